# What a format cannot carry, by its kind; which labels or attributes are meant stands behind it
datasets-lossless = تتسع هذه الصيغة لكل شيء.
datasets-losses = { $count ->
    [zero] لا يُترك شيء.
    [one] شيء واحد يُترك أو يُكتب على غير صورته:
    [two] شيئان يُتركان أو يُكتبان على غير صورتهما:
    [few] { $count } أشياء تُترك أو تُكتب على غير صورتها:
    [many] { $count } شيئًا تُترك أو تُكتب على غير صورتها:
   *[other] { $count } شيء تُترك أو تُكتب على غير صورتها:
}
datasets-written = { $articles ->
    [zero] لم يُكتب أي مقال في «{ $name }».
    [one] كُتب مقال واحد في «{ $name }».
    [two] كُتب مقالان في «{ $name }».
    [few] كُتبت { $articles } مقالات في «{ $name }».
    [many] كُتب { $articles } مقالًا في «{ $name }».
   *[other] كُتب { $articles } مقال في «{ $name }».
}
datasets-written-folder = { $articles ->
    [zero] لم يُكتب أي مقال في المجلد «{ $name }» (عدد الملفات: { $files }).
    [one] كُتب مقال واحد في المجلد «{ $name }» (عدد الملفات: { $files }).
    [two] كُتب مقالان في المجلد «{ $name }» (عدد الملفات: { $files }).
    [few] كُتبت { $articles } مقالات في المجلد «{ $name }» (عدد الملفات: { $files }).
    [many] كُتب { $articles } مقالًا في المجلد «{ $name }» (عدد الملفات: { $files }).
   *[other] كُتب { $articles } مقال في المجلد «{ $name }» (عدد الملفات: { $files }).
}
datasets-counts = الوسوم: { $spans } من { $all_spans }، العلاقات: { $relations } من { $all_relations }
datasets-empty-parts = { $count ->
    [zero] في كل قسم مقالات.
    [one] لا يقع أي مقال في القسم { $names } فيبقى فارغًا.
    [two] لا يقع أي مقال في القسمين { $names } فيبقيان فارغين.
    [few] لا يقع أي مقال في { $count } أقسام ({ $names }) فتبقى فارغة.
    [many] لا يقع أي مقال في { $count } قسمًا ({ $names }) فتبقى فارغة.
   *[other] لا يقع أي مقال في { $count } قسم ({ $names }) فتبقى فارغة.
}
datasets-few-articles = المقالات قليلة على هذه النسب: غيّر النسب أو أضف مقالات.
datasets-fuller = بالبذرة { $seed } تتوزع المقالات هكذا: { $parts }.
datasets-loss-which = { $what }: { $count } ({ $which })
datasets-loss-all = { $what }: { $count }
datasets-loss-layer = وسوم متروكة لأنها من طبقة أخرى
datasets-loss-label = وسوم متروكة لأن الصيغة لا تتسع لها
datasets-loss-nested = وسوم متروكة لأنها داخل وسم آخر أو تحيط به
datasets-loss-crossing = وسوم متروكة لأنها تتقاطع مع وسم آخر
datasets-loss-same_extent = وسوم متروكة لأن وسمًا آخر في الموضع نفسه
datasets-loss-shared_word = وسوم متروكة لأن وسمًا آخر أخذ الكلمة نفسها
datasets-loss-no_word = وسوم متروكة لأنها بلا كلمة
datasets-loss-discontinuous = وسوم متروكة لأنها من عدة أجزاء
datasets-loss-unrated = وسوم متروكة لأنها بلا حكم (حدّد الحكم لتُكتب)
datasets-loss-unworded = وسوم متروكة لأنها بلا صياغة مستقلة (اكتب الصياغة لتُكتب)
datasets-loss-claim_sentence = وسوم لا يبقى منها إلا Yes أو No عند جملها (تُكتب Yes إن كان في الجملة ادعاء يستحق التحقق)
datasets-loss-unplaced = { $count ->
    [zero] لا وسم ينتظر موضعًا
    [one] وسم واحد ما زال ينتظر موضعًا، وهو متروك وغير محسوب في عدد الوسوم. ضعه في موضعه أولًا ليُكتب
    [two] وسمان ما زالا ينتظران موضعًا، وهما متروكان وغير محسوبين في عدد الوسوم. ضع كلًّا منهما في موضعه أولًا ليُكتبا
    [few] { $count } وسوم ما زالت تنتظر موضعًا، وهي متروكة وغير محسوبة في عدد الوسوم. ضعها في مواضعها أولًا لتُكتب
    [many] { $count } وسمًا ما زالت تنتظر موضعًا، وهي متروكة وغير محسوبة في عدد الوسوم. ضعها في مواضعها أولًا لتُكتب
   *[other] { $count } وسم ما زالت تنتظر موضعًا، وهي متروكة وغير محسوبة في عدد الوسوم. ضعها في مواضعها أولًا لتُكتب
}
datasets-loss-token_cut = وسوم تبقى وأحد طرفيها داخل كلمة، فتُقطع الكلمة عنده
datasets-loss-word_widened = وسوم تبقى وتُوسَّع لتشمل الكلمة كلها لأن أحد طرفيها داخلها
datasets-loss-edge_moved = وسوم تبقى ويُزاح طرفها عن الفراغ
datasets-loss-character = محارف لا تقبلها الصيغة، يُكتب بديل عنها
datasets-loss-spacing = مقالات لا تُحفظ فراغاتها ونهايات أسطرها
datasets-loss-line_break = وسوم تبقى وتُقسم عند نهايات السطور
datasets-loss-label_renamed = فئات تُكتب باسم آخر
datasets-loss-attribute = سمات متروكة في الوسوم
datasets-loss-flag_false = سمات يُكتب فيها «لا» كأنه لم يُحدَّد
datasets-loss-annotator = وسوم تُكتب دون اسم من وسمها
datasets-loss-relation = علاقات متروكة
datasets-loss-relation_attribute = سمات متروكة في العلاقات
datasets-loss-relation_across = علاقات متروكة لأن أحد طرفيها في مقال آخر
datasets-loss-document_label = تصنيفات متروكة للمقالات
datasets-loss-article_fact = بيانات متروكة عن المقالات
datasets-fact = { $label ->
    [name] أسماء الملفات
    [title] العناوين
    [language] لغات المقالات
    [direction] اتجاهات النصوص
    [directions] اتجاهات الفقرات
    [source] المصادر
    [url] الروابط
    [author] أسماء الكتّاب
    [published] تواريخ النشر
    [status] حالات العمل
    [note] الملاحظات على المقالات
    [original] الملفات الأصلية المحفوظة حيث لا يطابقها النص بترميز UTF-8
    [bookmarks] الإشارات المرجعية
    [border] الحدود بين مقال وآخر
   *[other] بيانات المقالات { $label }
}
datasets-loss-text = مقالات تُترك نصوصها

