"""The reading view: shapes, paints and hit-tests article text."""
