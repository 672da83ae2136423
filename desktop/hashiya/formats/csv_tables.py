"""Tables for spreadsheets as CSV, written: spans, relations, documents, and the texts beside; safe to open anywhere."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from operator import itemgetter
from pathlib import Path
from typing import IO, cast

from hashiya import wording
from hashiya.formats import csv_reading
from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, file_stem
from hashiya.formats.tables import texts, writing
from hashiya.formats.tables.cells import GUARDED, Cell, Column, guarded
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

_FIRST = itemgetter(slice(1))
"""A cell's first letter, or the empty cell."""


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """Three files, UTF-8 with byte order mark, RFC 4180; a file for each text, and a README."""
    stems = Names(file_stem, folded=True)

    def file(of: Article) -> str:
        return f"{texts.FOLDER}/{stems.of(of.id, of.name)}.txt"

    tables = writing.Tables(dataset, file)
    (target / texts.FOLDER).mkdir()
    with ExitStack() as files:
        spans = _opened(files, target / csv_reading.SPANS, tables.span_heads)
        relations = _opened(files, target / csv_reading.RELATIONS, tables.relation_heads)
        documents = _opened(files, target / csv_reading.DOCUMENTS, tables.document_heads)
        for annotated in dataset:
            spans.write(lines(tables.spans_of(annotated)).encode())
            relations.write(lines(tables.relations_of(annotated)).encode())
            documents.write(_line(tables.document(annotated)).encode())
            of = annotated.article
            (target / file(of)).write_bytes(of.text.encode("utf-8"))
    readme = [wording.Wording(it).say("formats-csv-readme") for it in wording.languages()]
    text = "# CSV\n\n" + "\n\n".join(readme) + "\n"
    (target / "README.md").write_bytes(text.encode("utf-8"))


def _opened(files: ExitStack, path: Path, heads: Sequence[Cell]) -> IO[bytes]:
    stream = files.enter_context(path.open("wb"))
    stream.write(codecs.BOM_UTF8 + _line(heads).encode())
    return stream


def _line(row: Iterable[Cell]) -> str:
    found = [it if type(it) is int else str(guarded(it)).replace('"', '""') for it in row]
    return ",".join([str(it) if type(it) is int else _quoted(str(it)) for it in found]) + "\r\n"


def lines(columns: Sequence[Column]) -> str:
    """Rows as the library ``csv`` writes them, with a guard before what a spreadsheet would work out.

    That looks at each letter of each cell twice, and took most of the time of an export.
    """
    rows = map(",".join, zip(*map(_cells, columns), strict=True))
    return "\r\n".join([*rows, ""])


def _cells(column: Column) -> Sequence[str]:
    """As they are written; a column needs care as a whole or not at all, and few do."""
    if not column or type(column[0]) is int:
        return [*map(str, column)]
    kept = cast("Sequence[str]", column)
    if not any(kept):
        return kept
    if not GUARDED.isdisjoint(map(_FIRST, {*kept})):
        kept = [str(guarded(it)) for it in kept]
    joined = "".join(kept)
    if '"' in joined:
        return [_quoted(it.replace('"', '""')) for it in kept]
    if "," in joined or "\n" in joined or "\r" in joined:
        return [_quoted(it) for it in kept]
    return kept


def _quoted(cell: str) -> str:
    """Between quotation marks where something in it would end the cell."""
    if '"' in cell or "," in cell or "\n" in cell or "\r" in cell:
        return f'"{cell}"'
    return cell


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Everything has a cell; only a value that shows nothing has none."""
    writing.weigh(annotated, tally)


FORMAT = Format(
    id="csv",
    suffixes=csv_reading.SUFFIXES,
    folder=True,
    read=csv_reading.read,
    write=write,
    weigh=weigh,
    recognises=csv_reading.recognises,
    owns=csv_reading.owns,
    carries=ALL,
)
