# The command line
cli-no-screen = لا توجد هنا شاشة تُعرض عليها النافذة. الأمر «hashiya demo» يكتب المثال في ملفات، والأمر «hashiya --help» يعرض الأوامر التي لا تحتاج إلى نافذة.
cli-stopped = توقف الأمر. ما حُفظ من قبل باقٍ كما هو.
cli-import-stopped = أُوقف الاستيراد ولم يُضف منه شيء، والمشروع كما كان.
cli-import-alike = إن كانت هي نفسها فتراجع عن الاستيراد في النافذة واستورد مرة أخرى مع: { $choice } (أو كلها معًا مع ‎--map-proposed‎)
cli-foresee-articles = { $count ->
    [zero] لن يُضاف أي مقال.
    [one] سيُضاف مقال واحد.
    [two] سيُضاف مقالان.
    [few] ستُضاف { $count } مقالات.
    [many] سيُضاف { $count } مقالًا.
   *[other] سيُضاف { $count } مقال.
}
cli-foresee-annotations = { $count ->
    [zero] لا وسوم في الملفات.
    [one] في الملفات وسم واحد.
    [two] في الملفات وسمان.
    [few] في الملفات { $count } وسوم.
    [many] في الملفات { $count } وسمًا.
   *[other] في الملفات { $count } وسم.
}
cli-foresee-here = لن يُضاف «{ $name }» مرة أخرى: نصه موجود هنا باسم «{ $title }».
cli-foresee-new-label = { $count ->
    [zero] ستدخل «{ $theirs }» فئة جديدة: لا وسوم.
    [one] ستدخل «{ $theirs }» فئة جديدة: وسم واحد.
    [two] ستدخل «{ $theirs }» فئة جديدة: وسمان.
    [few] ستدخل «{ $theirs }» فئة جديدة: { $count } وسوم.
    [many] ستدخل «{ $theirs }» فئة جديدة: { $count } وسمًا.
   *[other] ستدخل «{ $theirs }» فئة جديدة: { $count } وسم.
}
cli-foresee-matched-label = { $count ->
    [zero] ستدخل «{ $theirs }» باسم «{ $name }»: لا وسوم.
    [one] ستدخل «{ $theirs }» باسم «{ $name }»: وسم واحد.
    [two] ستدخل «{ $theirs }» باسم «{ $name }»: وسمان.
    [few] ستدخل «{ $theirs }» باسم «{ $name }»: { $count } وسوم.
    [many] ستدخل «{ $theirs }» باسم «{ $name }»: { $count } وسمًا.
   *[other] ستدخل «{ $theirs }» باسم «{ $name }»: { $count } وسم.
}
cli-foresee-alike-label = { $count ->
    [zero] ستدخل «{ $theirs }» فئة جديدة، وقد تكون هي «{ $name }» في المشروع: لا وسوم.
    [one] ستدخل «{ $theirs }» فئة جديدة، وقد تكون هي «{ $name }» في المشروع: وسم واحد.
    [two] ستدخل «{ $theirs }» فئة جديدة، وقد تكون هي «{ $name }» في المشروع: وسمان.
    [few] ستدخل «{ $theirs }» فئة جديدة، وقد تكون هي «{ $name }» في المشروع: { $count } وسوم.
    [many] ستدخل «{ $theirs }» فئة جديدة، وقد تكون هي «{ $name }» في المشروع: { $count } وسمًا.
   *[other] ستدخل «{ $theirs }» فئة جديدة، وقد تكون هي «{ $name }» في المشروع: { $count } وسم.
}
cli-labels-listed = تُعرض فئاته بالأمر: hashiya labels show PROJECT
cli-foresee-new-relation = ستدخل «{ $theirs }» علاقة جديدة ({ $count }).
cli-foresee-new-attribute = ستدخل «{ $theirs }» سمة جديدة ({ $count }).
cli-foresee-matched-relation = ستدخل العلاقة «{ $theirs }» باسم «{ $name }» ({ $count }).
cli-foresee-matched-attribute = ستدخل السمة «{ $theirs }» باسم «{ $name }» ({ $count }).
cli-foresee-alike-relation = ستدخل «{ $theirs }» علاقة جديدة ({ $count })، وقد تكون هي «{ $name }» في المشروع.
cli-foresee-alike-attribute = ستدخل «{ $theirs }» سمة جديدة ({ $count })، وقد تكون هي «{ $name }» في المشروع.
cli-foresee-left-out-label = ستُترك الفئة «{ $theirs }» ({ $count }).
cli-foresee-left-out-relation = ستُترك العلاقة «{ $theirs }» ({ $count }).
cli-foresee-left-out-attribute = ستُترك السمة «{ $theirs }» ({ $count }).
cli-foresee-map = إن كانت هي نفسها فاستورد مع: { $choice } (أو كلها معًا مع ‎--map-proposed‎)
cli-system = تعذر استعمال «{ $name }»: { $why }. لم يتغير شيء. تحقق من الاسم ومن صلاحياته ثم أعد المحاولة.
cli-unexpected = حدث خطأ غير متوقع ({ $what }). ما حُفظ من قبل سليم. أعد المحاولة، فإن تكرر الخطأ فأبلغ عنه مع الأمر الذي استعملته.

