# Correcting the text of an article: the dialog, the marks without a place, the command.
error-not-corrected = The text of “{ $name }” was not corrected: the new text is empty. The article and its marks are as they were. To take an article out of the project, move it to the bin.
