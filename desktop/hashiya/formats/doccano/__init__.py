"""doccano's JSON Lines, in both shapes."""
