"""Bad files of tagged tokens (rows D5 and G4 of the catalogue): named, mended or left out, never a crash."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import gold
import pytest
from click.testing import CliRunner

from hashiya.cli.program import program
from hashiya.commands import datasets
from hashiya.formats.conll import column_files, conll
from hashiya.formats.conllu import conllu_plus
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.model.dataset import Dataset

SHORT = "قال O\nزيد\n\tO\nعمر B-PERS\n"
BARE_INSIDE = "قال O\nزيد I-PERS\nعمر B-PERS\nهنا O\nبغداد B-GPE\n"
MIXED = "زيد B-PERS\nعلي E-PERS\nهنا O\nبغداد B-GPE\nثم O\nعمر S-PERS\n"
UNKNOWN = "قال O\nزيد B-PERS\nعمر Q9\n" + "ثم O\n" * 200


def read(path: Path, text: str, *, strict: bool = False) -> tuple[list[Incoming], list[Note]]:
    file = path / "a.conll"
    file.write_text(text, "utf-8")
    found = list(conll.read(file, ReadOptions(strict=strict)))
    articles = [it for it in found if isinstance(it, Incoming)]
    return articles, [note for it in found for note in ([it] if isinstance(it, Note) else it.notes)]


@pytest.mark.parametrize(
    ("text", "lenient", "strict", "messages", "lines"),
    [
        pytest.param(SHORT, 1, 1, ["short", "short"], [2, 3], id="D5-short-rows"),
        pytest.param(BARE_INSIDE, 3, 2, ["begins"], [2], id="D5-inside-without-begin"),
        pytest.param(MIXED, 3, 2, ["mixed", "unfinished"], [0, 4], id="D5-mixed-schemes"),
        pytest.param(UNKNOWN, 1, 1, ["unknown"], [3], id="D5-unknown-tag"),
        pytest.param("زيد\nعمر\n", 0, 0, ["no-tags"], [0], id="D5-no-tags"),
    ],
)
def test_what_breaks_the_scheme_is_named_by_its_line(
    text: str, lenient: int, strict: int, messages: list[str], lines: list[int], tmp_path: Path
) -> None:
    (of,), notes = read(tmp_path, text)
    assert [it.message.removeprefix("formats-tokens-") for it in notes] == messages
    assert [it.line for it in notes] == lines
    assert len(of.spans) == lenient
    assert all(word in of.text for word in ("زيد", "عمر"))
    (of,), notes = read(tmp_path, text, strict=True)
    assert len(of.spans) == strict
    left = [it for it in notes if it.message.endswith("not-taken")]
    assert len(left) == lenient - strict
    assert all(it.lost for it in left)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x01" * 90, b"# only = this\n"], ids=repr)
def test_d5_nothing_to_read_is_said(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.conll"
    file.write_bytes(data)
    found = list(conll.read(file, ReadOptions()))
    assert found
    assert all(isinstance(it, Note) for it in found)


def test_d5_a_file_without_blank_lines_is_divided(tmp_path: Path, monkeypatch) -> None:
    """Small limits, so that the test is quick; no mark is cut."""
    monkeypatch.setattr(column_files, "LONGEST_SENTENCE", 100)
    monkeypatch.setattr(column_files, "MOST_TOKENS", 250)
    rows = ["زيد B-PERS", "علي I-PERS", "قال O"] * 1000
    articles, notes = read(tmp_path, "\n".join(rows))
    assert [it.message for it in notes] == ["formats-tokens-divided"]
    assert len(articles) == 10
    assert sum(len(it.spans) for it in articles) == 1000
    assert sum(len(it.text.split()) for it in articles) == 3000
    assert [it.name for it in articles[:2]] == ["a-1", "a-2"]


def test_d5_a_million_tokens_are_never_held_at_once(tmp_path: Path, request) -> None:
    count = 1_000_000 if request.config.getoption("--full") else 100_000
    if count == 100_000:
        request.getfixturevalue("monkeypatch").setattr(column_files, "MOST_TOKENS", 20_000)
    file = tmp_path / "a.conll"
    with file.open("w", encoding="utf-8") as stream:
        for _ in range(count // 10):
            stream.write("بغداد B-GPE\n" + "كلمة O\n" * 9)
    tracemalloc.start()
    spans = sum(len(it.spans) for it in conll.read(file, ReadOptions()) if isinstance(it, Incoming))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert spans == count // 10
    assert peak < (150 if count == 1_000_000 else 20) * 1024 * 1024


def test_d5_one_endless_line_costs_only_itself(tmp_path: Path) -> None:
    (of,), notes = read(tmp_path, "زيد B-PERS\n" + "ا" * (3 << 20) + " O\nعمر B-PERS\n")
    assert of.text in ("زيد عمر", "زيد\nعمر")
    assert [it.message for it in notes] == ["formats-tokens-long"]


def test_d5_bytes_that_are_no_letters_cost_only_themselves(tmp_path: Path) -> None:
    file = tmp_path / "a.conll"
    good = "زيد B-PERS\n".encode() * 50_000
    file.write_bytes(good + b"\xff\xfe B-PERS\n" + good)
    articles = [it for it in conll.read(file, ReadOptions()) if isinstance(it, Incoming)]
    assert sum(len(it.spans) for it in articles) == 100_001
    assert [it.message for of in articles for it in of.notes] == ["formats-replaced"]


def test_g4_what_a_flat_format_cannot_hold_is_counted_by_label() -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    report = datasets.losses(dataset, "conll", WriteOptions())
    overlapping = {it.label for it in report.losses if it.kind in ("nested", "same_extent")}
    assert report.count("nested", "same_extent", "crossing") == 44
    assert len(overlapping) > 1
    assert report.count("spacing") == 2


CONLLU = (
    "# newdoc id = a\n# hashiya.article = {broken\n1\tزيد\t_\t_\t_\t_\t_\t_\t_\tEntity=(PERS)e7)(e9-X\n"
    "x\tكلمة\n2\n3-2\tعمر\t_\n99-100000000\tخالد\t_\t_\t_\t_\t_\t_\t_\t_\n2\tعلي\t_\t_\t_\t_\t_\t_\t_\t_\n"
)


def test_d5_rows_and_brackets_of_conllu_cost_only_themselves(tmp_path: Path) -> None:
    file = tmp_path / "a.conllu"
    file.write_text(CONLLU, "utf-8")
    (of,) = conllu_plus.read(file, ReadOptions())
    assert [it.label for it in of.spans] == ["PERS"]
    assert "زيد" in of.text
    told = {(it.message, it.line) for it in of.notes}
    assert {("formats-conllu-row", 4), ("formats-conllu-row", 5)} <= told
    assert ("formats-conllu-bracket", 3) in told
    assert ("formats-line-not-json", 1) in told
    assert all(it.lost for it in of.notes)


@pytest.mark.parametrize(
    "misc",
    ["Entity=((((", "Entity=))))", "Entity=(e1[0/0]-X)", "Entity=(e1[9/2]-X)", "Entity=()", "Entity=(-)",
     "Entity=(e1-X-1-@chars:9_2;)", "Entity=(e1-X-1-@at:١٢)", "SpacesAfter=\\", "Entity=(%FF%FE)", "|||=="],
)  # fmt: skip
def test_d5_strange_values_of_misc_never_stop_the_reading(misc: str, tmp_path: Path) -> None:
    file = tmp_path / "a.conllup"
    file.write_text(
        f"# global.columns = ID FORM MISC\n1\tزيد\t{misc}\n2\tعمر\tEntity=(Y)\n", "utf-8"
    )
    (of,) = conllu_plus.read(file, ReadOptions())
    assert of.spans[-1].label == "Y"


def test_d5_strict_or_lenient_is_the_choice_of_a_person(tmp_path: Path) -> None:
    """By the command line, as a person chooses it."""
    file = tmp_path / "a.conll"
    file.write_text(BARE_INSIDE, "utf-8")
    for options, taken in (([], 3), (["--strict"], 2)):
        project = str(tmp_path / f"{taken}.hashiya")
        CliRunner().invoke(program, ["new", project])
        run = CliRunner().invoke(program, ["import", project, str(file), "--json", *options])
        assert json.loads(run.stdout)["annotations"] == taken
