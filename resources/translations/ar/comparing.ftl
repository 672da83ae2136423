# Two files of one project, side by side
comparing-offer = قارن…
comparing-title = ما في كل من الملفين
comparing-which = قارن «{ $name }» بـ
comparing-reading = يُقرأ الملفان، ولا يُغيَّر أي منهما.
comparing-equal = في الملفين المقالات نفسها بالوسوم نفسها. يمكن الاستغناء عن النسخة.
comparing-other-project = أُنشئ الملفان مشروعين مختلفين. لا يُقارن إلا ما كان أصله واحدًا.
comparing-only-here = { $count ->
    [zero] لا مقالات في «{ $name }» وحده.
    [one] مقال واحد في «{ $name }» وحده:
    [two] مقالان في «{ $name }» وحده:
    [few] { $count } مقالات في «{ $name }» وحده:
    [many] { $count } مقالًا في «{ $name }» وحده:
   *[other] { $count } مقال في «{ $name }» وحده:
}
comparing-differ = { $count ->
    [zero] لا مقالات مختلفة.
    [one] مقال واحد في كليهما وهو مختلف:
    [two] مقالان في كليهما وهما مختلفان:
    [few] { $count } مقالات في كليهما وهي مختلفة:
    [many] { $count } مقالًا في كليهما وهي مختلفة:
   *[other] { $count } مقال في كليهما وهي مختلفة:
}
comparing-alike = { $count ->
    [zero] لا مقالات متطابقة.
    [one] مقال واحد متطابق فيهما.
    [two] مقالان متطابقان فيهما.
    [few] { $count } مقالات متطابقة فيهما.
    [many] { $count } مقالًا متطابقة فيهما.
   *[other] { $count } مقال متطابقة فيهما.
}
comparing-marks = { $name }: هنا وحده { $here }، وفي النسخة وحدها { $there }، ومختلف { $unlike }
comparing-text = { $name }: النصان مختلفان؛ الوسوم هنا وحده { $here }، وفي النسخة وحدها { $there }
comparing-facts = { $name }: بيانات المقال مختلفة، كالعنوان أو الحالة أو فئات المقال
comparing-other-labels = في الملفين مجموعتا فئات مختلفتان.
comparing-more = { $count ->
    [zero] ولا شيء غير ذلك
    [one] وواحد غير ذلك
    [two] واثنان غير ذلك
    [few] و{ $count } غير ذلك
    [many] و{ $count } غير ذلك
   *[other] و{ $count } غير ذلك
}
comparing-open = افتح النسخة
comparing-bring = أضف ما فيها وحدها
comparing-bring-why = تُضاف المقالات والوسوم التي في النسخة وحدها في خطوة واحدة يمكن التراجع عنها، وقد يعود معها ما حذفته هنا. أما ما في كليهما وهو مختلف فيبقى كما هو هنا.
comparing-brought = المقالات التي أضيفت: { $articles }، والوسوم: { $annotations }. بقيت النسخة كما هي.
comparing-failed = تعذّرت مقارنة «{ $name }»: { $why }
