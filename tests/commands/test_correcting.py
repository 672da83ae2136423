"""A text is corrected without losing work: one step, both versions kept, no mark lost in silence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import added, annotation, article, relation
from text.strategies import texts

from hashiya.commands import annotate, articles, backups, correcting, projects, rescue
from hashiya.model.errors import BackupNotMade, NotCorrected, QuoteMismatch, StaleEdit
from hashiya.model.span import Span
from hashiya.model.unplaced import waiting_id
from hashiya.text import graphemes

TEXT = "قال دونالد ترامب إن الناتو سيبقى.\r\nوأضاف بوتين: لن نغادر العراق."
NEW = "قال دونالد ترمب إن الناتو سيبقى.\r\nلن نغادر العراق."


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def marked(ws):
    """An article with four marks, two relations and a turned paragraph."""
    it = article(TEXT, directions={TEXT.index("وأضاف"): "rtl"})
    marks = {
        words: annotation(it, *(at(TEXT, words).start, at(TEXT, words).end), label=label)
        for words, label in (
            ("دونالد ترامب", "PERS"),
            ("الناتو", "ORG"),
            ("بوتين", "PERS"),
            ("لن نغادر العراق", "CLAIM"),
        )
    }
    arrows = (
        relation(marks["لن نغادر العراق"], marks["بوتين"], "speaker"),
        relation(marks["دونالد ترامب"], marks["الناتو"], "about"),
    )
    ws.apply(added(it, *marks.values(), *arrows))
    return it, marks, arrows


def rows(ws) -> dict[str, list]:
    """What the tables hold now, but for numbers of rows and what only grows."""
    with sqlite3.connect(f"file:{ws.path}?mode=ro", uri=True) as db:
        found = {
            "articles": db.execute(
                "SELECT a.uid, t.digest, a.name, sha256, a.n_chars, directions, n_annotations, n_relations,"
                " checksum FROM articles a JOIN texts t ON t.id = a.text_id"
            ),
            "spans": db.execute("SELECT uid, start, end, quote, checksum FROM spans ORDER BY uid"),
            "relations": db.execute("SELECT uid, checksum FROM relations ORDER BY uid"),
            "unplaced": db.execute("SELECT uid, record, checksum FROM unplaced ORDER BY uid"),
        }
        found = {name: it.fetchall() for name, it in found.items()}
    db.close()
    return found


def test_a_plan_changes_nothing_and_names_every_mark(ws, marked):
    it, marks, arrows = marked
    before = rows(ws)
    plan = correcting.plan(ws, it.id, NEW)
    assert rows(ws) == before
    assert [mark.quote for mark in plan.placed] == ["الناتو", "لن نغادر العراق"]
    assert [(m.before.quote, m.after.quote, m.why) for m in plan.moved] == [
        ("دونالد ترامب", "دونالد ترمب", "words")
    ]
    (lost,) = plan.unplaced
    assert (lost.annotation, lost.quote, lost.reason) == (marks["بوتين"], "بوتين", "gone")
    assert lost.before.endswith("وأضاف ")
    assert lost.after.startswith(": لن")
    assert lost.relations == plan.relations == (arrows[0],)


def test_correcting_is_one_step_and_both_versions_stay(ws, marked):
    it, marks, arrows = marked
    step = correcting.correct(ws, it.id, NEW)
    assert step is not None
    assert [line.act for line in ws.history()][:1] == ["correcting.correct"]
    now = ws.article(it.id)
    assert now.text == NEW
    assert now.directions == {NEW.index("لن نغادر"): "rtl"}
    assert all(mark.stands_in(NEW) for mark in ws.annotations(it.id))
    assert {mark.id for mark in ws.annotations(it.id)} == {
        mark.id for words, mark in marks.items() if words != "بوتين"
    }
    assert ws.relations(it.id) == (arrows[1],)
    (line,) = ws.articles()
    assert (line.code_points, line.annotations, line.relations) == (len(NEW), 3, 1)
    first, second = ws.revisions(it.id)
    assert (first.current, second.current, second.step) == (False, True, step.id)
    assert (ws.revision_text(first), ws.revision_text(second)) == (TEXT, NEW)
    assert [one for one in ws.check() if one.severity == "damage"] == []


def test_undo_and_redo_give_identical_rows(ws, marked):
    it, _, _ = marked
    before = rows(ws)
    correcting.correct(ws, it.id, NEW)
    after = rows(ws)
    ws.undo()
    assert rows(ws) == before
    ws.redo()
    assert rows(ws) == after
    assert [rev.current for rev in ws.revisions(it.id)] == [False, False, False, True]
    assert ws.article(it.id).text == NEW


def test_the_same_text_is_no_step_and_an_empty_one_is_refused(ws, marked):
    it, marks, _ = marked
    steps = len(ws.history())
    assert correcting.correct(ws, it.id, TEXT) is None
    assert len(correcting.plan(ws, it.id, TEXT).placed) == len(marks)
    for empty in ("", " \r\n"):
        with pytest.raises(NotCorrected):
            correcting.correct(ws, it.id, empty)
    assert len(ws.history()) == steps


def test_only_a_correction_changes_a_text(ws, marked):
    it, _, _ = marked
    with pytest.raises(articles.BadFact):
        articles.update(ws, it.id, text="x")


def test_a_plan_that_came_too_late_stores_nothing(ws, marked):
    it, marks, _ = marked
    plan = correcting.plan(ws, it.id, NEW)
    annotate.remove(ws, [marks["الناتو"].id])
    annotate.retag(ws, marks["بوتين"].id, "entity", "ORG")
    before = rows(ws)
    with pytest.raises(StaleEdit):
        correcting.carry_out(ws, plan)
    assert rows(ws) == before


def test_a_mark_that_the_plan_did_not_know_must_stand_in_the_new_text(ws, marked):
    it, _, _ = marked
    plan = correcting.plan(ws, it.id, NEW)
    annotate.tag(ws, it.id, at(TEXT, "نغادر"), "entity", "MISC")
    before = rows(ws)
    with pytest.raises(QuoteMismatch):
        correcting.carry_out(ws, plan)
    assert rows(ws) == before


def test_a_mark_without_a_place_is_placed_by_hand_and_its_relation_returns(ws, marked):
    it, marks, arrows = marked
    correcting.correct(ws, it.id, NEW)
    waiting = rows(ws)
    (lost,) = ws.unplaced(it.id)
    placed = correcting.place(ws, lost.id, at(NEW, "دونالد"))
    (line, *_) = ws.history(1)
    assert (line.act, line.label, line.sample) == ("correcting.place", "PERS", "دونالد")
    assert placed.id == marks["بوتين"].id
    assert (placed.quote, placed.label, placed.created) == ("دونالد", "PERS", lost.created)
    assert ws.unplaced(it.id) == ()
    assert set(ws.relations(it.id)) == set(arrows)
    ws.undo()
    assert rows(ws) == waiting
    ws.redo()
    assert ws.annotation(placed.id) == placed
    with pytest.raises(StaleEdit):
        correcting.place(ws, lost.id, at(NEW, "دونالد"))
    assert [one for one in ws.check() if one.severity == "damage"] == []


def test_a_relation_returns_when_its_second_end_is_placed(ws, marked):
    it, marks, arrows = marked
    gone = "قال دونالد ترمب إن الناتو سيبقى."
    correcting.correct(ws, it.id, gone)
    claim, speaker = marks["لن نغادر العراق"].id, marks["بوتين"].id
    assert {one.id for one in ws.unplaced(it.id)} == set(map(waiting_id, (claim, speaker)))
    correcting.place(ws, waiting_id(speaker), at(gone, "دونالد"))
    assert arrows[0] not in ws.relations(it.id)
    correcting.place(ws, waiting_id(claim), at(gone, "سيبقى"))
    assert arrows[0] in ws.relations(it.id)


def test_a_relation_waits_with_the_end_that_was_lost_later(ws, marked):
    it, marks, arrows = marked
    correcting.correct(ws, it.id, NEW)
    gone = NEW.replace("\r\nلن نغادر العراق.", "")
    correcting.correct(ws, it.id, gone)
    claim, speaker = marks["لن نغادر العراق"].id, marks["بوتين"].id
    correcting.place(ws, waiting_id(speaker), at(gone, "دونالد"))
    correcting.place(ws, waiting_id(claim), at(gone, "سيبقى"))
    assert arrows[0] in ws.relations(it.id)
    for _ in range(2):
        ws.undo()
    assert {one.id for one in ws.unplaced(it.id)} == set(map(waiting_id, (claim, speaker)))


def test_what_is_let_go_can_be_had_back(ws, marked):
    it, _, _ = marked
    correcting.correct(ws, it.id, NEW)
    (lost,) = ws.unplaced(it.id)
    assert correcting.let_go(ws, [lost.id])
    assert ws.unplaced(it.id) == ()
    ws.undo()
    assert ws.unplaced(it.id) == (lost,)


def test_a_flipped_letter_in_a_waiting_mark_is_noticed(ws, marked):
    it, _, _ = marked
    correcting.correct(ws, it.id, NEW)
    ws.settle()
    path = ws.path
    ws.close()
    db = sqlite3.connect(path)
    db.execute("UPDATE unplaced SET record = replace(record, 'بوتين', 'بوتان')")
    db.commit()
    db.close()
    with projects.open_project(path, "me") as again:
        assert "store-finding-unplaced" in [it.message for it in again.check()]


def test_the_new_text_is_found_by_its_words(ws, marked):
    it, _, _ = marked
    correcting.correct(ws, it.id, NEW)
    db = sqlite3.connect(f"file:{ws.path}?mode=ro", uri=True)
    query = """SELECT a.uid FROM text_words w JOIN articles a ON a.text_id = w.rowid
      WHERE text_words MATCH ?"""
    found = [len(db.execute(query, (words,)).fetchall()) for words in ("ترمب", "ترامب")]
    db.close()
    assert found == [1, 0]


def test_both_versions_survive_a_restart(ws, marked):
    it, _, _ = marked
    correcting.correct(ws, it.id, NEW)
    path = ws.path
    ws.close()
    with projects.open_project(path, "ليلى") as again:
        assert again.undo().undoes
        assert again.article(it.id).text == TEXT
        assert [again.revision_text(rev) for rev in again.revisions(it.id)] == [TEXT, NEW, TEXT]


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with projects.create(tmp_path_factory.mktemp("p") / "p.hashiya", "default", "me") as opened:
        yield opened


@given(old=texts, new=texts, data=st.data())
def test_every_mark_is_in_exactly_one_of_three_and_undo_gives_all_back(shared, old, new, data):
    ws = shared
    old, new = old.replace("\0", "\ufffd") + "ا", new.replace("\0", "\ufffd") + "ب"
    it = article(old)
    bounds = graphemes.boundaries(old)
    pairs = data.draw(st.lists(st.tuples(*[st.sampled_from(bounds)] * 2), max_size=6))
    marks = [annotation(it, *sorted(pair)) for pair in pairs if len(set(pair)) == 2]
    arrows = [relation(one, other) for one, other in pairwise(marks)]
    ws.apply(added(it, *marks, *arrows))
    before = rows(ws)
    plan = correcting.plan(ws, it.id, new)
    ids = [one.id for one in plan.placed]
    ids += [one.after.id for one in plan.moved]
    ids += [one.annotation.id for one in plan.unplaced]
    assert sorted(ids) == sorted(mark.id for mark in marks)
    correcting.carry_out(ws, plan)
    assert ws.article(it.id).text == new
    assert all(mark.stands_in(new) for mark in ws.annotations(it.id))
    ws.undo()
    assert rows(ws) == before
    ws.undo()


def test_an_article_with_its_file_kept_is_sound_and_backed_up_after_a_correction(ws, tmp_path):
    """Its digest is that of the corrected text: the kept file is proved by the history."""
    file = tmp_path / "قديم.txt"
    file.write_bytes(TEXT.encode("cp1256"))
    articles.add(ws, articles.read([file], encoding="windows-1256"))
    (line,) = ws.articles()
    correcting.correct(ws, line.id, NEW)
    assert ws.original(line.id) == file.read_bytes()
    assert list(ws.check()) == []
    assert backups.back_up(ws, "asked", tmp_path / "backups") is not None
    rescued = tmp_path / "rescued.hashiya"
    report = rescue.salvage(ws.path, rescued)
    assert report.notes == ()
    with projects.open_project(rescued, "ليلى") as again:
        assert again.original(line.id) == file.read_bytes()
        assert list(again.check()) == []
    ws.undo()
    assert list(ws.check()) == []


def test_a_kept_file_that_damage_changed_is_found_after_a_correction_too(ws, tmp_path):
    file = tmp_path / "قديم.txt"
    file.write_bytes(TEXT.encode("cp1256"))
    articles.add(ws, articles.read([file], encoding="windows-1256"))
    (line,) = ws.articles()
    correcting.correct(ws, line.id, NEW)
    path = ws.path
    ws.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE originals SET bytes = x'00'")
        db.commit()
    with projects.open_project(path, "ليلى") as again:
        assert [it.message for it in again.check()] == ["store-finding-original"]
        with pytest.raises(BackupNotMade):
            backups.back_up(again, "asked", tmp_path / "backups")
    report = rescue.salvage(path, tmp_path / "rescued.hashiya")
    assert [it.message for it in report.notes] == ["rescue-note-original"]
