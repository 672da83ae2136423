# ما ينقص المقال قبل أن يكتمل
finishing-required = { $count ->
    [zero] قبل أن يكتمل تلزم قيمة لـ«{ $what }»: { $attribute }
    [one] قبل أن يكتمل تلزم قيمة لـ«{ $what }»: { $attribute }
    [two] قبل أن يكتمل تنقص وسمين سمة لازمة، أولهما «{ $what }»: { $attribute }
    [few] قبل أن يكتمل تنقص { $count } وسوم سمة لازمة، أولها «{ $what }»: { $attribute }
    [many] قبل أن يكتمل تنقص { $count } وسمًا سمة لازمة، أولها «{ $what }»: { $attribute }
   *[other] قبل أن يكتمل تنقص { $count } وسم سمة لازمة، أولها «{ $what }»: { $attribute }
}
finishing-lacks = بقيت أشياء: { $names }. اضغط مرة أخرى ليكتمل كما هو
finishing-lacks-more = بقيت أشياء: { $names }، و{ $count } غيرها. اضغط مرة أخرى ليكتمل كما هو
finishing-waiting = { $count ->
    [zero] لا وسم ينتظر موضعًا
    [one] وسم واحد ينتظر موضعًا
    [two] وسمان ينتظران موضعًا
    [few] { $count } وسوم تنتظر موضعًا
    [many] { $count } وسمًا تنتظر موضعًا
   *[other] { $count } وسم تنتظر موضعًا
}
