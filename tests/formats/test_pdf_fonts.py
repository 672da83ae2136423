"""Documents whose fonts say of shapes that they are other letters: such a text is pointed out, or refused."""

from __future__ import annotations

from pathlib import Path

import documents
import pytest

from hashiya.formats.documents import pdf
from hashiya.formats.format import Incoming, Note, ReadOptions

GOOD = "قال الوزير إن السلام قريب في البلاد وإن الحكومة ستعمل على ذلك "


def read(text: str, place: Path) -> Incoming | Note:
    """Each line as a printer's program draws it: letters from left to right as the eye sees them."""
    lines = [text[at : at + 90] for at in range(0, len(text), 90)]
    drawn = [documents.shown(it[::-1], 20, 780 - 14 * n, 10) for n, it in enumerate(lines)]
    (place / "a.pdf").write_bytes(documents.pdf("\n".join(drawn)))
    (it,) = pdf.read(place / "a.pdf", ReadOptions())
    return it


@pytest.mark.parametrize("odd", ["الwزyر", "فارسͳها", "بشѡن"])
def test_words_with_letters_of_other_scripts_are_counted(odd: str, tmp_path: Path) -> None:
    it = pdf.words_mixed(f"{odd} " * 4 + GOOD * 4)
    assert it == [odd] * 4


def test_a_document_with_some_of_them_is_pointed_out(tmp_path: Path) -> None:
    it = read(GOOD * 8 + "الwزyر " * 4, tmp_path)
    assert isinstance(it, Incoming)
    (note,) = [note for note in it.notes if note.message == "formats-pdf-mixed"]
    assert note.lost
    assert note.values["count"] == 4


def test_a_document_full_of_them_is_refused(tmp_path: Path) -> None:
    it = read("الwزyر الxAن كCمات " * 20 + GOOD, tmp_path)
    assert isinstance(it, Note)
    assert it.message == "formats-pdf-nameless"


@pytest.mark.parametrize(
    "text",
    [
        "وLatex بWord فيIBM علىTeX orgقرار",
        "الـIBM والـGPT بالـPDF",
        "الwزyر الwزyر",
        "مَكتَبٌ ٱلرَّحمٰن ســـلام می‌خواهند",
        "שָׁלוֹם עולם בWord",
        "ייִדיש װאָס טױט צװײ װאָרט",
        "لهۥ بهۦ ۮاسر",
        "The word الله and كتاب between words",
    ],
)
def test_what_people_write_speaks_against_no_document(text: str) -> None:
    assert pdf.words_mixed(text) == []
