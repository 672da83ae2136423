"""Formats of other annotation programs and of libraries that train on their data; only their list."""

from __future__ import annotations

from hashiya.formats import (
    docbin,
    doccano,
    label_studio,
    parquet,
    prodigy,
    spacy_training,
    web_annotation,
)
from hashiya.formats.format import Format

FORMATS: tuple[Format, ...] = (
    label_studio.FORMAT,
    prodigy.FORMAT,
    doccano.FORMAT,
    web_annotation.FORMAT,
    spacy_training.FORMAT,
    docbin.FORMAT,
    parquet.FORMAT,
)
"""In the order in which they are asked whether a file is theirs."""
