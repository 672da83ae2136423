"""A label set from a codebook that is a table: CSV, TSV or a workbook; what such a table cannot say stays as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hashiya.model.errors import SchemaNotTable, SchemaUnheaded
from hashiya.model.schema import Schema
from hashiya.text import decoding

if TYPE_CHECKING:
    from hashiya.formats.tables.code_tables import CodeTable

# the formats are many, and only who has a table needs some of them here
_PLAIN, _BOOKS = (".csv", ".tsv"), (".xlsx", ".ods")
SUFFIXES = (*_PLAIN, *_BOOKS)
_SIGNS = ",;\t"


def is_table(file: str | Path) -> bool:
    return Path(file).suffix.lower() in SUFFIXES


def heard(file: Path, data: bytes) -> CodeTable:
    """
    Raises:
        BadSchema: it is no table, or none of codes.
        MissingExtra: the library for workbooks is not installed.
    """
    from hashiya.formats.documents.refused import Refused
    from hashiya.formats.tables import code_tables

    try:
        for rows in _tables(file, data):
            found = code_tables.of(rows)
            if found is not None and found.book.codes:
                return found
    except Refused as refused:
        raise SchemaNotTable(name=file.name, detail=refused.message) from None
    raise SchemaUnheaded(name=file.name)


def read(file: Path, data: bytes) -> Schema:
    """
    Raises:
        BadSchema: as above. MissingExtra: as above.
    """
    from hashiya.formats.refi import codebook_reading

    return codebook_reading.label_set(heard(file, data).book, file.stem)


def completed(theirs: Schema, ours: Schema) -> Schema:
    """The table's labels with what it cannot say as it is in ours."""
    from hashiya.formats.refi import codebook

    return codebook.completed(theirs, ours, own=False)


def _tables(file: Path, data: bytes) -> Iterator[Iterator[Sequence[str]]]:
    """Each way to cut a plain table, or each sheet of a workbook."""
    if file.suffix.lower() in _PLAIN:
        yield from _cut(file, data)
        return
    from hashiya.formats.tables import ods_reading, xlsx_reading

    sheets = ods_reading.sheets if file.suffix.lower() == ".ods" else xlsx_reading.sheets
    for rows in sheets(file):
        yield (row for _, row in rows)


def _cut(file: Path, data: bytes) -> Iterator[Iterator[Sequence[str]]]:
    try:
        text = decoding.decode(data).text.lstrip("\ufeff")
    except decoding.NotText as error:
        raise SchemaNotTable(name=file.name, detail=f"formats-{error.reason}") from None
    for sign in _SIGNS:
        yield _rows(file, text, sign)


def _rows(file: Path, text: str, sign: str) -> Iterator[Sequence[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    except csv.Error as error:  # a cell larger than any description
        raise SchemaNotTable(name=file.name, detail=str(error)) from None