# Wrong use
cli-usage-hint = الأمر «{ $command }» يبيّن طريقة الاستعمال.
cli-usage-command = لا يوجد أمر باسم «{ $name }».
cli-usage-file = «{ $name }» ملف لا أمر، ولم يُفتح. تضيفه إلى مشروع بالأمر: hashiya import PROJECT.hashiya "{ $name }"
cli-usage-option = لا يوجد خيار باسم { $name }.
cli-usage-missing = ينقص { $name }.
cli-usage-value = القيمة المعطاة للخيار { $name } ليست من القيم التي يقبلها.
cli-unfit-choice = لا يقبل { $name } القيمة «{ $value }». قيمه: { $known }. لم يتغير شيء.
cli-unfit-column = لا يقبل { $name } القيمة «{ $value }»: قبل علامة المساواة ما هو العمود، وهو أحد { $known }، وبعدها اسم العمود أو رقمه، مثل { $name } text=body. لم يتغير شيء.
cli-unfit-map = لا يقبل { $name } القيمة «{ $value }»: يُكتب الاسم الذي في الملفات ثم علامة المساواة ثم الاسم الذي في المشروع، مثل { $name } NAME=OTHER، وما لا شيء بعد علامته يُترك. لم يتغير شيء.
cli-unfit-rename = لا يقبل { $name } القيمة «{ $value }»: يُكتب الاسم القديم ثم علامة المساواة ثم الاسم الجديد، مثل { $name } OLD=NEW. لم يتغير شيء.
cli-unfit-encoding = لا يقبل { $name } القيمة «{ $value }»، فليست ترميزًا معروفًا هنا. أكثر ما يُحتاج إليه: { $known }. وبدون هذا الخيار يُعرف الترميز تلقائيًا. لم يتغير شيء.
cli-usage-wrong = هذا ليس في موضعه: { $name }.

