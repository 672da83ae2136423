"""Conversations that Label Studio shows turn by turn, as one text with a turn a line; it reads no file."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast

from hashiya.formats.placing import Range
from hashiya.formats.whole_numbers import whole
from hashiya.text.offsets import Utf16Map

Row = Mapping[str, Any]

_NAMES = ("author", "speaker", "name", "role", "from", "sender", "user", "interlocutor")
_WORDS = "text"
_AFTER_NAME = ": "


def turns_of(value: Any) -> list[Row]:
    """The turns, if it is a list of records of which each has words; else none."""
    items = cast("list[Any]", value) if isinstance(value, list) else []
    rows = [cast("Row", it) for it in items if isinstance(it, dict)]
    return rows if rows and len(rows) == len(items) and _words_key(rows) else []


class Dialogue:
    """``text``: each turn a line, with who speaks before it. Places are told by turn and place in its words."""

    def __init__(self, turns: list[Row]) -> None:
        words_key, name_key = _words_key(turns), _name_key(turns)
        self.used = {words_key, name_key}
        self._words = [_string(it.get(words_key)) for it in turns]
        lines: list[str] = []
        self._starts: list[int] = []
        at = 0
        for turn, words in zip(turns, self._words, strict=True):
            name = _string(turn.get(name_key)).strip().rstrip(":").rstrip() if name_key else ""
            before = f"{name}{_AFTER_NAME}" if name else ""
            self._starts.append(at + len(before))
            lines.append(before + words)
            at += len(before) + len(words) + 1
        self.text = "\n".join(lines)

    def placed(self, value: Row, quote: str | None) -> tuple[list[Range], str | None]:
        """Where a region stands in ``text``, and what stands there; without a place, what it quotes."""
        first, last = whole(value.get("start")), whole(value.get("end"))
        start, end = whole(value.get("startOffset")), whole(value.get("endOffset"))
        if first is None or last is None or start is None or end is None:
            return [], quote
        if not 0 <= first <= last < len(self._words):
            return [], quote
        found = [
            (self._starts[first] + a, self._starts[last] + b)
            for a, b in self._readings(first, last, start, end)
        ]
        for one in found:
            if quote is None or _bare(self.text[one[0] : one[1]]) == _bare(quote):
                return [one], self.text[one[0] : one[1]]
        if first < last:  # what stands between turns is not quoted as it stands here
            return found[:1], self.text[found[0][0] : found[0][1]] if found else quote
        words = self._words[first]
        at = words.find(quote) if quote else -1
        if quote and at >= 0 and words.find(quote, at + 1) < 0:
            start = self._starts[first] + at
            return [(start, start + len(quote))], quote
        return [(self._starts[first] + start, self._starts[last] + end)], quote

    def _readings(self, first: int, last: int, start: int, end: int) -> list[Range]:
        """In code points and in the units of browsers, those that lie within the turns."""
        readings: list[Range] = []
        one, other = self._words[first], self._words[last]
        with suppress(IndexError, ValueError):
            readings.append(
                (Utf16Map(one).to_code_point(start), Utf16Map(other).to_code_point(end))
            )
        if start <= len(one) and end <= len(other):
            readings.append((start, end))
        return [it for it in readings if first < last or it[0] < it[1]]


def _words_key(turns: list[Row]) -> str:
    if all(isinstance(it.get(_WORDS), str) for it in turns):
        return _WORDS
    keys = dict.fromkeys(key for it in turns for key, value in it.items() if isinstance(value, str))
    sizes = {
        key: sum(len(_string(it.get(key))) for it in turns) for key in keys if key not in _NAMES
    }
    return max(sizes, key=lambda it: sizes[it], default="")


def _name_key(turns: list[Row]) -> str:
    return next((key for key in _NAMES if any(isinstance(it.get(key), str) for it in turns)), "")


def _bare(words: str) -> str:
    return "".join(words.split())


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""
