"""Parquet, written: a row an article, with the columns of Hashiya's own format; ready for ``datasets``.

The columns are always the same, also where a list is empty in all rows. Attributes are JSON in a column of
text, because every label set has others.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats import extras, facts
from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.parquet.reading import read, recognises
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema

LETTERS = 150_000
"""Code points of text in a group of rows: what is held at once."""

_WORDS = ("id", "name", "title", "text", "sha256", "encoding", "language", "direction")
_MORE = ("source", "url", "author", "published", "status", "note")


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """One file, a group of rows after the other.

    Raises:
        MissingExtra: the library is not installed.
    """
    arrow, parquet = extras.module("pyarrow"), extras.module("pyarrow.parquet")
    columns = columns_of(arrow)
    with parquet.ParquetWriter(target, columns, compression="zstd") as writer:
        for rows in portions(dataset):
            writer.write_table(arrow.Table.from_pylist(rows, schema=columns))


def portions(dataset: Dataset) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    letters = 0
    for annotated in dataset:
        rows.append(_row(annotated))
        letters += len(annotated.article.text)
        if letters >= LETTERS:
            yield rows
            rows, letters = [], 0
    yield rows


def columns_of(arrow: Any) -> Any:
    words, many = arrow.string(), arrow.list_
    moment, place = arrow.int64(), arrow.int32()
    part = arrow.struct([("start", place), ("end", place)])
    said = [("attributes", words), ("annotator", words), ("created", moment)]
    span = [("id", words), ("layer", words), ("label", words), ("start", place), ("end", place)]
    span += [("text", words), ("fragments", many(part)), *said]
    relation = [("id", words), ("label", words), ("from", words), ("to", words), *said]
    turned = arrow.struct([("start", place), ("direction", words)])
    label = arrow.struct([("name", words), ("values", many(words)), ("many", arrow.bool_())])
    columns = [(it, words) for it in (*_WORDS, *_MORE)]
    columns += [
        ("created", moment),
        ("directions", many(turned)),
        ("bookmarks", many(place)),
        ("labels", many(label)),
        ("spans", many(arrow.struct(span))),
        ("relations", many(arrow.struct(relation))),
    ]
    return arrow.schema(columns, metadata={"hashiya": "1"})


def _row(annotated: AnnotatedArticle) -> dict[str, Any]:
    article = annotated.article
    told = facts.told(article)
    row: dict[str, Any] = {it: getattr(article, it) for it in (*_WORDS, *_MORE)}
    row["created"] = article.created
    turned = told.get("directions", {}).items()
    row["directions"] = [{"start": int(at), "direction": direction} for at, direction in turned]
    row["bookmarks"] = list(article.bookmarks)
    row["labels"] = [
        {"name": name, "values": value if many else [value], "many": many}
        for name, value in article.labels.items()
        for many in [isinstance(value, tuple)]
    ]
    row["spans"] = [_span(it) for it in annotated.annotations]
    row["relations"] = [_relation(it) for it in annotated.relations]
    return row


def _span(annotation: Annotation) -> dict[str, Any]:
    parts = annotation.fragments if len(annotation.fragments) > 1 else ()
    return {
        "id": annotation.id,
        "layer": annotation.layer,
        "label": annotation.label,
        "start": annotation.start,
        "end": annotation.end,
        "text": annotation.quote,
        "fragments": [{"start": it.start, "end": it.end} for it in parts],
        **_told(annotation),
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "label": relation.label,
        "from": relation.from_id,
        "to": relation.to_id,
        **_told(relation),
    }


def _told(of: Annotation | Relation) -> dict[str, Any]:
    attributes = msgspec.json.encode(of.attributes).decode() if of.attributes else "{}"
    return {"attributes": attributes, "annotator": of.annotator, "created": of.created}


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Nothing is lost."""


ALSO = (".arrow",)
"""Suffixes of files that are read, and never written."""

FORMAT = Format(
    id="parquet",
    suffixes=(".parquet",),
    read=read,
    columned=True,
    write=write,
    weigh=weigh,
    recognises=recognises,
    guarded=True,
    carries=ALL,
    extra="parquet",
)
