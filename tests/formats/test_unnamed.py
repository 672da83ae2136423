"""Articles of a file that names none of them are told apart, those of a file with one article are called as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from hashiya.commands import articles, projects, reading

ONE, OTHER, THIRD = (f"نص الخبر {it} " * 4 for it in ("الأول", "الثاني", "الثالث"))


def workbook(place: Path, *sheets: Sequence[Sequence[str]]) -> Path:
    library = pytest.importorskip("openpyxl")
    book = library.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = place / "articles.xlsx"
    book.save(file)
    return file


def names(file: Path) -> list[str]:
    return [it.incoming.name for it in reading.read([file]).items]


def test_rows_without_names_are_numbered_on_through_all_sheets(tmp_path: Path) -> None:
    heads = ["العنوان", "النص"]
    first, second = [heads, ["أ", ONE], ["ب", OTHER]], [heads, ["ج", THIRD]]
    file = workbook(tmp_path, first, second)
    assert names(file) == ["articles-1", "articles-2", "articles-3"]


def test_one_text_keeps_the_name_of_its_file_however_often_it_stands_there(tmp_path: Path) -> None:
    heads = ["العنوان", "النص"]
    assert names(workbook(tmp_path, [heads, ["أ", ONE]])) == ["articles.xlsx"]
    assert set(names(workbook(tmp_path, [heads, ["أ", ONE], ["ب", ONE]]))) == {"articles.xlsx"}


def test_they_are_met_again_by_their_texts_whatever_they_were_called(tmp_path: Path) -> None:
    heads = ["العنوان", "النص"]
    with projects.create(tmp_path / "p.hashiya", me="أنا") as ws:
        articles.add(ws, reading.read([workbook(tmp_path, [heads, ["ب", OTHER]])]))
        both = workbook(tmp_path, [heads, ["أ", ONE], ["ب", OTHER]])
        report = articles.add(ws, reading.read([both]))
        assert len(report.duplicates) == 1
        assert sorted(it.name for it in ws.articles()) == ["articles-1", "articles.xlsx"]
