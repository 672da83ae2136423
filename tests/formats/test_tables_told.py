"""Tables of spans as people have them: what cannot be taken is told by its line, and what words and numbers are is seen."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.tables import csv_reading, xlsx_reading

TEXT = "زار سامي القدس وعاد إلى البيت مع أخته في المساء"
OTHER = "وصلت ليلى إلى بغداد ثم غادرت بغداد"
HEAD = "doc,start,end,label,text\n"


def read(table: str | bytes, place: Path) -> tuple[list[Incoming], list[Note]]:
    file = place / "marks.csv"
    file.write_bytes(table if isinstance(table, bytes) else table.encode())
    found = list(csv_reading.read(file, ReadOptions()))
    articles = [it for it in found if isinstance(it, Incoming)]
    notes = [it for it in found if isinstance(it, Note)]
    return articles, [*notes, *(one for it in articles for one in it.notes)]


def marks(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.words or it.fragments[0].quote(of.text)) for it in of.spans]


def beside(place: Path, text: str = TEXT, name: str = "a.txt") -> None:
    (place / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_bytes_that_are_no_letters_are_told_by_their_lines(bom: bytes, tmp_path: Path) -> None:
    beside(tmp_path)
    cell = "سامي".encode()
    first = f"{HEAD[:-1]},note\na.txt,9,14,LOC,القدس,{TEXT}\na.txt,4,8,PER,"
    rows = first.encode() + cell[:3] + cell[4:] + b",\n"
    (article,), notes = read(bom + rows, tmp_path)
    assert len(article.spans) == 2
    assert ("formats-corpus-undecoded", (3,), True) in [
        (it.message, it.values.get("lines"), it.lost) for it in notes
    ]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_substitute_sign_of_the_file_itself_is_a_letter(bom: str, tmp_path: Path) -> None:
    text = TEXT.replace("سامي", "سا\ufffdي")
    beside(tmp_path, text)
    (article,), notes = read(f"{bom}{HEAD}a.txt,4,8,PER,سا\ufffdي\n", tmp_path)
    assert (marks(article), notes) == ([("PER", "سا\ufffdي")], [])


def test_a_text_beside_with_bytes_that_are_no_letters_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode() + b" \xd9 " + TEXT.encode())
    (article,), notes = read(f"{HEAD}a.txt,4,8,PER,سامي\n", tmp_path)
    assert "\ufffd" in article.text
    assert "formats-replaced" in [it.message for it in notes]


def test_columns_without_a_name_are_told_where_they_say_anything(tmp_path: Path) -> None:
    beside(tmp_path)
    rows = "doc,start,end,label,,text,\na.txt,4,8,PER,شك,سامي,\na.txt,9,14,LOC,,القدس,\n"
    (article,), notes = read(rows, tmp_path)
    assert len(article.spans) == 2
    assert [(it.message, it.values["numbers"], it.lost) for it in notes] == [
        ("formats-table-nameless", (5,), True)
    ]
    assert read(rows.replace("شك", ""), tmp_path)[1] == []


HEADS = [
    "text,start,end,label",
    "Sentence,Begin,End,Tag",
    "content,from,to,entity",
    "النص,البداية,النهاية,التصنيف",
    "string,offset_start,offset_end,type",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_text_repeated_in_each_row_is_that_of_the_article(head: str, tmp_path: Path) -> None:
    rows = [f"{TEXT},4,8,PER", f"{OTHER},5,9,PER", f"{TEXT},9,14,LOC", f"{OTHER},14,19,LOC"]
    (one, two), notes = read("\n".join([head, *rows]), tmp_path)
    assert (one.text, marks(one)) == (TEXT, [("PER", "سامي"), ("LOC", "القدس")])
    assert (two.text, marks(two)) == (OTHER, [("PER", "ليلى"), ("LOC", "بغداد")])
    assert notes == []


def test_words_as_long_as_their_places_are_quotes_of_the_text_beside(tmp_path: Path) -> None:
    beside(tmp_path, name="marks.txt")
    rows = ["text,start,end,label", "سامي,4,8,PER", "القدس,9,14,LOC", f"{TEXT},0,{len(TEXT)},ALL"]
    (article,), notes = read("\n".join(rows), tmp_path)
    assert marks(article) == [("PER", "سامي"), ("LOC", "القدس"), ("ALL", TEXT)]
    assert notes == []


def test_numbers_of_paragraphs_or_words_are_no_places(tmp_path: Path) -> None:
    beside(tmp_path, TEXT + "\n" + OTHER)
    rows = [
        "Document name,Code,Beginning,End,Segment",
        "a,PER,1,1,زار سامي القدس",
        "a,LOC,2,2,وصلت ليلى",
        "a,LOC,2,2,بغداد",
    ]
    (article,), notes = read("\n".join(rows), tmp_path)
    assert marks(article) == [("PER", "زار سامي القدس"), ("LOC", "وصلت ليلى"), ("LOC", "بغداد")]
    assert [bool(it.words) for it in article.spans] == [False, False, True]
    assert article.spans[1].attributes == {"Beginning": "2", "End": "2"}
    told = {it.message: it.values for it in notes}
    assert told["formats-table-no-places"] == {"names": ("Beginning", "End")}


def test_a_sheet_whose_rows_repeat_the_text_is_one_of_annotations(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["text", "start", "end", "label"], [TEXT, 4, 8.0, "PER"], [TEXT, 9, 14, "LOC"]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    (article,) = xlsx_reading.read(tmp_path / "a.xlsx", ReadOptions())
    assert isinstance(article, Incoming)
    assert (article.text, marks(article)) == (TEXT, [("PER", "سامي"), ("LOC", "القدس")])
