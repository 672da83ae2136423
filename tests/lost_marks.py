"""Makes a project in which marks have lost their place, writes it in the own format, and tells what waits where."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hashiya.commands import annotate, articles, choosing, correcting, datasets, projects
from hashiya.commands.arrived import ImportReport
from hashiya.commands.choosing import Choice
from hashiya.model.span import Span
from hashiya.model.unplaced import Unplaced
from hashiya.workspace import Workspace

BEFORE = "زار ترامب بغداد، ثم عاد إلى واشنطن. وقال الوزير إن الزيارة ناجحة."
AFTER = "ثم عاد إلى واشنطن. وقال الوزير إن الزيارة ناجحة. انتهى الخبر هنا."
OTHER = "نص آخر فيه بيروت ودمشق معا."


def project(place: Path) -> Workspace:
    """Two articles without marks."""
    made = projects.create(place / "p.hashiya", me="ليلى")
    for name, text in (("one.txt", BEFORE), ("two.txt", OTHER)):
        (place / name).write_text(text, encoding="utf-8")
    articles.add(made, articles.read([place / "one.txt", place / "two.txt"]))
    return made


def lose(ws: Workspace) -> list[Unplaced]:
    """In the first article two marks have lost their place, with relations to each other and to one that stands."""
    one, two = (it.id for it in ws.articles())
    trump = annotate.tag(ws, one, Span(4, 9), "entity", "PERS")
    baghdad = annotate.tag(ws, one, Span(10, 15), "entity", "GPE")
    annotate.set_attribute(ws, trump.id, "comment", "ملاحظة")
    annotate.set_attribute(ws, trump.id, "certain", value=True)
    ws.me = "سامي"
    washington = annotate.tag(ws, one, Span(28, 34), "entity", "GPE")
    annotate.relate(ws, "coref", trump.id, baghdad.id)
    annotate.relate(ws, "coref", washington.id, trump.id)
    annotate.tag(ws, two, Span(11, 16), "entity", "GPE")
    ws.me = "ليلى"
    correcting.correct(ws, one, AFTER)
    return [*ws.unplaced(one)]


def exported(ws: Workspace, place: Path, choice: Choice | None = None) -> Path:
    datasets.export(choosing.chosen(ws, choice or Choice()), place, "hashiya")
    return place


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(it) for it in file.read_bytes().splitlines()]


def brought(ws: Workspace, *files: Path) -> ImportReport:
    return articles.add(ws, articles.read(list(files)))


def as_here(it: Unplaced) -> Unplaced:
    """Relations in one order: theirs has no meaning."""
    return replace(it, relations=tuple(sorted(it.relations, key=lambda one: one.id)))


def waiting(ws: Workspace, at: int = 0) -> list[Unplaced]:
    return [as_here(it) for it in ws.unplaced(ws.articles()[at].id)]


def told(report: ImportReport) -> list[str]:
    return [it.message for it in report.notes]


def sound(ws: Workspace) -> bool:
    return not [it for it in ws.check() if it.severity == "damage"]
