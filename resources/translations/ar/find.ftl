# البحث في المقال
find-placeholder = ابحث في المقال
find-options = خيارات
find-previous = النتيجة السابقة (Shift+Enter)
find-next = النتيجة التالية (Enter)
find-close = إغلاق (Esc)
find-option-exact = مطابقة الحروف تمامًا: الحركات وصور الهمزة وحالة الأحرف
find-option-ta-marbuta = عدّ التاء المربوطة والهاء سواء
find-option-hamza = عدّ ؤ وئ وء سواء
find-count = { $at } من { $of }
find-none = لا نتائج
find-searching = جارٍ البحث…
find-wrapped-forward = استمر البحث من أول المقال
find-wrapped-back = استمر البحث من آخر المقال
