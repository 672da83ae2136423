"""Our own workbooks read without a parser: as the library reads them, and left to it where anything is odd."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import gold
import openpyxl
import pytest
from formats import kit
from formats.datasets import datasets
from formats.mutilating import mutilated
from hypothesis import given, settings

from hashiya.formats.format import Note, ReadOptions, WriteOptions
from hashiya.formats.tables import own_sheets, writing, xlsx, xlsx_reading
from hashiya.model.dataset import Dataset

SHEET = "xl/worksheets/sheet1.xml"


def read(path: Path) -> list[object]:
    assert xlsx.FORMAT.read
    return list(xlsx.FORMAT.read(path, ReadOptions()))


def by_the_library(path: Path) -> list[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own_sheets, "names", lambda _: None)
        return read(path)


@pytest.fixture
def opened(monkeypatch) -> list[int]:
    """Grows each time that rows are asked of the library; here portions are short."""
    asked: list[int] = []
    rows = xlsx_reading._Book.rows

    def counted(book, number, after=0):
        asked.append(after)
        return rows(book, number, after)

    monkeypatch.setattr(xlsx_reading._Book, "rows", counted)
    monkeypatch.setattr(own_sheets, "_PORTION", 4_000)
    return asked


def gold_book(place: Path) -> Path:
    """Thirty marks of each article, half of them with an empty cell before their last attribute."""
    said = [{"mention": "NAM", "comment": "x"}, {"comment": "x"}]
    articles = [
        replace(
            of,
            annotations=tuple(
                replace(it, attributes=said[at % 2]) for at, it in enumerate(of.annotations[:30])
            ),
            relations=(),
        )
        for of in gold.articles()
    ]
    dataset = Dataset(schema=gold.schema(), articles=articles)
    return kit.written(xlsx.FORMAT, dataset, WriteOptions(), place)


@settings(max_examples=40)
@given(datasets)
def test_quickly_is_as_by_the_library(tmp_path_factory, dataset: Dataset) -> None:
    path = kit.written(xlsx.FORMAT, dataset, WriteOptions(), tmp_path_factory.mktemp("xlsx"))
    assert read(path) == by_the_library(path)


def test_our_own_needs_no_library(tmp_path: Path, opened: list[int]) -> None:
    found = read(gold_book(tmp_path))
    assert len(found) == len(gold.articles())
    assert not opened


def test_what_another_program_saved_is_left_to_the_library(tmp_path: Path, opened) -> None:
    path = gold_book(tmp_path)
    again = tmp_path / "again.xlsx"
    with ZipFile(path) as old, ZipFile(again, "w") as new:
        for it in old.infolist():
            data = old.read(it)
            new.writestr(it.filename, data.replace(b"Calibri", b"Arial  "))
    assert read(again) == read(path)
    assert opened


def row_of(sheet: str, number: int) -> int:
    """Where it begins."""
    return [it.start() for it in re.finditer("<row>", sheet)][number - 1]


def once(old: str, new: str, *, row: int = 40) -> Callable[[str], str]:
    def change(sheet: str) -> str:
        start = row_of(sheet, row) if row else 0
        at = sheet.index(old, start)
        return sheet[:at] + new + sheet[at + len(old) :]

    return change


def cell(new: str) -> Callable[[str], str]:
    """The words of a cell of the fortieth row as others."""

    def change(sheet: str) -> str:
        at = row_of(sheet, 40)
        row = re.sub('(?<=<row><c t="str"><v>)[^<]*', lambda _: new, sheet[at:], count=1)
        return sheet[:at] + row

    return change


def numbered(sheet: str) -> str:
    """As Hashiya wrote it formerly."""
    numbers = itertools.count(1)
    return re.sub("<row>", lambda _: f'<row r="{next(numbers)}">', sheet)


CHANGES: dict[str, Callable[[str], str]] = {
    "a-name-of-a-cell": once("<c t=", '<c r="A40" t='),
    "a-number-of-a-row": once("<row>", '<row r="40">'),
    "a-row-left-out": once("<row>", '<row r="41">'),
    "a-row-twice": once("<row>", '<row r="39">'),
    "a-row-of-long-ago": once("<row>", '<row r="7">'),
    "all-rows-with-their-numbers": lambda sheet: numbered(sheet),
    "a-cell-too-few": once("<c/>", ""),
    "a-cell-too-many": once("<c/>", "<c/><c/>"),
    "a-cell-written-out": once("<c/>", "<c></c>"),
    "words-behind-an-empty-cell": once("<c/>", "<c/>x"),
    "a-formula": once("<c/>", "<c><f>1+1</f><v>2</v></c>"),
    "a-yes": once("<c/>", '<c t="b"><v>1</v></c>'),
    "a-fault": once("<c/>", '<c t="e"><v>#REF!</v></c>'),
    "a-shared-word": once("<c/>", '<c t="s"><v>0</v></c>'),
    "a-number-in-a-style": once("<c/>", '<c s="1"><v>5</v></c>'),
    "a-long-number": once("<c><v>", "<c><v>1234567890123456"),
    "noughts-before-a-number": once("<c><v>", "<c><v>00"),
    "a-number-as-a-power": once("<c><v>", "<c><v>1e"),
    "a-number-with-a-point": once("</v></c><c><v>", ".0</v></c><c><v>"),
    "a-number-below-nought": once("<c><v>", "<c><v>-"),
    "Arabic-digits": once("<c><v>", "<c><v>٣"),
    "no-number": once("<c><v>", "<c><v></v></c><c><v>"),
    "no-words": cell(""),
    "a-letter-by-its-number": cell("&#x645;"),
    "a-quotation-mark-by-its-name": cell("&quot;"),
    "an-unknown-name": cell("&nbsp;"),
    "and": cell("a &amp; b &lt; c &gt; d _x0041_ _x000D_"),
    "and-without-care": cell("a & b"),
    "a-control": cell("a\x07b"),
    "a-tab": cell("a\tb"),
    "a-carriage-return": cell("a\r\nb"),
    "lines": cell("a\nb"),
    "no-letter": cell("a\uffffb"),
    "the-end-of-what-is-literal": cell("a]]>b"),
    "literal": cell("<![CDATA[a]]>"),
    "a-remark": cell("a<!-- b -->"),
    "white-space": cell(" a  b "),
    "another-end": once("</v></c>", "</t></is></c>"),
    "an-end-too-few": once("</v></c>", ""),
    "an-end-too-many": once("</v></c>", "</v></c></c>"),
    "an-end-behind-an-empty-cell": once("<c/>", "<c/></v></c>"),
    "something-between-rows": once("</row>", "</row>\n"),
    "nothing-between-rows": once("</row>\t", "</row>"),
    "tabs-between-rows": once("</row>\t", "</row>\t\t"),
    "a-tab-before-the-end-of-a-row": once("</row>\t", "\t</row>"),
    "a-tab-in-the-last-cell": once("</v></c></row>", "\t</v></c></row>"),
    "a-tab-between-words-of-the-last-cell": once("</v></c></row>", "\tb</v></c></row>"),
    "another-row-in-the-last-cell": once("</v></c></row>", "</v></c></row>\t<row></v></c></row>"),
    "no-cells-at-the-end": once("</v></c></row>", "</v></c>x</row>"),
    "rich-words-at-the-end": once(
        "</row>", '<c t="inlineStr"><is><t xml:space="preserve"> a</t></is></c></row>'
    ),
    "words-between-rows": once("</row>", "</row>x"),
    "a-row-without-its-end": once("</row>", ""),
    "an-empty-row": once("</row>", "</row><row/>"),
    "broken-off": lambda sheet: sheet[: row_of(sheet, 40) + 30],
    "nothing-at-the-end": lambda sheet: sheet[: sheet.rindex("</row>") + 6],
    "more-at-the-end": once("</worksheet>", "</worksheet>x"),
    "an-odd-cell-in-the-last-row": lambda sheet: "<c></c>".join(sheet.rsplit("<c/>", 1)),
    "another-filter": once("<autoFilter", "<autofilter"),
    "another-head": once("<sheetViews>", "<sheetViews >", row=0),
    "a-type-of-document": once("<worksheet", "<!DOCTYPE x><worksheet", row=0),
    "no-rows": lambda sheet: re.sub(
        "(?s)<sheetData>.*</sheetData>", "<sheetData></sheetData>", sheet
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_sheet_that_was_changed_is_read_as_the_library_reads_it(
    case: str, tmp_path: Path, opened: list[int]
) -> None:
    path = gold_book(tmp_path)
    changed = tmp_path / "changed.xlsx"
    with ZipFile(path) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for it in old.infolist():
            data = old.read(it)
            if it.filename == SHEET:
                sheet = data.decode()
                data = (after := CHANGES[case](sheet)).encode()
                assert after != sheet
            new.writestr(it.filename, data)
    assert_the_same(read(changed), by_the_library(changed))


def assert_the_same(found: list[object], expected: list[object]) -> None:
    """Of a sheet that is broken in the middle the articles before that come too, which the library may not give."""
    last = expected[-1]
    if isinstance(last, Note) and last.message == "formats-damaged":
        assert found.pop() == expected.pop()
        found = found[: len(expected)]
    assert found == expected


def test_a_sheet_that_was_mutilated_is_read_as_the_library_reads_it(
    tmp_path: Path, opened: list[int]
) -> None:
    path = gold_book(tmp_path)
    with ZipFile(path) as old:
        parts = {it: old.read(it) for it in old.namelist()}
    sheet = parts[SHEET].decode()
    chance = random.Random(7)
    quick = 0
    for number in range(100):
        changed = tmp_path / f"{number}.xlsx"
        opened.clear()
        after = mutilated(sheet, chance, SIGNS)
        with ZipFile(changed, "w", ZIP_DEFLATED) as new:
            for name, data in parts.items():
                new.writestr(name, after.encode() if name == SHEET else data)
        found = read(changed)
        quick += not opened
        assert_the_same(found, by_the_library(changed))
    assert quick


SIGNS = [
    "<",
    ">",
    "&",
    "&amp;",
    "_x0041_",
    "/",
    '"',
    "0",
    " ",
    "x",
    "<c/>",
    "</row>",
    "\t",
    "\n",
    "w",
    "<row>",
]


def test_as_hashiya_wrote_it_formerly_it_says_the_same(tmp_path: Path) -> None:
    """The checksum of the text stood in each row of a mark, and each row had its number."""
    path = gold_book(tmp_path)
    before = tmp_path / "before.xlsx"
    place = len(writing.SPANS)
    parts = re.compile(f"(<row>(?:<c.*?(?:</c>|/>)){{{place}}})", re.DOTALL)
    with ZipFile(path) as old, ZipFile(before, "w", ZIP_DEFLATED) as new:
        for it in old.infolist():
            data = old.read(it).decode()
            if it.filename == SHEET:
                data = parts.sub(f'\\1<c t="str"><v>{"0" * 64}</v></c>', data)
                data = data.replace("0" * 64, "sha256", 1)
            new.writestr(it.filename, numbered(data))
    head, row, *_ = openpyxl.load_workbook(before)["Annotations"].iter_rows(values_only=True)
    assert (head[place], row[place], row[0]) == (
        "sha256",
        "0" * 64,
        gold.articles()[0].article.name,
    )
    assert read(before) == read(path)


def test_an_attribute_with_the_name_of_a_column_that_is_no_more(tmp_path: Path) -> None:
    (of, *_) = gold.articles()
    marks = [replace(it, attributes={"sha256": "x"}) for it in of.annotations[:3]]
    articles = [replace(of, annotations=tuple(marks), relations=())]
    dataset = Dataset(schema=gold.schema(), articles=articles)
    path = kit.written(xlsx.FORMAT, dataset, WriteOptions(), tmp_path)
    (found,) = read(path)
    assert [it.attributes for it in found.spans] == [{"sha256": "x"}] * 3
    assert by_the_library(path) == [found]


def test_the_library_goes_on_where_it_gets_odd(tmp_path: Path, opened: list[int]) -> None:
    test_a_sheet_that_was_changed_is_read_as_the_library_reads_it("a-formula", tmp_path, opened)
    assert 0 < opened[0] < 40


def test_letters_that_are_none_in_the_file_of_letters(tmp_path: Path, opened: list[int]) -> None:
    path = gold_book(tmp_path)
    changed = tmp_path / "changed.xlsx"
    with ZipFile(path) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for it in old.infolist():
            data = old.read(it)
            if it.filename == SHEET:
                data = data.replace("الم".encode(), b"\xff\xfe")
            new.writestr(it.filename, data)
    assert_the_same(read(changed), by_the_library(changed))
    assert opened
