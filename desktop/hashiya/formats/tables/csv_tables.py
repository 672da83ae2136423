"""Tables for spreadsheets as CSV, written: spans, relations, documents, and the texts beside; safe to open anywhere."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import repeat
from operator import itemgetter
from pathlib import Path
from typing import IO, cast

from hashiya import wording
from hashiya.formats import values_as_text
from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, file_stem
from hashiya.formats.tables import csv_reading, texts, writing
from hashiya.formats.tables.cells import GUARDED, Cell, Column, Known, guarded
from hashiya.formats.tables.writing import Manner, Ready
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

    manner = Manner(Known(_cell), _words, "", ",".join, apart=True)
    tables = writing.Tables(dataset, manner, file)
    (target / texts.FOLDER).mkdir()
    with ExitStack() as files:
        spans = _opened(files, target / csv_reading.SPANS, tables.span_heads)
        relations = _opened(files, target / csv_reading.RELATIONS, tables.relation_heads)
        documents = _opened(files, target / csv_reading.DOCUMENTS, tables.document_heads)
        for annotated in dataset:
            of_spans, of_relations = tables.of(annotated)
            spans.write(lines(of_spans, manner.known).encode())
            relations.write(lines(of_relations, manner.known).encode())
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
    return ",".join(map(_cell, row)) + "\r\n"


def lines(columns: Sequence[Column | Ready[str]], known: Known[str] | None = None) -> str:
    """Rows as the library ``csv`` writes them, with a guard before what a spreadsheet would work out.

    That looks at each letter of each cell twice, and took most of the time of an export. What is the same in
    all rows, as most columns of an article are, is written out once.
    """
    count = len(columns[0])
    if not count:
        return ""
    known = Known(_cell) if known is None else known
    pieces: list[Iterable[str]] = []
    same: list[str] = []
    for column in columns:
        if not isinstance(column, Ready) and column.count(column[0]) == count:
            same.append(_cell(column[0]))
            continue
        if same:
            pieces.append(repeat(",".join(same), count))
            same = []
        pieces.append(column if isinstance(column, Ready) else _cells(column, known))
    if same:
        pieces.append(repeat(",".join(same), count))
    return "\r\n".join([*map(",".join, zip(*pieces, strict=True)), ""])


def _cells(column: Column, known: Known[str]) -> Iterable[str]:
    if type(column[0]) is int:
        return map(str, column)
    return _words(cast("Sequence[str]", column), known)


def _words(kept: Sequence[str], known: Known[str]) -> Iterable[str]:
    """As they are written; a column of different cells needs care as a whole or not at all, and few do."""
    different = {*kept}
    if 2 * len(different) < len(kept):
        return map(known.__getitem__, kept)
    if not GUARDED.isdisjoint(map(_FIRST, different)):
        kept = [str(guarded(it)) for it in kept]
    joined = "".join(kept)
    if '"' in joined:
        kept = [it.replace('"', '""') if '"' in it else it for it in kept]
    elif "," not in joined and "\n" not in joined and "\r" not in joined:
        return kept
    return [f'"{it}"' if "\n" in it or "," in it or '"' in it or "\r" in it else it for it in kept]


def _cell(cell: Cell) -> str:
    """Between quotation marks where something in it would end the cell."""
    if type(cell) is int:
        return str(cell)
    kept = str(guarded(cell))
    if '"' in kept or "," in kept or "\n" in kept or "\r" in kept:
        kept = kept.replace('"', '""')
        return f'"{kept}"'
    return kept


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Everything has a cell; only a value that shows nothing has none, and all cells are words."""
    writing.weigh(annotated, tally)
    values_as_text.weigh(annotated, schema, tally)


FORMAT = Format(
    id="csv",
    suffixes=csv_reading.SUFFIXES,
    folder=True,
    fixed=frozenset({"README.md", "documents.csv", "relations.csv", "spans.csv"}),
    each=(f"{texts.FOLDER}/{{}}.txt",),
    telling="spans.csv",
    read=csv_reading.read,
    write=write,
    weigh=weigh,
    recognises=csv_reading.recognises,
    owns=csv_reading.owns,
    carries=ALL,
)
