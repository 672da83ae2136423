# The program and its start
ui-app-name = حاشية
ui-start-line = اقرأ المقالات، وسِم ما فيها من كيانات وادعاءات، وصدّرها مجموعة بيانات مضبوطة المواضع.
ui-start-demo = جرّب المشروع النموذجي
ui-start-new = مشروع جديد…
ui-start-open = فتح مشروع…
ui-start-restore = استرجاع مشروع من نسخة احتياطية…
ui-start-recent = مشاريع حديثة
ui-close = إغلاق
ui-cancel = إلغاء
ui-ok = حسنًا
ui-choose = اختيار…
ui-clear = مسح

# Menus
ui-menu-file = ملف
ui-menu-edit = تحرير
ui-menu-annotate = توسيم
ui-menu-view = عرض
ui-menu-go = انتقال
ui-menu-help = مساعدة
ui-menu-place = التحديد وحدوده
ui-menu-marks = الوسوم والعلاقات
ui-menu-recent = مشاريع حديثة
ui-menu-paragraph = اتجاه الفقرة
ui-menu-face = الخط
ui-menu-measure = عرض العمود
ui-menu-spacing = تباعد الأسطر
ui-menu-theme = المظهر

# Actions
ui-action-new = مشروع جديد…
ui-action-open = فتح مشروع…
ui-action-demo = فتح المشروع النموذجي
ui-action-save-copy = احفظ نسخة…
ui-action-put-back = أعِد المشروع إلى القرص الآن
ui-action-import = استيراد مقالات…
ui-action-import-folder = استيراد مجلد…
ui-action-paste-article = لصق مقال جديد
ui-action-export = تصدير مجموعة بيانات…
ui-action-save-article = حفظ المقال صورةً أو صفحة…
ui-action-restore-backup = العودة إلى حالة سابقة…
ui-action-print = طباعة…
ui-action-settings = الإعدادات…
ui-action-close-project = إغلاق المشروع
ui-action-quit = خروج
ui-action-undo = تراجع
ui-action-redo = إعادة
ui-action-copy = نسخ النص
ui-action-find = البحث في المقال…
ui-action-find-everywhere = البحث في النصوص كلها…
ui-action-find-here = البحث في المقال
ui-action-find-next = النتيجة التالية
ui-action-find-previous = النتيجة السابقة
ui-action-label-set = مجموعة الفئات…
ui-action-details = عنوان المقال وبياناته…
ui-action-correct-text = تصحيح النص…
ui-action-bin-article = نقل المقال إلى سلة المحذوفات
ui-action-pick = اختيار فئة…
ui-action-enter = التركيز على الوسم هنا، أو اختيار فئة
ui-action-repeat = تكرار آخر فئة
ui-action-change = تغيير الفئة…
ui-action-toggle = التبديل بين آخر فئتين
ui-action-attributes = سمات الوسم
ui-action-note = ملاحظة على الوسم
ui-action-doubt = الوسم أو العلاقة: غير مؤكد
ui-action-claim = ادعاء من الاقتباس أو الجملة
ui-action-accept = قبول المقترح
ui-action-reject = رفض المقترح
ui-action-delete = حذف الوسم
ui-action-sentence = تحديد الجملة
ui-action-widen = توسيع التحديد
ui-action-narrow = تضييق التحديد
ui-action-swap-edge = تبديل الحد النشط
ui-action-edge-left = الحد النشط حرفًا إلى اليسار
ui-action-edge-right = الحد النشط حرفًا إلى اليمين
ui-action-other-left = الحد الآخر حرفًا إلى اليسار
ui-action-other-right = الحد الآخر حرفًا إلى اليمين
ui-action-trim-start = فصل ما اتصل بأول الكلمة
ui-action-trim-start-back = ردّ ما فُصل من أول الكلمة
ui-action-trim-end = فصل ما اتصل بآخر الكلمة
ui-action-trim-end-back = ردّ ما فُصل من آخر الكلمة
ui-action-inner = الوسم الداخلي
ui-action-outer = الوسم الخارجي
ui-action-cycle = الوسم التالي في الموضع نفسه
ui-action-word-left = كلمة إلى اليسار
ui-action-word-right = كلمة إلى اليمين
ui-action-line-up = سطر إلى أعلى
ui-action-line-down = سطر إلى أسفل
ui-action-sentence-left = جملة إلى اليسار
ui-action-sentence-right = جملة إلى اليمين
ui-action-page-up = صفحة إلى أعلى
ui-action-page-down = صفحة إلى أسفل
ui-action-paragraph-start = أول الفقرة
ui-action-paragraph-end = آخر الفقرة
ui-action-article-start = أول المقال
ui-action-article-end = آخر المقال
ui-action-extend-word-left = تمديد التحديد كلمة إلى اليسار
ui-action-extend-word-right = تمديد التحديد كلمة إلى اليمين
ui-action-extend-line-up = تمديد التحديد سطرًا إلى أعلى
ui-action-extend-line-down = تمديد التحديد سطرًا إلى أسفل
ui-action-extend-sentence-left = تمديد التحديد جملة إلى اليسار
ui-action-extend-sentence-right = تمديد التحديد جملة إلى اليمين
ui-action-extend-page-up = تمديد التحديد صفحة إلى أعلى
ui-action-extend-page-down = تمديد التحديد صفحة إلى أسفل
ui-action-extend-paragraph-start = تمديد التحديد إلى أول الفقرة
ui-action-extend-paragraph-end = تمديد التحديد إلى آخر الفقرة
ui-action-extend-article-start = تمديد التحديد إلى أول المقال
ui-action-extend-article-end = تمديد التحديد إلى آخر المقال
ui-action-back = خطوة إلى الوراء
ui-action-zoom-in = تكبير النص
ui-action-zoom-out = تصغير النص
ui-action-harakat = الحركات
ui-action-paragraph-auto = بحسب أول حرف فيها
ui-action-paragraph-rtl = من اليمين إلى اليسار
ui-action-paragraph-ltr = من اليسار إلى اليمين
ui-action-paragraph-breaks = إظهار فواصل الفقرات بعد «.,»
ui-action-signs = المحارف غير المرئية
ui-action-zoom-reset = حجم النص المعتاد
ui-action-face-naskh = نسخ نوتو (Noto Naskh Arabic)
ui-action-face-amiri = الأميري (Amiri)
ui-action-face-scheherazade = شهرزاد (Scheherazade New)
ui-action-face-sans = نوتو بلا زوائد (Noto Sans Arabic)
ui-action-face-vazirmatn = وزيرمتن (Vazirmatn)
ui-action-face-nastaliq = نستعليق (Noto Nastaliq Urdu)
ui-action-face-frank-ruhl = فرانك روهل العبري (Frank Ruhl Libre)
ui-action-face-serif-hebrew = نوتو العبري (Noto Serif Hebrew)
ui-action-measure-narrow = عمود ضيق
ui-action-measure-normal = عمود معتاد
ui-action-measure-wide = عمود عريض
ui-action-spacing-compact = أسطر متقاربة
ui-action-spacing-normal = أسطر معتادة
ui-action-spacing-airy = أسطر متباعدة
ui-action-steady-line = تثبيت السطر الحالي في وضع التركيز
ui-action-all-relations = إظهار كل العلاقات المرئية
ui-action-reserve-lanes = إبقاء مكان لصفّين من الوسوم تحت كل سطر
ui-action-inspector = إظهار البطاقة أو إخفاؤها
ui-action-history = السجل
ui-action-second-article = مقال ثانٍ بجانب الأول
ui-action-findings = الملاحظات
ui-action-paragraph = إظهار الفقرة الحالية نصًّا عاديًّا
ui-action-focus-mode = وضع التركيز
ui-action-next-pane = الجزء التالي من النافذة
ui-action-previous-pane = الجزء السابق من النافذة
ui-action-theme-light = مظهر فاتح
ui-action-theme-sepia = مظهر ورقي
ui-action-theme-dark = مظهر داكن
ui-action-theme-contrast = مظهر عالي التباين
ui-action-theme-system = المظهر كما في النظام
ui-action-language = English
ui-action-claims = جدول ادعاءات المشروع
ui-action-entities = جدول كيانات المشروع
ui-action-hints = القفز إلى كلمة بحروف
ui-action-bookmark = ضع إشارة هنا أو أزِلها
ui-action-next-bookmark = الإشارة التالية
ui-action-next-waiting = المقال التالي الذي فيه وسوم بلا موضع
ui-action-previous-bookmark = الإشارة السابقة
ui-action-done-next = تمّ، والمقال التالي
ui-action-skip-next = تجاوَزْه، والمقال التالي
ui-action-article-labels = تصنيفات المقال
ui-action-article-note = ملاحظة على المقال
ui-action-next-article = المقال التالي
ui-action-previous-article = المقال السابق
ui-action-guideline = دليل الفئة
ui-action-shortcuts = اختصارات لوحة المفاتيح
ui-action-about = عن حاشية
ui-action-keys = تغيير المفاتيح…
ui-action-palette = بحث عن أمر…
ui-action-hide-marks = إخفاء الوسوم أو إظهارها (بالضغط المطوّل: ما دام المفتاح مضغوطًا)
ui-action-next-layer = إظهار طبقة واحدة من الوسوم، فالتي تليها، ثم كلها
ui-action-copy-json = نسخ الوسم بصيغة JSON
ui-action-lock = قفل القراءة
ui-action-context-menu = قائمة أوامر التوسيم

