"""PDF: words in logical order and whole paragraphs, and a sentence where that cannot be had."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import documents
import gold
import pytest

from hashiya.formats.documents import pdf, pdf_edges, pdf_lines, pdf_order
from hashiya.formats.documents.pdf_lines import Box, Line
from hashiya.formats.format import Incoming, Note, ReadOptions

TEXT = "قال الوزير إن السلام قريب في البلاد وإن الحكومة تعمل"
PICTURE = "q 100 0 0 100 0 0 cm /I Do Q"


def read(data: bytes, place: Path) -> Incoming | Note:
    file = place / "a.pdf"
    file.write_bytes(data)
    (it,) = pdf.read(file, ReadOptions())
    return it


def drawn(text: str, x: int = 50, y: int = 700, size: int = 12) -> str:
    """As a printer's program draws it: letters from left to right as the eye sees them."""
    return documents.shown(text[::-1], x, y, size)


def told(it: Incoming | Note) -> list[str]:
    return [it.message] if isinstance(it, Note) else [note.message for note in it.notes]


SHAPES_ALONE = (
    ["formats-pdf-nameless"],
    ["formats-pdf-some-nameless"],
    ["formats-pdf-some-nameless", "formats-pdf-mixed"],
    ["formats-pdf-no-text"],
)
PRINTED = """
import sys
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPdfWriter, QTextDocument
application = QGuiApplication([])
text = sys.stdin.read()
arabic = QFontDatabase.families(QFontDatabase.WritingSystem.Arabic)
for number, family in enumerate([QFont().family(), *arabic[:4]]):
    writer = QPdfWriter(f"{sys.argv[1]}/{number}.pdf")
    page = QTextDocument()
    page.setDefaultFont(QFont(family))
    page.setPlainText(text)
    page.print_(writer)
"""
"""In a process of its own: the faces that other tests bring along change what Qt writes."""


