"""spaCy's DocBin without spaCy, and its training data of tutorials."""
