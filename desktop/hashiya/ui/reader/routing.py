"""Finds ways for relations between lines of text: elbows in gaps and margins, never across letters.

A way runs from the relation's start to its end. An end that is out of view is replaced by a chip at
the view's edge. It computes in coordinates of the sheet and paints nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF

from hashiya.display.listing import short_quote
from hashiya.model.annotation import Annotation
from hashiya.model.relation import Relation
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.layout import Line
from hashiya.ui.reader.placing import PlacedBlock
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import Style, text_width
from hashiya.wording import isolate

MOST = 60
QUOTE = 26
TRACK = 5.0
_FIRST_TRACK = 9.0
_EDGE_GAP, _STACKED = 5.0, 4.0
_DEEPEST = 0.3
"""How much of the view chips at one of its edges may take."""

_WIDE, _OUTSIDE = 10_000.0, 8.0
"""A strip reaches out of the view, so that only the edge towards the words is seen."""
_MOST_STACKED = 4
_ASIDE = 28.0
"""How far beside its way a name may stand."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of a sheet: heights, and how far the margins reach."""

    top: float
    height: float
    low: float
    high: float

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Route:
    """One relation's way. ``out`` is -1 or 1 when an end lies above or below the view.

    ``to`` is the annotation that a click on the chip is about.
    """

    relation: str
    points: tuple[Point, ...]
    text: str
    box: QRectF
    to: str
    strong: bool
    out: int = 0
    far: bool = False
    """An end lies in another article."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where a way leaves or reaches an annotation: over or under its first letters."""

    block: int
    number: int
    x: float
    over: float
    under: float
    gap: float
    """The height of the free strip above the line."""


