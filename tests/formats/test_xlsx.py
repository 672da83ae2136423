"""The workbook, by openpyxl: only texts and numbers, nothing a formula; and the workbooks of others."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape
from zipfile import ZipFile

import gold
import openpyxl
import pytest
from formats import kit
from hypothesis import given
from hypothesis import strategies as st
from making import annotation, article

from hashiya import formats
from hashiya.commands import reading
from hashiya.formats.format import Incoming, ReadOptions, WriteOptions
from hashiya.formats.tables import sheet_cells, workbook, xlsx
from hashiya.formats.tables.cells import Known
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

TEXT = "قال الناتو إن العراق آمن.\nوأضاف الناتو أن القوات باقية في بغداد."
START = TEXT.index("العراق")


def gold_dataset() -> Dataset:
    return Dataset(schema=gold.schema(), articles=gold.articles())


def book_of(dataset: Dataset, place: Path) -> tuple[Path, openpyxl.Workbook]:
    path = kit.written(xlsx.FORMAT, dataset, WriteOptions(), place)
    return path, openpyxl.load_workbook(path)


def one_article(text: str, **facts) -> Dataset:
    of = AnnotatedArticle(article=article(text, **facts))
    return Dataset(schema=Schema(id="s"), articles=[of])


def test_openpyxl_sees_what_was_written(tmp_path: Path) -> None:
    dataset = gold_dataset()
    _, book = book_of(dataset, tmp_path)
    assert book.sheetnames == ["Annotations", "Relations", "Articles", "Texts", "Label set"]
    for sheet in book:
        assert sheet.sheet_view.rightToLeft
        assert sheet.freeze_panes == "A2"
        assert all(it.font.b for it in sheet[1])
        assert sheet.auto_filter.ref == sheet.dimensions
    head, *rows = book["Annotations"].iter_rows(values_only=True)
    marks = [it for of in dataset for it in of.annotations]
    found = [dict(zip(head, it, strict=True)) for it in rows]
    assert [(it["id"], it["start"], it["end"], it["text"]) for it in found] == [
        (it.id, it.start, it.end, it.quote) for it in marks
    ]
    assert book["Relations"].max_row == 1 + sum(len(it.relations) for it in dataset)
    codes = {it[2] for it in book["Label set"].iter_rows(min_row=2, values_only=True)}
    assert codes >= {it.code for it in dataset.schema.labels}


def test_the_same_articles_give_the_same_file(tmp_path: Path) -> None:
    one, two = (book_of(gold_dataset(), tmp_path / it)[0] for it in ("a", "b"))
    assert one.read_bytes() == two.read_bytes()
    with ZipFile(one) as archive:
        assert {it.date_time for it in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_latin_articles_have_sheets_from_left_to_right(tmp_path: Path) -> None:
    _, book = book_of(one_article("Latin text"), tmp_path)
    assert not [it for it in book if it.sheet_view.rightToLeft]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "#REF!", "TRUE", "12", "1e5", "'=x"])
def test_p18_words_are_written_as_words(words: str, tmp_path: Path) -> None:
    _, book = book_of(one_article(f"{words} نص", title=words, source=words), tmp_path)
    head, row = book["Articles"].iter_rows()
    for name, cell in zip((it.value for it in head), row, strict=True):
        if name in ("title", "source"):
            assert (cell.data_type, cell.value) == ("s", words)
            assert cell.quotePrefix == (words[0] in "=+-@'")


def test_p18_no_part_of_the_file_has_a_formula(tmp_path: Path) -> None:
    path, book = book_of(gold_dataset(), tmp_path)
    assert {it.data_type for sheet in book for row in sheet for it in row} <= {"s", "n"}
    with ZipFile(path) as archive:
        for name in archive.namelist():
            tags = {
                it.tag.rpartition("}")[2]
                for it in ElementTree.fromstring(archive.read(name)).iter()
            }
            assert not tags & {"f", "externalReference", "ddeLink", "oleLink", "definedName"}


@given(st.text(max_size=60))
def test_any_letters_can_stand_in_a_cell(words: str) -> None:
    kept = sheet_cells.coded(words)
    assert sheet_cells.decoded(kept) == words
    ElementTree.fromstring(f"<a>{escape(kept)}</a>")


def said(cell: bytes) -> tuple[str, str | None, bool]:
    """The words of a cell, its style, and whether its white space is safe."""
    of = ElementTree.fromstring(cell.replace(b"xml:space", b"space"))
    return "".join(of.itertext()), of.get("s"), of.get("t") == "inlineStr"


@given(
    st.lists(
        st.text(st.sampled_from("aس =-'＝\n\t\r&<>_x0041\ufffe\x07\0😀\ud800"), max_size=7),
        min_size=3,
        max_size=5,
    )
)
def test_a_column_says_what_each_of_its_cells_would(words: list[str]) -> None:
    (column,) = sheet_cells.of([words], Known(sheet_cells.cell))
    for shown, one in zip(column, words, strict=True):
        text, style, is_safe = said(sheet_cells.cell(one))
        assert said(shown)[:2] == (text, style)
        assert said(shown)[2] >= is_safe


@given(st.text(st.sampled_from("a\r😀_x0041"), max_size=200), st.integers(1, 4000))
def test_pieces_fit_into_cells_and_make_the_text(words: str, times: int) -> None:
    text = words * times
    cut = sheet_cells.pieces(text)
    assert "".join(cut) == text
    assert all(sheet_cells.fits(it) for it in cut)
    assert all(len(sheet_cells.coded(it).encode("utf-16-le")) // 2 <= 32_767 for it in cut)


def test_no_piece_ends_within_a_line_end() -> None:
    for lead in range(4):
        text = "ا" * lead + "نص\r\n" * 30_000
        found = sheet_cells.pieces(text)
        assert "".join(found) == text
        assert all(sheet_cells.fits(it) and not it.endswith("\r") for it in found)
    assert not any(it.endswith("\r") for it in sheet_cells.pieces("\r\n" * 20_000))


def test_a_long_text_is_divided_and_joined(tmp_path: Path) -> None:
    text = "نص طويل\r\n😀\x07 _x0041_ " * 9_000
    dataset = one_article(text)
    path, book = book_of(dataset, tmp_path)
    assert book["Texts"].max_row > 5
    (found,), notes = kit.read(xlsx.FORMAT, path)
    assert not notes
    assert found.text == text


def test_a_table_longer_than_a_sheet_goes_on_in_another(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 100)
    dataset = gold_dataset()
    path, book = book_of(dataset, tmp_path)
    assert {"Annotations 2", "Annotations 3", "Relations 2"} <= set(book.sheetnames)
    assert all(it.max_row <= 100 for it in book)
    back, notes = kit.read(xlsx.FORMAT, path)
    assert not notes
    assert sum(len(it.spans) for it in back) == 297
    assert sum(len(it.relations) for it in back) == 161


def test_what_no_cell_can_hold_is_counted(tmp_path: Path) -> None:
    of = article("نص " * 20_000, note="x" * 40_000)
    mark = annotation(of, 0, 50_000, attributes={"comment": "x" * 33_000, "canonical": "y"})
    source = AnnotatedArticle(article=of, annotations=(mark,))
    report = kit.assert_accounted(
        xlsx.FORMAT, Dataset(schema=Schema(id="s"), articles=[source]), tmp_path
    )
    assert {(it.kind, it.label) for it in report.losses} == {
        ("attribute", "comment"),
        ("article_fact", "note"),
    }


# -- workbooks of others


def read(path: Path, *told: str) -> list[Incoming]:
    assert xlsx.FORMAT.read
    assert formats.for_reading(path) is xlsx.FORMAT
    found = list(xlsx.FORMAT.read(path, ReadOptions()))
    assert [it.message for it in found if not isinstance(it, Incoming)] == [*told]
    return [it for it in found if isinstance(it, Incoming)]


def saved(path: Path, **sheets: list[list]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def quotes(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.words or it.fragments[0].quote(of.text)) for it in of.spans]


def test_a_sheet_made_by_hand_beside_its_texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    rows = [
        ["ترميز المقالات"],
        [],
        ["الملف", "الفئة", "البداية", "النهاية", "النص", "متأكد", "التاريخ", "درجة"],
        ["a", "GPE", START, START + 6.0, "العراق", True, datetime.date(2020, 2, 12), 0.5],
        ["a", "ORG", None, None, "بغداد", None, None, None],
    ]
    (found,) = read(
        saved(tmp_path / "marks.xlsx", ورقة1=rows, أخرى=[["لا شيء"]]), "formats-table-above"
    )
    assert quotes(found) == [("GPE", "العراق"), ("ORG", "بغداد")]
    assert found.spans[0].attributes == {"متأكد": "true", "التاريخ": "2020-02-12", "درجة": "0.5"}


def test_sheets_of_articles_annotations_and_relations(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "all.xlsx",
        Articles=[["id", "name", "text", "title", "genre"], [7, "a", TEXT, "عنوان", "news"]],
        Spans=[
            ["id", "document", "begin", "end", "type"],
            [1, "a", 0, 3, "CUE"],
            [2, "a", 4, 10, "ORG"],
        ],
        Links=[["document", "from", "to", "type"], ["a", 1, 2, "by"]],
    )
    (found,) = read(path)
    assert (found.text, found.title, found.labels["genre"]) == (TEXT, "عنوان", "news")
    assert quotes(found) == [("CUE", "قال"), ("ORG", "الناتو")]
    assert [(it.label, it.from_id, it.to_id) for it in found.relations] == [("by", "1", "2")]


def test_a_sheet_of_articles_alone(tmp_path: Path) -> None:
    rows = [
        ["Title", "Text", "Date"],
        ["خبر", TEXT, datetime.date(2020, 2, 12)],
        ["x", "آخر", None],
    ]
    one, two = read(saved(tmp_path / "corpus.xlsx", Sheet1=rows))
    assert (one.title, one.text, one.published) == ("خبر", TEXT, "2020-02-12")
    assert (two.title, two.text, two.spans) == ("x", "آخر", ())


def test_rows_of_articles_without_a_text_are_told_by_their_line(tmp_path: Path) -> None:
    rows = [["text", "label"], [TEXT, "positive"], [None, "negative"], [None, None]]
    path = saved(tmp_path / "a.xlsx", S=rows)
    assert xlsx.FORMAT.read
    found = list(xlsx.FORMAT.read(path, ReadOptions()))
    notes = [it for it in found if not isinstance(it, Incoming)]
    assert len(found) - len(notes) == 1
    assert [(it.message, it.line, it.lost) for it in notes] == [("formats-line-no-text", 3, True)]


def test_sheets_of_articles_with_arabic_heads_and_others_of_other_heads(tmp_path: Path) -> None:
    news = [
        ["العنوان", "نص الخبر", "التاريخ", "المصدر", "التصنيف"],
        ["خبر", TEXT, "6 مايو 2024", "الجزيرة", "سياسة"],
        ["ثان", "نص آخر", "قريبًا", "", ""],
    ]
    tweets = [["id", "tweet"], [5, "تغريدة قصيرة"]]
    more = [news[0], ["ثالث", "نص ثالث", "", "", ""]]
    found = read(saved(tmp_path / "corpus.xlsx", أخبار=news, تغريدات=tweets, تتمة=more))
    assert [it.text for it in found] == [TEXT, "نص آخر", "نص ثالث", "تغريدة قصيرة"]
    one, two = found[:2]
    assert (one.title, one.published, one.source) == ("خبر", "2024-05-06", "الجزيرة")
    assert one.labels == {"التصنيف": "سياسة"}
    assert (two.published, two.labels) == ("", {"published": "قريبًا"})


def test_a_sheet_without_known_heads_gives_its_column_of_long_texts(tmp_path: Path) -> None:
    rows = [["م", "ما كتب", "رأي"], [1, TEXT, "مع"], [2, TEXT.replace("قال", "ذكر"), "ضد"]]
    one, two = read(saved(tmp_path / "a.xlsx", S=rows))
    assert (one.text, one.labels) == (TEXT, {"م": "1", "رأي": "مع"})
    assert two.text.startswith("ذكر")


def test_a_sheet_that_is_not_taken_is_named(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx",
        Texts_of=[["title", "text"], ["x", TEXT]],
        Prices=[["item", "price"], ["a", 5]],
    )
    assert xlsx.FORMAT.read
    found = list(xlsx.FORMAT.read(path, ReadOptions()))
    notes = [it for it in found if not isinstance(it, Incoming)]
    assert [(it.message, it.values["names"], it.lost) for it in notes] == [
        ("formats-sheets-left", "Prices", True)
    ]


def test_sheets_of_the_same_columns_in_another_order_are_one_table(tmp_path: Path) -> None:
    """Also where one has a column more; what it says is kept."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = saved(
        tmp_path / "a.xlsx",
        first=[["doc", "start", "end", "label", "text"], ["a.txt", 4, 10, "ORG", "الناتو"]],
        second=[["label", "text", "end", "sure", "start", "doc"], ["GPE", "العراق", START + 6, "نعم", START, "a.txt"]],
        third=[["text", "coder", "doc", "label", "start", "end"], ["آمن", "م", "a.txt", "X", START + 7, START + 10]],
    )  # fmt: skip
    (of,) = read(path)
    assert quotes(of) == [("ORG", "الناتو"), ("GPE", "العراق"), ("X", "آمن")]
    assert [dict(it.attributes) for it in of.spans] == [{}, {"sure": "نعم"}, {}]
    assert [it.annotator for it in of.spans] == ["", "", "م"]


