"""Lines as they are seen on a printed page, back in the order of reading."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display  # what is seen of a line, by the Unicode algorithm
from hypothesis import given
from hypothesis import strategies as st

from hashiya.formats.documents.pdf_order import (
    Letter,
    in_reading_order,
    without_ghosts,
)

WIDTH, SIZE = 5.0, 12.0
ARABIC = st.sampled_from(["قال", "الوزير", "إنّ", "في", "بغداد", "ومِن", "ناتو"])
HEBREW = st.sampled_from(["אמר", "השר", "כי", "ירושלים"])
NUMBERS = st.sampled_from(["2018", "25", "3.5", "2024/03/05", "١٢", "٣٫٥"])
LATIN = st.sampled_from(["NATO", "Qt", "EU"])
ENDS = ["", ".", "،", "؟", "!", ":"]


def seen(text: str) -> list[Letter]:
    """The letters with their places, in the order in which the library gives them: words are turned around.

    Marks stand over their letters and take no room.
    """
    found: list[list[Letter]] = []
    at = 0.0
    for sign in reversed(_clusters(get_display(text, base_dir="R"))):
        at -= WIDTH
        places = [Letter(one, at, at if one == " " else at + WIDTH) for one in sign]
        found.append(places)
    return [it for places in _words(found) for it in places]


def _clusters(shown: str) -> list[str]:
    """A mark is shown before its letter, since everything runs the other way; it comes after it here."""
    found: list[str] = []
    marks = ""
    for sign in shown:
        if unicodedata.combining(sign):
            marks = sign + marks
        else:
            found.append(sign + marks)
            marks = ""
    return found


def _words(places: list[list[Letter]]) -> list[list[Letter]]:
    """Letters and digits from west to east come in that order."""
    found: list[list[Letter]] = []
    run: list[list[Letter]] = []
    for it in [*places, [Letter(" ", 0, 0)]]:
        if unicodedata.bidirectional(it[0].sign) in ("L", "EN", "AN"):
            run.insert(0, it)
            continue
        found += [*run, it]
        run = []
    return found[:-1]


def read(text: str) -> str:
    return in_reading_order(seen(text), SIZE)


@st.composite
def lines(draw: st.DrawFn, words: st.SearchStrategy[str]) -> str:
    """Words with numbers, Latin names, brackets and signs between them, so that only one reading is likely."""
    count = draw(st.integers(1, 6))
    found: list[str] = []
    for _ in range(count):
        word = draw(words)
        match draw(st.integers(0, 5)):
            case 0:
                word += " " + draw(NUMBERS)
            case 1:
                word += " " + draw(LATIN)
            case 2:
                word = f"({word})"
            case 3:
                word = f"«{word} {draw(words)}»"
            case _:
                pass
        found += [word + draw(st.sampled_from(ENDS)), draw(words)]
    return " ".join(found) + draw(st.sampled_from(["", ".", "؟"]))


@given(lines(ARABIC))
def test_what_is_seen_of_an_arabic_line_is_read_as_it_was_written(text: str) -> None:
    assert read(text) == text


@given(lines(HEBREW))
def test_what_is_seen_of_a_hebrew_line_is_read_as_it_was_written(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "بنسبة 25% في 2024/03/05 (NATO).",
        "قال حلف NATO (2018) إن",
        "שיעור של 25% ב־2024",
        "من 10:30 حتى 12:45، قال",
        "شركة Apple Inc. الأميركية",
        "قال “نعم” ثم (لا)، ثم «ربما».",
        "NATO",
    ],
)
def test_lines_with_numbers_names_and_brackets(text: str) -> None:
    assert read(text) == text


def test_a_line_of_another_script_is_left_as_it_is() -> None:
    text = "The word سلام means peace"
    assert in_reading_order([Letter(it, 0, 5) for it in text], SIZE) == text


def test_the_sign_at_the_head_of_a_line_set_from_west_to_east_is_its_end() -> None:
    line = [Letter("ث", 20, 25), Letter("م", 15, 20), Letter(".", 25, 30)]
    assert in_reading_order(line, SIZE) == "ثم."


def test_control_signs_upon_the_letters_of_a_spaced_heading_are_no_letters() -> None:
    line = [Letter("ع", 20, 28), Letter("\1", 19.8, 24), Letter("ن", 12, 20), Letter("\1", 2, 8)]
    assert [it.sign for it in without_ghosts(line)] == ["ع", "ن", "\1"]


def test_a_gap_is_one_space_wherever_the_library_put_its_own() -> None:
    line = [
        Letter("ه", 30, 35),
        Letter(" ", 7, 7),
        Letter("و", 24, 27),
        Letter(" ", 30, 30),
        Letter(".", 20, 24),
    ]
    assert in_reading_order(line, SIZE) == "ه و."