# The label bar and the picker
ui-label-bar = الفئات
ui-label-bar-more = المزيد
ui-label-bar-less = أقل
ui-label-bar-all = كل الفئات…
ui-picker-find = اكتب اسم الفئة…
ui-nothing-selected = حدّد كلمة أو أكثر، ثم اختر الفئة.

# The article's head and facts
ui-header-edit = البيانات…
ui-header-previous = السابق
ui-header-next = التالي
ui-header-done = تمّ، التالي
ui-header-undone = إعادة فتحه للعمل
ui-status-of-new = لم يبدأ
ui-status-of-in_progress = قيد العمل
ui-status-of-done = مكتمل
ui-status-of-skipped = متجاوَز
ui-fonts-arabic = لا يوجد في هذا الحاسوب خط فيه الحروف العربية، فظهرت مكانها مربعات. النص نفسه كامل ويمكن تحديده ووسمه. ثبّت الحزمة «fonts-noto-core» أو أي خط عربي، ثم شغّل حاشية من جديد.
ui-fonts-hebrew = لا يوجد في هذا الحاسوب خط فيه الحروف العبرية، فظهرت مكانها مربعات. النص نفسه كامل ويمكن تحديده ووسمه. ثبّت الحزمة «fonts-noto-core» أو أي خط عبري، ثم شغّل حاشية من جديد.
ui-fonts-emoji = لا يوجد في هذا الحاسوب خط فيه بعض رموز هذا المقال ({ $codes })، فظهرت مكانها مربعات. النص نفسه كامل. للرموز التعبيرية ثبّت الحزمة «fonts-noto-color-emoji»، ثم شغّل حاشية من جديد.
ui-fonts-other = لا يوجد في هذا الحاسوب خط فيه بعض حروف هذا المقال ({ $codes })، فظهرت مكانها مربعات. النص نفسه كامل ويمكن تحديده ووسمه. ثبّت خطًا لهذه الكتابة، ثم شغّل حاشية من جديد.
ui-focus-hint = تعود اللوحات بالمفتاح F11 أو Esc.
ui-focus-left = عادت اللوحات.
ui-progress = الفقرة { $at } من { $all } · { $percent } %
ui-progress-share = { $percent } %
ui-progress-minutes = بقي { $minutes } د
ui-progress-end = بلغت النهاية
ui-progress-tip = الفقرة، ونسبة ما قُرئ من النص، وزمن القراءة الباقي بمعدل 180 كلمة في الدقيقة
ui-article-required = { $name } (لازم)
ui-article-status = الحالة
ui-article-note = ملاحظة
ui-article-note-hint = ما ينبغي أن يُعرف عن المقال كله
ui-article-title = العنوان
ui-article-source = المصدر
ui-article-author = الكاتب
ui-article-published = تاريخ النشر
ui-article-url = الرابط
ui-article-language = اللغة
ui-article-direction = الاتجاه
ui-article-size = عدد المحارف: { $characters } · الترميز: { $encoding }
ui-article-count = الوسوم: { $annotations }
ui-language-ar = العربية
ui-language-fa = الفارسية
ui-language-ur = الأردية
ui-language-he = العبرية
ui-language-en = الإنجليزية
ui-language-fr = الفرنسية
ui-direction-auto = بحسب النص
ui-direction-rtl = من اليمين إلى اليسار
ui-direction-ltr = من اليسار إلى اليمين
ui-details-title = بيانات المقال

