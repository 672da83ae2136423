"""Letters of a printed page put into lines: by the height they stand on, words in the order of their places.

The library cuts lines where a mark stands higher, and gives the letters of some words from west to east
and the marks of a word apart. Where the drawing of a letter began decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from math import hypot
from typing import Any
from unicodedata import bidirectional

from hashiya.formats.documents.pdf_lines import Box
from hashiya.formats.documents.pdf_order import GAP, Kind, Letter, kind_of

_SAME_HEIGHT = 0.45
"""Of the letters' height: so little apart are letters of one line."""
_NEAR = 0.5
"""Of the letters' height: what stands so near at one height is one line, however the library cut it."""
_LEAST_GAP, _UPON = 0.03, 0.1
_BENEATH = {"AL": 0.5, "R": 0.62}
"""Of the letters' size: how wide a letter of Arabic or Hebrew is of whose shape only the mark above it is told."""
_EDGE = 0.2
"""Of a letter's width: nearer to its end a mark may be its neighbour's."""
_BESIDE = 0.2
"""Of the letters' height: so far beside its letter a mark may stand."""
_WINDOW = 40
"""Shapes before and after a mark, in the library's order, among which its letter is looked for."""
_LOOKED_BACK = 12
"""Lines among which the rest of a line is looked for."""
_NEXT_TO_LETTER = frozenset("\u0651\u05bc\u05c1\u05c2")
"""Marks that are written before others on one letter: shadda, dagesh, the dots of shin."""


_NOT_SIGNS = {"\0": "\ufffd", "\x02": "\x02", "\ufffe": "-"}
"""What the library gives for a shape that no letter is told of, and for a hyphen at the end of a line."""
_ALEFS = frozenset("اأإآٱ")
_SHARING = (None, "rtl")
"""Kinds of letters that may share a shape."""


@dataclass(slots=True)
class _Shape:
    """What is drawn at once: a letter, letters that share a shape, a mark, a space.

    ``origin`` and ``height`` are the place where the drawing of it began.
    """

    signs: str
    kind: Kind | None
    origin: float
    height: float
    west: float
    east: float
    size: float
    at: int
    """Its number among the library's letters."""
    marks: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class _Row:
    """Shapes at one height, in the order of the library."""

    height: float
    size: float = 0.0
    shapes: list[_Shape] = field(default_factory=list[_Shape])
    marks: list[tuple[_Shape, int]] = field(default_factory=list[tuple[_Shape, int]])
    """Marks, each with how many shapes stood before it; -1: nothing is known of that."""
    west: float = float("inf")
    east: float = float("-inf")

    def take(self, it: _Shape) -> None:
        self.shapes.append(it)
        if it.kind != "space":
            self.west, self.east = min(self.west, it.west), max(self.east, it.east)
            self.size = max(self.size, it.size)

    def take_all(self, other: _Row) -> None:
        if other.size > self.size:  # of letters, not of what stands above or below them
            self.height = other.height
        before = len(self.shapes)
        self.marks += [(it, at + before if at >= 0 else at) for it, at in other.marks]
        for it in other.shapes:
            self.take(it)

    def holds(self, height: float, size: float) -> bool:
        return abs(height - self.height) <= _SAME_HEIGHT * max(self.size, size)


def rows(words: Any, raw: Any) -> list[tuple[list[Letter], Box, float, float]]:
    """The lines of a page in the library's order: letters, place, how large these are, what they are set in.

    The last two are the same unless the face is lower than that. ``words`` is a text page of ``raw``, the
    library's own interface.
    """
    found, stray = _cut(_shapes(words, raw))
    found = _together(found)
    for it in stray:
        _lay(it, found)
    _turn(found)
    made: list[tuple[list[Letter], Box, float, float]] = []
    for it in found:
        told = _set_in(it, words, raw)
        size = min(told, it.size) if told > 0 else it.size
        made.append((_letters(it, size), Box(it.west, it.height, it.east, it.size), size, told))
    return made


