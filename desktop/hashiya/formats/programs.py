"""Formats of other annotation programs and of libraries that train on their data; only their list."""

from __future__ import annotations

from hashiya.formats.doccano import doccano
from hashiya.formats.format import Format
from hashiya.formats.label_studio import label_studio
from hashiya.formats.parquet import parquet
from hashiya.formats.prodigy import prodigy
from hashiya.formats.spacy import docbin
from hashiya.formats.spacy import training as spacy_training
from hashiya.formats.web_annotation import web_annotation

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
