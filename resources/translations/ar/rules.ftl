# What breaks a rule: a quiet finding, never an accusation
rules-unknown-label = الفئة { $label } ليست في مجموعة الفئات: «{ $what }»
rules-missing-attribute = تنقص «{ $what }» سمة لازمة: { $attribute }
rules-unknown-attribute = ليس لفئة «{ $what }» السمة { $attribute }، وقيمتها محفوظة: { $value }
rules-bad-value = قيمة السمة { $attribute } ليست من قيمها في مجموعة الفئات: { $value }
rules-overlap = يتقاطع «{ $what }» مع «{ $other }»، ومجموعة الفئات لا تسمح بذلك
rules-double = الوسم نفسه مرتين: «{ $what }»
rules-white-edge = يبدأ الوسم أو ينتهي بفراغ: «{ $what }»
rules-stray-mark = يبدأ الوسم أو ينتهي بعلامة ترقيم: «{ $what }»
rules-half-pair = في الوسم نصف زوج من العلامات { $mark }: «{ $what }»
rules-inside-word = حدّ الوسم في وسط كلمة: «{ $what }»
rules-attached-letters = في أول الوسم حرف ملحق بالكلمة: «{ $what }»
rules-unknown-relation = العلاقة { $label } ليست في مجموعة الفئات
rules-loose-end = علاقة { $label } بلا طرف
rules-relation-ends = لا تصل العلاقة { $label } بين { $from } و{ $to }
rules-relation-across = لا تصل العلاقة { $label } بين مقالين
rules-double-relation = العلاقة نفسها مرتين: { $label }
rules-unused-source = مصدر قول بلا ادعاء: «{ $what }»
rules-unused-cue = قرينة إسناد بلا ادعاء: «{ $what }»
rules-no-source = ادعاء مسند بلا مصدر: «{ $what }»
rules-source-unsaid = للادعاء مصدر، والإسناد يقول غير ذلك: «{ $what }»
rules-label-cycle = الفئة { $label } أصلٌ لنفسها في مجموعة الفئات
rules-unknown-document = في المقالات التصنيف «{ $label }» ولا تعرفه مجموعة الفئات، وهو محفوظ كما هو (عدد المقالات: { $count })
rules-unknown-document-value = في المقالات القيمة «{ $value }» للتصنيف «{ $label }» ولا تعرفها مجموعة الفئات، وهي محفوظة كما هي (عدد المقالات: { $count })

rules-name-unknown-label = فئات ليست في مجموعة الفئات
rules-name-missing-attribute = سمات لازمة ناقصة
rules-name-unknown-attribute = سمات ليست لفئة الوسم
rules-name-bad-value = قيم ليست في مجموعة الفئات
rules-name-overlap = وسوم متقاطعة
rules-name-double = الوسم نفسه مرتين
rules-name-white-edge = فراغ عند الحدّ
rules-name-stray-mark = علامة ترقيم عند الحدّ
rules-name-half-pair = نصف زوج من العلامات
rules-name-inside-word = حدّ في وسط كلمة
rules-name-attached-letters = حرف ملحق في أول الوسم
rules-name-unknown-relation = علاقات ليست في مجموعة الفئات
rules-name-loose-end = علاقات بلا طرف
rules-name-relation-ends = علاقات بين طرفين لا يناسبانها
rules-name-relation-across = علاقات بين مقالين
rules-name-double-relation = العلاقة نفسها مرتين
rules-name-unused-source = مصادر قول بلا ادعاء
rules-name-unused-cue = قرائن إسناد بلا ادعاء
rules-name-no-source = ادعاءات مسندة بلا مصدر
rules-name-source-unsaid = إسناد لا يوافق المصدر
rules-name-label-cycle = فئات هي أصل لنفسها
rules-name-unknown-document = تصنيفات مقالات لا تعرفها مجموعة الفئات
rules-name-unknown-document-value = قيم تصنيفات لا تعرفها مجموعة الفئات

