"""Rows with more cells than columns, and bytes that are no letters: nothing of a table goes without a word."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from hashiya.formats.corpus import corpus
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.tables import csv_reading, xlsx_reading

LONG = "زار سامي القدس وعاد إلى البيت مع أخته في المساء"


def read(rows: str | bytes, place: Path, name: str = "a.csv") -> tuple[list[Incoming], list[Note]]:
    file = place / name
    file.write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    found = list(corpus.read(file, ReadOptions()))
    return [it for it in found if isinstance(it, Incoming)], [
        it for it in found if isinstance(it, Note)
    ]


def told(notes: list[Note]) -> list[tuple[str, object, bool]]:
    return [(it.message, it.values.get("lines"), it.lost) for it in notes]


@pytest.mark.parametrize(
    "more",
    ["", f"2,{LONG}\n", f"2,{LONG}\n3,{LONG}, وقال, إنه سعيد\n"],
    ids=["alone", "one", "two"],
)
def test_a_comma_in_the_text_that_stands_last_stays_in_it(more: str, tmp_path: Path) -> None:
    articles, notes = read(f"id,text\n1,زار سامي القدس, وعاد إلى البيت\n{more}", tmp_path)
    assert articles[0].text == "زار سامي القدس, وعاد إلى البيت"
    assert told(notes) == [("formats-corpus-joined", (2, 4) if "سعيد" in more else (2,), False)]
    assert [it.text for it in articles[1:]] == [it[2:] for it in more.splitlines()]


@pytest.mark.parametrize(
    "rows",
    [
        f"id,text,label\n1,زار سامي, وعاد إلى البيت,سياسة\n2,{LONG},سياسة\n3,{LONG},رياضة\n",
        f"title,text\nعاجل, زار سامي,وعاد إلى البيت\nعنوان,{LONG}\nآخر,{LONG}\n",
        f'id,text\n1,"زار سامي",وعاد إلى البيت\n2,{LONG}\n3,{LONG}\n',
        f"id,text\n1,{LONG},سياسة\n2,{LONG},رياضة\n3,{LONG},سياسة\n",
        f"id,text\n1,{LONG},2024\n2,{LONG}\n3,{LONG}\n",
        f"place,text\nفي القدس, زار سامي,وعاد إلى البيت\nبيت,{LONG}\nدار,{LONG}\n",
    ],
    ids=["in-the-middle", "title", "quoted", "column", "number", "words"],
)
def test_cells_that_may_be_anything_are_told_by_their_lines(rows: str, tmp_path: Path) -> None:
    articles, notes = read(rows, tmp_path)
    assert len(articles) == 3
    lines = (2, 3, 4) if "رياضة" in rows and "label" not in rows else (2,)
    assert ("formats-corpus-surplus", lines, True) in told(notes)
    assert "formats-corpus-joined" not in {it.message for it in notes}


def test_empty_cells_too_many_are_nothing_to_tell(tmp_path: Path) -> None:
    articles, notes = read(f"id,text\n1,{LONG},,\n2,{LONG}, \n", tmp_path)
    assert [it.text for it in articles] == [LONG, LONG]
    assert notes == []


def test_bytes_that_are_no_letters_far_in_the_file_are_counted(tmp_path: Path) -> None:
    many = "".join(f"{n},مصدر,{LONG}\n" for n in range(12_000))
    data = f"id,source,text\n{many}".encode()
    assert len(data) > 1 << 20
    data += b"x,%b,%b %b\n" % ("جريدة".encode("cp1256"), LONG.encode(), "دار".encode("cp1256"))
    articles, notes = read(data, tmp_path)
    last = articles[-1]
    assert told(notes) == [("formats-corpus-undecoded", (12002,), True)]
    assert "\ufffd" in last.text
    assert "\ufffd" in last.source
    assert {it.message for it in last.notes} >= {"formats-replaced"}
    assert not any(0xD800 <= ord(it) < 0xE000 for it in last.text + last.source)


def test_cells_behind_the_last_column_of_a_table_of_spans_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    file = tmp_path / "marks.csv"
    rows = "doc,start,end,label\na.txt,4,8,PER,شك, كبير\na.txt,9,14,LOC,\na.txt,0,3,ACT,x\n"
    file.write_text(rows, encoding="utf-8")
    (article,) = csv_reading.read(file, ReadOptions())
    assert isinstance(article, Incoming)
    assert len(article.spans) == 3
    assert told([*article.notes]) == [("formats-table-surplus", (2, 4), True)]


def test_cells_behind_the_last_column_of_a_sheet_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["id", "text"], ["1", LONG, "حاشية"], ["2", LONG]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    first, second = xlsx_reading.read(tmp_path / "a.xlsx", ReadOptions())
    assert isinstance(first, Incoming)
    assert isinstance(second, Incoming)
    assert told([*first.notes]) == [("formats-table-surplus", (2,), True)]
    assert not second.notes
