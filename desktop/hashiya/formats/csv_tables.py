"""Tables for spreadsheets, written: spans, relations and documents as CSV; safe to open anywhere."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from hashiya import wording
from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

CONTEXT = 40
_GUARDED = tuple("=+-@\t\r'")
_SPANS = [
    "doc",
    "sha256",
    "id",
    "layer",
    "label",
    "start",
    "end",
    "text",
    "context_before",
    "context_after",
]
_SPANS_MORE = ["fragments", "annotator", "created"]
_RELATIONS = ["doc", "id", "label", "from", "from_text", "to", "to_text", "annotator", "created"]
_DOCUMENTS = [
    "doc",
    "sha256",
    "id",
    "title",
    "language",
    "direction",
    "status",
    "source",
    "url",
    "author",
    "published",
    "encoding",
    "code_points",
    "spans",
    "relations",
]

Cell = str | int
Row = list[Cell]


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """Three files, UTF-8 with byte order mark, RFC 4180, and a README."""
    columns = _Columns(dataset)
    spans = [*_SPANS, *columns.named(columns.spans, _SPANS + _SPANS_MORE), *_SPANS_MORE]
    relations = [*_RELATIONS, *columns.named(columns.relations, _RELATIONS)]
    documents = [*_DOCUMENTS, *columns.named(columns.documents, _DOCUMENTS)]
    _write(target / "spans.csv", spans, _span_rows(dataset, columns.spans))
    _write(target / "relations.csv", relations, _relation_rows(dataset, columns.relations))
    _write(target / "documents.csv", documents, _document_rows(dataset, columns.documents))
    readme = [wording.Wording(it).say("formats-csv-readme") for it in wording.languages()]
    text = "# CSV\n\n" + "\n\n".join(readme) + "\n"
    (target / "README.md").write_bytes(text.encode("utf-8"))


class _Columns:
    """Names of the attributes that occur, in the label set's order, then others as they come."""

    def __init__(self, dataset: Dataset) -> None:
        found: tuple[dict[str, None], dict[str, None], dict[str, None]] = ({}, {}, {})
        for annotated in dataset:
            for annotation in annotated.annotations:
                found[0].update(dict.fromkeys(annotation.attributes))
            for relation in annotated.relations:
                found[1].update(dict.fromkeys(relation.attributes))
            found[2].update(dict.fromkeys(annotated.article.labels))
        order = list(dict.fromkeys(it.name for it in dataset.schema.attributes))
        self.spans = sorted(found[0], key=lambda it: order.index(it) if it in order else 1 << 30)
        self.relations, self.documents = list(found[1]), list(found[2])

    @staticmethod
    def named(names: list[str], fixed: list[str]) -> list[str]:
        """Headings: an attribute called like a fixed column is told apart."""
        return [f"attribute_{it}" if it in fixed else it for it in names]


def _write(path: Path, heading: list[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, dialect="excel", lineterminator="\r\n")
        writer.writerow([guarded(it) for it in heading])
        writer.writerows([guarded(it) for it in row] for row in rows)


def guarded(cell: Cell) -> Cell:
    """A cell that a spreadsheet could take for a formula gets an apostrophe in front.

    So does one that begins with an apostrophe: taking the first one away gives the cell back.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_GUARDED) else cell


def _span_rows(dataset: Dataset, attributes: list[str]) -> Iterator[Row]:
    for annotated in dataset:
        article = annotated.article
        for it in annotated.annotations:
            yield [
                article.name,
                article.sha256,
                it.id,
                it.layer,
                it.label,
                it.start,
                it.end,
                it.quote,
                article.text[max(0, it.start - CONTEXT) : it.start],
                article.text[it.end : it.end + CONTEXT],
                *(_cell(it.attributes.get(name)) for name in attributes),
                _fragments(it),
                it.annotator,
                it.created,
            ]


def _relation_rows(dataset: Dataset, attributes: list[str]) -> Iterator[Row]:
    for annotated in dataset:
        quotes = {it.id: it.quote for it in annotated.annotations}
        for it in annotated.relations:
            yield [
                annotated.article.name,
                it.id,
                it.label,
                it.from_id,
                quotes.get(it.from_id, ""),
                it.to_id,
                quotes.get(it.to_id, ""),
                it.annotator,
                it.created,
                *(_cell(it.attributes.get(name)) for name in attributes),
            ]


def _document_rows(dataset: Dataset, labels: list[str]) -> Iterator[Row]:
    for annotated in dataset:
        it = annotated.article
        yield [
            it.name,
            it.sha256,
            it.id,
            it.title,
            it.language,
            it.direction,
            it.status,
            it.source,
            it.url,
            it.author,
            it.published,
            it.encoding,
            len(it.text),
            len(annotated.annotations),
            len(annotated.relations),
            *(_cell(it.labels.get(name)) for name in labels),
        ]


def _fragments(annotation: Annotation) -> str:
    if len(annotation.fragments) == 1:
        return ""
    return ";".join(f"{it.start} {it.end}" for it in annotation.fragments)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return "; ".join(str(it) for it in value)
        case _:
            return str(value)


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """The tables hold everything but the text of the articles, which no cell can hold."""
    tally.add("text", "text")


FORMAT = Format(
    id="csv",
    folder=True,
    write=write,
    weigh=weigh,
    carries=frozenset(ALL - {"text", "relation_attributes"}),
)
