"""Parquet, ready for Hugging Face's datasets."""