# Help
cli-usage = الاستعمال:
cli-options = الخيارات
cli-commands = الأوامر
cli-option-help = اعرض هذه المساعدة.
cli-option-version = اعرض رقم الإصدار.
cli-help-program = اقرأ المقالات المكتوبة من اليمين إلى اليسار، وسِم الكيانات والادعاءات، وصدّر مدونات بمواضع يمكن إثباتها. بلا أمر تُفتح النافذة.
cli-help-open = افتح مشروعًا في النافذة.
cli-help-demo = اكتب المقالين النموذجيين بوسومهما مشروعًا ومدونات وصورًا في مجلد.
cli-help-new = أنشئ مشروعًا جديدًا.
cli-help-import = أضف مقالات من ملفات أو مجلدات إلى مشروع.
cli-help-correct = أعطِ مقالًا نصًا جديدًا من ملف؛ وتنتقل وسومه معه.
cli-help-export = اكتب مجموعة بيانات إلى ملف أو مجلد، أو إلى المخرج القياسي إن كان اسمه «-». رمز الخروج 0 إن كُتبت، و1 إن لم تُكتب (وكذلك إن كانت الصيغة تترك الوسوم كلها، ما لم يُعطَ --force)، و2 عند خطأ في الاستعمال.
cli-help-list = اعرض قائمة مقالات المشروع.
cli-help-show = اطبع مقالًا بوسومه. ARTICLE رقمه في القائمة أو اسمه أو عنوانه أو معرّفه.
cli-help-search = ابحث عن كلمات في نصوص المشروع كلها. لا فرق بين الحركات وصور الألف والتطويل وما شابهها.
cli-help-stats = احسب ما في المشروع.
cli-help-check = ابحث عن التلف والمواضع الخاطئة والقواعد المخالَفة.
cli-help-salvage = ينقذ من المشروع FILE، تالفًا كان أو غريبًا أو أحدث، ما يمكن إنقاذه إلى مشروع جديد NEW.
cli-help-history = اعرض آخر التغييرات.
cli-help-backup = اصنع نسخة احتياطية من مشروع وافحصها، ومع OUT اكتب نسخة كاملة هناك أيضًا.
cli-help-restore = اعرض الحالات السابقة لمشروع، أو عد إلى إحداها.
cli-help-formats = اعرض صيغ الملفات.
cli-help-labels = مجموعة فئات المشروع: عرضها وحفظها في ملف وأخذها من ملف وفحص ملفها.
cli-help-labels-show = عرض مجموعة فئات وعدد استعمالات كل فئة.
cli-help-labels-export = حفظ مجموعة فئات المشروع في ملف ينتهي اسمه بـ ‎.toml أو ‎.json أو ‎.qdc (دفتر رموز).
cli-help-labels-import = إعطاء المشروع مجموعة الفئات التي في ملف (ومنه دفتر رموز في جدول)، ويتبعها ما وُسم من قبل.
cli-help-labels-check = البحث عن الأخطاء في ملف مجموعة فئات.

