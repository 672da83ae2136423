# What an import did
articles-added = { $count ->
    [0] No article was added.
    [one] One article was added.
   *[other] { $count } articles were added.
}
articles-completed = { $count ->
    [one] One article that was here already got what the file says of it.
   *[other] { $count } articles that were here already got what the files say of them.
}
articles-restored = { $count ->
    [one] One article came back from the bin.
   *[other] { $count } articles came back from the bin.
}
articles-annotations = { $count ->
    [one] One annotation was added.
   *[other] { $count } annotations were added.
}
articles-relations = { $count ->
    [one] One relation was added.
   *[other] { $count } relations were added.
}
articles-filled = { $count ->
    [one] One annotation or relation that was here got attributes it lacked.
   *[other] { $count } annotations and relations that were here got attributes they lacked.
}
articles-fact-filled = What was lacking here came from the file: { $fact ->
    [title] the title
    [language] the language
    [direction] the direction
    [directions] directions of paragraphs
    [source] the source
    [url] the link
    [author] the author
    [published] the date
    [status] the status
    [bookmarks] bookmarks
   *[note] the note
} of { $count ->
    [one] one article
   *[other] { $count } articles
}.
articles-waiting = { $count ->
    [one] One annotation has no certain place and waits for you to place it.
   *[other] { $count } annotations have no certain place and wait for you to place them.
}
articles-repeated = { $count ->
    [one] One annotation or relation was here already and was skipped.
   *[other] { $count } annotations and relations were here already and were skipped.
}
articles-doubled = { $count ->
    [one] One annotation or relation stands in these files twice and was taken once.
   *[other] { $count } annotations and relations stand in these files more than once; each was taken once.
}
articles-duplicate = “{ $name }” was not added again: its text is here already as “{ $title }”.
articles-grown-layer = The label set got the layer “{ $name }”.
articles-matched-label = { $count ->
    [one] The label “{ $theirs }”, which stands in the files once, was taken as “{ $name }”.
   *[other] The label “{ $theirs }”, which stands in the files { $count } times, was taken as “{ $name }”.
}
articles-matched-relation = { $count ->
    [one] The relation “{ $theirs }”, which stands in the files once, was taken as “{ $name }”.
   *[other] The relation “{ $theirs }”, which stands in the files { $count } times, was taken as “{ $name }”.
}
articles-matched-attribute = { $count ->
    [one] The attribute “{ $theirs }”, which stands in the files once, was taken as “{ $name }”.
   *[other] The attribute “{ $theirs }”, which stands in the files { $count } times, was taken as “{ $name }”.
}
articles-left-out-label = { $count ->
    [one] The label “{ $theirs }” was left out as you chose: one annotation.
   *[other] The label “{ $theirs }” was left out as you chose: { $count } annotations.
}
articles-left-out-relation = { $count ->
    [one] The relation “{ $theirs }” was left out as you chose, once.
   *[other] The relation “{ $theirs }” was left out as you chose, { $count } times.
}
articles-left-out-attribute = { $count ->
    [one] The attribute “{ $theirs }” was left out as you chose, once.
   *[other] The attribute “{ $theirs }” was left out as you chose, { $count } times.
}
articles-loose = { $count ->
    [one] One relation was left out with an annotation at its end.
   *[other] { $count } relations were left out with annotations at their ends.
}
articles-alike-label = { $count ->
    [one] “{ $theirs }”, which stands in the files once, came in as a new label; it may be the “{ $name }” of the project.
   *[other] “{ $theirs }”, which stands in the files { $count } times, came in as a new label; it may be the “{ $name }” of the project.
}
articles-alike-relation = “{ $theirs }” came in as a new relation; it may be the “{ $name }” of the project.
articles-alike-attribute = “{ $theirs }” came in as a new attribute; it may be the “{ $name }” of the project.
articles-unmet = Nothing in the files is called “{ $theirs }”: what you chose for it changed nothing.
articles-grown-label = The label set got the label “{ $name }”.
articles-grown-attribute = The label set got the attribute “{ $name }”.
articles-grown-choice = The label set got the value “{ $name }”.
articles-grown-relation = The label set got the relation “{ $name }”.
articles-grown-document_label = The label set got the article label “{ $name }”.
articles-grown-many = { $part ->
    [layer] The label set got { $count } layers: { $names }
    [label] The label set got { $count } labels: { $names }
    [attribute] The label set got { $count } attributes: { $names }
    [choice] The label set got { $count } values: { $names }
    [relation] The label set got { $count } relations: { $names }
   *[document_label] The label set got { $count } article labels: { $names }
}
articles-misfit = { $count ->
    [one] One value of “{ $key }” is not of the kind that the label set asks for and was left out.
   *[other] { $count } values of “{ $key }” are not of the kind that the label set asks for and were left out.
}
articles-untimely = { $count ->
    [one] One time at which something was made lies after the year 9999, so the time of this import was taken.
   *[other] { $count } times at which something was made lie after the year 9999, so the time of this import was taken.
}
articles-differing = { $count ->
    [one] One annotation is here already with another label, place or value. Nothing of yours was changed: both stand now. Remove the one that is wrong, or undo the import.
   *[other] { $count } annotations are here already with other labels, places or values. Nothing of yours was changed: both of each stand now. Remove those that are wrong, or undo the import.
}
articles-differing-example = In “{ $article }”: “{ $what }”, which the file has as “{ $label }”.
articles-agreeing = { $count ->
    [one] One annotation by “{ $theirs }” equals one by “{ $ours }” that is here: both stand, each as its annotator’s own.
   *[other] { $count } annotations by “{ $theirs }” equal those by “{ $ours }” that are here: both of each stand, each as its annotator’s own.
}
articles-agreeing-unnamed = { $count ->
    [one] One annotation for which the files name no annotator equals one by “{ $ours }” that is here. It came in as one by “{ $theirs }” too, and counts as agreement of the two. If it is the work of “{ $ours }”, undo the import and import under that name: then nothing stands twice.
   *[other] { $count } annotations for which the files name no annotator equal those by “{ $ours }” that are here. They came in as annotations by “{ $theirs }” too, and count as agreement of the two. If they are the work of “{ $ours }”, undo the import and import under that name: then nothing stands twice.
}
articles-would-agree = { $count ->
    [one] One annotation for which the files name no annotator equals one by “{ $ours }” that is here: it will be one by “{ $theirs }” too, and count as agreement of the two. If it is the work of “{ $ours }”, import it under that name: then nothing stands twice.
   *[other] { $count } annotations for which the files name no annotator equal those by “{ $ours }” that are here: they will be annotations by “{ $theirs }” too, and count as agreement of the two. If they are the work of “{ $ours }”, import them under that name: then nothing stands twice.
}
articles-would-agree-others = { $count ->
    [one] So does one more by another annotator.
   *[other] So do { $count } more by other annotators.
}
articles-agreeing-others = { $count ->
    [one] One more annotation equals one by another annotator here: both stand.
   *[other] { $count } more annotations equal those by other annotators here: both of each stand.
}
articles-kept = { $count ->
    [one] One value of “{ $key }” is another one in the file than here. What is here was kept. Change it if the file is right.
   *[other] { $count } values of “{ $key }” are others in the file than here. What is here was kept. Change those where the file is right.
}
articles-kept-example = In “{ $article }”, “{ $key }” of “{ $what }” is “{ $ours }” here and “{ $theirs }” in the file.
articles-fact-kept = The file says otherwise than what is here: { $fact ->
    [title] the title
    [language] the language
    [direction] the direction
    [directions] directions of paragraphs
    [source] the source
    [url] the link
    [author] the author
    [published] the date
    [status] the status
   *[note] the note
} of { $count ->
    [one] one article
   *[other] { $count } articles
}. What is here was kept. Change it where the file is right.
articles-fact-kept-example = In “{ $article }”, { $fact ->
    [title] the title
    [language] the language
    [source] the source
    [url] the link
    [author] the author
    [published] the date
   *[note] the note
} is “{ $ours }” here and “{ $theirs }” in the file.
articles-status-kept-example = “{ $article }” is { $ours ->
    [done] done
    [in_progress] in progress
    [skipped] skipped
   *[new] not started
} here and { $theirs ->
    [done] done
    [in_progress] in progress
    [skipped] skipped
   *[new] not started
} in the file.
articles-direction-kept-example = In “{ $article }”, { $fact ->
    [directions] a paragraph runs
   *[direction] the text runs
} { $ours ->
    [ltr] from left to right
   *[rtl] from right to left
} here and { $theirs ->
    [ltr] from left to right
   *[rtl] from right to left
} in the file.
articles-stayed = { $count ->
    [one] One annotation of the file has been moved or given another label here since. It stays as it is here.
   *[other] { $count } annotations of the file have been moved or given another label here since. They stay as they are here.
}
articles-let-go = { $count ->
    [one] One mark without a certain place was let go or removed here before, and was not added again. To have it back, go back in the history of its article.
   *[other] { $count } marks without a certain place were let go or removed here before, and were not added again. To have them back, go back in the history of their articles.
}
articles-relation-ends = The relation { $what } was left out: one of its ends is missing, or both are the same.
articles-line-ends = The text is that of “{ $title }” but for the signs at the ends of its lines, which Windows and other systems write differently. It is an article of its own; take only one of the two if you want the text once.
articles-changed-version = This seems to be a changed version of “{ $title }”, which is here already. It was added as an article of its own. If it should take the place of that text and keep its annotations, undo the import and give the article the new text: with “hashiya correct”, or in the window with Edit > Correct the text.
articles-changed-since = It was left out: the file says something else now than when it was shown. Import it once more.
articles-label-kept = The article is here already with another value of “{ $key }”, which was kept.

error-read = “{ $name }” could not be read. Nothing in your project changed. Check that the file is there and may be opened, then try again.
error-fact = “{ $value }” cannot be stored as { $fact ->
    [published] the date. Write a year, a year and month, or a day, such as 2020-02-12.
    [language] the language. Write its code, such as ar, fa, ur or he.
    [title] the title: it must be one line and not empty.
    [name] the name: it must be one line and not empty.
    [direction] the direction: choose automatic, right to left or left to right.
    [note] a note: it must be shorter than 20,000 characters.
    [rule] a rule: there is none of that name.
    [bookmark] a bookmark: the place lies outside the text.
    [status] the status: choose one from the list.
   *[other] { $fact }: it must be one line.
} Nothing was changed.
articles-is-project = This is a project, not an article. Open it as a project, or export a dataset from it and import that.
