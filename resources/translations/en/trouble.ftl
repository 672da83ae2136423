# When things go wrong: the program, its settings, the computer around it

trouble-ended = Hashiya ended unexpectedly last time. Everything up to { $time } is saved; the last thing saved: { $act }.
trouble-ended-unchanged = Hashiya ended unexpectedly last time, before you changed anything. The project is as you left it.
trouble-ended-details = Your work is saved in the project file at every step, so nothing needs to be recovered. What is known of the cause is written in this file, which holds nothing of your texts: { $file }
