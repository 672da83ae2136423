"""Brat standoff: a text and its .ann, by the rules of its own configuration."""
