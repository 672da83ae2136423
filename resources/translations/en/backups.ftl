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