def _set_in(row: _Row, words: Any, raw: Any) -> float:
    """What its face is set in, in points: the height of a line of it says less, faces differ."""
    at = next((it.at for it in row.shapes if it.kind == "rtl"), row.shapes[0].at)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(words, at, byref(matrix))
    return raw.FPDFText_GetFontSize(words, at) * hypot(matrix.c, matrix.d)


def _shapes(words: Any, raw: Any) -> Iterator[_Shape]:
    """Shapes, spaces and ends of lines. Letters with one origin are one shape, also where others stand between."""
    x, y, box = c_double(), c_double(), raw.FS_RECTF()
    ours: dict[tuple[float, float], _Shape] = {}
    for at in range(words.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(words, at))
        if sign in _NOT_SIGNS:
            sign = "-" if raw.FPDFText_IsHyphen(words, at) == 1 else _NOT_SIGNS[sign]
        raw.FPDFText_GetCharOrigin(words, at, byref(x), byref(y))
        kind = kind_of(sign)
        if kind == "space":
            if sign in "\r\n":
                ours.clear()
            yield _Shape(sign, kind, x.value, y.value, x.value, x.value, 0.0, at)
            continue
        raw.FPDFText_GetLooseCharBox(words, at, byref(box))
        place = (round(x.value, 1), round(y.value, 1))
        shape = ours.get(place)
        if shape is not None and kind in _SHARING and shape.kind in _SHARING:
            shape.signs += sign
            shape.kind = shape.kind or kind
            shape.west, shape.east = min(shape.west, box.left), max(shape.east, box.right)
            continue
        size = box.top - box.bottom
        shape = _Shape(sign, kind, x.value, y.value, box.left, box.right, size, at)
        ours[place] = shape
        yield shape


def _cut(shapes: Iterator[_Shape]) -> tuple[list[_Row], list[_Shape]]:
    """Rows as the library tells them, cut where the height changes too; and marks that stand alone."""
    found: list[_Row] = []
    stray: list[_Shape] = []
    row: _Row | None = None
    for it in list(shapes):  # whole: letters may come to a shape later on
        if it.signs in "\r\n":
            row = None
        elif it.kind == "space":
            if row is not None:
                row.take(it)
        elif it.kind is None:
            if row is None:
                stray.append(it)
            else:
                row.marks.append((it, len(row.shapes)))
        else:
            if row is None or not row.holds(it.height, it.size):
                row = _Row(it.height)
                found.append(row)
            row.take(it)
    return found, stray


def _together(rows_of: list[_Row]) -> list[_Row]:
    """Rows that stand at one height and next to one another, or within one another, are one."""
    found: list[_Row] = []
    for row in rows_of:
        near = (it for it in reversed(found[-_LOOKED_BACK:]) if _are_one(it, row))
        other = next(near, None)
        if other is None:
            found.append(row)
        else:
            other.take_all(row)
    return found


def _are_one(one: _Row, other: _Row) -> bool:
    gap = max(one.west, other.west) - min(one.east, other.east)
    return one.holds(other.height, other.size) and gap <= _NEAR * max(one.size, other.size)


def _lay(mark: _Shape, rows_of: list[_Row]) -> None:
    """A mark that the library gave alone comes to the row that it stands over or under."""
    near = [it for it in rows_of if it.west - it.size < mark.west < it.east + it.size]
    row = min(near, key=lambda it: abs(it.height - mark.height), default=None)
    if row is not None and abs(row.height - mark.height) < row.size:
        row.marks.append((mark, -1))


def _letters(row: _Row, size: float) -> list[Letter]:
    """The row's letters, each followed by its marks. Where most run from right to left: from east to west,
    and those that run the other way in their own order."""
    for mark, at in row.marks:
        _bearer(mark, at, row).marks.append(mark.signs)
    kinds = [it.kind for it in row.shapes]
    if not 0 < kinds.count("rtl") >= kinds.count("ltr"):
        return [one for it in row.shapes for one in _of(it)]
    found: list[Letter] = []
    for kind, run in groupby(_spaced(row, size), key=lambda it: it.kind):
        shapes = list(run)
        if kind in ("ltr", "number"):
            shapes.reverse()
        found += [one for it in shapes for one in _of(it)]
    return found


