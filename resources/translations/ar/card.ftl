# بطاقة الادعاء وبطاقة الكيان وشريط السمات

card-claim = بطاقة الادعاء
card-entity = بطاقة الكيان
card-part = بطاقة الوسم
card-default = { $name } (المعتاد)
card-required = { $name } (لازمة)
card-missing = قيمة لازمة لم تُحدَّد بعد.
card-foreign = ليست هذه السمة في مجموعة الفئات، وقد بقيت كما هي.
card-stray = ليست هذه القيمة في مجموعة الفئات، وقد بقيت كما هي: { $value }
card-stray-label = { $name } (ليست في مجموعة الفئات)
card-stray-relation = { $name } (ليست في مجموعة الفئات)
card-drop = إزالة
card-drop-of = إزالة السمة «{ $name }»
card-today = اليوم
card-today-of = تاريخ اليوم في «{ $name }» (مفتاح المسافة)
card-open = فتح
card-open-of = فتح صفحة «{ $name }» في المتصفح
card-add = إضافة
card-add-relation = إضافة علاقة
card-add-of = إضافة علاقة: { $name }
card-arriving = { $name } (من وسم آخر)
card-evidence-supports = دليل يؤيده
card-evidence-attacks = دليل يعارضه
card-go-to = انتقال إلى «{ $words }»، { $label }
card-remove = حذف العلاقة «{ $name }» مع «{ $words }»
card-note = ملاحظة على العلاقة «{ $name }» مع «{ $words }»
card-elsewhere = في مقال آخر
card-in-another = { $words } · في مقال آخر
card-relate-choose = اختر طرف العلاقة «{ $name }»: اكتب الحرف الظاهر فوق وسمه أو انقر الوسم. المفتاح Esc يلغي ذلك.
card-speaker-is = القائل:
card-inside = في داخل الادعاء
card-inside-of = فئة «{ $name }»: { $count }
card-more = و{ $count } غيرها
card-proclitic = الحروف المتصلة قبله: { $letters }
card-depth = { $count ->
    [zero] ليس داخل وسم آخر
    [one] داخل وسم واحد
    [two] داخل وسمين
    [few] داخل { $count } وسوم
    [many] داخل { $count } وسمًا
   *[other] داخل { $count } وسم
}
card-mentions = { $count ->
    [zero] لا ذكر له في هذا المقال
    [one] ذُكر مرة واحدة في هذا المقال
    [two] الذكر { $at } من ذكرين في هذا المقال
    [few] الذكر { $at } من { $count } في هذا المقال
    [many] الذكر { $at } من { $count } في هذا المقال
   *[other] الذكر { $at } من { $count } في هذا المقال
}
card-previous = السابق
card-previous-mention = الذكر السابق للكيان نفسه
card-next = التالي
card-next-mention = الذكر التالي للكيان نفسه

card-strip = سمات «{ $label }»: اختر بالحرف
card-strip-values = { $name }: اختر بالرقم
card-strip-filter = { $name }: اختر بالرقم أو اكتب من الاسم · { $typed }
card-strip-write = { $name }: اكتب ثم اضغط Enter
card-strip-date = { $name }: اكتب هكذا 2024-01-31 ثم اضغط Enter؛ مفتاح المسافة لتاريخ اليوم
card-strip-foot = للخروج Esc · للبطاقة كلها Enter
card-strip-foot-values = للرجوع Esc · لإزالة القيمة Del
card-strip-foot-write = للرجوع Esc · لإزالة القيمة امحُ ما في الحقل ثم اضغط Enter
card-strip-foot-many = الرقم يضيف القيمة أو يزيلها · للإنهاء Enter · للرجوع Esc
card-strip-foot-more = حرف لسمة أخرى · للإنهاء Esc · وأي مفتاح آخر يواصل العمل في النص
card-strip-repeat = تكرار: { $name } = { $value }
card-strip-set = صارت السمة «{ $name }»: { $value }
card-strip-cleared = أُزيلت القيمة: { $name }
card-strip-unserved = لا سمة «{ $name }» لهذا الوسم.
card-strip-none = لا سمات لهذه الفئة.
card-strip-missing = لازمة
