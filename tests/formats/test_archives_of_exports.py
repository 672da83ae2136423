"""A folder of several files for each text, packed: each text comes once, its marks with it."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import gold
import pytest

from hashiya import formats
from hashiya.commands import datasets, reading
from hashiya.formats import extras
from hashiya.formats.format import WriteOptions
from hashiya.model.dataset import Dataset

SPREAD = [it for it in formats.FORMATS if it.folder and it.read and "text" in it.carries]
TEXT = "قال الناتو إن العراق آمن."


def packed(folder: Path, *, within: str = "") -> Path:
    archive = folder.with_suffix(".zip")
    with ZipFile(archive, "w") as place:
        for it in sorted(it for it in folder.rglob("*") if it.is_file()):
            place.write(it, f"{within}{it.relative_to(folder).as_posix()}")
    return archive


def found(path: Path) -> list[tuple[str, int, int]]:
    batch = reading.read([path])
    assert not batch.problems
    items = [it.incoming for it in batch.items]
    return [(it.text, len(it.spans), len(it.relations)) for it in items]


@pytest.mark.parametrize("within", ["", "تصدير/"])
@pytest.mark.parametrize("it", SPREAD, ids=lambda it: it.id)
def test_an_export_that_was_packed_has_each_text_once(it, within: str, tmp_path: Path) -> None:
    if not extras.is_there(it.extra):
        pytest.skip(it.extra)
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    folder = tmp_path / "out"
    datasets.export(dataset, folder, it.id, WriteOptions())
    marks = found(folder)
    assert len(marks) == len(gold.articles())
    assert found(packed(folder, within=within)) == marks


@pytest.mark.parametrize("text", ["a.txt", "texts/a.txt"])
def test_a_table_made_by_hand_is_packed_with_its_text(text: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    (folder / text).parent.mkdir(parents=True)
    (folder / text).write_text(TEXT, encoding="utf-8")
    (folder / "spans.csv").write_text("doc,start,end,label\na.txt,4,10,ORG\n", encoding="utf-8")
    assert found(packed(folder)) == [(TEXT, 1, 0)]


def test_a_text_of_which_no_table_speaks_is_an_article(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    datasets.export(dataset, folder, "csv", WriteOptions())
    (folder / "texts" / "more.txt").write_text(TEXT, encoding="utf-8")
    assert [it for it in found(packed(folder)) if it[1] == 0] == [(TEXT, 0, 0)]


def test_beside_a_table_that_is_damaged_a_text_comes_alone(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "marks.csv").write_text("doc,start,end,label\na.txt,4,10,ORG\n", encoding="utf-8")
    archive = packed(folder)
    archive.write_bytes(archive.read_bytes().replace(b"a.txt,4,10,ORG", b"a.txt,4,10,PER", 1))
    batch = reading.read([archive])
    assert [it.incoming.text for it in batch.items] == [TEXT]
    assert [it.message for it in batch.problems] == ["formats-damaged"]


def test_files_of_several_people_in_an_archive_say_whose_their_marks_are(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "export.zip", "w") as archive:
        for who, more in (("admin", []), ("ليلى", [[4, 8, "LOC"]])):
            row = {"id": 3, "text": TEXT, "label": [[0, 3, "PER"], *more]}
            archive.writestr(f"{who}.jsonl", json.dumps(row))
        archive.writestr(
            "train.jsonl", json.dumps({"id": 3, "text": "غيره", "label": [[0, 3, "X"]]})
        )
    found = reading.read([tmp_path / "export.zip"]).items
    assert [{one.annotator for one in it.incoming.spans} for it in found] == [
        {"admin"},
        {""},
        {"ليلى"},
    ]
