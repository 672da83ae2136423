"""Converts positions between code points, UTF-16 units and UTF-8 bytes; it never changes a text.

Code points rule everywhere in Hashiya. One pass finds the places where the other counts differ;
after it every question is a bisect, and free for a text that has no such place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]+")


def has_astral(text: str) -> bool:
    """Whether it has a letter that takes two UTF-16 units."""
    # counted by the codec, which takes a tenth of what looking at each letter takes
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


class Utf16Map:
    """Positions of one text as code points and as UTF-16 units.

    >>> it = Utf16Map("a😀b")
    >>> it.to_utf16(2), it.to_code_point(3)
    (3, 2)
    """

    __slots__ = ("_astral", "_length", "_units")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral = [it.start() for it in _ASTRAL.finditer(text)] if has_astral(text) else []
        self._units = [at + i for i, at in enumerate(self._astral)]

    @property
    def length(self) -> int:
        """The text's length in UTF-16 units."""
        return self._length + len(self._astral)

    def to_utf16(self, position: int) -> int:
        """UTF-16 units before code point ``position``.

        Raises:
            IndexError: when the position is outside the text.
        """
        if not 0 <= position <= self._length:
            raise IndexError(f"position {position} in a text of {self._length} code points")
        return position + bisect_left(self._astral, position) if self._astral else position

    def to_code_point(self, unit: int) -> int:
        """Code points before UTF-16 unit ``unit``.

        Raises:
            IndexError: when the position is outside the text.
            ValueError: when it lies inside a surrogate pair.
        """
        if not 0 <= unit <= self.length:
            raise IndexError(f"unit {unit} in a text of {self.length} UTF-16 units")
        if not self._astral:
            return unit
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] == unit - 1:
            raise ValueError(f"unit {unit} lies inside a surrogate pair")
        return unit - before


class Utf8Map:
    """Positions of one text as code points and as UTF-8 bytes (lone surrogates count three)."""

    __slots__ = ("_bytes", "_length", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._length = len(text)
        runs = [(it.start(), it.end()) for it in _NOT_ASCII.finditer(text)]
        self._starts = [0]
        sizes = [0]
        reached = 0
        for start, end in runs:
            if start > reached:
                self._starts.append(start)
                sizes.append(start - reached)
            # long runs are cut so that a look-up never measures more than a few hundred letters
            for at in range(start, end, 256):
                stop = min(end, at + 256)
                self._starts.append(stop)
                sizes.append(_bytes_of(text[at:stop]))
            reached = end
        self._bytes = list(accumulate(sizes))

    @property
    def length(self) -> int:
        """The text's length in bytes."""
        return self._bytes[-1] + _bytes_of(self._text[self._starts[-1] :])

    def to_utf8(self, position: int) -> int:
        """Bytes before code point ``position``.

        Raises:
            IndexError: when the position is outside the text.
        """
        if not 0 <= position <= self._length:
            raise IndexError(f"position {position} in a text of {self._length} code points")
        k = bisect_right(self._starts, position) - 1
        start = self._starts[k]
        return self._bytes[k] + _bytes_of(self._text[start:position])

    def to_code_point(self, byte: int) -> int:
        """Code points before byte ``byte``.

        Raises:
            IndexError: when the position is outside the text.
            ValueError: when it lies inside a code point.
        """
        if not 0 <= byte <= self.length:
            raise IndexError(f"byte {byte} in a text of {self.length} bytes")
        k = bisect_right(self._bytes, byte) - 1
        at, reached = self._starts[k], self._bytes[k]
        if k + 1 == len(self._starts) or self._text[at].isascii():
            return at + byte - reached
        while reached < byte:
            reached += _bytes_of(self._text[at])
            at += 1
        if reached != byte:
            raise ValueError(f"byte {byte} lies inside a code point")
        return at


def _bytes_of(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