error-write = { $reason ->
    [offsets] لم يُكتب شيء لأن وسمًا في «{ $name }» ليس حيث ترد كلماته. افحص المشروع ثم أعد التصدير.
    [full] لم يُكتب «{ $name }» لأن القرص ممتلئ، وما كان هناك من قبل لم يُمس. أفرغ مساحة أو اختر مكانًا آخر ثم أعد التصدير.
    [denied] لم يُكتب «{ $name }» لأن النظام لا يسمح بذلك، وما كان هناك من قبل لم يُمس. اختر مكانًا آخر أو غيّر الأذونات.
    [name] لم يُكتب «{ $name }» لأن الاسم أطول مما يُقبل. اختر اسمًا أقصر.
    [no-folder] لم يُكتب «{ $name }» لأن المجلد الذي يُفترض أن يحويه غير موجود. أنشئ المجلد أو اختر غيره.
    [folder] لم يُكتب «{ $name }» لأنه مجلد وهذه الصيغة ملف واحد. اختر اسم ملف.
    [file] لم يُكتب «{ $name }» لأنه ملف وهذه الصيغة مجلد من الملفات. اختر اسم مجلد. ولم يُمس الملف.
    [device] لم يُكتب «{ $name }» لأنه جهاز أو أنبوب لا ملف. اختر اسم ملف.
    [project] لم يُكتب «{ $name }» لأن في ذلك المكان مشروعًا، ولم يُمس المشروع. اختر لمجموعة البيانات اسمًا آخر.
    [foreign] لم يُكتب «{ $name }» لأن فيه «{ $other }» في موضع ملف من مجموعة البيانات، ولم يكتبه تصدير سابق. لم يُمس ولا يُستبدل أبدًا. اختر مجلدًا مستقلًّا، أو غيّر اسم ذلك الملف.
   *[other] لم يُكتب «{ $name }» لأن القرص لم يقبله، وما كان هناك من قبل لم يُمس. أعد المحاولة أو اختر مكانًا آخر.
}
error-would-replace = { $kind ->
    [file] لم يُكتب «{ $name }» لأن هناك ملفًا بهذا الاسم لم يكتبه تصدير سابق أو تغيّر بعده، ولم يُمس. اختر اسمًا آخر، أو استبدله بالخيار ‎--force.
    [beside] لم يُكتب «{ $name }» لأن في المجلد ما لم يكتبه تصدير سابق: «{ $other }» (العدد كله: { $count }). لم يتغير شيء. اختر مجلدًا مستقلًّا مثل { $own }، أو اكتب إلى جانب ما هناك بالخيار ‎--force، فيبقى كما هو.
   *[folder] لم يُكتب «{ $name }» لأن فيه ما تغيّر بعد التصدير (عدد الملفات: { $count }، منها «{ $other }»)، ولم يُمس فيه شيء. اختر اسمًا آخر، أو استبدل ما فيه بالخيار ‎--force.
}
error-no-such-choice = { $kind ->
    [whose] ليس لـ «{ $name }» وسوم في هذا المشروع. الموسِّمون فيه: { $known }. لم يُكتب شيء.
    [layer] لا طبقة باسم «{ $name }» في هذا المشروع. طبقاته: { $known }. لم يُكتب شيء.
   *[label] لا فئة باسم «{ $name }» في هذا المشروع. فئاته: { $known }. لم يُكتب شيء.
}
error-nothing-chosen = { $kind ->
    [claims] لم يُكتب شيء لأن ما اختير ليس فيه ادعاء، وهذه الصيغة لا تتسع لغير الادعاءات. اختر أكثر من ذلك، أو ضع وسوم الادعاءات أولًا، أو اختر صيغة أخرى.
    [unrated] لم يُكتب شيء لأن الادعاءات كلها بلا حكم، وهذه الصيغة لا تتسع إلا لما فيه حكم. حدّد أحكام الادعاءات أولًا، أو اختر صيغة أخرى.
    [unworded] لم يُكتب شيء لأن الادعاءات كلها بلا صياغة مستقلة، وهذا الشكل من الصيغة لا يتسع إلا لما له صياغة. اكتب صياغات الادعاءات أولًا، أو اختر شكلًا آخر أو صيغة أخرى.
   *[articles] لم يُكتب شيء لأن ما اختير لا يُبقي أي مقال. اختر مقالات أكثر أو وسومًا أخرى.
}
datasets-none-chosen = { $count ->
    [zero] لا مقالات تُكتب.
    [one] ليس بين الوسوم ما اختير، فيُكتب المقال بلا وسوم.
    [two] ليس بين الوسوم ما اختير، فيُكتب المقالان بلا وسوم.
    [few] ليس بين الوسوم ما اختير، فتُكتب { $count } مقالات بلا وسوم.
    [many] ليس بين الوسوم ما اختير، فيُكتب { $count } مقالًا بلا وسوم.
   *[other] ليس بين الوسوم ما اختير، فيُكتب { $count } مقال بلا وسوم.
}
datasets-bare = { $count ->
    [zero] في كل المقالات شيء من الوسوم المختارة.
    [one] مقال واحد من { $all } ليس فيه شيء من الوسوم المختارة، ويُكتب بلا وسوم.
    [two] مقالان من { $all } ليس فيهما شيء من الوسوم المختارة، ويُكتبان بلا وسوم.
    [few] { $count } مقالات من { $all } ليس فيها شيء من الوسوم المختارة، وتُكتب بلا وسوم.
    [many] { $count } مقالًا من { $all } ليس فيها شيء من الوسوم المختارة، وتُكتب بلا وسوم.
   *[other] { $count } مقال من { $all } ليس فيها شيء من الوسوم المختارة، وتُكتب بلا وسوم.
}
datasets-agreement = الاتفاق بين الموسِّمين (F1): { $exact } عند التطابق، { $overlap } عند التداخل
datasets-in-parts = المقالات في كل قسم: { $parts }
datasets-shares = مجموع النسب { $total } لا 100، فتؤخذ بالتناسب: { $parts }
datasets-replace-title = هل يُستبدل ما هناك؟
datasets-replace-file = هناك ملف باسم «{ $name }» لم يكتبه تصدير من هذا البرنامج، أو تغيّر بعده. إن استبدلته ضاع ما فيه.
datasets-replace-folder = { $count ->
    [zero] لم يتغير شيء في المجلد «{ $name }».
    [one] في المجلد «{ $name }» تغيّر الملف «{ $other }» بعد التصدير. إن استبدلته ضاع هذا التغيير.
    [two] في المجلد «{ $name }» تغيّر ملفان بعد التصدير، منهما «{ $other }». إن استبدلتهما ضاع هذا التغيير.
    [few] في المجلد «{ $name }» تغيّرت { $count } ملفات بعد التصدير، منها «{ $other }». إن استبدلتها ضاعت هذه التغييرات.
    [many] في المجلد «{ $name }» تغيّر { $count } ملفًا بعد التصدير، منها «{ $other }». إن استبدلتها ضاعت هذه التغييرات.
   *[other] في المجلد «{ $name }» تغيّر { $count } ملف بعد التصدير، منها «{ $other }». إن استبدلتها ضاعت هذه التغييرات.
}
datasets-replace-beside-title = هل نكتب إلى جانب ما هناك؟
datasets-replace-beside = { $count ->
    [zero] المجلد «{ $name }» فارغ.
    [one] في المجلد «{ $name }» ما لم يكتبه تصدير سابق: «{ $other }». يبقى كما هو أينما كُتبت مجموعة البيانات.
    [two] في المجلد «{ $name }» شيئان لم يكتبهما تصدير سابق، منهما «{ $other }». يبقيان كما هما أينما كُتبت مجموعة البيانات.
    [few] في المجلد «{ $name }» { $count } أشياء لم يكتبها تصدير سابق، منها «{ $other }». تبقى كما هي أينما كُتبت مجموعة البيانات.
    [many] في المجلد «{ $name }» { $count } شيئًا لم يكتبها تصدير سابق، منها «{ $other }». تبقى كما هي أينما كُتبت مجموعة البيانات.
   *[other] في المجلد «{ $name }» { $count } شيء لم يكتبها تصدير سابق، منها «{ $other }». تبقى كما هي أينما كُتبت مجموعة البيانات.
}
datasets-replace-apart = في مجلد مستقل
datasets-replace-there = إلى جانب ما هناك
datasets-replace-go = استبدال
error-unknown-format = { $kind ->
    [read] «{ $name }» من صيغة تُقرأ ولا تُكتب، فلا يُكتب فيها شيء. اكتب بواحدة من هذه: { $known }.
    [written] «{ $name }» صيغة تُكتب ولا تُقرأ، فلا يُقرأ منها شيء. الصيغ التي تُقرأ: { $known }.
   *[none] لا يدل «{ $name }» على الصيغة المقصودة. سمِّ واحدة من هذه: { $known }.
}