cli-option-language = لغة الرسائل والنافذة في هذه المرة.
cli-option-bidi = هل يُرتب النص ترتيبًا مرئيًا وتوصل حروفه: يلزم في الطرفيات التي لا تفعل ذلك.
cli-option-as-json = اكتب JSON لتقرأه برامج أخرى.
cli-option-format-id = معرّف الصيغة كما يعرضه «hashiya formats»، ومن دونه يُحكَم بالامتداد والمحتوى.
cli-option-me = اسم الموسِّم، ومن دونه اسم حساب النظام.
cli-option-schema = مجموعة فئات من البرنامج، أو ملف TOML أو JSON أو دفتر رموز (‎.qdc، أو جدول رموز: ‎.csv أو ‎.tsv أو ‎.xlsx أو ‎.ods) أو إعداد وسم من Label Studio ‏(‎.xml).
cli-option-rename = ما وُسم بـ OLD يصير NEW، في الفئات والعلاقات والسمات. يمكن تكراره.
cli-option-drop = إزالة كل استعمالات CODE الذي ليس في المجموعة الجديدة. يمكن تكراره.
cli-option-yes = نفّذ من دون سؤال.
cli-option-dry-run = الاكتفاء بقول ما سيحدث من غير حفظ شيء.
cli-option-force = استبدال ملف لم يكتبه تصدير سابق أو تغيّر بعده، والكتابة في مجلد إلى جانب ما فيه لغيره، فيبقى كما هو، وكتابة النصوص وإن كانت الصيغة تترك الوسوم كلها.
cli-option-sets = اسرد مجموعات فئات البرنامج بفئاتها، ولا تنشئ شيئًا.
cli-option-encoding = ترميز الملفات النصية والجداول وملفات JSON، ومن دونه يُحكَم بالنص.
cli-option-columns = أي عمود في الجدول هو ماذا: ‎text‎ أو ‎title‎ أو ‎id‎ أو ‎url‎ أو ‎source‎ أو ‎author‎ أو ‎published‎ أو ‎language‎ مع اسمه أو رقمه، وما لم يُذكر يُخمَّن.
cli-option-matches = ما تسميه الملفات بالاسم الأول هو الثاني في المشروع: ‎PER=PERS‎، و ‎PER=‎ يتركه. يمكن تكراره.
cli-option-relations = كذلك للعلاقات: ‎support=supports‎، أو ‎support=‎ لتُترك.
cli-option-attributes = كذلك للسمات: ‎Gender=gender‎، أو ‎Gender=‎ لتُترك.
cli-option-map-proposed = خذ كل ما يبدو أنه في المشروع باسم آخر على ما يبدو عليه؛ و ‎--dry-run‎ يبيّنه أولًا.
cli-option-strict = وسوم الكلمات التي تخالف طريقتها (I بلا B) لا تُعدّ وسومًا، ومن دونه تُؤخذ على ما يبدو المقصود.
cli-option-breaks = تُعرض نهاية فقرة بعد كل «.,»، ويبقى النص ومواضعه كما هي.
cli-option-plan = اذكر ما كان سيحدث فقط، ولا تحفظ شيئًا.
cli-option-whose = عمل هذا الموسِّم وحده.
cli-option-articles = هذا المقال فقط: رقمه في القائمة أو اسمه أو عنوانه أو معرّفه. يمكن تكراره.
cli-option-status = المقالات ذات هذه الحالة فقط. يمكن تكراره.
cli-option-layers = وسوم هذه الطبقة فقط. يمكن تكراره.
cli-option-labels = الوسوم ذات هذه الفئة فقط. يمكن تكراره.
cli-option-only-marked = تُترك المقالات التي ليس فيها شيء من الوسوم المختارة.
cli-option-split = يقسم بحسب المقالات: 80/10/10 (train وdev وtest) أو أسماء بنسبها، مثل train=80,test=20. يصير OUT مجلدًا.
cli-option-seed = رقم آخر يقسم قسمة أخرى.
cli-option-card = يكتب مجلدًا فيه بطاقة إلى جانب البيانات: الأعداد وتعريفات الفئات والرخصة.
cli-option-title = اسم مجموعة البيانات في بطاقتها.
cli-option-licence = الرخصة في البطاقة، مثل CC-BY-4.0.
cli-option-more = اختيار من اختيارات الصيغة كما تسردها «hashiya formats». يمكن تكراره.
cli-option-layer = الطبقة التي تكتبها الصيغ المسطحة.
cli-option-scheme = علامات CoNLL.
cli-option-level = أي الوسوم المتداخلة تبقيه الصيغ المسطحة.
cli-option-subword = الوسم الذي يبدأ أو ينتهي داخل كلمة يقسمها أو يأخذها كلها.
cli-option-docstart = ابدأ كل مقال بسطر ‎-DOCSTART-‎.
cli-option-what = اعرض جدول الادعاءات (--claims) أو الكيانات (--entities)، بين أعمدته علامات جدولة.
cli-option-deleted = اعرض ما في سلة المحذوفات.
cli-option-colour = هل تُلوَّن الوسوم، ومن دونه على الشاشة فقط.
cli-option-width = عدد أعمدة السطر.
cli-option-save = اكتب المقال في ملف بدل عرضه: ‎.pdf أو ‎.png أو ‎.svg أو ‎.html بحسب نهاية الاسم.
cli-option-theme = ألوان الصورة أو صفحة الويب، والورق أبيض دائمًا. مع ‎--save.
cli-option-article = تغييرات هذا المقال وحده: رقمه في القائمة أو اسمه.
cli-option-edges = أين يقع المبحوث عنه من الكلمات: anywhere في أي مكان، أو start من أول الكلمة، أو whole كلمات كاملة.
cli-option-exact = كل حرف وكل حركة كما كُتبا.
cli-option-most = توقف بعد هذا العدد من المواضع.
cli-option-wanted = الحالة المطلوبة برقمها أو معرّفها.
cli-option-to = اكتب تلك الحالة في ملف جديد واترك المشروع كما هو.
cli-option-limit = عدد التغييرات.
cli-option-quick = ابحث عما لا يستغرق إلا لحظة: لا يقارَن الفهرس ولا السجل
cli-option-repair = أصلح ما هو مؤكد بعد نسخة احتياطية، وسمِّ الباقي واتركه

