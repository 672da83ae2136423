"""Every command in any order, by several people, with restarts and kills, against a plain model.

A command that changes something has a rule here that says so by ``@doing``.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from command_bulk import BulkRules
from command_claims import ClaimRules
from command_findings import FindingRules
from command_label_sets import CHANGES, carried, wished
from command_relations import RelationRules
from command_world import (
    COMMENT,
    LABEL,
    LETTERS,
    PICK,
    WORDS,
    World,
    WorldMachine,
    digest,
    doing,
    of_article,
    place,
    raised,
    sound,
    without_loose_ends,
)
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from hashiya.commands import annotate, articles, correcting, history, label_sets
from hashiya.commands.reading import ImportBatch, ImportItem
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.errors import (
    NotThereYet,
    OverlapForbidden,
    QuoteMismatch,
    StaleEdit,
    StepCarries,
    StepChangedSince,
    StepUndone,
)
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.model.unplaced import Unplaced
from hashiya.text.blocks import split_blocks
from hashiya.text.joins import joins


class CommandMachine(BulkRules, ClaimRules, FindingRules, RelationRules, WorldMachine):
    # -- commands

    @doing(articles.add)
    @rule(
        letters=st.text(st.sampled_from(LETTERS), min_size=6, max_size=40),
        label=LABEL,
        new_label=st.booleans(),
    )
    def import_a_text(self, letters: str, label: tuple[str, str], *, new_label: bool) -> None:
        if len(self.all(Article)) >= 4:
            return
        self.count += 1
        text = f"نص {self.count} {letters}"
        code = f"NEW{self.count}" if new_label else label[1]
        spans = (
            IncomingSpan(
                id="1",
                layer=label[0],
                label=code,
                fragments=(Span(0, 2),),
                attributes={"comment": "تحقق"},
            ),
            IncomingSpan(id="2", layer="claim", label="CLAIM", fragments=(Span(0, 5),)),
        )
        arrows = (IncomingRelation(id="3", label="about", from_id="2", to_id="1"),)
        incoming = Incoming(
            name=f"{self.count}.txt",
            title=f"خبر {self.count}",
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            spans=spans,
            relations=arrows,
        )
        articles.add(
            self.ws, ImportBatch(items=(ImportItem(path=Path("x.txt"), incoming=incoming),))
        )
        line = max(self.ws.articles(), key=lambda it: it.position)
        made = self.ws.article(line.id)
        assert (made.text, made.title, made.name) == (text, incoming.title, incoming.name)
        marks = {(it.layer, it.label, it.fragments) for it in self.ws.annotations(made.id)}
        assert marks == {(it.layer, it.label, it.fragments) for it in spans}
        found = [made, *self.ws.annotations(made.id), *self.ws.relations(made.id)]
        assert [it.label for it in found if isinstance(it, Relation)] == ["about"]
        after = self.world | {it.id: it for it in found}
        schema = self.ws.schema()
        assert schema.label(label[0], code) is not None
        if schema != self.schema_now:
            after["schema"] = schema
        self.digests[made.id] = {digest(text)}
        self.changed(after)

    @doing(articles.add)
    @rule(which=PICK)
    def import_it_again(self, which: int) -> None:
        it = self.pick(Article, which)
        if it is None:
            return
        incoming = Incoming(name="y.txt", title="غيره", text=it.text, sha256=it.sha256)
        articles.add(
            self.ws, ImportBatch(items=(ImportItem(path=Path("y.txt"), incoming=incoming),))
        )
        self.changed(self.world | {it.id: replace(it, deleted=False)})

    @doing(annotate.tag)
    @rule(which=PICK, start=PICK, length=PICK, label=LABEL, cut=st.booleans())
    def tag(
        self, which: int, start: int, length: int, label: tuple[str, str], *, cut: bool
    ) -> None:
        it = self.pick(Article, which)
        if it is not None:
            self.tagged(it, *place(it.text, start, length, cut=cut), label)

    def tagged(self, it: Article, fragments: tuple[Span, ...], label: tuple[str, str]) -> None:
        there = [
            mark
            for mark in self.all(Annotation)
            if (mark.article, mark.layer, mark.fragments) == (it.id, label[0], fragments)
        ]
        mine = [mark for mark in there if mark.annotator == self.ws.me]
        try:
            made = annotate.tag(self.ws, it.id, fragments, *label)
        except OverlapForbidden:
            self.changed(self.world)
            return
        if there:
            old = next(mark for mark in mine or there if mark.id == made.id)
            expected = replace(old, label=label[1])
        else:
            expected = self.mark(it, made, fragments, label)
        self.changed(self.world | {made.id: expected})

    @doing(annotate.retag)
    @rule(which=PICK, label=LABEL)
    def retag(self, which: int, label: tuple[str, str]) -> None:
        it = self.pick(Annotation, which)
        if it is None:
            return
        try:
            annotate.retag(self.ws, it.id, *label)
        except OverlapForbidden:
            return
        schema = self.ws.schema()
        kept = {  # what the new label cannot have goes, what no label set ever knew stays
            name: value
            for name, value in it.attributes.items()
            if name in annotate.EVERYWHERE
            or schema.attribute(*label, name) is not None
            or schema.attribute(it.layer, it.label, name) is None
        }
        new = replace(it, layer=label[0], label=label[1], attributes=kept)
        self.changed(self.world | {it.id: new})

    @doing(annotate.move)
    @rule(which=PICK, start=PICK, length=PICK, cut=st.booleans())
    def move(self, which: int, start: int, length: int, *, cut: bool) -> None:
        it = self.pick(Annotation, which)
        if it is None:
            return
        text = self.world[it.article].text
        (fragments,) = place(text, start, length, cut=cut)
        try:
            annotate.move(self.ws, it.id, fragments)
        except OverlapForbidden:
            return
        quote = text[fragments[0].start : fragments[-1].end]
        self.changed(self.world | {it.id: replace(it, fragments=fragments, quote=quote)})

    @doing(annotate.set_attribute, annotate.set_relation_attribute)
    @rule(which=PICK, name=st.sampled_from(["comment", "certain"]), value=COMMENT)
    def describe(self, which: int, name: str, value: str | None) -> None:
        found = [*self.all(Annotation), *self.all(Relation)]
        if not found:
            return
        it = found[which % len(found)]
        said = value if value is None or name == "comment" else bool(value)
        if isinstance(it, Annotation):
            annotate.set_attribute(self.ws, it.id, name, said)
        else:
            annotate.set_relation_attribute(self.ws, it.id, name, said)
        attributes = {key: one for key, one in it.attributes.items() if key != name}
        if said is not None:
            attributes[name] = said
        self.changed(self.world | {it.id: replace(it, attributes=attributes)})

    @doing(annotate.remove)
    @rule(which=st.lists(PICK, min_size=1, max_size=4))
    def remove(self, which: list[int]) -> None:
        marks = self.all(Annotation)
        going = {marks[it % len(marks)].id for it in which} if marks else set()
        annotate.remove(self.ws, sorted(going))
        hanging = {it.id for it in self.all(Relation) if {it.from_id, it.to_id} & going}
        self.changed({k: it for k, it in self.world.items() if k not in going | hanging})

    @doing(annotate.unrelate)
    @rule(which=PICK)
    def unrelate(self, which: int) -> None:
        it = self.pick(Relation, which)
        if it is not None:
            annotate.unrelate(self.ws, [it.id])
            self.changed({k: one for k, one in self.world.items() if k != it.id})

    @doing(articles.update)
    @rule(which=PICK, title=WORDS, status=st.sampled_from(["new", "done", None]))
    def update(self, which: int, title: str, status: str | None) -> None:
        it = self.pick(Article, which)
        if it is None:
            return
        facts = {"title": title.strip()} if status is None else {"status": status}
        articles.update(self.ws, it.id, **facts)
        self.changed(self.world | {it.id: replace(it, **facts)})

    @doing(articles.turn)
    @rule(which=PICK, direction=st.sampled_from(["rtl", "ltr", "auto"]))
    def turn(self, which: int, direction: str) -> None:
        it = self.pick(Article, which)
        if it is None:
            return
        articles.turn(self.ws, it.id, 0, direction)
        turned = {at: one for at, one in it.directions.items() if at != 0}
        if direction != "auto":
            turned[0] = direction
        self.changed(self.world | {it.id: replace(it, directions=turned)})

    @doing(articles.break_at_joins)
    @rule(which=PICK, shown=st.booleans())
    def break_at_joins(self, which: int, *, shown: bool) -> None:
        it = self.pick(Article, which)
        if it is None:
            return
        articles.break_at_joins(self.ws, it.id, shown=shown)
        places = joins(it.text)
        found = {at: one for at, one in it.directions.items() if at not in places}
        if shown:
            kept = split_blocks(it.text, None, it.directions)
            found |= {at: it.directions.get(at) or kept.direction(kept.at(at)) for at in places}
        self.changed(self.world | {it.id: replace(it, directions=found)})

    @doing(articles.remove, articles.restore)
    @rule(deleted=st.booleans(), which=st.lists(PICK, min_size=1, max_size=3))
    def bin(self, which: list[int], *, deleted: bool) -> None:
        found = self.all(Article)
        ids = {found[it % len(found)].id for it in which} if found else set()
        (articles.remove if deleted else articles.restore)(self.ws, sorted(ids))
        self.changed(self.world | {it: replace(self.world[it], deleted=deleted) for it in ids})

    @doing(correcting.correct, correcting.carry_out)
    @rule(which=PICK, at=PICK, cut=st.integers(0, 3), letters=WORDS)
    def correct(self, which: int, at: int, cut: int, letters: str) -> None:
        it = self.pick(Article, which)
        if it is None:
            return
        self.count += 1
        at %= len(it.text)
        text = f"{it.text[:at]}{letters}{self.count}{it.text[at + cut :]}"
        edits = correcting.plan(self.ws, it.id, text).edits
        correcting.correct(self.ws, it.id, text)
        self.digests[it.id].add(digest(text))
        after = self.after(edits)
        assert after[it.id].text == text
        before = {one.id for one in self.all(Annotation) if one.article == it.id}
        waiting = {one.annotation.id for one in after.values() if isinstance(one, Unplaced)}
        assert before <= waiting | after.keys()
        assert sound(after)
        self.changed(after)

    @doing(correcting.place, correcting.let_go)
    @rule(which=PICK, start=PICK, length=PICK, away=st.booleans())
    def place_what_waits(self, which: int, start: int, length: int, *, away: bool) -> None:
        it = self.pick(Unplaced, which)
        if it is None:
            return
        if away:
            correcting.let_go(self.ws, [it.id])
            self.changed({key: one for key, one in self.world.items() if key != it.id})
            return
        (fragments,) = place(self.world[it.article].text, start, length, cut=False)
        try:
            made = correcting.place(self.ws, it.id, fragments)
        except OverlapForbidden:
            return
        after = self.after(self.ws.step(self.head()).edits)
        assert it.id not in after
        assert after[made.id].fragments == fragments
        self.changed(after)

    @doing(label_sets.change)
    @rule(what=st.sampled_from(CHANGES))
    def change_the_label_set(self, what: str) -> None:
        self.count += 1
        schema, carry = wished(what, self.schema_now, self.world, self.count)
        plan = label_sets.plan(self.ws, schema, carry)
        after = carried(self.world, carry)
        assert plan.refused == ()
        assert plan.uses == sum(after.get(k) != it for k, it in self.world.items() if k != "schema")
        label_sets.change(self.ws, plan)
        if schema != self.schema_now:
            after["schema"] = replace(schema, version=schema.version + 1)
        assert self.ws.schema() == after.get("schema", self.schema)
        self.changed(after)

    def after(self, edits) -> World:
        """The world with a command's own edits, where they can only be taken at their word."""
        after = dict(self.world)
        for edit in edits:
            assert after.get(edit.record.id) == edit.before
            if edit.after is None:
                del after[edit.record.id]
            else:
                after[edit.record.id] = edit.after
        return after

    # -- history

    @doing(history.go_back)
    @precondition(lambda self: self.moments)
    @rule(which=PICK, when=PICK)
    def go_back(self, which: int, when: int) -> None:
        it = self.pick(Article, which)
        if it is None:
            return
        step_id, then = self.moments[when % len(self.moments)]
        if it.id not in then:
            assert history.state_at(self.ws, it.id, step_id).article is None
            assert raised(lambda: history.go_back(self.ws, it.id, step_id), NotThereYet)
            return
        seen = history.state_at(self.ws, it.id, step_id)
        ours = {key: one for key, one in then.items() if of_article(one, it.id)}
        assert {it.id: seen.article} | {
            one.id: one for one in (*seen.annotations, *seen.relations, *seen.others)
        } == ours
        history.go_back(self.ws, it.id, step_id)
        ours[it.id] = replace(ours[it.id], position=it.position)
        others = {key: one for key, one in self.world.items() if not of_article(one, it.id)}
        self.changed(without_loose_ends(others | ours))

    @doing(history.take_back)
    @precondition(lambda self: self.steps)
    @rule(which=PICK)
    def take_back(self, which: int) -> None:
        recent = list(self.steps)[-12:]
        target = recent[which % len(recent)]
        after = self.turned(self.steps[target], back=True)
        if not self.stands(target):
            assert raised(lambda: history.take_back(self.ws, target), StepUndone)
        elif after is None:
            back = lambda: history.take_back(self.ws, target)  # noqa: E731 - said once, here
            assert raised(back, StepChangedSince, StepCarries, StaleEdit, QuoteMismatch)
        else:
            step = history.take_back(self.ws, target)
            self.changed(after)
            self.takers.setdefault(target, set()).add(step.id)
