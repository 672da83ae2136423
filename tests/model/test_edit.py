"""An edit swaps, a step turns round, and neither can be about nothing."""

from __future__ import annotations

import pytest

from hashiya.model.annotation import Annotation
from hashiya.model.edit import Edit, Step
from hashiya.model.span import Span


def note(label: str = "PERS") -> Annotation:
    return Annotation(
        id="a",
        article="x",
        layer="entity",
        label=label,
        fragments=(Span(3, 8),),
        quote="ترامب",
        annotator="me",
        created=1,
    )


def test_the_inverse_of_an_inverse_is_the_edit():
    edit = Edit(note(), note("ORG"))
    assert edit.inverse == Edit(note("ORG"), note())
    assert edit.inverse.inverse == edit


def test_an_edit_of_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        Edit(None, None)


def test_a_step_is_taken_back_last_edit_first():
    first, second = Edit(None, note()), Edit(note(), note("ORG"))
    step = Step(id="s", act="tag", by="me", at=1, edits=(first, second))
    back = step.inverse(step_id="t", act="undo", at=2)
    assert back.edits == (second.inverse, first.inverse)
    assert back.undoes == "s"
    assert back.article == "x"
    assert back.touches("x")
    assert not back.touches("y")


def test_a_quote_of_another_length_than_the_span_is_refused():
    with pytest.raises(ValueError, match="quote"):
        Annotation(
            id="a",
            article="x",
            layer="entity",
            label="PERS",
            fragments=(Span(0, 2),),
            quote="abc",
            annotator="me",
            created=1,
        )
