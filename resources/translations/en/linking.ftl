# Relations: drawn, chosen, turned
linking-none = No relation joins “{ $start }” to “{ $end }”. With “{ $start }” there can be: { $kinds }.
linking-none-across = No relation joins “{ $start }” to “{ $end }” in another article. Between two articles there can be: { $kinds }.
linking-none-in-view = No mark in this part of the text fits. Go on with PgDn, search with /, or give up with Esc.
linking-none-yet = No mark in this part of the text fits yet. Select its words with the mouse and click its label ({ $labels }), go on with PgDn, or give up with Esc.
linking-has-none = This mark has no relations.
linking-chosen = “{ $name }”: { $words } ({ $number } of { $count }). Delete removes it, Shift+R turns it round.
linking-turned = The relation “{ $name }” was turned round. It now leads to: { $words }.
linking-two-way = The relation “{ $name }” is the same both ways, so it cannot be turned round.
linking-which = Choose the relation first: E goes through those of the mark.
linking-removed = The relation “{ $name }” was removed. Undo brings it back.
error-relation-across = The label set does not let the relation { $label } join two articles. Nothing was changed. Choose an end in the same article, or another relation.
linking-doubted = “{ $words }”: not certain
linking-certain = “{ $words }”: no doubt any more

# A second article beside the first
linking-second-title = Second article
linking-second-hint = Search the titles
linking-second-list = Articles to open beside this one
linking-like = Claims like this one
linking-like-tip = Claims of other articles that share most words with the chosen claim
linking-like-none-focused = Choose a claim in the first article, then look for those like it.
linking-like-found = { $count ->
    [0] No claim of another article shares words with this one.
    [one] One claim shares words with this one.
   *[other] { $count } claims share words with this one, the most alike first.
}
linking-far-gone = The article with the other end is in the bin. Take it out to see it.
