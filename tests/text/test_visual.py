"""Terminal lines: python-bidi's own order, joined letters, every mark on its letter."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya import assets
from hashiya.text import direction, visual

SEEDS = [it.read_bytes().decode() for it in sorted((assets.seeds() / "articles").glob("*.txt"))]


def printed(text: str, base: direction.Direction | None = None) -> str:
    return "".join(it for it, _style in visual.visual_line(text, range(len(text)), base))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال NATO", "NATO لﺎﻗ"),
        ("abc", "abc"),
        ("لا الأمم", "ﻢﻣﻷا ﻻ"),
        ("كلا", "ﻼﻛ"),
        ("(حلف)", "(ﻒﻠﺣ)"),
        ("عام 2018 مضى", "ﻰﻀﻣ 2018 مﺎﻋ"),
        ("می‌گوید", "ﺪﯾﻮﮔﯽﻣ"),
    ],
)
def test_what_a_plain_terminal_must_print(text: str, expected: str) -> None:
    assert printed(text) == expected


def test_styles_stay_on_their_letters() -> None:
    text = "قال كَتَبَ 12"
    seen = visual.visual_line(text, range(len(text)))
    assert [it for it in seen if it[1] == 12] == [("2", 12)]
    marks = [
        (seen[k - 1][1] + 1, style) for k, (char, style) in enumerate(seen) if char == "\u064e"
    ]
    assert marks == [(9, 9), (7, 7), (5, 5)]


@pytest.mark.parametrize("text", SEEDS)
def test_the_order_is_that_of_python_bidi(text: str) -> None:
    text = "".join(it for it in text if not "\u064b" <= it <= "\u0652")
    alefs = str.maketrans("", "", "اأإآ")  # one joined to a lam shows in the lam's place
    for line in text.split("\n"):
        for start, end in visual.wrap(line, 70):
            piece = line[start:end]
            ours = "".join(
                piece[i] for _c, i in visual.visual_line(piece, range(len(piece)), "rtl")
            )
            theirs = str(get_display(piece, base_dir="R"))
            assert ours.translate(alefs) == theirs.translate(alefs)


@given(texts)
def test_no_letter_falls_away_or_comes_twice(text: str) -> None:
    text = "".join(it for it in text if it not in "\n\r\u2028\u2029\x85\v\f\x1c")
    order = [style for _char, style in visual.visual_line(text, range(len(text)))]
    assert len(order) == len(set(order))
    missing = {text[i] for i in set(range(len(text))) - set(order)}
    assert not missing - set("اأإآ\u200c\u200d\u00ad\u200b\u2060\ufeff" + direction.CONTROLS)


@given(texts, st.integers(1, 30))
def test_wrapping_tiles_and_keeps_the_width(text: str, columns: int) -> None:
    at = 0
    for start, end in visual.wrap(text, columns):
        assert start == at < end
        line = text[start:end].rstrip()
        assert visual.width(line) <= max(columns, 2) or len(line) < 12
        at = end
    assert at == len(text)


def test_a_gap_without_width_does_not_widen_the_next_line() -> None:
    assert visual.wrap("\x85" + "ك" * 12, 11) == [(0, 1), (1, 12), (12, 13)]


def test_lines_of_one_direction_take_the_short_way_to_the_same_order() -> None:
    for line in ("قال (لا)، «نعم»؟ ", "שלום, עולם!", "كَتَبَ\tلا"):
        theirs = str(get_display(line.strip(), base_dir="R"))
        order = visual.visual_line(line.strip(), range(len(line.strip())), "rtl")
        ours = "".join(line.strip()[i] for _c, i in order)
        drop = str.maketrans("", "", "ا\u064e")
        assert ours.translate(drop) == theirs.translate(drop)


def test_a_line_end_in_the_text_cannot_fool_the_levels() -> None:
    tricky = "levels: [Level(9,)] قال"
    assert len(printed(tricky)) == len(tricky)


def test_styles_must_match() -> None:
    with pytest.raises(ValueError, match="styles"):
        visual.visual_line("ab", [1])
