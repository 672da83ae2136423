# Setting right in place what is certain
error-not-repairable = “{ $name }” was not repaired in place because the file itself is damaged, not single entries of it. Nothing was written. Repair it into a new file, or restore a backup.
repair-nothing = “{ $name }” needs no repair: nothing in it is damaged.
repair-go = Repair what is certain
repair-did-texts = Texts in which one changed letter was put right, as their checksum proves: { $count }.
repair-did-marks = Annotations and relations put back as the history has them: { $count }.
repair-did-moved = Annotations put where their words stand, the only place in the text: { $count }.
repair-did-taken = Relations taken away of which an end is gone: { $count }.
repair-did-articles = Articles whose facts were put back as the history has them: { $count }.
repair-did-counts = Numbers of the list counted anew: { $count }.
repair-did-words = The index of words was made anew from the texts.
repair-did-index = Internal lists put in order again: { $count }.
repair-undo = What was changed in annotations, relations and facts is one step that you can undo.
repair-kept = The project as it was found is kept: { $path }
repair-whole = “{ $name }” is in order again.
repair-remains = In “{ $name }” something is left that nothing proves. It was not touched; repair it into a new file, or restore a backup.
repair-computed = The index of words and the numbers of the list in “{ $name }” did not fit; they were made anew from the texts.
