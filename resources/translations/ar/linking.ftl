# العلاقات: رسمها واختيارها وعكسها
linking-none = لا علاقة تصل «{ $start }» بـ«{ $end }». العلاقات الممكنة مع «{ $start }»: { $kinds }.
linking-none-across = لا علاقة تصل «{ $start }» بـ«{ $end }» في مقال آخر. ما يصل بين مقالين: { $kinds }.
linking-none-in-view = لا وسم مناسبًا في هذا الجزء من النص. واصل بالمفتاح PgDn أو ابحث بالمفتاح / أو ألغِ بالمفتاح Esc.
linking-has-none = ليس لهذا الوسم علاقات.
linking-chosen = «{ $name }»: { $words } ({ $number } من { $count }). يحذفها Delete ويعكس Shift+R اتجاهها.
linking-turned = عُكس اتجاه العلاقة «{ $name }»، وطرفها الآن: { $words }.
linking-two-way = العلاقة «{ $name }» واحدة في الاتجاهين، فلا يُعكس اتجاهها.
linking-which = اختر العلاقة أولًا: المفتاح E يتنقل بين علاقات الوسم.
linking-removed = حُذفت العلاقة «{ $name }». يعيدها التراجع.
error-relation-across = لا تسمح مجموعة الفئات بأن تصل العلاقة { $label } بين مقالين. لم يتغيّر شيء. اختر طرفًا في المقال نفسه أو علاقة أخرى.
