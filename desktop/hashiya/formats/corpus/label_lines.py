"""Lines of a text with its classes, as fastText trains on them: ``__label__sport __label__arab words...``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from hashiya.formats import lines
from hashiya.formats.format import Note
from hashiya.formats.source import Source

_SIGN = "__label__"
_BYTES = _SIGN.encode()
_BOM = b"\xef\xbb\xbf"
_FEWEST = 2
_HEAD = 4096
"""Bytes by which a file is judged, however much of it is at hand: a line without a class may come later."""


def is_one(head: bytes) -> bool:
    """Whether all whole lines of the file's beginning begin or end with such a class, at least two of them."""
    head = head[:_HEAD].removeprefix(_BOM)
    if _BYTES not in head[:1000]:
        return False
    whole = head[: head.rfind(b"\n") + 1] or head
    found = [it for it in whole.splitlines() if it.strip()]
    return len(found) >= _FEWEST and all(map(_has_class, found))


def _has_class(line: bytes) -> bool:
    words = line.split()
    return words[0].startswith(_BYTES) or words[-1].startswith(_BYTES)


def records(source: Source) -> Iterator[tuple[int, dict[str, Any]] | Note]:
    """Each line as a record, by its number.

    Raises:
        OSError: it cannot be read.
    """
    for number, data in lines.numbered(source):
        if data is not None and not data.strip():
            continue
        try:
            text = (data or b"\xff").removeprefix(_BOM).decode("utf-8")
        except UnicodeDecodeError:
            message = "formats-corpus-line"
            yield Note(message=message, name=source.name, line=number, lost=True)
            continue
        yield number, _record(text)


def _record(text: str) -> dict[str, Any]:
    """Classes stand before the words, in some files behind them."""
    words = text.split()
    before = _bearing(words)
    behind = _bearing(reversed(words[before:]))
    classes = [*words[:before], *words[len(words) - behind :]]
    others = text.split(maxsplit=before)[before:]
    rest = others[0].rsplit(maxsplit=behind)[:1] if others else []
    return {"text": "".join(rest), "labels": [it.removeprefix(_SIGN) for it in classes]}


def _bearing(words: Iterable[str]) -> int:
    """How many of them are classes before the first that is none."""
    return sum(1 for _ in takewhile(lambda it: it.startswith(_SIGN), words))
