"""Rows of a table filtered, ordered and grouped as one asks; it reads nothing and knows no mark.

What is searched is folded once; a letter added to a word looks only through what had the word without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from typing import Any, Generic, TypeVar

from hashiya.text import folding

R = TypeVar("R")
Progress = Callable[[int, int], object]

AT_ONCE = 4_096
"""Rows folded or sorted in one stroke, so that other threads take their turns."""
KEPT = 8
"""Words whose rows are remembered, so that a letter added or taken back costs little."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """``text`` is what a cell says, ``value`` what one filters and groups by; ``key`` orders, if not the text.

    ``searched``: the words of the filter box are looked for in it. ``number``: stands at the end side.
    ``stray``: whether what a cell says is no value of the label set (any more): kept, and marked.
    """

    id: str
    title: str
    text: Callable[[R], str]
    value: Callable[[R], str] | None = None
    key: Callable[[R], Any] | None = None
    searched: bool = False
    number: bool = False
    stray: Callable[[R], bool] | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What one asks to see. ``only``: of a column these values alone; ``order``: a column, "" as the corpus."""

    words: str = ""
    only: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    order: str = ""
    falling: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above a group: what its rows have in common, and how many they are."""

    value: str
    count: int


Line = int | Heading
"""The number of a row, or a heading."""


class Table(Generic[R]):
    """All rows in the order in which they came; ``arranged`` gives the lines that are wished for."""

    def __init__(self, columns: Sequence[Column[R]], rows: list[R] | None = None) -> None:
        self.columns = {it.id: it for it in columns}
        self.rows: list[R] = rows or []
        self._folded: list[str] | None = None
        self._sought: _Sought | None = None
        self._orders: dict[str, list[int]] = {}

    def with_rows(self, first: int, last: int, rows: Sequence[R]) -> Table[R]:
        """The table with other rows in place of ``[first, last)``; this one stays, for who still reads it."""
        made = Table([*self.columns.values()], [*self.rows[:first], *rows, *self.rows[last:]])
        if self._folded is not None:
            new = _folded([self._words(it) for it in rows])
            made._folded = [*self._folded[:first], *new, *self._folded[last:]]
        return made

    def ready(self, wish: Wish) -> bool:
        """Whether what is wished costs next to nothing."""
        searched = not wish.words.strip() or self._folded is not None
        return searched and (not wish.order or wish.order in self._orders)

    def arranged(self, wish: Wish, progress: Progress | None = None) -> list[Line]:
        """Any thread may ask, as long as nobody changes the rows."""
        chosen = self._chosen(wish, progress)
        if wish.order and wish.order in self.columns:
            order = self._order(wish.order)
            among = None if chosen is None else set(chosen)
            found = list(order) if among is None else [it for it in order if it in among]
            if wish.falling:
                found = self._falling(wish.order, found)
        elif chosen is None:
            found = list(range(len(self.rows)))
        else:
            found = chosen
        column = self.columns.get(wish.group)
        return list(found) if column is None else self._grouped(column, found)

    def counts(self, column_id: str, wish: Wish | None = None) -> Counter[str]:
        """How often each value of a column is there; of what is wished, but for that column's own filter."""
        column = self.columns[column_id]
        value = column.value or column.text
        if wish is None:
            return Counter(map(value, self.rows))
        only = {key: it for key, it in wish.only.items() if key != column_id}
        chosen = self._chosen(Wish(words=wish.words, only=only), None)
        rows = self.rows if chosen is None else [self.rows[it] for it in chosen]
        return Counter(map(value, rows))

    def prepare(self, progress: Progress | None = None) -> None:
        """Fold what is searched, so that the first letter typed need not wait for it."""
        if self._folded is None:
            self._folded = _folded([self._words(it) for it in self.rows], progress)

    def _words(self, row: R) -> str:
        return "\t".join(it.text(row) for it in self.columns.values() if it.searched)

    def _chosen(self, wish: Wish, progress: Progress | None) -> list[int] | None:
        """The rows with all the words and the values asked for, as they came; ``None``: all of them."""
        found: list[int] | None = None
        words = folding.key(wish.words).split()
        if words:
            self.prepare(progress)
            assert self._folded is not None
            if self._sought is None:
                self._sought = _Sought(self._folded)
            found = self._sought.having(words)
        for key, values in wish.only.items():
            column = self.columns.get(key)
            if column is None:
                continue
            value = column.value or column.text
            among: Iterable[int] = range(len(self.rows)) if found is None else found
            found = [it for it in among if value(self.rows[it]) in values]
        return found

    def _order(self, column_id: str) -> list[int]:
        if column_id not in self._orders:
            keys = self._keys(self.columns[column_id])
            cuts = range(0, len(keys), AT_ONCE)
            pieces = [
                sorted(range(at, min(at + AT_ONCE, len(keys))), key=keys.__getitem__) for at in cuts
            ]
            self._orders[column_id] = list(merge(*pieces, key=keys.__getitem__))
        return self._orders[column_id]

    def _keys(self, column: Column[R]) -> list[Any]:
        """By what is read, folded; what is empty comes last."""
        if column.key is not None:
            return [column.key(it) for it in self.rows]
        texts = _folded([column.text(it) for it in self.rows])
        return [(not it, it) for it in texts]

    def _falling(self, column_id: str, found: list[int]) -> list[int]:
        """The other way round, but what says the same stays in its order and what is empty last."""
        column = self.columns[column_id]
        filled = [it for it in found if column.text(self.rows[it])]
        empty = [it for it in found if not column.text(self.rows[it])]
        texts = [column.text(self.rows[it]) for it in filled]
        groups = [
            [it for it, _ in some]
            for _, some in groupby(zip(filled, texts, strict=True), key=lambda it: it[1])
        ]
        return [it for some in reversed(groups) for it in some] + empty

    def _grouped(self, column: Column[R], found: list[int]) -> list[Line]:
        """The largest group first, those without a value last; within a group nothing changes place."""
        value = column.value or column.text
        groups: dict[str, list[int]] = {}
        for it in found:
            groups.setdefault(value(self.rows[it]), []).append(it)
        lines: list[Line] = []
        for key in sorted(groups, key=lambda it: (not it, -len(groups[it]))):
            lines.append(Heading(key, len(groups[key])))
            lines += groups[key]
        return lines