# What was done
cli-new-done = أُنشئ المشروع «{ $name }».
cli-demo-made = أُنشئ مشروع المثال «{ $name }».
cli-demo-kept = مشروع المثال «{ $name }» موجود من قبل وتُرك كما هو.
cli-demo-picture = رُسمت الصورة «{ $name }».

cli-backup-made = صُنعت النسخة الاحتياطية { $number } وفُحصت.
cli-backup-there = لم يتغير المشروع منذ النسخة الاحتياطية { $number }، وقد فُحصت من جديد.
cli-backup-written = في «{ $name }» نسخة كاملة مفحوصة.
cli-restore-done = في «{ $name }» الآن حالة النسخة الاحتياطية { $number }.
cli-restore-kept = حالة المشروع قبل ذلك محفوظة مع نسخه الاحتياطية.
cli-restore-none = لا نسخة احتياطية من هذا المشروع بعد.

# What there is
cli-list-counts = حروف { $letters }، وسوم { $annotations }، علاقات { $relations }
cli-list-empty = لا توجد مقالات هنا.
cli-no-project = لا مشروع هنا باسم «{ $name }». تحقق من الاسم والمجلد، أو أنشئه بالأمر hashiya new ‏(HSH-120).
cli-check-times = { $said } (المرات: { $count })
cli-import-column = سمِّ العمود الذي فيه النصوص: { $option }
cli-import-as-table = ليُقرأ الملف جدولًا مع ذلك سمِّ الصيغة: { $option }
cli-export-no-ending = كُتب «{ $name }» بهذا الاسم كما هو. تبحث البرامج الأخرى عن { $suffix } في آخره.
cli-unfit-pipe-format = لا شيء يدل على الصيغة التي تذهب إلى المخرج القياسي. سمِّها بالخيار --format. لم يُكتب شيء.
cli-unfit-pipe-folder = لا يتسع المخرج القياسي لمجلد ({ $value }). سمِّ مجلدًا مكان «-». لم يُكتب شيء.
cli-unfit-pipe-json = تجتمع مجموعة البيانات وما يكتبه --json في مجرى واحد. اترك --json أو سمِّ ملفًا مكان «-». لم يُكتب شيء.
cli-no-article = لا يوجد في المشروع مقال باسم «{ $name }»، أو يبدأ به أكثر من مقال. الأمر «hashiya list» يعرضها كلها (HSH-116).
cli-show-count = وسوم { $annotations }، علاقات { $relations }.
cli-search-count = { $count ->
    [zero] لم يوجد في أي مقال.
    [one] موضع واحد.
    [two] موضعان.
    [few] { $count } مواضع.
    [many] { $count } موضعًا.
   *[other] { $count } موضع.
}
cli-stats-articles = مقالات
cli-stats-letters = محارف
cli-stats-words = كلمات
cli-stats-sentences = جمل
cli-stats-annotations = وسوم
cli-stats-relations = علاقات
cli-check-fine = كل شيء سليم: الملف كامل وكل وسم في موضعه.
cli-check-fine-but = الملف سليم: هو كامل وكل وسم ذي موضع في موضعه. لكن من الوسوم ما لا موضع له بعد:
cli-waiting-marks = { $count ->
    [zero] لا وسم ينتظر موضعًا
    [one] وسم واحد ينتظر موضعًا
    [two] وسمان ينتظران موضعًا
    [few] { $count } وسوم تنتظر موضعًا
    [many] { $count } وسمًا تنتظر موضعًا
   *[other] { $count } وسم تنتظر موضعًا
}
cli-waiting = { $count ->
    [zero] لا مقال فيه ما ينتظر.
    [one] { $marks }، في مقال واحد.
    [two] { $marks }، في مقالين.
    [few] { $marks }، في { $count } مقالات.
    [many] { $marks }، في { $count } مقالًا.
   *[other] { $marks }، في { $count } مقال.
}
cli-waiting-here = { $marks } في هذا المقال.
cli-waiting-in = { $count ->
    [zero] لا وسم ينتظر موضعًا في «{ $name }».
    [one] في «{ $name }» وسم واحد ينتظر موضعًا.
    [two] في «{ $name }» وسمان ينتظران موضعًا.
    [few] في «{ $name }» { $count } وسوم تنتظر موضعًا.
    [many] في «{ $name }» { $count } وسمًا تنتظر موضعًا.
   *[other] في «{ $name }» { $count } وسم تنتظر موضعًا.
}
cli-waiting-more = { $count ->
    [zero] ولا مقال غيرها.
    [one] ومقال آخر؛ يعرضه الأمر «hashiya list».
    [two] ومقالان آخران؛ يعرضهما الأمر «hashiya list».
    [few] و{ $count } مقالات أخرى؛ يعرضها الأمر «hashiya list».
    [many] و{ $count } مقالًا آخر؛ يعرضها الأمر «hashiya list».
   *[other] و{ $count } مقال آخر؛ يعرضها الأمر «hashiya list».
}
cli-waiting-do = ما العمل: افتح المقال في النافذة («hashiya open»)، وحدد الكلمات في النص، واضغط «ضعه هنا» في قائمة «وسوم بلا موضع».
cli-check-damage = { $count ->
    [zero] لا تلف في الملف.
    [one] الملف تالف في موضع واحد. لم يُغيَّر فيه شيء. أنقذ ما يمكن إنقاذه بالأمر hashiya salvage، أو ارجع إلى حالة سابقة بالأمر hashiya restore.
    [two] الملف تالف في موضعين. لم يُغيَّر فيه شيء. أنقذ ما يمكن إنقاذه بالأمر hashiya salvage، أو ارجع إلى حالة سابقة بالأمر hashiya restore.
    [few] الملف تالف في { $count } مواضع. لم يُغيَّر فيه شيء. أنقذ ما يمكن إنقاذه بالأمر hashiya salvage، أو ارجع إلى حالة سابقة بالأمر hashiya restore.
    [many] الملف تالف في { $count } موضعًا. لم يُغيَّر فيه شيء. أنقذ ما يمكن إنقاذه بالأمر hashiya salvage، أو ارجع إلى حالة سابقة بالأمر hashiya restore.
   *[other] الملف تالف في { $count } موضع. لم يُغيَّر فيه شيء. أنقذ ما يمكن إنقاذه بالأمر hashiya salvage، أو ارجع إلى حالة سابقة بالأمر hashiya restore.
}
cli-notes-more = { $count ->
    [zero] ولا شيء غير ذلك.
    [one] وموضع آخر مثلها.
    [two] وموضعان آخران مثلها.
    [few] و{ $count } مواضع أخرى مثلها.
    [many] و{ $count } موضعًا آخر مثلها.
   *[other] و{ $count } موضع آخر مثلها.
}
cli-check-rules = { $count ->
    [zero] الملف كامل ولا قاعدة مخالَفة.
    [one] الملف كامل. قاعدة واحدة من مجموعة الفئات مخالَفة.
    [two] الملف كامل. قواعد مجموعة الفئات مخالَفة في موضعين.
    [few] الملف كامل. قواعد مجموعة الفئات مخالَفة في { $count } مواضع.
    [many] الملف كامل. قواعد مجموعة الفئات مخالَفة في { $count } موضعًا.
   *[other] الملف كامل. قواعد مجموعة الفئات مخالَفة في { $count } موضع.
}
cli-history-empty = لم يتغير شيء بعد.
cli-formats-reads = استيراد
cli-formats-writes = تصدير
cli-check-rule = { $name }: { $said }