def _from_the_east(row: _Row, size: float) -> list[_Shape]:
    found = sorted(row.shapes, key=lambda it: (-it.origin, it.west - it.east))
    for at in range(1, len(found)):
        one, after = found[at - 1], found[at]
        upon = one.origin - after.origin < _UPON * size
        if upon and after.signs[0] == "ل" and one.signs[0] in _ALEFS:  # drawn in one place
            found[at - 1], found[at] = after, one
    return found


def _spaced(row: _Row, size: float) -> Iterator[_Shape]:
    """Shapes from east to west, with a space where a gap is seen: smaller where the library has a space too."""
    told = False
    before: _Shape | None = None
    for it in _from_the_east(row, size):
        if it.kind == "space":
            told = True
            continue
        if it.kind == "rtl":
            it.west = min(it.west, it.origin)
            if it.size < row.size / 2 and len(it.signs) > 1:
                width = max(_BENEATH.get(bidirectional(one), 0.0) for one in it.signs)
                it.east = max(it.east, it.origin + width * size)
        if before is not None:
            gap = before.west - it.east
            if gap > (_LEAST_GAP if told else GAP) * size:
                yield _Shape(" ", "space", it.east, it.height, it.east, it.east, 0.0, it.at)
        yield it
        before, told = it, False


def _of(shape: _Shape) -> Iterator[Letter]:
    signs = shape.signs
    if len(signs) == 1 and not shape.marks:
        yield Letter(signs, shape.west, shape.east)
        return
    marks = sorted("".join(shape.marks), key=lambda it: it not in _NEXT_TO_LETTER)
    own = {it for it in signs if kind_of(it) is None}
    for sign in (*signs, *(it for it in dict.fromkeys(marks) if it not in own)):
        yield Letter(sign, shape.west, shape.east)


def _turn(rows_of: list[_Row]) -> None:
    """Letters of one shape into their order: lam and alef, or a mark, bear witness; of others most of the page."""
    several = [it for row in rows_of for it in row.shapes if it.kind == "rtl" and len(it.signs) > 1]
    told = [_is_turned(it.signs) for it in several]
    usual = told.count(True) > told.count(False)
    for it, turned in zip(several, told, strict=True):
        if usual if turned is None else turned:
            it.signs = it.signs[::-1]


def _is_turned(signs: str) -> bool | None:
    """``None``: nothing in them tells."""
    if kind_of(signs[0]) is None or (signs[0] in _ALEFS and signs[1] == "ل" and len(signs) == 2):
        return True
    lam = signs.find("ل") + 1
    in_order = 0 < lam < len(signs) and signs[lam] in _ALEFS
    return False if in_order or kind_of(signs[-1]) is None else None


def _bearer(mark: _Shape, at: int, row: _Row) -> _Shape:
    """The letter that a mark stands at: the one whose middle it is over or under. At the edges of letters the
    order tells: it is drawn before its letter where a word is drawn from west to east, else after it."""
    middle = (mark.west + mark.east) / 2
    around = row.shapes[max(0, at - _WINDOW) : at + _WINDOW] if at >= 0 else row.shapes
    shapes = [it for it in around if it.kind != "space"] or row.shapes
    nearest = min(shapes, key=lambda it: max(it.west - middle, middle - it.east))
    edge = _EDGE * (nearest.east - nearest.west)
    if at < 0 or nearest.west + edge < middle < nearest.east - edge:
        return nearest
    start = end = at
    while start and row.shapes[start - 1].kind == "rtl":
        start -= 1
    while end < len(row.shapes) and row.shapes[end].kind == "rtl":
        end += 1
    if start == end:
        return nearest
    word = row.shapes[start:end]
    drawn = sum(1 if one.origin < other.origin else -1 for one, other in pairwise(word)) > 0
    it = word[min(at - start, len(word) - 1) if drawn else max(at - start - 1, 0)]
    beside = _BESIDE * row.size
    return it if it.west - beside < middle < it.east + beside else nearest