def test_the_words_of_a_printed_article_come_back_in_their_order_or_are_told(
    tmp_path: Path,
) -> None:
    """A foreign writer, whose lines the library takes for one another's, in the faces of this machine.

    Of some faces the writer names no letters, only shapes: such a text is refused or pointed out.
    """
    text = next(iter(gold.articles())).article.text[:2500]
    subprocess.run(
        [sys.executable, "-c", PRINTED, str(tmp_path)],
        input=text.encode(),
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    count = 0
    for file in sorted(tmp_path.glob("?.pdf")):
        it = read(file.read_bytes(), tmp_path)
        if told(it) in SHAPES_ALONE:
            continue
        count += 1
        assert isinstance(it, Incoming)
        ours, theirs = it.text.split(), text.split()
        assert sum((Counter(theirs) - Counter(ours)).values()) <= len(theirs) // 50
        both = [one for one in theirs if one in ours][:40]
        assert [one for one in ours if one in theirs][:40] == both
        assert told(it) == []
    assert count


def nameless(text: str, *, letters: str = "") -> str:
    """Shapes by their numbers; those of ``letters`` as in ``drawn``."""
    shapes = "".join(chr(3 + ord(it) % 20) for it in text)
    return documents.shown(shapes, 50, 700) + (drawn(letters, y=600) if letters else "")


def test_a_document_that_does_not_name_its_letters_is_refused(tmp_path: Path) -> None:
    it = read(documents.pdf(nameless(TEXT, letters=TEXT)), tmp_path)
    assert told(it) == ["formats-pdf-nameless"]
    it = read(documents.pdf(nameless("ال", letters=TEXT)), tmp_path)
    assert isinstance(it, Incoming)
    assert TEXT in it.text
    assert [(note.message, note.values) for note in it.notes] == [
        ("formats-pdf-some-nameless", {"count": 2})
    ]


def test_the_point_of_an_item_is_no_letter_without_a_name(tmp_path: Path) -> None:
    """Word sets it in a face of signs; within a word such a sign is one."""
    it = read(documents.pdf(drawn(f"\uf0b7 {TEXT}")), tmp_path)
    assert isinstance(it, Incoming)
    assert (TEXT in it.text, "\uf0b7" in it.text, it.notes) == (True, True, ())
    within = read(documents.pdf(drawn(f"{TEXT}\uf0b7{TEXT}")), tmp_path)
    assert told(within) == ["formats-pdf-some-nameless"]


def test_letters_in_logical_order_by_the_library(tmp_path: Path) -> None:
    it = read(documents.pdf(drawn(TEXT)), tmp_path)
    assert isinstance(it, Incoming)
    assert (it.text, told(it)) == (TEXT, [])


def test_c18_letters_in_the_order_of_the_eye_are_pointed_out(tmp_path: Path) -> None:
    it = read(documents.pdf(documents.shown(TEXT, 50, 700)), tmp_path)
    assert told(it) == ["formats-pdf-reversed"]


def test_c18_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    it = read(documents.pdf(PICTURE, drawn(TEXT), PICTURE), tmp_path)
    assert isinstance(it, Incoming)
    (note,) = it.notes
    assert (note.message, dict(note.values)) == (
        "formats-pdf-pictures",
        {"count": 2, "pages": (1, 3)},
    )
    none = read(documents.pdf(PICTURE), tmp_path)
    assert told(none) == ["formats-pdf-no-text"]


def test_p15_what_the_objects_of_a_page_hold_more_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = documents.pdf(drawn(TEXT) + drawn(TEXT, y=600))
    assert told(read(data, tmp_path)) == []
    real = pdf.in_order
    monkeypatch.setattr(pdf, "in_order", lambda lines, **more: real(lines, **more)[:1])
    assert told(read(data, tmp_path)) == ["formats-words-lost"]


def line(text: str, west: float, bottom: float, east: float, height: float = 12) -> Line:
    return Line(text, Box(west, bottom, east, height))


def words(lines: list[Line]) -> list[str]:
    return [it.text for it in lines]


def test_lines_drawn_from_below_are_read_from_above() -> None:
    lines = [line("ج", 0, 100, 500), line("ب", 0, 120, 500), line("أ", 0, 140, 500)]
    assert words(pdf_lines.in_order(lines, rtl=True)) == ["أ", "ب", "ج"]


def test_two_lines_that_changed_places_are_put_right() -> None:
    """The last line of a paragraph stands before the long one above it, a line's step away."""
    lines = [line("أ", 0, 128, 500), line("ج", 300, 100, 500, 15), line("ب", 0, 114, 500, 15)]
    assert words(pdf_lines.in_order(lines, rtl=True)) == ["أ", "ب", "ج"]


def test_columns_are_read_one_after_the_other_from_the_side_of_the_script() -> None:
    head = line("عنوان", 0, 200, 500)
    east = [line("أ", 260, 160, 500), line("ب", 260, 140, 500)]
    west = [line("ج", 0, 160, 240), line("د", 0, 140, 240)]
    mixed = [east[1], east[0], west[0], west[1], head]
    assert words(pdf_lines.in_order(mixed, rtl=True)) == ["عنوان", "أ", "ب", "ج", "د"]
    assert words(pdf_lines.in_order(mixed, rtl=False)) == ["عنوان", "ج", "د", "أ", "ب"]


def test_an_order_that_can_be_right_is_kept() -> None:
    lines = [line("أ", 260, 160, 500), line("ب", 260, 140, 500), line("ج", 0, 160, 240)]
    assert pdf_lines.in_order(lines, rtl=True) is lines


def test_lines_are_joined_until_their_paragraph_ends() -> None:
    lines = [
        line("عنوان كبير", 200, 300, 500, height=20),
        line("سطر أول طويل جدا إلى", 0, 270, 500),
        line("آخر السطر ثم النهاية.", 200, 256, 500),
        line("فقرة ثانية تبدأ هنا ثم", 0, 242, 500),
        line("تنتهي بعد فراغ", 0, 228, 500),
        line("فقرة ثالثة", 0, 200, 500),
        line("• بند", 0, 186, 500),
    ]
    assert pdf_lines.paragraphs(lines) == [
        "عنوان كبير",
        "سطر أول طويل جدا إلى آخر السطر ثم النهاية.",
        "فقرة ثانية تبدأ هنا ثم تنتهي بعد فراغ",
        "فقرة ثالثة",
        "• بند",
    ]


def test_a_line_in_which_the_next_word_had_room_ends_its_paragraph() -> None:
    full = "سطر طويل يملأ عرض الصفحة كله ولا ينتهي عند"
    lines = [
        line("عنوان بلا نقطة", 380, 300, 500),
        line(full, 0, 284, 500),
        line("آخر السطر", 400, 268, 500),
        line(full, 0, 252, 500),
    ]
    assert pdf_lines.paragraphs(lines) == ["عنوان بلا نقطة", f"{full} آخر السطر", full]


@pytest.mark.parametrize(
    ("short", "after"),
    [
        (
            line("قصير لأن", 300, 300, 500),
            line("https://example.org/a/very/long/address ثم", 0, 284, 500),
        ),
        (line("سطر", 200, 300, 300), line("لا يبدأ معه عند حافته سطر أعرض", 0, 284, 500)),
        (line("ما بجانبه", 400, 300, 500), line("في السطر نفسه وهو أعرض", 0, 300, 390)),
        (line("ليس قصيرا جدا كغيره", 120, 300, 500), line("سطر طويل يملأ عرض الصفحة", 0, 284, 500)),
    ],
    ids=["no room", "other edges", "beside", "not short"],
)
def test_what_may_be_the_middle_of_a_sentence_goes_on(short: Line, after: Line) -> None:
    assert pdf_lines.paragraphs([short, after]) == [f"{short.text} {after.text}"]


def test_a_line_that_begins_further_in_begins_a_paragraph() -> None:
    """As books and newspapers set them: all lines full, and no gap between paragraphs."""
    full = "سطر كامل من الكلام الذي لا ينتهي هنا"
    east = [500, 500, 482, 500, 500, 500]
    lines = [line(full, 0, 300 - 14 * at, it) for at, it in enumerate(east)]
    assert len(pdf_lines.paragraphs(lines)) == 2
    latin = [Line("words", Box(500 - it, 300 - 14 * at, 500, 12)) for at, it in enumerate(east)]
    assert len(pdf_lines.paragraphs(latin)) == 2


@pytest.mark.parametrize(
    "east",
    [
        [500, 500, 482, 482, 482, 482],
        [500, 470, 482, 500, 455, 490],
        [490, 470, 500, 500, 482, 500, 500, 460, 475, 465, 480],
        [500, 500, 400, 500, 500],
    ],
    ids=["beside a picture", "ragged", "even by chance", "in the middle"],
)
def test_what_begins_further_in_for_another_reason_is_no_paragraph(east: list[int]) -> None:
    full = "سطر كامل من الكلام الذي لا ينتهي هنا"
    lines = [line(full, 0, 300 - 14 * at, it) for at, it in enumerate(east)]
    assert len(pdf_lines.paragraphs(lines)) == 1


@pytest.mark.parametrize("items", [("\uf0b7 بند", "\uf0b7 آخر"), ("بند \uf095", "آخر \uf095")])
def test_signs_of_a_face_of_signs_begin_items(items: tuple[str, str]) -> None:
    """Word and LibreOffice set the points of lists in faces that name no letter for them."""
    every = ["ما يلي", *items]
    lines = [line(it, 100, 300 - 14 * at, 200) for at, it in enumerate(every)]
    assert pdf_lines.paragraphs(lines) == every


def test_a_sentence_goes_on_in_the_next_column() -> None:
    east = [
        line("أول العمود يملأ عرضه كله", 260, 160, 500),
        line("ثم ينتهي العمود هنا و", 262, 146, 500),
    ]
    west = [line("تتم الجملة.", 180, 160, 240), line("فقرة أخرى تملأ العمود", 0, 146, 240)]
    assert pdf_lines.over_pages([[*east, *west]]) == [
        "أول العمود يملأ عرضه كله ثم ينتهي العمود هنا و تتم الجملة.",
        "فقرة أخرى تملأ العمود",
    ]
    ended = [east[0], line("ثم تنتهي الجملة هنا.", 262, 146, 500)]
    assert len(pdf_lines.over_pages([[*ended, *west]])) == 3


def test_a_sign_of_another_face_makes_no_paragraph() -> None:
    lines = [
        Line("سطر فيه NATO وكلمات أخرى", Box(0, 300, 500, 14.1), 12.0),
        Line("وآخر ليس فيه ذلك هنا", Box(0, 284, 490, 11.2), 11.2),
    ]
    assert len(pdf_lines.paragraphs(lines)) == 1
    larger = Line("عنوان كبير يملأ عرض الصفحة", Box(0, 320, 500, 14.1), 16.0)
    assert len(pdf_lines.paragraphs([larger, *lines])) == 2


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("قال ”السلام“ ثم", "قال “السلام” ثم"),
        ("said “peace” and", "said “peace” and"),
        ("it’s", "it’s"),
        ("قال «نعم (ربما)« في", "قال «نعم (ربما)» في"),
        ("قال (»نعم«) في", "قال («نعم») في"),
        ("قال »نعم«)1( في", "قال «نعم»(1) في"),
        ("([»نعم«])", "([«نعم»])"),
    ],
)
def test_curly_quotes_are_turned_back_where_the_library_turned_them(given: str, right: str) -> None:
    assert pdf_order.faced(given) == right