class _Sought:
    """Looks for words in folded lines; what had the last words is kept, for the next word mostly begins like one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._kept: dict[str, list[int]] = {}

    def having(self, words: Sequence[str]) -> list[int]:
        """The numbers of the lines that have all of them, rising; nobody may change the list."""
        kept, lines = self._kept, self._lines
        first, *others = sorted(words, key=lambda it: (it not in kept, -len(it)))
        found = self._having(first)
        for word in others:
            found = [k for k in found if word in lines[k]]
        return found

    def _having(self, word: str) -> list[int]:
        kept, lines = self._kept, self._lines
        if word in kept:
            return kept[word]
        within = [its for it, its in kept.items() if it in word]
        if within:
            found = [k for k in min(within, key=len) if word in lines[k]]
        else:
            found = [k for k, line in enumerate(lines) if word in line]
        last = [*kept.items()][1 - KEPT :]
        self._kept = {**dict(last), word: found}  # another: whoever reads the old one goes on
        return found


def _folded(lines: Sequence[str], progress: Progress | None = None) -> list[str]:
    """Some thousand in one stroke, for one alone costs as much as fifty."""
    found: list[str] = []
    for at in range(0, len(lines), AT_ONCE):
        if progress is not None:
            progress(at, len(lines))
        some = [it.replace("\n", " ") for it in lines[at : at + AT_ONCE]]
        found += folding.key("\n".join(some)).split("\n")
    return found
