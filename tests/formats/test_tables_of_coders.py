"""Tables that programs for qualitative analysis export: parts of documents in words, under the codes they were given."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, Note, ReadOptions

TEXT = "أثق بالطبيب كثيرا.\nوكنت أخاف الإبرة.\nلم يخبرنا أحد بشيء."
ONE, OTHER = "أثق بالطبيب كثيرا.", "كنت أخاف الإبرة"
MAXQDA = [
    ["Color", "Comment", "Document group", "Document name", "Code", "Beginning", "End", "Weight score", "Segment",
     "Modified by", "Modified on", "Area", "Coverage %"],
    ["●", "", "مقابلات", "مقابلة أ", "ثقة\\أطباء", "1", "1", "0", ONE, "Ana", "2024-03-01", "18", "0.5"],
    ["●", "نعم", "مقابلات", "مقابلة أ", "خوف", "2", "2", "0", OTHER, "Ben", "2024-03-01", "15", "0.6"],
]  # fmt: skip
ATLAS = [
    ["ID", "Quotation Name", "Document", "Quotation Content", "Comment", "Codes", "Reference", "Density", "Created by"],
    ["1:1", "أثق", "مقابلة أ", ONE, "", "ثقة\\أطباء", "1 - 1", "1", "Ana"],
    ["1:2", "خوف", "مقابلة أ", OTHER, "نعم", "خوف\nمستشفى", "2 - 2", "2", "Ben"],
]  # fmt: skip
DEDOOSE = [
    ["Media Title", "Excerpt Range", "Excerpt Creator", "Excerpt Date", "Excerpt Copy", "Codes Applied Combined"],
    ["مقابلة أ", "0-18", "Ana", "2024-03-01", ONE, "ثقة\\أطباء"],
    ["مقابلة أ", "20-35", "Ben", "2024-03-01", OTHER, "خوف"],
]  # fmt: skip
TABLES = {"maxqda": MAXQDA, "atlas": ATLAS, "dedoose": DEDOOSE}


def read(place: Path, rows: list[list[str]], kind: str) -> list[Incoming | Note]:
    file = place / f"segments.{kind}"
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(file)
    else:
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(rows)
    found = for_reading(file)
    assert found.id == ("xlsx" if kind == "xlsx" else "highlights")
    assert found.read is not None
    return list(found.read(file, ReadOptions()))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("program", TABLES)
def test_parts_are_marked_in_the_document_beside(program: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "مقابلة أ.txt").write_text(TEXT, encoding="utf-8", newline="")
    it = next(it for it in read(tmp_path, TABLES[program], kind) if isinstance(it, Incoming))
    assert it.text == TEXT
    found = [(of.label, TEXT[of.fragments[0].start : of.fragments[0].end]) for of in it.spans]
    several = [("مستشفى", OTHER)] if program == "atlas" else []
    assert found == [("ثقة\\أطباء", ONE), ("خوف", OTHER), *several]
    if program != "maxqda":  # it says only who changed it last
        assert [of.annotator for of in it.spans][:2] == ["Ana", "Ben"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("program", TABLES)
def test_without_the_document_no_part_becomes_an_article(
    program: str, kind: str, tmp_path: Path
) -> None:
    rows = [[it.replace("مقابلة أ", "غائبة") for it in row] for row in TABLES[program]]
    found = read(tmp_path, rows, kind)
    told = [(it.message, it.values) for it in found if isinstance(it, Note)]
    assert len(told) == len(found)
    assert ("formats-table-no-text", {"what": "غائبة", "count": 2}) in told
