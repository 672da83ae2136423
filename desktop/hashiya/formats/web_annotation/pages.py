"""An article as a page of annotations in words of the model; it opens no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, repeat
from typing import Any
from urllib.parse import quote

import msgspec

from hashiya.formats import facts, json_pieces
from hashiya.formats.json_pieces import name as quoted_name
from hashiya.formats.web_annotation.places import iri, iris, targets
from hashiya.formats.web_annotation.reading import WIKIDATA
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.attribute import Attributes, AttributeValue
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.identity import END_OF_TIME
from hashiya.model.relation import Relation
from hashiya.model.span import Span

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"hashiya": "urn:hashiya:"}]
_MOST_KEPT = 4_096
_A_DAY = 86_400_000
_encode = msgspec.json.Encoder().encode


def page(annotated: AnnotatedArticle) -> bytes:
    article = annotated.article
    source = f"urn:sha256:{article.sha256}" + f"#{quote(article.id, safe='-')}"
    head = b'{"@context":%b,"id":"%b","type":"AnnotationPage","items":[' % (
        _encode(CONTEXT),
        iri(article.id).encode(),
    )
    labels = [b"," + _encode(_label(*it, source)) for it in article.labels.items()]
    annotations = annotated.annotations
    names = iris([it.id for it in annotations])
    known = dict(zip([it.id for it in annotations], names, strict=True))
    spans = _spans(annotations, names, article.text, source)
    relations = _relations([it for it in annotated.relations if it.from_id in known], known)
    return b"".join([head, _encode(_text(article, source)), *labels, *spans, *relations, b"]}"])


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


# -- spans


def _spans(
    annotations: Sequence[Annotation], names: Sequence[bytes], text: str, source: str
) -> chain[bytes]:
    """What is put together for them, one after the other."""
    bodies = [
        _begun("tagging", it.annotator, it.created)
        + _tag(it.label, it.layer)
        + _attributes(it.attributes)
        for it in annotations
    ]
    parts = [it.fragments for it in annotations]
    return chain.from_iterable(
        zip(
            repeat(b',{"id":"'),
            names,
            bodies,
            repeat(b'],"target":'),
            _targets(parts, text, source),
            repeat(b"}"),
        )
    )


def _targets(parts: Sequence[tuple[Span, ...]], text: str, source: str) -> list[bytes]:
    every = targets(text, source, list(chain.from_iterable(parts)))
    if len(every) == len(parts):
        return every
    waiting = iter(every)
    groups = [[next(waiting) for _ in it] for it in parts]
    return [it[0] if len(it) == 1 else b"[%b]" % b",".join(it) for it in groups]


@lru_cache(maxsize=_MOST_KEPT)
def _tag(label: str, layer: str) -> bytes:
    tag = {"type": "TextualBody", "purpose": "tagging", "value": label, "hashiya:layer": layer}
    return _encode(tag)


# -- what is said of both


def _attributes(said: Attributes) -> bytes:
    return b"".join([_attribute(*it) for it in said.items()]) if said else b""


@lru_cache(maxsize=_MOST_KEPT, typed=True)
def _attribute(name: str, value: AttributeValue) -> bytes:
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
    return b"," + _encode(body)


def _plain(value: AttributeValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


@lru_cache(maxsize=_MOST_KEPT)
def _begun(motivation: str, by: str, at: int) -> bytes:
    """Behind its name, as far as its first body: by whom it was made and when, if that is known."""
    creator = f'"creator":{{"type":"Person","name":{quoted_name(by)}}},' if by else ""
    created = f'"created":"{_moment(at)}",' if at else ""
    said = f'","type":"Annotation","motivation":"{motivation}",{creator}{created}"body":['
    return said.encode()


def _moment(milliseconds: int) -> str:
    days, rest = divmod(min(milliseconds, END_OF_TIME - 1), _A_DAY)
    seconds, rest = divmod(rest, 1_000)
    hours, seconds = divmod(seconds, 3_600)
    return f"{_day(days)}T{hours:02}:{seconds // 60:02}:{seconds % 60:02}.{rest:03}Z"


@lru_cache(maxsize=_MOST_KEPT)
def _day(days: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=days)).isoformat()


# -- relations


def _relations(relations: Sequence[Relation], known: Mapping[str, bytes]) -> chain[bytes]:
    """``known`` are the names of the annotations; an other end may be elsewhere."""
    return chain.from_iterable(
        zip(
            repeat(b',{"id":"'),
            iris([it.id for it in relations]),
            [_begun("linking", it.annotator, it.created) for it in relations],
            repeat(b'{"type":"SpecificResource","purpose":"linking","source":"'),
            [known.get(it.to_id) or iri(it.to_id).encode() for it in relations],
            [_tie(it.label) for it in relations],
            [_attributes(it.attributes) for it in relations],
            repeat(b'],"target":"'),
            [known[it.from_id] for it in relations],
            repeat(b'"}'),
        )
    )


@lru_cache(maxsize=_MOST_KEPT)
def _tie(label: str) -> bytes:
    said = f'"}},{{"type":"TextualBody","purpose":"tagging","value":{quoted_name(label)}}}'
    return said.encode()
