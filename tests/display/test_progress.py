"""How far an article is read, from its length alone."""

from __future__ import annotations

from hashiya.display.progress import Measured, Progress


def test_progress_goes_from_the_first_paragraph_to_the_last() -> None:
    text = "\n".join(["كلمة " * 60] * 9)
    starts = [k * 301 for k in range(9)]
    measured = Measured(text, starts)
    assert measured.at(0) == Progress(1, 9, 0, 3)
    assert measured.at(301) == Progress(2, 9, 11, 3)
    assert measured.at(len(text)) == Progress(9, 9, 100, 0)


def test_places_outside_and_empty_texts_have_an_answer() -> None:
    assert Measured("", []).at(7) == Progress(1, 1, 100, 0)
    measured = Measured("كلمة", [0])
    assert measured.at(-5) == measured.at(0)
    assert measured.at(99).percent == 100
