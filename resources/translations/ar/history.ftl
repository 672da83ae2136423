# What a line of the history says
history-act-annotate-tag = وُسم «{ $quote }»: { $label }
history-act-annotate-retag = صارت فئة «{ $quote }»: { $label }
history-act-annotate-move = حُرّك حدّ الوسم { $label } إلى «{ $quote }»
history-act-annotate-set-attribute = غُيّرت سمة «{ $quote }» ({ $label })
history-act-annotate-set-relation-attribute = غُيّرت سمة العلاقة «{ $label }»
history-act-annotate-remove = أُزيل الوسم { $label } عن «{ $quote }»
history-act-annotate-relate = رُسمت العلاقة «{ $label }»
history-act-annotate-unrelate = أُزيلت العلاقة «{ $label }»
history-act-annotate-turn = عُكس اتجاه العلاقة «{ $label }»
history-act-articles-add = استُورد «{ $quote }»
history-act-articles-bookmark = وُضعت إشارة أو أُزيلت في «{ $quote }»
history-act-articles-rename = غُيّر اسم المقال: «{ $quote }»
history-act-articles-update = غُيّرت بيانات «{ $quote }»
history-act-articles-turn = ضُبط اتجاه فقرة في «{ $quote }»
history-act-articles-breaks = أُظهرت فواصل الفقرات بعد «.,» أو أُخفيت في «{ $quote }»
history-act-articles-remove = نُقل «{ $quote }» إلى سلة المحذوفات
history-act-articles-restore = أُعيد «{ $quote }» من سلة المحذوفات
history-act-bulk-set-attribute = غُيّرت سمة وسوم عدة: «{ $quote }» ({ $label }) وغيره
history-act-bulk-make-one = جُعلت كيانًا واحدًا: «{ $quote }» وغيره
history-act-bulk-split-off = فُصلت عن كيانها: «{ $quote }» وغيره
history-act-claims-claim = جُعل «{ $quote }» ادعاءً
history-act-claims-widen = امتد الادعاء إلى «{ $quote }»
history-act-claims-accept = نُسب الادعاء إلى قائله: «{ $quote }»
history-act-correcting-correct = صُحِّح نص «{ $quote }»
history-act-correcting-place = وُضع { $label } في موضعه على «{ $quote }»
history-act-correcting-let-go = تُرك { $label } الذي بلا موضع: «{ $quote }»
history-act-history-go-back = أُعيد المقال إلى حال سابقة
history-act-good-state-put-back = أُعيد مقال تالف كما هو في نسخة احتياطية
history-act-history-take-back = أُلغيت خطوة سابقة
history-act-fixing-fix = أُصلح ما خالف قاعدة: «{ $quote }» ({ $label })
history-act-fixing-silence = تغيّر ما يُنبَّه عليه من القواعد
history-act-label-sets-change = غُيّرت مجموعة الفئات
history-act-repairing-repair = أُصلح ما أصابه التلف
history-act-undo = تراجع
history-act-redo = إعادة
history-act-other = تغيير
history-marks-articles-add = وسوم مستوردة: «{ $quote }» ({ $label })
history-bare-annotate-relate = رُسمت علاقة
history-bare-annotate-unrelate = أُزيلت علاقات
history-bare-annotate-turn = عُكس اتجاه علاقة
history-bare-annotate-set-relation-attribute = غُيّرت سمة علاقة
history-more = { $first } · ومعه { $count }
history-undone = أُلغي: { $name }، { $when }

# Why it cannot be
error-no-such-step = هذه الخطوة ليست في سجل المشروع. لم يتغير شيء. افتح السجل من جديد.
error-step-changed = { $by ->
    [none] لم تُلغَ هذه الخطوة لأن «{ $name }» تغيّر بعدها. لم يتغير شيء. تراجع عن الخطوة الأحدث أولًا، أو أعد المقال إلى حال سابقة.
   *[other] لم تُلغَ هذه الخطوة لأن «{ $name }» تغيّر بعدها، والتغيير من عمل { $by }. لم يتغير شيء. تراجع عن الخطوة الأحدث أولًا، أو أعد المقال إلى حال سابقة.
}
error-step-carries = لم تُلغَ هذه الخطوة لأن عملًا أحدث منها مرتبط بـ«{ $name }». لم يتغير شيء. أزل ذلك أولًا، أو أعد المقال إلى حال سابقة.
error-not-there-yet = لم يكن المقال «{ $name }» في المشروع في ذلك الوقت، فلا يمكن إعادته إليه. لم يتغير شيء. اختر خطوة أحدث.
error-step-undone = أُلغيت هذه الخطوة من قبل، والإلغاء من عمل { $by }. لم يتغير شيء.

# The panel
history-title = السجل
history-scope = سجل ماذا
history-of-article = هذا المقال
history-of-project = المشروع كله
history-whose = خطوات مَن
history-everyone = الجميع
history-empty = لم يُعمل هنا شيء بعد.
history-now = الآن
history-minutes = قبل { $count } د
history-today = اليوم
history-yesterday = أمس
history-weekday-0 = الاثنين
history-weekday-1 = الثلاثاء
history-weekday-2 = الأربعاء
history-weekday-3 = الخميس
history-weekday-4 = الجمعة
history-weekday-5 = السبت
history-weekday-6 = الأحد
history-show-past = عرضه كما كان
history-go-back = العودة إلى هنا
history-take-back = إلغاء هذه وحدها
history-to-now = إلى الحال الآن
history-past = ترى المقال كما كان: { $when }
history-past-read-only = ترى المقال كما كان، فلا يتغير هنا شيء. يعيدك زر «إلى الحال الآن» أو Esc.
history-same-already = المقال الآن كما كان حينها تمامًا.
history-went-back = عاد المقال كما كان: { $when }. والتراجع يلغي ذلك.
history-went-back-without = عاد المقال كما كان: { $when }. علاقات زال طرفها الآخر: { $count }.
history-relation-note = ملاحظة على هذه العلاقة
