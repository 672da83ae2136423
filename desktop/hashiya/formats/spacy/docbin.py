"""spaCy's DocBin, written: a document an article, every layer a group of spans, the outermost as entities.

What spaCy has no place for lies in the document's ``user_data`` under ``hashiya``, as plain values.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats import facts, losses, values_as_text
from hashiya.formats.format import ALL, Format, Option, WriteOptions
from hashiya.formats.latest import Latest
from hashiya.formats.losses import Tally, values_of
from hashiya.formats.spacing import cut_at
from hashiya.formats.spacy.packing import Document, Entity, Spans, Writer
from hashiya.formats.spacy.reading import read, recognises
from hashiya.formats.spacy.told import MARK, Arrow, Said
from hashiya.formats.tokens.flat import Claimed, annotations_of, choose
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.attribute import Attributes, AttributeValue
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

_MOST = 1 << 63
_encode = msgspec.msgpack.Encoder().encode


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """One file for all articles; words are cut where spans begin and end inside them."""
    links = {it.name for it in dataset.schema.attributes if it.kind == "link"}
    with Writer() as writer:
        for annotated in dataset:
            writer.add(_document(annotated, dataset.schema, links, options))
        writer.save(target)


def _document(
    annotated: AnnotatedArticle, schema: Schema, links: set[str], options: WriteOptions
) -> Document:
    article, marks = annotated.article, annotated.annotations
    start_chars = [it.fragments[0].start for it in marks]
    end_chars = [it.fragments[-1].end for it in marks]
    cut = cut_at(article.text, {*start_chars}, {*end_chars})
    spans = Spans(
        ids=[it.id for it in marks],
        layers=[it.layer for it in marks],
        kb_ids=["" if links.isdisjoint(it.attributes) else _record(it, links) for it in marks],
        labels=[it.label for it in marks],
        starts=[
            *map(bisect_left, repeat(cut.starts), start_chars)
        ],  # all begin and end with tokens
        ends=[*map(bisect_right, repeat(cut.ends), end_chars)],
        start_chars=start_chars,
        end_chars=end_chars,
    )
    return Document(
        words=cut.words(article.text),
        spaces=cut.spaces,
        entities=_entities(annotated, spans, options),
        spans=spans,
        cats=_cats(article, schema),
        user_data=_encode({MARK: _told(_packable(annotated))}),
    )


def _entities(annotated: AnnotatedArticle, spans: Spans, options: WriteOptions) -> list[Entity]:
    every = zip(spans.labels, spans.kb_ids, spans.starts, spans.ends, strict=True)
    made = dict(zip(spans.ids, every, strict=True))
    return [made[it.id] for it in _chosen(annotated, options)]


def _outstanding(annotated: AnnotatedArticle, options: WriteOptions) -> list[Annotation]:
    """What can stand beside each other in ``doc.ents``; spaCy wants no white space at an edge there."""
    text = annotated.article.text
    fit = [
        Claimed(it, it.start, it.end, (0, 0))
        for it in annotated.annotations
        if it.layer == options.layer
        and len(it.fragments) == 1
        and not (text[it.start].isspace() or text[it.end - 1].isspace())
    ]
    return annotations_of(choose(fit, options.level)[0])


_chosen = Latest(_outstanding)


def _record(annotation: Annotation, links: set[str]) -> str:
    """Where the entity is described, such as a Wikidata id; of several the first."""
    return next(str(value) for name, value in annotation.attributes.items() if name in links)


def _cats(article: Article, schema: Schema) -> dict[str, float]:
    """Labels of the article as classes: 1 for what it has, 0 for what it might have had."""
    cats: dict[str, float] = {}
    for kind in schema.document_labels:
        value = article.labels.get(kind.code)
        if value is not None and kind.choices:
            has = value if isinstance(value, tuple) else (value,)
            offered = [*(it.code for it in kind.choices), *has]
            cats.update((f"{kind.code}:{it}", float(it in has)) for it in offered)
    return cats


def _packable(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """With words for whole numbers that are longer than the packed form of numbers is."""
    if int not in values_of(annotated).types:
        return annotated
    marks, arrows = annotated.annotations, annotated.relations
    return replace(
        annotated,
        annotations=tuple([replace(it, attributes=_in_words(it.attributes)) for it in marks]),
        relations=tuple([replace(it, attributes=_in_words(it.attributes)) for it in arrows]),
    )


def _in_words(said: Attributes) -> Attributes:
    return {name: str(it) if _is_long(it) else it for name, it in said.items()}


def _is_long(value: AttributeValue) -> bool:
    return type(value) is int and not -_MOST <= value < _MOST


def _told(annotated: AnnotatedArticle) -> dict[str, Any]:
    article = annotated.article
    spans = {
        it.id: Said(
            it.annotator,
            it.created,
            it.attributes,
            () if len(it.fragments) == 1 else tuple([(of.start, of.end) for of in it.fragments]),
        )
        for it in annotated.annotations
    }
    relations = [
        Arrow(it.id, it.label, it.from_id, it.to_id, it.attributes, it.annotator, it.created)
        for it in annotated.relations
        if it.from_id in spans and it.to_id in spans
    ]
    return {
        "version": 1,
        "facts": facts.told(article),
        "labels": article.labels,
        "spans": spans,
        "relations": relations,
    }


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Relations whose other end stands in another document have no place; entities are some of the
    spans alone, and very long numbers are words."""
    losses.relations_across_lost(annotated, tally)
    entities = {it.id for it in _chosen(annotated, options)}
    others = [it.label for it in annotated.annotations if it.id not in entities]
    if others:
        tally.add_all("group_only", others)
    if int in values_of(annotated).types:
        here = {it.id for it in annotated.annotations}
        marks, arrows = values_as_text.others_of(annotated)
        within = (it for it in arrows if it.from_id in here and it.to_id in here)
        values_as_text.of_spans(marks, schema, tally, _is_long)
        values_as_text.of_relations(within, tally, _is_long)


FORMAT = Format(
    id="spacy",
    suffixes=(".spacy",),
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    guarded=True,
    carries=ALL,
    options=(Option("layer"), Option("level", ("outermost", "innermost"), avoids=("group_only",))),
)
