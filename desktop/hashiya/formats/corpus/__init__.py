"""Tables and lines of texts: which column is the text."""
