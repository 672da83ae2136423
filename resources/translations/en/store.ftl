# Opening and making a project
error-project-missing = “{ $name }” was not opened because there is no such file any more. It may have been moved, renamed or deleted. Look for it in the folder where you last saw it.
error-project-exists = “{ $name }” was not made because a file of this name is already there. That file was left as it is. Choose another name, or open the file.
error-project-name = “{ $name }” was not made because the name is too long. Nothing was written. Choose a name of at most 100 letters.
error-project-folder = “{ $name }” was not made because the folder “{ $folder }” does not exist. Nothing was written. Make the folder first, or choose another.
error-not-a-project = “{ $name }” is not a Hashiya project. The file was left as it is. To read articles from it, open a project and import the file.
error-project-empty = “{ $name }” is empty: it holds no project. The file was left as it is. Choose another file, or make a new project under another name.
error-project-newer = “{ $name }” was made by a newer version of Hashiya (form { $theirs }; this version knows form { $ours }). What this version needs is not in it. The file was left as it is. Install the newer version to open it.
error-project-foreign = “{ $name }” was not opened because it contains parts that Hashiya did not make: { $parts }. Nothing in it was run and the file was left as it is. Import the plain data into a new project instead, or ask whoever gave it to you for a fresh copy.
error-project-damaged = “{ $name }” is damaged, so it was not opened. The file was left as it is. Repair it into a new file, or restore a backup.
error-project-in-use = “{ $name }” is being worked on in another window or by another program. Your work there is safe. Close it there, or open it here for reading only.
error-project-read-only = “{ $name }” can be read but not changed: the file or its folder is protected. What is stored is safe. Copy it to a folder of your own to work on it.
error-project-unreadable = “{ $name }” was not opened because the system does not allow reading it. The file was left as it is. Ask its owner for permission, or for a copy.
error-project-no-room = “{ $name }” was not opened: its last session was cut off, so a copy of it is looked through first, and there is no room for that copy in the folder for temporary files, “{ $folder }”. The file was left as it is. Free some space there, then open it again.
error-project-not-made = { $reason ->
    [full] “{ $name }” was not made because the disk is full. Nothing was left behind. Make room or choose another place, then try again.
    [denied] “{ $name }” was not made because the system does not allow new files in this folder. Nothing was written. Choose a folder of your own.
   *[other] “{ $name }” was not made because the disk did not accept it. Nothing was left behind. Try again or choose another place.
}
# Saving
error-project-moved = “{ $name }” is not there any more: it was deleted, or moved to another disk, while it was open. Hashiya still holds what it had. Save a copy before you close.
error-project-changed = Another program wrote into “{ $name }” while it was open. Nothing more is saved in it, so that nothing of either is overwritten. Save a copy of what you have here, or open the file as it is now.
error-save-failed = The last change was not saved because the disk did not take it. Your earlier work in “{ $name }” is safe. Check the disk, then try again.
error-disk-full = The last change was not saved because the disk is full. Your earlier work in “{ $name }” is safe. Free some space, then try again.
error-quote = The annotation was not stored because its place does not hold the words “{ $quote }”. Your earlier work is safe. Open the article afresh and try again.
error-no-such-article = This article is not in the project any more. Your other work is safe. Open the project's list afresh.
# Undo
error-nothing-to-undo = There is nothing of yours to undo.
error-nothing-to-redo = There is nothing to redo.
# What the check finds
store-finding-foreign = The project contains a part that Hashiya did not make: “{ $part }”.
store-finding-file = The file is damaged: its parts no longer fit together as they were written.
store-finding-orphans = Rows of “{ $table }” refer to rows of “{ $parent }” that are gone: { $count }.
store-finding-label-set = The project's label set is damaged.
store-finding-unreadable = “{ $name }” cannot be read.
store-finding-text = The text of “{ $name }” is no longer what was imported.
store-finding-article = The facts about “{ $name }” (title, source, language and the like) were changed by damage.
store-finding-record = In “{ $name }”, an annotation or relation was changed by damage: “{ $what }”.
store-finding-unplaced = In “{ $name }”, a mark that waits for its place was changed by damage.
store-finding-quote = In “{ $name }”, an annotation is not where its words are: “{ $what }” ({ $start } to { $end }).
store-finding-facts = The project’s own facts (its id, who made it) were changed by damage.
store-finding-history = The history is damaged: steps { $count }.
store-finding-history-unreadable = The history cannot be read as a whole.
store-finding-original = The bytes of the file that “{ $name }” came from were changed by damage.
store-finding-words = The index for searching words does not fit the texts; it can be made anew.
store-finding-chain = What the project holds is not what its history leads to: records { $count }.
store-finding-chain-article = In “{ $name }”, what is there is not what the history leads to: records { $count }.
store-finding-counts = The numbers shown for “{ $name }” in the list are wrong.
