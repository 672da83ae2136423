"""One SQLite file: rows in and out, history, undo; the only place that speaks SQL."""
