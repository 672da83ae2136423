# What may stand in the way
error-backup-not-made = { $reason ->
    [full] لم تُصنع نسخة احتياطية جديدة من «{ $name }» لأن القرص ممتلئ. المشروع ونسخه السابقة سليمة. أفرغ بعض المساحة وستُصنع النسخة التالية تلقائيًا.
    [denied] لم تُصنع نسخة احتياطية جديدة من «{ $name }» لأن النظام لا يسمح بالكتابة في مجلد النسخ الاحتياطية. المشروع ونسخه السابقة سليمة. راجع صلاحيات مجلد بياناتك.
    [damaged] لم تُصنع نسخة احتياطية جديدة من «{ $name }» لأن الملف تالف. نسخه السابقة سليمة ولم تُستبدل واحدة منها. ارجع إلى حالة سابقة من قائمة «ملف».
   *[other] لم تُصنع نسخة احتياطية جديدة من «{ $name }» لأن القرص لم يقبلها. المشروع ونسخه السابقة سليمة. افحص القرص وستُصنع النسخة التالية تلقائيًا.
}
error-backup-unusable = تلفت النسخة الاحتياطية «{ $name }» أو أُزيلت بعد صنعها. لم يتغير شيء. اختر نسخة أخرى.
error-no-backup = لا توجد نسخة احتياطية باسم «{ $name }». لم يتغير شيء. الأمر «hashiya restore PROJECT» يعرض النسخ الموجودة.
error-restore = { $reason ->
    [full] لم يُكتب «{ $name }» لأن القرص ممتلئ. لم يُستبدل شيء. أفرغ بعض المساحة ثم أعد المحاولة.
    [denied] لم يُكتب «{ $name }» لأن النظام لا يسمح بملفات جديدة في ذلك المجلد. لم يُستبدل شيء. اختر مجلدًا آخر.
   *[other] لم يُكتب «{ $name }» لأن القرص لم يقبله. لم يُستبدل شيء. أعد المحاولة أو اختر مكانًا آخر.
}

# The window
backups-none-since = لا نسخة احتياطية منذ { $time }
backups-none-yet = لا نسخة احتياطية بعد
backups-title = العودة إلى حالة سابقة
backups-why = تحفظ حاشية حالات مشروعك وتفحص كل حالة عند حفظها. افتح إحداها لتنظر فيها، أو ضعها مكان المشروع.
backups-promise = لا يضيع شيء: قبل أن تحل حالة سابقة محل المشروع تُحفظ حالته الآن مع هذه النسخ.
backups-which = المشروع
backups-there-are-none = لا نسخ احتياطية بعد. تُصنع النسخة الأولى تلقائيًا بعد فتح مشروع فيه عمل.
backups-open-copy = فتح نسخة منها
backups-put-in-place = وضعها مكان المشروع
backups-copy-opened = فُتحت الحالة السابقة في ملف جديد: «{ $name }». بقي المشروع كما هو.
backups-in-place = عاد المشروع إلى حالته في { $time }. حالته قبل ذلك محفوظة مع النسخ الاحتياطية.
backups-in-place-damaged = عاد المشروع إلى حالة سليمة. الملف التالف محفوظ كما كان في «{ $place }».
backups-today = اليوم
backups-yesterday = أمس
backups-reason-open = عند فتح المشروع
backups-reason-renew = قبل ترقية صيغة الملف
backups-reason-import = قبل الاستيراد
backups-reason-merge = قبل الدمج
backups-reason-bulk = قبل تغيير كبير
backups-reason-timer = أثناء العمل
backups-reason-close = عند إغلاق المشروع
backups-reason-asked = بطلب منك
backups-reason-replaced = قبل العودة إلى حالة سابقة
backups-kilobytes = { $size } ك.ب
backups-megabytes = { $size } م.ب
backups-articles = { $count ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالًا
   *[other] { $count } مقال
}
backups-annotations = { $count ->
    [zero] لا وسوم
    [one] وسم واحد
    [two] وسمان
    [few] { $count } وسوم
    [many] { $count } وسمًا
   *[other] { $count } وسم
}
backups-is-now = هذه هي حالة المشروع الآن.
backups-same = كما هو الآن
backups-same-counts = الأعداد نفسها والتفاصيل مختلفة
backups-compared = مقارنةً بالمشروع الآن: { $what }.
backups-fewer-articles = { $count ->
    [zero] المقالات نفسها
    [one] أقل بمقال واحد
    [two] أقل بمقالين
    [few] أقل بـ{ $count } مقالات
    [many] أقل بـ{ $count } مقالًا
   *[other] أقل بـ{ $count } مقال
}
backups-more-articles = { $count ->
    [zero] المقالات نفسها
    [one] أكثر بمقال واحد
    [two] أكثر بمقالين
    [few] أكثر بـ{ $count } مقالات
    [many] أكثر بـ{ $count } مقالًا
   *[other] أكثر بـ{ $count } مقال
}
backups-fewer-annotations = { $count ->
    [zero] الوسوم نفسها
    [one] أقل بوسم واحد
    [two] أقل بوسمين
    [few] أقل بـ{ $count } وسوم
    [many] أقل بـ{ $count } وسمًا
   *[other] أقل بـ{ $count } وسم
}
backups-more-annotations = { $count ->
    [zero] الوسوم نفسها
    [one] أكثر بوسم واحد
    [two] أكثر بوسمين
    [few] أكثر بـ{ $count } وسوم
    [many] أكثر بـ{ $count } وسمًا
   *[other] أكثر بـ{ $count } وسم
}
