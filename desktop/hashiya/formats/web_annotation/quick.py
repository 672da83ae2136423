"""Pages of Web Annotation that are just as Hashiya writes them, read quickly; it never notes anything.

Whatever is unusual in a page makes it give up: ``web_annotation_reading`` then reads that page with care.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal, cast
from urllib.parse import unquote

import msgspec

from hashiya.formats import days, facts, guesses
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.json_values import has_no_doubles
from hashiya.formats.quick_checks import UnusualError, Value, check_ids, is_sound, sure
from hashiya.model import code
from hashiya.model.attribute import Attributes
from hashiya.model.span import Span

_OWN_ID = "urn:hashiya:id:"
_ENTITY = re.compile(r"https?://www\.wikidata\.org/entity/(Q[1-9][0-9]*)")
_NOTHING = msgspec.Raw()
_Unset = msgspec.UnsetType
_UNSET = msgspec.UNSET


class _Structure(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What says nothing is not there."""


class _Person(_Structure):
    type: str
    name: str


class _Words(_Structure):
    """The text itself, or a class of it."""

    type: str
    purpose: str
    value: str
    format: str = ""
    language: str = ""


class _Tag(_Structure):
    type: str
    purpose: Literal["tagging"]
    value: str
    layer: str = msgspec.field(name="hashiya:layer", default="")


class _Said(_Structure):
    type: str
    purpose: str
    attribute: str = msgspec.field(name="hashiya:attribute")
    value: str | _Unset = _UNSET
    source: str = ""
    exact: str = msgspec.field(name="hashiya:value", default="")


class _End(_Structure):
    type: str
    purpose: Literal["linking"]
    source: str


class _Position(_Structure, tag_field="type", tag="TextPositionSelector"):
    start: int
    end: int


class _Quote(_Structure, tag_field="type", tag="TextQuoteSelector"):
    exact: str
    prefix: msgspec.Raw
    suffix: msgspec.Raw


class _Target(_Structure):
    source: str
    selector: tuple[_Position, _Quote]


class _About(_Structure):
    id: str
    type: str


class _Text(_Structure, tag_field="motivation", tag="describing"):
    type: Literal["Annotation"]
    body: _Words
    target: _About
    facts: str = msgspec.field(name="hashiya:facts")


class _Label(_Structure, tag_field="motivation", tag="classifying"):
    type: Literal["Annotation"]
    body: list[_Words]
    target: str
    label: str = msgspec.field(name="hashiya:label")
    many: bool = msgspec.field(name="hashiya:many", default=False)


class _Mark(_Structure, tag_field="motivation", tag="tagging"):
    """``body`` waits as a whole: marks that say the same are many."""

    id: str
    type: Literal["Annotation"]
    body: msgspec.Raw
    target: _Target | list[_Target]
    creator: msgspec.Raw = _NOTHING
    created: str = ""


class _Link(_Structure, tag_field="motivation", tag="linking"):
    id: str
    type: Literal["Annotation"]
    body: list[msgspec.Raw]
    target: str
    creator: msgspec.Raw = _NOTHING
    created: str = ""


class _Page(_Structure):
    context: list[str | dict[str, str]] = msgspec.field(name="@context")
    id: str
    type: Literal["AnnotationPage"]
    items: list[_Text | _Label | _Mark | _Link]


_decode = msgspec.json.Decoder(_Page).decode
_encode = msgspec.json.Encoder().encode
_moment = lru_cache(maxsize=4_096)(days.milliseconds)
_LINK = b'{"type":"SpecificResource","purpose":"linking","source":"urn:uuid:'
_LINKED = b'"}'
_KEPT = 4_096
"""Bodies that are remembered: labels, names and most values stand in a file again and again."""


def article(data: bytes, file: str, line: int) -> Incoming | None:
    """The article of a page in which nothing is to be told; ``None``: read it with care."""
    try:
        page = _decode(data)
        if not has_no_doubles(data, _encode(page)):
            return None
        return _Reading(page, file, line).article()
    except (msgspec.MsgspecError, ValueError, IndexError, RecursionError):
        return None


