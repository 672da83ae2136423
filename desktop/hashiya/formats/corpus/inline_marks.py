"""Texts with marks among their words, as MUC, OntoNotes (.name) and TimeML have them, as records of a corpus.

``<ENAMEX TYPE="PERSON">...</ENAMEX>``, or ``<PERSON>...</PERSON>`` alone: such files are mostly SGML and no sound XML, so they are cut at their signs.
Links of TimeML come as relations; other signs are left out of the text, and told by their names.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from hashiya.formats.corpus.shapes import MARKS
from hashiya.formats.documents.refused import Refused
from hashiya.formats.source import Source
from hashiya.text import decoding

_NAMES = ("ENAMEX", "NUMEX", "TIMEX", "TIMEX2", "TIMEX3")
_LABELS = ("PER", "PERS", "PERSON", "LOC", "LOCATION", "ORG", "ORGANIZATION", "GPE", "MISC")
_BARE = (*_LABELS, "FAC", "DATE", "TIME", "MONEY", "PERCENT", "EVENT", "NORP", "PRODUCT")
_FEWEST = 2
_OF_TIMEML = ("EVENT", "SIGNAL", *_NAMES)
_ONE = re.compile(rb"<(?:ENAMEX|NUMEX|TIMEX[23]?)\s[^<>]*>[^<>]*</|<TimeML\b", re.IGNORECASE)
_ALONE = re.compile(rb"<(%s)>[^<>]+</\1>" % "|".join(_LABELS).encode())
"""A mark whose sign is its label, as tools that find names write them."""
_DOCUMENT = re.compile(r"<DOC\b([^<>]*)>(.*?)(?=<DOC\b|</DOC>|\Z)", re.DOTALL | re.IGNORECASE)
_BODY = re.compile(r"<TEXT\b[^<>]*>(.*?)</TEXT>", re.DOTALL | re.IGNORECASE)
_NUMBER = re.compile(r"<(?:DOCNO|DOCID)\b[^<>]*>\s*([^<>]+?)\s*</", re.IGNORECASE)
_NUMBERED = re.compile(r"\bDOC(?:NO|ID)\s*=\s*[\"']([^\"']+)")
_TITLE = re.compile(r"<(?:HEADLINE|TITLE)\b[^<>]*>(.*?)</(?:HEADLINE|TITLE)>", re.DOTALL | re.I)
_SIGN = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:\s[^<>]*)?)>|<[!?][^<>]*>")
_SAID = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>/]+))")
_LINK = re.compile(r"<(TLINK|SLINK|ALINK)\b([^<>]*)>", re.IGNORECASE)
_INSTANCE = re.compile(r"<MAKEINSTANCE\b([^<>]*)>", re.IGNORECASE)
_FIRST, _LAST = ("eventInstanceID", "timeID"), (
    "relatedToEventInstance", "relatedToTime", "subordinatedEventInstance",
)  # fmt: skip
_IDS = ("id", "eid", "tid", "sid")
_TYPE, _OFF = "TYPE", ("S_OFF", "E_OFF")
"""Letters of the first and of the last token that are no part of the name: articles and prepositions in Arabic."""


def is_one(head: bytes) -> bool:
    """By the first such mark in the file's beginning; of those that are no more than their label by two."""
    if b"</" not in head:
        return False
    return _ONE.search(head) is not None or _are_bare(head)


def _are_bare(head: bytes) -> bool:
    return len([*islice(_ALONE.finditer(head), _FEWEST)]) == _FEWEST


def records(source: Source) -> Iterator[dict[str, Any]]:
    """Each document in it.

    Raises:
        Refused: it is no text. OSError: it cannot be read.
    """
    try:
        data = source.read_bytes()
        whole = decoding.decode(data).text
    except decoding.NotText as error:
        raise Refused(f"formats-{error.reason}") from None
    documents = [(it[1], it[2]) for it in _DOCUMENT.finditer(whole)] or [("", whole)]
    for said, of in documents:
        yield _record(said, of, bare=_are_bare(data))


def _record(said: str, of: str, *, bare: bool) -> dict[str, Any]:
    body = _BODY.search(of)
    number = _NUMBERED.search(said) or _NUMBER.search(of)
    title = _TITLE.search(of) if body else None
    found = _Text()
    known = (*_NAMES, *(_BARE if bare else ()))
    found.take(body[1] if body else of, _OF_TIMEML if "<timeml" in of.lower() else known)
    said_of: dict[str, Any] = {"id": number[1].strip()} if number else {}
    if title:
        said_of["title"] = " ".join(html.unescape(_SIGN.sub("", title[1])).split())
    return {**said_of, **found.record(), **_links(of)}


class _Text:
    """The words between the signs, and where marks begin and end among them."""

    def __init__(self) -> None:
        self._text = ""
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[dict[str, Any]] = []
        self._open: list[tuple[str, dict[str, str], int]] = []
        self._others: dict[str, None] = {}

    def take(self, body: str, known: Sequence[str]) -> None:
        at = 0
        body = body.strip()
        for it in _SIGN.finditer(body):
            self._words(body[at : it.start()])
            at = it.end()
            name = (it[2] or "").upper()
            if name not in known:
                if name and not it[1] and it[3].strip():
                    self._others[name] = None
            elif it[1]:
                self._end(name)
            elif not it[3].endswith("/"):
                self._open.append((name, _said(it[3]), self._length))
        self._words(body[at:])

    def _words(self, piece: str) -> None:
        words = html.unescape(piece)
        self._pieces.append(words)
        self._length += len(words)

    def _end(self, name: str) -> None:
        at = next((at for at in reversed(range(len(self._open))) if self._open[at][0] == name), -1)
        if at < 0:
            return
        _, said, start = self._open.pop(at)
        end, off = self._length, [0, 0]
        with suppress(ValueError):
            off = [int(said.pop(it, "0")) for it in _OFF]
        start, end = start + off[0], end - off[1]
        kind = said.pop(_TYPE, "") or said.pop("type", "") or name
        number = next((said.pop(it) for it in _IDS if it in said), "")
        mark = {**said, "label": kind, "start": start, "end": end}
        self._marks.append({**mark, "id": number} if number else mark)

    def record(self) -> dict[str, Any]:
        """Marks in the order of the text; signs that were never closed are told as a column."""
        others = {**self._others, **{it[0]: None for it in self._open}}
        marks = sorted(self._marks, key=lambda it: (it["start"], -it["end"]))
        return {"text": "".join(self._pieces), MARKS: marks, **dict.fromkeys(others, True)}


def _said(written: str) -> dict[str, str]:
    return {it[1]: html.unescape(it[2] or it[3] or it[4] or "") for it in _SAID.finditer(written)}


def _links(of: str) -> dict[str, Any]:
    """Between events, by their instances, and times."""
    events = {
        said.get("eiid", ""): said.get("eventID", "")
        for said in (_said(it[1]) for it in _INSTANCE.finditer(of))
    }
    found: list[dict[str, str]] = []
    for it in _LINK.finditer(of):
        said = _said(it[2])
        ends = [next((said[key] for key in of if said.get(key)), "") for of in (_FIRST, _LAST)]
        head, tail = (events.get(one, one) for one in ends)
        found.append({"type": said.get("relType") or it[1].upper(), "head": head, "tail": tail})
    return {"relations": found} if found else {}
