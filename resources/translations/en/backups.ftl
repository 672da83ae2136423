# What may stand in the way
error-backup-not-made = { $reason ->
    [full] There is no new backup of “{ $name }” because the disk is full. The project and its earlier backups are safe. Make some room; the next backup follows by itself.
    [denied] There is no new backup of “{ $name }” because the system lets nothing be written into the folder of backups. The project and its earlier backups are safe. Look at the permissions of your data folder.
    [damaged] There is no new backup of “{ $name }” because the file is damaged. Its earlier backups are safe, and none of them was replaced. Go back to an earlier state from the File menu.
   *[other] There is no new backup of “{ $name }” because the disk did not take it. The project and its earlier backups are safe. Check the disk; the next backup follows by itself.
}
error-backup-unusable = The backup “{ $name }” was damaged or taken away since it was made. Nothing was changed. Choose another one.
error-no-backup = There is no backup “{ $name }”. Nothing was changed. “hashiya restore PROJECT” lists those that there are.
error-restore = { $reason ->
    [full] “{ $name }” was not written because the disk is full. Nothing was replaced. Make some room and try again.
    [denied] “{ $name }” was not written because the system allows no new files in that folder. Nothing was replaced. Choose another folder.
   *[other] “{ $name }” was not written because the disk did not take it. Nothing was replaced. Try again or choose another place.
}

# The window
backups-none-since = No backup since { $time }
backups-none-yet = No backup yet
backups-title = Go back to an earlier state
backups-why = Hashiya keeps states of your project and checks each one as it is kept. Open one to look at it, or put it in the place of the project.
backups-promise = Nothing is lost: before an earlier state takes the project’s place, the project as it is now is kept here too.
backups-which = Project
backups-there-are-none = There are no backups yet. The first one is made by itself after a project with work in it is opened.
backups-open-copy = Open as a copy
backups-put-in-place = Put in place of the project
backups-copy-opened = The earlier state was opened as a new file, “{ $name }”. The project stays as it is.
backups-in-place = The project is back as it was at { $time }. How it was before is kept with the backups.
backups-in-place-damaged = The project is back in a sound state. The damaged file is kept as it was in “{ $place }”.
backups-today = Today
backups-yesterday = Yesterday
backups-reason-open = When the project was opened
backups-reason-renew = Before the file was brought up to date
backups-reason-import = Before an import
backups-reason-merge = Before a merge
backups-reason-bulk = Before a large change
backups-reason-timer = While you worked
backups-reason-close = When the project was closed
backups-reason-asked = Asked for by you
backups-reason-replaced = Before going back to an earlier state
backups-kilobytes = { $size } kB
backups-megabytes = { $size } MB
backups-articles = { $count ->
    [one] one article
   *[other] { $count } articles
}
backups-annotations = { $count ->
    [one] one annotation
   *[other] { $count } annotations
}
backups-is-now = This is the project as it is now.
backups-same = the same as now
backups-same-counts = same numbers, other details
backups-compared = Compared with the project now: { $what }.
backups-fewer-articles = { $count ->
    [one] one article fewer
   *[other] { $count } articles fewer
}
backups-more-articles = { $count ->
    [one] one article more
   *[other] { $count } articles more
}
backups-fewer-annotations = { $count ->
    [one] one annotation fewer
   *[other] { $count } annotations fewer
}
backups-more-annotations = { $count ->
    [one] one annotation more
   *[other] { $count } annotations more
}
