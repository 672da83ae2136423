"""W3C Web Annotation, written: one JSON-LD file, a page of annotations an article, its text among them.

The text is the body of an annotation that describes it, so that the file is whole by itself. Spans are tags with a
position and a quote, relations link two annotations, classes are of the text. What the model has no word for
stands under ``hashiya:``, a prefix that the context declares.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from hashiya.formats import facts
from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.web_annotation_reading import OWN_ID, WIKIDATA, read, recognises
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.attribute import AttributeValue
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.span import Span

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"hashiya": "urn:hashiya:"}]
AROUND = 32
"""Code points before and after a quote."""

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_encode = msgspec.json.Encoder().encode


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """An array of pages, one a line."""
    with target.open("wb") as stream:
        stream.write(b"[")
        for number, annotated in enumerate(dataset):
            stream.write(b",\n" if number else b"\n")
            stream.write(_encode(_page(annotated)))
        stream.write(b"\n]\n")


def _page(annotated: AnnotatedArticle) -> dict[str, Any]:
    article = annotated.article
    source = f"urn:sha256:{article.sha256}" + f"#{quote(article.id, safe='-')}"
    ids = {it.id for it in annotated.annotations}
    items = [_text(article, source)]
    items += [_label(name, value, source) for name, value in article.labels.items()]
    items += [_span(it, article.text, source) for it in annotated.annotations]
    items += [_relation(it) for it in annotated.relations if it.from_id in ids]
    return {
        "@context": CONTEXT,
        "id": _iri(article.id),
        "type": "AnnotationPage",
        "items": items,
    }


def _text(article: Article, source: str) -> dict[str, Any]:
    body = {
        "type": "TextualBody",
        "value": article.text,
        "format": "text/plain",
        "language": article.language,
        "purpose": "describing",
    }
    return {
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": {"id": source, "type": "Text"},
        "hashiya:facts": _encode(facts.told(article)).decode(),
    }


def _label(name: str, value: str | tuple[str, ...], source: str) -> dict[str, Any]:
    values = value if isinstance(value, tuple) else (value,)
    bodies = [{"type": "TextualBody", "purpose": "classifying", "value": it} for it in values]
    return {
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": source,
        "hashiya:label": name,
        **({"hashiya:many": True} if isinstance(value, tuple) else {}),
    }


def _span(annotation: Annotation, text: str, source: str) -> dict[str, Any]:
    targets = [{"source": source, "selector": _selectors(it, text)} for it in annotation.fragments]
    tag = {
        "type": "TextualBody",
        "purpose": "tagging",
        "value": annotation.label,
        "hashiya:layer": annotation.layer,
    }
    return {
        "id": _iri(annotation.id),
        "type": "Annotation",
        "motivation": "tagging",
        **_made(annotation),
        "body": [tag, *_attributes(annotation)],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    """Two ways to the same place: by code points, and by the words with what stands around them."""
    start, end = span.start, span.end
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]


def _attributes(of: Annotation | Relation) -> list[dict[str, Any]]:
    return [_attribute(name, value) for name, value in of.attributes.items()]


def _attribute(name: str, value: AttributeValue) -> dict[str, Any]:
    if isinstance(value, str) and WIKIDATA.fullmatch(value):
        return {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": f"http://www.wikidata.org/entity/{value}",
            "hashiya:attribute": name,
        }
    body = {"type": "TextualBody", "purpose": "describing", "value": value}
    body["hashiya:attribute"] = name
    if not isinstance(value, str):
        body["value"] = _plain(value)
        body["hashiya:value"] = _encode(value).decode()
    return body


def _plain(value: AttributeValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _relation(relation: Relation) -> dict[str, Any]:
    tag = {"type": "TextualBody", "purpose": "tagging", "value": relation.label}
    link = {"type": "SpecificResource", "purpose": "linking", "source": _iri(relation.to_id)}
    return {
        "id": _iri(relation.id),
        "type": "Annotation",
        "motivation": "linking",
        **_made(relation),
        "body": [link, tag, *_attributes(relation)],
        "target": _iri(relation.from_id),
    }


def _made(of: Annotation | Relation) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if of.annotator:
        made["creator"] = {"type": "Person", "name": of.annotator}
    if of.created:
        made["created"] = _moment(of.created)
    return made


@lru_cache(maxsize=4_096)
def _moment(milliseconds: int) -> str:
    moment = _EPOCH + timedelta(milliseconds=milliseconds)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _iri(record_id: str) -> str:
    """Ids as names that are unique in the world."""
    if _UUID.fullmatch(record_id):
        return f"urn:uuid:{record_id}"
    return OWN_ID + quote(record_id, safe="-")


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """A link names its other end by an IRI, in whatever article; only one that starts elsewhere is left out."""
    ids = {it.id for it in annotated.annotations}
    for it in annotated.relations:
        if it.from_id not in ids:
            tally.add("relation_across", it.label)
            tally.add_all("relation_attribute", it.attributes)


FORMAT = Format(
    id="w3c",
    suffixes=(".jsonld",),
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    carries=ALL,
)