# Panels
ui-panel-articles = المدوّنة النصية
ui-panel-bin = سلة المحذوفات
ui-panel-article = بيانات المقال
ui-panel-inspector = بطاقة الوسم
ui-panel-annotations = وسوم المقال
ui-articles-filter = تصفية المقالات…
ui-articles-done = المكتمل: { $done } من { $all }
ui-articles-bin = سلة المحذوفات ({ $count })
ui-articles-back = العودة إلى المقالات
ui-articles-restore = استرجاع
ui-articles-empty = لا مقالات بعد. اسحب ملفات نصية إلى هنا أو اخترها.
ui-articles-import = استيراد مقالات…
ui-annotations-which = ما يُعرض من الوسوم
ui-annotations-filter = تصفية بالنص…
ui-annotations-none = لا وسوم في هذا المقال بعد. حدّد كلمات في النص ثم انقر فئتها أسفل الصفحة أو اضغط رقمها.
ui-annotations-none-claim = ولوسم ادعاء مع قائله: انقر موضع القول في النص، ثم اختر «{ $action }» من قائمة «{ $menu }».
ui-annotations-all = كل الفئات
ui-inspector-nothing = لم يُفتح مقال.
ui-inspector-where = الموضع { $start }–{ $end } · وسمه { $name }
ui-inspector-label = الفئة
ui-inspector-relations = العلاقات
ui-attribute-none = غير محدد
ui-attribute-yes = نعم
ui-attribute-no = لا
ui-attribute-hint-number = عدد
ui-attribute-hint-date = 2024-01-31
ui-attribute-hint-link = Q42
ui-attribute-bad-number = ليست هذه قيمة عددية، فبقيت القيمة السابقة.
ui-attribute-bad-date = يُكتب التاريخ هكذا: 2024-01-31، فبقيت القيمة السابقة.
ui-attribute-bad-link = يُكتب المعرّف هكذا: Q42، أو NIL إن بُحث عنه ولم يوجد. بقيت القيمة السابقة.
ui-attribute-bad-address = يبدأ عنوان الصفحة بـ http:// أو https://، فبقيت القيمة السابقة.
ui-attribute-bad-text = لم تُقبل القيمة، فبقيت القيمة السابقة.

