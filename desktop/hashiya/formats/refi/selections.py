"""The marks of an article as selections of its source, all at once; it opens no file.

A project is mostly these: what is the same of many marks is made bytes once, and the pieces are put between
each other as columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from hashiya.formats import safe_xml
from hashiya.formats.refi import names
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle

SHOWN = 60
"""Letters of a mark's words that are its name, which programs show in lists."""

_KEPT = 4_096
_ROW = (b'<PlainTextSelection guid="', b"", b'" name="', b"", b"", b"", b"", b"", b"")
"""What stands between: own GUID, name, place, maker, what is said and the coding, its GUID, the code."""

_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_CODING = '<Coding guid="'

Key = tuple[str, str, str, int]
"""Layer, label, annotator and moment: the selections of one differ in their words alone."""


class Selections:
    """``codes`` are the GUIDs by layer and label, ``who`` says as attributes who made something and when."""

    def __init__(
        self, codes: Mapping[str, Mapping[str, str]], who: Callable[[str, int], str]
    ) -> None:
        self._codes, self._who = codes, who
        self._ends: dict[Key, tuple[bytes, bytes]] = {}
        self._known: dict[bytes, bytes] = {}

    def of(self, annotated: AnnotatedArticle, guids: Mapping[str, str]) -> bytes:
        marks = annotated.annotations
        if not marks:
            return b""
        owns = [guids[it.id] for it in marks]
        keys = [(it.layer, it.label, it.annotator, it.created) for it in marks]
        ends = {it: self._end(it) for it in set(keys)}
        parts = [it.fragments for it in marks]
        size = len(_ROW)
        pieces = [*_ROW] * len(marks)
        pieces[1::size] = _encoded(owns)
        pieces[3::size] = _shown([it.quote for it in marks])
        pieces[4::size] = [
            b'" startPosition="%d" endPosition="%d"' % (it[0].start, it[-1].end) for it in parts
        ]
        pieces[5::size], pieces[8::size] = zip(*map(ends.__getitem__, keys), strict=True)
        pieces[6::size] = self._told(marks)
        pieces[7::size] = names.codings(owns)
        return b"".join(pieces)

    def _end(self, key: Key) -> tuple[bytes, bytes]:
        """Who made it, and what stands behind the GUID of the coding."""
        known = self._ends.get(key)
        if known is None:
            layer, label, annotator, created = key
            made = self._who(annotator, created)
            code = f'<CodeRef targetGUID="{self._codes[layer][label]}"/></Coding>'
            known = made.encode(), f'"{made}>{code}</PlainTextSelection>\n'.encode()
            if len(self._ends) < _KEPT:
                self._ends[key] = known
        return known

    def _told(self, marks: Sequence[Annotation]) -> list[bytes]:
        """What is said of each up to its coding: of many marks the same."""
        try:
            # as bytes, where yes is not 1 as it is where values are compared
            keys = list(map(msgspec.msgpack.encode, [it.attributes for it in marks]))
        except (OverflowError, UnicodeEncodeError):
            return list(map(_said, marks))
        known = list(map(self._known.get, keys))
        return [
            said if said and len(it.fragments) == 1 else self._anew(key, it)
            for said, key, it in zip(known, keys, marks, strict=True)
        ]

    def _anew(self, key: bytes, of: Annotation) -> bytes:
        said = _said(of)
        if len(of.fragments) == 1 and len(self._known) < _KEPT:
            self._known[key] = said
        return said


def _encoded(words: Iterable[str]) -> list[bytes]:
    """Each as bytes; there is no line end in any."""
    return "\n".join(words).encode("utf-8").split(b"\n")


def _shown(quotes: Sequence[str]) -> list[bytes]:
    """The words of marks that are their names, as attributes have them."""
    shown = [it if len(it) <= SHOWN else f"{it[:SHOWN]}…" for it in quotes]
    if not "".join(shown).isprintable():
        return _encoded(map(safe_xml.attribute, shown))
    together = "\n".join(shown)  # of signs that are seen these alone stand otherwise in XML
    for sign, entity in _SIGNS.items():
        together = together.replace(sign, entity)
    return together.encode("utf-8").split(b"\n")


def _said(of: Annotation) -> bytes:
    """What is said of a mark; the places of its parts stand in front."""
    said = names.said_lines(of.attributes)
    if len(of.fragments) > 1:
        parts = "; ".join(f"{part.start} {part.end}" for part in of.fragments)
        said = "\n".join(filter(None, (f"{names.FRAGMENTS}: {parts}", said)))
    return (f"><Description>{said}</Description>{_CODING}" if said else f">{_CODING}").encode()
