"""Damage in one article closes that article and no other; a good state of it can be put back and taken back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from making import added, annotation, step
from strange_files import contents, fill, sql

from hashiya.commands import annotate, articles, backups, correcting, good_state, repairing
from hashiya.commands.projects import open_project
from hashiya.model.damage import confined
from hashiya.model.edit import Edit
from hashiya.model.errors import ArticleClosed, NoGoodState
from hashiya.model.span import Span

DAMAGE = {
    "text": "UPDATE texts SET text = replace(text, 'ترامب', 'ترتمب') WHERE id = 2",
    "text that is no text": "UPDATE texts SET text = CAST(x'd982ff' AS TEXT) WHERE id = 2",
    "place": "UPDATE spans SET start = start + 1, end = end + 1 WHERE id = 3",
    "past the text": "UPDATE spans SET start = 9000, end = 9037 WHERE id = 3",
    "reversed": "UPDATE spans SET start = 40, end = 3 WHERE id = 3",
    "quote": "UPDATE spans SET quote = CAST(x'ff' AS TEXT) WHERE id = 3",
    "checksum": "UPDATE spans SET checksum = 7 WHERE id = 3",
    "label": "UPDATE spans SET label_id = 2 WHERE id = 3",
    "attribute": "UPDATE span_attributes SET value = 'false' WHERE span_id = 3",
    "relation gone": "DELETE FROM relations WHERE id = 2",
    "title": "UPDATE articles SET title = 'غيره' WHERE id = 2",
    "facts that are none": "UPDATE articles SET labels = '[' WHERE id = 2",
}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "مشاريع"
    folder.mkdir()
    return fill(folder / "أخبار.hashiya")


def state(path: Path) -> list[object]:
    """All that a reader gets but the history and the list's order of steps."""
    return contents(path)[:7]


@pytest.mark.parametrize("row", DAMAGE)
def test_a7_damage_in_the_rows_of_one_article_closes_that_one_alone(made, tmp_path, row):
    whole, place = state(made), tmp_path / "backups"
    backups.back_up_file(made, place=place)
    sql(made, DAMAGE[row])
    with open_project(made, "ليلى") as ws:
        found = repairing.damage(list(ws.check()))
        first, second = ws.articles()[:2]
        named = confined(found)
        assert named is not None
        assert list(named) == [second.id]
        repairing.judge(ws, found)
        assert not ws.read_only
        with pytest.raises(ArticleClosed) as caught:
            ws.apply(added(replace(annotation(ws.article(first.id), 3, 9), article=second.id)))
        assert caught.value.values == {"name": named[second.id]}
        annotate.tag(ws, first.id, Span(20, 26), "entity", "PERS")
        ws.undo()
        good = good_state.find(ws, second.id, place)
        good_state.put_back(ws, good.whole, place)
        assert repairing.damage(list(ws.check())) == []
        repairing.judge(ws, [])
        assert not ws.closed.names
        assert good_state.difference(ws, good.whole).marks == ()
    assert state(made)[2:] == whole[2:]


def test_every_way_of_writing_into_a_closed_article_is_refused(made):
    with open_project(made, "ليلى") as ws:
        first, second = ws.articles()[:2]
        mark = ws.annotations(second.id)[0]
        ws.closed.names = {second.id: "خبر"}
        for act in (
            lambda: annotate.tag(ws, second.id, Span(20, 26), "entity", "PERS"),
            lambda: annotate.remove(ws, [mark.id]),
            lambda: articles.update(ws, second.id, title="آخر"),
            lambda: articles.remove(ws, [first.id, second.id]),
            lambda: ws.apply_long(step(act="test"), iter([[Edit(mark, None)]])),
        ):
            before = contents(made)
            with pytest.raises(ArticleClosed):
                act()
            assert contents(made) == before
        articles.update(ws, first.id, title="آخر")


def test_without_the_look_a_damaged_article_would_be_written(made, monkeypatch):
    """The control."""
    from hashiya.store.closed import Closed

    monkeypatch.setattr(Closed, "refuse", lambda _self, _step, parts: parts)
    with open_project(made, "ليلى") as ws:
        second = ws.articles()[1]
        ws.closed.names = {second.id: "خبر"}
        made_here = annotate.tag(ws, second.id, Span(20, 26), "entity", "PERS")
        assert made_here in ws.annotations(second.id)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE project SET value = 'x' WHERE key = 'created'",
        "UPDATE history SET act = 'x' WHERE id = 1",
        "DELETE FROM articles WHERE id = 2",
    ],
)
def test_damage_that_is_of_no_single_article_closes_the_project(made, damage):
    sql(made, damage)
    with open_project(made, "ليلى") as ws:
        found = repairing.damage(list(ws.check()))
        assert found
        assert confined(found) is None
        repairing.judge(ws, found)
        assert ws.read_only


