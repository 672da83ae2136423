"""Letters of a printed line in the order of reading, from where they stand; it reads no file.

Words come with their letters in order (``pdf_letters``); where they stand decides what comes next.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

Kind = Literal["rtl", "ltr", "number", "space", "sign"]

_KINDS: dict[str, Kind] = {
    "R": "rtl",
    "AL": "rtl",
    "L": "ltr",
    "EN": "number",
    "AN": "number",
    "WS": "space",
}
_WITHIN_NUMBERS = frozenset("./,:٫٬")
_BESIDE_NUMBERS = frozenset("%‰°$€£#")
_OPENING = dict(zip("([{«‹“‘", ")]}»›”’", strict=True))
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_TURNED = {"“", "”", "‘", "’"}
"""The library turns these like brackets, although Unicode does not mirror them."""
GAP = 0.12
"""So much of the letters' size is a gap between words."""
_AFTER_CLOSING = frozenset(".,;:!?؟،؛۔…")


class Letter(NamedTuple):
    """A code point and its place along the line, in points; a space may have no width."""

    sign: str
    west: float
    east: float


@dataclass(slots=True)
class _Piece:
    """What stays together: a word's letters, a number's digits, or one sign."""

    kind: Kind
    west: float
    east: float
    parts: list[str] = field(default_factory=list[str])
    last: tuple[float, float] = (0.0, 0.0)
    number: int = 0
    spaced: bool = False
    """Whether the library put a space between it and the piece before it, which has the number before."""

    @classmethod
    def of_several(cls, pieces: list[_Piece], text: str) -> _Piece:
        if len(pieces) == 1:
            return pieces[0]
        west, east = min(it.west for it in pieces), max(it.east for it in pieces)
        return cls("ltr", west, east, [text])

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def middle(self) -> float:
        return (self.west + self.east) / 2


@cache
def kind_of(sign: str) -> Kind | None:
    """``None`` for what belongs to the letter before it."""
    if sign.isspace():
        return "space"
    found = unicodedata.bidirectional(sign)
    if found == "NSM":
        return None
    return _KINDS.get(found, "sign")


def in_reading_order(letters: Sequence[Letter], size: float) -> str:
    """The line's text. ``size`` is what its letters are set in.

    A line whose letters mostly run from left to right is left as it is.
    """
    kinds: list[Kind | None] = [kind_of(it.sign) for it in letters]
    if kinds.count("rtl") == 0:
        return "".join(it.sign for it in letters)
    if kinds.count("rtl") < kinds.count("ltr"):
        return faced("".join(it.sign for it in letters))
    pieces = _pieces(letters, kinds, size)
    seen = sorted(pieces, key=lambda it: it.middle)  # as it is seen, from west to east
    hebrew = sum(unicodedata.bidirectional(it.sign) == "R" for it in letters)
    units = list(_units(seen, hebrew=2 * hebrew > kinds.count("rtl")))
    units.reverse()
    ends = _ends_in_front(units, size)
    end = "".join(it.text for unit in reversed(units[:ends]) for it in unit)
    written = [_Piece.of_several(unit, _joined(unit, size)) for unit in units[ends:]]
    return faced(_joined(written, size) + end, everywhere=True)


def _ends_in_front(units: list[list[_Piece]], size: float) -> int:
    """How many signs belong to the end: a line whose first word follows on a full stop was set from west to east."""
    count = 0
    while count < len(units) and units[count][0].kind == "sign":
        count += 1
    signs = "".join(it.text for unit in units[:count] for it in unit)
    if count == len(units) or signs in ("..", "...") or not _AFTER_CLOSING & set(signs):
        return 0
    sign, first = units[count - 1][0], units[count][0]
    return count if first.kind == "rtl" and _gap(sign, first) <= GAP * size else 0


def without_ghosts(letters: Sequence[Letter]) -> list[Letter]:
    """Control signs that stand upon a letter beside them are no letters: letter-spaced headings have them."""
    return [it for at, it in enumerate(letters) if not _is_ghost(letters, at)]


def _is_ghost(letters: Sequence[Letter], at: int) -> bool:
    it = letters[at]
    if it.sign.isspace() or unicodedata.category(it.sign) != "Cc":
        return False
    beside = (letters[near] for near in (at - 1, at + 1) if 0 <= near < len(letters))
    return any(
        2 * (min(it.east, one.east) - max(it.west, one.west)) > it.east - it.west
        for one in beside
        if unicodedata.category(one.sign) != "Cc"
    )


def faced(text: str, *, everywhere: bool = False) -> str:
    """Brackets and quotation marks beside letters that run from right to left, by what they stand beside."""
    signs = list(text)
    for at, sign in enumerate(signs):
        if (sign in _OPENING or sign in _CLOSING) and (everywhere or _is_beside_rtl(text, at)):
            signs[at] = _facing(text, at, signs[at - 1] if at else "")
    return "".join(signs)


