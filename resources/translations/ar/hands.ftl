# The label picker
hands-edges = الحد:
hands-last = آخر فئة: { $name }، يكررها Enter هنا والمفتاح «{ $keys }» في النص

# What a step did, told when it is undone or done again
hands-undone = تراجع: { $what }
hands-redone = إعادة: { $what }
hands-step-more = { $first } · تغييرات أخرى معه: { $count }
hands-step-long = تغييرات خطوة كبيرة واحدة: { $count }
hands-step-mark-made = عاد الوسم «{ $label }» على «{ $quote }»
hands-step-mark-gone = أُزيل الوسم «{ $label }» عن «{ $quote }»
hands-step-mark-label = صارت فئة «{ $quote }»: { $label }
hands-step-mark-moved = صار الوسم «{ $label }» على «{ $quote }»
hands-step-mark-attributes = تغيرت سمات «{ $label }» على «{ $quote }»
hands-step-mark-waits = عاد الوسم «{ $label }» على «{ $quote }» ينتظر موضعه
hands-step-mark-let-go = لم يعد الوسم «{ $label }» على «{ $quote }» ينتظر موضعًا
hands-step-relation-made = عادت العلاقة «{ $name }»
hands-step-relation-gone = أُزيلت العلاقة «{ $name }»
hands-step-relation-changed = تغيرت العلاقة «{ $name }»
hands-step-article-made = عاد المقال «{ $name }»
hands-step-article-gone = أُخرج المقال «{ $name }» من القائمة
hands-step-articles-made = { $count ->
    [zero] لم يعد أي مقال إلى القائمة
    [one] عاد مقال واحد إلى القائمة مع كل ما فيه
    [two] عاد مقالان إلى القائمة مع كل ما فيهما
    [few] عادت { $count } مقالات إلى القائمة مع كل ما فيها
    [many] عاد { $count } مقالًا إلى القائمة مع كل ما فيها
   *[other] عاد { $count } مقال إلى القائمة مع كل ما فيها
}
hands-step-articles-gone = { $count ->
    [zero] لم يُخرج أي مقال من القائمة
    [one] أُخرج مقال واحد من القائمة مع كل ما فيه
    [two] أُخرج مقالان من القائمة مع كل ما فيهما
    [few] أُخرجت { $count } مقالات من القائمة مع كل ما فيها
    [many] أُخرج { $count } مقالًا من القائمة مع كل ما فيها
   *[other] أُخرج { $count } مقال من القائمة مع كل ما فيها
}
hands-step-article-changed = تغيرت بيانات المقال «{ $name }»
hands-step-article-text = صار نص «{ $name }» في صيغة أخرى
hands-import-article = استيراد «{ $name }» مع كل ما فيه
hands-import-articles = { $count ->
    [zero] استيراد بلا مقالات
    [one] استيراد مقال واحد مع كل ما فيه
    [two] استيراد مقالين مع كل ما فيهما
    [few] استيراد { $count } مقالات مع كل ما فيها
    [many] استيراد { $count } مقالًا مع كل ما فيها
   *[other] استيراد { $count } مقال مع كل ما فيها
}
hands-import-marks = { $count ->
    [zero] استيراد بلا وسوم
    [one] استيراد وسم واحد لمقال كان هنا
    [two] استيراد وسمين لما كان هنا من مقالات
    [few] استيراد { $count } وسوم لما كان هنا من مقالات
    [many] استيراد { $count } وسمًا لما كان هنا من مقالات
   *[other] استيراد { $count } وسم لما كان هنا من مقالات
}
hands-import-changes = { $count ->
    [zero] استيراد لم يغيّر شيئًا
    [one] استيراد غيّر شيئًا واحدًا
    [two] استيراد غيّر شيئين
    [few] استيراد غيّر { $count } أشياء
    [many] استيراد غيّر { $count } شيئًا
   *[other] استيراد غيّر { $count } شيء
}
hands-step-schema = تغيرت مجموعة الفئات

# Why nothing happens
hands-no-cut-start = ليس في أول «{ $word }» حرف متصل يُقتطع.
hands-no-cut-end = ليس في آخر «{ $word }» ضمير متصل يُقتطع.
hands-no-mark = هذا المفتاح يعمل على وسم، ولا وسم محدد. حدِّد الوسم أولًا: انقره، أو ضع المؤشر على كلماته واضغط I.
hands-read-only = المشروع مفتوح للقراءة فقط، فلا يتغير فيه شيء. لتعمل عليه أغلقه حيث هو مفتوح، ثم افتحه هنا من جديد.
