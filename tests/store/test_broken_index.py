"""A broken index of words makes no backup and no copy a bad one, and is not carried into one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from strange_files import fill, sql

from hashiya.commands import articles, backups, projects, searching
from hashiya.model.errors import HashiyaError
from hashiya.store import complaints, guarding, soundness, words
from hashiya.store.project_file import ProjectFile

BROKEN = {
    "emptied": "INSERT INTO text_words(text_words) VALUES ('delete-all')",
    "a block overwritten": "UPDATE text_words_data SET block = x'00'",
    "no blocks": "DELETE FROM text_words_data",
    "no form": "DELETE FROM text_words_config",
}
OF_3_44 = "malformed inverted index for FTS5 table main.text_words"


class Newer:
    """A connection whose SQLite looks into the index of words too, as from 3.44 on."""

    def __init__(self, db: sqlite3.Connection, *, ends: bool = False) -> None:
        self._db = db
        self._ends = ends

    def execute(self, query: str, *values: object) -> object:
        if (
            query.startswith(("PRAGMA quick_check(", "PRAGMA integrity_check("))
            and "'" not in query
        ):
            if self._ends:
                raise sqlite3.DatabaseError("vtable constructor failed: text_words")
            return self._db.execute("SELECT ?", (OF_3_44,))
        return self._db.execute(query, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._db, name)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return fill(folder / "p.hashiya")


@pytest.mark.parametrize("row", BROKEN)
def test_a12_a_backup_of_it_is_made_and_has_a_sound_index(made, tmp_path, row):
    sql(made, BROKEN[row])
    kept = backups.back_up_file(made, place=tmp_path / "backups").backup
    copy = tmp_path / "copy.hashiya"
    with ProjectFile.open(made) as project:
        project.save_copy(copy)
    for path in (kept.path, copy):
        with ProjectFile.open(path, read_only=True) as project:
            assert list(project.check()) == []
    with ProjectFile.open(made) as project:  # and the project itself is not passed over in silence
        assert "store-finding-words" in {it.message for it in project.check()}


@pytest.mark.parametrize("row", BROKEN)
def test_a12_without_mending_it_would_be_carried_along(made, tmp_path, row, monkeypatch):
    """The control."""
    monkeypatch.setattr(words, "mend", lambda _db: False)
    sql(made, BROKEN[row])
    kept = backups.back_up_file(made, place=tmp_path / "backups").backup
    with ProjectFile.open(kept.path, read_only=True) as project:
        assert "store-finding-words" in {it.message for it in project.check()}


@pytest.mark.parametrize("ends", [False, True])
def test_a12_what_newer_libraries_say_of_the_index_is_no_damage_of_the_file(
    made, ends, monkeypatch
):
    with closing(sqlite3.connect(made)) as db:
        newer = Newer(db, ends=ends)
        assert complaints.found(newer) == []  # pyright: ignore[reportArgumentType]
        assert guarding.is_sound(newer)  # pyright: ignore[reportArgumentType]
        soundness._refuse_damage(newer)  # pyright: ignore[reportArgumentType]
        monkeypatch.setattr(complaints, "_OF_THE_INDEX", complaints.re.compile("nothing"))
        assert complaints.found(newer) != []  # pyright: ignore[reportArgumentType]


def test_damage_beside_a_broken_index_is_still_damage(made):
    """The first complaint may be of the index: the others are asked for."""
    sql(made, "UPDATE spans SET start = 40, end = 3 WHERE id = 1")
    with closing(sqlite3.connect(made)) as db:
        assert complaints.found(db)
        assert complaints.found(Newer(db))  # pyright: ignore[reportArgumentType]
        assert not guarding.is_sound(Newer(db))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("row", BROKEN)
def test_a_broken_index_keeps_no_article_out(made, tmp_path, row):
    """It is emptied, and searched in no more: what was there is found all the same."""
    (tmp_path / "new.txt").write_text("زار المراسل بغداد والمراسل.", encoding="utf-8")
    sql(made, BROKEN[row])
    with projects.open_project(made, "ليلى") as ws:
        before = len(list(searching.search(ws, "الناتو")))
        assert before
        assert articles.add(ws, articles.read([tmp_path / "new.txt"])).articles
        assert len(list(searching.search(ws, "المراسل"))) == 2
        assert len(list(searching.search(ws, "الناتو"))) == before


def test_without_its_emptying_an_article_would_be_kept_out(made, tmp_path, monkeypatch):
    """The control."""

    def as_before(db, texts) -> None:
        words._add(db, texts)

    monkeypatch.setattr(words, "add", as_before)
    (tmp_path / "new.txt").write_text("زار المراسل بغداد.", encoding="utf-8")
    sql(made, BROKEN["no blocks"])
    with projects.open_project(made, "ليلى") as ws, pytest.raises(HashiyaError):
        articles.add(ws, articles.read([tmp_path / "new.txt"]))
