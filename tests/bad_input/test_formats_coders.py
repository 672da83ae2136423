"""Tables and projects of coders that break readers, by the numbers of the catalogue (C12, D15, G1, G2, G5)."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from formats import kit, refi_checker
from making import annotation, article

from hashiya.formats import by_id, safe_xml
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.tables import cells, csv_reading, csv_tables, delimited
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

TEXT = "قال الناتو إن العراق آمن."


def read(format_id: str, path: Path) -> list[Incoming | Note]:
    reader = by_id(format_id).read
    assert reader
    return list(reader(path, ReadOptions()))


def table(place: Path, data: bytes) -> Path:
    (place / "a.txt").write_bytes(TEXT.encode())
    (place / "m.csv").write_bytes(data)
    return place / "m.csv"


HEADS = b"doc,start,end,label,text\n"
GOOD = "a.txt,0,3,CUE,قال\n".encode()

ROWS: dict[str, tuple[bytes, str]] = {
    "D15-short": (b"a.txt\n", ""),
    "D15-no-label": (b"a.txt,0,3\n", "formats-bad-label"),
    "D15-words-for-numbers": (b"a.txt,x,y,L\n", "formats-span-no-offsets"),
    "D15-reversed": (b"a.txt,9,3,L\n", "formats-span-no-offsets"),
    "D15-negative": (b"a.txt,-3,3,L\n", "formats-span-no-offsets"),
    "D15-past-the-text": (b"a.txt,900,903,L\n", "formats-span-waits"),
    "D15-number-of-5000-digits": (b"a.txt,0," + b"9" * 5000 + b",L\n", "formats-span-no-offsets"),
    "D15-label-of-controls": (b"a.txt,0,3,\x01\x02\n", ""),
    "D15-no-such-text": (b"b.txt,0,3,L\n", "formats-table-no-text"),
    "D15-way-out": (b"../../../etc/passwd,0,3,L\n", "formats-table-no-text"),
    "D15-name-of-nul": (b"\0,0,3,L\n", "formats-table-no-text"),
    "D15-name-of-300": (b"x" * 300 + b",0,3,L\n", "formats-table-no-text"),
    "D15-open-quote": (b'a.txt,0,3,"L\n', "formats-corpus-unclosed"),
}
BESIDE = {"D15-name-of-nul": [("formats-corpus-undecoded", 0)]}
"""Told of the file as a whole, too."""


@pytest.mark.parametrize("case", ROWS)
def test_a_row_that_cannot_be_used_costs_only_itself(case: str, tmp_path: Path) -> None:
    row, message = ROWS[case]
    found = read("csv", table(tmp_path, HEADS + GOOD + row))
    first = found[0]
    assert isinstance(first, Incoming)
    assert next(it.fragments[0].quote(TEXT) for it in first.spans if not it.words) == "قال"
    told = [*first.notes, *(it for it in found[1:] if isinstance(it, Note))]
    of_the_row = [(message, 3)] if message else []
    assert [(it.message, it.line) for it in told] == of_the_row + BESIDE.get(case, [])


def test_d15_a_cell_of_many_megabytes_costs_its_row(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(delimited, "LONGEST_CELL", 5_000)
    long = b"a.txt,0,3,L," + b"x" * 6_000 + b"\n"
    article_found, told = read("csv", table(tmp_path, HEADS + long + GOOD))
    assert isinstance(article_found, Incoming)
    assert [it.label for it in article_found.spans] == ["CUE"]
    assert isinstance(told, Note)
    assert (told.message, told.line, told.lost) == ("formats-table-long-cell", 2, True)


def test_d15_a_million_columns_are_refused(tmp_path: Path) -> None:
    data = b"doc,start,end,label" + b",x" * 1_000_000 + b"\n" + GOOD
    (told,) = read("csv", table(tmp_path, data))
    assert isinstance(told, Note)
    assert (told.message, told.lost) == ("formats-table-many-columns", True)


@pytest.mark.parametrize("data", [b"", b"x\n", b"doc,start\n", b"\x89PNG\r\n", b"\xef\xbb\xbf"])
def test_d15_what_is_no_table_says_so(data: bytes, tmp_path: Path) -> None:
    (told,) = read("csv", table(tmp_path, data))
    assert isinstance(told, Note)
    assert told.lost


def test_d15_a_table_that_is_too_large_says_so(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(csv_reading, "LARGEST", 10)
    (told,) = read("csv", table(tmp_path, HEADS + GOOD))
    assert isinstance(told, Note)
    assert told.message == "formats-too-large"


# -- workbooks


def workbook_of(dataset: Dataset, place: Path) -> Path:
    return kit.written(by_id("xlsx"), dataset, WriteOptions(), place)


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one part of it changed."""
    target = path.with_name("changed.xlsx")
    with ZipFile(path) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for it in old.infolist():
            data = old.read(it)
            new.writestr(it.filename, change(data) if it.filename == part else data)
    return target


