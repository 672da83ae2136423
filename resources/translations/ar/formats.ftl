# Names of the formats
formats-title-text = نص عادي
formats-title-hashiya = مجموعة بيانات حاشية (JSON Lines)
formats-title-conll = CoNLL (كلمات ووسومها)
formats-title-brat = brat (نصوص وملفات وسوم)
formats-title-csv = جداول لبرامج الجداول (CSV)

# Where a note belongs
formats-in-file = ‏«{ $name }»: { $what }
formats-in-line = «{ $name }»، السطر { $line }: { $what }

# A file or a line that was not taken
formats-empty = الملف فارغ، فليس فيه ما يُستورد.
formats-binary = هذا ليس ملفًا نصيًا مهما كان اسمه. احفظه من جديد في البرنامج الذي صنعه بصيغة docx أو html أو txt ثم استورده.
formats-other-encoding = ليس الملف بالترميز الذي اختير له، فلم يُقرأ. اترك الاختيار ليُعرف الترميز من الملف نفسه.
formats-other-archive = هذا أرشيف من نوع لا يُقرأ. فكّ ضغطه واستورد المجلد، أو احزمه من جديد بصيغة ZIP.
formats-no-letter = ليس فيه حرف واحد، فلا شيء يُقرأ أو يُوسم.
formats-too-large = الملف أكبر من 256 ميغابايت. قسّمه إلى ملفات أصغر ثم استوردها.
formats-folder-empty = ليس في المجلد ملف يمكن استيراده.
formats-missing = لا يوجد ملف ولا مجلد بهذا الاسم. تحقق من الاسم.
formats-unreadable = تعذّرت قراءة الملف لأن النظام لا يسمح بها أو لأن القرص لا يستجيب. تحقق من الأذونات ثم أعد المحاولة.
formats-not-a-file = هذا ليس ملفًا ولا مجلدًا، فتُرك كما هو.
formats-no-reader = لا يمكن استيراد ملفات من هذا النوع. اختر نصًا أو صفحة محفوظة (html) أو مستند Word (‏docx) أو PDF أو كتابًا (epub) أو جدولًا (csv) أو أرشيفًا (zip) أو مجموعة بيانات.
formats-line-too-long = السطر أطول من 256 ميغابايت فجرى تخطيه، وكل سطر يُقرأ وحده.
formats-line-not-utf8 = السطر غير مكتوب بترميز UTF-8 فجرى تخطيه، وكل سطر يُقرأ وحده.
formats-line-too-deep = تداخل عناصر السطر أعمق مما يُقرأ فجرى تخطيه، وكل سطر يُقرأ وحده.
formats-line-not-json = السطر معطوب عند العمود { $column } فجرى تخطيه، وكل سطر يُقرأ وحده.
formats-line-bad-number = في السطر ما ليس عددًا ({ $what }) فجرى تخطيه، وكل سطر يُقرأ وحده.
formats-line-key-twice = ورد «{ $key }» مرتين في الموضع نفسه فلا يتضح أيهما المقصود. جرى تخطي السطر ويُقرأ كل سطر وحده.
formats-line-no-object = السطر لا يصف مقالًا فجرى تخطيه، وكل سطر يُقرأ وحده.
formats-line-other-format = يذكر السطر أنه من صيغة أخرى ({ $what }) فجرى تخطيه.
formats-line-newer = كُتب السطر بإصدار أحدث من الصيغة ({ $version }). حدّث حاشية لقراءته.
formats-line-no-text = ليس في السطر نص فجرى تخطيه، وكل سطر يُقرأ وحده.
formats-python = بيانات الملف مكتوبة كما تطبعها لغة Python (العلامة ' بدل ")، وليست JSON. احفظها بصيغة JSON (الدالة json.dumps) ثم استوردها.

# Told about an article that was taken
formats-replaced = { $count ->
    [zero] لم يُستبدل أي محرف.
    [one] استُبدل محرف واحد لا يمكن حفظه بعلامة لها الطول نفسه، ولم يتغير أي موضع.
    [two] استُبدل محرفان لا يمكن حفظهما بعلامتين لهما الطول نفسه، ولم يتغير أي موضع.
    [few] استُبدلت { $count } محارف لا يمكن حفظها بعلامات لها الطول نفسه، ولم يتغير أي موضع.
    [many] استُبدل { $count } محرفًا لا يمكن حفظه بعلامات لها الطول نفسه، ولم يتغير أي موضع.
   *[other] استُبدل { $count } محرف لا يمكن حفظه بعلامات لها الطول نفسه، ولم يتغير أي موضع.
}
formats-bom = حُذفت علامة ترتيب البايتات من البداية، فهي من الترميز لا من النص.
formats-eye-order = { $count ->
    [zero] الحروف العبرية بترتيب القراءة.
    [one] خُزّنت الحروف العبرية بترتيب رؤيتها. قُلب سطر واحد إلى ترتيب القراءة، فقارنه بالملف قبل أن تسمه.
    [two] خُزّنت الحروف العبرية بترتيب رؤيتها. قُلب سطران إلى ترتيب القراءة، فقارنهما بالملف قبل أن تسمهما.
    [few] خُزّنت الحروف العبرية بترتيب رؤيتها. قُلبت { $count } أسطر إلى ترتيب القراءة، فقارن بعضها بالملف قبل أن تسمها.
    [many] خُزّنت الحروف العبرية بترتيب رؤيتها. قُلب { $count } سطرًا إلى ترتيب القراءة، فقارن بعضها بالملف قبل أن تسمها.
   *[other] خُزّنت الحروف العبرية بترتيب رؤيتها. قُلب { $count } سطر إلى ترتيب القراءة، فقارن بعضها بالملف قبل أن تسمها.
}
formats-encoding-guessed = الترميز مُخمَّن: { $encoding }. انظر في المعاينة واختر غيره إن ظهرت الحروف مشوهة.
formats-bad-digest = بصمة النص المذكورة غير صالحة فحُسبت من جديد.
formats-digest-other-text = بصمة النص المذكورة تخص نصًا آخر في المشروع فحُسبت من جديد.
formats-unknown-keys = { $count ->
    [zero] لم يُترك أي مدخل.
    [one] تُرك مدخل واحد غير معروف: { $keys }.
    [two] تُرك مدخلان غير معروفين: { $keys }.
    [few] تُركت { $count } مدخلات غير معروفة: { $keys }.
    [many] تُرك { $count } مدخلًا غير معروف: { $keys }.
   *[other] تُرك { $count } مدخل غير معروف: { $keys }.
}
formats-wrong-type = قيمة «{ $key }» ليست من النوع الصحيح فتُركت.
formats-bad-attribute = قيمة «{ $key }» عند { $owner } لا يمكن حفظها فتُركت.
formats-bad-label = تُرك العنصر رقم { $number } ({ $what }) لأن فئته أو طبقته غائبة أو لا تصلح اسمًا.
formats-bad-id = تُرك العنصر رقم { $number } ({ $what }) لأن معرّفه غير صالح.
formats-id-twice = تُرك العنصر رقم { $number } ({ $what }) لأن عنصرًا آخر يحمل المعرّف نفسه.
formats-not-a-record = تُرك العنصر رقم { $number } ({ $what }) لأن وصفه ليس على الصورة المطلوبة.
formats-span-no-offsets = تُرك الوسم رقم { $number } ({ $what }) لأنه بلا بداية ونهاية صالحتين.
formats-span-past = تُرك الوسم رقم { $number } ({ $what }) لأنه يتجاوز نهاية النص ولم توجد كلماته في موضع واحد.
formats-span-elsewhere = تُرك الوسم رقم { $number } ({ $what }) لأن كلماته ليست حيث يذكر ولم توجد في موضع واحد.
formats-span-mended = نُقل الوسم رقم { $number } ({ $what }) إلى الموضع { $start } حيث ترد كلماته.
formats-span-merged = أجزاء الوسم رقم { $number } ({ $what }) كانت متلامسة أو غير مرتبة فضُمّت.
formats-relation-ends = تُركت العلاقة رقم { $number } ({ $what }) لأن طرفيها ليسا وسمين مختلفين.
formats-others-left = { $count ->
    [zero] لم يُترك أي ملف.
    [one] تُرك ملف واحد من نوع آخر كما هو: { $names }
    [two] تُرك ملفان من أنواع أخرى كما هما: { $names }
    [few] تُركت { $count } ملفات من أنواع أخرى كما هي: { $names }
    [many] تُرك { $count } ملفًا من أنواع أخرى كما هي: { $names }
   *[other] تُرك { $count } ملف من أنواع أخرى كما هي: { $names }
}

# What lies beside the data
formats-brat-readme = كتبت حاشية هذا المجلد لبرنامج brat: لكل مقال ملف نص بالامتداد txt وملف وسوم بالامتداد ann، والمواضع معدودة بنقاط الترميز. يصف annotation.conf الفئات، ويحوي visual.conf أسماءها العربية وألوانها. تُكتب نهاية السطر داخل الملاحظات \n. ويذكر export.json الملفات والأعداد وما لا تتسع له هذه الصيغة، ويذكر names.json، إن وُجد، الأسماء الأصلية.
formats-csv-readme = كتبت حاشية هذا المجلد لبرامج الجداول: الوسوم في spans.csv والعلاقات في relations.csv والمقالات في documents.csv، بترميز UTF-8، والمواضع معدودة بنقاط الترميز، وفي المجلد texts نص كل مقال. الخلية التي تبدأ بإحدى العلامات = + - @ أو بفاصلة عليا تسبقها فاصلة عليا أخرى لئلا يحسبها برنامج معادلةً؛ احذف الفاصلة العليا الأولى تحصل على القيمة. ويذكر export.json الملفات والأعداد وما لا تتسع له هذه الصيغة.

# How a file counted, and what could not be placed
formats-realigned-proved = يعدّ الملف المواضع بطريقة أخرى ({ $how ->
    [utf-16] بوحدات UTF-16
    [utf-8] بالبايتات
    [crlf_as_lf] نهاية السطر محرف واحد
    [lf_as_crlf] نهاية السطر محرفان
    [mark_in_front] بعد علامة ترتيب البايتات
    [trimmed] في النص من دون بياض طرفيه
   *[collapsed] الفراغات المتتابعة فراغ واحد
})، وتشهد بذلك الكلمات التي يقتبسها، فوُضعت الوسوم في مواضعها.
formats-realigned-guessed = يبدو أن الملف يعدّ المواضع بطريقة أخرى ({ $how ->
    [utf-16] بوحدات UTF-16
    [utf-8] بالبايتات
    [crlf_as_lf] نهاية السطر محرف واحد
    [lf_as_crlf] نهاية السطر محرفان
    [mark_in_front] بعد علامة ترتيب البايتات
    [trimmed] في النص من دون بياض طرفيه
   *[collapsed] الفراغات المتتابعة فراغ واحد
})، فبها تقع الوسوم على كلمات كاملة. لا يقتبس الملف كلمات تثبت ذلك، فراجع بعضها.
formats-span-waits = الوسم رقم { $number } ({ $what }) ليس له موضع مؤكد في النص. ما لم تكن قد وضعته أو تركته هنا من قبل فهو في قائمة «وسوم بلا موضع» لتضعه حيث ينبغي.
formats-more-notes = { $count ->
    [zero] لا ملاحظات أخرى من هذه الأنواع.
    [one] وملاحظة أخرى من هذه الأنواع.
    [two] وملاحظتان أخريان من هذه الأنواع.
    [few] و{ $count } ملاحظات أخرى من هذه الأنواع.
    [many] و{ $count } ملاحظة أخرى من هذه الأنواع.
   *[other] و{ $count } ملاحظة أخرى من هذه الأنواع.
}

# What a format is for
formats-help-text = نص المقال وحده في ملف، بأي ترميز شائع: تتعرّف حاشية UTF-8 وUTF-16 وWindows-1256 وISO-8859-6 وMac Arabic وترميزي DOS (720، و864 الذي تصير أشكاله حروفًا) والترميزات العبرية. والعبرية المخزّنة بترتيب رؤيتها تُقلب إلى ترتيب القراءة ويُنبَّه إلى ذلك. تُقرأ هذه الصيغة ولا تُكتب.
formats-help-csv = ثلاثة جداول لبرامج الجداول والإحصاء (الوسوم والعلاقات والمقالات) ومعها نصوص المقالات في ملفات مستقلة، فيعود المجلد كاملًا عند استيراده. وتُقرأ جداولك أنت أيضًا: وسم في كل صف، وأعمدة للمقال والبداية والنهاية والفئة بأسمائها المعتادة وبأي ترتيب، بجانب النصوص أو مع النص في كل صف. وتُقرأ كذلك جداول فيها اسم المستند وفئة وكلمات مقتبسة منه: يُبحث عنها فيه. وتُقرأ كذلك صفوف بلا أسماء أعمدة (المقال والفئة والبداية والنهاية وبينها علامات جدولة، أو المقال ورقم السطر وفئاته، ‎.labels) كما في مسابقات كشف الدعاية، ومقالاتها في المجلد نفسه أو فيما حوله. وإن لم تكن الأرقام مواضع حروف فالكلمات المقتبسة هي التي تحدد الموضع. المواضع معدودة بنقاط الترميز. لا تُنفَّذ أي خلية كمعادلة.

# What a format can carry: in full, and as the head of a column
formats-feature-text = النص نفسه حرفًا حرفًا
formats-feature-nested = الوسوم المتداخلة
formats-feature-same_extent = عدة وسوم على الكلمات نفسها
formats-feature-crossing = الوسوم المتقاطعة
formats-feature-discontinuous = الوسوم ذات الأجزاء
formats-feature-layers = الطبقات
formats-feature-attributes = سمات الوسوم
formats-feature-relations = العلاقات
formats-feature-relation_attributes = سمات العلاقات
formats-feature-document_labels = تصنيفات المقال
formats-feature-annotators = الموسِّم
formats-feature-facts = بيانات المقال: عنوانه ومصدره وتاريخه…
formats-short-text = النص
formats-short-nested = تداخل
formats-short-same_extent = تطابق
formats-short-crossing = تقاطع
formats-short-discontinuous = أجزاء
formats-short-layers = طبقات
formats-short-attributes = سمات
formats-short-relations = علاقات
formats-short-relation_attributes = سماتها
formats-short-document_labels = تصنيف
formats-short-annotators = موسِّم
formats-short-facts = بيانات
