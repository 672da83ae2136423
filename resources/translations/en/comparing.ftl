# Two files of one project, side by side
comparing-offer = Compare…
comparing-title = What each of the two files has
comparing-which = Compare “{ $name }” with
comparing-reading = Both files are being read. Neither is changed.
comparing-equal = Both have the same articles with the same marks. The copy can go.
comparing-other-project = The two files were made as two projects. Only what has the same origin can be compared.
comparing-only-here = { $count ->
    [one] One article is in “{ $name }” alone:
   *[other] { $count } articles are in “{ $name }” alone:
}
comparing-differ = { $count ->
    [one] One article is in both and differs:
   *[other] { $count } articles are in both and differ:
}
comparing-alike = { $count ->
    [one] One article is alike in both.
   *[other] { $count } articles are alike in both.
}
comparing-marks = { $name }: { $here } only here, { $there } only in the copy, { $unlike } not alike
comparing-text = { $name }: the texts differ; { $here } marks only here, { $there } only in the copy
comparing-facts = { $name }: what is known of the article differs, such as its title, status or labels
comparing-other-labels = The label sets of the two files differ.
comparing-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
comparing-open = Open the copy
comparing-bring = Bring over what is only there
comparing-bring-why = Articles and marks that only the copy has are added as one step that can be undone; what you removed here may come back with them. What is in both but not alike stays as it is here.
comparing-brought = { $articles } articles and { $annotations } marks were brought over. The copy was left as it is.
comparing-failed = “{ $name }” could not be compared: { $why }
