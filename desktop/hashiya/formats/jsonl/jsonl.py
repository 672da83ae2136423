"""Hashiya's own format, written: one article a line, nothing left out; reading is in jsonl_reading.

Beside the documented keys stand those that say something: the facts of ``_FACTS``, ``status``,
``encoding``, ``created`` and ``directions`` (paragraphs turned by hand: ``{"120": "ltr"}``, start in
code points to direction), ``note``, ``bookmarks`` (places in code points) and ``original`` (the bytes of
the file, where ``text`` as UTF-8 does not give them back, in base64). Marks that have no place in the text
are ``orphans``, apart from ``spans``: so every place in these is one of the text. All of it is described
for other programs in ``resources/formats/hashiya.schema.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats.format import EVERYTHING, Format, WriteOptions
from hashiya.formats.jsonl.reading import read
from hashiya.formats.losses import Tally
from hashiya.formats.source import Source
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.unplaced import Unplaced

VERSION = 1
_FACTS = ("source", "url", "author", "published")


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """One JSON object a line, UTF-8, LF; keys in the documented order."""
    encode = msgspec.json.Encoder().encode
    with target.open("wb") as stream:
        for annotated in dataset:
            stream.write(encode(row(annotated)))
            stream.write(b"\n")


def row(annotated: AnnotatedArticle) -> dict[str, Any]:
    """The article's object, keys in the order in which they are written."""
    article = annotated.article
    orphans = {"orphans": [_orphan(it) for it in annotated.waiting]} if annotated.waiting else {}
    return {
        "format": "hashiya",
        "version": VERSION,
        "id": article.id,
        "name": article.name,
        "title": article.title,
        "text": article.text,
        "sha256": article.sha256,
        "language": article.language,
        "direction": article.direction,
        **_facts(article),
        "labels": _plain(article.labels),
        "spans": [_span(it) for it in annotated.annotations],
        "relations": [_relation(it) for it in annotated.relations],
        **orphans,
    }


def _facts(article: Article) -> dict[str, Any]:
    """What the article says of itself beyond the required keys: only what it does say."""
    facts: dict[str, Any] = {it: getattr(article, it) for it in _FACTS if getattr(article, it)}
    if article.directions:
        turned = sorted(article.directions.items())
        facts["directions"] = {str(start): direction for start, direction in turned}
    if article.note:
        facts["note"] = article.note
    if article.bookmarks:
        facts["bookmarks"] = list(article.bookmarks)
    if article.status != "new":
        facts["status"] = article.status
    if article.encoding not in {"", "utf-8"}:
        facts["encoding"] = article.encoding
    if article.created:
        facts["created"] = article.created
    if article.original is not None:
        facts["original"] = article.original  # bytes are written in base64
    return facts


def _span(annotation: Annotation) -> dict[str, Any]:
    fragments = annotation.fragments
    span: dict[str, Any] = {
        "id": annotation.id,
        "layer": annotation.layer,
        "label": annotation.label,
        "start": fragments[0].start,
        "end": fragments[-1].end,
    }
    if len(fragments) > 1:
        span["fragments"] = [(it.start, it.end) for it in fragments]
    span["text"] = annotation.quote
    span["attributes"] = annotation.attributes
    span["annotator"] = annotation.annotator
    span["created"] = annotation.created
    return span


def _orphan(waiting: Unplaced) -> dict[str, Any]:
    """A mark without a place, as it was in the text before, with what is known of it only because it waits."""
    span = _span(waiting.annotation)
    return {
        **span,
        "reason": waiting.reason,
        "prefix": waiting.before,
        "suffix": waiting.after,
        "relations": [_relation(it) for it in waiting.relations],
    }


def as_json(annotation: Annotation) -> str:
    """One annotation as it stands in a dataset of this format, for people to read and to paste."""
    return msgspec.json.format(msgspec.json.encode(_span(annotation)), indent=2).decode()


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "label": relation.label,
        "from": relation.from_id,
        "to": relation.to_id,
        "attributes": relation.attributes,
        "annotator": relation.annotator,
        "created": relation.created,
    }


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return dict(values)


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Nothing is lost."""


def recognises(source: Source, head: bytes) -> bool:
    """Lines of this format say so first; a bare ``{"text": ...}`` is read, but not claimed."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b'{"format":"hashiya"')


FORMAT = Format(
    id="hashiya",
    suffixes=(".jsonl",),
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    carries=EVERYTHING,
    originals=True,
)