# The status bar
ui-status-saved = حُفظ تلقائيًا { $time }
ui-status-all-saved = كل شيء محفوظ
ui-status-read-only = للقراءة فقط
ui-status-annotator = الموسِّم: { $name }
ui-status-annotator-tip = تغيير اسم الموسِّم
ui-status-size = حجم النص: { $pixels }
ui-status-counts = الوسوم: { $annotations } · العلاقات: { $relations }
ui-status-keyboard = لوحة المفاتيح: { $name }
ui-keyboard-latin = لاتينية
ui-keyboard-arabic = عربية
ui-keyboard-hebrew = عبرية

# Projects
ui-new-title = مشروع جديد
ui-new-name = مشروع جديد
ui-new-name-caption = اسم المشروع
ui-new-folder = المجلد
ui-new-schema = مجموعة الفئات
ui-new-schema-file = من ملف…
ui-new-no-labels = تبدأ بلا فئات، وتضيف ما تحتاج إليه في نافذة مجموعة الفئات.
ui-new-make = إنشاء
ui-new-taken = يوجد ملف باسم «{ $name }» في هذا المجلد. اختر اسمًا آخر.
ui-open-title = فتح مشروع
ui-files-folder = ابحث في
ui-files-name = اسم الملف
ui-files-kind = نوع الملفات
ui-files-projects = مشاريع حاشية
ui-files-articles = مقالات
ui-files-schemas = مجموعات فئات
ui-files-all = كل الملفات

# Settings
ui-settings-title = الإعدادات
ui-settings-language = لغة الواجهة
ui-settings-general = عام
ui-settings-reading = القراءة
ui-settings-group = مقالات باللغة
ui-settings-face = الخط
ui-settings-measure = عرض العمود
ui-settings-spacing = تباعد الأسطر
ui-reading-ar = العربية
ui-reading-fa = الفارسية
ui-reading-ur = الأردية
ui-reading-he = العبرية
ui-reading-other = لغات أخرى
ui-sample-ar = قال الأمين العام لحلف شمال الأطلسي إن «بعض القوات ستبقى»، وأضاف أن بغداد طلبت 200 مدرب. يقرأ النصَّ المُشكَّل كما كُتب، ولا تُقطع نقاط الباء والياء.
ui-sample-fa = پژوهشگران گفتند که چگونگی این گزارش هنوز روشن نیست و «نتیجه‌ها» را در سال ۲۰۲۴ می‌گویند. متن همان‌گونه که نوشته شده خوانده می‌شود.
ui-sample-ur = اقوام متحدہ کے سیکرٹری جنرل نے کہا ہے کہ پاکستان میں بڑے پیمانے پر گڑھے ہیں۔ یہ تحریر نستعلیق میں پڑھی جاتی ہے۔
ui-sample-he = ראש הממשלה אמר כי האו״ם יפעל למען השלום בין הצדדים. הטקסט נקרא כפי שנכתב, מימין לשמאל, בלי לשנות אות.
ui-sample-other = The text is read as it was written: “no letter is changed”, said the reader in 2024, and no line is stretched to fill the column.
ui-settings-theme = المظهر
ui-settings-size = حجم النص
ui-settings-annotator = اسم الموسِّم
ui-settings-language-why = تتغير لغة النافذة حين تُغلق الإعدادات.
ui-settings-annotator-why = يُكتب هذا الاسم مع كل وسم جديد، ولا تتغير به الوسوم السابقة.
ui-theme-system = كما في النظام
ui-theme-light = فاتح
ui-theme-sepia = ورقي
ui-theme-dark = داكن
ui-theme-contrast = عالي التباين

