# Label sets: what is wrong in them, what a change would do, in what two differ
error-labels-missing = There is no label set “{ $name }”: neither a file nor a label set of the program has this name. Nothing was changed. Check the name and the folder.
error-labels-unreadable =
    The label set “{ $name }” could not be read, because { $why ->
        [folder] it is a folder
        [denied] this account may not read it
        [special] it is no plain file
        [project] it is a Hashiya project and no file of labels
       *[other] the system does not give it ({ $detail })
    }. Nothing was changed. Choose another file, or ask for the right to read it.
error-labels-large = The file “{ $name }” was not read as a label set, because it is too large: { $size } MB, where a label set has { $most } MB at most. Nothing was changed. Choose the file of a label set.
error-labels-encoding = The label set “{ $name }” was not read, because line { $line } is not written in UTF-8. Nothing was changed. Open the file in an editor, save it as UTF-8 and try again.
error-labels-unheaded = The label set “{ $name }” was not read, because none of its first rows names the column of the codes. Nothing was changed. Give that column the name “code” (“tag” and “name” will do as well), and the others “description”, “color” or “parent”, then try again.
error-labels-table = The label set “{ $name }” was not read, because it is damaged, or not the table that its name says it is. Nothing was changed. Open it in the program that wrote it, save it anew as CSV or XLSX and try again.
error-labels-form =
    The label set “{ $name }” was not read, because it is not written as { $format } is. Reading stopped { $line ->
        [0] at the end
       *[other] in line { $line } at character { $column }
    }. Nothing was changed. Look there for a missing quotation mark, bracket or equals sign, then try again.
error-labels-deep = The label set “{ $name }” was not read, because its brackets or names lie within each other deeper than in any label set. Nothing was changed. Choose the file of a label set.
error-labels-entities = The label set “{ $name }” was not read, because in line { $line } it has entities that it defines itself or takes from elsewhere: with them a small file can grow without end. Nothing was changed. Save it once more from the program that it comes from, or write their text in their place.
error-labels-field =
    The label set “{ $name }” cannot be used. In { $part ->
        [layer] layer number { $number }, “{ $item }”
        [label] label number { $number }, “{ $item }”
        [attribute] attribute number { $number }, “{ $item }”
        [relation] relation number { $number }, “{ $item }”
        [document] article label number { $number }, “{ $item }”
        [choice] the value “{ $item }”
       *[other] the set itself
    }: “{ $field }” is “{ $found }”, but must be { $want ->
        [text] text between quotation marks
        [number] a whole number
        [flag] true or false, without quotation marks
        [list] a list in square brackets
        [table] names with values, such as ar = "…"
       *[other] one of these: { $choices }
    }. Nothing was changed. Correct it and try again.
error-labels-gap =
    The label set “{ $name }” cannot be used. In { $part ->
        [layer] layer number { $number }, “{ $item }”
        [label] label number { $number }, “{ $item }”
        [attribute] attribute number { $number }, “{ $item }”
        [relation] relation number { $number }, “{ $item }”
        [document] article label number { $number }, “{ $item }”
        [choice] the value “{ $item }”
       *[other] the set itself
    }: “{ $field }” is missing. Nothing was changed. Add it and try again.
error-labels-double =
    The label set “{ $name }” cannot be used, because two { $part ->
        [layer] layers
        [label] labels
        [attribute] attributes
        [relation] relations
        [document] article labels
       *[other] values
    } share one “{ $field }”: “{ $value }” stands at “{ $other }” and at “{ $item }”. Nothing was changed. Give one of them another and try again.
error-labels-reference =
    The label set “{ $name }” cannot be used. In { $part ->
        [layer] layer number { $number }, “{ $item }”
        [label] label number { $number }, “{ $item }”
        [attribute] attribute number { $number }, “{ $item }”
        [relation] relation number { $number }, “{ $item }”
        [document] article label number { $number }, “{ $item }”
        [choice] the value “{ $item }”
       *[other] the set itself
    }: “{ $field }” names “{ $value }”, and the set has nothing of that code. Nothing was changed. Correct the code, or add what it names, and try again.
error-labels-cycle = The label set “{ $name }” cannot be used, because the label “{ $item }” is its own ancestor. Nothing was changed. Correct what stands there as “parent” and try again.
error-labels-hidden =
    The label set “{ $name }” cannot be used. In { $part ->
        [layer] layer number { $number }, “{ $item }”
        [label] label number { $number }, “{ $item }”
        [attribute] attribute number { $number }, “{ $item }”
        [relation] relation number { $number }, “{ $item }”
        [document] article label number { $number }, “{ $item }”
        [choice] the value “{ $item }”
       *[other] the set itself
    }: the text “{ $field }” holds hidden characters that turn or break what stands around them ({ $codes }). Nothing was changed. Write that text anew and try again.
