"""A DocBin's document that is just as Hashiya writes them, read quickly and as columns; it notes nothing.

Whatever is unusual in it makes it give up: ``docbin_reading`` then reads the document with care.
"""

from __future__ import annotations

import re
import struct
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import add, lt, sub
from typing import Any, NamedTuple

import msgspec

from hashiya.formats import guesses
from hashiya.formats.draft import Draft
from hashiya.formats.format import IncomingSpan
from hashiya.formats.quick_checks import (
    BIGGEST,
    UnusualError,
    check_all_values,
    fill,
    incoming,
    parts,
    sure,
)
from hashiya.formats.spacy.codec import (
    ENT_IOB,
    ENT_TYPE,
    ORTH,
    SPAN,
    Lying,
    decode_bytes,
    decode_cats,
    decode_group,
)
from hashiya.formats.spacy.told import Said, UserData
from hashiya.model import code
from hashiya.model.span import Span

_KNOWN_SPACES = msgspec.msgpack.encode({"has_unknown_spaces": False})
_SPACES = ("", " ")
_RUNS = re.compile(rb"\x03\x01*|\x01+")
"""An entity in the column of places: it begins and goes on, or goes on without a beginning."""

_Triple = tuple[int, int, int]
"""The number of a label, the first word and the one behind the last."""


class Taken(NamedTuple):
    """The article with all its marks; what is said of it as a whole is still to be heard."""

    draft: Draft
    facts: dict[str, Any]
    labels: dict[str, Any]


_decode = msgspec.msgpack.Decoder(UserData).decode
_decode_groups = msgspec.msgpack.Decoder(dict[bytes, list[str]]).decode


def article(file: str, number: int, doc: Lying, layers: dict[str, str]) -> Taken | None:
    """The article of a document in which nothing is to be told; ``None``: read it with care.

    ``layers`` are names of groups that stand for others.
    """
    try:
        return _taken(file, number, doc, layers)
    except (msgspec.MsgspecError, ValueError, KeyError, RecursionError, struct.error):
        return None


def _taken(file: str, number: int, doc: Lying, layers: dict[str, str]) -> Taken:
    data = decode_bytes(doc.user_data) if doc.user_data else None
    sure(bool(data) and doc.flags == _KNOWN_SPACES)
    ours = _decode(data or b"").hashiya
    decode_cats(doc.cats or b"")  # not needed, but it must be sound
    doc.strings.turn_to([*ours.spans])
    words = [*map(doc.strings.__getitem__, doc.columns[ORTH])]
    text = _text(words, doc.spaces)
    sure(guesses.has_letter(text))
    draft = Draft(file, text, line=number)
    sure(draft.text == text)
    spans = _Spans(doc, ours.spans, words).of(layers)
    check_all_values([it.attributes for it in ours.relations])
    fill(draft, spans, [incoming(it, it.id) for it in ours.relations])
    return Taken(draft, ours.facts, ours.labels)


def _text(words: list[str], spaces: bytes) -> str:
    """The words, each with what follows it: one space, or none."""
    sure(not spaces.strip(b"\0\1"))
    pieces = [""] * (2 * len(words))
    pieces[::2] = words
    pieces[1::2] = map(_SPACES.__getitem__, spaces)
    return "".join(pieces)


class _Spans:
    """``starts`` are the places of all words and that of the end."""

    def __init__(self, doc: Lying, told: dict[str, Said], words: list[str]) -> None:
        self._doc, self._told = doc, told
        self._starts = [*accumulate(map(add, map(len, words), doc.spaces), initial=0)]
        self._space_before = b"\0" + doc.spaces
        check_all_values([it.attributes for it in told.values()])
        self._grouped: set[_Triple] = set()

    def of(self, layers: dict[str, str]) -> list[IncomingSpan]:
        """Those of all groups; each entity must be one of them."""
        doc = self._doc
        packed = decode_bytes(doc.groups) if doc.groups else None
        groups = _decode_groups(packed) if packed else {}
        sure(len({name for names in groups.values() for name in names}) == len(groups))
        found: list[IncomingSpan] = []
        for data, names in groups.items():
            (name,) = names
            found += self._group(decode_group(data).spans, layers.get(name, name))
        if ENT_TYPE in doc.columns:
            sure(self._grouped.issuperset(_entities(doc.columns[ENT_IOB], doc.columns[ENT_TYPE])))
        return found

    def _group(self, rows: Sequence[bytes], layer: str) -> list[IncomingSpan]:
        sure(not layer or code.is_code(layer))
        sure({*map(len, rows)} == {SPAN.size})
        every = SPAN.iter_unpack(b"".join(rows))
        numbers, records, kinds, firsts, lasts, _, _ = zip(*every, strict=True)
        sure(min(firsts) >= 0 and max(lasts) < len(self._starts) and all(map(lt, firsts, lasts)))
        labels = {it: self._doc.strings.find(it) for it in {*kinds}}
        sure(all(map(code.is_code, labels.values())))
        ids = [*map(self._doc.strings.here.__getitem__, numbers)]
        said = [*map(self._told.__getitem__, ids)]
        times = [it.created for it in said]
        sure(min(times) >= 0 and max(times) < BIGGEST)
        if any(records):
            sure(all(of.attributes for of, it in zip(said, records, strict=True) if it))
        self._grouped.update(zip(kinds, firsts, lasts, strict=True))
        found = [
            IncomingSpan(
                id=span_id,
                layer=layer,
                label=labels[kind],
                fragments=place,
                attributes=of.attributes,
                annotator=of.annotator,
                created=of.created,
            )
            for span_id, kind, place, of in zip(
                ids, kinds, self._places(firsts, lasts), said, strict=True
            )
        ]
        for span, of in zip(found, said, strict=True):
            if of.fragments:
                (whole,) = span.fragments
                span.fragments = parts(of.fragments, whole.start, whole.end)
        return found

    def _places(self, firsts: Sequence[int], lasts: Sequence[int]) -> Iterator[tuple[Span]]:
        """In letters, of spans that are these words; a space behind the last one is not theirs."""
        start, space = self._starts.__getitem__, self._space_before.__getitem__
        ends = map(sub, map(start, lasts), map(space, lasts))
        return zip(map(Span, map(start, firsts), ends), strict=True)


def _entities(places: array[int], kinds: array[int]) -> Iterator[_Triple]:
    of = kinds.tolist()
    for it in _RUNS.finditer(bytes(places.tolist())):
        first, last = it.span()
        kind = of[first]
        if last - first > 1 and of[first:last].count(kind) < last - first:
            raise UnusualError
        yield kind, first, last  # one without a kind is none of the spans'
