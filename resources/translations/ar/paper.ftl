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
