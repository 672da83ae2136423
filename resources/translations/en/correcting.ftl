# Correcting the text of an article: the dialog, the marks without a place, the command.
error-not-corrected = The text of “{ $name }” was not corrected: the new text is empty. The article and its marks are as they were. To take an article out of the project, move it to the bin.

# The dialog
correcting-title = Correct the text
correcting-hint = Change what is wrong in the text. Marks go along with their words; before anything is stored you see what becomes of each.
correcting-editor = The text of the article
correcting-from-file = From a file…
correcting-file = A new version of this article
correcting-versions = Versions of the text
correcting-version = Version { $number } · { $when } · { $name }
correcting-version-now = Version { $number } · { $when } · { $name } · as it is now
correcting-taken = This is the text of the file ({ $encoding }). Nothing is stored yet.
correcting-taken-unsure = This is the text of the file, read as { $encoding }, which is a guess: look whether the letters are right. Nothing is stored yet.
correcting-many = The file holds several articles, and none of them has the name of this one. Choose a file with this article alone.
correcting-review = Review the changes
correcting-back = Back to the text
correcting-go = Correct
correcting-same = The text is as it was: there is nothing to correct.
correcting-empty = The text is empty. An article needs a text; to take it out of the project, move it to the bin.
correcting-leave = Your changes are not stored. Press Esc once more to leave without them, or go on writing.
correcting-refused = The article was changed in the meantime, so nothing was corrected. Go back to the text and review the changes again.
correcting-changes = Changes of the text
correcting-marks = Marks to look at
correcting-places = { $count ->
    [one] One place of the text changes
   *[other] { $count } places of the text change
}
correcting-more = … and { $count } more
correcting-stay = { $count ->
    [0] No mark stays as it is.
    [one] One mark keeps its words and its place.
   *[other] { $count } marks keep their words and their place.
}
correcting-look = { $count ->
    [one] One mark moves along and should be looked at.
   *[other] { $count } marks move along and should be looked at.
}
correcting-wait = { $count ->
    [one] One mark has no place any more. It is kept in a list until you place it or let it go.
   *[other] { $count } marks have no place any more. They are kept in a list until you place them or let them go.
}
correcting-relations = { $count ->
    [one] One relation waits with them and returns when both its ends stand.
   *[other] { $count } relations wait with them and return when both their ends stand.
}
correcting-column-state = What becomes of it
correcting-column-label = Label
correcting-column-before = Words before
correcting-column-now = Words now
correcting-moved-words = words changed
correcting-moved-around = new surroundings
correcting-moved-moved = in another place
correcting-lost-gone = its words are not in the text
correcting-lost-unquoted = its place in the file lies outside the text, and the file does not quote its words
correcting-lost-elsewhere = its words stand elsewhere
correcting-lost-broken = too little of it is left
correcting-none-waiting = No mark waits for a place.
correcting-done = The text is corrected. Ctrl+Z takes it back.
correcting-done-waiting = { $count ->
    [one] The text is corrected; one mark waits for a place. Ctrl+Z takes it back.
   *[other] The text is corrected; { $count } marks wait for a place. Ctrl+Z takes it back.
}

# Marks without a place
correcting-chip = { $count ->
    [one] One mark without a place
   *[other] { $count } marks without a place
}
correcting-panel = Marks without a place
correcting-place = Place here
correcting-place-why = Puts the mark on what is selected in the text, else on the current word
correcting-let-go = Let go
correcting-gone = { $count ->
    [one] One mark let go. Ctrl+Z brings it back.
   *[other] { $count } marks let go. Ctrl+Z brings them back.
}

# The command
correcting-cli-done = The text of “{ $name }” is corrected.
correcting-cli-planned = Nothing was stored. This is what correcting “{ $name }” would do:
correcting-cli-moved = { $label }: “{ $before }” → “{ $now }” ({ $why })
correcting-cli-lost = { $label }: “{ $before }” ({ $why })
