"""What somebody filled into a form is part of the text; what the file does not draw is told."""

from __future__ import annotations

from pathlib import Path

import documents
from formats.test_pdf import drawn, read, told

from hashiya.formats.format import Incoming

ASKED, GIVEN = "الاسم الكامل لمقدم الطلب هو", "علي محمد الحداد"


def form(*, shown: bool, value: str = GIVEN) -> bytes:
    written = value.encode("utf-16-be").hex()
    appearance = "/AP<</N 31 0 R>>" if shown else ""
    lines = drawn(value, 2, 5)
    return documents.pdf(
        drawn(ASKED, y=700),
        objects={
            10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 11 0 R/Annots[30 0 R]"
            b"/Resources<</Font<</F 3 0 R>>>>>>",
            30: f"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V<feff{written}>/Rect[50 640 400 660]/F 4{appearance}>>".encode(),
            31: documents.stream(
                f"/Tx BMC q {lines} Q EMC".encode("latin-1"),
                "/Type/XObject/Subtype/Form/BBox[0 0 350 20]/Resources<</Font<</F 3 0 R>>>>",
            ),
        },
        catalog="/AcroForm<</Fields[30 0 R]/DR<</Font<</F 3 0 R>>>>>>",
    )


def test_words_in_a_field_stand_where_the_page_shows_them(tmp_path: Path) -> None:
    it = read(form(shown=True), tmp_path)
    assert isinstance(it, Incoming)
    assert it.text.split() == f"{ASKED} {GIVEN}".split()
    assert told(it) == ["formats-pdf-fields"]


def test_words_that_no_page_shows_are_told(tmp_path: Path) -> None:
    it = read(form(shown=False), tmp_path)
    assert isinstance(it, Incoming)
    assert it.text == ASKED
    assert told(it) == ["formats-pdf-fields-empty"]


def test_an_empty_field_is_nothing_to_tell(tmp_path: Path) -> None:
    it = read(form(shown=True, value=""), tmp_path)
    assert (isinstance(it, Incoming) and it.text, told(it)) == (ASKED, [])