def _facing(text: str, at: int, before: str) -> str:
    """How a sign faces; ``before`` is the one before it as it faces. One behind a closing one closes too, if what
    follows does not begin a word."""
    sign, after = text[at], text[at + 1 : at + 2]
    closes = _is_edge(after) or after in _AFTER_CLOSING or after in _OPENING or after in _CLOSING
    opens = _is_edge(before) or before in _OPENING or (before in _CLOSING and not closes)
    if opens and not closes:
        return _CLOSING.get(sign, sign)
    if closes and not opens:
        return _OPENING.get(sign, sign)
    return (_OPENING.get(sign) or _CLOSING[sign]) if sign in _TURNED else sign


def _is_edge(beside: str) -> bool:
    return not beside or beside.isspace()


def _is_beside_rtl(text: str, at: int) -> bool:
    for near in (text[at + 1 : at + 2], text[max(0, at - 1) : at]):
        if near.isalpha():
            return kind_of(near) == "rtl"
    return any(kind_of(it) == "rtl" for it in text[at:])


def _pieces(letters: Sequence[Letter], kinds: Sequence[Kind | None], size: float) -> list[_Piece]:
    found: list[_Piece] = []
    spaced = False
    for it, kind in zip(letters, kinds, strict=True):
        if kind == "space" and it.west >= it.east:
            spaced = True  # where the library says that it stands says nothing
            continue
        piece = found[-1] if found else None
        if piece and kind is None:
            piece.parts.append(it.sign)
        elif piece and not spaced and kind == piece.kind and _goes_on(piece, it, size):
            piece.parts.append(it.sign)
            piece.west, piece.east = min(piece.west, it.west), max(piece.east, it.east)
            piece.last = it.west, it.east
        else:
            place = it.west, it.east
            new = _Piece(kind or "sign", it.west, it.east, [it.sign], place)
            new.number, new.spaced, spaced = len(found), spaced, False
            found.append(new)
    return found


def _goes_on(piece: _Piece, it: Letter, size: float) -> bool:
    """Whether a letter belongs to the word or number before it."""
    if piece.last == (it.west, it.east) or piece.kind in ("space", "sign"):
        return piece.kind not in ("space", "sign")
    if piece.kind == "rtl":
        return abs(piece.last[0] - it.east) < size / 2
    return abs(it.west - piece.last[1]) < size / 2


def _units(seen: list[_Piece], *, hebrew: bool) -> Iterator[list[_Piece]]:
    """What reads from west to east stays together, everything else is alone."""
    at = 0
    while at < len(seen):
        end = at + 1
        if seen[at].kind in ("ltr", "number"):
            end = _end_of_ltr(seen, at)
            if not any(it.kind == "ltr" for it in seen[at:end]):
                end = _end_of_number(seen, at, hebrew=hebrew)
        elif hebrew and _is_sign_of_number(seen, at) and _is_number(seen, at + 1):
            end = _end_of_number(seen, at + 1, hebrew=True)
        yield seen[at:end]
        at = end


def _end_of_ltr(seen: list[_Piece], at: int) -> int:
    end = at + 1
    for place in range(at + 1, len(seen)):
        if seen[place].kind == "rtl":
            break
        brackets = sum(it.text in _OPENING or it.text in _CLOSING for it in seen[at : place + 1])
        closes = seen[place].text in _OPENING or seen[place].text in _CLOSING
        if brackets % 2 == 0 and (closes or seen[place].kind in ("ltr", "number")):
            end = place + 1
    if end < len(seen) and seen[end - 1].kind == "number" and seen[end].text in "%‰°":
        end += 1
    return end


def _end_of_number(seen: list[_Piece], at: int, *, hebrew: bool) -> int:
    end = at + 1
    while _is_number(seen, end + 1) and (
        seen[end].text in _WITHIN_NUMBERS or (hebrew and _is_sign_of_number(seen, end))
    ):
        end += 2
    return end + 1 if hebrew and end < len(seen) and _is_sign_of_number(seen, end) else end


def _is_number(seen: list[_Piece], at: int) -> bool:
    return at < len(seen) and seen[at].kind == "number"


def _is_sign_of_number(seen: list[_Piece], at: int) -> bool:
    return seen[at].text in _BESIDE_NUMBERS


def _joined(pieces: Sequence[_Piece], size: float) -> str:
    """One space for a gap, however many the library made of it, and none where there is no gap."""
    found: list[str] = []
    before: _Piece | None = None
    for it in pieces:
        apart = before and (_gap(before, it) > GAP * size or _was_spaced(before, it))
        found.append(" " if it.kind == "space" else f" {it.text}" if apart else it.text)
        before = it
    return " ".join("".join(found).split())


def _gap(one: _Piece, other: _Piece) -> float:
    return max(one.west - other.east, other.west - one.east)


def _was_spaced(one: _Piece, other: _Piece) -> bool:
    """The library says so of two words; of signs it says it wrongly."""
    words = one.kind == other.kind == "rtl"
    return words and other.spaced and other.number == one.number + 1