def page(number: int, *body: str) -> str:
    words_of = "".join(drawn(it, y=700 - 20 * at) for at, it in enumerate(body))
    return drawn("مجلة المياه", y=780) + words_of + drawn(f"صفحة {number}", y=40)


def test_what_repeats_at_the_edges_of_pages_is_left_out_and_counted(tmp_path: Path) -> None:
    names = ["أولى", "ثانية", "ثالثة", "رابعة"]
    pages = [page(at, f"{it} {TEXT}", TEXT, f"{TEXT} {it}") for at, it in enumerate(names, 9)]
    it = read(documents.pdf(*pages), tmp_path)
    assert isinstance(it, Incoming)
    assert "مجلة" not in it.text
    assert "صفحة" not in it.text
    assert it.text.count(TEXT) == 12
    assert [(note.message, dict(note.values)) for note in it.notes] == [
        ("formats-pdf-edges", {"count": 16})
    ]
    few = read(documents.pdf(*pages[:2]), tmp_path)
    assert isinstance(few, Incoming)
    assert few.text.count("مجلة المياه") == 2


def test_numbers_are_edges_at_the_very_edge_alone_and_pages_of_edges_are_text() -> None:
    table = [[line("١", 50, 80, 60), line("٢", 50, 60, 60), line("٣", 50, 40, 60)]] * 4
    kept, taken = pdf_edges.without_edges(table)
    assert [words(it) for it in kept] == [["٢"]] * 4
    assert taken == ["١", "٣"] * 4
    alone = [[line("رأس", 50, 780, 90)]] * 4
    assert pdf_edges.without_edges(alone) == (alone, [])