def test_putting_back_is_one_step_that_names_what_differs_and_can_be_undone(made, tmp_path):
    place = tmp_path / "backups"
    backups.back_up_file(made, place=place)
    with open_project(made, "ليلى") as ws:
        article_id = ws.articles()[1].id
        later = annotate.tag(ws, article_id, Span(20, 26), "entity", "PERS")
        kept, gone = ws.annotations(article_id)[:2]
        annotate.remove(ws, [gone.id])
    sql(made, DAMAGE["text"])
    with open_project(made, "ليلى") as ws:
        found = ws.article(article_id).text
        repairing.judge(ws, repairing.damage(list(ws.check())))
        good = good_state.find(ws, article_id, place)
        differs = good_state.difference(ws, good.whole)
        assert [it.id for it in differs.gone] == [later.id]
        assert [it.id for it in differs.back] == [gone.id]
        assert differs.text
        steps = len(ws.history(1000))
        made_good = good_state.put_back(ws, good.whole, place)
        assert made_good.kept is not None
        assert made_good.kept.exists()
        assert len(ws.history(1000)) == steps + 1
        assert ws.article(article_id) == good.whole.shown.article
        assert ws.annotations(article_id) == good.whole.shown.annotations
        ws.closed.names = {}
        ws.undo()
        assert {it.id for it in ws.annotations(article_id)} >= {kept.id, later.id}
        assert ws.article(article_id).text in (found, good.whole.shown.article.text)
        ws.redo()
        assert ws.annotations(article_id) == good.whole.shown.annotations


def test_of_a_text_corrected_since_undo_brings_back_what_was_found(made, tmp_path):
    place = tmp_path / "backups"
    backups.back_up_file(made, place=place)
    with open_project(made, "ليلى") as ws:
        it = ws.articles()[1].id
        text = ws.article(it).text
        correcting.correct(ws, it, text.replace("الناتو", "الحلف", 1))
    sql(made, "UPDATE texts SET text = replace(text, 'ترامب', 'ترتمب') WHERE id = 5")
    with open_project(made, "ليلى") as ws:
        found = ws.article(it).text
        assert "ترتمب" in found
        good = good_state.find(ws, it, place)
        good_state.put_back(ws, good.whole, place)
        assert ws.article(it).text == text
        assert repairing.damage(list(ws.check())) == []
        ws.undo()
        assert ws.article(it).text == found
        ws.redo()
        assert ws.article(it).text == text


def test_a_backup_in_which_the_article_is_damaged_too_is_passed_over(made, tmp_path):
    place = tmp_path / "backups"
    backups.back_up_file(made, place=place)
    with open_project(made, "ليلى") as ws:
        article_id = ws.articles()[1].id
        annotate.tag(ws, article_id, Span(20, 26), "entity", "PERS")
    second = backups.back_up_file(made, place=place).backup
    sql(second.path, DAMAGE["text"])
    with open_project(made, "ليلى") as ws:
        assert good_state.find(ws, article_id, place).backup.number == 1
        shutil.rmtree(place)
        with pytest.raises(NoGoodState):
            good_state.find(ws, article_id, place)


@pytest.mark.parametrize("column", ["start", "end", "label_id"])
def test_a_row_that_its_index_does_not_have_is_damage_of_its_article(made, column):
    """As a bit on the disk does it: the row changes and the index stays."""
    change_past_the_index(made, column)
    with open_project(made, "ليلى") as ws:
        found = repairing.damage(list(ws.check()))
        assert any(it.message == "store-finding-file" for it in found)
        named = confined(found)
        assert named is not None
        assert list(named) == [ws.articles()[1].id]


def change_past_the_index(path: Path, column: str) -> None:
    """The indexes are taken out of the schema while the row changes, and put back as they were."""
    theirs = "FROM sqlite_schema WHERE name IN ('spans_article', 'spans_label')"
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute(f"SELECT * {theirs}").fetchall()
    sql(path, f"DELETE {theirs}")
    sql(path, f"UPDATE spans SET {column} = {column} + 1 WHERE id = 3")
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.executemany("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", rows)
        db.commit()
