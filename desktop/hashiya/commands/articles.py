"""The verbs for articles: read files, add them, change what is known of one, bin and bring back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from hashiya.commands import backups
from hashiya.commands.arrived import ImportReport
from hashiya.commands.arriving import Arriving
from hashiya.commands.matching import UNDECIDED, Decisions, Matching
from hashiya.commands.reading import ImportBatch, ImportItem, read, stream
from hashiya.formats.format import Note
from hashiya.model.article import Article, Direction, ParagraphDirection
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import BadFact
from hashiya.model.identity import new_id, now
from hashiya.text import blocks
from hashiya.text.decoding import storable
from hashiya.text.joins import is_join
from hashiya.workspace import Workspace

__all__ = [
    "ImportBatch",
    "ImportItem",
    "ImportReport",
    "add",
    "read",
    "remove",
    "restore",
    "stream",
    "toggle_bookmark",
    "turn",
    "update",
]

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DIRECTIONS = frozenset({"auto", "rtl", "ltr"})
_STATUSES = frozenset({"new", "in_progress", "done", "skipped"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


LONGEST_NOTE = 20_000
LONG = 4_000
"""Edits from which an import is stored part by part, and about that many in each."""


def add(
    ws: Workspace,
    found: Iterable[ImportItem | Note],
    progress: Callable[[int, int], None] | None = None,
    decisions: Decisions = UNDECIDED,
) -> ImportReport:
    """Add what a batch or a stream of files brings as one step: all of it or nothing, undone at once.

    A text that the project has already is not added again: what its file says of it is added to
    the article that is here. Nothing to add, no step. Much is stored part by part while it is read,
    and never lies in memory as a whole. ``progress`` hears how many articles of how many are taken
    (0: that is not known); what it raises takes all of them back. ``decisions`` say which labels,
    relations and attributes of the files are taken as which of the project, or left out.

    Raises:
        UnknownLabel, NotInLabelSet: the project does not have what others are to be taken as.
    """
    step = Step(id=new_id(), act="articles.add", by=ws.me, at=now(), edits=())
    arriving = Arriving(ws, step.at, LONG)
    counted = _Counted(found, progress)
    matching = Matching(ws.schema(), decisions)
    parts = arriving.parts(matching.passing(counted))
    first = next(parts, ())
    failure = backups.before(ws, "import") if first else None
    if first and arriving.ended:
        ws.apply(replace(step, edits=first))
    elif first:
        ws.apply_long(step, counted.telling(chain([first], parts)))
    report = replace(
        arriving.report,
        matched=matching.matched,
        omitted=matching.omitted,
        loose=matching.loose,
        alike=matching.alike,
        unmet=matching.unmet,
        step=step.id if first else "",
    )
    if failure is not None:
        told = Note(message=failure.message, values=failure.values)
        return replace(report, notes=(*report.notes, told))
    return report


class _Counted:
    """Hands on what is found and tells how far it came: with each article, and with each part."""

    def __init__(
        self, found: Iterable[ImportItem | Note], progress: Callable[[int, int], None] | None
    ) -> None:
        self._found, self._progress = found, progress
        self._total = len(found) if isinstance(found, Sized) else 0
        self._done = 0

    def __iter__(self) -> Iterator[ImportItem | Note]:
        for it in self._found:
            yield it
            if isinstance(it, ImportItem):
                self._done += 1
                self._tell()

    def telling(self, parts: Iterable[tuple[Edit, ...]]) -> Iterator[tuple[Edit, ...]]:
        for part in parts:
            self._tell()
            yield part

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._done, self._total)


def update(ws: Workspace, article_id: str, **changes: Any) -> Article:
    """Change facts of an article: any of ``name title language direction source url author
    published labels status note``; its text never changes.

    Raises:
        BadFact: a value is not of the form that its fact has.
        NoSuchArticle: there is no such article.
    """
    old = ws.article(article_id)
    new = replace(old, **{name: _checked(name, value) for name, value in changes.items()})
    if new != old:
        renamed = set(changes) <= {"name", "title"}
        _apply(ws, "articles.rename" if renamed else "articles.update", (Edit(old, new),), now())
    return new


def turn(ws: Workspace, article_id: str, position: int, direction: Direction) -> Article:
    """Give the paragraph at a position a direction of its own; ``auto`` takes it away again.

    Raises:
        BadFact: the position lies outside the text, or it is no direction.
        NoSuchArticle: there is no such article.
    """
    old = ws.article(article_id)
    if direction not in _DIRECTIONS or not 0 <= position <= len(old.text):
        raise BadFact(fact="direction", value=f"{direction} {position}"[:80])
    start = blocks.paragraph_start(old.text, position, old.directions)
    directions: dict[int, ParagraphDirection] = {
        at: it for at, it in old.directions.items() if at != start
    }
    if direction != "auto":
        directions[start] = direction
    elif is_join(old.text, start):  # the break stays
        table = blocks.split_blocks(old.text, _given(old), directions)
        directions[start] = table.direction(table.at(start))
    new = replace(old, directions=dict(sorted(directions.items())))
    if new != old:
        _apply(ws, "articles.turn", (Edit(old, new),), now())
    return new


def break_at_joins(ws: Workspace, article_id: str, *, shown: bool) -> Article:
    """Show a paragraph break after each ``.,``, or none there; the text and every offset stay.

    Raises:
        NoSuchArticle: there is no such article.
    """
    old = ws.article(article_id)
    if shown:
        directions = blocks.broken_at_joins(old.text, _given(old), old.directions)
    else:
        directions = blocks.unbroken(old.text, old.directions)
    new = replace(old, directions=directions)
    if new != old:
        _apply(ws, "articles.breaks", (Edit(old, new),), now())
    return new


def _given(article: Article) -> ParagraphDirection | None:
    return None if article.direction == "auto" else article.direction


def toggle_bookmark(ws: Workspace, article_id: str, position: int) -> Article:
    """Remember a place of the article, or forget it again.

    Raises:
        BadFact: the position lies outside the text. NoSuchArticle: there is no such article.
    """
    old = ws.article(article_id)
    if not 0 <= position < len(old.text):
        raise BadFact(fact="bookmark", value=str(position)[:80])
    places = tuple(sorted({*old.bookmarks} ^ {position}))
    new = replace(old, bookmarks=places)
    _apply(ws, "articles.bookmark", (Edit(old, new),), now())
    return new


def remove(ws: Workspace, ids: Iterable[str]) -> int:
    """Put articles with all that is marked in them into the bin; how many were not there yet."""
    return _set_deleted(ws, ids, "articles.remove", deleted=True)


def restore(ws: Workspace, ids: Iterable[str]) -> int:
    """Bring articles back from the bin; how many were there."""
    return _set_deleted(ws, ids, "articles.restore", deleted=False)


def _set_deleted(ws: Workspace, ids: Iterable[str], act: str, *, deleted: bool) -> int:
    olds = [ws.article(it) for it in dict.fromkeys(ids)]
    edits = [Edit(it, replace(it, deleted=deleted)) for it in olds if it.deleted is not deleted]
    if edits:
        _apply(ws, act, tuple(edits), now())
    return len(edits)


def _apply(ws: Workspace, act: str, edits: tuple[Edit, ...], at: int) -> None:
    ws.apply(Step(id=new_id(), act=act, by=ws.me, at=at, edits=edits))


def _checked(name: str, value: Any) -> Any:
    check = _CHECKS.get(name)
    if check is None:
        raise BadFact(fact=name, value=str(value)[:80])
    if isinstance(value, str):
        value = value.strip()
    if not check(value):
        raise BadFact(fact=name, value=str(value)[:80])
    return value


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 2000 and not _CONTROL.search(value)


def _is_filled_line(value: Any) -> bool:
    return bool(value) and _is_line(value)


def _is_note(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NOTE and not storable(value)[1]


def _is_date(value: Any) -> bool:
    """Empty, a year, a year and month, or a day that the calendar has."""
    if value == "":
        return True
    if not isinstance(value, str) or not value.isascii() or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _is_language(value: Any) -> bool:
    return isinstance(value, str) and bool(_LANGUAGE.fullmatch(value))


def _is_labels(value: Any) -> bool:
    return isinstance(value, dict)


def _is_direction(value: Any) -> bool:
    return value in _DIRECTIONS


def _is_status(value: Any) -> bool:
    return value in _STATUSES


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "name": _is_filled_line,
    "title": _is_filled_line,
    "language": _is_language,
    "direction": _is_direction,
    "source": _is_line,
    "url": _is_line,
    "author": _is_line,
    "published": _is_date,
    "labels": _is_labels,
    "status": _is_status,
    "note": _is_note,
}
