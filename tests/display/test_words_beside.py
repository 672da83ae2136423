"""What stands beside a mark is shown in whole words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hashiya.display.listing import words_after, words_before

TEXT = st.text(alphabet="ابجد ", max_size=40)


@given(TEXT, st.integers(4, 20))
def test_only_whole_words_stand_beside(text: str, most: int) -> None:
    whole = {*text.split(), "…"}
    assert {*words_before(text, most).split()} <= whole
    assert {*words_after(text, most).split()} <= whole


def test_a_cut_word_goes_and_a_whole_one_stays() -> None:
    assert words_before("مقالات الصحافة اليوم ", 12) == "… اليوم "
    assert words_after(" الصحافة اليوم", 9) == " الصحافة …"
    assert words_after(" الصحافة", 12) == " الصحافة"