SHEET = "xl/worksheets/sheet1.xml"
BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "cut-off": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "no-xml": lambda data: b"\0" * 500,
    "C12-laughs": lambda data: data.replace(
        b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet', 1
    ).replace(b"<sheetData>", b"<sheetData><row><c><v>&b;</v></c></row>", 1),
    "C12-external": lambda data: data.replace(
        b"<worksheet", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet', 1
    ).replace(b"<sheetData>", b"<sheetData><row><c><v>&a;</v></c></row>", 1),
}


@pytest.mark.parametrize("case", BROKEN)
def test_c12_a_broken_or_hostile_sheet_says_so(case: str, tmp_path: Path) -> None:
    of = AnnotatedArticle(article=article(TEXT))
    path = workbook_of(Dataset(schema=Schema(id="s"), articles=[of]), tmp_path)
    for part in (SHEET, "xl/workbook.xml"):
        if part == SHEET or not case.startswith("C12"):
            told = read("xlsx", changed(path, part, BROKEN[case]))[-1]
            assert isinstance(told, Note)
            assert (told.message, told.lost) == ("formats-damaged", True)


def test_d15_a_workbook_that_unpacks_to_far_too_much_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 50_000_000)
    (told,) = read("xlsx", path)
    assert isinstance(told, Note)
    assert (told.message, told.lost) == ("formats-archive-bomb", True)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"x" * 100])
def test_d15_what_is_no_workbook_says_so(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    (told,) = read("xlsx", tmp_path / "a.xlsx")
    assert isinstance(told, Note)
    assert told.message == "formats-damaged"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "＝1", "a\0b", "=", "'"]


@pytest.mark.parametrize("words", FORMULAS)
def test_g1_a_cell_that_looks_like_a_formula_is_guarded_and_comes_back(
    words: str, tmp_path: Path
) -> None:
    words = words.replace("\0", "\ufffd")
    of = article(f"{words} نص", title=words, source=words, author=words, note=words)
    mark = annotation(of, 0, len(words), attributes={"comment": words, "=name": "x"})
    source = AnnotatedArticle(article=of, annotations=(mark,))
    dataset = Dataset(schema=Schema(id="s"), articles=[source])
    kit.assert_accounted(by_id("xlsx"), dataset, tmp_path / "x")
    kit.assert_accounted(by_id("csv"), dataset, tmp_path)
    for file in (tmp_path / "out").glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as stream:
            for cell in (it for row in csv.reader(stream, strict=True) for it in row):
                assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
                assert cells.guarded(cells.unguarded(cell)) == cell


