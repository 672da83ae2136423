"""Workbooks of LibreOffice are read by the rules of those of Excel."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import gold
import pytest
from formats import kit

from hashiya import formats
from hashiya.commands import reading
from hashiya.formats.format import Incoming, ReadOptions, WriteOptions
from hashiya.formats.tables import ods_reading, xlsx
from hashiya.model.dataset import Dataset

TEXT = "زار سامي القدس وعاد إلى البيت مع أخته في المساء"
NAMESPACES = " ".join(
    f'xmlns:{it}="urn:oasis:names:tc:opendocument:xmlns:{it}:1.0"'
    for it in ("office", "table", "text", "draw")
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def cell(value: Any) -> str:
    match value:
        case None:
            return "<table:table-cell/>"
        case int() | float():
            told = f'office:value-type="float" office:value="{value}"'
            return f"<table:table-cell {told}><text:p>{value:,}</text:p></table:table-cell>"
        case _ if value.startswith("<"):
            return value
        case _:
            words = "".join(f"<text:p>{it}</text:p>" for it in value.split("\n"))
            return f'<table:table-cell office:value-type="string">{words}</table:table-cell>'


def sheet(name: str, *rows: list[Any]) -> str:
    inside = "".join(f"<table:table-row>{''.join(map(cell, it))}</table:table-row>" for it in rows)
    return f'<table:table table:name="{name}">{inside}</table:table>'


def saved(path: Path, *sheets: str, manifest: str = "") -> Path:
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    if path.suffix == ".fods":
        path.write_text(f"{HEAD}<office:document {NAMESPACES}>{body}</office:document>", "utf-8")
        return path
    root = "office:document-content"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"{HEAD}<{root} {NAMESPACES}>{body}</{root}>")
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
    return path


def read(path: Path) -> tuple[list[Incoming], dict[str, Any]]:
    assert formats.for_reading(path) is ods_reading.FORMAT
    batch = reading.read([path])
    articles = [it.incoming for it in batch.items]
    notes = (*batch.problems, *(one for it in articles for one in it.notes))
    return articles, {it.message: it.values for it in notes}


def marks(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.words or it.fragments[0].quote(of.text)) for it in of.spans]


HEADS = ["text", "start", "end", "label", "note"]
ROWS = [[TEXT, 4, 8.0, "PER", "أول\nثان"], [TEXT, 9, 14, "LOC", None]]


@pytest.mark.parametrize("name", ["a.ods", "a.fods", "a.dat"])
def test_a_table_of_marks(name: str, tmp_path: Path) -> None:
    if name == "a.dat":
        saved(tmp_path / "a.ods", sheet("S", HEADS, *ROWS)).rename(tmp_path / name)
    else:
        saved(tmp_path / name, sheet("S", HEADS, *ROWS))
    (article,), notes = read(tmp_path / name)
    assert (article.text, marks(article)) == (TEXT, [("PER", "سامي"), ("LOC", "القدس")])
    assert [it.attributes for it in article.spans] == [{"note": "أول\nثان"}, {}]
    assert notes == {}


def test_cells_and_rows_that_are_said_once_for_many(tmp_path: Path) -> None:
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    rest = '<table:table-cell table:number-columns-repeated="16380"/>'
    rows = sheet("S", ["id", gap, "text", rest], ["1", gap, TEXT, rest])
    end = (
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    many = rows.replace("</table:table>", end)
    articles, notes = read(saved(tmp_path / "a.ods", many))
    assert [it.text for it in articles] == [TEXT]
    assert notes == {}


def test_hidden_columns_that_say_something_are_told(tmp_path: Path) -> None:
    rows = sheet("S", ["text", "label", "topic", "more"], [TEXT, "x", "y", ""])
    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/><table:table-column table:visibility="filter"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="16380"/>'
    )
    at = rows.index("<table:table-row")
    other = sheet("T", ["text"], [f"{TEXT} 2"])
    articles, notes = read(saved(tmp_path / "a.ods", rows[:at] + columns + rows[at:] + other))
    assert articles[0].labels == {"label": "x", "topic": "y"}
    told = {"count": 3, "names": ("B", "C", "D")}
    assert notes == {"formats-table-hidden-columns": told}


def test_what_is_hidden_is_read_and_told(tmp_path: Path) -> None:
    rows = sheet("S", ["text", "label"], [TEXT, "x"], [f"{TEXT} 2", "y"])
    rows = rows.replace("<table:table-row>", '<table:table-row table:visibility="filter">', 3)
    rows = rows.replace(' table:visibility="filter"', "", 2)
    style = (
        '<office:automatic-styles><style:style xmlns:style="urn:s" style:name="ta2">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    old = sheet("قديم", ["text", "label"]).replace(
        "<table:table ", '<table:table table:style-name="ta2" '
    )
    file = saved(tmp_path / "a.ods", rows + old)
    with ZipFile(file) as archive:
        parts = {it: archive.read(it).decode() for it in archive.namelist()}
    with ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace("<office:body>", f"{style}<office:body>"))
    articles, notes = read(file)
    assert [it.text for it in articles] == [TEXT, f"{TEXT} 2"]
    assert notes == {
        "formats-table-hidden-rows": {"count": 1},
        "formats-table-hidden-sheets": {"count": 1, "names": ("قديم",)},
    }


def test_words_of_a_cell_in_their_order(tmp_path: Path) -> None:
    words = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>تعليق</text:p>'
        '</office:annotation><text:p>زار<text:s text:c="2"/><text:span>سامي</text:span> '
        "<text:a>القدس</text:a></text:p>\n  <text:p>وعاد<text:line-break/>مساء<text:tab/>!</text:p>"
        "<draw:frame><draw:text-box><text:p>إطار</text:p></draw:text-box></draw:frame>"
        "</table:table-cell>"
    )
    (article,), notes = read(saved(tmp_path / "a.ods", sheet("S", ["text", "label"], [words, "x"])))
    assert article.text == "زار  سامي القدس\nوعاد\nمساء\t!"
    assert notes == {"formats-table-comments": {"count": 1}}


def test_values_of_other_kinds_and_formulas(tmp_path: Path) -> None:
    day = '<table:table-cell office:value-type="date" office:date-value="2024-02-01T00:00:00"/>'
    yes = '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
    result = (
        '<table:table-cell table:formula="of:=[.A1]" office:value-type="string">'
        "<text:p>عنوان</text:p></table:table-cell>"
    )
    unsolved = '<table:table-cell table:formula="of:=[.A1]"/>'
    rows = [["text", "date", "title", "sure", "x"], [TEXT, day, result, yes, unsolved]]
    (article,), notes = read(saved(tmp_path / "a.ods", sheet("S", *rows)))
    assert (article.published, article.title, article.labels) == (
        "2024-02-01",
        "عنوان",
        {"sure": "true"},
    )
    assert notes == {"formats-table-formulas": {"count": 1, "cells": ("E2",)}}


def test_sheets_go_on_and_others_are_named(tmp_path: Path) -> None:
    sheets = [sheet("أ", HEADS, ROWS[0]), sheet("ب", HEADS, ROWS[1]), sheet("ج", ["x"], ["y"])]
    (article,), notes = read(saved(tmp_path / "a.ods", *sheets))
    assert marks(article) == [("PER", "سامي"), ("LOC", "القدس")]
    assert notes["formats-sheets-left"]["count"] == 1


def test_a_sheet_behind_the_end_of_its_own_table_is_not_read_into_it(tmp_path: Path) -> None:
    inner = (
        f"<table:table-cell>{sheet('داخل', ['text'], ['لا'])}<text:p>x</text:p></table:table-cell>"
    )
    sheets = sheet("أ", ["text", "label"], [TEXT, inner]), sheet("ب", ["y"], ["z"])
    (article,), _ = read(saved(tmp_path / "a.ods", *sheets))
    assert (article.text, article.labels) == (TEXT, {"label": "x"})


@pytest.mark.parametrize(("held", "times"), [(1 << 24, 1), (10, 4)])
def test_the_file_is_gone_through_once_unless_it_is_large(
    held: int, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = [sheet(f"s{at}", HEADS, [f"{TEXT} {at}", *ROWS[0][1:]]) for at in range(3)]
    path = saved(tmp_path / "a.ods", *sheets)
    heard: list[object] = []
    usual = ods_reading._heard

    def counted(source: Any, of: Any) -> Any:
        heard.append(of)
        return usual(source, of)

    monkeypatch.setattr(ods_reading, "_HELD", held)
    monkeypatch.setattr(ods_reading, "_heard", counted)
    found = [*ods_reading.read(path, ReadOptions())]
    texts = [(it.text, marks(it)) for it in found if isinstance(it, Incoming)]
    assert texts == [(f"{TEXT} {at}", [("PER", TEXT[4:8])]) for at in range(3)]
    assert len(heard) == times


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_damage_costs_the_file_and_is_told(cut: float, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.ods", sheet("S", HEADS, *ROWS))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * cut)])
    articles, notes = read(path)
    assert (articles, [*notes]) == ([], ["formats-damaged"])
    flat = saved(tmp_path / "a.fods", sheet("S", HEADS, *ROWS))
    flat.write_bytes(flat.read_bytes()[:-40])
    assert read(flat)[0] == []
    assert read(flat)[1]


def test_what_is_locked_or_too_much_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.ods", sheet("S", HEADS), manifest="<x><encryption-data/></x>")
    assert [*read(path)[1]] == ["formats-locked"]
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell(TEXT)}</table:table-row>'
    much = sheet("S", ["text"]).replace("</table:table>", f"{row}</table:table>")
    articles, notes = read(saved(tmp_path / "b.ods", much))
    assert (articles, [*notes]) == ([], ["formats-damaged"])


def test_what_libreoffice_made_of_our_workbook_is_still_the_same(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    path = kit.written(xlsx.FORMAT, dataset, WriteOptions(), tmp_path)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [office, home, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, timeout=240)
    one, two = (
        kit.read(xlsx.FORMAT, path)[0],
        kit.read(ods_reading.FORMAT, path.with_suffix(".ods"))[0],
    )
    assert [it.spans for it in one if it] == [it.spans for it in two if it]
    assert [(it.text, it.relations) for it in one if it] == [
        (it.text, it.relations) for it in two if it
    ]
