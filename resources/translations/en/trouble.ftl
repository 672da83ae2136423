# When things go wrong: the program, its settings, the computer around it

trouble-ended = Hashiya ended unexpectedly last time. Everything up to { $time } is saved; the last thing saved: { $act }.
trouble-ended-unchanged = Hashiya ended unexpectedly last time, before you changed anything. The project is as you left it.
trouble-ended-details = Your work is saved in the project file at every step, so nothing needs to be recovered. What is known of the cause is written in this file, which holds nothing of your texts: { $file }

trouble-settings-aside = Your settings could not be read, so the window starts with its own. Please check the annotator’s name. The old file is kept as “{ $name }”.
trouble-settings-unsaved = Settings cannot be saved in the folder “{ $name }”, so they last until the window is closed. Your projects are not affected.
