# مواضع يُرجَع إليها
bookmarks-set = وُضعت إشارة
bookmarks-gone = أُزيلت الإشارة
bookmarks-none = لا إشارة في هذا المقال بعد، والمفتاح M يضع واحدة
bookmarks-at = الإشارة { $at } من { $of }
bookmarks-title = { $count ->
    [zero] لا إشارات
    [one] إشارة واحدة
    [two] إشارتان
    [few] { $count } إشارات
    [many] { $count } إشارة
   *[other] { $count } إشارة
}
bookmarks-go = اذهب إلى الإشارة عند «{ $words }»
