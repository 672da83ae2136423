# مجموعات الفئات: ما يختل فيها، وما يفعله تغييرها، وما تختلف فيه مجموعتان
error-labels-missing = لا توجد مجموعة فئات باسم «{ $name }»: لا ملف بهذا الاسم ولا مجموعة من مجموعات البرنامج. لم يتغيّر شيء. راجع الاسم والمجلد.
error-labels-unreadable =
    تعذّرت قراءة مجموعة الفئات «{ $name }» والسبب: { $why ->
        [folder] هو مجلد
        [denied] لا يحق لهذا الحساب أن يقرأه
        [special] ليس ملفًا عاديًا
        [project] هو مشروع حاشية لا ملف فئات
       *[other] لم يسمح النظام بقراءته ({ $detail })
    }. لم يتغيّر شيء. اختر ملفًا آخر أو اطلب حق قراءته.
error-labels-large = لم يُقرأ الملف «{ $name }» كمجموعة فئات لأنه كبير جدًا: حجمه { $size } م.ب، ومجموعة الفئات لا تزيد على { $most } م.ب. لم يتغيّر شيء. اختر ملف مجموعة فئات.
error-labels-encoding = لم تُقرأ مجموعة الفئات «{ $name }» لأن السطر { $line } ليس مكتوبًا بترميز UTF-8. لم يتغيّر شيء. افتح الملف في محرر نصوص واحفظه بترميز UTF-8 ثم أعد المحاولة.
error-labels-unheaded = لم تُقرأ مجموعة الفئات «{ $name }» لأن لا صف من صفوفها الأولى يسمّي عمود الرموز. لم يتغيّر شيء. سمِّ ذلك العمود «الرمز» أو code، وسمِّ الأعمدة الأخرى «الوصف» أو «اللون» أو «الأعلى»، ثم أعد المحاولة.
error-labels-table = لم تُقرأ مجموعة الفئات «{ $name }» لأن الملف تالف، أو ليس جدولًا كما يدل اسمه. لم يتغيّر شيء. افتحه في البرنامج الذي كتبه واحفظه من جديد بصيغة CSV أو XLSX ثم أعد المحاولة.
error-labels-form =
    لم تُقرأ مجموعة الفئات «{ $name }» لأنها ليست مكتوبة بصيغة { $format } الصحيحة. توقفت القراءة { $line ->
        [0] في آخر الملف
       *[other] في السطر { $line } عند الحرف { $column }
    }. لم يتغيّر شيء. ابحث هناك عن علامة تنصيص أو قوس أو علامة مساواة ناقصة ثم أعد المحاولة.
error-labels-deep = لم تُقرأ مجموعة الفئات «{ $name }» لأن أقواسها أو أسماءها متداخلة أعمق مما في أي مجموعة فئات. لم يتغيّر شيء. اختر ملف مجموعة فئات.
error-labels-entities = لم تُقرأ مجموعة الفئات «{ $name }» لأن في السطر { $line } كيانات XML يعرّفها الملف أو يأخذها من خارجه، وقد يتضخم بها ملف صغير بلا حد. لم يتغيّر شيء. احفظها من جديد من البرنامج الذي جاءت منه، أو اكتب مكان كل كيان نصه.
error-labels-field =
    تعذّر استعمال مجموعة الفئات «{ $name }». في { $part ->
        [layer] الطبقة رقم { $number }، «{ $item }»
        [label] الفئة رقم { $number }، «{ $item }»
        [attribute] السمة رقم { $number }، «{ $item }»
        [relation] العلاقة رقم { $number }، «{ $item }»
        [document] تصنيف المقالات رقم { $number }، «{ $item }»
        [choice] القيمة «{ $item }»
       *[other] المجموعة نفسها
    }: قيمة «{ $field }» هي «{ $found }»، والصحيح أن تكون { $want ->
        [text] نصًا بين علامتي تنصيص
        [number] عددًا صحيحًا
        [flag] true أو false بلا علامتي تنصيص
        [list] قائمة بين قوسين مربعين
        [table] أسماء لها قيم مثل ar = "…"
       *[other] واحدًا مما يلي: { $choices }
    }. لم يتغيّر شيء. صحّحها ثم أعد المحاولة.
error-labels-gap =
    تعذّر استعمال مجموعة الفئات «{ $name }». في { $part ->
        [layer] الطبقة رقم { $number }، «{ $item }»
        [label] الفئة رقم { $number }، «{ $item }»
        [attribute] السمة رقم { $number }، «{ $item }»
        [relation] العلاقة رقم { $number }، «{ $item }»
        [document] تصنيف المقالات رقم { $number }، «{ $item }»
        [choice] القيمة «{ $item }»
       *[other] المجموعة نفسها
    }: «{ $field }» ناقص. لم يتغيّر شيء. أضفه ثم أعد المحاولة.
