# بطاقة دليل الفئة، ومحرر مجموعة الفئات
labelset-card-edit = تحرير…
labelset-card-of = دليل «{ $name }»
labelset-edit-label = تحرير الفئة…
labelset-card-number = { $at } من { $count }
labelset-card-none = لم يُكتب دليل لهذه الفئة بعد.
labelset-card-no-labels = ليس في مجموعة فئات هذا المشروع فئات بعد.
labelset-card-include = ما يدخل فيها
labelset-card-exclude = ما لا يدخل فيها
labelset-card-examples = أمثلة
labelset-card-decision = كيف تقرّر
