"""Treebanks with mentions: CoNLL-U Plus with CorefUD's brackets."""
