"""A workbook for spreadsheets, written: annotations, relations, articles, their texts and the label set, a sheet each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from hashiya.formats import losses, values_as_text
from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.tables import sheet_cells, sheets, workbook, writing, xlsx_reading
from hashiya.formats.tables.cells import Known, Row, shown
from hashiya.formats.tables.sheet_cells import pieces
from hashiya.formats.tables.workbook import Workbook
from hashiya.formats.tables.writing import Manner, Room
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema
from hashiya.text.direction import first_strong

_WIDTHS = {
    "text": 40, "context_before": 30, "context_after": 30, "from_text": 30, "to_text": 30, "title": 40,
    "note": 40, "doc": 20, "url": 24, "source": 16, "author": 16, "start": 8, "end": 8, "part": 6,
    "definition": 60, "id": 6, "doc_id": 6, "sha256": 6, "from": 6, "to": 6, "created": 6,
}  # fmt: skip
_USUAL_WIDTH = 14
_LABELS = ["kind", "layer", "code", "name_ar", "name_en", "definition"]


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """Sheets run from right to left where the first article does."""
    known = Known(sheet_cells.cell)
    manner = Manner(known, sheet_cells.words, sheet_cells.EMPTY, b"".join, ends_early=True)
    tables = writing.Tables(dataset, manner, lambda of: len(pieces(of.text)), "text_rows")
    first = next(iter(dataset), None)
    rtl = first is None or first_strong(first.article.text) != "ltr"
    with Workbook(target, known, rtl=rtl) as book:
        spans = _sheet(book, "Annotations", tables.span_heads)
        relations = _sheet(book, "Relations", tables.relation_heads)
        documents = _sheet(book, "Articles", tables.document_heads)
        texts = _sheet(book, sheets.TEXTS, sheets.TEXT_HEADS)
        labels = _sheet(book, "Label set", _LABELS)
        for annotated in dataset:
            of = annotated.article
            of_spans, of_relations = tables.of(annotated)
            spans.rows(of_spans)
            relations.rows(of_relations)
            documents.rows([[it] for it in tables.document(annotated)])
            parts = pieces(of.text)
            names = [of.name] * len(parts), [of.id] * len(parts)
            texts.rows([*names, range(1, len(parts) + 1), parts])
        labels.rows([*zip(*_label_rows(dataset.schema), strict=True)] or [()])


def _sheet(book: Workbook, name: str, heads: list[str]) -> workbook.Sheet:
    return book.sheet(name, heads, [_WIDTHS.get(it, _USUAL_WIDTH) for it in heads])


def _label_rows(schema: Schema) -> Iterator[Row]:
    """For people: what the codes mean."""
    for it in schema.labels:
        yield ["label", it.layer, it.code, *_names(it.names), _definition(it.guideline)]
    for it in schema.attributes:
        yield ["attribute", it.layer, it.name, *_names(it.names), _definition(it.guideline)]
    for it in schema.relations:
        yield ["relation", "", it.code, *_names(it.names), _definition(it.guideline)]
    for it in schema.document_labels:
        yield ["article label", "", it.code, *_names(it.names), _definition(it.guideline)]


def _names(names: Mapping[str, str]) -> tuple[str, str]:
    return names.get("ar", ""), names.get("en", "")


def _definition(guideline: Mapping[str, str]) -> str:
    return guideline.get("en") or guideline.get("ar", "")


_ROOM = Room(sheet_cells.SHORT, sheet_cells.fits)


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """A value that shows nothing has no cell, nor has one that is longer than a cell can be."""
    writing.weigh(annotated, tally, _ROOM)
    values_as_text.weigh(annotated, schema, tally)
    article = annotated.article
    facts = ((it, shown(getattr(article, it))) for it in losses.FACTS)
    tally.add_all("article_fact", [name for name, cell in facts if not sheet_cells.fits(cell)])


FORMAT = Format(
    id="xlsx",
    suffixes=(".xlsx",),
    read=xlsx_reading.read,
    write=write,
    weigh=weigh,
    recognises=xlsx_reading.recognises,
    guarded=True,
    extra="office",
    carries=ALL,
)
