"""``hashiya correct``: what moved, what has no place any more, and nothing at all with ``--plan``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hashiya import assets


@pytest.fixture
def text() -> str:
    """The first seed as the project has it."""
    file = next((assets.seeds() / "articles").glob("000*.txt"))
    return file.read_bytes().decode("utf-8")


def write(folder: Path, text: str) -> Path:
    path = folder / "new.txt"
    path.write_bytes(text.encode("utf-8"))
    return path


def test_a_paragraph_at_the_start_moves_every_mark_and_loses_none(run, gold, text, tmp_path):
    before = json.loads(run("show", gold, "1", "--json").stdout)["spans"]
    lead = "فقرة جديدة في أول النص.\n\n"
    result = run("correct", gold, "1", write(tmp_path, lead + text), "--json")
    report = json.loads(result.stdout)
    assert (len(report["placed"]), report["moved"], report["unplaced"]) == (128, [], [])
    after = json.loads(run("show", gold, "1", "--json").stdout)
    assert after["text"] == lead + text
    shifted = [(it["start"] + len(lead), it["text"]) for it in before]
    assert [(it["start"], it["text"]) for it in after["spans"]] == shifted
    assert json.loads(run("check", gold, "--json").stdout) == []


def test_a_mended_typo_is_listed_with_both_spellings(run, gold, text, tmp_path):
    new = text.replace("ترامب", "ترمب", 1)
    output = run("correct", gold, "1", write(tmp_path, new)).output
    assert "ترمب" in output
    assert "words changed" in output
    assert "no place" not in output


def test_what_has_no_place_is_named_and_makes_exit_code_1(run, gold, text, tmp_path):
    _, _, rest = text.partition("\n")
    result = run("correct", gold, "1", write(tmp_path, rest), code=1)
    assert "no place any more" in result.output
    assert "دونالد ترامب" in result.output
    (found,) = json.loads(run("check", gold, "--json").stdout)
    assert (found["severity"], found["values"]["count"]) == ("waiting", 23)
    acts = [it["act"] for it in json.loads(run("history", gold, "--json").stdout)]
    assert acts[0] == "correcting.correct"


def test_a_plan_stores_nothing(run, gold, text, tmp_path):
    before = Path(gold).read_bytes()
    _, _, rest = text.partition("\n")
    result = run("correct", gold, "1", write(tmp_path, rest), "--plan", "--json", code=1)
    report = json.loads(result.stdout)
    assert report["done"] is False
    assert report["unplaced"]
    assert Path(gold).read_bytes() == before


def test_the_same_text_is_no_correction(run, gold, text, tmp_path):
    assert "nothing to correct" in run("correct", gold, "1", write(tmp_path, text)).output
    assert len(json.loads(run("history", gold, "--json").stdout)) == 1


def test_a_file_that_cannot_be_read_is_named(run, gold, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert "empty.txt" in run("correct", gold, "1", "empty.txt", code=1).output
    assert "missing.txt" in run("correct", gold, "1", "missing.txt", code=1).output


def test_no_such_article(run, gold, text, tmp_path):
    assert "9" in run("correct", gold, "9", write(tmp_path, text), code=1).output


def test_importing_another_text_of_the_same_name_is_no_correction(run, gold, text, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "000_0dddba8b6e1a6174.txt"
    path.write_bytes((text + " زيادة").encode("utf-8"))
    run("import", gold, path)
    lines = json.loads(run("list", gold, "--json").stdout)
    assert [it["annotations"] for it in lines] == [128, 169, 0]
