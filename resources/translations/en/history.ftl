# What a line of the history says
history-act-annotate-tag = Tagged “{ $quote }” as { $label }
history-act-annotate-retag = Label of “{ $quote }” changed to { $label }
history-act-annotate-move = { $label }: edge moved to “{ $quote }”
history-act-annotate-set-attribute = Attribute changed of “{ $quote }” ({ $label })
history-act-annotate-set-relation-attribute = Attribute changed of the relation “{ $label }”
history-act-annotate-remove = { $label } taken off “{ $quote }”
history-act-annotate-relate = Relation “{ $label }” drawn
history-act-annotate-unrelate = Relation “{ $label }” removed
history-act-annotate-turn = Relation “{ $label }” turned round
history-act-articles-add = Imported “{ $quote }”
history-act-articles-bookmark = Bookmark set or taken off in “{ $quote }”
history-act-articles-rename = Article renamed: “{ $quote }”
history-act-articles-update = Details changed of “{ $quote }”
history-act-articles-turn = Paragraph direction set in “{ $quote }”
history-act-articles-breaks = Paragraph breaks after “.,” shown or hidden in “{ $quote }”
history-act-articles-remove = “{ $quote }” put into the bin
history-act-articles-restore = “{ $quote }” brought back from the bin
history-act-bulk-set-attribute = Attribute changed of many: “{ $quote }” ({ $label }) and others
history-act-bulk-make-one = Made one entity: “{ $quote }” and others
history-act-bulk-split-off = Split off from an entity: “{ $quote }” and others
history-act-claims-claim = Made “{ $quote }” a claim
history-act-claims-widen = The claim now covers “{ $quote }”
history-act-claims-accept = Attributed a claim: “{ $quote }”
history-act-correcting-correct = Text of “{ $quote }” corrected
history-act-correcting-place = { $label } put on “{ $quote }”, where it belongs
history-act-correcting-let-go = { $label } without a place let go: “{ $quote }”
history-act-history-go-back = Article brought back to an earlier state
history-act-good-state-put-back = Damaged article put back as in a backup
history-act-history-take-back = One earlier step undone
history-act-fixing-fix = Fixed what broke a rule: “{ $quote }” ({ $label })
history-act-fixing-silence = What rules are told changed
history-act-label-sets-change = Label set changed
history-act-repairing-repair = Damage set right
history-act-undo = Undone
history-act-redo = Done again
history-act-other = Changed
history-marks-articles-add = Annotations imported: “{ $quote }” ({ $label })
history-bare-annotate-relate = Relation drawn
history-bare-annotate-unrelate = Relation removed
history-bare-annotate-turn = Relation turned round
history-bare-annotate-set-relation-attribute = Attribute of a relation changed
history-more = { $first } · with { $count } more
history-undone = undone by { $name }, { $when }

# Why it cannot be
error-no-such-step = This step is not in the project's history. Nothing was changed. Open the history afresh.
error-step-changed = { $by ->
    [none] This step was not undone because “{ $name }” has changed since. Nothing was changed. Undo the later step first, or go back to an earlier state of the article.
   *[other] This step was not undone because { $by } has changed “{ $name }” since. Nothing was changed. Undo the later step first, or go back to an earlier state of the article.
}
error-step-carries = This step was not undone because later work hangs on “{ $name }”. Nothing was changed. Remove that first, or go back to an earlier state of the article.
error-not-there-yet = The article “{ $name }” was not in the project yet at that time, so it cannot go back there. Nothing was changed. Choose a later step.
error-step-undone = This step was undone already, by { $by }. Nothing was changed.

# The panel
history-title = History
history-scope = History of
history-of-article = This article
history-of-project = Whole project
history-whose = Whose steps
history-everyone = Everyone
history-empty = Nothing has been done here yet.
history-now = just now
history-minutes = { $count } min ago
history-today = Today
history-yesterday = Yesterday
history-weekday-0 = Monday
history-weekday-1 = Tuesday
history-weekday-2 = Wednesday
history-weekday-3 = Thursday
history-weekday-4 = Friday
history-weekday-5 = Saturday
history-weekday-6 = Sunday
history-show-past = Show as it was
history-go-back = Go back to here
history-take-back = Undo just this
history-to-now = Back to now
history-past = You see the article as it was: { $when }
history-past-read-only = You see the article as it was, so nothing can be changed here. “Back to now” or Esc leads out.
history-same-already = The article is already just as it was then.
history-went-back = The article is again as it was: { $when }. Undo takes this back.
history-went-back-without = The article is again as it was: { $when }. Relations whose other end is gone: { $count }.
history-relation-note = Note on this relation
