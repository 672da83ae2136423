"""The nouns of annotation, frozen; no files, no database, no window."""