@dataclass(slots=True)
class Router:
    """Lays the ways of one painting so that they share no track."""

    sheet: Sheet
    view: View
    _tracks: int = 0
    _boxes: list[QRectF] = field(default_factory=list[QRectF])

    def routes(self, relations: Iterable[Relation], focused: str) -> list[Route]:
        found: list[Route] = []
        for relation in relations:
            if len(found) >= MOST:
                break
            route = self._route(relation, focused)
            if route is not None:
                found.append(route)
        return found

    def _route(self, relation: Relation, focused: str) -> Route | None:
        index = self.sheet.index
        start, end = index.get(relation.from_id), index.get(relation.to_id)
        if start is None or end is None:
            return self._far(relation, start or end, focused, back=start is None)
        one, two = self._anchor(start), self._anchor(end)
        strong = focused in (start.id, end.id)
        name = self.sheet.relation_name(relation.label)
        if isinstance(one, _Anchor) and isinstance(two, _Anchor):
            points = self._between(one, two)
            box = self._name_box(points, name)
            other = start.id if focused == end.id else end.id
            return Route(relation.id, points, name, box, other, strong)
        if not strong:
            return None  # of all that is in view only what can be seen whole: the page stays calm
        if isinstance(one, _Anchor) and isinstance(two, int):
            return self._leaving(relation, one, end, two)
        if isinstance(two, _Anchor) and isinstance(one, int):
            return self._leaving(relation, two, start, one, back=True)
        return None

    def _far(
        self, relation: Relation, here: Annotation | None, focused: str, *, back: bool
    ) -> Route | None:
        """The other end lies in another article: a chip at the view's edge says in which."""
        far = self.sheet.far(relation.from_id if back else relation.to_id)
        if here is None or far is None or far.gone or here.id != focused:
            return None
        anchor = self._anchor(here)
        if isinstance(anchor, int):
            return None
        route = self._leaving(relation, anchor, far.annotation, 1, back=back, text=far.short)
        return replace(route, far=True)

    # --- ends ---

    def _anchor(self, annotation: Annotation) -> _Anchor | int:
        """Where it stands; -1 or 1 when that is above or below the view."""
        sheet, view = self.sheet, self.view
        block = sheet.blocks.at(annotation.start)
        above = sheet.heights.before(block + 1)
        if above >= view.bottom:
            return 1
        if above + sheet.heights[block + 1] <= view.top:
            return -1
        placed = sheet.placed(block)
        parts = stretches(placed.shaped, annotation.start, annotation.fragments[0].end)
        if not parts:
            return -1
        part, top = parts[0], sheet.top(block)
        line = placed.shaped.lines[part.line]
        base = top + line.base
        if base < view.top:
            return -1
        if base - sheet.style.text_top > view.bottom:
            return 1
        x0, x1 = min(part.extents, key=lambda it: abs((it[0] + it[1]) / 2 - part.start.x))
        inside = min(0.7 * sheet.style.em, (x1 - x0) / 2)
        x = x1 - inside if abs(part.start.x - x1) < abs(part.start.x - x0) else x0 + inside
        over = self._over(placed, part.line, x, base)
        under = base + sheet.style.text_bottom
        return _Anchor(block, part.line, x, over, under, top + line.top + 1)

    def _over(self, placed: PlacedBlock, line: int, x: float, base: float) -> float:
        boxes = [it.box(base, self.sheet.style) for it in placed.chips if it.line == line]
        tops = [
            it.top() for it in boxes if it.left() - 2 <= x <= it.right() + 2 and it.top() < base
        ]
        return min(tops, default=base - self.sheet.style.text_top)

    # --- ways ---

    def _between(self, one: _Anchor, two: _Anchor) -> tuple[Point, ...]:
        shift = self._tracks % 2 * 2.0
        if (one.block, one.number) == (two.block, two.number):
            gap = one.gap + shift
            return (one.x, one.over), (one.x, gap), (two.x, gap), (two.x, two.over)
        if self._follows(one, two):
            gap = two.gap + shift
            return (one.x, one.under), (one.x, gap), (two.x, gap), (two.x, two.over)
        if self._follows(two, one):
            gap = one.gap + shift
            return (one.x, one.over), (one.x, gap), (two.x, gap), (two.x, two.under)
        side = self._side(one.x, two.x)
        first, last = one.gap + shift, two.gap + shift
        return (
            (one.x, one.over),
            (one.x, first),
            (side, first),
            (side, last),
            (two.x, last),
            (two.x, two.over),
        )

    def _follows(self, one: _Anchor, two: _Anchor) -> bool:
        """Whether the second line is the next after the first."""
        if one.block == two.block:
            return two.number == one.number + 1
        lines = self.sheet.placed(one.block).shaped.lines
        return two.block == one.block + 1 and two.number == 0 and one.number == len(lines) - 1

    def _side(self, *xs: float) -> float:
        """The nearer margin, on a track of its own as far as there is room."""
        width = self.sheet.width
        low = sum(xs) <= sum(width - x for x in xs)
        room = max(_FIRST_TRACK + TRACK, (-self.view.low if low else self.view.high - width) - 6)
        tracks = max(1, int((room - _FIRST_TRACK) / TRACK))
        out = _FIRST_TRACK + TRACK * (self._tracks % tracks)
        self._tracks += 1
        return -out if low else width + out

    def _leaving(
        self,
        relation: Relation,
        here: _Anchor,
        other: Annotation,
        out: int,
        *,
        back: bool = False,
        text: str = "",
    ) -> Route:
        side = self._side(here.x)
        name = self.sheet.relation_name(relation.label)
        text = f"{isolate(name)} · {isolate(text or short_quote(other.quote, QUOTE))}"
        box = self._edge_box(side, out, text)
        rim = box.bottom() if out < 0 else box.top()
        points = ((here.x, here.over), (here.x, here.gap), (side, here.gap), (side, rim))
        ordered = points[::-1] if back else points
        return Route(relation.id, ordered, text, box, other.id, strong=True, out=out)

    # --- chips ---

    def _size(self, text: str) -> tuple[float, float]:
        style = self.sheet.style
        return text_width(style.pill_font, text) + 2 * style.chip_padding, style.pill_height

    def _edge_box(self, side: float, out: int, text: str) -> QRectF:
        """At the view's edge over the way; further ones are stacked inwards, then beside those."""
        width, height = self._size(text)
        width = min(width + self.sheet.style.jump_arrow, self.view.high - self.view.low - 12)
        low, high = self.view.low + 6, self.view.high - 6 - width
        from_high = side > self.sheet.width / 2
        x = min(max(side - (width - 14 if from_high else 14), low), high)
        y = self.view.top + _EDGE_GAP if out < 0 else self.view.bottom - _EDGE_GAP - height
        box = QRectF(x, y, width, height)
        first, deepest = QRectF(box), max(1, int(self.view.height * _DEEPEST / (height + _STACKED)))
        steps = 0
        while any(it.intersects(box) for it in self._boxes):
            steps += 1
            aside = steps // deepest * (width + _STACKED) * (-1 if from_high else 1)
            box = first.translated(aside, -out * (steps % deepest) * (height + _STACKED))
        self._boxes.append(box.adjusted(-2, -2, 2, 2))
        return box

    def _name_box(self, points: tuple[Point, ...], name: str) -> QRectF:
        """On the longest level stretch, below the letters of the line above and clear of its lanes.

        Where that is too short for the names that lie there already, just beside it; none (an empty
        box) where there is no room either: a name over another one says nothing.
        """
        width, height = self._size(name)
        pairs = [(a, b) for a, b in itertools.pairwise(points) if a[1] == b[1]]
        (x0, y), (x1, _) = max(pairs, key=lambda it: abs(it[0][0] - it[1][0]))
        low, high = sorted((x0, x1))
        middle = (low + high) / 2
        reach = max(0.0, (high - low - width) / 2)
        beside = reach + width + _ASIDE
        steps = [0.0, *(sign * it for it in _steps(beside) for sign in (1, -1))]
        taken = self._lanes_above(y, height)
        best: tuple[float, QRectF] | None = None
        for step in steps:
            x = min(max(middle + step - width / 2, self.view.low + 4), self.view.high - 4 - width)
            box = QRectF(x, y - height + 2, width, height)
            if any(it.intersects(box) for it in self._boxes):
                continue
            outside = max(0.0, abs(step) - reach)
            hits = sum(it.intersects(box) for it in taken) + outside / (beside + 1)
            if best is None or hits < best[0]:
                best = hits, box
            if hits < 1:
                break
        if best is None:
            return QRectF()
        box = best[1]
        self._boxes.append(box.adjusted(-2, -2, 2, 2))
        return box

    def _lanes_above(self, y: float, height: float) -> list[QRectF]:
        """The lanes and chips that lie in the strip where a name may stand."""
        sheet, style = self.sheet, self.sheet.style
        found: list[QRectF] = []
        for block in self._blocks_near(y):
            placed, top = sheet.placed(block), sheet.top(block)
            lines: list[Line] = placed.shaped.lines
            for it in placed.lanes:
                at = top + placed.lane_y(it.line, it.lane.number, style)
                if y - height - 4 < at < y + 4:
                    extents = [*it.extents, *([it.code] if it.code else [])]
                    found += [QRectF(a, at - 3, b - a, 6) for a, b in extents]
            found += [it.box(top + lines[it.line].base, style) for it in placed.chips]
        return found

    def _blocks_near(self, y: float) -> list[int]:
        here = min(max(self.sheet.heights.find(y) - 1, 0), len(self.sheet) - 1)
        near = [it for it in (here - 1, here) if it >= 0]
        return [it for it in near if not self.sheet.placed(it).shaped.blank]


def bands(routes: Iterable[Route]) -> list[QRectF]:
    """The strips at the view's edges in which chips stand: the page's margins meanwhile, without words."""
    found: list[QRectF] = []
    for out in (-1, 1):
        boxes = [it.box for it in routes if it.out == out]
        if boxes:
            top, bottom = min(it.top() for it in boxes), max(it.bottom() for it in boxes)
            high, low = top - _EDGE_GAP, bottom + _EDGE_GAP
            if out < 0:
                high -= _OUTSIDE
            else:
                low += _OUTSIDE
            found.append(QRectF(-_WIDE, high, 2 * _WIDE, low - high))
    return found


def foot_of(count: int, style: Style) -> float:
    """The strip at the foot that so many chips need at the most; many of them stand in columns."""
    return (
        min(count, _MOST_STACKED) * (style.pill_height + _STACKED) + 2 * _EDGE_GAP if count else 0
    )


def _steps(reach: float) -> list[float]:
    return [step * 14.0 for step in range(1, int(reach / 14.0) + 1)]
