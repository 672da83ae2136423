"""Direction: the first strong letter outside isolates decides, controls are counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya.text import direction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نص NATO", "rtl"),
        ("NATO نص", "ltr"),
        ("שלום", "rtl"),
        ("2024 (!)", None),
        ("", None),
        ("\u2067نص\u2069 NATO", "ltr"),
        ("\u2066a\u2067b\u2069c\u2069 نص", "rtl"),
        ("\u2069\u2069 نص", "rtl"),
        ("\u200fNATO", "rtl"),
    ],
)
def test_the_first_strong_letter_outside_isolates_decides(text: str, expected: str | None) -> None:
    assert direction.first_strong(text) == expected
    assert direction.base_direction(text, "ltr") == (expected or "ltr")


@pytest.mark.parametrize(
    ("text", "still_open"),
    [
        ("\u202bنص", "\u202b"),
        ("\u202bنص\u202c", ""),
        ("\u2067\u202ba\u2069", ""),
        ("\u202b\u2067a\u202c", "\u202b\u2067"),
        ("\u2069\u202c", ""),
        ("\u2068نص", "\u2067"),
        ("\u2068abc", "\u2066"),
    ],
)
def test_what_is_opened_and_not_closed_is_open(text: str, still_open: str) -> None:
    assert direction.open_controls(text, 0, len(text)) == still_open


@given(texts, st.data())
def test_open_controls_were_opened_before(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(text)))
    found = direction.open_controls(text, 0, end)
    openers = direction.EMBEDDINGS + direction.ISOLATES
    assert len(found) <= sum(text[:end].count(it) for it in openers)
