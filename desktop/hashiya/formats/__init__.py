"""Foreign and own file formats: bytes to articles and back; no database."""
