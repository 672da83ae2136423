"""A text that was copied elsewhere becomes an article; it looks at no clipboard itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hashiya.commands import articles
from hashiya.commands.arrived import ImportReport
from hashiya.commands.reading import ImportItem
from hashiya.formats.draft import Draft
from hashiya.formats.garbling import looked_at
from hashiya.formats.guesses import has_letter
from hashiya.workspace import Workspace

LONGEST = 64 << 20


def can_be_article(text: str) -> bool:
    """Whether there is anything to read in it, and not more than an article may hold."""
    return has_letter(text) and len(text) <= LONGEST


def paste(ws: Workspace, text: str, name: str, at: datetime) -> ImportReport:
    """Add the text as an article of its own: titled by its first words, named by ``name`` and the time.

    A text that is here already is not added again; the report names it.
    """
    named = f"{name} {at:%Y-%m-%d %H.%M.%S}"
    incoming = looked_at(Draft(named, text).incoming())
    return articles.add(ws, [ImportItem(path=Path(named), incoming=incoming)])
