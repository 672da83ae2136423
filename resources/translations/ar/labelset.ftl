# بطاقة دليل الفئة، ومحرر مجموعة الفئات
labelset-card-edit = تحرير…
labelset-card-of = دليل «{ $name }»
labelset-edit-label = تحرير الفئة…
labelset-card-number = { $at } من { $count }
labelset-card-none = لم يُكتب دليل لهذه الفئة بعد.
labelset-card-no-labels = ليس في مجموعة فئات هذا المشروع فئات بعد.
labelset-card-include = ما يدخل فيها
labelset-card-exclude = ما لا يدخل فيها
labelset-card-examples = أمثلة
labelset-card-decision = كيف تقرّر
labelset-title = مجموعة الفئات
labelset-read-only = فُتح هذا المشروع للقراءة: يمكنك الاطلاع على مجموعة فئاته ومقارنتها وتصديرها، لا تغييرها.
labelset-tab-label = الفئات
labelset-tab-attribute = السمات
labelset-tab-relation = العلاقات
labelset-tab-document = تصنيفات المقالات
labelset-tab-layer = الطبقات
labelset-tab-rules = القواعد
labelset-tab-set = المجموعة
labelset-page-general = عام
labelset-page-card = الدليل
labelset-nothing-here = لا شيء هنا بعد. زر «إضافة» ينشئ الأول.
labelset-add = إضافة
labelset-duplicate = تكرار
labelset-up = إلى أعلى
labelset-down = إلى أسفل
labelset-merge = دمج في…
labelset-split = تقسيم…
labelset-remove = إزالة…
labelset-copy-of = { $name } (نسخة)
labelset-in-ar = بالعربية
labelset-in-en = بالإنجليزية
labelset-field-names = الاسم
labelset-field-code = الرمز
labelset-field-short = الرمز المختصر في الصفحة
labelset-field-look = اللون والخط
labelset-field-slot = اللون
labelset-field-line = الخط
labelset-field-form = هيئة الرسم
labelset-field-shortcut = المفتاح
labelset-field-layer = الطبقة
labelset-field-parent = تندرج تحت
labelset-field-role = دورها في الادعاء
labelset-field-proclitics = الحروف المتصلة (و ف ب ل ك)
labelset-field-determiner = أداة التعريف (ال)
labelset-field-guideline = التعريف
labelset-field-card = الدليل
labelset-field-card-include = ما يدخل، كل بند في سطر
labelset-field-card-exclude = ما لا يدخل، كل بند في سطر
labelset-field-card-examples = أمثلة، وبين ⟦ ⟧ ما يُوسَم
labelset-field-card-decision = كيف تقرّر
labelset-field-kind = النوع
labelset-field-key = حرفها في شريط السمات
labelset-field-choices = القيم
labelset-field-default = ما يظهر حيث لم يُحدَّد شيء
labelset-field-required = مطلوبة
labelset-field-long = عدة أسطر
labelset-field-labels = الفئات التي لها هذه السمة
labelset-field-domain = تخرج من
labelset-field-range = تصل إلى
labelset-field-symmetric = واحدة في الاتجاهين
labelset-field-across = قد تصل بين مقالين
labelset-field-many = عدة قيم
labelset-field-overlap = وسوم هذه الطبقة
labelset-field-id = اسم المجموعة في الملفات
labelset-field-silenced = القواعد المُسكَتة
labelset-field-version = الإصدار
labelset-field-name = الاسم
labelset-and = ، { "" }
labelset-all-labels = إن لم تختر شيئًا فهي لكل فئات الطبقة.
labelset-all-ends = إن لم تختر شيئًا فأي فئة.
labelset-parent-none = لا شيء
labelset-role-none = لا دور
labelset-role-claim = ادعاء
labelset-role-source = مصدر القول
labelset-role-cue = قرينة الإسناد
labelset-role-evidence = دليل
labelset-role-speaker = من قاله
labelset-role-speaker-entity = من يشير إليه مصدر القول
labelset-role-addressee = المخاطَب
labelset-role-about = موضوعه
labelset-role-time = متى
labelset-role-place = أين
labelset-role-supports = يدعم
labelset-role-attacks = يعارض
labelset-role-same = الادعاء نفسه
labelset-role-contradicts = يناقض
labelset-form-lane = خط تحت النص
labelset-form-band = شريط خلف النص
labelset-form-thin = خط رفيع تحت النص
labelset-clitic-out = خارج حدود الوسم
labelset-clitic-in = داخل حدود الوسم
labelset-overlap-any = قد تتقاطع
labelset-overlap-nested = تتداخل ولا تتقاطع
labelset-overlap-none = لا يقع بعضها على بعض
labelset-kind-choice = قيمة واحدة من عدة
labelset-kind-choices = قيم من عدة
labelset-kind-flag = نعم أو لا
labelset-kind-text = نص
labelset-kind-number = عدد
labelset-kind-date = تاريخ
labelset-kind-link = رابط كيان (Q… أو NIL)
labelset-line-solid = متصل
labelset-line-dashed = متقطع
labelset-line-dotted = منقّط
labelset-look = اللون { $slot }، خط { $line }
labelset-look-taken = تستعمله { $name }
labelset-choice-code = الرمز
labelset-choice-ar = الاسم العربي
labelset-choice-en = الاسم الإنجليزي
labelset-choice-uses = الاستعمال
labelset-key-window = هذا المفتاح في النافذة لأمر «{ $name }». اضغط غيره.
labelset-rules-why = كل قاعدة مؤشَّر عليها تُذكر مخالفاتها في قائمة الملاحظات وعند الفحص، ولا تمنع قاعدة منها أحدًا من العمل.
labelset-rule-unknown-label = فئات لا تعرفها المجموعة
labelset-rule-missing-attribute = سمات مطلوبة ناقصة
labelset-rule-odd-attribute = سمات وقيم لا تعرفها المجموعة
labelset-rule-overlap = وسوم تتقاطع حيث لا تسمح الطبقة
labelset-rule-double = الوسم نفسه مرتين
labelset-rule-white-edge = فراغ عند حد الوسم
labelset-rule-stray-mark = علامة ترقيم عند حد الوسم
labelset-rule-half-pair = علامة تنصيص أو قوس بلا قرين
labelset-rule-inside-word = حدود داخل الكلمة
labelset-rule-attached-letters = حروف متصلة في وسوم لا تشملها
labelset-rule-unknown-relation = علاقات لا تعرفها المجموعة
labelset-rule-loose-end = علاقات بلا طرف
labelset-rule-wrong-ends = علاقات بين فئات لا تصل بينها
labelset-rule-double-relation = العلاقة نفسها مرتين
labelset-rule-unused-part = مصادر وقرائن بلا ادعاء
labelset-rule-attribution = ادعاءات منسوبة بلا مصدر
labelset-wrong-empty = اكتب شيئًا هنا.
labelset-wrong-edges = في أوله أو آخره فراغ. احذف الفراغ.
labelset-wrong-long = أطول من { $most } حرف. اختصره.
labelset-wrong-hidden = فيه علامات خفية تقلب اتجاه ما حولها أو تقطعه ({ $codes }). اكتبه من جديد.
labelset-wrong-taken = «{ $value }» مستعمل عند «{ $other }». اختر غيره، أو ادمجهما.
labelset-wrong-alike = «{ $value }» يشبه «{ $other }» في العين وحروفهما مختلفة ({ $codes }). اختر ما لا يلتبس به.
labelset-wrong-value = لا تصلح «{ $value }» هنا. الممكن: { $choices }.
labelset-wrong-nothing = ليس في المجموعة شيء رمزه «{ $value }».
labelset-wrong-cycle = تصير الفئة أصلًا لنفسها. اختر غيرها.
labelset-wrongs = { $count ->
    [zero] لا مانع. { $first }
    [one] مانع واحد: { $first }
    [two] مانعان، أولهما: { $first }
    [few] { $count } موانع، أولها: { $first }
    [many] { $count } مانعًا، أولها: { $first }
   *[other] { $count } مانع، أولها: { $first }
}
labelset-layer-used = في «{ $name }» فئات أو سمات. انقلها إلى طبقة أخرى أو أزلها أولًا.
labelset-fate-title = ماذا يصير باستعمالاتها؟
labelset-fate-question = { $count ->
    [zero] لا تُستعمل «{ $name }» في هذا المشروع.
    [one] تُستعمل «{ $name }» مرة واحدة في هذا المشروع.
    [two] تُستعمل «{ $name }» مرتين في هذا المشروع.
    [few] تُستعمل «{ $name }» { $count } مرات في هذا المشروع.
    [many] تُستعمل «{ $name }» { $count } مرة في هذا المشروع.
   *[other] تُستعمل «{ $name }» { $count } مرة في هذا المشروع.
}
labelset-fate-keep = تبقى، وتُعلَّم بأنها غير معروفة
labelset-fate-keep-why = لا يضيع شيء، ويمكن إعطاؤها فئة أخرى لاحقًا.
labelset-fate-remove = تُزال معها
labelset-fate-remove-why = تزول معها العلاقات المتصلة بها، ويعيد التراجع كل ذلك في خطوة واحدة.
labelset-fate-move = تُنقل إلى:
labelset-fate-agree = إزالة
labelset-merge-title = دمج في فئة أخرى
labelset-merge-question = { $count ->
    [zero] تخرج «{ $name }» من المجموعة، ولا استعمال لها. ادمجها في:
    [one] تخرج «{ $name }» من المجموعة، ويأخذ استعمالها الواحد هذه الفئة:
    [two] تخرج «{ $name }» من المجموعة، ويأخذ استعمالاها هذه الفئة:
    [few] تخرج «{ $name }» من المجموعة، وتأخذ استعمالاتها الـ{ $count } هذه الفئة:
    [many] تخرج «{ $name }» من المجموعة، وتأخذ استعمالاتها الـ{ $count } هذه الفئة:
   *[other] تخرج «{ $name }» من المجموعة، وتأخذ استعمالاتها الـ{ $count } هذه الفئة:
}
labelset-merge-agree = دمج
labelset-merge-nothing = لا فئة أخرى لتُدمج فيها.
labelset-split-title = تقسيم فئة بحسب سمة
labelset-split-question = تأخذ استعمالات «{ $name }» فئة أخرى بحسب قيمة هذه السمة، وما ليست له قيمة منها يبقى على حاله.
labelset-split-by = السمة
labelset-split-value = { $value } ({ $count })
labelset-split-stays = تبقى كما هي
labelset-split-new = فئة جديدة
labelset-split-agree = تقسيم
labelset-split-nothing = اختر فئة أخرى لقيمة واحدة على الأقل.
labelset-split-code = لا يصلح «{ $value }» رمزًا لفئة جديدة: فهو مستعمل أو ليس رمزًا.
labelset-split-later = هذه الفئة جديدة أو تجمع غيرها. طبّق التغييرات أولًا ثم قسّمها.
labelset-split-no-attribute = ليس للفئة «{ $name }» سمة ذات قيم تُقسَّم بحسبها.
labelset-flag-true = نعم
labelset-flag-false = لا
labelset-more = ملف
labelset-export = تصدير إلى ملف…
labelset-import = استيراد من ملف…
labelset-compare = مقارنة بملف…
labelset-starters = البدء من مجموعة جاهزة
labelset-export-title = تصدير مجموعة الفئات
labelset-import-title = استيراد مجموعة فئات
labelset-compare-title = مقارنة مجموعة الفئات بملف
labelset-exported = كُتبت مجموعة الفئات في «{ $name }».
labelset-differences-title = ما تختلف فيه المجموعتان
labelset-differences-replaces = يحل هذا محل ما غيّرته في المحرر حتى الآن، ولا يتغيّر المشروع إلا حين تطبّقه.
labelset-differences-unknown = في الملف ما لا تعرفه حاشية: { $fields }. لن يؤخذ به.
labelset-differences-take = أخذها إلى المحرر
labelset-back = عودة إلى المحرر
labelset-review = مراجعة وتطبيق…
labelset-apply = تطبيق
labelset-counting = يجري عدّ ما سيتغيّر…
labelset-applying = يجري تطبيق التغيير…
labelset-applied-alone = غُيّرت مجموعة الفئات.
labelset-applied = { $count ->
    [zero] غُيّرت مجموعة الفئات.
    [one] غُيّرت مجموعة الفئات وسجل واحد معها.
    [two] غُيّرت مجموعة الفئات وسجلان معها.
    [few] غُيّرت مجموعة الفئات و{ $count } سجلات معها.
    [many] غُيّرت مجموعة الفئات و{ $count } سجلًا معها.
   *[other] غُيّرت مجموعة الفئات و{ $count } سجل معها.
}
labelset-plan-uses = { $count ->
    [zero] لا يتغيّر سجل في هذا المشروع
    [one] يتغيّر سجل واحد في هذا المشروع
    [two] يتغيّر سجلان في هذا المشروع
    [few] تتغيّر { $count } سجلات في هذا المشروع
    [many] يتغيّر { $count } سجلًا في هذا المشروع
   *[other] يتغيّر { $count } سجل في هذا المشروع
}
labelset-plan-no-uses = لا يتغيّر شيء مما وُسم
labelset-plan-nothing = لا شيء سيتغيّر.
labelset-plan-others = كل ما عدا ذلك يبقى كما هو، وكله خطوة واحدة يعيدها التراجع.
labelset-plan-set = في مجموعة الفئات نفسها
labelset-plan-more = { $count ->
    [zero] ولا غير ذلك
    [one] وواحد غيرها
    [two] واثنان غيرها
    [few] و{ $count } غيرها
    [many] و{ $count } غيرها
   *[other] و{ $count } غيرها
}
labelset-plan-look = إظهاره في مقاله
labelset-away = تنتظرك تغييرات مجموعة الفئات، ولم يُطبَّق منها شيء بعد.
labelset-return = عودة إلى مجموعة الفئات
labelset-leave-title = ترك التغييرات؟
labelset-leave-question = لم يُطبَّق بعد ما غيّرته في مجموعة الفئات. إن أغلقت الآن ضاع، ويبقى المشروع كما هو.
labelset-leave = ترك التغييرات
labelset-stay = متابعة التحرير
labelset-undoing = يجري التراجع عن تغيير مجموعة الفئات…
labelset-undone = عادت مجموعة الفئات واستعمالاتها كما كانت.
