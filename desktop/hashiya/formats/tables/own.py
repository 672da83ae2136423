"""Marks and relations out of the rows of an article in our own tables, a column at a time.

It takes for granted what nearly all rows are; each that is otherwise it leaves to its caller.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from operator import eq

from hashiya.formats import facts
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import IncomingRelation
from hashiya.formats.many import Many, take
from hashiya.formats.tables import cells
from hashiya.formats.tables.delimited import Numbered
from hashiya.formats.tables.rows import Table
from hashiya.model import code
from hashiya.model.attribute import AttributeValue

One = Callable[[Draft, Numbered], None]
"""Takes in any row."""

AS_WE_SAY: Mapping[AttributeValue, str] = {"TRUE": "true", "FALSE": "false"}
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
    if _are_plain(draft, *told[:4]):
        _tie(draft, [columns.of(it) for it in _TIED], moments, said)
        return
    every = zip(rows, *told, moments, said, strict=True)
    for row, own_id, label, from_id, to_id, words, annotator, created, of_it in every:
        by = Told(row[0], annotator, created)
        far = not words and to_id not in draft
        found = draft.relation(own_id, label, from_id, to_id, by, far=far)
        if found and of_it:
            draft.attributes(found, _as_we_say(of_it), line=row[0])


def _are_plain(
    draft: Draft, ids: Sequence[str], labels: Sequence[str], from_: Sequence[str], to: Sequence[str]
) -> bool:
    """Whether all relations are between two marks of the article, and none needs a look."""
    ends = {*from_, *to}
    return (
        len({*ids}) == len(ids)
        and "" not in ids
        and all(map(code.is_code, {*labels}))
        and all(map(draft.__contains__, ends))
        and not any(map(eq, from_, to))
        and "".join(chain(ids, ends)).isprintable()
    )


_TIED = ("id", "label", "from", "to", "annotator")


def _tie(
    draft: Draft,
    told: Sequence[Sequence[str]],
    moments: Sequence[int],
    said: Sequence[dict[str, AttributeValue]],
) -> None:
    every = zip(*told, moments, said, strict=True)
    draft.tie(
        {
            own_id: IncomingRelation(
                id=own_id,
                label=label,
                from_id=from_id,
                to_id=to_id,
                attributes=_as_we_say(of_it) if of_it else of_it,
                annotator=annotator,
                created=created,
            )
            for own_id, label, from_id, to_id, annotator, created, of_it in every
        }
    )


def _as_we_say(said: dict[str, AttributeValue]) -> dict[str, AttributeValue]:
    return {name: AS_WE_SAY.get(it, it) for name, it in said.items()}


def moment(cell: str) -> int:
    return facts.moment(cells.whole(cell)) if cell else 0


def _moments(column: Sequence[str]) -> list[int]:
    found = _numbers(column)
    return [moment(it) for it in column] if found is None else found


def _numbers(column: Sequence[str]) -> list[int] | None:
    """The numbers of a column, if each of its cells is nothing but digits."""
    if column and column.count(column[0]) == len(column):
        one = column[:1]
        return [int(one[0])] * len(column) if _are_digits(one) else None
    return [*map(int, column)] if _are_digits(column) else None


def _are_digits(column: Sequence[str]) -> bool:
    return "".join(column).isdecimal() and all(column) and max(map(len, column)) <= _LONGEST
