"""What is wrong with a label set in itself, whatever is marked with it."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.schema import Schema
from hashiya.rules.rule import Broken


def ancestors(schema: Schema) -> Iterator[Broken]:
    """Labels that are their own ancestors; the record is the label's code."""
    parents = {it.code: it.parent for it in schema.labels}
    for code in parents:
        seen = {code}
        above = parents[code]
        while above and above not in seen:
            seen.add(above)
            above = parents.get(above, "")
        if above == code:
            yield Broken(rule="label-cycle", record=code, values={"label": code})
