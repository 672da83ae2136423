"""spaCy's DocBin, read: text, groups of spans, entities, classes; of user data only Hashiya's own, as plain values."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any, cast

import msgspec

from hashiya.formats import facts, guesses
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.placing import Range, parts
from hashiya.formats.source import Source
from hashiya.formats.spacy import quick as docbin_quick
from hashiya.formats.spacy.codec import Lying, Packed, lying, unpacked
from hashiya.formats.spacy.store import Broken, TooLarge
from hashiya.formats.spacy.told import MARK

LONGEST = 1 << 30
ANY = frozenset({"", "sc", "ruler", "ents", "entities", "spans"})
"""Names of groups that say nothing of what is in them; other names are layers."""
_NAMELESS = dict.fromkeys(ANY, "")

_BEGUN = 256
_Row = Mapping[str, Any]


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each document an article; its number stands for the line.

    Raises:
        OSError: the file cannot be read.
    """
    if source.stat().st_size > LONGEST:
        yield Note(message="formats-too-large", name=source.name, lost=True)
        return
    packed = source.stat().st_size
    try:
        number = 0
        with source.open("rb") as stream:
            for number, doc in enumerate(lying(stream, packed), start=1):
                yield _article(source.name, number, doc)
        if not number:
            yield Note(message="formats-empty", name=source.name, lost=True)
    except (Broken, TooLarge) as bad:
        message = "formats-too-large" if isinstance(bad, TooLarge) else "formats-spacy-broken"
        yield Note(message=message, name=source.name, lost=True)


def recognises(source: Source, head: bytes) -> bool:
    """By its name and the sign of compression; under another name by what it begins with."""
    if not head.startswith(b"\x78"):
        return False
    return source.name.lower().endswith(".spacy") or _begins_as_ours(head)


def _begins_as_ours(head: bytes) -> bool:
    try:
        begun = zlib.decompressobj().decompress(head, _BEGUN)
    except zlib.error:
        return False
    return b"version" in begun and b"attrs" in begun


def _article(file: str, number: int, doc: Lying) -> Incoming | Note:
    taken = docbin_quick.article(file, number, doc, _NAMELESS)
    if taken:
        return _finished(taken.draft, taken.labels, taken.facts, {})
    with_care = unpacked(doc)
    if isinstance(with_care, Broken):
        return Note(message="formats-spacy-document", name=file, line=number, lost=True)
    return _carefully(file, number, with_care)


def _carefully(file: str, number: int, doc: Packed) -> Incoming | Note:
    pieces = [
        f"{word} " if space else word for word, space in zip(doc.words, doc.spaces, strict=True)
    ]
    text = "".join(pieces)
    if doc.unknown_spaces:
        text = text.rstrip(" ")
    if not guesses.has_letter(text):
        return Note(message="formats-no-letter", name=file, line=number, lost=True)
    starts = accumulate(map(len, pieces), initial=0)
    places = [(at, at + len(word)) for at, word in zip(starts, doc.words, strict=False)]
    draft = Draft(file, text, line=number)
    ours = _ours(draft, doc.user_data)
    if doc.unknown_spaces:
        draft.say("formats-spacy-spaces")
    _Spans(draft, places, ours).take(doc)
    _relations(draft, ours)
    return _finished(draft, ours.get("labels"), ours.get("facts"), doc.cats)


def _finished(draft: Draft, labels: Any, told: Any, cats: Mapping[str, float]) -> Incoming:
    """With what is said of the article as a whole; its classes are for those of whom nothing else is."""
    if isinstance(labels, dict):
        for name, value in cast("_Row", labels).items():
            draft.label(
                name,
                tuple(map(str, cast("list[Any]", value))) if isinstance(value, list) else value,
            )
    elif chosen := tuple(it for it, share in cats.items() if share >= 0.5):
        draft.label("cats", chosen)
    said, _ = facts.heard(cast("_Row", told) if isinstance(told, dict) else {}, draft.text)
    return draft.incoming(**said)


def _ours(draft: Draft, data: bytes | None) -> _Row:
    """What Hashiya has told; the user data of others is not looked into."""
    if not data:
        return {}
    try:
        found = msgspec.msgpack.decode(data)
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError):
        found = None
    entries = cast("dict[Any, Any]", found) if isinstance(found, dict) else {"?": found}
    mark = entries.get(MARK)
    others = len(entries) - (MARK in entries)
    if others:
        draft.lose("formats-spacy-user-data", count=others)
    return cast("_Row", mark) if isinstance(mark, dict) else {}


def link_name(kb_id: str) -> str:
    """The attribute that a link to a knowledge base is."""
    return "wikidata" if kb_id[:1] == "Q" and kb_id[1:].isdecimal() else "kb_id"


class _Spans:
    """Spans of groups by their tokens; entities where no group has the same one."""

    def __init__(self, draft: Draft, places: list[Range], ours: _Row) -> None:
        self._draft, self._places = draft, places
        said = ours.get("spans")
        self._said: _Row = cast("_Row", said) if isinstance(said, dict) else {}

    def take(self, doc: Packed) -> None:
        grouped: set[tuple[int, int, str]] = set()
        linked = {(it.start, it.end, it.label): it.kb_id for it in doc.entities}
        for of in (it for spans in doc.groups.values() for it in spans if it.kb_id):
            linked.pop((of.start, of.end, of.label), None)  # that mark's, not another's like it
        for name, spans in doc.groups.items():
            layer = "" if name in ANY else name
            for it in spans:
                one = (it.start, it.end, it.label)
                grouped.add(one)
                link = it.kb_id or linked.get(one, "")  # groups are often made of entities
                self._span(it.id, it.label, one[:2], layer, link)
        for it in doc.entities:
            if (it.start, it.end, it.label) not in grouped:
                self._span("", it.label, (it.start, it.end), "", it.kb_id)

    def _span(self, span_id: str, label: str, of: Range, layer: str, kb_id: str) -> None:
        place = self._place(of)
        given = self._said.get(span_id)
        said: _Row = cast("_Row", given) if isinstance(given, dict) else {}
        quote = self._draft.text[place[0] : place[1]] if place else None
        by = said.get("annotator")
        told = Told(
            annotator=by if isinstance(by, str) else "", created=facts.moment(said.get("created"))
        )
        name = "" if span_id in self._draft else span_id
        found = self._draft.span(
            name, label, parts(said.get("fragments"), place), quote, layer=layer, told=told
        )
        attributes = said.get("attributes")
        if found and isinstance(attributes, dict):
            for key, value in cast("_Row", attributes).items():
                self._draft.attribute(found, key, value)
        elif found and kb_id:
            self._draft.attribute(found, link_name(kb_id), kb_id)

    def _place(self, of: Range) -> Range | None:
        start, end = of
        if not 0 <= start < end <= len(self._places):
            return None
        return self._places[start][0], self._places[end - 1][1]


def _relations(draft: Draft, ours: _Row) -> None:
    listed = ours.get("relations")
    for item in cast("list[Any]", listed) if isinstance(listed, list) else []:
        if not isinstance(item, dict):
            continue
        arrow = {key: it for key, it in cast("_Row", item).items() if isinstance(it, str)}
        created = facts.moment(cast("_Row", item).get("created"))
        made = draft.relation(
            arrow.get("id", ""),
            arrow.get("label", ""),
            arrow.get("from", ""),
            arrow.get("to", ""),
            Told(annotator=arrow.get("annotator", ""), created=created),
        )
        attributes = cast("_Row", item).get("attributes")
        if made and isinstance(attributes, dict):
            for key, value in cast("_Row", attributes).items():
                draft.attribute(made, key, value)
