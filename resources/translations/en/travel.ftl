# Undo and redo of a very long step
travel-undo-title = Undo
travel-redo-title = Redo
travel-sentence = { $count ->
    [one] A long step of one change is turned back.
   *[other] A long step of { $count } changes is turned back. If you stop it, everything stays as it is.
}
travel-stop = Stop