error-missing-extra = تحتاج هذه الصيغة إلى المكتبة «{ $module }» وهي غير مثبّتة. لم يتغيّر شيء. ثبّتها بالأمر pip install "hashiya[{ $extra }]" ثم أعد المحاولة، أو اختر صيغة أخرى.
error-bad-parts = لا يبيّن «{ $what }» كيف تُقسَم مجموعة البيانات. اكتب الأقسام ونسبها، مثل train=80,dev=10,test=10. لم يُكتب شيء.

# The card of a dataset
datasets-card-title = مقالات موسومة
datasets-card-made = صُدّرت ببرنامج حاشية { $version } في { $when }. قورن كل وسم بنصه قبل كتابته.
datasets-card-format = الصيغة
datasets-card-unit = المواضع
datasets-card-unit-code_point = معدودة بنقاط ترميز يونيكود، بدايتها داخلة ونهايتها خارجة: `text[start:end]` هو النص الموسوم
datasets-card-unit-utf-16 = معدودة بوحدات UTF-16، بدايتها داخلة ونهايتها خارجة
datasets-card-unit-token = أرقام الكلمات
datasets-card-unit-none = لا مواضع
datasets-card-licence = الرخصة
datasets-card-no-licence = غير مذكورة؛ اسأل من أعطاك هذه المجموعة
datasets-card-schema = مجموعة الفئات
datasets-card-languages = اللغات
datasets-card-annotators = الموسِّمون وعدد وسومهم
datasets-card-agreement = الاتفاق بين الموسِّمين
datasets-card-agreement-known = قيمة F1 عند التطابق { $exact } وعند التداخل { $overlap }، والجداول أدناه
datasets-card-agreement-one = غير معروف: الموسِّم واحد
datasets-card-agreement-none = غير معروف: لا وسوم في المجموعة
datasets-card-agreement-apart = غير معروف: ليس في المجموعة مقال وسمه اثنان
datasets-card-agreement-how = يُقارَن كل موسِّمَين في المقالات التي لكل منهما وسوم فيها. قيمة F1 هي ضعف عدد أزواج الوسوم المتفقة مقسومًا على عدد وسوم الاثنين معًا. التطابق: الفئة نفسها على نقاط الترميز نفسها. التداخل: الفئة نفسها ونقطة ترميز واحدة مشتركة على الأقل. لا يُقرَن الوسم بأكثر من وسم واحد من وسوم الآخر، ويُقرَن أكبر عدد ممكن منها. لا تُقارَن العلاقات ولا السمات، ويُحسب معها ما تتركه هذه الصيغة من الوسوم.
datasets-card-agreement-pair = الموسِّمان
datasets-card-agreement-all = كل الأزواج
datasets-card-agreement-exact = ‏F1 عند التطابق
datasets-card-agreement-overlap = ‏F1 عند التداخل
datasets-card-agreement-more = { $count ->
    [zero] لا أزواج أخرى.
    [one] زوج واحد آخر في `export.json`.
    [two] زوجان آخران في `export.json`.
    [few] { $count } أزواج أخرى في `export.json`.
    [many] { $count } زوجًا آخر في `export.json`.
   *[other] { $count } زوج آخر في `export.json`.
}
datasets-card-held-back = اختير لهذه المجموعة جزء من المشروع فقط.
datasets-card-waiting = { $count ->
    [zero] لكل وسم موضع في نصه.
    [one] وسم واحد بلا موضع في نصه، وليس في المجموعة.
    [two] وسمان بلا موضع في نصيهما، وليسا في المجموعة.
    [few] { $count } وسوم بلا موضع في نصوصها، وليست في المجموعة.
    [many] { $count } وسمًا بلا موضع في نصوصها، وليست في المجموعة.
   *[other] { $count } وسم بلا موضع في نصوصها، وليست في المجموعة.
}
datasets-card-counts = الأعداد
datasets-card-part = القسم
datasets-card-all = الكل
datasets-card-articles = المقالات
datasets-card-code-points = نقاط الترميز
datasets-card-spans = الوسوم
datasets-card-relations = العلاقات
datasets-card-split = قُسمت بحسب المقالات بالنسب { $parts } (البذرة { $seed }): قسم المقال يتعلق بنصه وحده، فيبقى فيه مهما أُضيف من مقالات.
datasets-card-code = الرمز
datasets-card-name = الاسم
datasets-card-count = العدد
datasets-card-definition = التعريف
datasets-card-attribute = السمة
datasets-card-kind = النوع
datasets-card-values = القيم
datasets-card-value = القيمة
datasets-card-from = من
datasets-card-to = إلى
datasets-card-document-labels = تصنيفات المقالات
datasets-card-losses = ما لا تتسع له هذه الصيغة
error-bad-option = { $kind ->
    [none] ليس للصيغة { $format } خيارات، فلا يُختار لها «{ $name }». لم يُكتب شيء.
    [value] لا تُختار القيمة «{ $value }» للخيار «{ $name }» في الصيغة { $format }. قيمه هي: { $known }. لم يُكتب شيء.
   *[name] ليس للصيغة { $format } خيار باسم «{ $name }». خياراتها هي: { $known }. لم يُكتب شيء.
}
