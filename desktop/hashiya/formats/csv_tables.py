"""Tables for spreadsheets as CSV, written: spans, relations, documents, and the texts beside; safe to open anywhere."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from hashiya import wording
from hashiya.formats import csv_reading
from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, file_stem
from hashiya.formats.tables import texts, writing
from hashiya.formats.tables.cells import GUARDED, Cell, guarded
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema


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
            spans.writerows(map(_safe, tables.spans_of(annotated)))
            relations.writerows(map(_safe, tables.relations_of(annotated)))
            documents.writerow(_safe(tables.document(annotated)))
            of = annotated.article
            (target / file(of)).write_bytes(of.text.encode("utf-8"))
    readme = [wording.Wording(it).say("formats-csv-readme") for it in wording.languages()]
    text = "# CSV\n\n" + "\n\n".join(readme) + "\n"
    (target / "README.md").write_bytes(text.encode("utf-8"))


def _opened(files: ExitStack, path: Path, heads: list[str]) -> Any:
    stream = files.enter_context(path.open("w", encoding="utf-8", newline=""))
    stream.write("\ufeff")
    writer = csv.writer(stream, dialect="excel", lineterminator="\r\n")
    writer.writerow(_safe(heads))
    return writer


def _safe(row: Iterable[Cell]) -> list[Cell]:
    return [guarded(it) if type(it) is str and it[:1] in GUARDED else it for it in row]


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
