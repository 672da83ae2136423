"""Rules of the machine of commands for findings, bookmarks and notes: a fix changes marks and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from command_world import PICK, doing
from hypothesis import strategies as st
from hypothesis.stateful import rule

from hashiya import rules
from hashiya.commands import articles, checking, fixing
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit


class FindingRules:
    """Mixed into the machine; ``ws``, ``world`` and ``changed`` are its own."""

    @doing(fixing.fix, checking.findings)
    @rule(which=PICK, every=st.booleans())
    def fix(self: Any, which: int, *, every: bool) -> None:
        found = [it for it in checking.findings(self.ws) if it.fixable]
        chosen = (
            found if every else found[which % len(found) : which % len(found) + 1] if found else []
        )
        step = fixing.fix(self.ws, chosen)
        after = dict(self.world)
        for edit in step.edits if step else ():
            self.take_over(after, edit)
        self.changed(after)
        if chosen and not every and all(it.overlap == "any" for it in self.ws.schema().layers):
            (one,) = chosen
            left = checking.findings(self.ws, [one.article])
            assert (one.rule, one.record) not in {(it.rule, it.record) for it in left}

    @doing(articles.toggle_bookmark)
    @rule(which=PICK, at=PICK)
    def bookmark(self: Any, which: int, at: int) -> None:
        it = self.pick(Article, which)
        if it is None:
            return
        position = at % len(it.text)
        made = articles.toggle_bookmark(self.ws, it.id, position)
        kept = [one for one in it.bookmarks if one != position]
        places = kept if position in it.bookmarks else sorted([*kept, position])
        assert made == replace(it, bookmarks=tuple(places))
        self.changed(self.world | {it.id: made})

    @doing(articles.update)
    @rule(which=PICK, note=st.sampled_from(["", "تحقق\nمنه", "😀"]))
    def write_a_note(self: Any, which: int, note: str) -> None:
        it = self.pick(Article, which)
        if it is not None:
            articles.update(self.ws, it.id, note=note)
            self.changed(self.world | {it.id: replace(it, note=note)})

    def take_over(self: Any, after: dict[str, object], edit: Edit) -> None:
        old, new = edit.before, edit.after
        assert self.world[old.id] == old
        if new is None:
            del after[old.id]
            return
        assert isinstance(new, Annotation)
        assert new.stands_in(after[new.article].text)
        assert (
            replace(new, fragments=old.fragments, quote=old.quote, attributes=old.attributes) == old
        )
        after[new.id] = new

    @doing(fixing.silence)
    @rule(name=st.sampled_from(rules.NAMES), on=st.booleans())
    def silence(self: Any, name: str, *, on: bool) -> None:
        old = self.schema_now
        after = dict(self.world)
        told = [it for it in old.silenced if it != name]
        if (name in old.silenced) != on:
            silenced = (*old.silenced, name) if on else tuple(told)
            after["schema"] = replace(old, silenced=silenced, version=old.version + 1)
        fixing.silence(self.ws, name, on=on)
        self.changed(after)
        assert self.ws.schema() == self.schema_now
        if on:
            assert all(it.rule != name for it in checking.findings(self.ws))
