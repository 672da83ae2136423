"""Word documents: what Word shows comes in by stated rules, and what does not is counted."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx as foreign
import pytest

from hashiya.formats import refusing
from hashiya.formats.documents import docx
from hashiya.formats.format import Incoming, Note, ReadOptions

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def run(text: str, more: str = "") -> str:
    return f'<w:r>{more}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, bidi: bool = False) -> str:
    return f"<w:p>{'<w:pPr><w:bidi/></w:pPr>' if bidi else ''}{''.join(runs)}</w:p>"


def made(place: Path, body: str, **parts: str | bytes) -> Path:
    """A document with that body; ``parts`` are others by name, ``__`` for a slash and ``_`` for a dot."""
    file = place / "a.docx"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
        )
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return file


def one(file: Path) -> Incoming:
    (it,) = docx.read(file, ReadOptions())
    assert isinstance(it, Incoming), it
    return it


def told(it: Incoming) -> dict[str, int | str | None]:
    return {
        note.message.removeprefix("formats-docx-"): note.values.get("count") for note in it.notes
    }


def test_a_document_of_another_writer(tmp_path: Path) -> None:
    document = foreign.Document()
    document.core_properties.title = "عنوان الوثيقة"
    document.core_properties.author = "ليلى"
    document.add_heading("خبر", 1)
    first = document.add_paragraph("قال الوزير ")
    first.add_run("إن ال").bold = True
    first.add_run("سلام قريب.\tثم\nسطر")
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"خلية {number}"
    table.cell(1, 1).add_paragraph("وأخرى")
    document.add_paragraph("نهاية")
    document.sections[0].header.paragraphs[0].text = "رأس الصفحة هنا"
    document.save(str(tmp_path / "a.docx"))
    it = one(tmp_path / "a.docx")
    assert it.text.split("\n") == [
        "خبر",
        "قال الوزير إن السلام قريب.\tثم",
        "سطر",
        "خلية 0\tخلية 1",
        "خلية 2",
        "خلية 3",
        "وأخرى",
        "نهاية",
    ]
    assert (it.title, it.author, it.published) == ("عنوان الوثيقة", "ليلى", "")
    assert told(it) == {"edges": 3}


def test_c14_changes_boxes_footnotes_and_comments_go_by_rule(tmp_path: Path) -> None:
    box = (
        "<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        + paragraph(run("في المربع"))
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        + paragraph(run("في المربع"))
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = (
        paragraph(
            run("قال "),
            f"<w:ins>{run('الوزير ')}</w:ins>",
            "<w:del><w:r><w:delText>النائب الأول </w:delText></w:r></w:del>",
            run("إن"),
            "<w:r><w:footnoteReference w:id='2'/></w:r>",
            run(" سر خفي", "<w:rPr><w:vanish/></w:rPr>"),
            run(" ظاهر", "<w:rPr><w:vanish w:val='0'/></w:rPr>"),
            "<w:r><w:instrText>PAGE كلمة</w:instrText></w:r>",
        )
        + paragraph(run("قبل"), f"<w:r>{box}</w:r>", run(" بعد"), bidi=True)
        + f"<w:moveFrom>{run('منقول')}</w:moveFrom>"
    )
    notes = (
        f"<w:footnotes {W}><w:footnote w:id='-1' w:type='separator'>{paragraph(run('فاصل'))}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph(run('نص الحاشية'))}</w:footnote></w:footnotes>"
    )
    comments = (
        f"<w:comments {W}><w:comment>{paragraph(run('رأي المحرر هنا'))}</w:comment></w:comments>"
    )
    it = one(made(tmp_path, body, word__footnotes_xml=notes, word__comments_xml=comments))
    assert it.text.split("\n") == ["قال الوزير إن ظاهر", "قبل بعد", "في المربع", "نص الحاشية"]
    assert told(it) == {
        "insertions": 1,
        "deleted": 3,
        "hidden": 2,
        "boxes": 1,
        "footnotes": 1,
        "comments": 3,
    }


def test_c13_what_lies_elsewhere_and_programs_are_named_and_left_alone(tmp_path: Path) -> None:
    rels = (
        '<Relationships><Relationship Id="1" Type="x/attachedTemplate" TargetMode="External" '
        'Target="http://127.0.0.1:9/t.dotm"/><Relationship Id="2" Type="x/image" TargetMode="External" '
        'Target="file://host/share/a.png"/><Relationship Id="3" Type="x/hyperlink" '
        'TargetMode="External" Target="http://127.0.0.1/"/></Relationships>'
    )
    parts = {
        "word___rels__document_xml_rels": rels,
        "word__vbaProject_bin": b"\0",
        "word__embeddings__oleObject1_bin": b"\0",
    }
    it = one(made(tmp_path, paragraph(run("نص")), **parts))
    assert it.text == "نص"
    assert told(it) == {"embedded": 1, "remote": 2, "macros": None}


ENTITIES = {
    "external": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "laughs": '<!DOCTYPE x [<!ENTITY a "حححح"><!ENTITY b "&a;&a;&a;">]>',
    "remote type": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
}


@pytest.mark.parametrize("head", ENTITIES.values(), ids=ENTITIES)
def test_c12_entities_are_refused(head: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with ZipFile(file, "w") as archive:
        body = f"{head}<w:document {W}><w:body>{paragraph(run('نص'))}</w:body></w:document>"
        archive.writestr("word/document.xml", body)
    (note,) = docx.read(file, ReadOptions())
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-document-entities", True)


@pytest.mark.parametrize("size", [2 << 20, 40 << 20])
def test_c11_a_bomb_is_stopped_by_what_it_inflates_to(size: int, tmp_path: Path) -> None:
    file = made(tmp_path, paragraph(run("ا" * (size // 2))))
    (note,) = docx.read(file, ReadOptions())
    assert isinstance(note, Note)
    assert (note.name, note.message) == ("a.docx", "formats-archive-bomb")


def test_c11_a_size_in_a_header_is_not_believed(tmp_path: Path) -> None:
    file = made(tmp_path, paragraph(run("ا" * (20 << 20))))
    data = bytearray(file.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    file.write_bytes(data)
    (note,) = docx.read(file, ReadOptions())
    assert isinstance(note, Note)
    assert note.message in ("formats-damaged", "formats-archive-bomb")


@pytest.mark.parametrize("cut", [10, 100, 250])
def test_a_document_that_is_cut_off_is_named(cut: int, tmp_path: Path) -> None:
    file = made(tmp_path, paragraph(run("نص عربي")) * 50)
    file.write_bytes(file.read_bytes()[:cut])
    (note,) = docx.read(file, ReadOptions())
    assert isinstance(note, Note)
    assert note.message == "formats-damaged"


def test_elements_inside_one_another_cost_nothing(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 3000 + paragraph(run("نص")) + "</w:sdtContent></w:sdt>" * 3000
    assert one(made(tmp_path, deep)).text == "نص"


def test_p15_a_loss_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the second look."""
    from hashiya.formats.documents import docx_text

    kept = docx_text.Reading._say
    monkeypatch.setattr(
        docx_text.Reading, "_say", lambda self, it: kept(self, it) if "٣" not in it else None
    )
    body = "".join(paragraph(run(f"قال الوزير إن السلام قريب {n}")) for n in "١٢٣٤٥")
    it = one(made(tmp_path, body))
    assert [note.message for note in it.notes if note.lost] == ["formats-words-lost"]
    monkeypatch.undo()
    assert one(made(tmp_path, body)).notes == ()