# Shortcuts, about, problems
ui-shortcuts-title = اختصارات لوحة المفاتيح
ui-shortcuts-find = ابحث عن أمر أو مفتاح…
ui-shortcuts-claims = من ينقر كلمة داخل ادعاء تظهر له بطاقة الادعاء، وتبقى المفاتيح للكلمة: فئات الكيانات، والأسهم مع Shift، والفصل، والحدود. ومن ينقر اسم الادعاء فوق السطر، أو يبلغه بالمفاتيح (Enter ثم U)، فالمفاتيح عندئذ للادعاء كله. Q يجعل الاقتباس أو الجملة عند المؤشر ادعاءً ويقترح قائله، وQ مرة أخرى يوسّعه إلى الاقتباس المحيط به ثم الجملة ثم يعود به إلى أوله. مسافة تقبل المقترح، وX ترفضه، وEsc يترك الادعاء بلا مقترح.
ui-shortcuts-what = الأمر
ui-shortcuts-keys = المفتاح
ui-shortcuts-labels = الفئات
ui-shortcuts-moves = الحركة في النص
ui-about-text = برنامج مكتبي لقراءة المقالات المكتوبة من اليمين إلى اليسار ووسم ما فيها من كيانات وادعاءات.
ui-about-versions = حاشية { $version } · Python { $python } · Qt { $qt }
ui-problem-title = تنبيه
ui-problem-details = عرض التفاصيل
ui-problem-copy = نسخ التفاصيل

