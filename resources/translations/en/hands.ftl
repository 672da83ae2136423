# The label picker
hands-edges = Edge:
hands-last = Last label: { $name }. Enter repeats it here, the “{ $keys }” key in the text.

# What a step did, told when it is undone or done again
hands-undone = Undone: { $what }
hands-redone = Done again: { $what }
hands-step-more = { $first } · other changes with it: { $count }
hands-step-long = all changes of one large step: { $count }
hands-step-mark-made = “{ $label }” is on “{ $quote }” again
hands-step-mark-gone = “{ $label }” taken off “{ $quote }”
hands-step-mark-label = the label of “{ $quote }” is { $label }
hands-step-mark-moved = “{ $label }” now covers “{ $quote }”
hands-step-mark-attributes = attributes of “{ $label }” on “{ $quote }” changed
hands-step-mark-waits = “{ $label }” on “{ $quote }” waits for its place again
hands-step-mark-let-go = “{ $label }” on “{ $quote }” waits no more
hands-step-relation-made = the relation “{ $name }” is there again
hands-step-relation-gone = the relation “{ $name }” removed
hands-step-relation-changed = the relation “{ $name }” changed
hands-step-article-made = the article “{ $name }” is there again
hands-step-article-gone = the article “{ $name }” taken out of the list
hands-step-articles-made = { $count ->
    [one] one article is in the list again, with everything in it
   *[other] { $count } articles are in the list again, with everything in them
}
hands-step-articles-gone = { $count ->
    [one] one article taken out of the list, with everything in it
   *[other] { $count } articles taken out of the list, with everything in them
}
hands-step-article-changed = the details of the article “{ $name }” changed
hands-step-article-text = the text of “{ $name }” stands in another version
hands-import-article = the import of “{ $name }”, with everything in it
hands-import-articles = { $count ->
    [one] the import of one article, with everything in it
   *[other] the import of { $count } articles, with everything in them
}
hands-import-marks = { $count ->
    [one] the import of one annotation for an article that was here
   *[other] the import of { $count } annotations for articles that were here
}
hands-import-changes = { $count ->
    [one] an import that changed one thing
   *[other] an import that changed { $count } things
}
hands-step-schema = the label set changed

# Why nothing happens
hands-no-cut-start = Nothing is attached to the start of “{ $word }” that could be cut off.
hands-no-cut-end = Nothing is attached to the end of “{ $word }” that could be cut off.
hands-no-mark = This key acts on an annotation, and none is chosen. Choose one first: click it, or go to its words and press I.
hands-read-only = The project is open for reading only, so nothing can be changed in it. To work on it, close it where it is open and open it here again.