def test_g1_without_the_guard_a_formula_would_stand_there(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(csv_tables, "guarded", lambda cell: cell)
    with pytest.raises(AssertionError):
        test_g1_a_cell_that_looks_like_a_formula_is_guarded_and_comes_back("=1+1", tmp_path)


NAMES = [
    "../x",
    "CON",
    "a/b",
    ".",
    "x" * 300,
    "\u202ea",
    "e\u0301",
    "é",
    "A",
    "a",
    "",
    "texts/..\\b",
]


def test_g2_names_of_articles_are_safe_and_unique_names_of_files(tmp_path: Path) -> None:
    of = [article(f"نص {at}", name=name) for at, name in enumerate(NAMES)]
    dataset = Dataset(schema=Schema(id="s"), articles=[AnnotatedArticle(article=it) for it in of])
    target = kit.written(by_id("csv"), dataset, WriteOptions(), tmp_path)
    files = {it.name.casefold() for it in (target / "texts").iterdir()}
    assert len(files) == len(NAMES)
    back, notes = kit.read(by_id("csv"), target)
    assert not notes
    assert [(it.text, it.id) for it in back] == [(it.text, it.id) for it in of]
    assert [it.name for it in back] == [name or "spans.csv" for name in NAMES]


# -- REFI-QDA

GUID = "20000000-0000-4000-8000-000000000001"
HEAD = '<Project xmlns="urn:QDA-XML:project:1.0" name="p">'
SOURCE = f'<Sources><TextSource guid="{GUID}" name="a" plainTextPath="internal://a.txt">%s</TextSource></Sources>'
CODES = f'<CodeBook><Codes><Code guid="{GUID[:-1]}2" name="L" isCodable="true"/></Codes></CodeBook>'


def qdpx(place: Path, project: bytes, name: str = "project.qde") -> Path:
    with ZipFile(place / "p.qdpx", "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, project)
        archive.writestr("sources/a.txt", TEXT.encode())
    return place / "p.qdpx"


def marked(start: object, end: object, code: str = f"{GUID[:-1]}2", number: int = 5) -> str:
    return (
        f'<PlainTextSelection guid="{GUID[:-1]}{number}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="x"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


SELECTIONS = {
    "reversed": (marked(9, 3), "formats-span-no-offsets"),
    "words": (marked("x", ""), "formats-span-no-offsets"),
    "negative": (marked(-5, 3), "formats-span-no-offsets"),
    "5000-digits": (marked(0, "9" * 5000), "formats-span-no-offsets"),
    "past": (marked(900, 905), "formats-span-waits"),
    "no-such-code": (marked(0, 3, "77"), "formats-refi-uncoded"),
    "id-twice": (marked(4, 10, number=6), "formats-id-twice"),
}


@pytest.mark.parametrize("case", SELECTIONS)
def test_g5_a_selection_that_cannot_be_used_costs_only_itself(case: str, tmp_path: Path) -> None:
    bad, message = SELECTIONS[case]
    body = HEAD + CODES + SOURCE % (marked(0, 3, number=6) + bad) + "</Project>"
    (found,) = read("refi-qda", qdpx(tmp_path, body.encode()))
    assert isinstance(found, Incoming)
    assert [it.message for it in found.notes] == [message]
    assert [it.fragments[0].quote(TEXT) for it in found.spans if not it.words] == ["قال"]


BAD_PROJECTS: dict[str, tuple[bytes, str]] = {
    "C12-laughs": (
        f'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>{HEAD}&b;</Project>'.encode(),
        "formats-xml-entities",
    ),
    "C12-external": (
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD}&a;</Project>'.encode(),
        "formats-xml-entities",
    ),
    "C12-deep": (HEAD.encode() + b"<a>" * 100_000, "formats-xml-too-deep"),
    "cut-off": (HEAD.encode(), "formats-xml-broken"),
    "empty": (b"", "formats-xml-broken"),
    "another-root": (b"<x/>", "formats-refi-no-project"),
    "bomb": (b" " * 50_000_000, "formats-archive-bomb"),
}


@pytest.mark.parametrize("case", BAD_PROJECTS)
def test_c12_a_broken_or_hostile_project_says_so(case: str, tmp_path: Path) -> None:
    data, message = BAD_PROJECTS[case]
    (told,) = read("refi-qda", qdpx(tmp_path, data))
    assert isinstance(told, Note)
    assert (told.message, told.lost) == (message, True)


def test_c12_an_archive_without_a_project_or_that_is_none_says_so(tmp_path: Path) -> None:
    (told,) = read("refi-qda", qdpx(tmp_path, b"", "x.xml"))
    assert isinstance(told, Note)
    assert told.message == "formats-refi-no-project"
    (tmp_path / "p.qdpx").write_bytes(b"PK\x03\x04")
    (told,) = read("refi-qda", tmp_path / "p.qdpx")
    assert isinstance(told, Note)
    assert told.message == "formats-damaged"


@pytest.mark.parametrize(
    "path", ["../../../etc/passwd", "file:///etc/hostname", "internal://../x", ""]
)
def test_g2_no_path_leads_out_of_the_project(path: str, tmp_path: Path) -> None:
    body = HEAD + SOURCE.replace("internal://a.txt", path) % "" + "</Project>"
    (told,) = read("refi-qda", qdpx(tmp_path, body.encode()))
    assert isinstance(told, Note)
    assert told.message == "formats-refi-no-text"


@pytest.mark.parametrize(
    "words", ["]]>", "<&\"'>", "--", "\t\n\r", "\x07\x1b", "\ufffe", "a: b\\n", ": x"]
)
def test_g5_signs_of_xml_in_every_place(words: str, tmp_path: Path) -> None:
    said = "x" if safe_xml.forbidden(words) else words  # those are counted, and come as a stand-in
    of = article(f"{words} نص", name=said, title=said, note=said, labels={"genre": said})
    mark = annotation(of, 0, len(words), attributes={"comment": words, "x: y": words})
    source = AnnotatedArticle(article=of, annotations=(mark,))
    dataset = Dataset(schema=Schema(id="s"), articles=[source])
    kit.assert_accounted(by_id("refi-qda"), dataset, tmp_path)
    (text,) = refi_checker.read(tmp_path / "out.qdpx").texts.values()
    assert text == of.text
