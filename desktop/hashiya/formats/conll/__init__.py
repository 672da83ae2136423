"""One token a line with its tags: CoNLL, flat and nested."""
