"""Tables of coded passages as programs for qualitative analysis export them: the documents beside tell the places."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hashiya.commands import reading
from hashiya.formats import for_reading
from hashiya.formats.format import Incoming
from hashiya.formats.tables import quotes

TEXT = "قال الوزير إن السلام\nقريب، وقال إن السلام غالٍ."
WORDS, ONCE, TWICE = "السلام قريب", "الوزير", "إن السلام"

MAXQDA = (
    ["Color", "Comment", "Document name", "Code", "Beginning", "End", "Segment", "Created by"],
    ["●", "مهم", "خبر", "Claims > Peace", 1, 2, WORDS, "ليلى"],
    ["●", "", "خبر", "PERS", 1, 1, ONCE, "سامي"],
)
ATLAS = (
    ["ID", "Document", "Quotation Content", "Comment", "Codes", "Reference"],
    ["1:1", "1 خبر.txt", WORDS, "مهم", "Claims\nPeace", "1 - 2"],
    ["1:2", "1 خبر.txt", ONCE, "", "PERS", "1 - 1"],
)
DEDOOSE = (
    ["Media Title", "Excerpt Range", "Excerpt Creator", "Excerpt Copy", "Codes Applied Combined"],
    ["خبر.txt", "14-25", "ليلى", WORDS, "Claims, Peace"],
    ["خبر.txt", "4-10", "سامي", ONCE, "PERS"],
)
TAGUETTE = (
    ["id", "document", "tag", "content"],
    ["1", "خبر.txt", "Claims", WORDS],
    ["1", "خبر.txt", "Peace", WORDS],
    ["2", "خبر.txt", "", ONCE],
)
QUALCODER = (
    ["Codename", "Coder", "Filename", "Coded text"],
    ["Claims", "ليلى", "خبر.txt", WORDS],
    ["PERS", "سامي", "خبر.txt", ONCE],
)
RECOGITO: tuple[list[Any], ...] = (
    ["UUID", "FILE", "QUOTE_TRANSCRIPTION", "ANCHOR", "TYPE", "URI", "LAT", "TAGS", "COMMENTS"],
    [
        "a-1",
        "خبر.txt",
        WORDS,
        "char-offset:14",
        "PLACE",
        "http://geo.example/1",
        "33.3",
        "a|b",
        "مهم",
    ],
    ["b-2", "خبر.txt", ONCE, "char-offset:4", "", "", "", "وزير", ""],
)
TABLES = {
    "maxqda": (MAXQDA, ["Claims > Peace", "PERS"], ["ليلى", "سامي"]),
    "atlas": (ATLAS, ["Claims", "Peace", "PERS"], [""]),
    "dedoose": (DEDOOSE, ["Claims", "Peace", "PERS"], ["ليلى", "سامي"]),
    "taguette": (TAGUETTE, ["Claims", "Peace", "highlight"], [""]),
    "recogito": (RECOGITO, ["PLACE", "وزير"], [""]),
    "qualcoder": (QUALCODER, ["Claims", "PERS"], ["ليلى", "سامي"]),
}


def saved(path: Path, rows: tuple[list[Any], ...], *above: list[str]) -> Path:
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (*above, *rows):
            sheet.append(row)
        book.save(path)
        return path
    with path.open("w", encoding="utf-16" if path.suffix == ".tsv" else "utf-8", newline="") as out:
        sign = "\t" if path.suffix == ".tsv" else ";"
        csv.writer(out, delimiter=sign).writerows((*above, *rows))
    return path


def read(path: Path) -> tuple[Incoming, dict[str, Any]]:
    batch = reading.read([path])
    (article,) = (it.incoming for it in batch.items)
    return article, {it.message: it.values for it in (*batch.problems, *article.notes)}


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.xlsx"])
@pytest.mark.parametrize("table", TABLES)
def test_passages_are_marked_in_the_document_beside(table: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_text(TEXT, encoding="utf-8", newline="")
    rows, labels, people = TABLES[table]
    article, notes = read(saved(tmp_path / name, rows))
    assert (article.name, article.text) == ("خبر.txt", TEXT)
    assert [it.label for it in article.spans] == labels
    assert sorted({it.annotator for it in article.spans}) == sorted(people)
    found = [it.fragments[0].quote(TEXT) for it in article.spans]
    assert found == [*["السلام\nقريب"] * (len(labels) - 1), ONCE]
    assert not any(it.words for it in article.spans)
    assert notes.keys() <= {"formats-corpus-columns"}
    if table == "maxqda":
        assert [it.attributes for it in article.spans] == [{"Comment": "مهم"}, {}]
        assert notes["formats-corpus-columns"]["names"] == ("Color", "Beginning", "End")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_stands_twice_waits_and_a_missing_document_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_text(TEXT, encoding="utf-8", newline="")
    more = ["", "", "خبر", "PERS", 1, 1, TWICE, ""], ["", "", "غائب", "X", 1, 1, "كلام", ""]
    article, notes = read(saved(tmp_path / name, (*MAXQDA, *more), ["نتائج"]))
    assert [it.words for it in article.spans] == ["", "", TWICE]
    assert notes["formats-table-no-text"] == {"what": "غائب", "count": 1}


@pytest.mark.parametrize("front", ["", "😀 "])
def test_recogito_says_which_of_several_is_meant(front: str, tmp_path: Path) -> None:
    text = front + TEXT
    (tmp_path / "خبر.txt").write_text(text, encoding="utf-8", newline="")
    second = text.rindex(TWICE)
    at = len(text[:second].encode("utf-16-le")) // 2
    rows = [["a", "خبر.txt", TWICE, f"char-offset:{it}", "", "", "", "a|b", ""] for it in (at, 3)]
    article, notes = read(saved(tmp_path / "a.csv", (RECOGITO[0], *rows)))
    one, other, *waiting = article.spans
    assert (one.label, other.label, one.fragments[0].start) == ("a", "b", second)
    assert [it.words for it in waiting] == [TWICE] * 2
    assert notes["formats-corpus-columns"]["names"] == ("UUID",)


def test_places_of_qualcoder_are_places(tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_text(TEXT, encoding="utf-8", newline="")
    second = TEXT.rindex(TWICE)
    row = ["Claims", "ليلى", "خبر.txt", second, second + len(TWICE), TWICE]
    heads = ["Codename", "Coder", "Filename", "pos0", "pos1", "Coded"]
    path = saved(tmp_path / "a.csv", (heads, row))
    assert for_reading(path).id == "csv"
    article, notes = read(path)
    assert [(it.fragments[0].start, it.words) for it in article.spans] == [(second, "")]
    assert notes == {}


@pytest.mark.parametrize(
    "row",
    [
        ["id", "document", "tag", "content", "more"],
        ["document", "label", "text"],
        ["Code", "Segment"],
        ["x"] * 600,
    ],
)
def test_other_names_are_not_those_of_such_tables(row: list[str]) -> None:
    assert quotes.heads_of(row) is None
