"""Direction: the first strong letter outside isolates decides, controls are counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya.text import blocks, direction


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
        ("🇹🇳 خبر عاجل", "rtl"),
        ("🇹🇳 news", "ltr"),
        ("🇹🇳", None),
        ("🅰️ خبر", "rtl"),
        ("ℹ️ خبر NATO", "rtl"),
        ("😀 خبر", "rtl"),
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
        ("\u2068🇹🇳 نص", "\u2066"),  # what the screen makes of it in one piece
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


@given(texts, st.integers(0, 200))
def test_the_start_of_a_paragraph_is_that_of_its_first_block(text: str, pos: int) -> None:
    pos = min(pos, len(text))
    table = blocks.split_blocks(text)
    starts = {table.range(k)[0] for k in range(len(table)) if table.starts_paragraph(k)}
    assert blocks.paragraph_starts(text) == starts
    k = table.at(pos)
    if pos < len(text):
        while not table.starts_paragraph(k):
            k -= 1
        assert blocks.paragraph_start(text, pos) == table.range(k)[0]


def test_a_turned_paragraph_has_its_direction_in_all_its_blocks() -> None:
    giant = "كلمة " * 600
    text = f"أول\n{giant}\nثالث\n2024"
    table = blocks.split_blocks(text, None, {4: "ltr"})
    inner = [k for k in range(len(table)) if 4 <= table.range(k)[0] < 4 + len(giant)]
    assert len(inner) > 2
    assert {table.direction(k) for k in inner} == {"ltr"}
    assert {table.turned(k) for k in inner} == {"ltr"}
    assert [table.direction(k) for k in (0, len(table) - 2, len(table) - 1)] == ["rtl"] * 3
    assert table.turned(0) is None
    table = blocks.split_blocks(text, None, {table.range(len(table) - 2)[0]: "ltr"})
    assert table.direction(len(table) - 1) == "ltr"  # without a letter: as the one before