def test_the_words_are_those_that_the_foreign_reader_sees(tmp_path: Path) -> None:
    file = made(tmp_path, "".join(paragraph(run(f"فقرة {n} &amp; كلمة")) for n in range(30)))
    data = io.BytesIO()
    document = foreign.Document()
    for n in range(30):
        document.add_paragraph(f"فقرة {n} & كلمة")
    document.save(data)
    file.write_bytes(data.getvalue())
    theirs = [it.text for it in foreign.Document(str(file)).paragraphs]
    assert one(file).text.split("\n") == theirs


def test_what_word_would_put_in_from_another_document_is_told_as_missing(tmp_path: Path) -> None:
    it = one(made(tmp_path, paragraph(run("نص")) + '<w:altChunk w:id="r1"/>'))
    assert told(it) == {"chunks": 1}
    assert it.notes[0].lost


def test_what_stands_at_another_edge_of_the_line_is_a_word_of_its_own(tmp_path: Path) -> None:
    it = one(made(tmp_path, paragraph(run("أول"), "<w:r><w:ptab/></w:r>", run("آخر"))))
    assert it.text == "أول\tآخر"


def test_what_programs_write_for_an_author_is_none(tmp_path: Path) -> None:
    document = foreign.Document()
    document.add_paragraph("نص")
    document.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").author == ""


