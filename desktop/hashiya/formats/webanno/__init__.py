"""WebAnno TSV 3: tokens in lines, layers in columns."""