class _Reading:
    def __init__(self, page: _Page, file: str, line: int) -> None:
        about, *self._items = page.items or (None,)
        if type(about) is not _Text:
            raise UnusualError
        self._text, self._source = about.body.value, about.target.id
        sure("char=" not in self._source and "\0" not in self._text)
        sure(guesses.has_letter(self._text))
        self._told: Any = msgspec.json.decode(about.facts)
        sure(isinstance(self._told, dict))
        self._draft = Draft(file, self._text, line=line)

    def article(self) -> Incoming:
        marks: list[_Mark] = []
        links: list[_Link] = []
        for it in self._items:
            if type(it) is _Mark:
                marks.append(it)
            elif type(it) is _Link:
                links.append(it)
            elif type(it) is _Label:
                self._label(it)
            else:
                raise UnusualError
        spans = self._spans(marks)
        self._draft.fill(spans, _relations(links, spans))
        said, _ = facts.heard(self._told, self._text)
        return self._draft.incoming(**said)

    def _spans(self, marks: list[_Mark]) -> dict[str, IncomingSpan]:
        found: list[IncomingSpan] = []
        for it in marks:
            target = it.target
            label, layer, said = _bodies(bytes(it.body))
            if isinstance(target, list):
                fragments = tuple(map(self._place, target))
                sure(bool(fragments))
                sure(all(one.end < other.start for one, other in pairwise(fragments)))
            else:
                fragments = (self._place(target),)
            found.append(
                IncomingSpan(
                    id=_own(it.id),
                    layer=layer,
                    label=label,
                    fragments=fragments,
                    attributes={**said},
                    annotator=_name(bytes(it.creator)),
                    created=_moment(it.created) if it.created else 0,
                )
            )
        ids = [it.id for it in found]
        check_ids(ids)
        return dict(zip(ids, found, strict=True))

    def _place(self, target: _Target) -> Span:
        by_place, by_words = target.selector
        start, end, words = by_place.start, by_place.end, by_words.exact
        if (
            self._text[start:end] != words
            or end - start != len(words)
            or target.source != self._source
        ):
            raise UnusualError
        return Span(start, end)

    def _label(self, item: _Label) -> None:
        sure(item.target == self._source)
        values = tuple(it.value for it in item.body)
        single = len(values) == 1 and not item.many
        self._draft.label(item.label, values[0] if single else values)


def _relations(links: list[_Link], spans: dict[str, IncomingSpan]) -> dict[str, IncomingRelation]:
    found: list[IncomingRelation] = []
    for it in links:
        link, tag = it.body[0], it.body[1]
        one, other = _own(it.target), _other(bytes(link))
        label, layer = _tagged(bytes(tag))
        sure(one in spans and one != other and not layer)
        found.append(
            IncomingRelation(
                id=_own(it.id),
                label=label,
                from_id=one,
                to_id=other,
                attributes=_attributes(it.body, 2),
                annotator=_name(bytes(it.creator)),
                created=_moment(it.created) if it.created else 0,
            )
        )
    ids = [it.id for it in found]
    check_ids(ids)
    return dict(zip(ids, found, strict=True))


@lru_cache(maxsize=_KEPT)
def _bodies(data: bytes) -> tuple[str, str, Attributes]:
    """Label, layer and attributes of a mark."""
    bodies = _raws(data)
    return *_tagged(bytes(bodies[0])), _attributes(bodies, 1)


def _attributes(bodies: list[msgspec.Raw], behind: int) -> Attributes:
    """What the bodies say that stand behind the tag; each name once."""
    said = dict(map(_attribute, map(bytes, bodies[behind:])))
    sure(len(said) == len(bodies) - behind)
    return said


@lru_cache(maxsize=_KEPT)
def _attribute(data: bytes) -> tuple[str, Value]:
    body = _said(data)
    sure(has_no_doubles(data, _encode(body)) and code.is_code(body.attribute))
    if body.source:
        entity = _ENTITY.fullmatch(body.source)
        if entity is None or body.value is not _UNSET or body.exact:
            raise UnusualError
        return body.attribute, entity[1]
    if body.value is _UNSET:
        raise UnusualError
    value = _value(body.exact) if body.exact else body.value
    sure(is_sound(value))
    return body.attribute, value


@lru_cache(maxsize=_KEPT)
def _tagged(data: bytes) -> tuple[str, str]:
    """The label and the layer."""
    tag = _tag(data)
    sure(has_no_doubles(data, _encode(tag)) and code.is_code(tag.value))
    sure(not tag.layer or code.is_code(tag.layer))
    return tag.value, tag.layer


@lru_cache(maxsize=_KEPT)
def _name(creator: bytes) -> str:
    if not creator:
        return ""
    person = _person(creator)
    sure(has_no_doubles(creator, _encode(person)) and is_sound(person.name))
    sure(not person.name.startswith("acct:"))
    return person.name


def _other(link: bytes) -> str:
    """The id of the mark that a relation leads to."""
    own = link[len(_LINK) : -len(_LINKED)]
    if link.startswith(_LINK) and link.endswith(_LINKED) and own.replace(b"-", b"").isalnum():
        return own.decode()  # nothing in it can end the words or the name before their time
    end = _end(link)
    sure(has_no_doubles(link, _encode(end)))
    return _own(end.source)


_raws = msgspec.json.Decoder(list[msgspec.Raw]).decode
_tag = msgspec.json.Decoder(_Tag).decode
_said = msgspec.json.Decoder(_Said).decode
_end = msgspec.json.Decoder(_End).decode
_person = msgspec.json.Decoder(_Person).decode
_value = cast("Any", msgspec.json.Decoder(Value)).decode


def _own(iri: str) -> str:
    if iri[:9] == "urn:uuid:" and "%" not in iri:
        return iri[9:]
    if not iri.startswith(_OWN_ID):
        raise UnusualError
    return unquote(iri[len(_OWN_ID) :])
