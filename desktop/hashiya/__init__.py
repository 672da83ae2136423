"""Hashiya: read right-to-left articles, mark entities and claims, export datasets."""

__version__ = "0.1.0"
