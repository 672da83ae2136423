"""Prodigy, written: an article a line with its tokens, spans and relations, as its recipes keep them.

Prodigy keeps every further entry of a span, of a relation and of ``meta`` and gives it back; so attributes,
annotators, the parts of a divided span, facts and labels of the article travel there.
"""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

import msgspec

from hashiya.formats import facts, losses
from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.prodigy.reading import RESERVED, read, recognises
from hashiya.formats.prodigy.shape import Example, Place, Span, Token
from hashiya.formats.prodigy.shape import Relation as Arrow
from hashiya.formats.spacing import Spaced, spaced
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema

_encode = msgspec.json.Encoder().encode


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """JSON Lines, UTF-8, LF; words are cut where spans begin and end inside them."""
    with target.open("wb") as stream:
        for annotated in dataset:
            stream.write(_encode(_example(annotated)))
            stream.write(b"\n")


def _example(annotated: AnnotatedArticle) -> Example:
    article = annotated.article
    cut = spaced(article.text, (it.span for it in annotated.annotations))
    spans = {it.id: _span(it, cut) for it in annotated.annotations}
    labels = {it: value for it, value in article.labels.items() if it not in RESERVED}
    pairs = [it for it in annotated.relations if it.from_id in spans and it.to_id in spans]
    return Example(
        text=article.text,
        meta=facts.told(article) | labels,
        tokens=msgspec.Raw(_encode(_tokens(article.text, cut))),
        spans=list(spans.values()),
        relations=[_relation(it, spans) for it in pairs] if annotated.relations else msgspec.UNSET,
        answer="accept",
    )


def _tokens(text: str, cut: Spaced) -> list[Token]:
    return list(map(Token, cut.words(text), cut.starts, cut.ends, range(len(text)), cut.spaces))


def _span(annotation: Annotation, cut: Spaced) -> Span:
    fragments = annotation.fragments
    start, end = fragments[0].start, fragments[-1].end
    return Span(
        start,
        end,
        bisect_left(cut.starts, start),
        bisect_left(cut.ends, end),
        annotation.label,
        annotation.quote,
        annotation.id,
        annotation.layer,
        tuple((it.start, it.end) for it in fragments) if len(fragments) > 1 else (),
        dict(annotation.attributes),
        annotation.annotator,
        annotation.created,
    )


def _relation(relation: Relation, spans: dict[str, Span]) -> Arrow:
    head, child = spans[relation.from_id], spans[relation.to_id]
    return Arrow(
        head.token_end,
        child.token_end,
        relation.label,
        _place(head),
        _place(child),
        relation.from_id,
        relation.to_id,
        dict(relation.attributes),
        relation.annotator,
        relation.created,
    )


def _place(of: Span) -> Place:
    return Place(of.start, of.end, of.token_start, of.token_end, of.label)


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Relations into other articles have no place, nor labels that say nothing or are named like a fact of the article."""
    labels = annotated.article.labels.items()
    tally.add_all("document_label", [it for it, value in labels if it in RESERVED or not value])
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
