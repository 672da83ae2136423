# A claim by one key, and who may have said it
proposing-offer-one = { $label }: { $quote } — { $accept } للقبول، { $reject } للرفض
proposing-offer-two = { $label }: { $quote } · { $second }: { $word } — { $accept } للقبول، { $reject } للرفض
proposing-accept = قبول المقترح
proposing-taken-one = قُبل المقترح: { $label }: { $quote }
proposing-taken-two = قُبل المقترح: { $label }: { $quote } · { $second }: { $word }
proposing-space = مسافة
proposing-rejected = رُفض المقترح، وبقي الادعاء.
proposing-none = لا يُقترح لهذا الادعاء قائل. اختر مصدره بالمفتاح { $relate }.
proposing-widest = ليس هنا قول آخر يمتد إليه الادعاء.
proposing-nothing = ليس هنا مقترح يُقبل أو يُرفض.
proposing-nothing-said = ليس في هذا السطر قول يُجعل ادعاءً.
proposing-no-label = ليس في مجموعة الفئات هذه فئة للادعاءات.
