"""Marks and relations out of the rows of an article in our own tables, a column at a time.

It takes for granted what nearly all rows are; each that is otherwise it leaves to its caller.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import eq

from hashiya.formats import facts
from hashiya.formats.draft import Draft
from hashiya.formats.format import IncomingRelation
from hashiya.formats.many import Many, are_printable, take
from hashiya.formats.tables import cells
from hashiya.formats.tables.plain import Numbered
from hashiya.formats.tables.rows import Columns, Table
from hashiya.formats.tables.walk import Block
from hashiya.model import code
from hashiya.model.attribute import AttributeValue

One = Callable[[Draft, Numbered], None]
"""Takes in any row."""


def spans(draft: Draft, table: Table, rows: Sequence[Numbered], one: One) -> None:
    """Rows with plain numbers, a quote and a single part are taken in at once."""
    many = _many(table, rows)
    if many is not None:
        take(draft, many, lambda number: one(draft, rows[number]))
        return
    for row in rows:
        one(draft, row)


def _many(table: Table, rows: Sequence[Numbered]) -> Many | None:
    if isinstance(rows, Block):
        columns, apart, lines = rows, rows.apart(), rows.lines
    elif table.heads.own:
        columns = table.columns(rows)
        apart, lines = columns.of("fragments"), [it for it, _ in rows]
    else:
        return None
    starts, ends, said = columns.numbers("start"), columns.numbers("end"), columns.others()
    if starts is None or ends is None or said is None:
        return None
    annotators, moments = _stamps(columns)
    return Many(
        lines=lines,
        ids=columns.of("id"),
        layers=columns.of("layer"),
        labels=columns.of("label"),
        starts=starts,
        ends=ends,
        quotes=columns.of("text"),
        apart=apart,
        annotators=annotators,
        moments=moments,
        said=said,
    )


def relations(draft: Draft, table: Table, rows: Sequence[Numbered], one: One) -> None:
    """Those between two marks of the article, which need no look, are taken in at once."""
    columns = rows if isinstance(rows, Block) else table.columns(rows) if table.heads.own else None
    said = None if columns is None else columns.others()
    if columns is not None and said is not None:
        told = [columns.of(it) for it in ("id", "label", "from", "to")]
        if _are_plain(draft, *told):
            annotators, moments = _stamps(columns)
            _tie(draft, [*told, annotators], moments, said)
            return
    for row in rows:
        one(draft, row)


def _stamps(columns: Columns | Block) -> tuple[Sequence[str], Sequence[int]]:
    """The annotator and the moment of each row."""
    if isinstance(columns, Block):
        return columns.stamps()
    found = columns.numbers("created")
    told = [moment(it) for it in columns.of("created")] if found is None else found
    return columns.of("annotator"), told


def _are_plain(
    draft: Draft, ids: Sequence[str], labels: Sequence[str], from_: Sequence[str], to: Sequence[str]
) -> bool:
    """Whether all relations are between two marks of the article, and none needs a look."""
    ends = {*from_, *to}
    return (
        len({*ids}) == len(ids)
        and "" not in ids
        and all(map(code.is_code, {*labels}))
        and draft.has_all_of(ends)
        and not any(map(eq, from_, to))
        and are_printable([*ids, *ends])
    )


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
                attributes=of_it,
                annotator=annotator,
                created=created,
            )
            for own_id, label, from_id, to_id, annotator, created, of_it in every
        }
    )


def moment(cell: str) -> int:
    return facts.moment(cells.whole(cell)) if cell else 0