# قائمتها
rules-title = الملاحظات
rules-waiting = { $count ->
    [zero] لا وسوم تنتظر موضعًا
    [one] وسوم تنتظر موضعًا في مقال واحد: اذهب إليه
    [two] وسوم تنتظر موضعًا في مقالين: اذهب إلى التالي
    [few] وسوم تنتظر موضعًا في { $count } مقالات: اذهب إلى التالي
    [many] وسوم تنتظر موضعًا في { $count } مقالًا: اذهب إلى التالي
   *[other] وسوم تنتظر موضعًا في { $count } مقال: اذهب إلى التالي
}
rules-scope = أي الملاحظات
rules-scope-article = هذا المقال
rules-scope-project = المشروع كله
rules-becomes = يصير «{ $what }»
rules-ends = من { $start } إلى { $end }
rules-of = { $rule } ({ $count })
rules-group = { $rule }، عدد الملاحظات: { $count }
rules-folded = { $rule }، عدد الملاحظات: { $count }، مطويّة
rules-said = { $said } في { $name }
rules-fix = أصلِح
rules-fix-tip = مفتاح المسافة يصلح الملاحظة المختارة، ومع Shift كل ملاحظات قاعدتها
rules-fix-all = { $count ->
    [zero] لا شيء يُصلَح
    [one] أصلِح الملاحظة الوحيدة
    [two] أصلِح الملاحظتين كلتيهما
    [few] أصلِح الملاحظات الـ{ $count } كلها
    [many] أصلِح الملاحظات الـ{ $count } كلها
   *[other] أصلِح الملاحظات الـ{ $count } كلها
}
rules-fix-ask = { $count ->
    [zero] لا شيء يُصلَح: «{ $from }» و«{ $to }».
    [one] تصير «{ $from }» «{ $to }». خطوة واحدة تتراجع عنها متى شئت.
    [two] إصلاحان، منهما «{ $from }» ← «{ $to }». خطوة واحدة تتراجع عنها متى شئت.
    [few] { $count } إصلاحات، منها «{ $from }» ← «{ $to }». خطوة واحدة تتراجع عنها متى شئت.
    [many] { $count } إصلاحًا، منها «{ $from }» ← «{ $to }». خطوة واحدة تتراجع عنها متى شئت.
   *[other] { $count } إصلاح، منها «{ $from }» ← «{ $to }». خطوة واحدة تتراجع عنها متى شئت.
}
rules-fix-ask-remove = { $count ->
    [zero] لا شيء يُزال.
    [one] يُزال مكرَّر واحد. خطوة واحدة تتراجع عنها متى شئت.
    [two] يُزال اثنان من المكرَّر أو ما لا طرف له. خطوة واحدة تتراجع عنها متى شئت.
    [few] تُزال { $count } من المكرَّر وما لا طرف له. خطوة واحدة تتراجع عنها متى شئت.
    [many] يُزال { $count } من المكرَّر وما لا طرف له. خطوة واحدة تتراجع عنها متى شئت.
   *[other] يُزال { $count } من المكرَّر وما لا طرف له. خطوة واحدة تتراجع عنها متى شئت.
}
rules-fix-ask-value = { $count ->
    [zero] لا شيء يُصلَح.
    [one] يأخذ وسم واحد القيمة الأولية. خطوة واحدة تتراجع عنها متى شئت.
    [two] يأخذ وسمان القيمة الأولية. خطوة واحدة تتراجع عنها متى شئت.
    [few] تأخذ { $count } وسوم القيمة الأولية. خطوة واحدة تتراجع عنها متى شئت.
    [many] يأخذ { $count } وسمًا القيمة الأولية. خطوة واحدة تتراجع عنها متى شئت.
   *[other] يأخذ { $count } وسم القيمة الأولية. خطوة واحدة تتراجع عنها متى شئت.
}
rules-fix-do = أصلِحها
rules-fix-not = اتركها
rules-fixed = { $count ->
    [zero] لم تُصلَح أي ملاحظة
    [one] أُصلحت ملاحظة واحدة
    [two] أُصلحت ملاحظتان
    [few] أُصلحت { $count } ملاحظات
    [many] أُصلحت { $count } ملاحظة
   *[other] أُصلحت { $count } ملاحظة
}
rules-nothing-fixed = لم يبق هنا ما يُصلَح من تلقاء نفسه
rules-silence = أسكت هذه القاعدة
rules-silenced = { $count ->
    [zero] لا قواعد مسكتة
    [one] قاعدة مسكتة
    [two] قاعدتان مسكتتان
    [few] { $count } قواعد مسكتة
    [many] { $count } قاعدة مسكتة
   *[other] { $count } قاعدة مسكتة
}
rules-silenced-tip = قواعد لا يُنبَّه عليها في هذا المشروع؛ اختر إحداها ليُنبَّه عليها من جديد
rules-silenced-now = أُسكتت في هذا المشروع: { $rule }
rules-told-again = يُنبَّه عليها من جديد: { $rule }
rules-searching = جارٍ النظر في المشروع…
rules-searched = جارٍ النظر في المشروع: { $count } من المقالات
rules-stop = أوقف
rules-none-article = لا ملاحظات على هذا المقال
rules-none-project = لا ملاحظات على المشروع
rules-no-article = افتح مقالًا لترى ما عليه من ملاحظات
rules-stopped = أُوقف البحث، وما وُجد حتى الآن في القائمة
rules-count = { $count ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة
    [two] ملاحظتان
    [few] { $count } ملاحظات
    [many] { $count } ملاحظة
   *[other] { $count } ملاحظة
}
rules-count-more = أكثر من { $count } ملاحظة
rules-gone = لم يعد هذا موجودًا
rules-chip-tip = يعرض ما على هذا المقال من ملاحظات