def test_a_sheet_that_places_its_rows_otherwise_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = saved(
        tmp_path / "a.xlsx",
        first=[["doc", "start", "end", "label"], ["a.txt", 4, 10, "ORG"]],
        second=[["doc", "start", "length", "label"], ["a.txt", START, 6, "GPE"]],
    )
    assert quotes(*read(path, "formats-sheets-apart")) == [("ORG", "الناتو")]


def test_formulas_are_taken_by_what_they_last_gave(tmp_path: Path) -> None:
    """openpyxl keeps no results: so a formula says nothing here, and above all is not worked out."""
    rows = [["title", "text"], ['=CONCATENATE("a","b")', TEXT]]
    (found,) = read(saved(tmp_path / "f.xlsx", S=rows), "formats-table-formulas")
    assert "CONCATENATE" not in found.title


def test_saved_by_another_program_it_is_still_the_same(tmp_path: Path) -> None:
    """openpyxl writes shared strings where we write them in place."""
    dataset = gold_dataset()
    path, book = book_of(dataset, tmp_path)
    again = tmp_path / "again.xlsx"
    book.save(again)
    one, two = kit.read(xlsx.FORMAT, path)[0], kit.read(xlsx.FORMAT, again)[0]
    assert one == [it for it in two if it]
    assert len(one) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_line_ends_that_a_program_halved_as_it_saved_are_whole_again(
    encoding: str, tmp_path: Path
) -> None:
    """LibreOffice takes what stands before a line feed out of each cell."""
    text = "زار ترامب\r\nبغداد.\r\n"
    of = article(text, encoding=encoding, sha256=hashlib.sha256(text.encode(encoding)).hexdigest())
    marks = (annotation(of, 4, 17, "CLAIM"), annotation(of, 11, 16, "GPE"))
    one = AnnotatedArticle(article=of, annotations=marks)
    path, book = book_of(Dataset(schema=gold.schema(), articles=[one]), tmp_path)
    for cell in (it for sheet in book for row in sheet for it in row):
        if isinstance(cell.value, str):
            cell.value = cell.value.replace("_x000D_", "").replace("\r", "")
    book.save(path)
    (it,) = read(path)
    assert it.text == text
    assert [(x.label, x.fragments) for x in it.spans] == [(x.label, x.fragments) for x in marks]
    assert it.notes == ()


def test_the_command_reads_it_in_its_process_of_its_own(tmp_path: Path) -> None:
    path, _ = book_of(gold_dataset(), tmp_path)
    batch = reading.read([path])
    assert not batch.problems
    assert [len(it.incoming.spans) for it in batch.items] == [
        len(it.annotations) for it in gold.articles()
    ]
