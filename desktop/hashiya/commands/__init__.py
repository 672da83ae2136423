"""The verbs of the program, called by the window and the command line alike; no Qt, no SQL."""
