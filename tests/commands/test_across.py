"""Relations between two articles: allowed by the label set, found from both sides, whole after any turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import annotate, articles, checking, correcting, datasets, projects, turning
from hashiya.model.errors import RelationAcross, RelationForbidden
from hashiya.model.span import Span
from hashiya.workspace import Workspace

ONE = "قال الوزير إن الحرب انتهت. وأضاف أنها لن تعود."
TWO = "أعلن الوزير أن الحرب قد انتهت فعلًا."


@pytest.fixture
def ends(ws: Workspace, tmp_path: Path):
    """A claim in each of two articles, and a name in the second."""
    for name, text in (("واحد.txt", ONE), ("اثنان.txt", TWO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    articles.add(ws, articles.read([tmp_path / "واحد.txt", tmp_path / "اثنان.txt"]))
    found = {it.name: it.id for it in ws.articles()}
    one, two = found["واحد.txt"], found["اثنان.txt"]
    claim = annotate.tag(ws, one, Span(4, 25), "claim", "CLAIM")
    other = annotate.tag(ws, two, Span(12, 35), "claim", "CLAIM")
    name = annotate.tag(ws, two, Span(5, 11), "entity", "OCC")
    return claim, other, name


def test_only_kinds_that_join_articles_do(ws: Workspace, ends) -> None:
    claim, other, name = ends
    before = len(ws.history())
    with pytest.raises(RelationAcross):
        annotate.relate(ws, "about", claim.id, name.id)
    assert len(ws.history()) == before
    made = annotate.relate(ws, "contradicts", claim.id, other.id)
    assert made.article == claim.article
    assert ws.relations(claim.article) == (made,)
    assert ws.relations_into(other.article) == (made,)
    assert ws.relations(other.article) == ws.relations_into(claim.article) == ()
    assert annotate.relate(ws, "contradicts", other.id, claim.id) == made


def test_it_goes_with_either_end_and_comes_back(ws: Workspace, ends) -> None:
    claim, other, _name = ends
    made = annotate.relate(ws, "same_claim", claim.id, other.id)
    for end in (claim, other):
        annotate.remove(ws, [end.id])
        assert ws.relations(claim.article) == ws.relations_into(other.article) == ()
        ws.undo()
        assert ws.relations_into(other.article) == (made,)
    assert [it for it in ws.check() if it.severity == "damage"] == []
    assert not [
        it for it in checking.findings(ws) if "relation" in it.message or "loose" in it.message
    ]


def test_a_correction_that_loses_the_far_end_takes_it_along(ws: Workspace, ends) -> None:
    claim, other, _name = ends
    made = annotate.relate(ws, "same_claim", claim.id, other.id)
    correcting.correct(ws, other.article, "لا شيء من هذا هنا.")
    assert ws.relations(claim.article) == ()
    ws.undo()
    assert ws.relations_into(other.article) == (made,)


def test_the_rules_know_a_relation_that_may_not_cross(ws: Workspace, ends) -> None:
    from dataclasses import replace

    from making import relation, step

    from hashiya.model.edit import Edit

    claim, _other, name = ends
    bad = relation(claim, name, "about")
    ws.apply(step(Edit(None, replace(bad, annotator=ws.me))))
    told = {it.message for it in checking.findings(ws)}
    assert "rules-relation-across" in told
    assert "rules-loose-end" not in told


def test_the_own_format_carries_it(ws: Workspace, ends, tmp_path: Path) -> None:
    claim, other, _name = ends
    annotate.relate(ws, "contradicts", claim.id, other.id)
    file = tmp_path / "out.jsonl"
    datasets.export(datasets.choose(ws), file)
    with projects.create(tmp_path / "b.hashiya", me="سلمى") as copy:
        batch = articles.read([file])
        articles.add(copy, batch)
        assert not batch.problems
        (made,) = [it for line in copy.articles() for it in copy.relations(line.id)]
        start, end = copy.annotation(made.from_id), copy.annotation(made.to_id)
        assert (made.label, start.quote, end.quote) == ("contradicts", claim.quote, other.quote)
        assert start.article != end.article
        assert copy.relations_into(end.article) == (made,)


def test_other_formats_say_that_they_leave_it_out(ws: Workspace, ends) -> None:
    claim, other, _name = ends
    annotate.relate(ws, "contradicts", claim.id, other.id)
    for format_id in ("brat", "conll"):
        assert not datasets.losses(datasets.choose(ws), format_id).lossless


def test_a_relation_is_turned_in_one_step(ws: Workspace, ends) -> None:
    claim, other, _name = ends
    source = annotate.tag(ws, other.article, Span(5, 11), "claim", "SOURCE")
    said = annotate.relate(ws, "said_by", other.id, source.id)
    with pytest.raises(RelationForbidden):
        turning.turn(ws, said.id)
    two_way = annotate.relate(ws, "same_claim", claim.id, other.id)
    assert turning.turn(ws, two_way.id) == two_way
    inner = annotate.tag(ws, other.article, Span(12, 20), "claim", "CLAIM")
    drawn = annotate.relate(ws, "supports", inner.id, other.id)
    annotate.set_relation_attribute(ws, drawn.id, "comment", "راجع")
    before = len(ws.history())
    turned = turning.turn(ws, drawn.id)
    assert (turned.id, turned.from_id, turned.to_id) == (drawn.id, other.id, inner.id)
    assert turned.attributes == {"comment": "راجع"}
    assert len(ws.history()) == before + 1
    ws.undo()
    assert ws.find_relations([drawn.id])[drawn.id].from_id == inner.id


def test_what_one_person_did_keeps_its_relations_to_other_articles(ws: Workspace, ends) -> None:
    claim, other, _name = ends
    annotate.relate(ws, "same_claim", claim.id, other.id)
    arrows = [it.label for one in ws.annotated(whose=ws.me) for it in one.relations]
    assert arrows == ["same_claim"]
    assert [it for one in ws.annotated(whose="غيرها") for it in one.relations] == []


def test_what_waits_for_the_disk_is_found_from_the_other_side(
    ws: Workspace, ends, monkeypatch
) -> None:
    from hashiya.model.errors import SaveFailed
    from hashiya.store.project_file import ProjectFile

    claim, other, _name = ends
    ws.be_patient()
    commit = ProjectFile.commit

    def refuse(*_args: object) -> None:
        raise SaveFailed(name="x", path="x")

    monkeypatch.setattr(ProjectFile, "commit", refuse)
    made = annotate.relate(ws, "same_claim", claim.id, other.id)
    assert ws.relations_into(other.article) == (made,)
    assert ws.relations_into(claim.article) == ()
    monkeypatch.setattr(ProjectFile, "commit", commit)
    assert ws.retry()
    assert ws.relations_into(other.article) == (made,)


@pytest.mark.parametrize(
    ("format_id", "name"),
    [
        ("hashiya", "o.jsonl"),
        ("w3c", "o.jsonld"),
        ("parquet", "o.parquet"),
        ("csv", "o"),
        ("xlsx", "o.xlsx"),
    ],
)
def test_a_dataset_in_one_file_carries_it_into_another_project(
    ws: Workspace, ends, tmp_path: Path, format_id: str, name: str
) -> None:
    claim, other, _name = ends
    made = annotate.relate(ws, "contradicts", claim.id, other.id)
    dataset = datasets.choose(ws)
    assert datasets.losses(dataset, format_id).count("relation", "relation_across") == 0
    datasets.export(dataset, tmp_path / name, format_id)
    with projects.create(tmp_path / "neu.hashiya", me="ليلى") as new:
        report = articles.add(new, articles.stream([tmp_path / name]))
        assert report.relations == 1
        [found] = [it for line in new.articles() for it in new.relations(line.id)]
        words = [new.annotation(it).quote for it in (found.from_id, found.to_id)]
        assert words == [claim.quote, other.quote]
        assert found.label == made.label