def test_a_paragraph_that_a_page_divides_is_one() -> None:
    first = [line("سطر طويل يملأ", 50, 60, 250), line("عرض الصفحة كله", 50, 40, 250)]
    rest = [line("ثم ينتهي هنا.", 150, 700, 250), line("فقرة ثانية طويلة", 50, 670, 250)]
    assert pdf_lines.over_pages([first, rest])[0] == "سطر طويل يملأ عرض الصفحة كله ثم ينتهي هنا."
    ended = [*first[:1], line("عرض الصفحة كله.", 50, 40, 250)]
    assert len(pdf_lines.over_pages([ended, rest])) == 3
    short = [*first[:1], line("عنوان", 200, 40, 250)]
    assert "عنوان" in pdf_lines.over_pages([short, rest])[0]
    assert not pdf_lines.over_pages([short, rest])[0].endswith("هنا.")


NASTALIQ = "حکومت نےکہا ےہ کہ عوام کے مسائل حلکرےن کے لیےپوری کوشش جاری ہے اور منصوبوںکا اعلان ہوگا"


def test_words_that_run_into_one_another_are_pointed_out(tmp_path: Path) -> None:
    it = read(documents.pdf(drawn(NASTALIQ, x=30, size=10)), tmp_path)
    assert isinstance(it, Incoming)
    (note,) = [it for it in it.notes if it.message == "formats-pdf-joined"]
    assert (note.values, note.lost) == ({"count": 5}, True)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قالالوزيرإنالسلامقريبفيالبلاد " * 3, 3),
        ("قال الوزير إن السلام قريب في البلاد " * 3, 0),
        ("وزیر نے کہا ہے کہ یہ منصوبوں کا اعلان ہے " * 9, 0),
        ("نےکہا " + "وزیر نے کہا ہے " * 9, 0),
        ("می‌خواهند‌و‌نمی‌توانند‌که‌برگردند " * 3, 0),
        ("ســـــــــــــــــــــــــــــــــلام " * 3, 0),
    ],
)
def test_only_what_no_word_has_speaks_for_lost_spaces(text: str, count: int) -> None:
    assert pdf.words_joined(text) == count
