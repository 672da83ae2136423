"""A project of an older version opens with everything that is in it, and does what today's can."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from making import step

from hashiya.model.edit import Edit
from hashiya.store import connection, facts, journal
from hashiya.store.project_file import ProjectFile
from hashiya.store.schema import migrations, tables

GOLDEN = Path(__file__).parent / "golden" / "version_1.hashiya"
"""Made by the program when its tables were of version 1: two articles, three marks, four steps."""
SECOND = GOLDEN.with_name("version_2.hashiya")
"""Of version 2: two articles, three marks, a relation, a turned paragraph, a step taken back."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    copy = tmp_path / "قديم.hashiya"
    shutil.copyfile(GOLDEN, copy)
    return copy


def version(path: Path) -> int:
    with closing(connection.connect(path, "ro", immutable=True)) as db:
        return db.execute("PRAGMA user_version").fetchone()[0]


def told(project: ProjectFile) -> list[object]:
    lines = project.articles()
    return [
        *lines,
        *(project.article(it.id) for it in lines),
        *(project.annotations(it.id) for it in lines),
        *(project.relations(it.id) for it in lines),
        project.schema(),
    ]


def test_the_golden_file_is_old() -> None:
    assert version(GOLDEN) == 1


def test_it_is_renewed_with_everything_in_it(old: Path) -> None:
    with ProjectFile.open(old) as project:
        first, second = (project.article(it.id) for it in project.articles())
        assert (first.title, first.direction, first.directions) == ("خبر مصحح", "rtl", {})
        assert second.text == "نص ثان"
        assert [len(project.annotations(it.id)) for it in (first, second)] == [2, 1]
        assert len(project.relations(first.id)) == 1
        assert [it.act for it in project.history()] == ["test"] * 4
        assert list(project.check()) == []
        turned = replace(first, directions={33: "ltr"})
        project.commit(step(Edit(first, turned)))
        assert project.article(first.id) == turned
        assert list(project.check()) == []
    assert version(old) == tables.VERSION
    with ProjectFile.open(old) as project:
        assert project.article(first.id).directions == {33: "ltr"}


def test_its_old_steps_can_be_undone(old: Path) -> None:
    with ProjectFile.open(old) as project:
        target = project.undo_target("me")
        assert target is not None
        project.commit(target.inverse(step_id=step(*target.edits).id, act="undo", at=9))
        assert project.articles()[0].title == "خبر"
        assert list(project.check()) == []


def test_a_look_changes_no_byte_and_leaves_nothing(old: Path) -> None:
    before = old.read_bytes()
    with ProjectFile.open(old, read_only=True) as project:
        assert project.articles()[0].title == "خبر مصحح"
        assert project.article(project.articles()[0].id).directions == {}
        assert list(project.check()) == []
    assert old.read_bytes() == before
    assert [it.name for it in old.parent.iterdir()] == [old.name]


def test_renewed_and_new_tables_are_the_same(old: Path, tmp_path: Path) -> None:
    with ProjectFile.open(old) as project:
        schema = project.schema()
        seen = told(project)
    new = tmp_path / "new.hashiya"
    with ProjectFile.create(new, schema):
        pass
    assert _tables(old) == _tables(new)
    with ProjectFile.open(old) as project:
        assert told(project) == seen


def _tables(path: Path) -> set[tuple[str, str, str]]:
    with closing(connection.connect(path, "ro", immutable=True)) as db:
        return set(db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema").fetchall())


def test_broken_off_in_the_middle_the_old_file_is_there(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def broken(db: sqlite3.Connection) -> None:
        db.execute(tables.TURNED_PARAGRAPHS[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations, "apply", broken)
    with pytest.raises(KeyboardInterrupt):
        ProjectFile.open(old)
    monkeypatch.undo()
    assert old.read_bytes() == before
    with ProjectFile.open(old) as project:
        assert list(project.check()) == []


def test_a_part_that_is_not_ours_is_found_in_an_old_file_too(old: Path) -> None:
    from hashiya.model.errors import ProjectForeignParts

    with closing(sqlite3.connect(old)) as db:
        db.execute("CREATE TABLE other(a)")
        db.commit()
    with pytest.raises(ProjectForeignParts):
        ProjectFile.open(old)


def test_version_2_gets_its_checksums_lengths_and_words(tmp_path: Path) -> None:
    copy = tmp_path / "قديم.hashiya"
    shutil.copyfile(SECOND, copy)
    assert version(copy) == 2
    with ProjectFile.open(copy) as project:
        first, second = project.articles()
        assert first.code_points == len(project.article(first.id).text)
        assert project.article(first.id).directions == {33: "ltr"}
        assert [it.act for it in project.history()][:2] == ["undo", "test"]
        assert list(project.check()) == []
    assert version(copy) == tables.VERSION
    with closing(connection.connect(copy, "ro", immutable=True)) as db:
        assert facts.sound(db)
        sealed = list(journal.sealed(db))
        assert [it for it in sealed if it[1] != it[2]] == []
        assert len(sealed) == 5
        found = "SELECT t.n_chars FROM text_words w JOIN texts t ON t.id = w.rowid WHERE text_words MATCH ?"
        assert db.execute(found, ("كتاب",)).fetchall() == [(second.code_points,)]
