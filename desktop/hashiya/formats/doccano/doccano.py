"""doccano, written: an article a line, its spans as objects with relations, or as bare triples.

doccano keeps every further column of a line with the example and gives it back when it exports; so the facts
of the article and its labels travel there. What doccano has no column for stands beside the offsets of
its span or relation, where it is passed over.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats import facts, losses, naming
from hashiya.formats.doccano.reading import RESERVED, read, recognises
from hashiya.formats.format import ALL, Format, Option, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema

RELATIONS, SPANS = "relations", "spans"


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """JSON Lines as doccano imports them: UTF-8, LF, ids that are unique in the file."""
    encode = msgspec.json.Encoder().encode
    numbers = _Numbers()
    shape = _triples if options.flavour == SPANS else _objects
    with target.open("wb") as stream:
        for annotated in dataset:
            row = {
                "id": numbers.articles.of(annotated.article.name),
                "text": annotated.article.text,
                **shape(annotated, numbers),
                **_columns(annotated, _classes(annotated, options)),
                "offsets": "code_point",
            }
            stream.write(encode(row))
            stream.write(b"\n")


class _Numbers:
    def __init__(self) -> None:
        self.articles, self.spans, self.relations = naming.Numbers(), count(1), count(1)


def _columns(annotated: AnnotatedArticle, classes: tuple[str, ...]) -> dict[str, Any]:
    article = annotated.article
    labels = {
        it: value
        for it, value in article.labels.items()
        if it not in RESERVED or (it in classes and value)
    }
    return facts.told(article) | labels


def _classes(annotated: AnnotatedArticle, options: WriteOptions) -> tuple[str, ...]:
    """Names that doccano itself has for what a text is classed as; bare triples need one of them."""
    return ("cats",) if options.flavour == SPANS and annotated.annotations else ("label", "cats")


def _triples(annotated: AnnotatedArticle, numbers: _Numbers) -> dict[str, Any]:
    whole = [it for it in annotated.annotations if len(it.fragments) == 1]
    return {"label": sorted((it.start, it.end, it.label) for it in whole)}


def _objects(annotated: AnnotatedArticle, numbers: _Numbers) -> dict[str, Any]:
    ids = {it.id: next(numbers.spans) for it in annotated.annotations}
    arrows = [it for it in annotated.relations if it.from_id in ids and it.to_id in ids]
    return {
        "entities": [_entity(it, ids[it.id]) for it in annotated.annotations],
        "relations": [_relation(it, ids, next(numbers.relations)) for it in arrows],
    }


def _entity(annotation: Annotation, number: int) -> dict[str, Any]:
    entity: dict[str, Any] = {
        "id": number,
        "label": annotation.label,
        "start_offset": annotation.start,
        "end_offset": annotation.end,
        "text": annotation.quote,
        "layer": annotation.layer,
    }
    if len(annotation.fragments) > 1:
        entity["fragments"] = [(it.start, it.end) for it in annotation.fragments]
    return entity | facts.said_of(annotation)


def _relation(relation: Relation, ids: dict[str, int], number: int) -> dict[str, Any]:
    return {
        "id": number,
        "from_id": ids[relation.from_id],
        "to_id": ids[relation.to_id],
        "type": relation.label,
        **facts.said_of(relation),
    }


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Triples hold one stretch and its label; objects all but ends in other articles."""
    classes = _classes(annotated, options)
    taken = [
        it
        for it, value in annotated.article.labels.items()
        if not value or (it in RESERVED and it not in classes)
    ]
    tally.add_all("document_label", taken)
    if options.flavour == SPANS:
        _weigh_triples(annotated, tally)
        return
    losses.relations_across_lost(annotated, tally)


def _weigh_triples(annotated: AnnotatedArticle, tally: Tally) -> None:
    for it in annotated.annotations:
        if len(it.fragments) > 1:
            tally.add("discontinuous", it.label)
        elif it.annotator:
            tally.add("annotator", it.annotator)
    losses.attributes_lost(annotated, tally)
    tally.add_all("relation", [it.label for it in annotated.relations])


FORMAT = Format(
    id="doccano",
    suffixes=(".jsonl", ".json"),
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    carries=ALL,
    options=(
        Option(
            "flavour",
            (RELATIONS, SPANS),
            ("discontinuous", "attribute", "relation", "relation_attribute", "annotator"),
        ),
    ),
)
