# When things go wrong: the program, its settings, the computer around it

trouble-ended = Hashiya ended unexpectedly last time. Everything up to { $time } is saved; the last thing saved: { $act }.
trouble-ended-unchanged = Hashiya ended unexpectedly last time, before you changed anything. The project is as you left it.
trouble-ended-details = Your work is saved in the project file at every step, so nothing needs to be recovered. What is known of the cause is written in this file, which holds nothing of your texts: { $file }

trouble-settings-aside = Your settings could not be read, so the window starts with its own. Please check the annotator’s name. The old file is kept as “{ $name }”.
trouble-settings-unsaved = Settings cannot be saved in the folder “{ $name }”, so they last until the window is closed. Your projects are not affected.

error-label = The label set “{ $name }” cannot be used, because it holds the name “{ $label }”. A label has 1 to 100 characters, no space at its ends, no line breaks and no hidden direction marks. Correct it in the file and try again.
trouble-look-alike = The label “{ $label }” looks like “{ $other }” but is another one ({ $codes }).
trouble-look-alike-go = Accept both

trouble-memory = There was not enough memory for this. Your saved work is safe. Close other programs and try again, or try with fewer files.
