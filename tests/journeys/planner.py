"""Finds the fewest keys from where the reader stands to a mark that is still to be made.

It thinks on a reading view of its own that nobody sees, so that it knows no rule of the cursor
which the program does not have. Only marks that end where a person would look are given to it.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.schema import Label, Schema
from hashiya.text.words import next_word, previous_word
from hashiya.ui.reader.view import ReaderView

MOST_KEYS = 8
MOST_JUMPS = 2
REACH = 6
"""Letters by which an edge is moved one by one, at most."""
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aim:
    """A mark to make: its place, its label, the key of its label."""

    span: Range
    label: Label = field(compare=False)
    key: str


@dataclass(frozen=True, slots=True)
class Stand:
    """What is chosen in the reader."""

    word: Range | None
    span: Range | None
    active: str
    focused: str = ""

    @property
    def target(self) -> Range | None:
        return self.span or self.word


@dataclass(frozen=True, slots=True)
class Jump:
    """A hint to a word, extending the selection to it or not."""

    to: int
    extend: bool


Press = str | Jump
Plan = tuple[list[Press], Aim]


class Shadow(ReaderView):
    """A reading view that only thinks."""

    def chosen(self, *, show: bool = True, keep_x: bool = False) -> None:
        del show, keep_x
        if self.selecting.span is not None:
            self._focused = ""

    def _set_focused(self, annotation_id: str) -> None:
        self._focused = annotation_id

    def stand(self) -> Stand:
        it = self.selecting
        return Stand(it.word, it.span, it.active, self._focused)

    def take(self, stand: Stand) -> None:
        it = self.selecting
        it.word, it.span, it.active = stand.word, stand.span, stand.active
        it._widths = []
        self._focused = stand.focused
        self._goal_x = None
        self._pointed = False


Move = Callable[[Shadow], object]
MOVES: dict[str, Move] = {
    "left": lambda it: it.move_word(1),
    "right": lambda it: it.move_word(-1),
    "shift+left": lambda it: it.move_word(1, extend=True),
    "shift+right": lambda it: it.move_word(-1, extend=True),
    "ctrl+left": lambda it: it.move_sentence(1),
    "ctrl+right": lambda it: it.move_sentence(-1),
    "s": lambda it: it.select_sentence(),
    "w": lambda it: it.widen(),
    "end": lambda it: it.move_to_paragraph_edge(1),
    "home": lambda it: it.move_to_paragraph_edge(-1),
    "shift+end": lambda it: it.move_to_paragraph_edge(1, extend=True),
    "shift+home": lambda it: it.move_to_paragraph_edge(-1, extend=True),
}
TRIMS: dict[str, Move] = {
    "[": lambda it: it.move_edge(1),
    "]": lambda it: it.move_edge(-1),
    "shift+[": lambda it: it.move_edge(1, other=True),
    "shift+]": lambda it: it.move_edge(-1, other=True),
    "f": lambda it: it.trim("start", 1),
    "shift+f": lambda it: it.trim("start", -1),
    "g": lambda it: it.trim("end", 1),
}
"""All of them under a paragraph that runs right to left, as article 1 does."""


class Planner:
    def __init__(self, article: Article, schema: Schema) -> None:
        self.shadow = Shadow()
        self.shadow.resize(640, 600)
        self.shadow.show_article(article, (), (), schema, "ar")
        self._schema = schema
        self._marks: dict[str, Annotation] = {}
        self._known: dict[tuple[Stand, Press], Stand] = {}
        """What a key leads to; with a mark in focus this depends on the mark, and is thought anew."""

    def know(self, marks: Iterable[Annotation]) -> None:
        """The marks that are there now."""
        self._marks = {it.id: it for it in marks}
        self.shadow.set_annotations(self._marks.values(), ())

    def plan(self, start: Stand, aims: Iterable[Aim], hints: dict[int, int]) -> Plan | None:
        """The cheapest way to any of these; ``hints`` is how many keys lead to a word from here."""
        wanted = {}
        for it in aims:
            wanted.setdefault(it.span, []).append(it)
        tie = count()
        queue: list[tuple[float, int, int, Stand, list[Press]]] = [(0, 0, next(tie), start, [])]
        seen: dict[Stand, int] = {}
        while queue:
            _guess, cost, _order, stand, pressed = heapq.heappop(queue)
            if seen.get(stand, 99) <= cost:
                continue
            seen[stand] = cost
            aim = self._reached(stand, wanted)
            if aim is not None:
                return pressed, aim
            for press, price, after in self._next(stand, pressed, wanted, hints):
                if cost + price <= MOST_KEYS and seen.get(after, 99) > cost + price:
                    guess = cost + price + _left_to_do(after, wanted)
                    entry = (guess, cost + price, next(tie), after, [*pressed, press])
                    heapq.heappush(queue, entry)
        return None

    def _reached(self, stand: Stand, wanted: dict[Range, list[Aim]]) -> Aim | None:
        focused = self._marks.get(stand.focused)
        place = (focused.start, focused.end) if focused else stand.target
        for aim in wanted.get(place or (0, 0), []):
            if focused is None or self._adds(focused, aim.label):
                return aim
        return None

    def _adds(self, focused: Annotation, label: Label) -> bool:
        """On a focused mark a label of its own layer changes it, and a lane in a band is another place."""
        there = self._schema.label(focused.layer, focused.label)
        inside = there is not None and there.form == "band" and label.form != "band"
        return focused.layer != label.layer and not inside

    def _next(
        self,
        stand: Stand,
        pressed: list[Press],
        wanted: dict[Range, list[Aim]],
        hints: dict[int, int],
    ) -> Iterator[tuple[Press, int, Stand]]:
        for key, move in MOVES.items():
            yield key, 1, self._after(stand, key, move)
        if not stand.focused and self._near(stand.target, wanted):
            for key, move in TRIMS.items():
                yield key, 1, self._after(stand, key, move)
        jumps = sum(isinstance(it, Jump) for it in pressed)
        if hints and (not pressed or jumps < MOST_JUMPS):
            yield from self._jumps(stand, wanted, hints, fresh=not pressed)

    def _jumps(
        self, stand: Stand, wanted: dict[Range, list[Aim]], hints: dict[int, int], *, fresh: bool
    ) -> Iterator[tuple[Press, int, Stand]]:
        """To the first word of a wanted place, from there on to its last one, or to one beside them."""
        for start, end in wanted:
            if fresh:
                for at in self._beside(start, hints):
                    yield self._jump(stand, at, hints, extend=False)
            elif stand.target and abs(stand.target[0] - start) <= REACH:
                for at in self._beside(end - 1, hints):
                    yield self._jump(stand, at, hints, extend=True)

    def _beside(self, position: int, hints: dict[int, int]) -> list[int]:
        """Where a hint leads that is at this word, or at the next one on either side."""
        word = self.shadow.selecting.unit_at(position)
        if word is None or word[0] in hints:
            return [word[0]] if word else []
        text = self.shadow.selecting.text
        sides = (previous_word(text, word[0]), next_word(text, word[1]))
        return [it[0] for it in sides if it and it[0] in hints]

    def _jump(
        self, stand: Stand, at: int, hints: dict[int, int], *, extend: bool
    ) -> tuple[Press, int, Stand]:
        jump = Jump(at, extend=extend)
        after = self._after(stand, jump, lambda it: it.go_to(at, extend=extend))
        return jump, hints[at] + 1, after

    def _near(self, target: Range | None, wanted: dict[Range, list[Aim]]) -> bool:
        """Only letters or what is attached lies between here and a wanted place."""
        if target is None:
            return False
        start, end = target
        return any(abs(a - start) <= REACH and abs(b - end) <= REACH for a, b in wanted)

    def _after(self, stand: Stand, press: Press, move: Move) -> Stand:
        known = self._known.get((stand, press))
        if known is not None:
            return known
        self.shadow.take(stand)
        move(self.shadow)
        after = self.shadow.stand()
        if not stand.focused:
            self._known[stand, press] = after
        return after


def _left_to_do(stand: Stand, wanted: Iterable[Range]) -> float:
    """A guess at the keys that are still needed: about one for each edge that is wrong, more from afar."""
    here = stand.target or (0, 0)
    return min(_apart(here[0], start) + _apart(here[1], end) for start, end in wanted)


def _apart(here: int, there: int) -> float:
    return 0.0 if here == there else 0.7 + min(1.5, abs(here - there) / 50)
