"""Rules of the machine of commands for claims: what is proposed is the program's affair, what is stored is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from command_world import PICK, doing
from hypothesis import strategies as st
from hypothesis.stateful import rule

from hashiya.commands import claims
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.errors import OverlapForbidden
from hashiya.model.relation import Relation
from hashiya.model.span import Span


class ClaimRules:
    """Mixed into the machine; ``ws``, ``world``, ``pick``, ``all`` and ``changed`` are its own."""

    @doing(claims.claim_here)
    @rule(which=PICK, at=PICK, chosen=st.booleans())
    def claim_here(self: Any, which: int, at: int, *, chosen: bool) -> None:
        it = self.pick(Article, which)
        if it is None:
            return
        position = at % len(it.text)
        span = Span(position, min(len(it.text), position + 5)) if chosen else None
        try:
            made = claims.claim_here(self.ws, it.id, position, span)
        except OverlapForbidden:
            made = None
        if made is None:
            self.changed(self.world)
            return
        assert it.text[made.start : made.end] == made.quote
        assert not made.quote[0].isspace()
        assert not made.quote[-1].isspace()
        assert (made.layer, made.label) == ("claim", "CLAIM")
        if made.id in self.world:
            assert made == self.world[made.id]
        self.changed(self.world | {made.id: made})

    @doing(claims.widen)
    @rule(which=PICK, at=PICK)
    def widen(self: Any, which: int, at: int) -> None:
        marks = [it for it in self.all(Annotation) if it.label == "CLAIM"]
        if not marks:
            return
        claim = marks[which % len(marks)]
        text = self.world[claim.article].text
        try:
            new = claims.widen(self.ws, claim.id, at % len(text), claim.span)
        except OverlapForbidden:
            new = None
        if new is None:
            self.changed(self.world)
            return
        assert text[new.start : new.end] == new.quote
        assert new.span != claim.span
        self.changed(self.world | {claim.id: new})

    @doing(claims.accept)
    @rule(which=PICK, take=st.integers(0, 2))
    def accept(self: Any, which: int, take: int) -> None:
        marks = [it for it in self.all(Annotation) if it.label == "CLAIM"]
        if not marks:
            return
        claim = marks[which % len(marks)]
        proposal = claims.proposed(self.ws, claim.id)
        parts = proposal.parts[:take]
        step = claims.accept(self.ws, replace(proposal, parts=parts))
        if step is None:
            self.changed(self.world)
            return
        found = {edit.record.id: edit.record for edit in step.edits}
        added = [it for it in found.values() if it.id not in self.world]
        assert all(isinstance(it, Annotation | Relation) for it in added)
        for it in added:
            if isinstance(it, Relation):
                assert it.from_id == claim.id
                assert it.to_id in self.world | found
        assert found.keys() - {it.id for it in added} <= {claim.id}
        self.changed(self.world | found)
