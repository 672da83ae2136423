"""Edges of a span: whole letters, no white space and no joiner at either end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.text import edges, graphemes

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "start", "end", "wanted"),
    [
        ("نامه\u200cای", 0, 5, "نامه"),
        ("کتاب\u200cها", 0, 5, "کتاب"),
        (" قال \n", 0, 6, "قال"),
        ("كتابَه", 0, 4, "كتابَ"),
        (f"يا {FAMILY} هنا", 3, 5, FAMILY),
        ("نعم\u00a0لا", 3, 6, "لا"),
        (" \u200c ", 0, 3, None),
    ],
)
def test_a_range_is_brought_to_whole_letters_without_blanks(text, start, end, wanted):
    found = edges.tidy(text, start, end)
    assert (text[slice(*found)] if found else None) == wanted


def test_letter_steps_go_over_blanks_and_never_rest_on_one():
    text = "کتاب\u200cها بود"
    seen = []
    span = (0, 4)
    for _ in range(4):
        span = edges.step(text, span, "end", 1)
        seen.append(text[slice(*span)])
    assert seen == ["کتاب\u200cه", "کتاب\u200cها", "کتاب\u200cها ب", "کتاب\u200cها بو"]
    for _ in range(4):
        span = edges.step(text, span, "end", -1)
    assert span == (0, 4)
    assert edges.step(text, (8, 11), "start", -1) == (6, 11)
    assert edges.step(text, (0, 1), "end", -1) == (0, 1)


@given(st.text("اله \n\u200c\u200d\u064e\U0001f1ee\U0001f1f6a", max_size=12), st.data())
def test_what_a_step_gives_is_tidy_and_moves_one_edge(text, data):
    found = edges.tidy(text, 0, len(text))
    if found is None:
        return
    which = data.draw(st.sampled_from(["start", "end"]))
    by = data.draw(st.integers(-3, 3))
    moved = edges.step(text, found, which, by)
    assert edges.tidy(text, *moved) == moved
    assert moved[1 if which == "start" else 0] == found[1 if which == "start" else 0]
    assert graphemes.is_boundary(text, moved[0])
