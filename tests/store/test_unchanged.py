"""A step that was made of something else than what is stored is refused, whatever differs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import added, annotation, article, removed, step

from hashiya.model.edit import Edit
from hashiya.model.errors import StaleEdit
from hashiya.model.span import Span
from hashiya.store import queries

TEXT = article()
PARTS = (Span(4, 10), Span(11, 16), Span(20, 26))
DIFFERING = {
    "label": {"label": "ORG"},
    "label unheard of": {"label": "NOBODY"},
    "layer": {"layer": "claim"},
    "annotator": {"annotator": "سارة"},
    "created": {"created": 77},
    "place": {"fragments": (Span(5, 11),), "quote": TEXT.text[5:11]},
    "fragments": {"fragments": PARTS, "quote": TEXT.text[4:26]},
    "quote": {"quote": "xxxxxx"},
    "attribute changed": {"attributes": {"mention": "NOM", "main": True}},
    "attribute of another kind": {"attributes": {"mention": "NAM", "main": "true"}},
    "attribute more": {"attributes": {"mention": "NAM", "main": True, "n": 1}},
    "attribute less": {"attributes": {"mention": "NAM"}},
    "no attribute": {"attributes": {}},
}


@pytest.mark.parametrize("differing", DIFFERING)
@pytest.mark.parametrize("kind", ["changed", "removed"])
def test_what_differs_in_one_thing_is_stale(project, differing, kind):
    stored = annotation(TEXT, 4, 10, attributes={"mention": "NAM", "main": True})
    others = [annotation(TEXT, 17, 30), annotation(TEXT, 4, 10)]
    project.commit(added(TEXT, stored, *others))
    believed = replace(stored, **DIFFERING[differing])
    after = None if kind == "removed" else replace(stored, created=99)
    with pytest.raises(StaleEdit):
        project.commit(step(Edit(believed, after), Edit(others[0], None)))
    assert set(project.annotations(TEXT.id)) == {stored, *others}
    assert list(project.check()) == []


def test_one_fragment_less_is_stale(project):
    stored = annotation(TEXT, 4, 26, fragments=PARTS)
    project.commit(added(TEXT, stored))
    for fragments in (PARTS[::2], (Span(4, 26),), (Span(4, 9), *PARTS[1:])):
        with pytest.raises(StaleEdit):
            project.commit(removed(replace(stored, fragments=fragments)))
    project.commit(removed(stored))
    assert project.annotations(TEXT.id) == ()
    assert list(project.check()) == []


def test_what_is_the_same_is_found_so_without_making_records(project, monkeypatch):
    stored = annotation(TEXT, 4, 26, fragments=PARTS, attributes={"n": 3, "many": ("a", "b")})
    project.commit(added(TEXT, stored))
    with monkeypatch.context() as patch:
        patch.setattr(queries, "find_annotations", lambda *_: pytest.fail("records were made"))
        project.commit(step(Edit(stored, replace(stored, attributes={"x": 2.5}))))
        project.commit(removed(replace(stored, attributes={"x": 2.5})))
    assert project.annotations(TEXT.id) == ()
    assert list(project.check()) == []
