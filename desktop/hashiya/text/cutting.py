"""Cuts texts between spaces and remembers how each piece was cut; what a token is, it is told.

Texts say the same words over and over: most pieces were cut before, and then the whole text is cut
by what lists and sums of Python's own do at once, without a step of ours for each token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, chain, compress, pairwise
from typing import cast

Range = tuple[int, int]
Edges = tuple[list[int], list[int]]
"""Where tokens begin, and where they end."""

_KEPT = 1 << 16
_LONGEST = 64
"""Pieces that are longer come once."""
_LARGEST = 255

Steps = Sequence[int]
"""Of a piece by turns the length of a token and that of the gap behind it, with the space after the piece.

A piece that begins with white space, or is empty, begins with a token of no length. Bytes where they hold
the numbers: they are put together at once, and take a quarter of the room.
"""

_ONE = [bytes((length, 1)) for length in range(_LONGEST + 1)]
"""How a piece of that length is cut that is one token: as most are, the same value for all of them."""
_SIGNS = [b"\1\0" * count for count in range(_LONGEST + 1)]
"""As many tokens of one letter, with nothing between them."""


class Cutter:
    """Cuts by ``find``, whose tokens must be the same whether a piece stands alone or between spaces.

    Tokens hold no white space and leave nothing else out. ``plain`` is a cheap proof of what most pieces are:
    one token (its first group), or one (its second) before and behind which each letter is a token.
    """

    def __init__(
        self, find: Callable[[str], list[Range]], plain: Callable[[str], re.Match[str] | None]
    ) -> None:
        self._known = _Known(find, plain)

    def edges(self, text: str) -> Edges:
        """Those of all tokens of the text."""
        found = list(map(self._known.__getitem__, text.split(" ")))
        try:
            steps = b"".join(cast("list[bytes]", found))
        except TypeError:  # of a piece that is long
            steps = tuple(chain.from_iterable(found))
        places = list(accumulate(steps, initial=0))
        starts, ends = places[:-1:2], places[1::2]
        lengths = steps[::2]
        if 0 in lengths:  # where white space follows a space: nothing stands there
            return list(compress(starts, lengths)), list(compress(ends, lengths))
        return starts, ends


class _Known(dict[str, Steps]):
    def __init__(
        self, find: Callable[[str], list[Range]], plain: Callable[[str], re.Match[str] | None]
    ) -> None:
        super().__init__()
        self._find, self._plain = find, plain

    def __missing__(self, piece: str) -> Steps:
        size = len(piece)
        if size > _LONGEST:
            return self._cut(piece)
        plain = self._plain(piece)
        if plain is None:
            made = self._cut(piece)
        elif plain.lastindex == 1:
            made = _ONE[size]
        else:
            made = _round(size, *plain.span(2))
        if len(self) >= _KEPT:
            self.clear()
        self[piece] = made
        return made

    def _cut(self, piece: str) -> Steps:
        found = self._find(piece)
        if not found or found[0][0] > 0:
            found = [(0, 0), *found]
        places = [*chain.from_iterable(found), len(piece) + 1]
        steps = tuple(end - start for start, end in pairwise(places))
        return bytes(steps) if max(steps) <= _LARGEST else steps


def _round(size: int, start: int, end: int) -> Steps:
    """Signs before and behind one word."""
    if end == size:
        return _SIGNS[start] + _ONE[end - start]
    return _SIGNS[start] + bytes((end - start, 0)) + _SIGNS[size - end - 1] + _ONE[1]
