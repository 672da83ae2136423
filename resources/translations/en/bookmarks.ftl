# Places to come back to
bookmarks-set = Bookmark set
bookmarks-gone = Bookmark taken off
bookmarks-none = No bookmark in this article yet; M sets one
bookmarks-at = Bookmark { $at } of { $of }
bookmarks-title = { $count ->
    [one] { $count } bookmark
   *[other] { $count } bookmarks
}
bookmarks-go = Go to the bookmark at “{ $words }”
