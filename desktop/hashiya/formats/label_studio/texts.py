"""Which of a task's data are its text: several that are marked become one; one that lies elsewhere is fetched from beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, cast

from hashiya.formats import addresses
from hashiya.formats.placing import Range
from hashiya.formats.source import Source
from hashiya.formats.whole_numbers import pair
from hashiya.text import decoding
from hashiya.text.offsets import Utf16Map

Row = Mapping[str, Any]

LARGEST = 16 << 20
_ADDRESS = re.compile(r"(?:[a-z0-9+.-]+://|/)\S+", re.IGNORECASE)
_UPLOADED = re.compile(r"[0-9a-f]{8}-")
_BETWEEN = "\n\n"


def flat(data: Row) -> dict[str, Any]:
    """Without a ``text`` of its own: with the words of inner records under ``outer.inner``, as configurations name them."""
    if isinstance(data.get("text"), str):
        return dict(data)
    found: dict[str, Any] = {}
    for name, value in data.items():
        inner = cast("Row", value) if isinstance(value, dict) else {}
        words = {
            f"{name}.{key}": it for key, it in inner.items() if isinstance(it, str | int | float)
        }
        if inner and len(words) == len(inner):
            found.update(words)
        else:
            found[name] = value
    return found


def is_address(text: str) -> bool:
    """Whether the task says only where its text is."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def beside(source: Source, address: str) -> str | None:
    """The text of that name beside the file, with or without what an upload put before it; never from the web."""
    name = addresses.path_of(address).rpartition("/")[2]
    if not name.lower().endswith((".txt", ".text")):
        return None
    for it in (name, _UPLOADED.sub("", name, count=1)):
        with suppress(OSError, ValueError, decoding.NotText):
            file = source.with_name(it)
            if file.is_file() and file.stat().st_size <= LARGEST:
                return decoding.decode(file.read_bytes(), None).text
    return None


class Joined:
    """Several texts of a task as one, in the order of its data; regions say by ``to_name`` which is theirs."""

    def __init__(self, data: Row, keys: Mapping[str, str]) -> None:
        self._keys = keys
        self.names = [it for it in data if it in set(keys.values())]
        self._words: dict[str, str] = {it: data[it] for it in self.names}
        self._starts: dict[str, int] = {}
        at = 0
        for name, words in self._words.items():
            self._starts[name] = at
            at += len(words) + len(_BETWEEN)
        self.text = _BETWEEN.join(self._words.values())

    def placed(
        self, item: Row, ranges: list[Range], quote: str | None
    ) -> tuple[list[Range], str | None]:
        """Where a region stands in ``text``; one whose words are not in its own text stands nowhere."""
        name = self._keys.get(str(item.get("to_name")), "")
        if not name or not ranges:
            return [], quote
        words, shift = self._words[name], self._starts[name]
        first, last = ranges[0][0], ranges[-1][1]
        found = next((it for it in _readings(words, first, last) if _shows(words, it, quote)), None)
        if found is None:
            at = words.find(quote) if quote else -1
            once = quote is not None and at >= 0 and words.find(quote, at + 1) < 0
            found = (at, at + len(quote or "")) if once else None
        if found is None:
            return [(len(self.text) + first, len(self.text) + last)], None
        return [(shift + found[0], shift + found[1])], words[found[0] : found[1]]


def joined(data: Row, results: list[Any]) -> Joined | None:
    """The texts that regions of different names mark, if there are several."""
    strings = {key: it for key, it in data.items() if isinstance(it, str) and not is_address(it)}
    regions: dict[str, list[Row]] = {}
    for it in results:
        value = cast("Row", it).get("value") if isinstance(it, dict) else None
        if (
            isinstance(value, dict)
            and isinstance(cast("Row", value).get("text"), str)
            and "start" in value
        ):
            regions.setdefault(str(cast("Row", it).get("to_name")), []).append(cast("Row", value))
    if len(regions) < 2 or len(strings) < 2:
        return None
    keys = {name: key for name, of in regions.items() if (key := _key(name, of, strings))}
    return Joined(data, keys) if len(set(keys.values())) > 1 else None


def _key(name: str, regions: list[Row], strings: Mapping[str, str]) -> str:
    """The text in which these regions stand: by their words, then by its name."""
    shown = {key: sum(_stands(words, it) for it in regions) for key, words in strings.items()}
    best = max(shown.values())
    able = [key for key, count in shown.items() if count == best]
    return "" if not best else name if name in able else able[0]


def _stands(words: str, value: Row) -> bool:
    place = pair(value.get("start"), value.get("end"))
    readings = _readings(words, *place) if place else ()
    return any(_shows(words, it, value["text"]) for it in readings)


def _shows(words: str, place: Range, quote: str | None) -> bool:
    return quote is None or words[place[0] : place[1]] == quote


def _readings(words: str, start: int, end: int) -> Iterator[Range]:
    """In code points, and in the units of browsers."""
    if 0 <= start < end <= len(words):
        yield start, end
    units = Utf16Map(words)
    with suppress(IndexError, ValueError):
        yield units.to_code_point(start), units.to_code_point(end)
