"""The corpus list as values: what is shown in which order, and kept counts; it reads no project.

Lines are taken over one by one as steps change them; nothing is counted or sorted anew for that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Literal

from hashiya.model.article import ArticleLine, Status
from hashiya.text import folding

Order = Literal["list", "title", "published", "annotations", "status", "length"]
ORDERS: tuple[Order, ...] = ("list", "title", "published", "annotations", "status", "length")
STATUSES: tuple[Status, ...] = ("new", "in_progress", "done", "skipped")


def shown_status(status: Status, annotations: int) -> Status:
    """An article with a mark in it was begun, also when nobody said so."""
    return "in_progress" if status == "new" and annotations else status


def status_of(line: ArticleLine) -> Status:
    return shown_status(line.status, line.annotations)


class Corpus:
    """All lines of a project, of which ``shown`` are those that pass the filter, in order."""

    def __init__(self) -> None:
        self.words = ""
        self.status: Status | None = None
        self.order: Order = "list"
        self.in_bin = False
        self.shown: list[ArticleLine] = []
        self.counts: Counter[Status] = Counter()
        """Articles outside the bin by what their status is shown as."""
        self.binned = 0
        self._lines: dict[str, ArticleLine] = {}
        self._keys: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def load(self, lines: Iterable[ArticleLine]) -> None:
        """Start anew from these, which stand in the order of the list."""
        self._lines = {it.id: it for it in lines}
        self._keys = {}
        self.counts = Counter(status_of(it) for it in self._lines.values() if not it.deleted)
        self.binned = len(self._lines) - self.counts.total()
        self.show()

    @property
    def lines(self) -> list[ArticleLine]:
        """Articles of the project in the order of the list, the bin left out."""
        return [it for it in self._lines.values() if not it.deleted]

    def show(self) -> None:
        """Work out anew what is shown, after filter or order changed."""
        wanted = folding.key(self.words.strip())
        chosen = (it for it in self._lines.values() if it.deleted == self.in_bin)
        if self.status is not None and not self.in_bin:
            chosen = (it for it in chosen if status_of(it) == self.status)
        if wanted:
            chosen = (it for it in chosen if wanted in self._key(it))
        self.shown = list(chosen)
        if self.order != "list":
            self.shown.sort(key=_ORDERS[self.order])

    def take_over(self, line: ArticleLine, row: int) -> bool:
        """What became of an article that stands in ``row`` of what is shown, or -1: not shown.

        Returns whether it can stay there: else everything is to be shown anew.
        """
        old = self._lines.get(line.id)
        if old is None or old.deleted != line.deleted or old.position != line.position:
            return False
        self._lines[line.id] = line
        if not line.deleted:
            self.counts[status_of(old)] -= 1
            self.counts[status_of(line)] += 1
        if _words(old) != _words(line):
            self._keys.pop(line.id, None)
        if row < 0:
            return not self._passes(line)
        if not self._passes(line) or not self._keeps_place(line, row):
            return False
        self.shown[row] = line
        return True

    def _passes(self, line: ArticleLine) -> bool:
        if line.deleted != self.in_bin:
            return False
        if self.status not in {None, status_of(line)}:
            return False
        wanted = folding.key(self.words.strip())
        return not wanted or wanted in self._key(line)

    def _keeps_place(self, line: ArticleLine, row: int) -> bool:
        if self.order == "list":
            return True
        key = _ORDERS[self.order]
        around = [key(it) for it in self.shown[max(0, row - 1) : row]]
        around.append(key(line))
        around += [key(it) for it in self.shown[row + 1 : row + 2]]
        return around == sorted(around)

    def _key(self, line: ArticleLine) -> str:
        """Folded once and kept: typing asks every line for every letter typed."""
        key = self._keys.get(line.id)
        if key is None:
            key = self._keys[line.id] = folding.key(_words(line))
        return key


def _words(line: ArticleLine) -> str:
    return " ".join((line.title, line.name, line.source, line.published))


def _by_title(line: ArticleLine) -> tuple[str, int]:
    return folding.key(line.title or line.name), line.position


def _by_date(line: ArticleLine) -> tuple[Any, ...]:
    """The newest first, those without a date last."""
    return tuple(-ord(it) for it in line.published) or (0,), line.position


_ORDERS: dict[Order, Callable[[ArticleLine], Any]] = {
    "title": _by_title,
    "published": _by_date,
    "annotations": lambda it: (-it.annotations, it.position),
    "status": lambda it: (STATUSES.index(status_of(it)), it.position),
    "length": lambda it: (-it.code_points, it.position),
}
