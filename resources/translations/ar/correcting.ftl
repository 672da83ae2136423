# تصحيح نص مقال: النافذة، والوسوم التي بلا موضع، والأمر.
error-not-corrected = لم يُصحَّح نص «{ $name }»: النص الجديد فارغ. المقال ووسومه كما كانت. لإخراج مقال من المشروع انقله إلى سلة المحذوفات.

# النافذة
correcting-title = تصحيح النص
correcting-hint = غيّر ما في النص من خطأ. تنتقل الوسوم مع كلماتها، وترى مصير كل وسم قبل أن يُحفظ شيء.
correcting-editor = نص المقال
correcting-from-file = من ملف…
correcting-file = صيغة جديدة من هذا المقال
correcting-versions = صيغ النص
correcting-version = الصيغة { $number } · { $when } · { $name }
correcting-version-now = الصيغة { $number } · { $when } · { $name } · كما هي الآن
correcting-taken = هذا نص الملف ({ $encoding }). لم يُحفظ شيء بعد.
correcting-taken-unsure = هذا نص الملف مقروءًا بترميز { $encoding } على سبيل التخمين: تأكد من سلامة الحروف. لم يُحفظ شيء بعد.
correcting-many = في الملف عدة مقالات، وليس لأي منها اسم هذا المقال. اختر ملفًا فيه هذا المقال وحده.
correcting-review = مراجعة التغييرات
correcting-back = العودة إلى النص
correcting-go = تصحيح
correcting-same = النص كما كان: لا شيء يُصحَّح.
correcting-empty = النص فارغ. لا بد للمقال من نص؛ لإخراجه من المشروع انقله إلى سلة المحذوفات.
correcting-leave = تغييراتك لم تُحفظ. اضغط Esc مرة أخرى للخروج من دونها، أو تابع الكتابة.
correcting-refused = تغيّر المقال في هذه الأثناء فلم يُصحَّح شيء. عد إلى النص وراجع التغييرات من جديد.
correcting-changes = تغييرات النص
correcting-marks = وسوم تستحق النظر
correcting-places = { $count ->
    [zero] لا يتغير من النص شيء
    [one] يتغير من النص موضع واحد
    [two] يتغير من النص موضعان
    [few] تتغير من النص { $count } مواضع
    [many] يتغير من النص { $count } موضعًا
   *[other] يتغير من النص { $count } موضع
}
correcting-more = … و{ $count } غيرها
correcting-stay = { $count ->
    [zero] لا يبقى وسم كما كان.
    [one] وسم واحد يحتفظ بكلماته وموضعه.
    [two] وسمان يحتفظان بكلماتهما وموضعهما.
    [few] { $count } وسوم تحتفظ بكلماتها ومواضعها.
    [many] { $count } وسمًا تحتفظ بكلماتها ومواضعها.
   *[other] { $count } وسم تحتفظ بكلماتها ومواضعها.
}
correcting-look = { $count ->
    [zero] لا وسم يستحق النظر.
    [one] وسم واحد ينتقل ويستحق النظر.
    [two] وسمان ينتقلان ويستحقان النظر.
    [few] { $count } وسوم تنتقل وتستحق النظر.
    [many] { $count } وسمًا تنتقل وتستحق النظر.
   *[other] { $count } وسم تنتقل وتستحق النظر.
}
correcting-wait = { $count ->
    [zero] لكل وسم موضع.
    [one] وسم واحد لم يعد له موضع. يُحفظ في قائمة إلى أن تضعه في موضعه أو تتركه.
    [two] وسمان لم يعد لهما موضع. يُحفظان في قائمة إلى أن تضعهما في موضعيهما أو تتركهما.
    [few] { $count } وسوم لم يعد لها موضع. تُحفظ في قائمة إلى أن تضعها في مواضعها أو تتركها.
    [many] { $count } وسمًا لم يعد لها موضع. تُحفظ في قائمة إلى أن تضعها في مواضعها أو تتركها.
   *[other] { $count } وسم لم يعد لها موضع. تُحفظ في قائمة إلى أن تضعها في مواضعها أو تتركها.
}
correcting-relations = { $count ->
    [zero] لا تنتظر معها علاقة.
    [one] تنتظر معها علاقة واحدة، وتعود متى وُضع طرفاها.
    [two] تنتظر معها علاقتان، وتعودان متى وُضع طرفا كل منهما.
    [few] تنتظر معها { $count } علاقات، وتعود متى وُضع طرفا كل منها.
    [many] تنتظر معها { $count } علاقة، وتعود متى وُضع طرفا كل منها.
   *[other] تنتظر معها { $count } علاقة، وتعود متى وُضع طرفا كل منها.
}
correcting-column-state = مصيره
correcting-column-label = الفئة
correcting-column-before = كلماته قبلًا
correcting-column-now = كلماته الآن
correcting-moved-words = تغيّرت كلماته
correcting-moved-around = تغيّر ما حوله
correcting-moved-moved = في موضع آخر
correcting-lost-gone = كلماته ليست في النص
correcting-lost-unquoted = موضعه في الملف خارج النص، ولم يذكر الملف كلماته
correcting-lost-elsewhere = كلماته في مواضع أخرى
correcting-lost-broken = لم يبق منه ما يكفي
correcting-none-waiting = لا وسم ينتظر موضعًا.
correcting-done = صُحِّح النص. للتراجع اضغط Ctrl+Z.
correcting-done-waiting = { $count ->
    [zero] صُحِّح النص. للتراجع اضغط Ctrl+Z.
    [one] صُحِّح النص، وينتظر وسم واحد موضعًا. للتراجع اضغط Ctrl+Z.
    [two] صُحِّح النص، وينتظر وسمان موضعًا. للتراجع اضغط Ctrl+Z.
    [few] صُحِّح النص، وتنتظر { $count } وسوم موضعًا. للتراجع اضغط Ctrl+Z.
    [many] صُحِّح النص، وينتظر { $count } وسمًا موضعًا. للتراجع اضغط Ctrl+Z.
   *[other] صُحِّح النص، وينتظر { $count } وسم موضعًا. للتراجع اضغط Ctrl+Z.
}

# الوسوم التي بلا موضع
correcting-chip = { $count ->
    [zero] لا وسوم بلا موضع
    [one] وسم واحد بلا موضع
    [two] وسمان بلا موضع
    [few] { $count } وسوم بلا موضع
    [many] { $count } وسمًا بلا موضع
   *[other] { $count } وسم بلا موضع
}
correcting-panel = وسوم بلا موضع
correcting-place = ضعه هنا
correcting-place-why = يضع الوسم على ما هو محدد في النص، وإلا فعلى الكلمة الحالية
correcting-let-go = اتركه
correcting-gone = { $count ->
    [zero] لم يُترك وسم.
    [one] تُرك وسم واحد. للتراجع اضغط Ctrl+Z.
    [two] تُرك وسمان. للتراجع اضغط Ctrl+Z.
    [few] تُركت { $count } وسوم. للتراجع اضغط Ctrl+Z.
    [many] تُرك { $count } وسمًا. للتراجع اضغط Ctrl+Z.
   *[other] تُرك { $count } وسم. للتراجع اضغط Ctrl+Z.
}

# الأمر
correcting-cli-done = صُحِّح نص «{ $name }».
correcting-cli-planned = لم يُحفظ شيء. هذا ما كان التصحيح سيفعله بنص «{ $name }»:
correcting-cli-moved = { $label }: «{ $before }» ← «{ $now }» ({ $why })
correcting-cli-lost = { $label }: «{ $before }» ({ $why })
