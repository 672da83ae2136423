# The command palette
keys-palette-find = ماذا تريد أن تفعل؟ اكتب اسم أمر أو فئة أو مقال…
keys-palette-nothing = لا شيء بهذا الاسم.
keys-palette-tag = وسم: { $name }
keys-palette-article = مقال

# The reading lock
keys-lock-on = قفل القراءة مفعّل: لا تعمل الحروف والأرقام في النص. يعيدها F4.
keys-lock-off = عادت الحروف والأرقام أوامر في النص.
keys-lock-status = قفل القراءة
keys-lock-tip = لا تعمل الحروف والأرقام في النص. يعيدها F4.

# Choosing keys
keys-title = تغيير المفاتيح
keys-change = تغيير المفاتيح…
keys-choose = اختر أمرًا من القائمة، ثم اضغط مفتاحه الجديد.
keys-press = اضغط المفتاح الجديد…
keys-press-why = انقر المفتاح ثم اضغط الجديد. العبرة بموضع المفتاح على اللوحة مهما كان تخطيطها.
keys-none = بلا مفتاح
keys-remove = إزالة المفتاح
keys-usual = استعادة المعتاد
keys-all-usual = استعادة الكل
keys-take = انزعه من هناك
keys-clash = المفتاح { $keys } للأمر «{ $name }». لم يتغير شيء؛ اضغط مفتاحًا آخر أو انزع هذا من هناك.
keys-chosen = صار { $keys } مفتاح «{ $name }».
keys-chosen-plain = صار { $keys } مفتاح «{ $name }» ما دام التركيز في النص.
keys-removed = صار «{ $name }» بلا مفتاح.
keys-usual-again = عادت إلى «{ $name }» مفاتيحه المعتادة.
keys-all-usual-again = عادت إلى كل الأوامر مفاتيحها المعتادة.
keys-refused-system = المفتاح { $keys } للنظام أو لأمر ثابت. اضغط مفتاحًا آخر.
keys-refused-level = المفتاح { $keys } يكتب علامات على لوحات كثيرة كما يفعل AltGr. اضغط مفتاحًا آخر.
keys-refused-switch = المفتاح { $keys } يبدّل تخطيط اللوحة على أنظمة كثيرة. اضغط مفتاحًا آخر.

# Marks out of sight, and a mark copied
keys-hidden-status = الوسوم مخفية
keys-layer-status = المعروض: { $layer }
keys-layer-only = لا يظهر على الصفحة الآن إلا: { $layer }
keys-layer-all = تظهر وسوم الطبقات كلها
keys-copied = نُسخ الوسم بصيغة JSON.
