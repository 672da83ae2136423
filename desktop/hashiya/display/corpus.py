"""The corpus list as values: what is shown in which order, and kept counts; what it needs it asks a source for.

Orders and filters work on columns of numbers; only what is looked at becomes a line. Lines are taken
over one by one as steps change them; nothing is counted or sorted anew for that.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Any, Literal

from hashiya.display.corpus_rows import Rows, Shelf, Source
from hashiya.display.corpus_words import Words, words_of
from hashiya.model.article import ArticleLine, Status
from hashiya.model.columns import BINNED, STATUSES, Columns, TextOrder
from hashiya.text import folding

Order = Literal["list", "title", "published", "annotations", "status", "length"]
ORDERS: tuple[Order, ...] = ("list", "title", "published", "annotations", "status", "length")
AT_ONCE = 50_000
"""Places sorted in one stroke: nothing else in the program works meanwhile."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Those articles whose label of this code has this value; without a value those that lack the label."""

    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown, and how."""

    words: str
    status: Status | None
    order: Order
    in_bin: bool
    label: Labelled | None = None
    waiting: bool = False


class Corpus:
    """All articles of a project, of which ``shown`` are those that pass the filter, in order."""

    def __init__(self) -> None:
        self.words = ""
        self.status: Status | None = None
        self.order: Order = "list"
        self.in_bin = False
        self.label: Labelled | None = None
        self.only_waiting = False
        self.start((Shelf(), {}))

    def __len__(self) -> int:
        return len(self._shelf.columns)

    def load(self, source: Source | None) -> None:
        """Start anew from this project, or from none."""
        self.start(read(source) if source else (Shelf(), {}))
        self.show()

    def start(self, what: Read) -> None:
        """Start anew from what was read; it is shown when it is asked for."""
        shelf, waiting = what
        self._shelf = shelf
        self._words = Words(shelf)
        self._in_order: dict[Order, Sequence[int]] = {}
        self.shown = Rows(shelf)
        for number, line in waiting.items():
            place = shelf.place(number)
            if place >= 0:
                self._put(place, line)

    def let_go(self) -> None:
        """The project is closed: nothing is asked of it any more."""
        self._shelf.let_go()

    @property
    def lines(self) -> Rows:
        """Articles of the project in the order of the list, the bin left out."""
        states = self._shelf.columns.states
        return Rows(
            self._shelf, _numbers(it for it in self._shelf.by_position if states[it] < BINNED)
        )

    @property
    def counts(self) -> dict[Status, int]:
        """Articles outside the bin by what their status is shown as."""
        count = self._shelf.columns.states.count
        return {it: count(k) for k, it in enumerate(STATUSES)}

    @property
    def binned(self) -> int:
        return len(self) - sum(self.counts.values())

    @property
    def asked(self) -> Asked:
        return Asked(
            self.words, self.status, self.order, self.in_bin, self.label, self.only_waiting
        )

    @property
    def waiting(self) -> frozenset[int]:
        """Places of the articles outside the bin in which marks wait for a place in the text."""
        source, states = self._shelf.source, self._shelf.columns.states
        found = map(self._shelf.place, source.waiting_in() if source else ())
        return frozenset(it for it in found if it >= 0 and states[it] < BINNED)

    def next_waiting(self, after: str) -> str | None:
        """The next article in which marks wait, round the end of the list; the one to begin after comes last."""
        waiting = self.waiting
        walk = [it for it in self._shelf.by_position if it in waiting]
        here = self._shelf.place_of(after) if after else -1
        if here >= 0:
            position = self._shelf.columns.positions
            at = bisect_right(walk, position[here], key=position.__getitem__)
            walk = walk[at:] + walk[:at]
        return Rows(self._shelf, _numbers(walk[:1]))[0].id if walk else None

    def show(self) -> None:
        """Work out anew what is shown, after filter or order changed."""
        self.take(self.arranged(self.asked))

    def take(self, places: array[int]) -> None:
        """Show what was worked out."""
        self.shown = Rows(self._shelf, places)

    def arranged(
        self, asked: Asked, progress: Callable[[int, int], object] | None = None
    ) -> array[int]:
        """The places of what is to be shown. Any thread may ask; what ``progress`` raises ends it."""
        states = self._shelf.columns.states
        if asked.status is not None and not asked.in_bin:
            state = STATUSES.index(asked.status)
            places = [it for it in self._ordered(asked.order) if states[it] == state]
        else:
            in_bin = asked.in_bin
            places = [it for it in self._ordered(asked.order) if (states[it] >= BINNED) == in_bin]
        if asked.label is not None and not asked.in_bin:
            places = self._labelled(places, asked.label)
        if asked.waiting and not asked.in_bin:
            some = self.waiting
            places = [it for it in places if it in some]
        wanted = folding.key(asked.words.strip())
        if wanted:
            having = self._words.having(wanted, progress or _nothing)
            places = [it for it in places if it in having]
        return _numbers(places)

    def _labelled(self, places: Iterable[int], label: Labelled) -> list[int]:
        source = self._shelf.source
        found = source.labelled(label.code, label.value) if source else ()
        having = {self._shelf.place(it) for it in found}
        return [it for it in places if (it in having) == bool(label.value)]

    def _ordered(self, order: Order) -> Sequence[int]:
        """The places of all articles."""
        columns, places = self._shelf.columns, self._shelf.by_position
        match order:
            case "list":
                return places
            case "status":
                states = [it % BINNED for it in columns.states]
                return [it for k in range(len(STATUSES)) for it in places if states[it] == k]
            case "annotations":
                many = columns.annotations
                return _sorted(places, lambda it: -many[it])
            case "length":
                long = columns.lengths
                return _sorted(places, lambda it: -long[it])
            case "title" | "published":
                if order not in self._in_order:
                    self._in_order[order] = self._read_order(order)
                return self._in_order[order]

    def _read_order(self, order: TextOrder) -> Sequence[int]:
        source = self._shelf.source
        found = map(self._shelf.place, source.in_order(order)) if source else []
        return [it for it in found if it >= 0]

    def take_over(self, number: int, line: ArticleLine) -> int | None:
        """What became of an article; the row to be painted anew, -1 when it is not in view.

        ``None``: it cannot stay where it is, or goes or comes; then everything is to be shown anew.
        """
        place = self._shelf.place(number)
        columns = self._shelf.columns
        if place < 0 or columns.positions[place] != line.position:
            return None
        self._put(place, line)
        if self.label is not None:  # what an article is labelled no line says
            return None
        row = self.shown.row_of(line.id)
        fits = self._passes(line)
        if row < 0:
            return None if fits else -1
        return row if fits and self._keeps_place(line, row) else None

    def moved(self, number: int, line: ArticleLine) -> bool:
        """Whether the columns must be read anew for it: it is new, or stands elsewhere in the list."""
        place = self._shelf.place(number)
        return place < 0 or self._shelf.columns.positions[place] != line.position

    def _put(self, place: int, line: ArticleLine) -> None:
        columns, old = self._shelf.columns, self._shelf.kept(place)
        if old is None or words_of(old) != words_of(line):
            self._words.put(place, line)
            self._in_order.clear()
        columns.states[place] = STATUSES.index(line.state) + BINNED * line.deleted
        columns.annotations[place] = line.annotations
        columns.lengths[place] = line.code_points
        self._shelf.keep(place, line)

    def _passes(self, line: ArticleLine) -> bool:
        if line.deleted != self.in_bin:
            return False
        if not self.in_bin and self.status not in {None, line.state}:
            return False
        if not self.in_bin and self.only_waiting and not line.unplaced:
            return False
        wanted = folding.key(self.words.strip())
        return not wanted or wanted in folding.key(words_of(line))

    def _keeps_place(self, line: ArticleLine, row: int) -> bool:
        if self.order == "list":
            return True
        key = _KEYS[self.order]
        around = [key(it) for it in self.shown[max(0, row - 1) : row]]
        around.append(key(line))
        around += [key(it) for it in self.shown[row + 1 : row + 2]]
        return around == sorted(around)


Read = tuple[Shelf, dict[int, ArticleLine]]


def read(source: Source, first: int | None = None) -> Read:
    """The columns of a project with what waits, or of its first articles; any thread may ask."""
    columns = source.columns(first)
    _begin(columns)
    return Shelf(source, columns), source.waiting()


def _begin(columns: Columns) -> None:
    """An article with marks was begun, also when nobody said so."""
    new, begun = STATUSES.index("new"), STATUSES.index("in_progress")
    states = columns.states
    for it, many in enumerate(columns.annotations):
        if many and states[it] % BINNED == new:
            states[it] += begun - new


def _nothing(_done: int, _all: int) -> None:
    pass


def _numbers(places: Iterable[int]) -> array[int]:
    return array("q", places)


def _sorted(places: Sequence[int], key: Callable[[int], int]) -> Sequence[int]:
    """Sorted, those of one key in their order; many of them in pieces, so that other threads may work."""
    if len(places) <= AT_ONCE:
        return sorted(places, key=key)
    cuts = range(0, len(places), AT_ONCE)
    return list(merge(*(sorted(places[at : at + AT_ONCE], key=key) for at in cuts), key=key))


def _by_title(line: ArticleLine) -> tuple[str, int]:
    return folding.key(line.title or line.name), line.position


def _by_date(line: ArticleLine) -> tuple[Any, ...]:
    """The newest first, those without a date last."""
    return tuple(-ord(it) for it in line.published) or (0,), line.position


_KEYS: dict[Order, Callable[[ArticleLine], Any]] = {
    "title": _by_title,
    "published": _by_date,
    "annotations": lambda it: (-it.annotations, it.position),
    "status": lambda it: (STATUSES.index(it.state), it.position),
    "length": lambda it: (-it.code_points, it.position),
}
"""What the orders compare, line by line: whether one that changed still stands right."""
