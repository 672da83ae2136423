# The command palette
keys-palette-find = What would you like to do? Type a command, a label or an article…
keys-palette-nothing = Nothing has this name.
keys-palette-tag = Tag as { $name }
keys-palette-article = Article

# The reading lock
keys-lock-on = Reading lock: letters and digits do nothing in the text. F4 turns them on again.
keys-lock-off = Letters and digits are commands in the text again.
keys-lock-status = Reading lock
keys-lock-tip = Letters and digits do nothing in the text. F4 turns them on again.

# Choosing keys
keys-title = Change the keys
keys-change = Change the keys…
keys-choose = Choose an action in the list, then press its new key.
keys-press = Press the new key…
keys-press-why = Click on the key, then press the new one. Keys go by their position, whatever the layout.
keys-none = No key
keys-remove = Remove the key
keys-usual = Restore
keys-all-usual = Restore all
keys-take = Take it from there
keys-clash = { $keys } already belongs to “{ $name }”. Nothing has changed; press another key, or take this one from there.
keys-chosen = { $keys } now runs “{ $name }”.
keys-chosen-plain = { $keys } now runs “{ $name }”, while the text has the focus.
keys-removed = “{ $name }” has no key now.
keys-usual-again = “{ $name }” has its usual keys again.
keys-all-usual-again = All actions have their usual keys again.
keys-refused-system = { $keys } belongs to the system or to a fixed command. Press another key.
keys-refused-level = { $keys } writes signs on many keyboards, as AltGr does. Press another key.
keys-refused-switch = { $keys } changes the keyboard layout on many systems. Press another key.

# Marks out of sight, and a mark copied
keys-hidden-status = Marks are hidden
keys-layer-status = Shown: { $layer }
keys-layer-only = Only these marks are shown now: { $layer }
keys-layer-all = The marks of all layers are shown
keys-copied = The annotation was copied as JSON.
