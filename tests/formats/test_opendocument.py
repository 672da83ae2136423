"""OpenDocument texts: what LibreOffice shows comes in by the rules of Word documents, the rest is counted."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from hashiya import formats
from hashiya.formats.documents import odt, odt_text
from hashiya.formats.documents.odt_text import Words
from hashiya.formats.format import Incoming, Note, ReadOptions

NAMES = " ".join(
    f'xmlns:{it}="urn:oasis:names:tc:opendocument:xmlns:{it}:1.0"'
    for it in ("office", "text", "table", "style", "draw", "meta")
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)
STYLES = """<office:automatic-styles>
<style:style style:name="A" style:family="paragraph"><style:paragraph-properties style:writing-mode="rl-tb"/></style:style>
<style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
</office:automatic-styles>"""
META = "<office:meta><dc:title>عنوان</dc:title><meta:initial-creator>ليلى</meta:initial-creator></office:meta>"
KIND = "application/vnd.oasis.opendocument.text"


def made(place: Path, body: str, by_hand: str = "", **parts: str) -> Path:
    file = place / "a.odt"
    styled = STYLES.replace("</office:automatic-styles>", f"{by_hand}</office:automatic-styles>")
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}>{styled}<office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
        archive.writestr("meta.xml", f"<office:document-meta {NAMES}>{META}</office:document-meta>")
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return file


COMMON = (
    f"<office:document-styles {NAMES}><office:styles><style:style style:name='S' style:family='paragraph'>"
    "<style:paragraph-properties style:writing-mode='lr-tb'/></style:style></office:styles></office:document-styles>"
)


def one(file: Path) -> Incoming:
    (it,) = odt.read(file, ReadOptions())
    assert isinstance(it, Incoming), it
    return it


def told(it: Incoming) -> dict[str, int | str | None]:
    return {note.message.removeprefix("formats-"): note.values.get("count") for note in it.notes}


def test_paragraphs_spaces_lines_and_facts(tmp_path: Path) -> None:
    body = (
        '<text:h text:style-name="A">خبر</text:h><text:p text:style-name="B">قال  الوزير<text:s text:c="2"/>إن'
        "<text:tab/><text:span>ال</text:span>سلام<text:line-break/>قريب</text:p><text:p/>"
        "<text:list><text:list-item><text:p>بند</text:p></text:list-item></text:list>"
    )
    it = one(made(tmp_path, body))
    assert it.text == "خبر\nقال الوزير  إن\tالسلام\nقريب\nبند"
    assert (it.title, it.author, it.direction, told(it)) == ("عنوان", "ليلى", "rtl", {})


def test_left_to_right_by_a_style_of_the_program_turns_no_arabic_words(tmp_path: Path) -> None:
    """LibreOffice writes it into the styles of all that it takes over from Word; by hand it is meant."""
    body = (
        '<text:p text:style-name="S">خبر أول.</text:p><text:p text:style-name="T">خبر ثان.</text:p>'
        '<text:p text:style-name="M">خبر ثالث.</text:p><text:p text:style-name="S">First news.</text:p>'
    )
    by_hand = (
        '<style:style style:name="T" style:family="paragraph" style:parent-style-name="S"/>'
        '<style:style style:name="M" style:family="paragraph" style:parent-style-name="S">'
        '<style:paragraph-properties style:writing-mode="lr-tb"/></style:style>'
    )
    it = one(made(tmp_path, body, by_hand, styles_xml=COMMON))
    assert (it.direction, it.directions) == ("auto", {it.text.index("خبر ثالث"): "ltr"})


def test_rows_of_tables_are_lines_unless_a_cell_has_several(tmp_path: Path) -> None:
    def cell(*words: str) -> str:
        inner = "".join(f"<text:p>{it}</text:p>" for it in words)
        return f"<table:table-cell>{inner}</table:table-cell>"

    rows = [cell("أ") + cell() + cell("ج"), cell("د", "ه") + cell("و")]
    table = "".join(f"<table:table-row>{it}</table:table-row>" for it in rows)
    it = one(made(tmp_path, f"<text:p>قبل</text:p><table:table>{table}</table:table>"))
    assert it.text == "قبل\nأ\t\tج\nد\nه\nو"


def test_what_is_left_out_or_moved_is_counted(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>كلمتان محذوفتان</text:p></text:deletion>"
        "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
        "<text:p>نص<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>حاشية</text:p>"
        '</text:note-body></text:note> وتتمة<text:span text:style-name="H"> سر</text:span>'
        "<office:annotation><dc:creator>سامي</dc:creator><text:p>رأي</text:p></office:annotation></text:p>"
        "<text:p>إطار<draw:frame><draw:text-box><text:p>في المربع</text:p></draw:text-box>"
        "<svg:desc>صورة</svg:desc></draw:frame> بعده</text:p>"
        '<text:section text:display="none"><text:p>قسم مخفي</text:p></text:section>'
    )
    styles = f"<office:document-styles {NAMES}><style:header><text:p>رأس الصفحة</text:p></style:header></office:document-styles>"
    it = one(made(tmp_path, body, styles_xml=styles))
    assert it.text == "نص وتتمة\nإطار بعده\nفي المربع\nحاشية"
    assert told(it) == {
        "docx-insertions": 1,
        "docx-deleted": 2,
        "docx-hidden": 3,
        "docx-boxes": 1,
        "docx-footnotes": 1,
        "docx-comments": 1,
        "docx-edges": 2,
    }


def test_a_drawn_shape_tears_no_sentence_apart(tmp_path: Path) -> None:
    shape = "<draw:custom-shape><text:p>في الشكل</text:p></draw:custom-shape>"
    group = "<draw:g><draw:rect><text:p>مستطيل</text:p></draw:rect><draw:line><text:p/></draw:line></draw:g>"
    it = one(made(tmp_path, f"<text:p>قال {shape}الوزير{group} هنا.</text:p><text:p>بعد</text:p>"))
    assert it.text == "قال الوزير هنا.\nفي الشكل\nمستطيل\nبعد"
    assert told(it) == {"docx-boxes": 2}


def test_what_lies_under_a_wider_cell_is_left_out_and_counted(tmp_path: Path) -> None:
    cells = (
        "<table:table-cell><text:p>ا</text:p></table:table-cell>"
        "<table:covered-table-cell><text:p>تحتها</text:p></table:covered-table-cell>"
        "<table:table-cell><text:p>ب</text:p></table:table-cell>"
    )
    it = one(
        made(tmp_path, f"<table:table><table:table-row>{cells}</table:table-row></table:table>")
    )
    assert it.text == "ا\tب"
    assert told(it) == {"docx-hidden": 1}


def test_a_flat_file_is_read_and_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "a.fodt"
    file.write_text(
        f"<?xml version='1.0' encoding='UTF-8'?><office:document {NAMES}>{META}{STYLES}"
        "<office:body><office:text><text:p>نص</text:p></office:text></office:body></office:document>",
        encoding="utf-8",
    )
    assert formats.for_reading(file).id == "odt"
    assert (one(file).text, one(file).title) == ("نص", "عنوان")
    renamed = made(tmp_path, "<text:p>نص</text:p>").rename(tmp_path / "b.bin")
    assert formats.for_reading(renamed).id == "odt"


@pytest.mark.parametrize(
    ("body", "parts", "message"),
    [
        ("<text:p/>", {}, "formats-document-empty"),
        (
            "<text:p>نص</text:p>",
            {"META-INF__manifest_xml": "<m><encryption-data/></m>"},
            "formats-locked",
        ),
        ("<text:p>نص", {}, "formats-damaged"),
    ],
)
def test_what_cannot_be_read_is_said(
    body: str, parts: dict[str, str], message: str, tmp_path: Path
) -> None:
    (it,) = odt.read(made(tmp_path, body, **parts), ReadOptions())
    assert isinstance(it, Note)
    assert it.message == message


def test_entities_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.fodt"
    file.write_text(f'<!DOCTYPE a [<!ENTITY b "ب">]><office:document {NAMES}/>', encoding="utf-8")
    (it,) = odt.read(file, ReadOptions())
    assert isinstance(it, Note)
    assert it.message == "formats-document-entities"


def test_elements_inside_one_another_cost_nothing(tmp_path: Path) -> None:
    deep = "<text:span>" * 3000 + "نص" + "</text:span>" * 3000
    assert one(made(tmp_path, f"<text:p>{deep}</text:p>")).text == "نص"


def test_a_loss_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = made(tmp_path, f"<text:p>{'كلمة ' * 40}</text:p><text:p>نص</text:p>")
    real = odt_text.words_of

    def half(body: object, styles: odt_text.Styles) -> Words:
        found = real(body, styles)
        del found.page.lines[0]
        return found

    assert told(one(file)) == {}
    monkeypatch.setattr(odt, "words_of", half)
    assert told(one(file)) == {"words-lost": 32}


LISTS = """<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="%s" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix=")"/>
<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>
<text:outline-style style:name="O"><text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="الباب "/>
<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>"""


@pytest.mark.parametrize(
    ("kind", "wanted"), [("1", "1 2"), ("أ, ب, ت, ...", "أ ب"), ("١, ٢, ٣, ...", "١ ٢")]
)
def test_numbers_of_lists_stand_before_their_paragraphs(
    tmp_path: Path, kind: str, wanted: str
) -> None:
    first, second = wanted.split()
    body = (
        '<text:h text:outline-level="1">فصل</text:h><text:h text:outline-level="2">فرع</text:h>'
        '<text:list text:style-name="L" xml:id="i"><text:list-item><text:p> بند</text:p><text:p>تتمة</text:p></text:list-item>'
        "<text:list-item><text:p>بند</text:p><text:list><text:list-item><text:p>تحته</text:p><text:list><text:list-item>"
        "<text:p>نقطة</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item>"
        "<text:list-header><text:p>رأس</text:p></text:list-header></text:list><text:p>بين</text:p>"
        '<text:list text:style-name="L" text:continue-list="i"><text:list-item text:start-value="9"><text:p/></text:list-item>'
        "<text:list-item><text:p>آخر</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L"><text:list-item><text:p>من جديد</text:p></text:list-item></text:list>'
    )
    styles = f"<office:document-styles {NAMES}>{LISTS % kind}</office:document-styles>"
    it = one(made(tmp_path, body, styles_xml=styles))
    tenth = {"1": "10", "أ": "ر", "١": "١٠"}[first]
    assert it.text.split("\n") == [
        "الباب 1 فصل", "فرع", f"{first}. بند", "تتمة", f"{second}. بند", f"{second}.1) تحته", "نقطة", "رأس", "بين",
        f"{tenth}. آخر", f"{first}. من جديد",
    ]  # fmt: skip
    assert told(it) == {"docx-numbers": 6, "docx-bullets": 1}


def test_a_style_hides_words_also_by_its_parent(tmp_path: Path) -> None:
    styles = (
        f'<office:document-styles {NAMES}><style:style style:name="P" style:family="paragraph" style:parent-style-name="H"/>'
        '<style:style style:name="Q" style:family="text" style:parent-style-name="H">'
        '<style:text-properties text:display="true"/></style:style></office:document-styles>'
    )
    body = (
        '<text:p text:style-name="P">فقرة مخفية</text:p>'
        '<text:p>قال <text:span text:style-name="Q">ظاهرًا</text:span></text:p>'
    )
    it = one(made(tmp_path, body, styles_xml=styles))
    assert it.text == "قال ظاهرًا"
    assert told(it) == {"docx-hidden": 2}
