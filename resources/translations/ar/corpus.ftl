# The corpus list and the search in all texts
corpus-status = { $status }: { $count }
corpus-order = الترتيب
corpus-order-now = ترتيب القائمة: { $order }
corpus-order-list = كما استوردت
corpus-order-title = بحسب العنوان
corpus-order-published = الأحدث أولًا
corpus-order-annotations = الأكثر وسومًا أولًا
corpus-order-status = بحسب الحالة
corpus-order-length = الأطول أولًا
corpus-arranging = تُرتَّب القائمة…
corpus-search-texts = ابحث في النصوص كلها (Enter)
corpus-search = البحث في النصوص كلها
corpus-search-hint = ابحث في نصوص المشروع كلها
corpus-search-close = إغلاق (Esc)
corpus-edges = موضع المبحوث عنه من الكلمات
corpus-edges-anywhere = في أي موضع من الكلمة
corpus-edges-start = في أول الكلمة
corpus-edges-whole = كلمات كاملة
corpus-hits = المواضع التي وُجدت
corpus-hits-count = المواضع: { $count }
corpus-hit-said = { $title }: { $words }
corpus-hit-gone = صُحّح نص هذا المقال بعد البحث. أعد البحث.
corpus-wrapped-forward = استمر العرض من أول القائمة
corpus-wrapped-back = استمر العرض من آخر القائمة
corpus-label = التصنيف…
corpus-label-all = الكل
corpus-label-count = { $name } ({ $count })
corpus-label-without = بلا هذا التصنيف
corpus-label-none = بلا { $name }
corpus-waiting = بوسوم تنتظر موضعًا
corpus-waiting-tip = { $count ->
    [zero] لا وسوم تنتظر موضعًا.
    [one] في مقال واحد وسوم تنتظر موضعًا. اعرضه وحده.
    [two] في مقالين وسوم تنتظر موضعًا. اعرضهما وحدهما.
    [few] في { $count } مقالات وسوم تنتظر موضعًا. اعرضها وحدها.
    [many] في { $count } مقالًا وسوم تنتظر موضعًا. اعرضها وحدها.
   *[other] في { $count } مقال وسوم تنتظر موضعًا. اعرضها وحدها.
}
corpus-unplaced = { $count ->
    [zero] لكل الوسوم مواضع.
    [one] وسم واحد بلا موضع بعد. افتح المقال لتضعه في موضعه.
    [two] وسمان بلا موضع بعد. افتح المقال لتضعهما في موضعيهما.
    [few] { $count } وسوم بلا موضع بعد. افتح المقال لتضعها في مواضعها.
    [many] { $count } وسمًا بلا موضع بعد. افتح المقال لتضعها في مواضعها.
   *[other] { $count } وسم بلا موضع بعد. افتح المقال لتضعها في مواضعها.
}
