"""What is certain of a damage is set right, as one step that can be undone; the rest is named and left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from making import added, annotation, article
from strange_files import contents, fill, folder_state, sql

from hashiya.commands import articles, backups, repairing
from hashiya.commands.projects import open_project
from hashiya.model import errors
from hashiya.model.errors import ArticleClosed
from hashiya.store import proving
from hashiya.store.project_file import ProjectFile

CERTAIN = {
    "label": ("UPDATE spans SET label_id = 2 WHERE id = 1", "marks"),
    "place": ("UPDATE spans SET start = start + 1, end = end + 1 WHERE id = 1", "marks"),
    "past the text": ("UPDATE spans SET start = 9000, end = 9037 WHERE id = 1", "marks"),
    "reversed": ("UPDATE spans SET start = 40, end = 3 WHERE id = 1", "marks"),
    "negative": ("UPDATE spans SET start = -5, end = 3 WHERE id = 1", "marks"),
    "huge": ("UPDATE spans SET end = 9223372036854775807 WHERE id = 1", "marks"),
    "quote": ("UPDATE spans SET quote = CAST(x'ff' AS TEXT) WHERE id = 1", "marks"),
    "checksum": ("UPDATE spans SET checksum = 7 WHERE id = 1", "marks"),
    "no such article": ("UPDATE spans SET article_id = 999 WHERE id = 1", "marks"),
    "no such label": ("UPDATE spans SET label_id = 999 WHERE id = 1", "marks"),
    "another article": ("UPDATE spans SET article_id = 2 WHERE id = 1", "marks"),
    "attribute": ("UPDATE span_attributes SET value = 'false' WHERE span_id = 1", "marks"),
    "ends": ("UPDATE relations SET to_id = 3 WHERE id = 1", "marks"),
    "end of nothing": ("UPDATE relations SET to_id = 999 WHERE id = 1", "marks"),
    "annotation gone": ("DELETE FROM spans WHERE id = 2", "marks"),
    "relation gone": ("DELETE FROM relations WHERE id = 1", "marks"),
    "title": ("UPDATE articles SET title = 'غيره' WHERE id = 1", "articles"),
    "counts": ("UPDATE articles SET n_annotations = 9 WHERE id = 1", "counts"),
    "letters": ("UPDATE articles SET n_chars = 9 WHERE id = 1", "counts"),
    "text": ("UPDATE texts SET text = replace(text, 'ترامب', 'ترتمب') WHERE id = 2", None),
    "a bit of the text": (
        "UPDATE texts SET text = CAST(replace(CAST(text AS TEXT), '1: ', '0: ') AS TEXT) WHERE id = 2",
        "texts",
    ),
    "words": ("INSERT INTO text_words(rowid, body) VALUES (99, 'شبح')", "words"),
    "no words": ("INSERT INTO text_words(text_words) VALUES ('delete-all')", "words"),
}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "مشاريع"
    folder.mkdir()
    return fill(folder / "أخبار.hashiya")


def state(path: Path) -> list[object]:
    return contents(path)[:7]


def as_it_reads(path: Path) -> list[object]:
    """Every row, whatever it says."""
    with closing(sqlite3.connect(path)) as db:
        db.text_factory = bytes
        tables = ("articles", "spans", "relations", "texts", "text_words_data")
        return [db.execute(f"SELECT * FROM {it}").fetchall() for it in tables]


@pytest.mark.parametrize("case", CERTAIN)
def test_a15_what_is_certain_is_put_back_and_nothing_else_is_touched(made, tmp_path, case):
    statement, part = CERTAIN[case]
    whole = state(made)
    sql(made, statement)
    damaged = as_it_reads(made)
    with open_project(made, "ليلى") as ws:
        found = list(ws.check())
        assert found
        ws.stop_writing(errors.WritingStopped(name=made.name))
        before = len(ws.history(100))
        repaired = repairing.repair(ws, found, tmp_path / "backups")
        assert len(ws.history(100)) - before == int(repaired.step is not None)
        assert repaired.kept is not None
        assert repaired.kept.is_relative_to(backups.folder_of(ws.project_id, tmp_path / "backups"))
        assert as_it_reads(repaired.kept) == damaged
        if part is None:
            assert repaired.remains
            assert repaired.step is None
            with pytest.raises(ArticleClosed):
                articles.update(ws, ws.articles()[1].id, title="آخر")
            return
        assert repaired.remains == ()
        assert repaired.done[part] >= 1
        articles.update(ws, ws.articles()[0].id, title="آخر")
        ws.undo()
    assert state(made)[2:] == whole[2:]


def test_a15_the_repair_is_one_step_that_is_undone_and_done_again(made, tmp_path):
    whole = state(made)
    sql(
        made,
        "UPDATE spans SET start = 9000, end = 9037 WHERE id = 1",
        "UPDATE spans SET label_id = 2 WHERE id = 3",
        "DELETE FROM relations WHERE id = 3",
    )
    found = contents(made)[5:7]
    with open_project(made, "ليلى") as ws:
        repaired = repairing.repair(ws, None, tmp_path / "backups")
        assert repaired.done["marks"] == 3
        assert repaired.step is not None
        assert len(repaired.step.edits) == 3
        assert ws.history(1)[0].act == "repairing.repair"
        assert ws.undo().undoes == repaired.step.id
        lines = ws.articles()
        assert [
            [ws.annotations(it.id) for it in lines],
            [ws.relations(it.id) for it in lines],
        ] == found
        assert any(it.message == "store-finding-quote" for it in ws.check())
        ws.redo()
        assert not repairing.damage(list(ws.check()))
    assert state(made)[2:] == whole[2:]


def test_a14_without_history_the_words_decide_where_they_stand_once(tmp_path, monkeypatch):
    """A stranger's file, whose history knows nothing of the mark: a quote that stands twice is left."""
    path = tmp_path / "p.hashiya"
    text = article("قال الوزير إن السلام قريب ثم قال إنه بعيد")
    once, twice = annotation(text, 14, 20), annotation(text, 0, 3)
    with ProjectFile.create(path, fill_schema()) as project:
        project.commit(added(text, once, twice))
    sql(path, "UPDATE spans SET start = start + 1, end = end + 1")
    monkeypatch.setattr(proving, "versions", lambda _db, _wanted: {})
    with open_project(path, "me") as ws:
        repaired = repairing.repair(ws, None, tmp_path / "backups")
        assert dict(repaired.done) == {"moved": 1}
        assert [it.record for it in repaired.remains] == [twice.id]
        assert {it.start for it in ws.annotations(text.id)} == {14, 1}
        assert list(ws.closed.names) == [text.id]


