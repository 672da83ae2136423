"""Rows of tables of annotations, each with its line, and by their articles; it knows neither texts nor drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, islice, zip_longest
from operator import itemgetter

from hashiya.formats.tables import cells
from hashiya.formats.tables.headings import Heads
from hashiya.formats.tables.plain import Numbered
from hashiya.formats.tables.walk import Block, Walk
from hashiya.model import code
from hashiya.model.attribute import AttributeValue
from hashiya.text.decoding import storable


@dataclass(slots=True)
class Table:
    """``name`` is told in notes; ``rows`` come without the head. ``by_id``: articles go by their ids."""

    name: str
    heads: Heads
    rows: Iterator[Numbered]
    by_id: bool = False
    ids: dict[str, str] = field(default_factory=dict[str, str])
    """The id of each article so far by its name: a row that somebody added has the name alone."""
    nameless: set[int] = field(default_factory=set[int])
    """Columns without a name in which something stands, as far as they were looked for."""
    above: int = 0
    """Rows above the names of the columns, in which something stands."""
    filled: list[int] = field(default_factory=list[int])
    """Lines of rows that name no article, below one that does."""
    _mark: Picker | None = None
    _last: str = ""
    _texts: dict[str, str] = field(default_factory=dict[str, str])

    def look_for_nameless(self, rows: Sequence[Numbered]) -> None:
        for at in self.heads.nameless:
            if at not in self.nameless and any(row[at].strip() for _, row in rows if at < len(row)):
                self.nameless.add(at)

    def cell(self, row: Numbered, role: str) -> str:
        """The cell of that role; empty when there is none."""
        at = self.heads.roles.get(role, -1)
        return row[1][at] if 0 <= at < len(row[1]) else ""

    def mark(self, row: Numbered) -> tuple[str, ...]:
        """The cells of ``MARK``, in that order."""
        if self._mark is None:
            self._mark = _picker([self.heads.roles.get(it, -1) for it in MARK])
        return self._mark(row[1])

    def marking(self, rows: Sequence[Numbered]) -> Sequence[Numbered]:
        """Those that mark anything: one with a text alone is of an article without a mark."""
        if self.heads.own:
            return rows
        return [it for it in rows if any(map(str.strip, self.mark(it))) or any(self.others(it))]

    def key(self, row: Numbered) -> str:
        if self.by_id:
            told = self.cell(row, "doc_id")
            return told or self.ids.get(self.cell(row, "doc").strip(), "")
        if self.heads.own:
            return self.cell(row, "doc").strip()
        return self._article_of(row)

    def _article_of(self, row: Numbered) -> str:
        """Its text or its name; of cells that were merged, or left empty below another, only the first has it."""
        text, name = self.cell(row, "content"), self.cell(row, "doc").strip()
        if text and name:
            self._texts[name] = text
        key = text or self._texts.get(name, name)
        if key:
            self._last = key
        elif self._last:
            self.filled.append(row[0])
        return key or self._last

    def are_all_of(self, key: str, rows: Sequence[Numbered]) -> bool:
        """Whether the id in each of these rows is that one; if not, ``key`` tells of each what it is."""
        at = self.heads.roles.get("doc_id", -1)
        if not (self.by_id and key and at >= 0):
            return False
        try:
            return {found[at] for _, found in rows} <= {key}
        except IndexError:  # a row that breaks off
            return False

    def columns(self, rows: Sequence[Numbered]) -> Columns:
        """The same rows column by column; those that end early have empty cells."""
        columns = [*zip_longest(*[found for _, found in rows], fillvalue="")]
        return Columns(self.heads, columns, rows)

    def others(self, row: Numbered) -> Iterator[tuple[str, str | tuple[str, ...]]]:
        """What the columns of no fixed meaning say, by their names."""
        own, found = self.heads.own, row[1]
        length = len(found)
        for at, (name, many) in self.heads.others.items():
            if at < length and (cell := found[at]) and (own or cell.strip()):
                yield name, cells.items(cell) if many else cell


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of a table column by column; what is done with a column at once costs a third."""

    heads: Heads
    all: list[tuple[str, ...]]
    rows: Sequence[Numbered]

    def of(self, role: str) -> Sequence[str]:
        """The cells of that role; empty ones when it has no column."""
        at = self.heads.roles.get(role, -1)
        return self.all[at] if 0 <= at < len(self.all) else ("",) * len(self.rows)

    def numbers(self, role: str) -> list[int] | None:
        """The numbers of a column, if each of its cells is nothing but digits."""
        column = self.of(role)
        if column and column.count(column[0]) == len(column):
            one = column[:1]
            return [int(one[0])] * len(column) if _are_digits(one) else None
        return [*map(int, column)] if _are_digits(column) else None

    def others(self) -> list[dict[str, AttributeValue]] | None:
        """What the columns of no fixed meaning say of each row, by their names, as it can be stored.

        None when a name does not fit, or two columns have the same.
        """
        names = {name for name, _ in self.heads.others.values()}
        if len(names) < len(self.heads.others) or not all(map(code.is_code, names)):
            return None
        found: list[dict[str, AttributeValue]] = [{} for _ in self.rows]
        for at, (name, many) in self.heads.others.items():
            column = self.all[at] if at < len(self.all) else ()
            rows = compress(found, column)
            said = filter(None, column)
            if not many and "".join(column).isprintable():
                for row, cell in zip(rows, said, strict=True):
                    row[name] = cell
                continue
            for row, cell in zip(rows, said, strict=True):
                kept = storable(cell)[0]
                row[name] = cells.items(kept) if many else kept
        return found


