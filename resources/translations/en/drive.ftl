# A project on a network drive is worked on in a copy on this computer
error-not-put-back = { $reason ->
    [away] “{ $name }” was not put back because the drive cannot be reached. Everything is saved on this computer. Connect the drive again: it is put back by itself.
    [full] “{ $name }” was not put back because the drive is full. Everything is saved on this computer. Make room on the drive, or save a copy elsewhere.
    [denied] “{ $name }” was not put back because the drive does not allow writing there. Everything is saved on this computer. Ask for permission, or save a copy elsewhere.
    [gone] “{ $name }” is not on the drive any more: it was moved or renamed, or the drive is not connected. Everything is saved on this computer. Connect the drive, or have it put there again.
    [held] “{ $name }” was not put back because it is being written to elsewhere. Everything is saved on this computer. Close it there: it is put back by itself.
    [damaged] “{ $name }” was not put back because the copy on this computer is damaged. The file on the drive was left as it was. Go back to an earlier state, or save what can be read.
   *[other] “{ $name }” was not put back because the drive did not take it. Everything is saved on this computer. It is tried again; or save a copy elsewhere.
}
error-local-copy-waits = “{ $name }” was not changed, because this computer has a newer copy of it that is not on the drive yet. Open the project in the window: it goes on from that copy and puts it back.
# The status bar
drive-status-both = Saved here and on the drive at { $time }
drive-status-here = Saved on this computer; on the drive as of { $time }
drive-status-putting = Saved on this computer; being put on the drive…
drive-status-waiting = Saved on this computer; the drive has what was done up to { $time }, and does not take more now
# At opening
drive-fetching-title = Getting the project from the drive
drive-fetching = “{ $name }” is being copied to this computer. You work in the copy; it is put back when you pause and when you close.
drive-fetching-stop = Do not open
drive-goes-on = You go on in “{ $name }” from the copy on this computer: it has work that is not on the drive yet, done after { $time }. It is put back when you pause.
drive-is-away = The drive with “{ $name }” cannot be reached. You go on in the copy on this computer, with everything that you did in it; it is put back when the drive is there again.
drive-split = “{ $name }” was changed on the drive while work that is only yours was on this computer. Nothing was overwritten: you see what is on the drive, and your work is beside it as “{ $beside }”.
drive-split-open = Open mine
drive-replaced = What lies on the drive as “{ $name }” is damaged or no project any more. It was left as it is. Your work, whole, is beside it as “{ $beside }”, and you go on in that.
drive-making-title = Making the project on the drive
drive-making = “{ $name }” is being made on the drive. Then it is copied to this computer, and you work in the copy.
drive-making-stop = Do not wait
drive-making-left = “{ $name }” was not waited for, because the drive does not answer. Should the drive take it after all, an empty project lies there, which you can open. Choose a folder on this computer, or try again later.
drive-asking-title = Waiting for the drive
drive-asking = The drive is asked which file “{ $name }” is.
drive-asking-stop = Do not wait
drive-restoring-title = Putting an earlier state on the drive
drive-restoring = The earlier state of “{ $name }” is being put on the drive and read back. What is there now is kept first; it is replaced only when the earlier state is there whole.
drive-restoring-stop = Do not wait
drive-restoring-left = “{ $name }” was not waited for, because the drive does not answer. On the drive is the project as it was or the whole earlier state, never a mixture of both. Open it to see which, when the drive answers again.
drive-copying-title = Putting an earlier state on the drive
drive-copying = The earlier state of “{ $name }” is being put beside it on the drive. The project stays as it is.
drive-copying-stop = Do not wait
drive-copying-left = The earlier state of “{ $name }” was not put beside it, because the drive does not answer. The project was left as it is. Try again later.
# Putting back
drive-put-now = Put back now
drive-put-again = Put it there again
drive-putting-title = Putting the project back on the drive
drive-putting = “{ $name }” is being put back. Everything is saved on this computer, so you need not wait.
drive-putting-stop = Leave it on this computer
drive-close-title = The project is not on the drive yet
drive-close-later = It is put back the next time you open it here.
drive-close = Close
drive-put-done = “{ $name }” is on the drive.
drive-beside = “{ $name }” was changed on the drive by somebody else. Their file was left as it was. Your work is beside it as “{ $beside }”, and you go on in that.
drive-beside-open = Open their file
drive-beside-stay = Go on in mine
# Settings
drive-settings-caption = Where to work
drive-settings-always = Always in a copy on this computer
drive-settings-why = For drives that answer slowly or get lost. Projects on network drives are always worked on so: the whole file is put back when you pause and when you close.
# The command line
drive-waits = This computer has a newer copy of “{ $name }” that is not on the drive yet: what you see was there at { $time }. Open the project in the window to put it back.
