"""spaCy's DocBin, written: a document an article, every layer a group of spans, the outermost as entities.

What spaCy has no place for lies in the document's ``user_data`` under ``hashiya``, as plain values.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats import facts, losses
from hashiya.formats.docbin_codec import Entity, Group, Packed, Writer
from hashiya.formats.docbin_reading import MARK, read, recognises
from hashiya.formats.flat import Claimed, choose
from hashiya.formats.format import ALL, Format, Option, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.spacing import Spaced, spaced
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """One file for all articles; words are cut where spans begin and end inside them."""
    links = {it.name for it in dataset.schema.attributes if it.kind == "link"}
    with Writer() as writer:
        for annotated in dataset:
            writer.add(_document(annotated, dataset.schema, links, options))
        writer.save(target)


def _document(
    annotated: AnnotatedArticle, schema: Schema, links: set[str], options: WriteOptions
) -> Packed:
    article = annotated.article
    cut = spaced(article.text, (it.span for it in annotated.annotations))
    groups: dict[str, list[Group]] = {}
    for it in annotated.annotations:
        first, last = cut.of(it.span)
        span = Group(it.id, _record(it, links), it.label, first, last + 1, it.start, it.end)
        groups.setdefault(it.layer, []).append(span)
    return Packed(
        words=cut.words(article.text),
        spaces=cut.spaces,
        entities=_entities(annotated, cut, links, options),
        groups=groups,
        cats=_cats(article, schema),
        user_data=msgspec.msgpack.encode({MARK: _told(annotated)}),
    )


def _entities(
    annotated: AnnotatedArticle, cut: Spaced, links: set[str], options: WriteOptions
) -> list[Entity]:
    """What can stand beside each other in ``doc.ents``; spaCy wants no white space at an edge there."""
    text = annotated.article.text
    fit = [
        Claimed(it, it.start, it.end)
        for it in annotated.annotations
        if it.layer == options.layer
        and len(it.fragments) == 1
        and not (text[it.start].isspace() or text[it.end - 1].isspace())
    ]
    found: list[Entity] = []
    for it in choose(fit, options.level)[0]:
        first, last = cut.of(it.annotation.span)
        found.append(Entity(it.annotation.label, _record(it.annotation, links), first, last + 1))
    return found


def _record(annotation: Annotation, links: set[str]) -> str:
    """Where the entity is described, such as a Wikidata id."""
    names = [it for it in annotation.attributes if it in links]
    return str(annotation.attributes[names[0]]) if names else ""


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


def _told(annotated: AnnotatedArticle) -> dict[str, Any]:
    article = annotated.article
    spans: dict[str, dict[str, Any]] = {}
    for it in annotated.annotations:
        said: dict[str, Any] = {"annotator": it.annotator, "created": it.created}
        if it.attributes:
            said["attributes"] = it.attributes
        if len(it.fragments) > 1:
            said["fragments"] = [(part.start, part.end) for part in it.fragments]
        spans[it.id] = said
    relations = [
        {
            "id": it.id,
            "label": it.label,
            "from": it.from_id,
            "to": it.to_id,
            "attributes": it.attributes,
            "annotator": it.annotator,
            "created": it.created,
        }
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
    """Only relations whose other end stands in another document have no place."""
    losses.relations_across_lost(annotated, tally)


FORMAT = Format(
    id="spacy",
    suffixes=(".spacy",),
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    guarded=True,
    carries=ALL,
    options=(Option("layer"), Option("level", ("outermost", "innermost"))),
)
