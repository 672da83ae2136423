# What the reading view tells a screen reader
reader-description = Article text. Arrow keys move by words, with Shift they extend the selection, number keys label what is selected. The list of annotations shows the same annotations.
