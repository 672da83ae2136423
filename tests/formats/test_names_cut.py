"""A note that names what was left out says how many there are, and shows that it names only some."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from hashiya import formats
from hashiya.formats.format import Incoming, Note, ReadOptions

MANY = [f"عمود{at}" for at in range(25)]
TEXT = "زار علي بغداد أمس."
GLINER = {"tokenized_text": ["زار", "علي", "بغداد"], "ner": [[1, 1, "PER"]]}
ROWS = {"tokens": ["زار", "علي", "بغداد"], "ner_tags": ["O", "B-PER", "B-LOC"]}
ODD = {key: {"a": {"b": [1]}} for key in MANY}


def notes_of(file: Path) -> list[Note]:
    chosen = formats.for_reading(file)
    assert chosen.read
    told: list[Note] = []
    for it in chosen.read(file, ReadOptions()):
        told += it.notes if isinstance(it, Incoming) else [it]
    return told


@pytest.mark.parametrize("of", [GLINER, ROWS], ids=["gliner", "rows"])
@pytest.mark.parametrize("kind", ["json", "jsonl"])
def test_of_records(of: dict[str, object], kind: str, tmp_path: Path) -> None:
    record = {**of, **ODD}
    file = tmp_path / f"a.{kind}"
    rows = [record, record]
    lines = "\n".join(json.dumps(it, ensure_ascii=False) for it in rows)
    data = json.dumps(rows, ensure_ascii=False) if kind == "json" else lines
    file.write_text(data, encoding="utf-8")
    _is_cut(notes_of(file))


def test_of_training_data_for_spacy(tmp_path: Path) -> None:
    span = {"start": 4, "end": 7, "label": "PER", **ODD}
    data = {"classes": ["PER"], "annotations": [[TEXT, {"entities": [span]}]]}
    (tmp_path / "a.json").write_text(json.dumps(data), encoding="utf-8")
    assert formats.for_reading(tmp_path / "a.json").id == "spacy-json"
    _is_cut(notes_of(tmp_path / "a.json"))


def test_of_marks_whose_text_lies_beside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    mark = {"start": 4, "end": 7, "label": "PER", "text": "علي", **ODD}
    (tmp_path / "a.json").write_text(json.dumps([mark, mark]), encoding="utf-8")
    _is_cut(notes_of(tmp_path / "a.json"))


def test_of_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["text", "start", "end", "label"])
    book.worksheets[0].append([TEXT, 4, 7, "PER"])
    for name in MANY:
        sheet = book.create_sheet(name)
        for row in (["أ", "ب"], ["ت", "ث"]):
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    _is_cut(notes_of(tmp_path / "a.xlsx"))


def _is_cut(notes: list[Note]) -> None:
    found = [it for it in notes if it.values.get("count") == len(MANY)]
    assert found, notes
    shown = str(found[0].values.get("names") or found[0].values.get("keys"))
    assert shown.split(" · ")[-2:] == [MANY[19], "…"]
