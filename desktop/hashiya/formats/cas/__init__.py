"""UIMA's common analysis structure, as INCEpTION exchanges it: one model of it, two ways to write it down."""
