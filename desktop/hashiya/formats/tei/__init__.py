"""TEI: the text and its standoff annotations."""
