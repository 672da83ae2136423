"""Rules of the machine of commands for relations, within an article and across two of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from command_world import PICK, doing, wrong_end
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from hashiya.commands import annotate, turning
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.errors import RelationAcross, RelationForbidden
from hashiya.model.relation import Relation

ACROSS = ("same_claim", "contradicts")


class RelationRules:
    """Mixed into the machine; ``ws``, ``world``, ``pick``, ``all`` and ``changed`` are its own."""

    @doing(annotate.relate)
    @rule(one=PICK, other=PICK, label=st.sampled_from(["about", "same_claim"]))
    def relate(self: Any, one: int, other: int, label: str) -> None:
        start, end = self.pick(Annotation, one), self.pick(Annotation, other)
        if start is not None:
            self.relate_these(start, end, label)

    @doing(annotate.relate)
    @rule(one=PICK, other=PICK, label=st.sampled_from(["about", *ACROSS]))
    def relate_claims_of_two_articles(self: Any, one: int, other: int, label: str) -> None:
        claims = [it for it in self.all(Annotation) if it.label == "CLAIM"]
        if not claims:
            return
        start = claims[one % len(claims)]
        others = [it for it in claims if it.article != start.article]
        if others:
            self.relate_these(start, others[other % len(others)], label)

    def relate_these(self: Any, start: Annotation, end: Annotation, label: str) -> None:
        try:
            made = annotate.relate(self.ws, label, start.id, end.id)
        except RelationForbidden:
            assert start == end or start.label != "CLAIM" or wrong_end(label, end)
            return
        except RelationAcross:
            assert start.article != end.article
            assert label not in ACROSS
            return
        assert start.article == end.article or label in ACROSS
        ends = {(start.id, end.id), *([(end.id, start.id)] if label in ACROSS else [])}
        there = [
            it for it in self.all(Relation) if it.label == label and (it.from_id, it.to_id) in ends
        ]
        if there:
            assert made in there
            self.changed(self.world)
            return
        expected = Relation(
            id=made.id,
            article=start.article,
            label=label,
            from_id=start.id,
            to_id=end.id,
            annotator=self.ws.me,
            created=made.created,
        )
        self.changed(self.world | {made.id: expected})

    @doing(turning.turn)
    @rule(which=PICK)
    def turn(self: Any, which: int) -> None:
        it = self.pick(Relation, which)
        if it is None:
            return
        try:
            made = turning.turn(self.ws, it.id)
        except RelationForbidden:
            kind = self.schema_now.relation(it.label)
            assert kind is not None
            assert not kind.symmetric
            self.changed(self.world)
            return
        if made == it:
            assert self.schema_now.relation(it.label).symmetric
            self.changed(self.world)
            return
        rest = {key: one for key, one in self.world.items() if key != it.id}
        if made.id in rest:
            assert made == rest[made.id]
            self.changed(rest)
            return
        start = self.world[it.to_id]
        expected = replace(
            it, id=made.id, article=start.article, from_id=it.to_id, to_id=it.from_id
        )
        self.changed(rest | {made.id: expected})

    @invariant()
    def relations_are_found_from_either_article(self: Any) -> None:
        for article in self.all(Article):
            expected = {
                it.id: it
                for it in self.all(Relation)
                if it.article != article.id and self.world[it.to_id].article == article.id
            }
            found = self.ws.relations_into(article.id)
            assert {it.id: it for it in found} == expected
            assert len(found) == len(expected)
