"""All that a project says of its articles leaves with the own format, and stands in the project that takes it in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from formats.datasets import described
from hypothesis import given, settings
from making import added

from hashiya.commands import articles, choosing, projects
from hashiya.commands import datasets as verbs
from hashiya.commands.arrived import annotation_key, relation_key, waiting_key
from hashiya.commands.choosing import Choice
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.text.blocks import turnable
from hashiya.workspace import Workspace


def full(it: AnnotatedArticle, position: int) -> AnnotatedArticle:
    """With what a person says of an article beyond the facts of its file."""
    text = it.article.text
    article = replace(
        it.article,
        position=position,
        note="ملاحظة\nثانية" if position else "",
        bookmarks=tuple(sorted({0, len(text) // 2})),
        directions=dict.fromkeys(sorted(turnable(text))[-1:], "ltr"),
        created=1 + position,
    )
    return replace(it, article=article)


def no_twins(dataset: Dataset) -> bool:
    """Of marks and relations that say the same an import takes one, and counts the other."""
    for of in dataset:
        lost = [it.annotation for it in of.waiting]
        arrows = {
            it.id: it for it in (*of.relations, *(n for it in of.waiting for n in it.relations))
        }
        for keys in (
            [annotation_key(it) for it in of.annotations],
            [waiting_key(it) for it in lost],
            [relation_key(it) for it in arrows.values()],
        ):
            if len(set(keys)) < len(keys):
                return False
    return True


def held(ws: Workspace) -> list[AnnotatedArticle]:
    """All of it, records in one order."""
    return [
        replace(
            it,
            annotations=tuple(sorted(it.annotations, key=lambda one: one.id)),
            relations=in_order(it.relations),
            waiting=tuple(
                replace(one, relations=in_order(one.relations))
                for one in sorted(it.waiting, key=lambda one: one.id)
            ),
        )
        for it in ws.annotated()
    ]


def in_order(relations: tuple[Relation, ...]) -> tuple[Relation, ...]:
    return tuple(sorted(relations, key=lambda it: it.id))


@settings(max_examples=40)
@given(described.filter(no_twins))
def test_one_project_comes_out_of_another(tmp_path_factory, dataset: Dataset) -> None:
    place: Path = tmp_path_factory.mktemp("whole")
    found = {it.article.text: it for it in dataset}.values()  # equal texts would be one article
    with projects.create(place / "p.hashiya") as ws:
        for it in (full(it, at) for at, it in enumerate(found)):
            ws.apply(added(it.article, *it.annotations, *it.relations, *it.waiting))
        ours = held(ws)
        assert len(ours) == len(found)
        receipt = verbs.export(choosing.chosen(ws, Choice()), place / "out.jsonl", "hashiya")
        assert receipt.losses.lossless
    with projects.create(place / "q.hashiya") as ws:
        report = articles.add(ws, articles.read([place / "out.jsonl"]))
        assert report.complete, report.notes
        assert held(ws) == ours
        assert not [it for it in ws.check() if it.severity == "damage"]
