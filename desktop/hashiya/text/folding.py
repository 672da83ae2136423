"""Folds a text for search and keeps the way back to its own positions; it never alters the text.

Harakat, tatweel, joiners and invisible controls fall away; forms of alef, ya and kaf, digits,
presentation forms, accents and case become one. ``ta_marbuta`` makes ة and ه one, ``hamza``
does so for ؤ, ئ and ء.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache

_INVISIBLE = frozenset(
    "\u00ad\u0640\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_SAME = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیېۍ", "ي"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ەہھۀۂ", "ه"),
    "ۃ": "ة",
    "ۓ": "ے",
    "ؤ": "ؤ",
    "ئ": "ئ",
}
_COMMON = [chr(it) for it in (*range(128), *range(0x600, 0x700), *range(0x2000, 0x2070))]
_PAIRS = {"و\u0654": "ؤ", "ي\u0654": "ئ", "ى\u0654": "ئ"}
_PAIR = "[ويى]\u0654"


class Folded:
    """A folded text and where each of its letters comes from; made by :func:`fold`."""

    __slots__ = ("_at", "_from", "hamza", "source", "ta_marbuta", "text")

    def __init__(self, source: str, *, ta_marbuta: bool, hamza: bool) -> None:
        self.ta_marbuta = ta_marbuta
        self.hamza = hamza
        self.source = source
        # from folded position _at[k] on, letters come one by one from source position _from[k] on
        self._at = [0]
        self._from = [0]
        self.text = self._fold(source)

    @property
    def starts(self) -> list[int]:
        """For every folded letter the position of the letter that it comes from."""
        return [self.origin(i) for i in range(len(self.text))]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that ``[start, end)`` of the folded text stands for.

        Marks on the last letter belong to it.

        Raises:
            IndexError: when the range is outside the folded text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"range {start}-{end} in a folded text of {len(self.text)}")
        first = self.origin(start) if start < len(self.text) else len(self.source)
        if start == end:
            return first, first
        last = self.origin(end - 1) + 1
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1
        return first, last

    def origin(self, position: int) -> int:
        """Where in the source the letter at ``position`` of the folded text comes from."""
        k = bisect_right(self._at, position) - 1
        return self._from[k] + position - self._at[k]

    def _fold(self, source: str) -> str:
        changes = _changes(source, self.ta_marbuta, self.hamza)
        pattern = _uneven(changes)
        if pattern is None:
            return _replaced(source, changes)
        pieces: list[str] = []
        done = length = 0
        for it in pattern.finditer(source):
            start, end = it.span()
            pieces.append(source[done:start])
            length += start - done
            done = end
            if it.lastindex is None:
                new = self._of_match(it[0], changes)
                self._note(length, start, end, len(new))
                pieces.append(new)
                length += len(new)
            elif self._at[-1] != length:  # marks fall away: the frequent case, in one stroke
                self._at.append(length)
                self._from.append(end)
            else:
                self._from[-1] = end
        pieces.append(source[done:])
        return _replaced("".join(pieces), changes)

    def _of_match(self, found: str, changes: dict[str, str]) -> str:
        if found in _PAIRS:
            return _fold_letter(_PAIRS[found], self.ta_marbuta, self.hamza)
        return changes[found]

    def _note(self, at: int, start: int, end: int, size: int) -> None:
        for i in range(size):
            self._put(at + i, start)
        self._put(at + size, end)

    def _put(self, at: int, origin: int) -> None:
        if self._at[-1] == at:
            self._from[-1] = origin
        else:
            self._at.append(at)
            self._from.append(origin)


def fold(text: str, *, ta_marbuta: bool = False, hamza: bool = False) -> Folded:
    """``text`` folded for comparison, with the way back to its offsets."""
    return Folded(text, ta_marbuta=ta_marbuta, hamza=hamza)


def key(text: str, *, ta_marbuta: bool = False, hamza: bool = False) -> str:
    """``fold(text).text`` without the way back: for whole libraries of texts."""
    changes = _changes(text, ta_marbuta, hamza)
    if "\u0654" in changes:
        for pair, one in _PAIRS.items():
            text = text.replace(pair, _fold_letter(one, ta_marbuta, hamza))
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def letter(char: str) -> str:
    """One letter as it is compared: nothing when it falls away, several when it stands for several."""
    return _fold_letter(char, False, False)  # noqa: FBT003 -- cache key


def find(text: str | Folded, needle: str) -> list[tuple[int, int]]:
    """Every place of ``needle`` in the text's own positions, folded alike, none overlapping."""
    folded = text if isinstance(text, Folded) else fold(text)
    wanted = fold(needle, ta_marbuta=folded.ta_marbuta, hamza=folded.hamza).text
    found: list[tuple[int, int]] = []
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(folded.original(at, at + len(wanted)))
        at = folded.text.find(wanted, at + len(wanted))
    return found


def _changes(text: str, ta_marbuta: bool, hamza: bool) -> dict[str, str]:  # noqa: FBT001 -- as the cache below
    """What becomes of each letter of the text that does not stay itself."""
    odd = set(_odd(ta_marbuta, hamza).findall(text))  # a set of all letters would cost far more
    folded = {it: _fold_letter(it, ta_marbuta, hamza) for it in odd}
    return {it: new for it, new in folded.items() if new != it}


@cache
def _odd(ta_marbuta: bool, hamza: bool) -> re.Pattern[str]:  # noqa: FBT001 -- cache key
    """Finds letters that may change: all but those which are known to stay themselves."""
    steady = [it for it in _COMMON if _fold_letter(it, ta_marbuta, hamza) == it]
    return re.compile(f"[^{re.escape(''.join(steady))}]")


def _uneven(changes: dict[str, str]) -> re.Pattern[str] | None:
    """Finds what does not become exactly one letter; group 1 is what falls away."""
    gone = "".join(it for it, new in changes.items() if not new)
    longer = "".join(it for it, new in changes.items() if len(new) > 1)
    if not gone and not longer:
        return None
    parts = [_PAIR] if gone else []
    parts += [f"([{re.escape(gone)}]+)"] if gone else []
    parts += [f"[{re.escape(longer)}]"] if longer else []
    return re.compile("|".join(parts))


def _replaced(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        if len(new) == 1 and new != old:
            text = text.replace(old, new)
    return text


@cache
def _fold_letter(char: str, ta_marbuta: bool, hamza: bool) -> str:  # noqa: FBT001 -- cache key
    if char.isascii():
        return char.lower()
    if char in _INVISIBLE or unicodedata.category(char) == "Mn":
        return ""
    if ta_marbuta and char in "ةۃ":
        return "ه"
    if hamza and char in "ؤئ":
        return "ء"
    if char in _SAME:
        return _SAME[char]
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    simpler = unicodedata.normalize("NFKD", char).casefold()
    if simpler in {char, ""}:
        return char
    return "".join(_fold_letter(it, ta_marbuta, hamza) for it in simpler if it != char)
