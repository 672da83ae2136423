"""Labels of files under other names: proposed only where it is certain, taken only as decided, always told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hashiya.commands import articles, label_matches, projects
from hashiya.commands.arrived import Match
from hashiya.commands.label_sets import read_schema, schema_names
from hashiya.model.errors import UnknownLabel
from hashiya.workspace import Workspace

TOKENS = (
    "زار\tO\nترامب\tB-PER\nبغداد\tB-LOC\nوشركة\tO\nغوغل\tB-Organization\nو\tO\nبايدن\tB-PER\n\n"
)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with projects.create(tmp_path / "p.hashiya", "default", "ليلى") as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.conll"
    made.write_text(TOKENS, encoding="utf-8")
    return made


def labels(ws: Workspace) -> list[tuple[str, str]]:
    [line] = ws.articles()
    return [(it.layer, it.label) for it in ws.annotations(line.id)]


@pytest.mark.parametrize(
    ("label", "to"),
    [
        ("PER", "PERS"),
        ("per", "PERS"),
        ("Person", "PERS"),
        ("pers", "PERS"),
        ("شخص", "PERS"),
        ("الأشخاص", "PERS"),
        ("ORGANIZATION", "ORG"),
        ("organisation", "ORG"),
        ("منظمه", "ORG"),
        ("Location", "LOC"),
        ("المكان", "LOC"),
        ("geo-political_entity", "GPE"),
        ("Evt", "EVENT"),
        ("percentage", "PERCENT"),
        ("claim", "CLAIM"),
        ("COUNTRY", ""),
        ("MISC", ""),
        ("PERSONALITY", ""),
        ("PERS", ""),
        ("---", ""),
        ("\u0420ERS", ""),
    ],
)
def test_what_is_certainly_the_same_is_proposed_and_nothing_else(label: str, to: str) -> None:
    schema = read_schema("default")
    assert label_matches.proposed(schema, [label]) == ({label: to} if to else {})


def test_a_country_is_no_place_and_what_stands_twice_is_not_certain() -> None:
    schema = read_schema("conll4")
    assert "GPE" not in {it.code for it in schema.labels}
    assert label_matches.proposed(schema, ["GPE", "COUNTRY"]) == {}
    for name in schema_names():
        own = read_schema(name)
        assert label_matches.proposed(own, [it.code for it in own.labels]) == {}
        folded = {it.code.lower(): it.code for it in own.labels}
        assert label_matches.proposed(own, folded) == {
            low: code for low, code in folded.items() if low != code and low not in folded.values()
        }


def test_nothing_is_taken_for_another_label_unasked_but_it_is_said(
    ws: Workspace, file: Path
) -> None:
    report = articles.add(ws, articles.stream([file]))
    assert labels(ws) == [
        ("entity", "PER"),
        ("entity", "LOC"),
        ("entity", "Organization"),
        ("entity", "PER"),
    ]
    assert report.matched == ()
    assert report.alike == (Match("PER", "PERS", 2), Match("Organization", "ORG", 1))
    assert ("label", "PER") in report.added


def test_what_was_decided_is_done_counted_and_undone_at_once(ws: Workspace, file: Path) -> None:
    before = ws.schema()
    report = articles.add(ws, articles.stream([file]), matches={"PER": "PERS", "LOC": "GPE"})
    assert [it for _, it in labels(ws)] == ["PERS", "GPE", "Organization", "PERS"]
    assert report.matched == (Match("PER", "PERS", 2), Match("LOC", "GPE", 1))
    assert report.alike == (Match("Organization", "ORG", 1),)
    assert report.added == (("label", "Organization"),)
    again = articles.add(ws, articles.stream([file]), matches={"PER": "PERS", "LOC": "GPE"})
    assert again.annotations == 0  # the same marks under the same names
    ws.undo()
    assert (ws.schema(), ws.articles()) == (before, [])


def test_a_label_may_be_kept_and_a_target_must_be_there(ws: Workspace, file: Path) -> None:
    with pytest.raises(UnknownLabel):
        articles.add(ws, articles.stream([file]), matches={"PER": "NOBODY"})
    assert ws.articles() == []
    kept = {"PER": "PER", "Organization": "Organization"}
    report = articles.add(ws, articles.stream([file]), matches=kept)
    assert (report.matched, report.alike) == ((), ())  # somebody decided: no word more about it


def test_the_layer_goes_with_the_label(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a.conll"
    file.write_text("قال\tO\nإن\tB-STATEMENT\nالسلام\tI-STATEMENT\n\n", encoding="utf-8")
    articles.add(ws, articles.stream([file]), matches={"STATEMENT": "CLAIM"})
    assert labels(ws) == [("claim", "CLAIM")]