# Import
ui-import-title = استيراد مقالات
ui-import-needs-project = افتح مشروعًا أو أنشئ مشروعًا جديدًا قبل الاستيراد.
ui-import-file = الملف
ui-import-name = العنوان
ui-import-encoding = الترميز
ui-import-language = اللغة
ui-import-state = الحالة
ui-import-reading = نقرأ الملفات…
ui-import-reading-some = نقرأ الملفات: { $done } من { $total }
ui-import-preview = معاينة
ui-import-go = استيراد
ui-import-duplicate = موجود في المشروع
ui-import-adds-marks = موجود، ومعه وسوم
ui-import-twin = مكرر في هذا الاستيراد
ui-import-twin-marks = مكرر، ومعه وسوم
ui-import-double-hint = نصه هو نص «{ $name }»، فلا يُضاف مقال جديد.
ui-import-double-hint-marks = نصه هو نص «{ $name }»، فلا يُضاف مقال جديد، وتُضاف إلى ذلك المقال وسومه التي ليست فيه لموسِّمها.
ui-import-summary-marks = موجودة تُفحص بحثًا عن وسوم جديدة: { $count }
ui-import-ready = جاهز
ui-import-with-marks = جاهز، الوسوم: { $count }
ui-import-with-marks-look = الوسوم: { $count }، مع ملاحظات
ui-import-unsure = تحقق من الترميز
ui-import-remark = ليس كله
ui-import-problem = لن يُستورد
ui-import-auto = تلقائي
ui-import-version = نص آخر لـ «{ $title }»
ui-import-version-hint = المقال «{ $title }» موجود هنا بنص آخر. لتعطيه هذا النص وتبقى وسومه، ألغِ الاستيراد واستعمل تحرير > تصحيح النص. أو ضع علامة على السطر ليُضاف مقالًا مستقلًا.
ui-import-storing = يجري الحفظ: { $done } من { $total }
ui-import-finishing = نكاد ننتهي: يُكتب كل شيء على القرص.
ui-import-stopping = نسحب ما حُفظ حتى الآن…
ui-import-summary = للاستيراد: { $ready } · مكرر: { $same } · فيه مشكلة: { $bad }
ui-import-none-yet = لم يُختر شيء بعد.
ui-import-none-hint = أضف ملفات أو مجلدًا، أو أفلتها هنا.
ui-import-summary-versions = متروكة لأنها نصوص أخرى لمقالات هنا: { $count }
ui-import-drop-more = إضافة ملفات…
ui-import-folder-title = استيراد مجلد
ui-import-folder = إضافة مجلد…
ui-import-tick-all = اختيار الكل
ui-import-tick-none = إلغاء الاختيار
ui-import-not-stored = { $reason ->
    [full] لم يُضف شيء لأن القرص ممتلئ. عملك السابق في «{ $name }» سليم، وما اخترته باقٍ هنا كما كان. أفرغ بعض المساحة ثم اضغط «استيراد» من جديد.
   *[other] لم يُضف شيء لأن القرص لم يقبله. عملك السابق في «{ $name }» سليم، وما اخترته باقٍ هنا كما كان. تحقق من القرص ثم اضغط «استيراد» من جديد.
}
ui-import-choice-stands = لم يُضف شيء، وما اخترته باقٍ هنا كما كان.
ui-import-cancelled = أُلغي الاستيراد ولم يُحفظ شيء.
ui-import-look = جاهز، انظر في الملاحظات
ui-import-column-text = عمود النصوص
ui-import-column-title = عمود العناوين
ui-import-column-none = لا شيء
ui-import-titles = العناوين
ui-import-titles-told = كما يذكرها الملف
ui-import-titles-first_line = السطر الأول
ui-import-titles-file_name = اسم الملف
ui-import-titles-tip = من أين تؤخذ عناوين مقالات هذا الاستيراد كلها
ui-import-paragraphs = الفقرات
ui-import-paragraphs-told = كما في الملف
ui-import-paragraphs-joins = كما في الملف، وبعد كل «.,»
ui-import-paragraphs-tip = أين تظهر نهايات الفقرات. في بعض الملفات كُتبت نهاية الفقرة «.,». يبقى النص ومواضعه كما في الملف.
ui-import-nameless = وسوم بلا اسم موسِّم ({ $count })
ui-import-nameless-mine = لي ({ $name })
ui-import-nameless-tip = لمن تُنسب الوسوم والعلاقات التي لا تذكر الملفات من وسمها: لك، أو لشخص آخر تختار اسمه أو تكتبه. تبقى الأسماء التي تذكرها الملفات كما هي. وبهذه الأسماء يُحسب الاتفاق بين الموسِّمين. يسري هذا على هذا الاستيراد وحده.
ui-import-tags = علامات IOB المخالفة
ui-import-tags-meant = تُقرأ بتسامح
ui-import-tags-strict = تُهمل
ui-import-tags-tip = العلامة التي تخالف نظامها، مثل I بلا B قبلها: إما أن تُقرأ على ما يبدو المقصود، وإما أن تُهمل فلا تسم شيئًا.
ui-import-breaks-offered = نهايات فقرات كُتبت «.,»: { $count }. يمكن لخيار «الفقرات» أعلاه أن يُظهر فاصلًا عندها، ويبقى النص كما هو.
ui-import-breaks-shown = فواصل تظهر بعد «.,»: { $count }. هي للعرض وحده، ويبقى النص ومواضعه كما في الملف.
ui-import-remarks = ملاحظات
ui-import-in-line = السطر { $line }: { $what }
ui-import-page-articles = المقالات
ui-import-page-names = الفئات والعلاقات
ui-import-page-names-new = الفئات والعلاقات (ليس في المشروع: { $count })
ui-import-matches-proposed = ما كان منها في المشروع باسم آخر اقتُرح مقابله، فانظر فيه قبل الاستيراد. ويدخل ما سواه باسمه في الملفات.
ui-import-matches-open = ليست هذه الأسماء كلها في المشروع. اختر ما يقابلها من أسمائه، أو دعها تدخل جديدة، أو اتركها.
ui-import-matches-known = هذه الأسماء كلها في المشروع، وتدخل كما هي ما لم تختر غير ذلك.
ui-import-matches-more = أسماء أخرى تدخل جديدة: { $count }.
ui-import-match-label = { $name } ({ $code })
ui-import-match-theirs = في الملفات
ui-import-match-count = المرات
ui-import-match-to = يدخل باسم
ui-import-match-state = الحالة
ui-import-problems-look = عرض ما يُترك
ui-import-match-new = يبقى اسمًا جديدًا
ui-import-match-leave-out = يُترك
ui-import-match-of = ما يدخل «{ $name }» باسمه
ui-import-match-is-proposed = مقترح
ui-import-match-is-new = جديد على المشروع
ui-import-match-is-known = في المشروع
ui-import-match-is-out = متروك
ui-import-match-is-chosen = من اختيارك
ui-import-names-label = الفئات
ui-import-names-relation = العلاقات
ui-import-names-attribute = السمات
ui-import-names-usual = كما اقتُرح
ui-import-names-keep = إبقاء الأسماء كلها
ui-import-names-look = النظر في الأسماء
ui-import-names-taken = يدخل باسم آخر:
ui-import-names-new = جديد على المشروع:
ui-import-names-out = متروك:
ui-import-name-as = { $theirs } باسم { $name }
ui-import-leave-title = الإغلاق بلا استيراد؟
ui-import-leave-question = لم يُستورد شيء بعد. إن أغلقت الآن ضاع ما اخترته:
ui-import-leave-ticks = أي المقالات تدخل
ui-import-leave-titles = العناوين التي كتبتها
ui-import-leave-languages = لغات المقالات
ui-import-leave-encoding = ترميز ملف
ui-import-leave-columns = أعمدة جدول
ui-import-leave-names = ما تدخل الفئات والعلاقات والسمات باسمه
ui-import-leave-rules = قواعد العناوين والفقرات والعلامات والوسوم التي بلا اسم
ui-import-leave-files = الملفات التي أضفتها
ui-import-leave = إغلاق على أي حال
ui-import-stay = العودة إلى الاستيراد
ui-paste-nothing = ليس فيما نُسخ ما يصلح مقالًا. انسخ نصًا فيه كلمات ثم الصقه.
ui-paste-name = ملصق
ui-paste-here = هذا النص في المشروع من قبل: «{ $title }». لم يُضف شيء.

