"""Lines of the corpus list that are made when they are looked at; what is held of the rest is numbers."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, overload

from hashiya.model.article import ArticleLine
from hashiya.model.columns import Columns, TextOrder

PAGE = 64
"""Lines read at once: what a tall window shows, and a little more."""
_MOST_KEPT = 4_000

GONE = ArticleLine(
    id="",
    name="",
    title="",
    sha256="",
    language="",
    direction="auto",
    source="",
    published="",
    status="new",
    position=0,
    deleted=True,
    code_points=0,
    annotations=0,
    relations=0,
)
"""Stands where an article went away, for the moment until the list is read again."""


class Source(Protocol):
    """Where the list is read; a workspace's ``listing`` is one."""

    def size(self) -> int: ...
    def columns(self, first: int | None = None) -> Columns: ...
    def waiting(self) -> dict[int, ArticleLine]: ...
    def lines(self, numbers: Sequence[int]) -> dict[int, ArticleLine]: ...
    def lines_of(self, article_ids: Sequence[str]) -> dict[int, ArticleLine]: ...
    def words(self, ranges: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, str]]]: ...
    def in_order(self, order: TextOrder) -> array[int]: ...
    def waiting_in(self) -> array[int]: ...
    def labelled(self, code: str, value: str = "") -> array[int]: ...


class Shelf:
    """The columns with the lines read last; an article is named by its place in the columns."""

    def __init__(self, source: Source | None = None, columns: Columns | None = None) -> None:
        self.source = source
        self.columns = columns or Columns()
        positions = self.columns.positions
        # nearly in order already, as they were imported: then one stroke is soon done
        self.by_position = sorted(range(len(positions)), key=positions.__getitem__)
        self._kept: dict[int, ArticleLine] = {}
        self._places: dict[str, int] = {}

    def let_go(self) -> None:
        """The project is closed: what was read stays, and no more is asked for."""
        self.source = None

    def place(self, number: int) -> int:
        """Where an article stands in the columns, or -1."""
        numbers = self.columns.numbers
        at = bisect_left(numbers, number)
        return at if at < len(numbers) and numbers[at] == number else -1

    def place_of(self, article_id: str) -> int:
        """The same by its id."""
        if article_id not in self._places and self.source is not None:
            found = self.source.lines_of([article_id])
            self._places[article_id] = self.place(next(iter(found), -1))
        return self._places.get(article_id, -1)

    def kept(self, place: int) -> ArticleLine | None:
        """The line as it was last read, if it still is here."""
        return self._kept.get(place)

    def keep(self, place: int, line: ArticleLine) -> None:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[place] = line

    def line(self, places: Sequence[int], row: int) -> ArticleLine:
        """The line of a row; those around it are read with it."""
        found = self._kept.get(places[row])
        if found is None:
            first = row - row % PAGE
            found = self._read(places[first : first + PAGE])[row - first]
        return found

    def _read(self, places: Sequence[int]) -> list[ArticleLine]:
        numbers = self.columns.numbers
        found = self.source.lines([numbers[it] for it in places]) if self.source else {}
        lines = [found.get(numbers[it], GONE) for it in places]
        for place, it in zip(places, lines, strict=True):
            self.keep(place, it)
        return lines


class Rows(Sequence[ArticleLine]):
    """Some articles in their order. ``places`` says where each stands in the columns."""

    def __init__(self, shelf: Shelf, places: array[int] | None = None) -> None:
        self._shelf = shelf
        self.places: array[int] = array("q") if places is None else places

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, row: int) -> ArticleLine: ...
    @overload
    def __getitem__(self, row: slice) -> list[ArticleLine]: ...
    def __getitem__(self, row: int | slice) -> ArticleLine | list[ArticleLine]:
        if isinstance(row, slice):
            return [self[it] for it in range(*row.indices(len(self)))]
        return self._shelf.line(self.places, range(len(self.places))[row])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    __hash__ = None  # pyright: ignore[reportAssignmentType] - compared by what they hold

    def row_of(self, article_id: str) -> int:
        """The row of an article, or -1."""
        place = self._shelf.place_of(article_id)
        try:
            return self.places.index(place)
        except ValueError:
            return -1
