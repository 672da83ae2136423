"""What happens without each guard: the tests of the promises look at something that really breaks."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from making import added, annotation, article
from strange_files import fill, folder_state, sql

from hashiya.commands import backups
from hashiya.model.errors import HashiyaError
from hashiya.store import admitting, guarding, soundness
from hashiya.store.project_file import ProjectFile


@pytest.fixture
def made(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return fill(tmp_path / "folder" / "أخبار.hashiya")


def test_a_text_changed_past_the_store_is_found(made: Path) -> None:
    """P5: the digests tell one letter from another, and by which article."""
    with ProjectFile.open(made) as project:
        first = project.articles()[0]
        assert list(project.check()) == []
    sql(made, "UPDATE texts SET text = replace(text, 'قال', 'كال') WHERE id = 1")
    with ProjectFile.open(made, read_only=True) as project:
        found = {it.message: it.article for it in project.check() if it.severity == "damage"}
        assert found["store-finding-text"] == first.id


def test_a_backup_that_nobody_checks_may_be_of_a_damaged_project(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P7: what keeps damage out of the backups is the look at the copy."""
    sql(made, "UPDATE spans SET quote = 'غير ذلك' WHERE id = 1")
    with pytest.raises(HashiyaError):
        backups.back_up_file(made, place=tmp_path / "checked")
    monkeypatch.setattr(soundness, "_refuse_wrong_records", lambda db, turn: None)
    assert backups.back_up_file(made, place=tmp_path / "unchecked").backup.path.exists()


def test_whoever_writes_is_seen_in_the_folder(made: Path) -> None:
    """P8: bytes and names of a folder tell a look from a step."""
    before = folder_state(made.parent)
    with ProjectFile.open(made) as project:
        project.commit(added(article("نص آخر")))
        assert len(folder_state(made.parent)) > len(before)
    assert folder_state(made.parent) != before


def test_without_a_look_at_the_file_a_step_goes_into_one_that_is_gone(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P9: SQLite alone takes the step and says that all is well."""
    other = made.with_name("old")
    shutil.copyfile(made, other)
    monkeypatch.setattr(guarding.Guard, "look", lambda self, **_: None)
    with ProjectFile.open(made) as project:
        project.commit(added(article("قبل")))
        other.replace(made)
        project.commit(added(article("بعد")))
        assert len(project.articles()) == 6
    with ProjectFile.open(made) as project:
        assert len(project.articles()) == 4


def test_a_trigger_that_is_let_in_does_act(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """P13: without the comparison of tables a colleague's file removes what it likes."""
    sql(
        made,
        "CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM relation_attributes; "
        "DELETE FROM relations; UPDATE articles SET n_relations = 0; END",
    )
    monkeypatch.setattr(admitting, "refuse_foreign_parts", lambda db, path: None)
    with ProjectFile.open(made) as project:
        new = article("جديد")
        project.commit(added(new, annotation(new, 0, 4)))
        acted = not any(it.relations for it in project.articles())
    # from Python 3.12 on triggers are off on the connection too: the second net
    assert acted is not hasattr(sqlite3.Connection, "setconfig")