_LONGEST = 15
"""Digits of numbers that are taken without a look."""


def _are_digits(column: Sequence[str]) -> bool:
    return "".join(column).isdecimal() and all(column) and max(map(len, column)) <= _LONGEST


MARK = (
    "id", "layer", "label", "start", "end", "length", "text", "fragments", "annotator", "created",
)  # fmt: skip
"""What the row of a span says."""
Picker = Callable[[list[str]], tuple[str, ...]]


def _picker(places: Sequence[int]) -> Picker:
    """The cells at these places of a row, however short it is; empty ones for places below zero."""
    width, take = max(places) + 1, itemgetter(*places)

    def pick(row: list[str]) -> tuple[str, ...]:
        return take([*row, *[""] * (1 + max(0, width - len(row)))])

    return pick


class Grouped:
    """The rows of a table by article, read as they are asked for."""

    def __init__(self, table: Table | None) -> None:
        self._table = table
        self._rows = iter(table.rows) if table else iter(())
        self._pending: list[Numbered] = []
        self._all: dict[str, list[Numbered]] | None = None if table else {}

    def of(self, key: str, count: int | None) -> Sequence[Numbered]:
        """``count`` is how many there are, where that is known: then no other is looked at."""
        if count == 0:
            return []
        if (block := self._block(key, count)) is not None:
            return block
        if self._all is None and count is not None:
            run = self._run(key, count)
            if len(run) == count:
                return self._and_more(key, run)
            self._keep(run)
        self._keep([])
        assert self._all is not None
        return self._all.pop(key, [])

    def _block(self, key: str, count: int | None) -> Block | None:
        """The same without a look at each row, where they are as nearly all are."""
        table = self._table
        if table is None or self._all is not None or not (table.by_id and key and count):
            return None
        rows = table.rows
        if not isinstance(rows, Walk) or not rows.back(len(self._pending)):
            return None
        self._pending = []
        return rows.take(key, count)

    def rest(self) -> Iterator[tuple[str, list[Numbered]]]:
        """What nobody asked for, in the order of its coming."""
        self._keep([])
        assert self._all is not None
        yield from self._all.items()

    def _run(self, key: str, count: int) -> list[Numbered]:
        """The next rows as long as they are of that article, and at most so many."""
        table = self._table
        assert table
        run, self._pending = self._pending[:count], self._pending[count:]
        run += islice(self._rows, count - len(run))
        if table.are_all_of(key, run):
            return run
        end = next((at for at, it in enumerate(run) if table.key(it) != key), len(run))
        self._pending = [*run[end:], *self._pending]
        return run[:end]

    def _and_more(self, key: str, run: list[Numbered]) -> list[Numbered]:
        """Rows of the same article that somebody put after those that were counted."""
        table = self._table
        assert table
        while not self._pending and (row := next(self._rows, None)) is not None:
            if table.key(row) == key:
                run.append(row)
            else:
                self._pending.append(row)
        return run

    def _keep(self, first: list[Numbered]) -> None:
        if self._all is not None or self._table is None:
            return
        self._all = {}
        for rows in (first, self._pending, self._rows):
            for row in rows:
                self._all.setdefault(self._table.key(row), []).append(row)
        self._pending = []
