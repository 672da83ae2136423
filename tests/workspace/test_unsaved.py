"""What the disk refuses waits in its order, is read as if it were there, and is stored once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.commands import annotate, articles, history
from hashiya.model import errors
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id
from hashiya.model.span import Span
from hashiya.store.project_file import ProjectFile
from hashiya.unsaved import MOST_EDITS
from hashiya.workspace import Workspace


class Disk:
    """A disk that refuses on demand, between the workspace and its file."""

    def __init__(self, ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        commit = ws._project.commit
        self.after = False

        def refusing(step, parts=None):
            if self.full and not self.after:
                raise errors.DiskFull(name="p.hashiya")
            size = commit(step, parts)
            if self.full:  # it came through, but nobody was told
                raise errors.SaveFailed(name="p.hashiya")
            return size

        monkeypatch.setattr(ws._project, "commit", refusing)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(ProjectFile.create(tmp_path / "p.hashiya", SCHEMA), "me") as opened:
        opened.be_patient()
        opened.apply(added(article("قال الوزير إن السلام قريب")))
        yield opened


@pytest.fixture
def disk(ws, monkeypatch) -> Disk:
    return Disk(ws, monkeypatch)


def the_article(ws: Workspace) -> str:
    return ws.articles()[0].id


def tag(ws: Workspace, start: int, end: int):
    label = SCHEMA.labels[0]
    return annotate.tag(ws, the_article(ws), Span(start, end), label.layer, label.code)


def test_a_refused_gesture_is_seen_and_not_called_saved(ws, disk):
    heard = []
    ws.subscribe(heard.append)
    before = ws.saved_at
    disk.full = True
    made = tag(ws, 0, 3)
    assert heard == list(ws.pending)
    assert ws.saved_at == before
    assert isinstance(ws.refusal, errors.DiskFull)
    assert ws.annotations(made.article) == (made,)
    assert ws.annotations(made.article, 0) == (made,)
    assert ws.annotations(made.article, 4) == ()
    assert ws.annotation(made.id) == made
    assert ws.articles()[0].annotations == 1
    assert ws._project.annotations(made.article) == ()
    disk.full = False
    assert ws.retry()
    assert ws.pending == ()
    assert ws.refusal is None
    assert ws._project.annotations(made.article) == (made,)
    assert ws.articles()[0].annotations == 1


def test_what_waits_is_stored_in_its_order_before_what_comes(ws, disk):
    disk.full = True
    made = tag(ws, 0, 3)
    changed = annotate.set_attribute(ws, made.id, "comment", "لاحظ")
    articles.update(ws, made.article, title="عنوان")
    assert len(ws.pending) == 3
    assert ws.article(made.article).title == "عنوان"
    assert ws.articles()[0].title == "عنوان"
    disk.full = False
    other = tag(ws, 4, 10)
    assert ws.pending == ()
    assert ws._project.annotations(made.article) == (changed, other)
    assert ws._project.article(made.article).title == "عنوان"
    assert len(ws.history()) == 5
    assert list(ws.check()) == []


def test_the_same_gesture_again_is_not_queued_twice(ws, disk):
    disk.full = True
    made = tag(ws, 0, 3)
    assert tag(ws, 0, 3) == made
    assert len(ws.pending) == 1


def test_a_save_that_came_through_unheard_is_not_done_twice(ws, disk):
    disk.full = disk.after = True
    made = tag(ws, 0, 3)
    assert len(ws.pending) == 1
    disk.full = False
    assert ws.retry()
    assert ws._project.annotations(made.article) == (made,)
    assert len(ws.history()) == 2


def test_relations_wait_with_their_ends(ws, disk):
    disk.full = True
    start = annotate.tag(ws, the_article(ws), Span(0, 10), "claim", "CLAIM")
    end = tag(ws, 4, 10)
    arrow = annotate.relate(ws, "about", start.id, end.id)
    assert ws.articles()[0].relations == 1
    assert ws.relations(start.article) == (arrow,)
    assert ws.relations_of([end.id]) == (arrow,)
    assert ws.find_relations([arrow.id]) == {arrow.id: arrow}
    annotate.remove(ws, [start.id])
    assert ws.relations(start.article) == ()
    disk.full = False
    assert ws.retry()
    assert ws._project.relations(start.article) == ()


def test_undo_and_redo_go_through_what_waits(ws, disk):
    stored = tag(ws, 11, 13)
    disk.full = True
    first, second = tag(ws, 0, 3), tag(ws, 4, 10)
    here = stored.article
    ws.undo()
    assert ws.annotations(here) == (first, stored)
    ws.undo()
    assert ws.annotations(here) == (stored,)
    ws.redo()
    ws.redo()
    assert ws.annotations(here) == (first, second, stored)
    with pytest.raises(errors.NothingToRedo):
        ws.redo()
    ws.undo()
    ws.undo()
    ws.undo()  # one that is stored
    assert ws.annotations(here) == ()
    with pytest.raises(errors.DiskFull):
        ws.undo()
    disk.full = False
    assert ws.retry()
    assert ws._project.annotations(here) == ()
    ws.redo()
    ws.redo()
    ws.redo()
    assert ws._project.annotations(here) == (first, second, stored)
    assert list(ws.check()) == []


def test_an_import_does_not_wait_and_is_refused_as_a_whole(ws, disk):
    disk.full = True
    with pytest.raises(errors.DiskFull):
        ws.apply(added(article("نص آخر")))
    assert ws.pending == ()
    assert len(ws.articles()) == 1


def test_who_cannot_show_what_waits_is_told_at_once(tmp_path, monkeypatch):
    with Workspace(ProjectFile.create(tmp_path / "q.hashiya", SCHEMA), "me") as ws:
        text = article()
        ws.apply(added(text))
        disk = Disk(ws, monkeypatch)
        disk.full = True
        with pytest.raises(errors.DiskFull):
            tag(ws, 0, 3)
        assert ws.pending == ()
        assert ws.annotations(text.id) == ()


def test_a_copy_has_what_waits(ws, disk, tmp_path):
    stored = tag(ws, 4, 10)
    disk.full = True
    made = tag(ws, 0, 3)
    copy = ws.save_copy(tmp_path / "elsewhere.hashiya")
    with ProjectFile.open(copy) as again:
        assert again.annotations(made.article) == (made, stored)
        assert list(again.check()) == []
    assert len(ws.pending) == 1


def test_what_no_longer_fits_stays_and_is_not_called_saved(ws, disk, monkeypatch):
    disk.full = True
    tag(ws, 0, 3)
    disk.full = False

    def stale(*_: object) -> None:
        raise errors.StaleEdit(kind="annotation", name="قال")

    monkeypatch.setattr(ws._project, "commit", stale)
    assert not ws.retry()
    assert isinstance(ws.refusal, errors.StaleEdit)
    assert len(ws.pending) == 1


def test_a_mark_that_was_stored_and_is_changed_while_waiting_counts_once(ws, disk):
    text = ws.article(the_article(ws))
    made = annotation(text, 0, 3)
    ws.apply(added(made))
    disk.full = True
    annotate.set_attribute(ws, made.id, "comment", "لاحظ")
    assert ws.articles()[0].annotations == 1
    annotate.remove(ws, [made.id])
    assert ws.articles()[0].annotations == 0
    assert ws.annotations(text.id) == ()


def test_a_step_taken_back_out_of_turn_is_undone_among_what_waits_as_when_stored(ws, disk):
    first, second = tag(ws, 0, 3), tag(ws, 4, 10)
    here = first.article
    steps = [it.id for it in ws.history(2)]
    disk.full = True
    history.take_back(ws, steps[1])
    assert ws.annotations(here) == (second,)
    with pytest.raises(errors.NothingToRedo):
        ws.redo()
    ws.undo()
    assert ws.annotations(here) == (first, second)
    ws.redo()
    assert ws.annotations(here) == (second,)
    disk.full = False
    assert ws.retry()
    assert ws._project.annotations(here) == (second,)
    ws.undo()
    assert ws.annotations(here) == (first, second)
    assert list(ws.check()) == []


def test_looking_back_takes_off_what_waits_too(ws, disk):
    stored = tag(ws, 0, 3)
    then = ws.history(1)[0].id
    disk.full = True
    tag(ws, 4, 10)
    annotate.set_attribute(ws, stored.id, "comment", "لاحظ")
    assert history.state_at(ws, stored.article, then).annotations == (stored,)
    history.go_back(ws, stored.article, then)
    assert ws.annotations(stored.article) == (stored,)
    disk.full = False
    assert ws.retry()
    assert ws._project.annotations(stored.article) == (stored,)


def test_a_long_step_comes_after_what_waits(ws, disk):
    disk.full = True
    made = tag(ws, 0, 3)
    disk.full = False
    long = Step(id=new_id(), act="articles.add", by="me", at=1, edits=())
    ws.apply_long(long, iter([[Edit(None, article("نص آخر"))]]))
    assert ws.pending == ()
    assert ws._project.annotations(made.article) == (made,)
    assert ws.history()[0].id == long.id


def test_more_than_gestures_does_not_wait(ws, disk):
    text = ws.article(the_article(ws))
    disk.full = True
    with pytest.raises(errors.DiskFull):
        ws.apply(added(*(annotation(text, 0, 3) for _ in range(MOST_EDITS + 1))))
    assert ws.pending == ()
    assert ws.annotations(text.id) == ()