def fill_schema():
    from store_schema import SCHEMA

    return SCHEMA


def test_a_relation_to_nothing_is_taken_away_where_no_history_knows_its_end(made, tmp_path):
    sql(
        made,
        "UPDATE relations SET to_id = 999 WHERE id = 1",
        "UPDATE history SET sample = 'تلف'",
    )
    with open_project(made, "me") as ws:
        repaired = repairing.repair(ws, None, tmp_path / "backups")
        assert repaired.done.get("taken", 0) + repaired.done.get("marks", 0) == 1
        assert not any(it.message == "store-finding-orphans" for it in repaired.remains)


def test_a_file_damaged_itself_is_not_written(made, tmp_path):
    data = bytearray(made.read_bytes())
    with ProjectFile.open(made, read_only=True) as project:
        root = project._db.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'spans_label'"
        ).fetchone()[0]
    data[(root - 1) * 4096 : (root - 1) * 4096 + 64] = b"\xff" * 64
    made.write_bytes(data)
    before = folder_state(made.parent)
    with open_project(made, "me") as ws, pytest.raises(errors.NotRepairable):
        repairing.repair(ws, None, tmp_path / "backups")
    assert folder_state(made.parent) == before


def test_a_sound_project_is_left_alone(made, tmp_path):
    before = folder_state(made.parent)
    with open_project(made, "me") as ws:
        assert repairing.repair(ws, None, tmp_path / "backups").done == {}
    assert folder_state(made.parent) == before


def test_a_repair_that_fails_half_way_leaves_the_file_as_it_was(made, tmp_path, monkeypatch):
    from hashiya.store import rows

    sql(made, "UPDATE spans SET label_id = 2 WHERE id = 1")
    whole = state(made)

    def broken(_db):
        raise KeyboardInterrupt

    monkeypatch.setattr(rows, "recount", broken)
    with open_project(made, "me") as ws, pytest.raises(KeyboardInterrupt):
        repairing.repair(ws, None, tmp_path / "backups")
    assert state(made) == whole
