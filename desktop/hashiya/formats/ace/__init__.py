"""Files of ACE: texts in SGML, and what was marked in them beside."""
