# A claim by one key, and who may have said it
proposing-part = { $label }: { $quote }
proposing-parts = { $first } · { $second }
proposing-offer = { $parts } — { $accept } للقبول، { $reject } للرفض
proposing-taken = قُبل المقترح: { $parts }
proposing-rejected = رُفض المقترح، وبقي الادعاء.
proposing-none = لا يُقترح لهذا الادعاء قائل. اختر مصدره بالمفتاح { $relate }.
proposing-widest = ليس هنا قول آخر يمتد إليه الادعاء.
proposing-nothing = ليس هنا مقترح يُقبل أو يُرفض.
proposing-nothing-said = ليس في هذا السطر قول يُجعل ادعاءً.
proposing-no-label = ليس في مجموعة الفئات هذه فئة للادعاءات.
