# Undo and redo of a very long step
travel-undo-title = التراجع
travel-redo-title = الإعادة
travel-sentence = { $count ->
    [zero] تُعاد خطوة طويلة.
    [one] تُعاد خطوة طويلة فيها تغيير واحد.
    [two] تُعاد خطوة طويلة فيها تغييران.
    [few] تُعاد خطوة طويلة فيها { $count } تغييرات. إن أوقفتها بقي كل شيء كما هو.
    [many] تُعاد خطوة طويلة فيها { $count } تغييرًا. إن أوقفتها بقي كل شيء كما هو.
   *[other] تُعاد خطوة طويلة فيها { $count } تغيير. إن أوقفتها بقي كل شيء كما هو.
}
travel-stop = إيقاف
