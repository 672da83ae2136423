# صفحة أو صورة لمقال موسوم
paper-legend = الفئات
paper-relations = العلاقات
paper-relation = العلاقة
paper-relation-from = من
paper-relation-to = إلى
paper-made = أُعدّت بحاشية { $version }. النص هو نص المقال حرفًا بحرف.
paper-page = صفحة { $page } من { $pages }
paper-saved = كُتب «{ $name }».
paper-unknown-kind = لا يدل «{ $name }» على ما يُراد كتابته. اجعل الاسم ينتهي بـ ‎.pdf أو ‎.png أو ‎.svg أو ‎.html.

# الطباعة والحفظ في النافذة
paper-print-title = الطباعة
paper-print-go = اختيار الطابعة…
paper-printed = { $count ->
    [zero] لم تُرسل أي صفحة إلى الطابعة.
    [one] أُرسلت صفحة واحدة إلى الطابعة.
    [two] أُرسلت صفحتان إلى الطابعة.
    [few] أُرسلت { $count } صفحات إلى الطابعة.
    [many] أُرسلت { $count } صفحة إلى الطابعة.
   *[other] أُرسلت { $count } صفحة إلى الطابعة.
}
paper-save-title = حفظ المقال صورةً أو صفحة
paper-save-go = حفظ
paper-target = الحفظ في
paper-kind = النوع
paper-kind-pdf = ‏PDF: صفحات ومرفقات
paper-kind-png = ‏PNG: صورة
paper-kind-svg = ‏SVG: رسم يبقى نصه نصًا
paper-kind-html = ‏HTML: صفحة ويب
paper-whose = الوسوم الظاهرة
paper-whose-everyone = وسوم الجميع
paper-whose-nobody = بلا وسوم
paper-format = الورق
paper-format-a4 = A4
paper-format-letter = Letter
paper-size = حجم الخط
paper-face = الخط
paper-size-small = صغير
paper-size-normal = عادي
paper-size-large = كبير
paper-theme = الألوان
paper-theme-free = كما يفضّل متصفح القارئ
paper-scale = الدقة
paper-scale-times = { $times }×
paper-with-legend = مفتاح الفئات
paper-page-before = السابقة
paper-page-after = التالية
paper-writing = تجري الكتابة…
paper-cancelled = أُلغي العمل ولم يُكتب شيء.
paper-replace = { $count ->
    [zero] { $names } موجود من قبل. أتريد أن يحل الجديد محله؟
    [one] { $names } موجود من قبل. أتريد أن يحل الجديد محله؟
    [two] يوجد ملفان بهذين الاسمين: { $names }. أتريد أن يحل الجديدان محلهما؟
    [few] توجد { $count } ملفات بهذه الأسماء: { $names }. أتريد أن تحل الجديدة محلها؟
    [many] يوجد { $count } ملفًا بهذه الأسماء: { $names }. أتريد أن تحل الجديدة محلها؟
   *[other] يوجد { $count } ملف بهذه الأسماء: { $names }. أتريد أن تحل الجديدة محلها؟
}
paper-replace-go = استبدال
paper-saved-all = { $count ->
    [zero] لم يُكتب ملف.
    [one] كُتب { $names }.
    [two] الصورة أطول من أن يسعها ملف واحد، فكُتب ملفان: { $names }.
    [few] الصورة أطول من أن يسعها ملف واحد، فكُتبت { $count } ملفات: { $names }.
    [many] الصورة أطول من أن يسعها ملف واحد، فكُتب { $count } ملفًا: { $names }.
   *[other] الصورة أطول من أن يسعها ملف واحد، فكُتب { $count } ملف: { $names }.
}
paper-page-note = صفحة الويب ملف واحد يفتحه كل متصفح، على الشاشات الكبيرة والصغيرة، فاتحةً وداكنة، ويُبحث في نصها ويُنسخ حرفًا بحرف.
