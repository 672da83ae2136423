"""One bad read is tried again, what lasts is told; a mistake of ours while reading is no damage."""

from __future__ import annotations

import errno
import io
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from strange_files import contents, fill, sql

from hashiya.model import errors
from hashiya.store import admitting, opening, persisting, queries
from hashiya.store.project_file import ProjectFile


def unread(code: int) -> sqlite3.OperationalError:
    failure = sqlite3.OperationalError("disk I/O error")
    failure.sqlite_errorcode = code
    return failure


FAILURES: dict[str, Callable[[], Exception]] = {
    "EIO in SQLite": lambda: unread(sqlite3.SQLITE_IOERR_READ),
    "EIO of the system": lambda: OSError(errno.EIO, "Input/output error"),
    "wrong bytes once": lambda: unread(sqlite3.SQLITE_CORRUPT),
}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return fill(folder / "p.hashiya")


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(persisting.time, "sleep", lambda _seconds: None)


def failing(monkeypatch: pytest.MonkeyPatch, name: str, why: Callable[[], Exception], times: int):
    """``admitting.name`` fails so often, then does what it did."""
    honest, tried = getattr(admitting, name), []

    def fails(*args: object):
        tried.append(1)
        if len(tried) <= times:
            raise why()
        return honest(*args)

    monkeypatch.setattr(admitting, name, fails)
    return tried


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("row", FAILURES)
def test_e3_a_read_that_fails_once_at_opening_is_told_to_nobody(made, monkeypatch, row, read_only):
    failing(monkeypatch, "to_read" if read_only else "to_write", FAILURES[row], 1)
    with ProjectFile.open(made, read_only=read_only) as project:
        assert project.read_only == read_only
        assert project.damage is None
        assert len(project.articles()) == 4


@pytest.mark.parametrize("row", FAILURES)
def test_e3_what_lasts_is_told_and_is_not_tried_for_ever(made, monkeypatch, row):
    tried = failing(monkeypatch, "to_write", FAILURES[row], 1000)
    monkeypatch.setattr(admitting, "damaged", lambda _path: None)
    with pytest.raises((errors.ProjectDamaged, errors.ProjectUnreadable)):
        ProjectFile.open(made)
    assert len(tried) == (2 if row == "wrong bytes once" else 1 + len(persisting.PAUSES))
    monkeypatch.undo()
    with ProjectFile.open(made) as project:  # nobody was left holding it
        assert not project.read_only


def test_e3_the_head_of_the_file_is_read_again_too(made, monkeypatch):
    honest, tried = Path.open, []

    def once(path: Path, *args, **named) -> io.IOBase:
        if path == made and not tried:
            tried.append(1)
            raise OSError(errno.EIO, "Input/output error")
        return honest(path, *args, **named)

    monkeypatch.setattr(Path, "open", once)
    with ProjectFile.open(made) as project:
        assert tried
        assert not project.read_only


def test_what_else_refuses_is_not_tried_again(made, monkeypatch):
    tried = failing(
        monkeypatch, "to_write", lambda: errors.ProjectForeignParts(name="x", parts="y"), 1000
    )
    with pytest.raises(errors.ProjectForeignParts):
        ProjectFile.open(made)
    assert len(tried) == 1


MISTAKES = (TypeError("ours"), ValueError("ours"), KeyError("ours"))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda it: type(it).__name__)
def test_a_mistake_of_ours_while_reading_stays_what_it_is(made, monkeypatch, mistake):
    def wrong(*_args: object, **_named: object):
        raise mistake

    with ProjectFile.open(made) as project:
        article = project.articles()[0].id
        for module, name, act in (
            (queries, "article", lambda: project.article(article)),
            (queries, "article_lines", project.articles),
            (queries, "relations_in", lambda: project.relations(article)),
        ):
            monkeypatch.setattr(module, name, wrong)
            with pytest.raises(type(mistake), match="ours"):
                act()
            monkeypatch.undo()
    monkeypatch.setattr(opening, "is_newer", wrong)
    with pytest.raises(type(mistake), match="ours"):
        ProjectFile.open(made)


ROWS = {
    "label set": ("UPDATE label_set SET record = '{'", lambda it: it.schema()),
    "facts of an article": (
        "UPDATE articles SET labels = '[' WHERE id = 1",
        lambda it: it.article(it.articles()[0].id),
    ),
    "attribute": (
        "UPDATE span_attributes SET value = '{'",
        lambda it: it.annotations(it.articles()[0].id),
    ),
    "history": (
        "UPDATE history_edits SET edits = x'00'",
        lambda it: it.step(it.history(1)[0].id),
    ),
    "a text that is not there": (
        "UPDATE texts SET digest = randomblob(32)",
        lambda it: it.step(it.history(1)[0].id),
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_that_nobody_can_read_is_damage(made, row):
    statement, read = ROWS[row]
    contents(made)
    sql(made, statement)
    with ProjectFile.open(made, read_only=True) as project:
        if project.damage is None:  # the label set is looked at when it is opened
            with pytest.raises(errors.ProjectDamaged):
                read(project)
