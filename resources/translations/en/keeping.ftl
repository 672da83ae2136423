# Who is at work on the project
error-project-held = { $holder } has been working on “{ $name }” on this computer ({ $computer }) since { $since }. It is open here for reading. Close it in the other window, then write here.
error-project-held-elsewhere = { $holder } has been working on “{ $name }” on the computer { $computer } since { $since }. It is open here for reading, so that neither overwrites the other.
error-project-taken = Saving has stopped because { $holder } opened “{ $name }” for writing on the computer { $computer } at { $since }. What you did before is in the file. Save a copy of what you have here, or close the project.
# The file is not where it was
error-project-renamed = “{ $name }” was renamed or moved while it was open. It is now “{ $now }”. Nothing is lost. Go on working in it there, or save a copy.
error-project-replaced = Another file now has the name “{ $name }”: a sync program or somebody else put it there. Hashiya still holds the file you were working in, and has left the other one as it is. Save a copy of your work, then open the file that is there.
error-project-folder-gone = The folder “{ $folder }” cannot be reached, so nothing can be saved in “{ $name }”. If it is on a drive that was unplugged, plug it in again: saving goes on by itself. Or save a copy elsewhere.
# The disk refuses
error-save-held = Another program is holding “{ $name }”: perhaps a virus scanner or a sync program. What was saved before is safe. Hashiya keeps trying.
error-save-denied = The system no longer allows writing to “{ $name }”. What was saved before is safe. Ask for permission again, or save a copy elsewhere.
# Names and kinds of files
error-project-name-unusable = “{ $name }” can be read but not changed because its name is too long: saving needs room for longer names beside it. The file was left as it is. Save a copy under a shorter name (at most 100 letters) to work on it.
error-not-a-file = “{ $name }” is no file that can hold a project, but a folder or a device. Nothing was read from it. Choose a file that ends in .hashiya.
# A copy
error-copy = { $reason ->
    [full] The copy “{ $name }” was not made because the disk is full. The project and what waits to be saved are as they were. Make room, or choose another place.
    [denied] The copy “{ $name }” was not made because the system does not allow writing there. The project and what waits to be saved are as they were. Choose a folder of your own.
    [itself] “{ $name }” is the file that is open. A copy needs another name or another folder.
    [name] The copy was not made because the name “{ $name }” is too long. Choose a name of at most 100 letters.
    [folder] The copy “{ $name }” was not made because its folder is not there. Choose another folder.
    [file] The copy was not made because “{ $name }” is a folder or a device. Choose another name.
    [in-use] The copy was not made because “{ $name }” is being worked on in another window. That file was left as it is. Choose another name.
   *[other] The copy “{ $name }” was not made because the disk did not take it, or what it took was not whole. Nothing was left behind. Choose another disk.
}
# The banner
keeping-disk-full = “{ $name }” cannot be saved because the disk is full. What was saved before is safe. Make room, or save a copy elsewhere.
keeping-save-failed = “{ $name }” cannot be saved because the disk does not take it. What was saved before is safe. Check the disk, or save a copy elsewhere.
keeping-copy-name = { $name } (copy)
keeping-pending = { $count ->
    [one] One change waits in this window and is tried again every few seconds.
   *[other] { $count } changes wait in this window and are tried again every few seconds.
}
keeping-held-title = Waiting for another program
keeping-held = Another program is holding “{ $name }”: perhaps a virus scanner, a sync program or a backup. The project is opened as soon as it lets go, which seldom takes long. Nothing in it was changed.
keeping-held-stop = Do not wait, only read
keeping-retry = Try again now
keeping-save-copy = Save a copy…
keeping-save-elsewhere = Save a copy elsewhere…
keeping-follow = Go on there
keeping-open-there = Open the file that is there now
keeping-open-anyway = Open anyway
keeping-write-here = Write here
keeping-show-new = Show it as it is now
keeping-holder-left = “{ $name }” is free again. You can write in it now.
keeping-changed-while-reading = “{ $name }” was changed while you were reading. What you see is how it was.
keeping-saved-again = Everything is saved.
keeping-copy-made = The copy “{ $name }” is whole and checked.
keeping-copy-goes-on = You are working in “{ $name }” now. The other file was left as it was.
keeping-not-at-rest = What was done is saved, but “{ $name }” is not yet complete without the file beside it. Do not copy or unplug it now; Hashiya keeps trying.
keeping-network = “{ $name }” is on a network drive. Hashiya works in a copy on this computer and puts the whole file back when you pause and when you close. Keep it open on one computer at a time.
keeping-cloud = “{ $name }” is in a folder that { $cloud } copies to other computers. Keep it open on one computer at a time, and close it before you go to another.
keeping-conflicts = Beside “{ $name }” there is a copy that a sync program made when two computers had changed the project: { $names }. Work may be in one that is missing in the other. Compare the two to see what each has.
keeping-hard-link = “{ $name }” has a second name elsewhere on this disk. Both are the same file: do not open it under both names at once.
keeping-known = Do not say this again
# Questions
keeping-copy-title = Save a copy
keeping-close-title = Not everything is saved
keeping-close-question = { $count ->
    [one] One change could not be saved in “{ $name }”. If you close now, it is lost.
   *[other] { $count } changes could not be saved in “{ $name }”. If you close now, they are lost.
}
keeping-close-anyway = Close and lose them
# The status bar
keeping-status-unsaved = { $count ->
    [one] 1 not saved
   *[other] { $count } not saved
}
