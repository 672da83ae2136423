# The corpus list and the search in all texts
corpus-status = { $status }: { $count }
corpus-order = Order
corpus-order-now = Order of the list: { $order }
corpus-order-list = As imported
corpus-order-title = By title
corpus-order-published = Newest first
corpus-order-annotations = Most annotations first
corpus-order-status = By status
corpus-order-length = Longest first
corpus-arranging = Working out the list…
corpus-search-texts = Search in all texts (Enter)
corpus-search = Search in all texts
corpus-search-hint = Search in all texts of the project
corpus-search-close = Close (Esc)
corpus-edges = Where in words it may stand
corpus-edges-anywhere = Anywhere in words
corpus-edges-start = At the start of words
corpus-edges-whole = Whole words
corpus-hits = Places that were found
corpus-hits-count = Places: { $count }
corpus-hit-said = { $title }: { $words }
corpus-hit-gone = The text of this article was corrected since the search. Search again.
corpus-wrapped-forward = Went on from the start of the list
corpus-wrapped-back = Went on from the end of the list
corpus-label = Label…
corpus-label-all = All
corpus-label-count = { $name } ({ $count })
corpus-label-without = Without this label
corpus-label-none = Without { $name }
corpus-waiting = with marks that wait
corpus-waiting-tip = { $count ->
    [one] In one article marks wait for a place. Show it alone.
   *[other] In { $count } articles marks wait for a place. Show them alone.
}
corpus-unplaced = { $count ->
    [one] One mark has no place yet. Open the article to place it.
   *[other] { $count } marks have no place yet. Open the article to place them.
}
