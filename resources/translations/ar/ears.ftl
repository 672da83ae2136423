# What a screen reader says of the page
ears-inside = داخلها: { $marks }
ears-around = ضمن: { $marks }
ears-others = وغيرها
ears-relation-to = { $relation }: { $quote }
ears-relation-from = علاقة واردة، { $relation }: { $quote }
ears-enters = بداية: { $labels }
ears-leaves = نهاية: { $labels }
ears-selected = محدَّد: { $quote }
ears-tagged = وسم جديد
ears-changed = تغيّرت الفئة
ears-moved = تغيّرت الحدود
ears-attributes = تغيّرت السمات
ears-removed = حُذف: { $mark }
ears-related = علاقة جديدة، { $relation }
ears-unrelated = حُذفت علاقة، { $relation }
ears-many = تغيّرت وسوم كثيرة
ears-hints-words = حروف فوق كلمات الصفحة، عددها { $count }. اكتب حروف الكلمة، أو اضغط Esc.
ears-hints-marks = وسوم تصلح طرفًا آخر، عددها { $count }. تنقل بينها بالأسهم ثم اضغط Enter، أو اكتب حروف أحدها.
ears-hint = { $mark }، الحروف { $letters }، { $at } من { $of }

# The paragraph at the cursor as plain text
ears-paragraph = الفقرة عند المؤشر
ears-paragraph-marks = الوسوم في هذه الفقرة: { $marks }
ears-paragraph-bare = لا وسوم في هذه الفقرة.

# Errors of painting
error-painting = تعذّر رسم جزء من النافذة. النص والوسوم محفوظة كما هي، ويظهر النص هناك بلا وسوم. واصل العمل، وإن تكرر ذلك فأرسل التفاصيل.
