"""Tables as hands and spreadsheets leave them: titles above, merged cells, numbers that are none, formulas nobody worked out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hashiya.formats import for_reading
from hashiya.formats.corpus import corpus
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.tables import csv_tables, remarks, xlsx_reading

TEXT = "زار سامي القدس وعاد إلى البيت مع أخته في المساء"
ROWS = [["a.txt", 4, 8, "PER", "سامي"], ["a.txt", 9, 14, "LOC", "القدس"]]
HEAD = ["doc", "start", "end", "label", "text"]
TAKEN = [("PER", "سامي"), ("LOC", "القدس")]


@pytest.fixture(autouse=True)
def _text_beside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")


def parted(found: list[Incoming | Note]) -> tuple[list[Incoming], dict[str, Note]]:
    articles = [it for it in found if isinstance(it, Incoming)]
    notes = [it for it in found if isinstance(it, Note)]
    notes += [one for it in articles for one in it.notes]
    return articles, {it.message: it for it in notes}


def csv(place: Path, rows: list[list[Any]], sign: str = ",", mark: str = "") -> Any:
    path = place / "marks.csv"
    lines = [sign.join(map(str, it)) for it in rows]
    path.write_text(mark + "\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    of = for_reading(path)
    assert of is csv_tables.FORMAT
    assert of.read
    return parted(list(of.read(path, ReadOptions())))


def xlsx(place: Path, *rows: list[Any], merged: str = "") -> Any:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    book.save(place / "a.xlsx")
    return parted(list(xlsx_reading.read(place / "a.xlsx", ReadOptions())))


def marks(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.words or it.fragments[0].quote(of.text)) for it in of.spans]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_titles_above_the_names_of_the_columns_are_passed_over_and_told(
    sign: str, tmp_path: Path
) -> None:
    above = [["ترميز المقالات: الجولة الأولى"], ["المرمز: ليلى", "", "", ""], []]
    (article,), notes = csv(tmp_path, [*above, HEAD, *ROWS], sign)
    assert marks(article) == TAKEN
    assert notes["formats-table-above"].values == {"count": 2}
    (article,), notes = xlsx(tmp_path, *above, HEAD, *ROWS)
    assert marks(article) == TAKEN
    assert notes["formats-table-above"].values == {"count": 2}


@pytest.mark.parametrize("form", ["{}.0", "{},0", "{}.00", " {} "])
def test_numbers_in_the_forms_of_spreadsheets_are_numbers(form: str, tmp_path: Path) -> None:
    rows = [[it[0], form.format(it[1]), form.format(it[2]), *it[3:]] for it in ROWS]
    (article,), notes = csv(tmp_path, [HEAD, *rows], ";")
    assert (marks(article), notes) == (TAKEN, {})


@pytest.mark.parametrize("form", ["{},000", "{}٫000", "{},000 "])
def test_a_number_that_may_be_thousands_is_no_place(form: str, tmp_path: Path) -> None:
    """Twelve thousand and twelve are written alike then: the words decide, or nothing is marked."""
    rows = [[it[0], form.format(it[1]), form.format(it[2]), *it[3:]] for it in ROWS]
    (article,), notes = csv(tmp_path, [HEAD, *rows], ";")
    assert marks(article) == TAKEN
    assert set(notes) == {"formats-table-by-words"}


def test_a_second_mark_at_the_beginning_is_no_part_of_a_name(tmp_path: Path) -> None:
    (article,), notes = csv(tmp_path, [HEAD, *ROWS], mark="\ufeff\ufeff")
    assert (marks(article), notes) == (TAKEN, {})
    path = tmp_path / "corpus.csv"
    path.write_text(f"\ufeff\ufefftext,label\n{TEXT},x\n", encoding="utf-8")
    (article,) = corpus.read(path, ReadOptions())
    assert isinstance(article, Incoming)
    assert (article.text, article.labels) == (TEXT, {"label": "x"})


def test_rows_below_a_merged_cell_are_of_the_same_article_and_told(tmp_path: Path) -> None:
    below = [[None, *it[1:]] for it in ROWS]
    (article,), notes = xlsx(tmp_path, HEAD, ROWS[0], *below, merged="A2:A4")
    assert marks(article) == [TAKEN[0], *TAKEN]
    assert notes["formats-table-filled"].values == {"count": 2, "lines": (3, 4)}
    whole = [["text", "start", "end", "label"], [TEXT, 4, 8, "PER"], [None, 9, 14, "LOC"]]
    (article,), notes = xlsx(tmp_path, *whole, merged="A2:A3")
    assert (article.text, marks(article)) == (TEXT, TAKEN)
    assert "formats-table-filled" in notes


def test_a_text_that_stands_in_the_first_row_of_its_name_only(tmp_path: Path) -> None:
    other = "وصلت ليلى إلى بغداد"
    rows = [
        ["doc", "text", "start", "end", "label"],
        ["x", TEXT, 4, 8, "PER"],
        ["y", other, 5, 9, "PER"],
        ["x", "", 9, 14, "LOC"],
    ]
    (one, two), notes = csv(tmp_path, rows)
    assert (one.text, marks(one), two.text, marks(two)) == (TEXT, TAKEN, other, [("PER", "ليلى")])
    assert notes == {}


@pytest.mark.parametrize(("start", "end"), [("x", "8"), ("-4", "8"), ("8", "4"), ("", "8")])
def test_words_decide_where_start_and_end_are_no_place(
    start: str, end: str, tmp_path: Path
) -> None:
    rows = [["a.txt", start, end, "PER", "سامي"], ROWS[1], ["a.txt", "x", "y", "LOC", "مكة"]]
    (article,), notes = csv(tmp_path, [HEAD, *rows, ["a.txt", "x", "y", "LOC", ""]])
    assert marks(article) == [*TAKEN, ("LOC", "مكة")]
    assert [bool(it.words) for it in article.spans] == [False, False, True]
    assert notes["formats-table-by-words"].line in (2, 4)
    assert notes["formats-span-no-offsets"].line == 5


def test_a_row_without_a_mark_is_of_an_article_without_one(tmp_path: Path) -> None:
    heads = ["text", "start", "end", "label", "note"]
    rows = [[TEXT, "", "", "", ""], [TEXT, 4, 8, "PER", ""], ["نص آخر", " ", "", "", ""]]
    (one, two), notes = csv(tmp_path, [heads, *rows])
    assert (marks(one), two.text, two.spans, notes) == ([("PER", "سامي")], "نص آخر", (), {})
    _, notes = csv(tmp_path, [heads, *rows, [TEXT, "", "", "", "شك"]])
    assert notes["formats-bad-label"].line == 5


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("above", [[["تقرير الأخبار"]], [["تقرير", "", ""], ["", "", ""], []]])
def test_titles_above_the_names_of_a_corpus_are_no_articles(
    above: list[list[str]], sign: str, tmp_path: Path
) -> None:
    path = tmp_path / "corpus.csv"
    rows = [*above, ["id", "text", "label"], ["1", TEXT, "x"], ["2", "نص آخر", "y"]]
    told = f"sep={sign}\n" if sign == ";" else ""
    path.write_text(told + "\n".join(map(sign.join, rows)), encoding="utf-8")
    found, notes = parted(list(corpus.read(path, ReadOptions())))
    assert [(it.text, it.labels) for it in found] == [
        (TEXT, {"label": "x"}),
        ("نص آخر", {"label": "y"}),
    ]
    assert notes.keys() == {"formats-table-above"}
    assert notes["formats-table-above"].values == {"count": 1}
    assert found[0].line == len(above) + 2 + bool(told)


def test_a_corpus_of_one_column_keeps_its_first_row(tmp_path: Path) -> None:
    path = tmp_path / "corpus.csv"
    path.write_text(f"text\n{TEXT}\nنص، له فاصلة\n", encoding="utf-8")
    found, notes = parted(list(corpus.read(path, ReadOptions())))
    assert ([it.text for it in found], notes) == ([TEXT, "نص، له فاصلة"], {})


def test_a_day_that_is_none_is_kept_and_told(tmp_path: Path) -> None:
    (article,), notes = xlsx(tmp_path, ["text", "date"], [TEXT, "أمس"])
    assert (article.published, article.labels) == ("", {"published": "أمس"})
    assert (notes["formats-table-no-day"].line, notes["formats-table-no-day"].values) == (
        2,
        {"day": "أمس"},
    )


def test_formulas_that_nobody_worked_out_are_told_by_their_cells(tmp_path: Path) -> None:
    heads = ["title", "text", "label"]
    found, notes = xlsx(tmp_path, heads, ['="a"&"b"', TEXT, "x"], ["b", "=A1&A2", "y"])
    assert [it.text for it in found] == [TEXT]
    note = notes["formats-table-formulas"]
    assert (note.values, note.lost) == ({"count": 2, "cells": ("A2", "B3")}, True)


def test_comments_on_cells_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["text", "label"])
    sheet.append([TEXT, "x"])
    sheet["B2"].comment = openpyxl.comments.Comment("لست متأكدة", "ليلى")
    book.save(tmp_path / "a.xlsx")
    _, notes = parted(list(xlsx_reading.read(tmp_path / "a.xlsx", ReadOptions())))
    assert notes["formats-table-comments"].values == {"count": 1}


def test_hidden_columns_that_say_something_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["text", "label", "topic"], [TEXT, "x", "y"]):
        sheet.append(row)
    for letter in ("B", "C", "D"):
        sheet.column_dimensions[letter].hidden = True
    book.create_sheet("leer").column_dimensions["A"].hidden = True
    book.save(tmp_path / "a.xlsx")
    (found,), notes = parted(list(xlsx_reading.read(tmp_path / "a.xlsx", ReadOptions())))
    assert found.labels == {"label": "x", "topic": "y"}
    told = notes["formats-table-hidden-columns"]
    assert (told.values, told.lost) == ({"count": 2, "names": ("B", "C")}, False)


def test_what_is_hidden_is_read_and_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["text", "label"], [TEXT, "x"], [f"{TEXT} 2", "y"], [], [f"{TEXT} 3", "z"]):
        sheet.append(row)
    for number in (3, 4):
        sheet.row_dimensions[number].hidden = True
    other = book.create_sheet("قديم")
    other.append(["text", "label"])
    other.sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    found, notes = parted(list(xlsx_reading.read(tmp_path / "a.xlsx", ReadOptions())))
    assert [it.text for it in found] == [TEXT, f"{TEXT} 2", f"{TEXT} 3"]
    assert notes["formats-table-hidden-rows"].values == {"count": 1}
    assert notes["formats-table-hidden-sheets"].values == {"count": 1, "names": ("قديم",)}


def test_formulas_with_results_and_long_sheets(tmp_path: Path, monkeypatch) -> None:
    cells = [
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="B1" t="str"><f t="shared" si="0"/></c>',
        '<c r="F1" t="str"><f>IF(A1="","",A1)</f><v></v></c>',
        '<c r="G1" s="1" t="str"><f>x()</f><v/></c>',
        '<c r="H1"><f>x()</f><v/></c>',
        '<c r="C1"><v>5</v></c>',
        '<c r="D1" s="3"><f>x()</f></c>',
        '<c r="E1" t="inlineStr"><is><t>f</t></is></c>',
    ]
    path = tmp_path / "a.zip"
    monkeypatch.setattr(remarks, "_LONGEST", 80)
    for piece in (7, 50, 1 << 20):
        monkeypatch.setattr(remarks, "_PIECE", piece)
        with remarks.ZipFile(path, "w") as archive:
            archive.writestr("xl/worksheets/sheet1.xml", "<row>" + "".join(cells) + "</row>")
            archive.writestr("xl/workbook.xml", cells[-2])
        with remarks.ZipFile(path) as archive:
            assert [*remarks.unsolved(archive)] == ["B1", "H1", "D1"]
