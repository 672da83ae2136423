"""Lines of a text with its classes, as fastText trains on them: ``__label__sport __label__arab words...``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hashiya.formats import lines
from hashiya.formats.format import Note
from hashiya.formats.source import Source

_SIGN = "__label__"
_BYTES = _SIGN.encode()
_BOM = b"\xef\xbb\xbf"
_FEWEST = 2


def is_one(head: bytes) -> bool:
    """Whether all whole lines of the file's beginning bear such a class, at least two of them."""
    head = head.removeprefix(_BOM)
    if _BYTES not in head[:1000]:
        return False
    whole = head[: head.rfind(b"\n") + 1] or head
    found = [it for it in whole.splitlines() if it.strip()]
    return len(found) >= _FEWEST and all(_BYTES in it for it in found)


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
    words, classes = text.strip(), list[str]()
    while words.startswith(_SIGN):
        label, _, words = words.partition(" ") if " " in words else (words, "", "")
        classes.append(label.removeprefix(_SIGN))
        words = words.lstrip()
    while (last := words.rpartition(" ")[2]).startswith(_SIGN):
        classes.append(last.removeprefix(_SIGN))
        words = words[: -len(last)].rstrip()
    return {"text": words, "labels": classes}
