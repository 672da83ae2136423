"""Facts about strings: offsets, letters, words, sentences, direction; no articles, no Qt."""