error-labels-target = The label set was not changed, because what is tagged with “{ $item }” was to become “{ $target }”, and the new label set has nothing of that code. Choose another target.
labels-lost = Left out, because a codebook has no place for them: { $what }. Export as TOML to keep everything.
labels-lost-attributes = { $count ->
    [one] one attribute
   *[other] { $count } attributes
}
labels-lost-relations = { $count ->
    [one] one relation type
   *[other] { $count } relation types
}
labels-lost-document-labels = { $count ->
    [one] one label of whole articles
   *[other] { $count } labels of whole articles
}
labels-uses = { $count ->
    [one] one use
   *[other] { $count } uses
}
labels-articles = { $count ->
    [one] in one article
   *[other] in { $count } articles
}
labels-effect = { $what }: { $uses } { $articles }
labels-effect-label-moved = “{ $what }” becomes “{ $to }”
labels-effect-label-removed = annotations “{ $what }” are taken away
labels-effect-label-unknown = annotations “{ $what }” stay, marked as unknown
labels-effect-attribute-renamed = the attribute “{ $what }” becomes “{ $to }”
labels-effect-attribute-removed = values of the attribute “{ $what }” are taken away
labels-effect-attribute-unknown = values of the attribute “{ $what }” stay, marked as unknown
labels-effect-attribute-clash = “{ $what }” keeps its name where “{ $to }” has a value already
labels-effect-value-moved = in “{ $what }” the value “{ $value }” becomes “{ $to }”
labels-effect-value-removed = in “{ $what }” the value “{ $value }” is taken away
labels-effect-value-unknown = in “{ $what }” the value “{ $value }” stays, marked as unknown
labels-effect-value-converted = values of “{ $what }” are turned into the new kind
labels-effect-value-unconverted = in “{ $what }” the value “{ $value }” is none of the new kind and stays as it is, marked
labels-effect-relation-moved = the relation “{ $what }” becomes “{ $to }”
labels-effect-relation-removed = relations “{ $what }” are taken away
labels-effect-relation-hanging = relations “{ $what }” go with an end that is taken away
labels-effect-relation-unknown = relations “{ $what }” stay, marked as unknown
labels-effect-relation-misfit = relations “{ $what }” stay between ends that are not allowed any more
labels-effect-relation-misfit-removed = relations “{ $what }” are taken away where their ends are not allowed any more
labels-effect-document-renamed = the article label “{ $what }” becomes “{ $to }”
labels-effect-document-removed = values of the article label “{ $what }” are taken away
labels-effect-document-unknown = values of the article label “{ $what }” stay, marked as unknown
labels-effect-document-clash = the article label “{ $what }” keeps its name where “{ $to }” has a value already
labels-effect-document-value-moved = in the article label “{ $what }” the value “{ $value }” becomes “{ $to }”
labels-effect-document-value-removed = in the article label “{ $what }” the value “{ $value }” is taken away
labels-effect-document-value-unknown = in the article label “{ $what }” the value “{ $value }” stays, marked as unknown
labels-effect-double = the same words get “{ $what }” twice; both stay
labels-differs-set = The set itself: “{ $field }” is another
labels-differs-layer-new = New layer: “{ $what }”
labels-differs-layer-gone = The layer “{ $what }” is gone
labels-differs-layer-changed = Layer “{ $what }”, changed: { $fields }
labels-differs-layer-order = The layers stand in another order
labels-differs-label-new = New label: “{ $what }”
labels-differs-label-gone = The label “{ $what }” is gone
labels-differs-label-changed = Label “{ $what }”, changed: { $fields }
labels-differs-label-order = The labels stand in another order
labels-differs-attribute-new = New attribute: “{ $what }”
labels-differs-attribute-gone = The attribute “{ $what }” is gone
labels-differs-attribute-changed = Attribute “{ $what }”, changed: { $fields }
labels-differs-attribute-order = The attributes stand in another order
labels-differs-relation-new = New relation: “{ $what }”
labels-differs-relation-gone = The relation “{ $what }” is gone
labels-differs-relation-changed = Relation “{ $what }”, changed: { $fields }
labels-differs-relation-order = The relations stand in another order
labels-differs-document-new = New article label: “{ $what }”
labels-differs-document-gone = The article label “{ $what }” is gone
labels-differs-document-changed = Article label “{ $what }”, changed: { $fields }
labels-differs-document-order = The article labels stand in another order
labels-differs-choice-new = “{ $of }” has a new value: “{ $what }”
labels-differs-choice-gone = “{ $of }” has no value “{ $what }” any more
labels-differs-choice-changed = Value “{ $what }” of “{ $of }”, changed: { $fields }
labels-differs-choice-order = The values of “{ $of }” stand in another order
labels-standing-same = It is the label set of this project already.
labels-standing-newer = It is a later version ({ $theirs }) of this project’s label set ({ $ours }).
labels-standing-older = It is an earlier version ({ $theirs }) of this project’s label set ({ $ours }). What was changed since would be changed back.
labels-standing-disagrees = It has the same name and version ({ $theirs }) as this project’s label set, but says other things: two people may have changed it apart from each other. Look at the differences before you take it.
labels-standing-other = It is another label set than that of this project.
