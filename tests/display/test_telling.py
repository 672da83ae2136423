"""What undo says when its step is too large to be held: never nothing."""

from __future__ import annotations

import pytest

from hashiya.display.telling import told
from hashiya.model.edit import Step
from hashiya.model.schema import Schema
from hashiya.wording import Wording


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "all changes of one large step: 1,100,000"),
        ("ar", "تغييرات خطوة كبيرة واحدة: 1,100,000"),
    ],
)
def test_a_long_step_is_told_by_its_size(language: str, sentence: str) -> None:
    step = Step(id="x", act="undo", by="me", at=1, edits=(), long=1_100_000)
    said = told(step, Schema(id="s"), Wording(language))
    assert said.translate({0x2068: None, 0x2069: None}) == sentence
