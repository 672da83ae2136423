"""What is wrong with a label set in itself, whatever is marked with it."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.schema import Schema
from hashiya.model.uses import Uses
from hashiya.rules.rule import Broken


def ancestors(schema: Schema) -> Iterator[Broken]:
    """Labels that are their own ancestors; the record is the label's code. Each is looked at once."""
    parents = {it.code: it.parent for it in schema.labels}
    done: set[str] = set()
    for code in parents:
        path: dict[str, int] = {}
        at = code
        while at in parents and at not in done and at not in path:
            path[at] = len(path)
            at = parents[at]
        for one in list(path)[path[at] :] if at in path else ():
            yield Broken(rule="label-cycle", record=one, values={"label": one})
        done.update(path)


def unknown_documents(schema: Schema, uses: Uses) -> Iterator[Broken]:
    """Article labels, and values of them, that the set does not know and articles have: they are kept."""
    known = {it.code: {one.code for one in it.choices} for it in schema.document_labels}
    for code, count in uses.documents.items():
        if code not in known:
            values = {"label": code, "count": count}
            yield Broken(rule="unknown-document", record=code, values=values)
    for (code, value), count in uses.document_values.items():
        if known.get(code) and value not in known[code]:
            values = {"label": code, "value": value[:80], "count": count}
            yield Broken(rule="unknown-document-value", record=code, values=values)
