"""Annotations as tables: rows that a spreadsheet shows and that come back whole; the file formats are built on it."""
