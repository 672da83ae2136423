"""Marks of a file that name nobody where other people have equal ones here: counted before anything is stored.

Whoever imports them has them too then (decision 0031), so it is said while another name can still be given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from hashiya.commands.matching import Decisions, Names
from hashiya.formats.format import Incoming
from hashiya.model.schema import Schema
from hashiya.workspace import Workspace

Opinions = frozenset[tuple[str, str]]
"""Labels with the annotators who have them at one place."""

Likeness = Mapping[tuple[str, Opinions], int]
"""How many marks of a file that name nobody have this label, where these opinions stand here."""


def looked_at(ws: Workspace, article_id: str, it: Incoming) -> Likeness:
    """Those of an article that is here."""
    nameless = [one for one in it.spans if not one.annotator and not one.words]
    if not nameless:
        return {}
    here: dict[object, set[tuple[str, str]]] = {}
    for mark in ws.annotations(article_id):
        here.setdefault(mark.fragments, set()).add((mark.label, mark.annotator))
    return Counter(
        (one.label, frozenset(here[one.fragments])) for one in nameless if one.fragments in here
    )


def doubles(
    found: Iterable[Likeness], schema: Schema, decisions: Decisions, whose: str
) -> dict[str, int]:
    """By annotator, how many of theirs would come in as ``whose`` too; most first."""
    names = Names(schema, "label", decisions)
    counts: Counter[str] = Counter()
    for likeness in found:
        for (label, opinions), count in likeness.items():
            target = names.target(label)
            theirs = {annotator for its_label, annotator in opinions if its_label == target}
            if whose not in theirs:
                counts.update(dict.fromkeys(theirs, count))
    return dict(sorted(counts.items(), key=lambda it: (-it[1], it[0])))
