"""Two files of one project: what each has that the other has not is named, and what is only there can be brought over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hashiya import assets
from hashiya.commands import annotate, articles, comparing, projects
from hashiya.display.comparing_words import lines
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import ProjectMissing
from hashiya.model.identity import new_id, now
from hashiya.model.span import Span
from hashiya.workspace import Workspace


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    with projects.create(tmp_path / "أخبار.hashiya", me="ليلى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
        first = ws.articles()[0].id
        annotate.tag(ws, first, Span(0, 3), "entity", "PERS")
        annotate.tag(ws, first, Span(10, 13), "entity", "PERS")
        yield ws


@pytest.fixture
def there(here: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """The same project, as a sync program left it beside; from here on both go their own way."""
    copy = here.save_copy(tmp_path / "أخبار (conflicted copy 2026-11-22 093612).hashiya")
    with projects.open_project(copy, "سامي") as ws:
        yield ws


def text(tmp_path: Path, name: str) -> Path:
    file = tmp_path / name
    file.write_text(f"خبر آخر من {name}", encoding="utf-8")
    return file


def test_alike_files_are_called_alike(here, there):
    found = comparing.compare(here.path, there.path)
    assert (found.only_here, found.only_there, found.differing) == ((), (), ())
    assert (found.alike, found.same_project, found.more_there) == (2, True, False)


def test_each_difference_is_counted_once_and_nothing_is_written(here, there, tmp_path):
    articles.add(here, articles.read([text(tmp_path, "هنا.txt")]))
    articles.add(there, articles.read([text(tmp_path, "هناك.txt")]))
    first, both = here.articles()[0], here.annotations(here.articles()[0].id)
    annotate.tag(here, first.id, Span(20, 24), "entity", "PERS")
    annotate.tag(there, first.id, Span(30, 34), "entity", "PERS")
    annotate.tag(there, first.id, Span(40, 44), "entity", "PERS")
    annotate.retag(there, both[0].id, "entity", "LOC")
    for ws in (here, there):
        ws.settle()
    before = [it.path.read_bytes() for it in (here, there)]
    found = comparing.compare(here.path, there.path)
    assert (found.only_here, found.only_there, found.alike) == (("هنا.txt",), ("هناك.txt",), 1)
    (it,) = found.differing
    assert (it.name, it.here, it.there, it.unlike, it.text) == (first.name, 1, 2, 1, False)
    assert [it.path.read_bytes() for it in (here, there)] == before


def test_what_is_only_there_is_brought_over_as_one_step(here, there, tmp_path):
    articles.add(there, articles.read([text(tmp_path, "هناك.txt")]))
    first = here.articles()[0].id
    one, two = here.annotations(first)
    annotate.tag(there, first, Span(30, 34), "entity", "PERS")
    annotate.retag(there, one.id, "entity", "LOC")
    annotate.tag(there, there.articles()[-1].id, Span(0, 3), "entity", "PERS")
    articles.add(here, comparing.gather(here.path, there.path))
    assert len(here.articles()) == 3
    assert [it.start for it in here.annotations(first)] == [0, 10, 30]
    assert {one, two} <= set(here.annotations(first))  # ours stays as it is
    again = comparing.compare(here.path, there.path)
    assert again.only_there == ()
    assert [(it.here, it.there, it.unlike) for it in again.differing] == [(0, 0, 1)]
    here.undo()
    assert len(here.articles()) == 2
    assert here.annotations(first) == (one, two)


def test_a_copy_that_is_gone_is_told(here, tmp_path):
    with pytest.raises(ProjectMissing):
        comparing.compare(here.path, tmp_path / "gone.hashiya")


def test_a_copy_that_differs_in_facts_or_labels_alone_is_never_called_equal(here, there):
    first, second = here.articles()
    articles.update(there, first.id, title="عنوان أصلحه سامي")
    articles.update(there, second.id, status="done")
    found = comparing.compare(here.path, there.path)
    assert [(it.name, it.facts) for it in found.differing] == [
        (first.name, True),
        (second.name, True),
    ]
    assert (found.alike, found.equal) == (0, False)
    assert [it for it, _ in lines(found, "هنا", "هناك")] == [
        "comparing-differ",
        "comparing-facts",
        "comparing-facts",
    ]


def test_a_paragraph_that_was_turned_in_one_of_them_is_a_difference(here, there):
    articles.turn(there, there.articles()[0].id, 0, "ltr")
    assert [it.facts for it in comparing.compare(here.path, there.path).differing] == [True]


def test_another_label_set_is_told_and_the_copy_is_not_to_go(here, there):
    schema = there.schema()
    edit = Edit(schema, replace(schema, names={**schema.names, "ar": "فئات سامي"}))
    there.apply(Step(id=new_id(), act="labels.change", by="سامي", at=now(), edits=(edit,)))
    found = comparing.compare(here.path, there.path)
    assert (found.differing, found.equal) == ((), False)
    assert [it for it, _ in lines(found, "هنا", "هناك")] == [
        "comparing-other-labels",
        "comparing-alike",
    ]
