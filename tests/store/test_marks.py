"""Reading all annotations of an article at once gives what was stored, in reading order."""

from __future__ import annotations

import gc

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import annotation, article

from hashiya.commands import projects
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id
from hashiya.model.span import Span
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


def store(project, *records):
    edits = tuple(Edit(None, it) for it in records)
    project.commit(Step(id=new_id(), act="test", by="me", at=1, edits=edits))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks, marks)
def test_what_is_read_is_what_was_stored(tmp_path, first, later):
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
        assert found == tuple(sorted(made, key=lambda it: (it.start, -it.end)))
        assert project.annotations(one.id) == found
        assert {it: found.count(it) for it in found} == dict.fromkeys(made, 1)
        for start in {it.start for it in made}:
            assert project.annotations(one.id, start) == tuple(
                it for it in found if it.start == start
            )


def test_an_article_that_is_not_there_has_no_annotations(tmp_path):
    with ProjectFile.create(tmp_path / "p.hashiya", projects.read_schema("default")) as project:
        assert project.annotations(new_id()) == ()


def test_the_collector_of_cycles_comes_back_after_bulk_work():
    with unhurried(BULK):
        assert not gc.isenabled()
    assert gc.isenabled()
    with unhurried(BULK - 1):
        assert gc.isenabled()
