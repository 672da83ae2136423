# What an article lacks before it is done
finishing-required = { $count ->
    [one] Before it is done, “{ $what }” needs a value: { $attribute }
   *[other] Before it is done, { $count } marks need a required attribute; the first is “{ $what }”: { $attribute }
}
finishing-lacks = Not all is there yet: { $names }. Press again to finish it as it is
finishing-lacks-more = Not all is there yet: { $names }, and { $count } more. Press again to finish it as it is
finishing-waiting = { $count ->
    [one] one mark that waits for a place
   *[other] { $count } marks that wait for a place
}
