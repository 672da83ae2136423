"""Codebooks that are tables become label sets: names, descriptions, colours, what stands above what."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from hashiya.cli.program import program
from hashiya.commands import label_sets, projects, reading
from hashiya.formats.refi.codes import HUES
from hashiya.model import errors
from hashiya.model.schema import Schema

Rows = list[list[str]]
TAGUETTE = [
    ["tag", "description", "number of highlights"],
    ["ثقة", "ما يقال عن الثقة", "12"],
    ["خوف", "", "3"],
]
NVIVO = [
    ["Name", "Description", "Files", "References"],
    ["Codes\\\\ثقة", "ما يقال عن الثقة", "2", "12"],
    ["Codes\\\\ثقة\\أطباء", "", "1", "3"],
    ["Codes\\\\خوف", "", "1", "3"],
]
MAXQDA = [
    ["Codebook of the project"],
    [],
    ["Color", "Parent code", "Code", "Code memo", "Coded segments"],
    [HUES[2], "", "ثقة", "ما يقال عن الثقة", "12"],
    [HUES[2], "ثقة", "أطباء", "", "3"],
    [HUES[1], "", "خوف", "", "3"],
]
DEDOOSE = [
    ["Id", "Parent Id", "Depth", "Title", "Description", "Weighted"],
    ["11", "", "0", "ثقة", "ما يقال عن الثقة", "False"],
    ["12", "11", "1", "أطباء", "", "False"],
    ["13", "", "0", "خوف", "", "False"],
]
DEEP = [
    ["المستوى", "الرمز", "التعريف"],
    ["1", "ثقة", "ما يقال عن الثقة"],
    ["2", "أطباء", ""],
    ["1", "خوف", ""],
]
TREE = [("ثقة", ""), ("أطباء", "ثقة"), ("خوف", "")]
BY_HAND = [
    ["Theme", "Code", "Label", "Definition", "Inclusion criteria", "Examples"],
    ["Actors", "A1", "Person", "Somebody with a name", "Titles too", "⟦Ali⟧ came"],
    ["", "A2", "Group", "Several", "", ""],
    ["Topics", "T1", "War", "", "", ""],
]


def saved(place: Path, rows: Rows, kind: str) -> Path:
    file = place / f"codebook.{kind}"
    if kind == "xlsx":
        book = openpyxl.Workbook()
        book.worksheets[0].append(["About this file"])
        sheet = book.create_sheet("Codes")
        for row in rows:
            sheet.append(row)
        book.save(file)
        return file
    sign = {"csv": ",", "tsv": "\t", "semicolons.csv": ";"}[kind]
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=sign).writerows(rows)
    return file


def tree(of: Schema) -> list[tuple[str, str]]:
    return [(it.code, it.parent) for it in of.labels]


@pytest.mark.parametrize("kind", ["csv", "tsv", "semicolons.csv", "xlsx"])
@pytest.mark.parametrize("rows", [TAGUETTE, MAXQDA, DEDOOSE, DEEP], ids=lambda it: it[-1][1])
def test_codes_become_labels(rows: Rows, kind: str, tmp_path: Path) -> None:
    found = label_sets.read_schema(saved(tmp_path, rows, kind))
    assert tree(found) == ([("ثقة", ""), ("خوف", "")] if rows is TAGUETTE else TREE)
    assert found.labels[0].guideline == {"ar": "ما يقال عن الثقة"}
    assert not label_sets.faults(found, "a")
    if rows is MAXQDA:
        assert [it.slot for it in found.labels] == [2, 2, 1]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_names_with_their_folders_are_a_tree(kind: str, tmp_path: Path) -> None:
    """NVivo's “Codes” on top codes nothing: it is the layer, as in a codebook of REFI-QDA."""
    found = label_sets.read_schema(saved(tmp_path, NVIVO, kind))
    assert tree(found) == TREE
    assert [it.code for it in found.layers] == ["Codes"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_codebook_by_hand(kind: str, tmp_path: Path) -> None:
    found = label_sets.read_schema(saved(tmp_path, BY_HAND, kind))
    assert [(it.layer, it.code, it.names) for it in found.labels] == [
        ("Actors", "A1", {"en": "Person"}),
        ("Actors", "A2", {"en": "Group"}),
        ("Topics", "T1", {"en": "War"}),
    ]
    first = found.labels[0]
    assert (first.guideline, first.card.include, first.card.examples) == (
        {"en": "Somebody with a name"},
        {"en": "Titles too"},
        {"en": "⟦Ali⟧ came"},
    )


def test_what_is_not_taken_is_told(tmp_path: Path) -> None:
    assert label_sets.unknown_fields(saved(tmp_path, DEDOOSE, "csv")) == ("Weighted",)
    assert label_sets.unknown_fields(saved(tmp_path, TAGUETTE, "csv")) == ("number of highlights",)


@pytest.mark.parametrize("rows", [TAGUETTE, MAXQDA[2:]], ids=["taguette", "maxqda"])
def test_taken_for_articles_it_is_called_what_it_is(rows: Rows, tmp_path: Path) -> None:
    batch = reading.read([saved(tmp_path, rows, "csv")])
    assert not batch.items
    assert [it.message for it in batch.problems] == ["formats-refi-codebook"]


def test_one_that_stands_above_itself_stands_above_none(tmp_path: Path) -> None:
    rows = [["code", "parent"], ["أ", "ب"], ["ب", "أ"], ["ج", "ج"]]
    found = label_sets.read_schema(saved(tmp_path, rows, "csv"))
    assert sorted(tree(found)) == [("أ", "ب"), ("ب", ""), ("ج", "")]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"a,b\n1,2\n", errors.SchemaUnheaded),
        (b"name,age\nAli,20\n", errors.SchemaUnheaded),
        (b"", errors.SchemaNotTable),
        (b"\0\1\2\3" * 99, errors.SchemaNotTable),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.ods"])
def test_other_files_are_refused_in_words(
    name: str, data: bytes, error: type[errors.BadSchema], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error if name == "a.csv" else errors.SchemaNotTable):
        label_sets.read_schema(tmp_path / name)


def test_the_command_line_takes_a_table_into_a_project(tmp_path: Path) -> None:
    """What the table cannot say of a label that is here already stays."""
    projects.make(tmp_path / "a.hashiya")
    rows = [["code", "description"], ["PERS", "إنسان له اسم"], ["جديد", "لم يكن هنا"]]
    file = saved(tmp_path, rows, "csv")
    shown = CliRunner().invoke(program, ["labels", "show", str(file), "--language", "en"])
    assert "جديد" in shown.output
    before = label_sets.read_schema("default").label("entity", "PERS")
    done = CliRunner().invoke(
        program, ["labels", "import", str(tmp_path / "a.hashiya"), str(file), "--yes", "--me", "م"]
    )
    assert done.exit_code == 0, done.output
    with projects.open_project(tmp_path / "a.hashiya", "م", read_only=True) as workspace:
        after = workspace.schema().label("entity", "PERS")
    assert before
    assert after
    assert (after.names, after.shortcut) == (before.names, before.shortcut)
    assert after.guideline["ar"] == "إنسان له اسم"
