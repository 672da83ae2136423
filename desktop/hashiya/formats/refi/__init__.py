"""REFI-QDA, the exchange format of programs for qualitative analysis: a project with its sources in one archive."""
