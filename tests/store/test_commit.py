"""A step is stored whole or not at all, and only where it fits."""

from __future__ import annotations

import dataclasses

import pytest
from making import added, annotation, article, relation, removed, step

from hashiya.model.edit import Edit
from hashiya.model.errors import QuoteMismatch, StaleEdit
from hashiya.model.span import Span
from hashiya.store import queries
from hashiya.store.project_file import ProjectFile


def snapshot(project: ProjectFile) -> tuple:
    return (
        list(project.annotated()),
        project.articles(),
        project.articles(deleted=True),
        [it.id for it in project.history()],
        project.schema(),
    )


def test_what_was_stored_comes_back_equal(project, path):
    text = article(labels={"topics": ("حرب", "ناتو"), "split": "dev"}, language="ar", position=3)
    values = {
        "mention": "NAM",
        "main": True,
        "certain": False,
        "n": 3,
        "x": 2.5,
        "many": ("a", "b"),
    }
    one = annotation(text, 4, 16, attributes=values)
    parts = (Span(4, 10), Span(11, 16), Span(20, 26))
    many = annotation(text, 4, 26, "ORG", fragments=parts)
    claim = annotation(text, 17, 30, "CLAIM")
    arrow = relation(claim, one, attributes={"certain": True})
    project.commit(added(text, one, many, claim, arrow))
    project.close()
    with ProjectFile.open(path) as again:
        assert again.article(text.id) == text
        assert again.annotations(text.id) == (many, one, claim)
        assert again.relations(text.id) == (arrow,)
        (line,) = again.articles()
        assert (line.annotations, line.relations, line.code_points) == (3, 1, len(text.text))
        assert list(again.check()) == []


def test_equal_annotations_are_both_kept(project):
    text = article()
    first, second = annotation(text, 4, 10), annotation(text, 4, 10)
    project.commit(added(text, first, second))
    assert project.annotations(text.id) == tuple(sorted((first, second), key=lambda it: it.id))


@pytest.mark.parametrize("what", ["stale", "there", "quote", "past", "ends", "twice"])
def test_a_step_that_does_not_fit_leaves_everything_as_it_was(project, what):
    text = article()
    one, claim = annotation(text, 4, 10), annotation(text, 17, 30, "CLAIM")
    arrow = relation(claim, one)
    project.commit(added(text, one, claim, arrow))
    before = snapshot(project)
    good = Edit(None, annotation(text, 0, 3))
    bad, error = {
        "stale": (Edit(dataclasses.replace(one, label="ORG"), one), StaleEdit),
        "there": (Edit(None, one), StaleEdit),
        "quote": (Edit(None, annotation(text, 0, 3, quote="xyz")), QuoteMismatch),
        "past": (Edit(None, annotation(text, 5000, 5003, quote="abc")), QuoteMismatch),
        "ends": (Edit(claim, None), StaleEdit),
        "twice": (Edit(None, good.record), ValueError),
    }[what]
    with pytest.raises(error):
        project.commit(step(good, bad))
    assert snapshot(project) == before
    project.commit(step(good))
    assert len(project.annotations(text.id)) == 3


def test_an_article_with_annotations_is_not_removed_alone(project):
    text = article()
    one = annotation(text, 4, 10)
    project.commit(added(text, one))
    with pytest.raises(StaleEdit):
        project.commit(removed(text))
    project.commit(removed(text, one))
    assert project.articles() == []


def test_the_text_of_an_article_never_changes(project):
    text = article()
    project.commit(added(text))
    with pytest.raises(ValueError, match="only a correction"):
        project.commit(step(Edit(text, dataclasses.replace(text, text="غيره"))))
    assert project.article(text.id).text == text.text


def test_an_article_keeps_the_bytes_it_came_from(project):
    text = article("سلام", encoding="cp1256", original="سلام".encode("cp1256"))
    project.commit(added(text))
    project.commit(removed(text))
    project.commit(added(dataclasses.replace(text, original=None)))
    assert project.original(text.id) == "سلام".encode("cp1256")


def test_what_only_takes_marks_away_reads_no_text(project, monkeypatch):
    one = article()
    mark = annotation(one, 0, 3)
    project.commit(added(one, mark))
    with monkeypatch.context() as patch:
        patch.setattr(queries, "_article", lambda _row: pytest.fail("a text was read"))
        project.commit(removed(mark))
    assert project.annotations(one.id) == ()
    assert project.articles()[0].annotations == 0