# Export
ui-export-title = تصدير مجموعة بيانات
ui-export-format = الصيغة
ui-export-whose = وسوم مَن
ui-export-everyone = الجميع
ui-export-which = أي المقالات
ui-export-all = كل المقالات
ui-export-this = المقال المعروض
ui-export-layer = الطبقة
ui-export-scheme = نظام الوسوم
ui-export-level = من المتداخلة
ui-export-outermost = يبقى الأوسع
ui-export-innermost = يبقى الأضيق
ui-export-edges = الحد داخل الكلمة
ui-export-split = قسم الكلمة
ui-export-expand = أخذ الكلمة كلها
ui-export-marks = أي الوسوم
ui-export-all-marks = كل الوسوم
ui-export-one-layer = طبقة { $name }
ui-export-some = فئات مختارة…
ui-export-labels = الفئات
ui-export-status-done = المقالات المنجزة
ui-export-status-in_progress = المقالات قيد العمل
ui-export-status-new = المقالات الجديدة
ui-export-status-skipped = المقالات المتخطاة
ui-export-parts = التقسيم
ui-export-undivided = بلا تقسيم
ui-export-parts-why = نسب train وdev وtest، مثل 80/10/10، أو أسماء بنسبها: train=80,test=20. يبقى المقال في قسمه إذا أُضيفت مقالات.
ui-export-card = البطاقة
ui-export-card-why = مجلد فيه بطاقة
ui-export-card-tip = في البطاقة (README.md) الأعداد وتعريفات الفئات والاتفاق بين الموسِّمين والرخصة وما لا تتسع له الصيغة.
ui-export-labels-all = الكل
ui-export-labels-none = لا شيء
ui-export-labels-count = { $count } من { $all }
ui-export-licence = الرخصة
ui-export-docstart = أسطر ‎-DOCSTART-‎
ui-export-yes = نعم
ui-export-no = لا
ui-export-flavour = الشكل
ui-export-offsets = بالموضع والطول
ui-export-words = بالكلمات
ui-export-unit = وحدة المواضع
ui-export-code_point = نقاط الترميز
ui-export-utf-16 = وحدات UTF-16
ui-export-names = أسماء الفئات
ui-export-code = الرموز
ui-export-ar = الأسماء العربية
ui-export-en = الأسماء الإنجليزية
ui-export-relations = مع العلاقات
ui-export-spans = وسوم مجردة
ui-export-plus = CoNLL-U Plus
ui-export-conllu = CoNLL-U بعشرة أعمدة
ui-export-wojood = كما في Wojood
ui-export-nemo = كما في NEMO
ui-export-iob2 = IOB2
ui-export-bioes = BIOES
ui-export-iob1 = IOB1
ui-export-columns-2 = عمودان: الكلمة والوسم
ui-export-columns-4 = أربعة أعمدة كما في CoNLL-2003
ui-export-jsonl = JSON Lines
ui-export-parquet = Parquet
ui-export-sentences = سطر لكل جملة
ui-export-claims = سطر لكل ادعاء
ui-export-normalised = الادعاءات مع صياغتها المستقلة
ui-export-keep = للإبقاء على { $kept } منها اختر «{ $value }» في «{ $option }»
ui-export-keep-instead = للإبقاء على { $kept } منها اختر «{ $value }» في «{ $option }»، ويُترك غيرها بدلًا منها: { $instead }
ui-export-as-is = لكتابة { $kept } منها كما هي اختر «{ $value }» في «{ $option }»
ui-export-as-is-instead = لكتابة { $kept } منها كما هي اختر «{ $value }» في «{ $option }»، ويُكتب غيرها على غير صورته: { $instead }
ui-export-preview = { $done ->
    [yes] ما كُتب
   *[no] ما سيُكتب
}
ui-export-preview-of = { $done ->
    [yes] ما كُتب، وهذا أول «{ $name }»
   *[no] ما سيُكتب، وهذا أول «{ $name }»
}
ui-export-preview-binary = { $done ->
    [yes] ما كُتب (ليس ملفًا نصيًا فلا تُعرض أسطره)
   *[no] ما سيُكتب (ليس ملفًا نصيًا فلا تُعرض أسطره)
}
ui-export-preview-files = الملفات:
ui-export-preview-facts = { $articles ->
    [zero] لا مقالات · { $unit }
    [one] مقال واحد · { $unit }
    [two] مقالان · { $unit }
    [few] { $articles } مقالات · { $unit }
    [many] { $articles } مقالًا · { $unit }
   *[other] { $articles } مقال · { $unit }
}
ui-export-preview-labels = الفئات:
ui-export-unit-code_point = المواضع بنقاط الترميز
ui-export-unit-utf-16 = المواضع بوحدات UTF-16
ui-export-unit-token = المواضع بأرقام الكلمات
ui-export-unit-none = بلا مواضع
ui-export-target = الوجهة
ui-export-go = تصدير
ui-export-weighing = نحسب ما تحفظه هذه الصيغة…
ui-export-writing = نكتب مجموعة البيانات…
ui-export-nothing = { $kind ->
    [claims] ليس في ما اختير ادعاء، وهذه الصيغة لا تتسع لغير الادعاءات، فليس هناك ما يُصدَّر. اختر أكثر من ذلك، أو ضع وسوم الادعاءات أولًا، أو اختر صيغة أخرى.
    [unrated] الادعاءات كلها بلا حكم، وهذه الصيغة لا تتسع إلا لما فيه حكم، فليس هناك ما يُصدَّر. حدّد أحكام الادعاءات أولًا، أو اختر صيغة أخرى.
    [unworded] الادعاءات كلها بلا صياغة مستقلة، وهذا الشكل لا يتسع إلا لما له صياغة، فليس هناك ما يُصدَّر. اكتب صياغات الادعاءات أولًا، أو اختر شكلًا آخر أو صيغة أخرى.
   *[articles] ما اختير لا يُبقي أي مقال، فليس هناك ما يُصدَّر. اختر مقالات أكثر أو وسومًا أخرى.
}
ui-export-only-marked = المقالات التي فيها وسوم مختارة فقط
ui-export-leave-out = لتركها علّم على «{ $option }»
ui-export-seed = البذرة
ui-export-seed-why = رقم آخر يقسم المقالات قسمة أخرى، والرقم نفسه يقسمها دائمًا القسمة نفسها.
ui-export-take-seed = خذ البذرة { $seed } (Alt+Enter)
ui-export-one-annotator = اكتب وسوم «{ $name }» وحدها
ui-export-unclear-parts = لا يبيّن «{ $what }» كيف تُقسَم. اكتب نسبًا مثل 80/10/10، أو أسماء بنسبها: train=80,test=20.
ui-export-lies = المكان: { $path }
ui-export-open-folder = افتح المجلد
ui-export-cancelled = أُلغي التصدير ولم يُكتب شيء.

