"""Hashiya's own JSON Lines: everything that the project holds."""
