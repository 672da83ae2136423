"""The panels round the reader."""
