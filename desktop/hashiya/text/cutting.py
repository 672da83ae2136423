"""Cuts texts between spaces and remembers how each piece was cut; what a token is, it is told.

Texts say the same words over and over: most pieces were cut before, and then the whole text is cut
by what lists and sums of Python's own do at once, without a step of ours for each token.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, chain, compress, pairwise

Range = tuple[int, int]
Edges = tuple[list[int], list[int]]
"""Where tokens begin, and where they end."""

_KEPT = 1 << 15
_LONGEST = 64
"""Pieces that are longer come once."""


_ONE = [(length, 1) for length in range(_LONGEST + 1)]
"""How a piece of that length is cut that is one token: as most are, the same value for all of them."""


class Cutter:
    """Cuts by ``find``, whose tokens must be the same whether a piece stands alone or between spaces.

    Tokens hold no white space and leave nothing else out. ``is_one`` is a cheap proof that a piece
    is one token.
    """

    def __init__(self, find: Callable[[str], list[Range]], is_one: Callable[[str], object]) -> None:
        self._known = _Known(find, is_one)

    def edges(self, text: str) -> Edges:
        """Those of all tokens of the text."""
        known = self._known
        steps = list(chain.from_iterable(map(known.__getitem__, text.split(" "))))
        places = list(accumulate(steps, initial=0))
        starts, ends = places[:-1:2], places[1::2]
        lengths = steps[::2]
        if 0 in lengths:  # where white space follows a space: nothing stands there
            return list(compress(starts, lengths)), list(compress(ends, lengths))
        return starts, ends


class _Known(dict[str, tuple[int, ...]]):
    """Of each piece by turns the length of a token and that of the gap behind it, with the space after the piece.

    A piece that begins with white space, or is empty, begins with a token of no length.
    """

    def __init__(self, find: Callable[[str], list[Range]], is_one: Callable[[str], object]) -> None:
        super().__init__()
        self._find, self._is_one = find, is_one

    def __missing__(self, piece: str) -> tuple[int, ...]:
        size = len(piece)
        if size > _LONGEST:
            return self._cut(piece)
        made = _ONE[size] if self._is_one(piece) else self._cut(piece)
        if len(self) >= _KEPT:
            self.clear()
        self[piece] = made
        return made

    def _cut(self, piece: str) -> tuple[int, ...]:
        found = self._find(piece)
        if not found or found[0][0] > 0:
            found = [(0, 0), *found]
        places = [*chain.from_iterable(found), len(piece) + 1]
        return tuple(end - start for start, end in pairwise(places))