error-labels-double =
    تعذّر استعمال مجموعة الفئات «{ $name }» لأن «{ $field }» واحد في { $part ->
        [layer] طبقتين
        [label] فئتين
        [attribute] سمتين
        [relation] علاقتين
        [document] تصنيفين للمقالات
       *[other] قيمتين
    }: «{ $value }» عند «{ $other }» وعند «{ $item }». لم يتغيّر شيء. غيّره في إحداهما ثم أعد المحاولة.
error-labels-reference =
    تعذّر استعمال مجموعة الفئات «{ $name }». في { $part ->
        [layer] الطبقة رقم { $number }، «{ $item }»
        [label] الفئة رقم { $number }، «{ $item }»
        [attribute] السمة رقم { $number }، «{ $item }»
        [relation] العلاقة رقم { $number }، «{ $item }»
        [document] تصنيف المقالات رقم { $number }، «{ $item }»
        [choice] القيمة «{ $item }»
       *[other] المجموعة نفسها
    }: يشير «{ $field }» إلى «{ $value }»، وليس في المجموعة شيء بهذا الرمز. لم يتغيّر شيء. صحّح الرمز أو أضف ما يشير إليه ثم أعد المحاولة.
error-labels-cycle = تعذّر استعمال مجموعة الفئات «{ $name }» لأن الفئة «{ $item }» أصلٌ لنفسها. لم يتغيّر شيء. صحّح ما كُتب عندها في «parent» ثم أعد المحاولة.
error-labels-hidden =
    تعذّر استعمال مجموعة الفئات «{ $name }». في { $part ->
        [layer] الطبقة رقم { $number }، «{ $item }»
        [label] الفئة رقم { $number }، «{ $item }»
        [attribute] السمة رقم { $number }، «{ $item }»
        [relation] العلاقة رقم { $number }، «{ $item }»
        [document] تصنيف المقالات رقم { $number }، «{ $item }»
        [choice] القيمة «{ $item }»
       *[other] المجموعة نفسها
    }: في النص «{ $field }» علامات خفية تقلب اتجاه ما حولها أو تقطعه ({ $codes }). لم يتغيّر شيء. اكتب هذا النص من جديد ثم أعد المحاولة.
