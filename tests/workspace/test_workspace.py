"""Apply commits and then tells; undo is mine, works across articles and after a restart."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import added, annotation, article, removed, step
from store_schema import SCHEMA

from hashiya.model.edit import Edit
from hashiya.model.errors import NoSuchArticle, NothingToRedo, NothingToUndo, StaleEdit
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(ProjectFile.create(tmp_path / "p.hashiya", SCHEMA), "me") as opened:
        yield opened


def test_listeners_hear_of_a_step_only_once_it_is_stored(ws):
    heard = []
    leave = ws.subscribe(lambda it: heard.append((it, len(ws.articles()))))
    assert ws.saved_at is None
    made = added(article())
    ws.apply(made)
    assert heard == [(made, 1)]
    assert ws.saved_at is not None
    leave()
    leave()
    ws.undo()
    assert len(heard) == 1


def test_a_step_that_was_refused_is_told_to_nobody(ws):
    heard = []
    ws.subscribe(heard.append)
    with pytest.raises(StaleEdit):
        ws.apply(removed(article()))
    assert heard == []
    assert ws.saved_at is None


def test_a_listener_that_fails_does_not_keep_the_step_from_the_others(ws, caplog):
    heard = []

    def broken(_: object) -> None:
        raise RuntimeError("broken view")

    ws.subscribe(broken)
    ws.subscribe(heard.append)
    with caplog.at_level(logging.ERROR):
        ws.apply(added(article()))
    assert len(heard) == 1
    assert "broken view" in caplog.text


def test_undo_and_redo_go_back_and_forth_across_articles(ws):
    first, second = article("أول النص"), article("ثاني النص")
    one, two = annotation(first, 0, 3), annotation(second, 0, 4)
    for made in (added(first), added(second), added(one), added(two)):
        ws.apply(made)
    assert [ws.undo().article for _ in range(4)] == [second.id, first.id, second.id, first.id]
    with pytest.raises(NothingToUndo):
        ws.undo()
    assert [ws.redo().article for _ in range(4)] == [first.id, second.id, first.id, second.id]
    with pytest.raises(NothingToRedo):
        ws.redo()
    assert ws.annotations(second.id) == (two,)
    assert ws.article(first.id) == first


def test_undo_goes_on_after_a_restart(ws):
    text = article()
    mark = annotation(text, 4, 10)
    ws.apply(added(text))
    ws.apply(added(mark))
    ws.undo()
    path = ws.path
    ws.close()
    with Workspace(ProjectFile.open(path), "me") as again:
        assert again.can_redo
        again.redo()
        assert again.annotations(text.id) == (mark,)
        again.undo()
        again.undo()
        assert again.articles() == []
        assert not again.can_undo


def test_a_new_step_ends_what_could_be_redone(ws):
    ws.apply(added(article("أ")))
    ws.undo()
    ws.apply(added(article("ب")))
    with pytest.raises(NothingToRedo):
        ws.redo()
    ws.undo()
    ws.redo()
    with pytest.raises(NothingToRedo):
        ws.redo()


def test_undo_takes_back_only_what_is_mine(ws):
    text = article()
    mark = annotation(text, 4, 10)
    ws.apply(added(text, mark))
    ws.apply(dataclasses.replace(added(annotation(text, 0, 3)), by="سلمى"))
    with pytest.raises(StaleEdit):
        ws.undo()  # her annotation stands in my article
    assert len(ws.annotations(text.id)) == 2
    ws.me = "سلمى"
    ws.undo()
    with pytest.raises(NothingToUndo):
        ws.undo()
    ws.me = "me"
    ws.undo()
    assert ws.articles() == []


def test_undoing_what_somebody_changed_since_names_it_and_changes_nothing(ws):
    text = article()
    mark = annotation(text, 4, 10)
    ws.apply(added(text))
    ws.apply(added(mark))
    hers = dataclasses.replace(mark, label="ORG")
    ws.apply(step(Edit(mark, hers), by="سلمى"))
    with pytest.raises(StaleEdit) as caught:
        ws.undo()
    assert caught.value.values["name"] == mark.quote
    assert ws.annotations(text.id) == (hers,)


def test_a_large_import_is_undone_and_redone_in_one_go(ws):
    texts = [article(f"{number} قال فلان كذا وكذا", position=number) for number in range(60)]
    many = [annotation(it, at % 12, at % 12 + 3) for it in texts for at in range(100)]
    made = added(*texts, *many)
    ws.apply(made)
    ws.undo()
    assert ws.articles() == []
    ws.redo()
    assert [it.id for it in ws.articles()] == [it.id for it in texts]
    assert sum(it.annotations for it in ws.articles()) == len(many)
    assert list(ws.check()) == []
    stored = ws.step(made.id)
    assert stored == made


def test_history_is_told_newest_first_by_article_and_in_pages(ws):
    first, second = article("أول النص", name="1.txt"), article("ثاني النص", name="2.txt")
    ws.apply(added(first, second))
    for number in range(5):
        ws.apply(added(annotation(first if number % 2 else second, 0, 3)))
    ws.undo()
    lines = ws.history()
    assert [it.act for it in lines] == ["undo"] + ["test"] * 6
    assert lines[0].undoes == lines[1].id
    assert (lines[-1].sample, lines[-1].edits) == ("1.txt", 2)
    assert (lines[1].label, lines[1].sample) == ("PERS", "ثان")
    page = ws.history(limit=3)
    assert page + ws.history(limit=10, before=page[-1].id) == lines
    assert [it.id for it in ws.history(article=first.id)] == [
        it.id for it in lines if it.article == first.id or it.edits == 2
    ]


def test_the_text_in_hand_is_not_read_again_and_is_gone_with_its_article(ws, monkeypatch):
    one = article("نقل مصدر")
    ws.apply(added(one))
    shown = ws.article(one.id).text
    with monkeypatch.context() as patch:
        patch.setattr(ProjectFile, "article", lambda *_: pytest.fail("read again"))
        assert ws.text(one.id) is shown
    ws.apply(removed(one))
    with pytest.raises(NoSuchArticle):
        ws.text(one.id)
    ws.undo()
    assert ws.text(one.id) == shown
