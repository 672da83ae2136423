"""Pages of Web Annotation that are just as Hashiya writes them, read quickly; it never notes anything.

Whatever is unusual in a page makes it give up: ``web_annotation_reading`` then reads that page with care.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import msgspec

from hashiya.formats import days, facts, guesses
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming
from hashiya.formats.json_values import has_no_doubles
from hashiya.formats.placing import Range

_Unset = msgspec.UnsetType
_UNSET = msgspec.UNSET
_OWN_ID = "urn:hashiya:id:"
_ENTITY = re.compile(r"https?://www\.wikidata\.org/entity/(Q[1-9][0-9]*)")


class _Body(msgspec.Struct, forbid_unknown_fields=True):
    type: str
    purpose: str
    value: str | _Unset = _UNSET
    source: str | _Unset = _UNSET
    format: str | _Unset = _UNSET
    language: str | _Unset = _UNSET
    layer: str | _Unset = msgspec.field(name="hashiya:layer", default=_UNSET)
    attribute: str | _Unset = msgspec.field(name="hashiya:attribute", default=_UNSET)
    exact: str | _Unset = msgspec.field(name="hashiya:value", default=_UNSET)


class _Selector(msgspec.Struct, forbid_unknown_fields=True):
    type: str
    start: int | _Unset = _UNSET
    end: int | _Unset = _UNSET
    exact: str | _Unset = _UNSET
    prefix: str | _Unset = _UNSET
    suffix: str | _Unset = _UNSET


class _Target(msgspec.Struct, forbid_unknown_fields=True):
    source: str | _Unset = _UNSET
    selector: list[_Selector] | _Unset = _UNSET
    id: str | _Unset = _UNSET
    type: str | _Unset = _UNSET


class _Person(msgspec.Struct, forbid_unknown_fields=True):
    type: str
    name: str


class _Item(msgspec.Struct, forbid_unknown_fields=True):
    type: str
    motivation: str
    body: _Body | list[_Body]
    target: str | _Target | list[_Target]
    id: str | _Unset = _UNSET
    creator: _Person | _Unset = _UNSET
    created: str | _Unset = _UNSET
    facts: str | _Unset = msgspec.field(name="hashiya:facts", default=_UNSET)
    label: str | _Unset = msgspec.field(name="hashiya:label", default=_UNSET)
    many: bool | _Unset = msgspec.field(name="hashiya:many", default=_UNSET)


class _Page(msgspec.Struct, forbid_unknown_fields=True):
    context: list[str | dict[str, str]] = msgspec.field(name="@context")
    id: str
    type: str
    items: list[_Item]


_decode = msgspec.json.Decoder(_Page).decode
_encode = msgspec.json.Encoder().encode
_moment = lru_cache(maxsize=4_096)(days.milliseconds)


class _UnusualError(ValueError):
    """The page has to be read with care."""


def article(data: bytes, file: str, line: int) -> Incoming | None:
    """The article of a page in which nothing is to be told; ``None``: read it with care."""
    try:
        page = _decode(data)
        if page.type != "AnnotationPage" or not has_no_doubles(data, _encode(page)):
            return None
        return _Reading(page, file, line).article()
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


class _Reading:
    def __init__(self, page: _Page, file: str, line: int) -> None:
        text, *self._items = page.items or (None,)
        _sure(text is not None and isinstance(text.body, _Body) and isinstance(text.facts, str))
        assert text is not None
        assert isinstance(text.body, _Body)
        _sure(isinstance(text.target, _Target) and isinstance(text.body.value, str))
        words = str(text.body.value)
        self._source = text.target.id if isinstance(text.target, _Target) else _UNSET
        _sure(isinstance(self._source, str) and "char=" not in self._source)
        _sure(guesses.has_letter(words))
        self._told: Any = msgspec.json.decode(str(text.facts))
        _sure(isinstance(self._told, dict))
        self._draft = Draft(file, words, line=line)

    def article(self) -> Incoming:
        links: list[_Item] = []
        for it in self._items:
            _sure(it.facts is _UNSET and it.type == "Annotation")
            if it.motivation == "tagging":
                self._span(it)
            elif it.motivation == "linking":
                links.append(it)
            else:
                self._label(it)
        for it in links:
            self._link(it)
        said, _ = facts.heard(self._told, self._draft.text)
        return self._draft.incoming(**said)

    def _span(self, item: _Item) -> None:
        bodies, targets = item.body, item.target
        if not isinstance(bodies, list) or isinstance(targets, str):
            raise _UnusualError
        tag = bodies[0] if bodies else None
        if tag is None or tag.purpose != "tagging" or not tag.value or not tag.layer:
            raise _UnusualError
        if isinstance(targets, list):
            ranges = [self._range(it)[0] for it in targets]
            _sure(ranges == sorted(ranges) and len(ranges) > 1)
            quote = self._draft.text[ranges[0][0] : ranges[-1][1]]
        else:
            place, quote = self._range(targets)
            ranges = [place]
        span = self._draft.span(
            _own(item.id), str(tag.value), ranges, quote, layer=str(tag.layer), told=_whose(item)
        )
        _sure(bool(span))
        self._said(span, bodies[1:])

    def _range(self, target: _Target) -> tuple[Range, str]:
        selectors = target.selector
        if selectors is _UNSET or len(selectors) != 2 or target.source != self._source:
            raise _UnusualError
        by_place, by_words = selectors
        start, end, quote = by_place.start, by_place.end, by_words.exact
        if (
            start is _UNSET
            or end is _UNSET
            or quote is _UNSET
            or by_place.type != "TextPositionSelector"
            or by_words.type != "TextQuoteSelector"
            or not quote
            or not 0 <= start < end
            or self._draft.text[start:end] != quote
        ):
            raise _UnusualError
        return (start, end), quote

    def _link(self, item: _Item) -> None:
        bodies, origin = item.body, item.target
        if not isinstance(bodies, list) or not isinstance(origin, str) or len(bodies) < 2:
            raise _UnusualError
        link, tag = bodies[0], bodies[1]
        _sure(link.purpose == "linking" and link.value is _UNSET and tag.purpose == "tagging")
        ends = _own(origin), _own(link.source)
        _sure(ends[0] in self._draft and isinstance(tag.value, str))
        far = ends[1] not in self._draft
        made = self._draft.relation(
            _own(item.id), str(tag.value), ends[0], ends[1], _whose(item), far=far
        )
        _sure(bool(made))
        self._said(made, bodies[2:])

    def _said(self, owner: str, bodies: list[_Body]) -> None:
        say = self._draft.attribute
        for it in bodies:
            name, value = it.attribute, it.value
            if name is _UNSET or not name:
                raise _UnusualError
            if value is _UNSET:
                say(owner, name, _entity(it.source))
            elif it.source is not _UNSET or it.layer is not _UNSET:
                raise _UnusualError
            else:
                exact = it.exact
                say(owner, name, value if exact is _UNSET else msgspec.json.decode(exact))

    def _label(self, item: _Item) -> None:
        name, bodies = item.label, item.body
        if not isinstance(name, str) or not isinstance(bodies, list):
            raise _UnusualError
        _sure(all(isinstance(it.value, str) for it in bodies) and item.target == self._source)
        values = tuple(str(it.value) for it in bodies)
        single = len(values) == 1 and item.many is _UNSET
        self._draft.label(name, values[0] if single else values)


def _entity(source: str | _Unset) -> str:
    found = _ENTITY.fullmatch("" if source is _UNSET else source)
    if not found:
        raise _UnusualError
    return found[1]


def _own(iri: str | _Unset) -> str:
    if iri is _UNSET:
        raise _UnusualError
    if iri[:9] == "urn:uuid:" and "%" not in iri and len(iri) > 9:
        return iri[9:]
    if not iri.startswith(_OWN_ID) or len(iri) == len(_OWN_ID):
        raise _UnusualError
    return unquote(iri[len(_OWN_ID) :])


def _whose(item: _Item) -> Told:
    name = "" if item.creator is _UNSET else item.creator.name
    if name.startswith("acct:"):
        raise _UnusualError
    return Told(0, name, 0 if item.created is _UNSET else _moment(item.created))


def _sure(fact: bool) -> None:  # noqa: FBT001 - a check reads best so
    if not fact:
        raise _UnusualError
