"""Marks that wait go along in the own format, and wait in the project that reads it as they waited before."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import lost_marks
import pytest
from lost_marks import AFTER, as_here, brought, exported, rows, sound, told, waiting

from hashiya.commands import annotate, bundles, choosing, correcting, datasets, loss_lines, projects
from hashiya.commands.choosing import Choice
from hashiya.formats.format import WriteOptions
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.model.unplaced import Unplaced
from hashiya.wording import Wording
from hashiya.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path):
    with lost_marks.project(tmp_path) as it:
        yield it


@pytest.fixture
def lost(ws: Workspace) -> list[Unplaced]:
    return lost_marks.lose(ws)


def test_they_wait_in_another_project_as_they_waited_here(ws, lost, tmp_path: Path) -> None:
    file = exported(ws, tmp_path / "out.jsonl")
    with projects.create(tmp_path / "q.hashiya", me="قارئ") as other:
        report = brought(other, file)
        assert (report.waiting, report.annotations, report.complete) == (2, 2, True)
        assert waiting(other) == [as_here(it) for it in lost]
        assert [it.reason for it in waiting(other)] == ["gone", "gone"]
        assert all(it.after for it in waiting(other))
        assert sound(other)
        other.undo()
        assert not other.articles()
        other.redo()
        assert waiting(other) == [as_here(it) for it in lost]


def test_spans_alone_prove_their_places(ws, lost, tmp_path: Path) -> None:
    """Whoever reads the file and knows nothing of what waits meets no span without its words."""
    first, second = rows(exported(ws, tmp_path / "out.jsonl"))
    assert all(first["text"][it["start"] : it["end"]] == it["text"] for it in first["spans"])
    assert len(first["spans"]) == 1
    assert [it["text"] for it in first["orphans"]] == ["ترامب", "بغداد"]
    assert [len(it["relations"]) for it in first["orphans"]] == [2, 1]
    assert "orphans" not in second


def test_the_same_file_again_adds_nothing(ws, lost, tmp_path: Path) -> None:
    file = exported(ws, tmp_path / "out.jsonl")
    for where in (ws, None):
        with projects.create(tmp_path / f"q{where is None}.hashiya") as other:
            here = where or other
            if where is None:
                brought(here, file)
            before = waiting(here)
            again = brought(here, file)
            assert (again.waiting, again.annotations, again.relations) == (0, 0, 0)
            assert not again.step
            assert again.complete
            assert waiting(here) == before


def test_one_that_is_placed_there_comes_to_stand_with_its_relations(ws, lost, tmp_path) -> None:
    file = exported(ws, tmp_path / "out.jsonl")
    with projects.create(tmp_path / "q.hashiya") as other:
        brought(other, file)
        article = other.articles()[0].id
        placed = correcting.place(other, lost[0].id, Span(23, 29))
        assert placed.id == lost[0].annotation.id
        assert placed.attributes == {"comment": "ملاحظة", "certain": True}
        assert [it.to_id for it in other.relations(article)] == [placed.id]
        assert [it.annotator for it in other.relations(article)] == ["سامي"]
        correcting.place(other, lost[1].id, Span(30, 33))
        assert len(other.relations(article)) == 2
        again = brought(other, file)
        assert (again.waiting, again.annotations, again.relations) == (0, 0, 0)
        assert not other.unplaced(article)
        assert sound(other)


def test_one_that_was_placed_or_let_go_here_does_not_wait_again(ws, lost, tmp_path: Path) -> None:
    file = exported(ws, tmp_path / "out.jsonl")
    article = ws.articles()[0].id
    correcting.place(ws, lost[0].id, Span(23, 29))
    correcting.let_go(ws, [lost[1].id])
    again = brought(ws, file)
    assert (again.waiting, again.annotations) == (0, 0)
    assert "articles-let-go" in told(again)
    assert not ws.unplaced(article)
    ws.undo()
    assert waiting(ws) != []


def test_one_that_has_its_place_in_a_file_that_came_before_does_not_wait(
    ws, lost, tmp_path
) -> None:
    old = exported(ws, tmp_path / "old.jsonl")
    correcting.place(ws, lost[0].id, Span(23, 29))
    new = exported(ws, tmp_path / "new.jsonl")
    with projects.create(tmp_path / "q.hashiya") as other:
        brought(other, new)
        again = brought(other, old)
        assert (again.waiting, again.annotations) == (0, 0)
        assert [it.quote for it in waiting(other)] == ["بغداد"]
        assert sound(other)


def test_one_that_has_its_place_in_a_file_and_waits_here_is_told(ws, lost, tmp_path: Path) -> None:
    old = exported(ws, tmp_path / "old.jsonl")
    correcting.place(ws, lost[0].id, Span(23, 29))
    new = exported(ws, tmp_path / "new.jsonl")
    with projects.create(tmp_path / "q.hashiya") as other:
        brought(other, old)
        again = brought(other, new)
        assert "articles-differing" in told(again)
        assert (again.annotations, again.waiting) == (1, 0)
        assert len(waiting(other)) == 2
        correcting.place(other, lost[0].id, Span(30, 33))
        assert sound(other)


def test_ids_of_what_waits_are_taken(ws, lost, tmp_path: Path) -> None:
    """The article as it was before it was corrected comes in again: its marks have the ids of those that wait."""
    file = exported(ws, tmp_path / "out.jsonl")
    ws.undo()
    old = exported(ws, tmp_path / "old.jsonl")
    ws.redo()
    brought(ws, old)
    for it in lost:
        correcting.place(ws, it.id, Span(23, 29))
    assert sound(ws)
    assert len(ws.articles()) == 3
    with projects.create(tmp_path / "q.hashiya") as other:
        brought(other, old, file)
        assert sorted(it.unplaced for it in other.articles()) == [0, 0, 2]
        assert sound(other)


def test_what_is_chosen_holds_for_what_waits_too(ws, lost, tmp_path: Path) -> None:
    trump, baghdad = lost
    names = {it.annotation.id: it.quote for it in lost}

    def left(**choice: Any) -> dict[str, int]:
        first = rows(exported(ws, tmp_path / "out.jsonl", Choice(**choice)))[0]
        return {names[it["id"]]: len(it["relations"]) for it in first.get("orphans", ())}

    assert left() == {"ترامب": 2, "بغداد": 1}
    assert left(labels=("GPE",)) == {"بغداد": 0}
    assert left(labels=("PERS",)) == {"ترامب": 0}
    assert left(layers=("claim",)) == {}
    assert left(layers=("entity",)) == {"ترامب": 2, "بغداد": 1}
    assert left(whose="ليلى") == {"ترامب": 1, "بغداد": 1}
    assert left(whose="سامي") == {}
    assert (trump.label, baghdad.label) == ("PERS", "GPE")


def test_every_other_format_tells_that_they_stay(ws, lost) -> None:
    chosen = choosing.chosen(ws, Choice())
    assert datasets.losses(chosen, "hashiya").lossless
    for name in ("doccano", "parquet", "brat", "csv"):
        report = datasets.losses(chosen, name, WriteOptions())
        assert report.count("unplaced") == 2
    gpe = choosing.chosen(ws, Choice(labels=("GPE",)))
    assert datasets.losses(gpe, "doccano").count("unplaced") == 1
    assert gpe.articles.held_back == {"PERS": 1, "coref": 2}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_loss_names_the_format_that_carries_them(ws, lost, language: str) -> None:
    words = Wording(language)
    report = datasets.losses(choosing.chosen(ws, Choice()), "doccano")
    said = {it.kind: it.words for it in loss_lines.lines(report, words)}
    assert f"\u2068{words.say('formats-title-hashiya')}\u2069" in said["unplaced"]


@pytest.mark.parametrize(("format_id", "has"), [("hashiya", True), ("doccano", False)])
def test_the_card_says_whether_they_are_in_the_file(ws, lost, tmp_path, format_id, has) -> None:
    parts = {bundles.WHOLE: choosing.chosen(ws, Choice())}
    bundles.export(parts, tmp_path / "out", format_id)
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert ("among `orphans`" in card) == has
    assert ("are not in the dataset" in card) != has


def test_they_come_out_of_an_archive_as_well(ws, lost, tmp_path: Path) -> None:
    """What lies in an archive is read by another process, which hands on what it found."""
    file = exported(ws, tmp_path / "out.jsonl")
    with ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.write(file, "out.jsonl")
    with projects.create(tmp_path / "q.hashiya") as other:
        assert brought(other, tmp_path / "out.zip").waiting == 2
        assert waiting(other) == [as_here(it) for it in lost]


# -- relations to other articles


def across(ws: Workspace, *, both: bool, from_here: bool) -> tuple[str, str]:
    """A relation between claims of both articles; the first has lost its place, with ``both`` the second too."""
    one, two = (it.id for it in ws.articles())
    claim = annotate.tag(ws, one, Span(0, 15), "claim", "CLAIM")
    far = annotate.tag(ws, two, Span(0, 16), "claim", "CLAIM")
    ends = (claim.id, far.id) if from_here else (far.id, claim.id)
    annotate.relate(ws, "contradicts", *ends)
    if both:
        correcting.correct(ws, two, "دمشق معا وغيرها كذلك أيضا.")
    correcting.correct(ws, one, AFTER)
    return claim.id, far.id


def relations_of(waiting: tuple[list[Unplaced], ...]) -> dict[str, Relation]:
    return {one.id: one for of in waiting for it in of for one in it.relations}


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("from_here", [False, True])
def test_a_relation_into_another_article_waits_as_well(
    ws: Workspace, tmp_path: Path, monkeypatch, *, from_here: bool, both: bool, apart: bool
) -> None:
    claim, far = across(ws, both=both, from_here=from_here)
    before = waiting(ws), waiting(ws, 1)
    assert len(relations_of(before)) == 1
    file = exported(ws, tmp_path / "out.jsonl")
    if apart:
        monkeypatch.setattr("hashiya.commands.arriving.LETTERS", 1)
    with projects.create(tmp_path / "q.hashiya") as other:
        report = brought(other, file)
        assert report.complete, report.notes
        here = waiting(other), waiting(other, 1)
        assert relations_of(here) == relations_of(before)
        assert [[it.annotation for it in of] for of in here] == [
            [it.annotation for it in of] for of in before
        ]
        assert sound(other)
        again = brought(other, file)
        assert (again.step, again.complete) == ("", True)
        for name in [claim, *([far] if both else [])]:
            (its,) = other.waiting([name]).values()
            correcting.place(other, its.id, Span(3, 6))
        home = other.articles()[0 if from_here else 1].id
        assert [it.article for it in other.relations(home)] == [home]
        again = brought(other, file)
        assert (again.step, again.complete) == ("", True)
        assert len(other.relations(home)) == 1
        assert sound(other)