def test_a_file_of_nothing_is_called_empty(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    assert refusing.reason(tmp_path / "a.docx") == "formats-empty"


def item(text: str, list_id: int, level: int = 0, more: str = "") -> str:
    of = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{of}{more}</w:pPr>{run(text)}</w:p>"


def level(kind: str, pattern: str, at: int = 0, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def numbering(*lists: str, more: str = "") -> str:
    """Lists of these levels, numbered from 1; ``more`` are further ones."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{it}</w:abstractNum>' for n, it in enumerate(lists)
    )
    named = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(len(lists))
    )
    return f"<w:numbering {W}>{made}{named}{more}</w:numbering>"


@pytest.mark.parametrize(
    ("kind", "pattern", "wanted"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimal", "المادة (%1):", ["المادة (1):", "المادة (2):", "المادة (3):"]),
        ("decimalZero", "%1-", ["01-", "02-", "03-"]),
        ("arabicAlpha", "%1)", ["أ)", "ب)", "ت)"]),
        ("arabicAbjad", "%1.", ["أ.", "ب.", "ج."]),
        ("hebrew1", "%1.", ["א.", "ב.", "ג."]),
        ("lowerRoman", "%1.", ["i.", "ii.", "iii."]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("hindiNumbers", "%1.", ["١.", "٢.", "٣."]),
    ],
)
def test_numbers_of_lists_stand_before_their_paragraphs(
    tmp_path: Path, kind: str, pattern: str, wanted: list[str]
) -> None:
    body = "".join(item("بند", 1, more="<w:bidi/>") for _ in range(3))
    it = one(made(tmp_path, body, word__numbering_xml=numbering(level(kind, pattern))))
    assert it.text.split("\n") == [f"{number} بند" for number in wanted]
    assert told(it) == {"numbers": 3}


def test_levels_count_below_one_another_and_begin_anew(tmp_path: Path) -> None:
    levels = (
        level("decimal", "%1.")
        + level("arabicAlpha", "%1.%2", 1)
        + level("decimal", "%1.%2.%3", 2, "<w:isLgl/>")
    )
    other = (
        '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = "".join(
        item("x", list_id, at)
        for list_id, at in [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (8, 0), (9, 0), (9, 0)]
    )
    it = one(made(tmp_path, body, word__numbering_xml=numbering(levels, more=other)))
    assert it.text.split("\n") == [
        "1. x", "1.أ x", "1.ب x", "1.2.1 x", "2. x", "2.أ x", "3. x", "7. x", "8. x",
    ]  # fmt: skip


def test_a_list_by_a_style_and_bullets_and_what_is_no_item(tmp_path: Path) -> None:
    styles = (
        f"<w:styles {W}><w:style w:type='paragraph' w:styleId='Art'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Sub'><w:basedOn w:val='Art'/></w:style></w:styles>"
    )
    lists = numbering(
        level("decimal", "%1.")
        + level("decimal", "%1/%2", 1, "<w:pStyle w:val='Sub'/><w:suff w:val='nothing'/>"),
        level("bullet", "\uf0b7"),
        level("none", "–"),
    )

    def by(style: str, more: str = "") -> str:
        return f"<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr>{run('بند')}</w:p>"

    body = (
        by("Art") + by("Sub") + item("نقطة", 2) + item("شرطة", 3) + item("", 1) + item("لا شيء", 77)
        + by("Art", "<w:numPr><w:numId w:val='0'/></w:numPr>")
        + by("Art", "<w:rPr><w:del/></w:rPr>") + by("Art")
        + f"<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange></w:pPr>{run('كان')}</w:p>"
    )  # fmt: skip
    it = one(made(tmp_path, body, word__numbering_xml=lists, word__styles_xml=styles))
    assert it.text.split("\n") == [
        "1. بند", "1/1بند", "نقطة", "شرطة", "لا شيء", "بند", "بند", "3. بند", "كان",
    ]  # fmt: skip
    assert told(it) == {"numbers": 3, "bullets": 2}


def test_words_that_a_style_hides_are_left_out_too(tmp_path: Path) -> None:
    vanish = "<w:rPr><w:vanish/></w:rPr>"
    styles = (
        f"<w:styles {W}><w:style w:type='character' w:styleId='Away'>{vanish}</w:style>"
        "<w:style w:type='character' w:styleId='Heir'><w:basedOn w:val='Away'/></w:style>"
        "<w:style w:type='character' w:styleId='Back'><w:basedOn w:val='Away'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>"
        f"<w:style w:type='paragraph' w:styleId='Gone'>{vanish}</w:style></w:styles>"
    )

    def styled(text: str, style: str, more: str = "") -> str:
        return run(text, f"<w:rPr><w:rStyle w:val='{style}'/>{more}</w:rPr>")

    body = (
        paragraph(
            run("قال "),
            styled("سرًا ", "Away"),
            styled("موروثًا ", "Heir"),
            styled("ظاهرًا ", "Back"),
            styled("مكشوفًا", "Away", "<w:vanish w:val='0'/>"),
        )
        + f"<w:p><w:pPr><w:pStyle w:val='Gone'/></w:pPr>{run('فقرة مخفية كلها')}</w:p>"
        + paragraph(run("ثم غادر"))
    )
    it = one(made(tmp_path, body, word__styles_xml=styles))
    assert it.text.split("\n") == ["قال ظاهرًا مكشوفًا", "ثم غادر"]
    assert told(it) == {"hidden": 5}


def test_a_field_that_only_tells_another_one_what_to_do_is_not_shown(tmp_path: Path) -> None:
    def sign(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    def field(said: str, shown: str) -> str:
        told = f"<w:r><w:instrText>{said}</w:instrText></w:r>" if "<" not in said else said
        return sign("begin") + told + sign("separate") + shown + sign("end")

    asked = field(field("MERGEFIELD x", run("خفي ")), run("ظاهر "))
    within = field("TOC", run("فهرس ") + field("PAGEREF", run("٣ ")))
    torn = sign("begin") + sign("begin") + sign("separate")
    body = paragraph(run("قال "), asked, within, torn) + paragraph(run("وغادر"))
    it = one(made(tmp_path, body))
    assert it.text == "قال ظاهر فهرس ٣\nوغادر"
    assert told(it) == {"hidden": 1}
