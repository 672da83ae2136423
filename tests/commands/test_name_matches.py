"""What files have under other names: proposed only where it is certain, taken only as decided, always told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hashiya.commands import articles, name_matches, projects
from hashiya.commands.arrived import Match
from hashiya.commands.label_sets import read_schema, schema_names
from hashiya.commands.matching import OMITTED, Decisions
from hashiya.commands.reading import ImportItem
from hashiya.formats.draft import Draft
from hashiya.model.errors import NotInLabelSet, UnknownLabel
from hashiya.model.schema import Schema
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
    assert name_matches.proposed(schema, "label", [label]) == ({label: to} if to else {})


def test_a_country_is_no_place_and_what_stands_twice_is_not_certain() -> None:
    schema = read_schema("conll4")
    assert "GPE" not in {it.code for it in schema.labels}
    assert name_matches.proposed(schema, "label", ["GPE", "COUNTRY"]) == {}
    for name in schema_names():
        own = read_schema(name)
        assert name_matches.proposed(own, "label", [it.code for it in own.labels]) == {}
        folded = {it.code.lower(): it.code for it in own.labels}
        assert name_matches.proposed(own, "label", folded) == {
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
    report = articles.add(
        ws, articles.stream([file]), decisions=Decisions(labels={"PER": "PERS", "LOC": "GPE"})
    )
    assert [it for _, it in labels(ws)] == ["PERS", "GPE", "Organization", "PERS"]
    assert report.matched == (Match("PER", "PERS", 2), Match("LOC", "GPE", 1))
    assert report.alike == (Match("Organization", "ORG", 1),)
    assert report.added == (("label", "Organization"),)
    again = articles.add(
        ws, articles.stream([file]), decisions=Decisions(labels={"PER": "PERS", "LOC": "GPE"})
    )
    assert again.annotations == 0  # the same marks under the same names
    ws.undo()
    assert (ws.schema(), ws.articles()) == (before, [])


def test_a_label_may_be_kept_and_a_target_must_be_there(ws: Workspace, file: Path) -> None:
    with pytest.raises(UnknownLabel):
        articles.add(ws, articles.stream([file]), decisions=Decisions(labels={"PER": "NOBODY"}))
    assert ws.articles() == []
    kept = {"PER": "PER", "Organization": "Organization"}
    report = articles.add(ws, articles.stream([file]), decisions=Decisions(labels=kept))
    assert (report.matched, report.alike) == ((), ())  # somebody decided: no word more about it


def test_the_layer_goes_with_the_label(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a.conll"
    file.write_text("قال\tO\nإن\tB-STATEMENT\nالسلام\tI-STATEMENT\n\n", encoding="utf-8")
    articles.add(ws, articles.stream([file]), decisions=Decisions(labels={"STATEMENT": "CLAIM"}))
    assert labels(ws) == [("claim", "CLAIM")]


@pytest.mark.parametrize(
    ("kind", "name", "to"),
    [
        ("relation", "Same-Claim", "same_claim"),
        ("relation", "support", "supports"),
        ("relation", "saidBy", "said_by"),
        ("relation", "Located_In", ""),
        ("relation", "supported_by", ""),
        ("relation", "supports", ""),
        ("attribute", "Role", "role"),
        ("attribute", "ClaimType", "claim_type"),
        ("attribute", "Wikidata_ID", "wikidata"),
        ("attribute", "نوع الادعاء", "claim_type"),
        ("attribute", "Notes", "comment"),
        ("attribute", "Certain", "certain"),
        ("attribute", "Roles of it", ""),
        ("attribute", "subtype", ""),
    ],
)
def test_relations_and_attributes_are_proposed_in_the_same_way(kind, name: str, to: str) -> None:
    schema = read_schema("default")
    assert name_matches.proposed(schema, kind, [name]) == ({name: to} if to else {})


def test_what_every_label_has_is_known_without_a_label_set() -> None:
    assert name_matches.proposed(Schema(id="none"), "attribute", ["Comment"]) == {
        "Comment": "comment"
    }


TEXT = "زار ترامب بغداد، ثم غادر بايدن."


def described() -> list[ImportItem]:
    """Two people and a place, joined by two relations; the first person has three attributes."""
    draft = Draft("in.txt", TEXT)
    draft.span("a", "PER", [(4, 9)], "ترامب")
    draft.attributes("a", {"Role": "x", "Genus": "m", "role": "y"})
    draft.span("b", "LOC", [(10, 15)], "بغداد")
    draft.attribute("b", "Role", "z")
    draft.span("c", "PER", [(25, 30)], "بايدن")
    draft.relation("r", "Supports", "a", "b")
    draft.relation("q", "visits", "a", "b")
    draft.relation("t", "visits", "a", "c")
    return [ImportItem(path=Path("in.txt"), incoming=draft.incoming())]


def standing(ws: Workspace) -> tuple[list[tuple[str, dict]], list[str]]:
    [line] = ws.articles()
    marks = [(it.label, dict(it.attributes)) for it in ws.annotations(line.id)]
    return marks, sorted(it.label for it in ws.relations(line.id))


def test_what_is_proposed_is_told_for_all_kinds_and_taken_only_when_accepted(ws: Workspace) -> None:
    report = articles.add(ws, described())
    alike = {(it.kind, it.name, it.to, it.count) for it in report.alike}
    assert alike == {
        ("label", "PER", "PERS", 2),
        ("relation", "Supports", "supports", 1),
        ("attribute", "Role", "role", 2),
    }
    assert (report.matched, report.omitted) == ((), ())
    ws.undo()
    report = articles.add(ws, described(), decisions=Decisions(proposed=True))
    marks, relations = standing(ws)
    assert [label for label, _ in marks] == ["PERS", "LOC", "PERS"]
    assert relations == ["supports", "visits", "visits"]
    assert report.alike == ()
    matched = {(it.kind, it.name, it.to, it.count) for it in report.matched}
    assert matched == {
        ("label", "PER", "PERS", 2),
        ("relation", "Supports", "supports", 1),
        ("attribute", "Role", "role", 1),
    }


def test_two_attributes_that_would_be_one_both_stay(ws: Workspace) -> None:
    articles.add(ws, described(), decisions=Decisions(attributes={"Role": "role"}))
    marks, _ = standing(ws)
    assert marks[0][1] == {"role": "y", "Genus": "m", "Role": "x"}
    assert marks[1][1] == {"role": "z"}


def test_what_is_omitted_is_counted_with_the_relations_that_go_with_it(ws: Workspace) -> None:
    decisions = Decisions(
        labels={"LOC": OMITTED, "NOT_THERE": "ORG"},
        relations={"visits": "supports"},
        attributes={"Genus": OMITTED},
    )
    report = articles.add(ws, described(), decisions=decisions)
    marks, relations = standing(ws)
    assert [label for label, _ in marks] == ["PER", "PER"]
    assert "Genus" not in marks[0][1]
    assert relations == ["supports"]
    assert report.omitted == (Match("LOC", "", 1), Match("Genus", "", 1, "attribute"))
    assert report.loose == 2
    assert report.unmet == (Match("NOT_THERE", "ORG", 0),)
    assert report.complete  # somebody wanted it so
    assert ("attribute", "Genus") not in report.added


def test_a_relation_is_omitted_and_targets_must_be_there(ws: Workspace) -> None:
    for wrong in (Decisions(relations={"visits": "x"}), Decisions(attributes={"Genus": "x"})):
        with pytest.raises(NotInLabelSet):
            articles.add(ws, described(), decisions=wrong)
    assert ws.articles() == []
    report = articles.add(ws, described(), decisions=Decisions(relations={"visits": OMITTED}))
    assert standing(ws)[1] == ["Supports"]
    assert report.omitted == (Match("visits", "", 2, "relation"),)
    assert ("relation", "visits") not in report.added
