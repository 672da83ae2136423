"""spaCy's DocBin, written: a document an article, every layer a group of spans, the outermost as entities.

What spaCy has no place for lies in the document's ``user_data`` under ``hashiya``, as plain values.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats import facts, losses
from hashiya.formats.docbin_codec import Entity, Group, Packed
from hashiya.formats.docbin_packing import Writer
from hashiya.formats.docbin_reading import MARK, read, recognises
from hashiya.formats.flat import Claimed, choose
from hashiya.formats.format import ALL, Format, Option, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.spacing import spaced
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
    cut = spaced(article.text, [it.span for it in annotated.annotations])
    first = {start: at for at, start in enumerate(cut.starts)}
    behind = {end: at for at, end in enumerate(cut.ends, 1)}  # all spans begin and end with tokens
    groups: dict[str, list[Group]] = {}
    for it in annotated.annotations:
        start, end = it.start, it.end
        kb_id = _record(it, links) if it.attributes else ""
        span = Group(it.id, kb_id, it.label, first[start], behind[end], start, end)
        groups.setdefault(it.layer, []).append(span)
    flat = groups.get(options.layer, [])
    return Packed(
        words=cut.words(article.text),
        spaces=cut.spaces,
        entities=_entities(annotated, {it.id: it for it in flat}, options),
        groups=groups,
        cats=_cats(article, schema),
        user_data=msgspec.msgpack.encode({MARK: _told(annotated)}),
    )


def _entities(
    annotated: AnnotatedArticle, spans: dict[str, Group], options: WriteOptions
) -> list[Entity]:
    """What can stand beside each other in ``doc.ents``; spaCy wants no white space at an edge there."""
    text = annotated.article.text
    fit: list[Claimed] = []
    for it in annotated.annotations:
        if it.layer != options.layer or len(it.fragments) > 1:
            continue
        start, end = it.start, it.end
        if not (text[start].isspace() or text[end - 1].isspace()):
            fit.append(Claimed(it, start, end))
    chosen = [spans[it.annotation.id] for it in choose(fit, options.level)[0]]
    return [Entity(it.label, it.kb_id, it.start, it.end) for it in chosen]


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