error-labels-target = لم تتغيّر مجموعة الفئات، لأن ما وُسم بـ«{ $item }» كان سيصير «{ $target }»، وليس في المجموعة الجديدة شيء بهذا الرمز. اختر هدفًا آخر.
labels-lost = تُرك ما لا مكان له في دفتر الرموز: { $what }. صدّر بصيغة TOML ليبقى كل شيء.
labels-lost-attributes = { $count ->
    [zero] لا سمات
    [one] سمة واحدة
    [two] سمتان
    [few] { $count } سمات
    [many] { $count } سمة
   *[other] { $count } سمة
}
labels-lost-relations = { $count ->
    [zero] لا أنواع علاقات
    [one] نوع علاقة واحد
    [two] نوعا علاقة
    [few] { $count } أنواع علاقات
    [many] { $count } نوع علاقة
   *[other] { $count } نوع علاقة
}
labels-lost-document-labels = { $count ->
    [zero] لا فئات للمقال كله
    [one] فئة واحدة للمقال كله
    [two] فئتان للمقال كله
    [few] { $count } فئات للمقال كله
    [many] { $count } فئة للمقال كله
   *[other] { $count } فئة للمقال كله
}
labels-uses = { $count ->
    [zero] لا استعمال
    [one] استعمال واحد
    [two] استعمالان
    [few] { $count } استعمالات
    [many] { $count } استعمالًا
   *[other] { $count } استعمال
}
labels-articles = { $count ->
    [zero] في لا مقال
    [one] في مقال واحد
    [two] في مقالين
    [few] في { $count } مقالات
    [many] في { $count } مقالًا
   *[other] في { $count } مقال
}
labels-effect = { $what }: { $uses } { $articles }
labels-effect-label-moved = «{ $what }» تصير «{ $to }»
labels-effect-label-removed = تُزال وسوم «{ $what }»
labels-effect-label-unknown = تبقى وسوم «{ $what }» وتُعلَّم بأنها غير معروفة
labels-effect-attribute-renamed = السمة «{ $what }» تصير «{ $to }»
labels-effect-attribute-removed = تُزال قيم السمة «{ $what }»
labels-effect-attribute-unknown = تبقى قيم السمة «{ $what }» وتُعلَّم بأنها غير معروفة
labels-effect-attribute-clash = تحتفظ السمة «{ $what }» باسمها حيث للسمة «{ $to }» قيمة من قبل
labels-effect-value-moved = في «{ $what }» القيمة «{ $value }» تصير «{ $to }»
labels-effect-value-removed = في «{ $what }» تُزال القيمة «{ $value }»
labels-effect-value-unknown = في «{ $what }» تبقى القيمة «{ $value }» وتُعلَّم بأنها غير معروفة
labels-effect-value-converted = تُحوَّل قيم «{ $what }» إلى النوع الجديد
labels-effect-value-unconverted = في «{ $what }» لا تصلح القيمة «{ $value }» للنوع الجديد فتبقى كما هي وتُعلَّم
labels-effect-relation-moved = العلاقة «{ $what }» تصير «{ $to }»
labels-effect-relation-removed = تُزال علاقات «{ $what }»
labels-effect-relation-hanging = تزول علاقات «{ $what }» مع طرف يُزال
labels-effect-relation-unknown = تبقى علاقات «{ $what }» وتُعلَّم بأنها غير معروفة
labels-effect-relation-misfit = تبقى علاقات «{ $what }» بين طرفين لم يعودا مسموحين
labels-effect-relation-misfit-removed = تُزال علاقات «{ $what }» حيث لم يعد طرفاها مسموحين
labels-effect-document-renamed = تصنيف المقالات «{ $what }» يصير «{ $to }»
labels-effect-document-removed = تُزال قيم تصنيف المقالات «{ $what }»
labels-effect-document-unknown = تبقى قيم تصنيف المقالات «{ $what }» وتُعلَّم بأنها غير معروفة
labels-effect-document-clash = يحتفظ تصنيف المقالات «{ $what }» باسمه حيث للتصنيف «{ $to }» قيمة من قبل
labels-effect-document-value-moved = في تصنيف المقالات «{ $what }» القيمة «{ $value }» تصير «{ $to }»
labels-effect-document-value-removed = في تصنيف المقالات «{ $what }» تُزال القيمة «{ $value }»
labels-effect-document-value-unknown = في تصنيف المقالات «{ $what }» تبقى القيمة «{ $value }» وتُعلَّم بأنها غير معروفة
labels-effect-double = توسم الكلمات نفسها مرتين بـ«{ $what }» ويبقى الوسمان
labels-differs-set = المجموعة نفسها: تغيّر فيها «{ $field }»
labels-differs-layer-new = طبقة جديدة: «{ $what }»
labels-differs-layer-gone = حُذفت الطبقة «{ $what }»
labels-differs-layer-changed = الطبقة «{ $what }»: تغيّر فيها { $fields }
labels-differs-layer-order = تغيّر ترتيب الطبقات
labels-differs-label-new = فئة جديدة: «{ $what }»
labels-differs-label-gone = حُذفت الفئة «{ $what }»
labels-differs-label-changed = الفئة «{ $what }»: تغيّر فيها { $fields }
labels-differs-label-order = تغيّر ترتيب الفئات
labels-differs-attribute-new = سمة جديدة: «{ $what }»
labels-differs-attribute-gone = حُذفت السمة «{ $what }»
labels-differs-attribute-changed = السمة «{ $what }»: تغيّر فيها { $fields }
labels-differs-attribute-order = تغيّر ترتيب السمات
labels-differs-relation-new = علاقة جديدة: «{ $what }»
labels-differs-relation-gone = حُذفت العلاقة «{ $what }»
labels-differs-relation-changed = العلاقة «{ $what }»: تغيّر فيها { $fields }
labels-differs-relation-order = تغيّر ترتيب العلاقات
labels-differs-document-new = تصنيف جديد للمقالات: «{ $what }»
labels-differs-document-gone = حُذف تصنيف المقالات «{ $what }»
labels-differs-document-changed = تصنيف المقالات «{ $what }»: تغيّر فيه { $fields }
labels-differs-document-order = تغيّر ترتيب تصنيفات المقالات
labels-differs-choice-new = قيمة جديدة في «{ $of }»: «{ $what }»
labels-differs-choice-gone = حُذفت من «{ $of }» القيمة «{ $what }»
labels-differs-choice-changed = القيمة «{ $what }» في «{ $of }»: تغيّر فيها { $fields }
labels-differs-choice-order = تغيّر ترتيب القيم في «{ $of }»
labels-standing-same = هي مجموعة فئات هذا المشروع نفسها.
labels-standing-newer = هي إصدار أحدث ({ $theirs }) من مجموعة فئات هذا المشروع ({ $ours }).
labels-standing-older = هي إصدار أقدم ({ $theirs }) من مجموعة فئات هذا المشروع ({ $ours })، فما تغيّر بعدها يعود كما كان.
labels-standing-disagrees = لها اسم مجموعة فئات هذا المشروع وإصدارها ({ $theirs }) لكن فيها غير ما فيها، فلعل شخصين غيّراها كلٌّ على حدة. انظر في الفروق قبل أن تأخذ بها.
labels-standing-other = هي مجموعة فئات غير مجموعة هذا المشروع.
