"""Marks and relations out of the rows of an article in our own tables, a column at a time.

It takes for granted what nearly all rows are; each that is otherwise it leaves to its caller.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hashiya.formats import facts
from hashiya.formats.draft import Draft, Told
from hashiya.formats.many import Many, take
from hashiya.formats.tables import cells
from hashiya.formats.tables.delimited import Numbered
from hashiya.formats.tables.rows import Table

One = Callable[[Draft, Numbered], None]
"""Takes in any row."""

AS_WE_SAY: Mapping[object, str] = {"TRUE": "true", "FALSE": "false"}
"""Spreadsheets capitalise both when they save; no label set says of a relation what is a flag."""
_LONGEST = 15
"""Digits of numbers that are taken without a look."""


def spans(draft: Draft, table: Table, rows: Sequence[Numbered], one: One) -> None:
    """Rows with plain numbers, a quote and a single part are taken in at once."""
    columns = table.columns(rows) if table.heads.own else None
    starts = columns and _numbers(columns.of("start"))
    ends = columns and _numbers(columns.of("end"))
    said = columns and columns.others()
    if columns is None or starts is None or ends is None or said is None:
        for row in rows:
            one(draft, row)
        return
    many = Many(
        lines=[line for line, _ in rows],
        ids=columns.of("id"),
        layers=columns.of("layer"),
        labels=columns.of("label"),
        starts=starts,
        ends=ends,
        quotes=columns.of("text"),
        apart=columns.of("fragments"),
        annotators=columns.of("annotator"),
        moments=_moments(columns.of("created")),
        said=said,
    )
    take(draft, many, lambda number: one(draft, rows[number]))


def relations(draft: Draft, table: Table, rows: Sequence[Numbered], one: One) -> None:
    columns = table.columns(rows) if table.heads.own else None
    said = columns and columns.others()
    if columns is None or said is None:
        for row in rows:
            one(draft, row)
        return
    told = [columns.of(it) for it in ("id", "label", "from", "to", "to_text", "annotator")]
    moments = _moments(columns.of("created"))
    every = zip(rows, *told, moments, said, strict=True)
    for row, own_id, label, from_id, to_id, words, annotator, created, of_it in every:
        by = Told(row[0], annotator, created)
        far = not words and to_id not in draft
        found = draft.relation(own_id, label, from_id, to_id, by, far=far)
        if found and of_it:
            values = {name: AS_WE_SAY.get(it, it) for name, it in of_it.items()}
            draft.attributes(found, values, line=row[0])


def moment(cell: str) -> int:
    return facts.moment(cells.whole(cell)) if cell else 0


def _moments(column: Sequence[str]) -> list[int]:
    found = _numbers(column)
    return [moment(it) for it in column] if found is None else found


def _numbers(column: Sequence[str]) -> list[int] | None:
    """The numbers of a column, if each of its cells is nothing but digits."""
    plain = "".join(column).isdecimal() and all(column) and max(map(len, column)) <= _LONGEST
    return [*map(int, column)] if plain else None
