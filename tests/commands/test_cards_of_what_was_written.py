"""The card counts what lies in the files: what the format leaves out is in none of its tables."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from making import added, annotation, article

from hashiya.commands import bundles, choosing, projects
from hashiya.commands.choosing import Choice, Parts
from hashiya.formats.format import WriteOptions


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    place = projects.demo(tmp_path_factory.mktemp("demo"), "gold")
    with projects.open_project(place, "me", read_only=True) as ws:
        yield ws


def counts(card: str) -> list[tuple[int, int]]:
    """Annotations and relations of each part."""
    rows = card.split("## Counts")[1].split("\n\n")[1].splitlines()[2:]
    cells = [[it.strip().replace(",", "") for it in row.split("|")[1:-1]] for row in rows]
    return [(int(it[3]), int(it[4])) for it in cells]


@pytest.mark.parametrize("format_id", ["conll", "brat", "hashiya", "gliner"])
def test_the_card_counts_what_the_receipt_counts(gold, tmp_path: Path, format_id: str) -> None:
    parts = Parts.parse("a=1,b=1", seed=3)
    out = tmp_path / "out"
    receipt = bundles.export(
        choosing.in_parts(gold, Choice(), parts),
        out,
        format_id,
        about=bundles.About(parts=str(parts)),
    )
    card = (out / "README.md").read_text("utf-8")
    told = counts(card)
    assert (sum(it[0] for it in told), sum(it[1] for it in told)) == (
        receipt.spans,
        receipt.relations,
    )
    assert ("## Relations" in card) == bool(receipt.relations)
    by_label = [int(n) for n in re.findall(r"^\| `\w+` \| [^|]* · [^|]* \| (\d+) \|", card, re.M)]
    assert sum(by_label) == receipt.spans


def test_tables_of_conll_say_what_stands_in_its_lines(gold, tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = {bundles.WHOLE: choosing.chosen(gold, Choice())}
    options = WriteOptions(layer="entity")
    bundles.export(found, out, "conll", options, about=bundles.About())
    lines = (out / "data.conll").read_text("utf-8").splitlines()
    tags = [it.split()[-1] for it in lines if it]
    card = (out / "README.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| [^|]* · [^|]* \| (\d+) \|", card, re.M))
    assert {name: int(n) for name, n in told.items() if n != "0"} == {
        name: tags.count(f"B-{name}") for name in {it[2:] for it in tags if it != "O"}
    }
    assert "Attribute |" not in card
    assert json.loads((out / "export.json").read_text("utf-8"))["relations"] == 0
    assert f"gold ({len([it for it in tags if it.startswith('B-')])})" in card


@pytest.mark.parametrize(
    "format_id", ["conll", "conll-nested", "hf", "gliner", "brat", "webanno-tsv", "hashiya"]
)
def test_the_card_says_how_many_of_each_annotator_were_written(
    ws, tmp_path: Path, format_id: str
) -> None:
    """Where one of them has a nested mark, which some formats leave out."""
    of = article("خبر من بغداد")
    ws.apply(added(of))
    one, other = annotation(of, 0, 12, "EVENT"), annotation(of, 4, 12, "GPE")
    third = annotation(of, 0, 3, "PERS")
    for it, who in ((one, "سلمى"), (other, "زيد"), (third, "زيد")):
        ws.apply(added(replace(it, annotator=who)))
    options = WriteOptions(layer="entity")
    out = tmp_path / "out"
    found = {bundles.WHOLE: choosing.chosen(ws, Choice())}
    receipt = bundles.export(found, out, format_id, options, about=bundles.About())
    card = (out / "README.md").read_text("utf-8")
    said = re.search(r"Annotators and their annotations\*\*: (.*)", card)[1]
    assert sum(map(int, re.findall(r"\((\d+)\)", said))) == receipt.spans
