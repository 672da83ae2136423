"""Writes relations that keep their ends into the rows they have: so they keep their place among the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from hashiya.model.relation import Relation
from hashiya.store import codec, rows

Change = tuple[int, Relation, Relation, bytes]
"""A relation's number, the record before and after, the latter's JSON."""


def stays(old: Relation, new: Relation) -> bool:
    """Whether it joins the same annotations as before."""
    return (old.article, old.from_id, old.to_id) == (new.article, new.from_id, new.to_id)


def change(db: sqlite3.Connection, registry: rows.Registry, changes: Sequence[Change]) -> None:
    """Write what became of relations whose ends stay."""
    db.executemany(
        "UPDATE relations SET label_id = ?, annotator_id = ?, created = ?, checksum = ? WHERE id = ?",
        [
            (
                registry.label(rows.RELATIONS, new.label),
                registry.annotator(new.annotator),
                new.created,
                codec.checksum(data),
                number,
            )
            for number, _, new, data in changes
        ],
    )
    said = [
        (number, old, new) for number, old, new, _ in changes if old.attributes or new.attributes
    ]
    single = [(number,) for number, _, _ in said]
    db.executemany("DELETE FROM relation_attributes WHERE relation_id = ?", single)
    anew = [(number, new) for number, _, new in said]
    db.executemany("INSERT INTO relation_attributes VALUES (?, ?, ?)", rows.attribute_rows(anew))