# مجموعات الفئات
cli-labels-head = { $name } ({ $id }، الإصدار { $version })
cli-labels-written = حُفظت مجموعة الفئات في «{ $name }» (الإصدار { $version }).
cli-labels-changed = غُيّرت مجموعة الفئات وصارت الإصدار { $version }. يعيد «التراجع» كل ذلك كما كان.
cli-labels-dry = لم يتغيّر شيء: هذا وصف لما سيحدث فحسب.
cli-labels-ask = { $count ->
    [zero] لن يتغير شيء مما وُسم. أتُعطى هذه الفئات للمشروع؟
    [one] سيتغير شيء واحد مما وُسم. أتُعطى هذه الفئات للمشروع؟
    [two] سيتغير شيئان مما وُسم. أتُعطى هذه الفئات للمشروع؟
    [few] ستتغير { $count } أشياء مما وُسم. أتُعطى هذه الفئات للمشروع؟
    [many] سيتغير { $count } شيئًا مما وُسم. أتُعطى هذه الفئات للمشروع؟
   *[other] سيتغير { $count } شيء مما وُسم. أتُعطى هذه الفئات للمشروع؟
}
cli-labels-unchanged = لم يتغيّر شيء بعد. إن كان هذا ما تريده فقل ذلك بالخيار ‎--yes‎.
cli-labels-fine = { $count ->
    [zero] ليس في المجموعة فئات ولا أخطاء.
    [one] في المجموعة فئة واحدة ولا خطأ فيها.
    [two] في المجموعة فئتان ولا خطأ فيها.
    [few] في المجموعة { $count } فئات ولا خطأ فيها.
    [many] في المجموعة { $count } فئة ولا خطأ فيها.
   *[other] في المجموعة { $count } فئة ولا خطأ فيها.
}
cli-labels-unknown = لا معنى لـ«{ $field }» في مجموعة فئات، فلا يُقرأ ويضيع عند حفظ المجموعة.
cli-labels-unreachable = لا تصل العلاقة «{ $name }» شيئًا: ليس في المجموعة فئة تسمح بها.
cli-export-format = الصيغة: { $title } – { $id }
cli-export-keep = للإبقاء على { $kept } منها اكتب { $option }.
cli-export-keep-instead = للإبقاء على { $kept } منها اكتب { $option }، ويُترك غيرها بدلًا منها: { $instead }.
cli-export-as-is = لكتابة { $kept } منها كما هي اكتب { $option }.
cli-export-as-is-instead = لكتابة { $kept } منها كما هي اكتب { $option }، ويُكتب غيرها على غير صورته: { $instead }.
cli-export-seed = اكتب ‎--seed { $seed }‎ لتُقسم هكذا.
cli-export-whose = تختلط هنا وسوم أكثر من واحد، وبالخيار ‎--whose NAME‎ تُكتب وسوم واحد منهم وحدها.
cli-export-only-marked = بالخيار ‎--only-marked تُترك هذه المقالات.
cli-formats-missing = (يحتاج إلى: pip install "hashiya[{ $extra }]")
cli-formats-ways = ‏r: تُقرأ، w: تُكتب. ما تتسع له الصيغة:
cli-formats-more = يبيّن الأمر hashiya formats ID المزيد عن صيغة بعينها.
