"""Prodigy's JSON Lines: spans, relations, answers."""
