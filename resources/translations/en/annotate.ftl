# What the label set forbids
error-unknown-label = The label { $label } is not in this project's label set. Nothing was changed. Choose one of its labels, or add this one to the label set.
error-not-in-label-set = { $kind ->
    [relation] The relation “{ $name }” is not in this project’s label set. Nothing was changed. Choose one of its relations, or add this one to the label set.
   *[attribute] The attribute “{ $name }” is not in this project’s label set. Nothing was changed. Choose one of its attributes, or add this one to the label set.
}
error-overlap-forbidden = The annotation was not made because the label set lets annotations of this layer cover no words of “{ $quote }” ({ $label }) in this way. Nothing was changed. Choose other words, or remove that annotation first.
error-unknown-attribute = The label { $label } has no attribute “{ $name }”. Nothing was changed. Choose one of the attributes shown.
error-attribute-value = “{ $value }” is no value of the attribute “{ $name }”. Nothing was changed. Choose one of the values shown, or write the value in the form asked for.
error-relation-forbidden = The relation { $label } cannot join { $start } to { $end } in this label set. Nothing was changed. Choose another relation, or other ends.
error-schema = The label set “{ $name }” was not read. The fault: { $detail }. No project was made or changed. Correct the file, then try again.
