"""W3C Web Annotation, written: one JSON-LD file, a page of annotations an article, its text among them.

The text is the body of an annotation that describes it, so that the file is whole by itself. Spans are tags with a
position and a quote, relations link two annotations, classes are of the text. What the model has no word for
stands under ``hashiya:``, a prefix that the context declares.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from hashiya.formats import facts, json_pieces
from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.json_pieces import name as quoted_name
from hashiya.formats.json_pieces import quoted
from hashiya.formats.losses import Tally
from hashiya.formats.web_annotation.reading import OWN_ID, WIKIDATA, owns, read, recognises
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

_MOST_KEPT = 4_096
_ESCAPED = re.compile(r'[\x00-\x1f"\\]')
"""What JSON writes otherwise."""

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_encode = msgspec.json.Encoder().encode


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """An array of pages, one a line."""
    with target.open("wb") as stream:
        stream.write(b"[")
        for number, annotated in enumerate(dataset):
            stream.write(b",\n" if number else b"\n")
            stream.write(_page(annotated))
        stream.write(b"\n]\n")


def _page(annotated: AnnotatedArticle) -> bytes:
    article = annotated.article
    source = f"urn:sha256:{article.sha256}" + f"#{quote(article.id, safe='-')}"
    iris = {it.id: _iri(it.id) for it in annotated.annotations}
    pieces: list[str] = []
    for name, value in article.labels.items():
        pieces += (",", json_pieces.of(_label(name, value, source)))
    places = _Places(article.text, source)
    for it in annotated.annotations:
        _add_span(it, iris[it.id], places, pieces)
    for it in annotated.relations:
        if it.from_id in iris:
            _add_relation(it, iris, pieces)
    return b'{"@context":%b,"id":"%b","type":"AnnotationPage","items":[%b%b]}' % (
        _encode(CONTEXT),
        _iri(article.id).encode(),
        _encode(_text(article, source)),
        "".join(pieces).encode(),
    )


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


def _add_span(annotation: Annotation, iri: str, places: _Places, pieces: list[str]) -> None:
    pieces += (
        f',{{"id":"{iri}","type":"Annotation","motivation":"tagging",{_made(annotation)}"body":[',
        _tag(annotation.label, annotation.layer),
    )
    pieces += [_attribute(name, value) for name, value in annotation.attributes.items()]
    fragments = annotation.fragments
    if len(fragments) == 1:
        pieces.append('],"target":')
        places.add(fragments[0], pieces)
    else:
        pieces.append('],"target":[')
        for number, it in enumerate(fragments):
            pieces.append("," if number else "")
            places.add(it, pieces)
        pieces.append("]")
    pieces.append("}")


class _Places:
    """Targets in one text, each by two ways to the same place: by code points, and by the words with
    what stands around them."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._head = (
            f'{{"source":{quoted(source)},"selector":[{{"type":"TextPositionSelector","start":'
        )
        self._escaped = [it.start() for it in _ESCAPED.finditer(text)]
        self._escaped.append(len(text) + AROUND)

    def add(self, span: Span, pieces: list[str]) -> None:
        text, start, end = self._text, span.start, span.end
        before, after = start - AROUND if start > AROUND else 0, end + AROUND
        exact, prefix, suffix = text[start:end], text[before:start], text[end:after]
        if self._escaped[bisect_left(self._escaped, before)] < after:
            exact, prefix, suffix = quoted(exact)[1:-1], quoted(prefix)[1:-1], quoted(suffix)[1:-1]
        pieces += (
            f'{self._head}{start},"end":{end}}},{{"type":"TextQuoteSelector","exact":"',
            exact,
            '","prefix":"',
            prefix,
            '","suffix":"',
            suffix,
            '"}]}',
        )


@lru_cache(maxsize=_MOST_KEPT)
def _tag(label: str, layer: str) -> str:
    tag = {"type": "TextualBody", "purpose": "tagging", "value": label, "hashiya:layer": layer}
    return json_pieces.of(tag)


@lru_cache(maxsize=_MOST_KEPT, typed=True)
def _attribute(name: str, value: AttributeValue) -> str:
    """A further body, behind another one."""
    body: dict[str, Any] = {"type": "TextualBody", "purpose": "describing", "value": value}
    if isinstance(value, str) and WIKIDATA.fullmatch(value):
        body = {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": f"http://www.wikidata.org/entity/{value}",
        }
    body["hashiya:attribute"] = name
    if not isinstance(value, str):
        body["value"] = _plain(value)
        body["hashiya:value"] = json_pieces.of(value)
    return f",{json_pieces.of(body)}"


def _plain(value: AttributeValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _add_relation(relation: Relation, iris: Mapping[str, str], pieces: list[str]) -> None:
    other = iris.get(relation.to_id) or _iri(relation.to_id)
    pieces.append(
        f',{{"id":"{_iri(relation.id)}","type":"Annotation","motivation":"linking",'
        f'{_made(relation)}"body":['
        f'{{"type":"SpecificResource","purpose":"linking","source":"{other}"}},'
        f'{{"type":"TextualBody","purpose":"tagging","value":{quoted_name(relation.label)}}}'
    )
    pieces += [_attribute(name, value) for name, value in relation.attributes.items()]
    pieces.append(f'],"target":"{iris[relation.from_id]}"}}')


def _made(of: Annotation | Relation) -> str:
    """By whom and when, if that is known."""
    by, at = of.annotator, of.created
    creator = f'"creator":{{"type":"Person","name":{quoted_name(by)}}},' if by else ""
    return f'{creator}"created":"{_moment(at)}",' if at else creator


@lru_cache(maxsize=_MOST_KEPT)
def _moment(milliseconds: int) -> str:
    moment = _EPOCH + timedelta(milliseconds=milliseconds)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _iri(record_id: str) -> str:
    """Ids as names that are unique in the world; nothing in them is escaped in JSON."""
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
    owns=owns,
    carries=ALL,
)