# Countable things
ui-removed = { $annotations ->
    [one] حُذف وسم واحد.
    [two] حُذف وسمان.
    [few] حُذفت { $annotations } وسوم.
    [many] حُذف { $annotations } وسمًا.
    [zero] لم يُحذف شيء.
   *[other] حُذف { $annotations } وسم.
} { $relations ->
    [zero] لا علاقات معه.
    [one] ومعه علاقة واحدة.
    [two] ومعه علاقتان.
    [few] ومعه { $relations } علاقات.
    [many] ومعه { $relations } علاقةً.
   *[other] ومعه { $relations } علاقة.
}
ui-binned = { $count ->
    [zero] لم يُنقل شيء.
    [one] نُقل مقال واحد إلى سلة المحذوفات.
    [two] نُقل مقالان إلى سلة المحذوفات.
    [few] نُقلت { $count } مقالات إلى سلة المحذوفات.
    [many] نُقل { $count } مقالًا إلى سلة المحذوفات.
   *[other] نُقل { $count } مقال إلى سلة المحذوفات.
}
ui-imported = { $count ->
    [zero] لم يُستورد شيء.
    [one] استُورد مقال واحد.
    [two] استُورد مقالان.
    [few] استُوردت { $count } مقالات.
    [many] استُورد { $count } مقالًا.
   *[other] استُورد { $count } مقال.
}
ui-action-relate = علاقة بوسم آخر…
ui-action-turn-relation = عكس اتجاه العلاقة
ui-action-next-relation = العلاقة التالية لهذا الوسم
ui-relate-choose = اختر الطرف الآخر: اكتب الحرف الظاهر فوق وسمه أو انقر الوسم. المفتاح Esc يلغي ذلك.
ui-relate-cancelled = لم تُنشأ أي علاقة.
ui-relate-none = لا علاقة في مجموعة الفئات تصل «{ $start }» بـ«{ $end }».
ui-relate-made = أُنشئت العلاقة «{ $name }».
ui-relate-there = هذه العلاقة موجودة من قبل: «{ $name }».
ui-shelf-close = إغلاق (Esc)
ui-action-formats = صيغ الملفات…
ui-formats-title = ما تتسع له كل صيغة
ui-formats-format = الصيغة
ui-formats-reads = تُقرأ
ui-formats-writes = تُكتب
ui-formats-lacks = لا تتسع لـ: { $features }
ui-formats-can = نعم
ui-formats-cannot = لا
ui-formats-missing = مكتبتها غير مثبّتة. ثبّتها بالأمر: pip install "hashiya[{ $extra }]"

# All that an import has to tell
ui-arrival-title = ما جرى في الاستيراد
ui-arrival-all = عرض كل الملاحظات
ui-arrival-copy = نسخ الكل
