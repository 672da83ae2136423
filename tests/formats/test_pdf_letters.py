"""Letters of a page in lines and words, by where they were drawn and whatever order the library gives them."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pypdfium2.raw as library

from hashiya.formats.documents.pdf_letters import rows
from hashiya.formats.documents.pdf_order import in_reading_order

SIZE = 12.0
WIDE = 6.0


@dataclass(frozen=True)
class Drawn:
    """A letter as the library tells it: where its drawing began, and how far it goes to the east."""

    sign: str
    west: float
    height: float = 700.0
    wide: float = WIDE
    tall: float = SIZE


def read(letters: list[Drawn]) -> list[str]:
    """The lines of a page on which the library sees these letters."""

    def origin(_: Any, at: int, x: Any, y: Any) -> None:
        x._obj.value, y._obj.value = letters[at].west, letters[at].height

    def box(_: Any, at: int, of: Any) -> None:
        it, found = letters[at], of._obj
        found.left, found.right = it.west, it.west + it.wide
        found.bottom, found.top = it.height, it.height + it.tall

    def matrix(_: Any, at: int, of: Any) -> None:
        of._obj.c, of._obj.d = 0.0, 1.0

    raw = SimpleNamespace(
        FS_RECTF=library.FS_RECTF,
        FS_MATRIX=library.FS_MATRIX,
        FPDFText_GetUnicode=lambda _, at: ord(letters[at].sign),
        FPDFText_GetCharOrigin=origin,
        FPDFText_GetLooseCharBox=box,
        FPDFText_GetMatrix=matrix,
        FPDFText_IsHyphen=lambda _, at: letters[at].sign == "\2",
        FPDFText_GetFontSize=lambda _, at: SIZE,
    )
    words = SimpleNamespace(count_chars=lambda: len(letters))
    return [in_reading_order(it, size) for it, _, size, _ in rows(words, raw)]


def word(signs: str, east: float, height: float = 700.0) -> list[Drawn]:
    """Its letters from east to west, as they are written."""
    return [Drawn(it, east - WIDE * at, height) for at, it in enumerate(signs, 1)]


def test_a_word_given_from_west_to_east_is_read_from_the_east() -> None:
    turned, fine = word("این", 100), word("خبر", 79)
    assert read([*reversed(turned), *fine]) == ["این خبر"]
    assert read([*turned, *reversed(fine)]) == ["این خبر"]


def test_a_gap_is_a_space_and_a_space_without_a_gap_is_none() -> None:
    (*start, end), after = word("آب", 100), word("را", 84)
    told = [*start, Drawn(" ", end.west, wide=0, tall=0), end, *after]
    assert read(told) == ["آب را"]


def test_lam_and_alef_in_one_shape_come_in_their_order_whichever_way_the_page_says_it() -> None:
    def one(*signs: str, east: float) -> list[Drawn]:
        return [Drawn(it, east - WIDE) for it in signs]

    turned = [*word("ا", 100), *one("أ", "ل", east=94), *word("حد", 88)]
    fine = [*word("ب", 70), *one("ل", "ا", east=64)]
    assert read([*turned, *fine]) == ["الأحد بلا"]


def test_lam_and_alef_drawn_upon_one_another_are_read_lam_first() -> None:
    line = [*word("ا", 100), Drawn("ل", 87.9), Drawn("أ", 88.0), *word("ن", 88)]
    assert read(line) == ["الأن"]


def test_a_line_that_the_library_cuts_at_a_raised_mark_is_one_line() -> None:
    line = [
        *word("مح", 100),
        Drawn("\n", 0),
        Drawn("ّ", 83, 704, 3, 4),
        Drawn("\n", 0),
        *word("مد", 88),
    ]
    assert read(line) == ["محمّد"]


def test_a_letter_that_comes_with_the_raised_mark_stays_in_its_word() -> None:
    line = [
        *word("قد", 100),
        Drawn("\n", 0),
        Drawn("ُ", 78, 703, 4, 3),
        Drawn("ع", 78, 703, 2, 3),
        Drawn("\n", 0),
        *word("قد", 78),
    ]
    assert read(line) == ["قد عُقد"]


def test_the_same_mark_told_twice_is_one_and_twin_letters_stay_two() -> None:
    line = [Drawn("ن", 94), Drawn("ٌ", 96, wide=2), Drawn("ٌ", 97, wide=2)]
    assert read(line) == ["نٌ"]
    assert read([Drawn("ل", 94), Drawn("ل", 94), Drawn("ه", 94)]) == ["لله"]


def test_lines_and_columns_stay_apart() -> None:
    assert read([*word("أب", 100), *word("ج", 100, 680)]) == ["أب", "ج"]
    columns = [*word("أب", 100), Drawn("\n", 0), *word("جد", 70)]
    assert read(columns) == ["أب", "جد"]


def test_names_and_numbers_keep_their_own_direction() -> None:
    name = [Drawn(it, 60 + WIDE * at) for at, it in enumerate("NATO")]
    number = [Drawn(it, 10 + WIDE * at) for at, it in enumerate("2018")]
    line = [*word("حلف", 106), *name, *word("عام", 56), *number, *word("ثم", 6)]
    assert read(line) == ["حلف NATO عام 2018 ثم"]


def test_a_shape_without_a_letter_is_told_by_a_sign_and_divides_no_number() -> None:
    number = [Drawn(it, 60 + WIDE * at) for at, it in enumerate("45.5")]
    line = [*word("بنسبة", 120), Drawn("\0", 60, wide=0, tall=0), *number, *word("في", 54)]
    assert read(line) == ["بنسبة 45.5\ufffd في"]


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    line = [Drawn(it, 60 + WIDE * at) for at, it in enumerate("ex\2")]
    assert read(line) == ["ex-"]


def test_a_mark_between_two_letters_is_of_the_one_that_the_order_tells() -> None:
    between = Drawn("ّ", 87, 704, 2, 4)
    seen, him, other = word("محم", 106), *word("مد", 94)
    assert read([*seen[:2], him, between, other]) == ["محمّد"]
    assert read([other, between, him, *reversed(seen[:2])]) == ["محمّد"]


def test_a_mark_over_the_middle_of_a_letter_is_of_that_one_whatever_the_order() -> None:
    over = Drawn("ُ", 90, 704, 2, 4)
    first, *rest = word("تحل", 100)
    assert read([first, over, *rest]) == ["تحُل"]
