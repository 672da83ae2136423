"""What ``packaging/dev.py`` does, step by step, with the standard library alone; never imports the program."""
