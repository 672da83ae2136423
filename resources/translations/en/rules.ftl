# What breaks a rule: a quiet finding, never an accusation
rules-unknown-label = The label set has no { $label }: “{ $what }”
rules-missing-attribute = “{ $what }” lacks a required attribute: { $attribute }
rules-unknown-attribute = The label of “{ $what }” has no attribute { $attribute }; its value is kept: { $value }
rules-bad-value = { $attribute } has a value that the label set does not list: { $value }
rules-overlap = “{ $what }” crosses “{ $other }”, which the label set does not allow
rules-double = The same mark twice: “{ $what }”
rules-white-edge = Begins or ends with a blank: “{ $what }”
rules-stray-mark = Begins or ends with punctuation: “{ $what }”
rules-half-pair = Holds half a pair of { $mark }: “{ $what }”
rules-inside-word = An edge lies inside a word: “{ $what }”
rules-attached-letters = Begins with a letter attached to the word: “{ $what }”
rules-unknown-relation = The label set has no relation { $label }
rules-loose-end = A relation without an end: { $label }
rules-relation-ends = { $label } does not lead from { $from } to { $to }
rules-relation-across = { $label } does not join two articles
rules-double-relation = The same relation twice: { $label }
rules-unused-source = A source without a claim: “{ $what }”
rules-unused-cue = A cue without a claim: “{ $what }”
rules-no-source = An attributed claim without a source: “{ $what }”
rules-source-unsaid = The claim has a source, and its attribution says otherwise: “{ $what }”
rules-label-cycle = The label { $label } is its own ancestor in the label set
rules-unknown-document = Articles have the label “{ $label }”, which the label set does not know; it is kept (articles: { $count })
rules-unknown-document-value = Articles have the value “{ $value }” of the label “{ $label }”, which the label set does not know; it is kept (articles: { $count })

rules-name-unknown-label = Labels not in the label set
rules-name-missing-attribute = Required attributes missing
rules-name-unknown-attribute = Attributes the label does not have
rules-name-bad-value = Values the label set does not list
rules-name-overlap = Marks that cross
rules-name-double = The same mark twice
rules-name-white-edge = Blanks at an edge
rules-name-stray-mark = Punctuation at an edge
rules-name-half-pair = Half of a pair
rules-name-inside-word = Edges inside a word
rules-name-attached-letters = Attached letters at the beginning
rules-name-unknown-relation = Relations not in the label set
rules-name-loose-end = Relations without an end
rules-name-relation-ends = Relations between the wrong ends
rules-name-relation-across = Relations across articles
rules-name-double-relation = The same relation twice
rules-name-unused-source = Sources without a claim
rules-name-unused-cue = Cues without a claim
rules-name-no-source = Attributed claims without a source
rules-name-source-unsaid = Attribution that disagrees with the source
rules-name-label-cycle = Labels that are their own ancestors
rules-name-unknown-document = Article labels not in the label set
rules-name-unknown-document-value = Article values not in the label set

# The list of them
rules-title = Findings
rules-waiting = { $count ->
    [one] Marks wait for a place in one article: go to it
   *[other] Marks wait for a place in { $count } articles: go to the next
}
rules-scope = Which findings
rules-scope-article = This article
rules-scope-project = Whole project
rules-becomes = becomes “{ $what }”
rules-ends = from { $start } to { $end }
rules-of = { $rule } ({ $count })
rules-group = { $rule }, findings: { $count }
rules-folded = { $rule }, findings: { $count }, folded
rules-said = { $said } In { $name }
rules-fix = Fix
rules-fix-tip = Space fixes the chosen finding, Shift+Space all of its rule
rules-fix-all = { $count ->
    [one] Fix { $count } of this rule
   *[other] Fix all { $count } of this rule
}
rules-fix-ask = { $count ->
    [one] “{ $from }” becomes “{ $to }”. One step, undone at once.
   *[other] { $count } fixes, such as “{ $from }” → “{ $to }”. One step, undone at once.
}
rules-fix-ask-remove = { $count ->
    [one] { $count } double is removed. One step, undone at once.
   *[other] { $count } doubles and loose ends are removed. One step, undone at once.
}
rules-fix-ask-value = { $count ->
    [one] { $count } mark gets the default value. One step, undone at once.
   *[other] { $count } marks get the default value. One step, undone at once.
}
rules-fix-do = Fix them
rules-fix-not = Leave them
rules-fixed = { $count ->
    [one] Fixed { $count } finding
   *[other] Fixed { $count } findings
}
rules-nothing-fixed = Nothing is left here that can be fixed by itself
rules-silence = Silence this rule
rules-silenced = { $count ->
    [one] { $count } silenced rule
   *[other] { $count } silenced rules
}
rules-silenced-tip = Rules that this project is not told of; choose one to be told of it again
rules-silenced-now = Silenced in this project: { $rule }
rules-told-again = Told of again: { $rule }
rules-searching = Looking through the project…
rules-searched = Looking through the project: { $count } articles
rules-stop = Stop
rules-none-article = Nothing to note in this article
rules-none-project = Nothing to note in the project
rules-no-article = Open an article to see what there is to note
rules-stopped = Stopped; what was found until then is listed
rules-count = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
rules-count-more = more than { $count } findings
rules-gone = This is no longer there
rules-chip-tip = Shows what there is to note in this article
