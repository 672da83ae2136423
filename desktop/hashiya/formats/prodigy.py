"""Prodigy, written: an article a line with its tokens, spans and relations, as its recipes keep them.

Prodigy keeps every further entry of a span, of a relation and of ``meta`` and gives it back; so attributes,
annotators, the parts of a divided span, facts and labels of the article travel there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats import facts, losses
from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.prodigy_reading import RESERVED, read, recognises
from hashiya.formats.spacing import Spaced, spaced
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """JSON Lines, UTF-8, LF; words are cut where spans begin and end inside them."""
    encode = msgspec.json.Encoder().encode
    with target.open("wb") as stream:
        for annotated in dataset:
            stream.write(encode(_example(annotated)))
            stream.write(b"\n")


def _example(annotated: AnnotatedArticle) -> dict[str, Any]:
    article = annotated.article
    cut = spaced(article.text, (it.span for it in annotated.annotations))
    spans = {it.id: _span(it, cut) for it in annotated.annotations}
    labels = {it: value for it, value in article.labels.items() if it not in RESERVED}
    example: dict[str, Any] = {
        "text": article.text,
        "meta": facts.told(article) | labels,
        "tokens": _tokens(article.text, cut),
        "spans": list(spans.values()),
    }
    if annotated.relations:
        pairs = [it for it in annotated.relations if it.from_id in spans and it.to_id in spans]
        example["relations"] = [_relation(it, spans) for it in pairs]
    return example | {"answer": "accept"}


def _tokens(text: str, cut: Spaced) -> list[dict[str, Any]]:
    rows = zip(cut.starts, cut.ends, cut.spaces, strict=True)
    return [
        {"text": text[start:end], "start": start, "end": end, "id": number, "ws": space}
        for number, (start, end, space) in enumerate(rows)
    ]


def _span(annotation: Annotation, cut: Spaced) -> dict[str, Any]:
    first, last = cut.of(annotation.span)
    span: dict[str, Any] = {
        "start": annotation.start,
        "end": annotation.end,
        "token_start": first,
        "token_end": last,
        "label": annotation.label,
        "text": annotation.quote,
        "id": annotation.id,
        "layer": annotation.layer,
    }
    if len(annotation.fragments) > 1:
        span["fragments"] = [(it.start, it.end) for it in annotation.fragments]
    return span | facts.said_of(annotation)


def _relation(relation: Relation, spans: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """From the head to the child, each by its last token and with its place."""
    head, child = spans[relation.from_id], spans[relation.to_id]
    return {
        "head": head["token_end"],
        "child": child["token_end"],
        "label": relation.label,
        "head_span": {it: head[it] for it in _PLACE},
        "child_span": {it: child[it] for it in _PLACE},
        "from": relation.from_id,
        "to": relation.to_id,
        **facts.said_of(relation),
    }


_PLACE = ("start", "end", "token_start", "token_end", "label")


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Relations into other articles have no place, nor labels named like a fact of the article."""
    tally.add_all("document_label", [it for it in annotated.article.labels if it in RESERVED])
    losses.relations_across_lost(annotated, tally)


FORMAT = Format(
    id="prodigy",
    suffixes=(".jsonl",),
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    carries=ALL,
)
