"""Reading all annotations of an article at once gives what was stored, in reading order."""

from __future__ import annotations

import gc
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import added, annotation, article, step

from hashiya.commands import projects
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id
from hashiya.model.span import Span
from hashiya.store import columns
from hashiya.store import marks as reading
from hashiya.store.project_file import ProjectFile
from hashiya.store.unhurried import BULK, unhurried

TEXT = "نقل مصدر في وزارة الخارجية 🇮🇶 عن ناطق باسمها " * 6
values = st.sampled_from(["NAM", "PRO", True, 3, ("a", "b")])
marks = st.lists(
    st.tuples(
        st.integers(0, len(TEXT) - 60),
        st.lists(st.tuples(st.integers(1, 9), st.integers(1, 5)), min_size=1, max_size=3),
        st.dictionaries(st.sampled_from(["mention", "certain", "note"]), values, max_size=3),
        st.sampled_from(["mine", "hers"]),
    ),
    max_size=12,
)


def fragments(start, lengths):
    found = []
    for length, gap in lengths:
        found.append(Span(start, start + length))
        start += length + gap
    return tuple(found)


def in_order(it):
    return it.start, -it.end, it.id


def store(project, *records):
    edits = tuple(Edit(None, it) for it in records)
    project.commit(Step(id=new_id(), act="test", by="me", at=1, edits=edits))


@pytest.fixture
def by_column(monkeypatch):
    """By the column in small bites, however few there are."""
    monkeypatch.setattr(columns, "AT_ONCE", 4)
    return lambda *, on: monkeypatch.setattr(reading, "BULK", 0 if on else BULK)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks, marks)
def test_what_is_read_is_what_was_stored(tmp_path, by_column, first, later):
    path = tmp_path / f"{new_id()}.hashiya"
    one, other = article(TEXT), article(TEXT + ".")
    made = [
        annotation(one, 0, 1, fragments=parts, quote=TEXT[parts[0].start : parts[-1].end],
                   attributes=said, annotator=who)
        for start, lengths, said, who in [*first, *later]
        for parts in [fragments(start, lengths)]
    ]  # fmt: skip
    foreign = [annotation(other, 0, 4) for _ in range(40)]
    with ProjectFile.create(path, projects.read_schema("default")) as project:
        # rows of another article lie between: the article's own are not one run
        store(project, one, other, *made[: len(first)], *foreign)
        store(project, *made[len(first) :], annotation(other, 5, 9))
        found = project.annotations(one.id)
        assert found == tuple(sorted(made, key=in_order))
        by_column(on=True)
        assert project.annotations(one.id) == found
        by_column(on=False)
        assert {it: found.count(it) for it in found} == dict.fromkeys(made, 1)
        for start in {it.start for it in made}:
            assert project.annotations(one.id, start) == tuple(
                it for it in found if it.start == start
            )


DAMAGE = {
    "a quote too short": "UPDATE spans SET quote = 'نق' WHERE id = 3",
    "nothing marked": "UPDATE spans SET end = start, quote = '' WHERE id = 3",
    "before the text": "UPDATE spans SET start = -1, end = 2 WHERE id = 3",
    "no such label": "UPDATE spans SET label_id = 99 WHERE id = 3",
    "no such annotator": "UPDATE spans SET annotator_id = 99 WHERE id = 3",
    "a key too long": "UPDATE spans SET uid = CAST(uid || 'a' AS BLOB) WHERE id = 3",
    "a key too short": "UPDATE spans SET uid = CAST(substr(uid, 2) AS BLOB) WHERE id = 3",
    "a key too long, one too short": """UPDATE spans SET uid = CAST(
      CASE id WHEN 2 THEN uid || 'a' ELSE substr(uid, 2) END AS BLOB) WHERE id IN (2, 3)""",
    "a zero in the quote": "UPDATE spans SET quote = char(0, 1570, 34) WHERE id = 3",
    "many a fragment": "INSERT INTO span_fragments VALUES (3, 0, 12, 13), (3, 1, 14, 15)",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_many_are_read_by_the_column_as_they_are_row_by_row(tmp_path, by_column, damage):
    path, one = tmp_path / "p.hashiya", article(TEXT)
    made = [annotation(one, k * 6, k * 6 + 3) for k in range(9)]
    with ProjectFile.create(path, projects.read_schema("default")) as project:
        store(project, one, *made)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute(damage)
        db.commit()
    with ProjectFile.open(path, read_only=True) as project:
        one_by_one = project.annotations(one.id)
        by_column(on=True)
        assert project.annotations(one.id) == one_by_one
        assert {it.id for it in one_by_one} >= {it.id for it in made if it not in made[1:3]}


def test_quotes_that_are_too_much_at_once_are_read_row_by_row(tmp_path, monkeypatch):
    one = article(TEXT)
    made = tuple(annotation(one, k, k + 90) for k in range(6))
    monkeypatch.setattr(reading, "BULK", 0)
    with ProjectFile.create(tmp_path / "p.hashiya", projects.read_schema("default")) as project:
        store(project, one, *made)
        monkeypatch.setattr(columns, "MOST_TEXT", 80)
        assert project.annotations(one.id) == made


@pytest.mark.parametrize("in_columns", [False, True])
def test_marks_on_the_same_words_come_back_in_their_order(tmp_path, by_column, in_columns):
    """Taken away and brought back a mark has another row, and stands where it stood."""
    one = article(TEXT)
    by_column(on=in_columns)
    with ProjectFile.create(tmp_path / "p.hashiya", projects.read_schema("default")) as project:
        store(project, one, *(annotation(one, 4, 8) for _ in range(9)))
        before = project.annotations(one.id)
        for it in before:
            gone = Step(id=new_id(), act="test", by="me", at=1, edits=(Edit(it, None),))
            project.commit(gone)
            store(project, it)
            assert project.annotations(one.id) == before


def test_an_article_that_is_not_there_has_no_annotations(tmp_path):
    with ProjectFile.create(tmp_path / "p.hashiya", projects.read_schema("default")) as project:
        assert project.annotations(new_id()) == ()


def test_the_collector_of_cycles_comes_back_after_bulk_work():
    with unhurried(BULK):
        assert not gc.isenabled()
        made = [[] for _ in range(BULK)]
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    old = gc.get_objects(generation=2)
    assert any(it is made for it in old)
    with unhurried(BULK - 1):
        assert gc.isenabled()


@pytest.mark.parametrize(("old", "new"), [(True, 1), (1, True), (1, 1.0), (False, 0)])
def test_values_that_python_calls_equal_are_stored_as_what_they_are(project, old, new):
    text = article()
    before = annotation(text, 4, 10, attributes={"n": old})
    after = replace(before, attributes={"n": new})
    project.commit(added(text, before))
    project.commit(step(Edit(before, after)))
    (stored,) = project.annotations(text.id)
    assert type(stored.attributes["n"]) is type(new)
    assert list(project.check()) == []
    back = project.undo_target("me")
    project.commit(back.inverse(step_id=new_id(), act="undo", at=5))


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_could_not_be_read_again_is_not_stored(project, odd):
    text = article()
    project.commit(added(text))
    with pytest.raises(ValueError, match="no value"):
        project.commit(added(annotation(text, 4, 10, attributes={"n": odd})))
    assert project.annotations(text.id) == ()
    project.commit(added(annotation(text, 4, 10)))
