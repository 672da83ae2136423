"""The plain model of a project for the machine of commands, and what people, time and mishaps do to it.

The model is a dict of records and two stacks of changes a person; it shares no code with the store.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import signal
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hashiya.commands import annotate, projects
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.errors import (
    NothingToRedo,
    NothingToUndo,
    OverlapForbidden,
    QuoteMismatch,
    StaleEdit,
)
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.workspace import Workspace

PEOPLE = ("ليلى", "سلمى", "Karim")
LABELS = (("entity", "PERS"), ("entity", "GPE"), ("claim", "CLAIM"), ("claim", "SOURCE"))
LETTERS = "ابتث حخد\u064b\u0651\u0640\u200c\u200d\u200f😀👨🇸🇦a1،.\n\u2028"
PICK = st.integers(0, 9_999)
SELDOM = st.sampled_from([True, True, True, False])
LABEL = st.sampled_from(LABELS)
COMMENT = st.sampled_from(["تحقق", "", "1", None])
WORDS = st.text(st.sampled_from("ابتثa 1"), min_size=1, max_size=8).filter(str.strip)
World = dict[str, object]
Changes = dict[str, tuple[object, object]]


@dataclass
class Stacks:
    done: list[tuple[str, Changes]] = field(default_factory=list)
    undone: list[tuple[str, Changes]] = field(default_factory=list)


@cache
def template() -> Path:
    """An empty project, made once: each run begins with a copy."""
    folder = fast_folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    projects.create(folder / "empty.hashiya", me=PEOPLE[0]).close()
    return folder / "empty.hashiya"


def fast_folder() -> Path:
    """A folder in memory where there is one: the machine asks for order, not for the disk."""
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="hashiya-test-", dir=place))


DONE: dict[str, Callable[..., object]] = {}
"""The commands that have a rule, by ``module.function``."""


def doing(*commands: Callable[..., object]):
    """Say which commands a rule tries."""
    for it in commands:
        DONE[f"{it.__module__.rpartition('.')[2]}.{it.__name__}"] = it
    return lambda function: function


class WorldMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = fast_folder()
        self.path = self.folder / "p.hashiya"
        shutil.copyfile(template(), self.path)
        self.ws: Workspace = projects.open_project(self.path, PEOPLE[0])
        self.world: World = {}
        self.schema = self.ws.schema()
        self.schemas = {"": self.schema}
        self.people = {it: Stacks() for it in PEOPLE}
        self.steps: dict[str, Changes] = {}
        self.takers: dict[str, set[str]] = {}
        self.moments: list[tuple[str, World]] = []
        self.digests: dict[str, set[str]] = {}
        self.count = 0

    def teardown(self) -> None:
        try:
            assert self.damage() == []
            assert self.ws.schema() == self.schema_now
            self.ws.close()
            assert [it.name for it in self.folder.iterdir()] == ["p.hashiya"]
        finally:
            self.ws.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def damage(self) -> list:
        return [it for it in self.ws.check() if it.severity == "damage"]

    # -- the model

    def all(self, kind: type) -> list:
        return [it for it in self.world.values() if isinstance(it, kind)]

    def pick(self, kind: type, number: int):
        found = self.all(kind)
        return found[number % len(found)] if found else None

    def head(self) -> str:
        newest = self.ws.history(1)
        return newest[0].id if newest else ""

    def changed(self, after: World) -> None:
        """The command is to have brought about this world, by one step of mine or by none."""
        keys = dict.fromkeys([*self.world, *after])  # in an order that every run has
        changes = {
            key: (self.world.get(key), after.get(key))
            for key in keys
            if self.world.get(key) != after.get(key)
        }
        head = self.head()
        if not changes:
            assert head == (self.moments[-1][0] if self.moments else "")
            return
        self.world = after
        self.steps[head] = changes
        self.people[self.ws.me].done.append((head, changes))
        self.people[self.ws.me].undone.clear()
        self.moments.append((head, dict(after)))

    def turned(self, changes: Changes, *, back: bool) -> World | None:
        """The world after these changes or their inverse; ``None`` where they do not fit."""
        after = dict(self.world)
        for key, (old, new) in changes.items():
            here, there = (new, old) if back else (old, new)
            if self.world.get(key) != here:
                return None
            if there is None:
                after.pop(key)
            else:
                after[key] = there
        return after if sound(after) else None

    def travel(self, *, back: bool) -> None:
        stacks = self.people[self.ws.me]
        source, target = (stacks.done, stacks.undone) if back else (stacks.undone, stacks.done)
        go = self.ws.undo if back else self.ws.redo
        assert (self.ws.can_undo if back else self.ws.can_redo) == bool(source)
        if not source:
            assert raised(go, NothingToUndo, NothingToRedo)
            return
        _, changes = source[-1]
        after = self.turned(changes, back=back)
        if after is None:
            assert raised(go, StaleEdit, QuoteMismatch)
            return
        step = go()
        target.append(source.pop())
        self.world = after
        self.moments.append((step.id, dict(after)))
        self.takers.setdefault(step.undoes, set()).add(step.id)

    def stands(self, step_id: str) -> bool:
        """A step stands unless one that stands takes it back."""
        return not any(self.stands(it) for it in self.takers.get(step_id, ()))

    def mark(self, it: Article, made: Annotation, fragments, label) -> Annotation:
        assert made.id not in self.world
        return Annotation(
            id=made.id,
            article=it.id,
            layer=label[0],
            label=label[1],
            fragments=fragments,
            quote=it.text[fragments[0].start : fragments[-1].end],
            annotator=self.ws.me,
            created=made.created,
        )

    @property
    def schema_now(self):
        return self.world.get("schema", self.schema)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.travel(back=True)

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.travel(back=False)

    # -- people, time and mishaps

    @rule(who=st.sampled_from(PEOPLE))
    def another_goes_on(self, who: str) -> None:
        self.ws.me = who

    @rule()
    def settle(self) -> None:
        assert self.ws.settle()

    @rule(soon=SELDOM)
    def come_back_later(self, *, soon: bool) -> None:
        if soon:
            return
        me = self.ws.me
        self.ws.close()
        assert [it.name for it in self.folder.iterdir()] == ["p.hashiya"]
        self.ws = projects.open_project(self.path, me)

    @rule(which=PICK, start=PICK, soon=SELDOM)
    def be_killed_after_a_tag(self, which: int, start: int, *, soon: bool) -> None:
        """Another process tags, says so and is killed at once, its journal beside the file."""
        it = self.pick(Article, which)
        if it is None or soon:
            return
        (fragments,) = place(it.text, start, 1, cut=False)
        taken = {(one.layer, one.fragments) for one in self.all(Annotation)}
        if ("entity", fragments) in taken:
            return
        me = self.ws.me
        self.ws.close()
        made = tag_and_die(self.path, me, it.id, fragments)
        self.ws = projects.open_project(self.path, me)
        if made is None:
            return
        kept = self.ws.annotation(made)
        assert kept is not None
        expected = self.mark(it, kept, fragments, ("entity", "PERS"))
        self.changed(self.world | {made: expected})

    # -- the law

    @invariant()
    def the_file_says_what_the_model_says(self) -> None:
        lines = {it.id: it for it in (*self.ws.articles(), *self.ws.articles(deleted=True))}
        found: World = {}
        for key, line in lines.items():
            whole = self.ws.article(key)
            marks, arrows = self.ws.annotations(key), self.ws.relations(key)
            found |= {it.id: it for it in (whole, *marks, *arrows, *self.ws.unplaced(key))}
            assert digest(whole.text) in self.digests[key]
            assert (line.annotations, line.relations) == (len(marks), len(arrows))
        assert found == {key: it for key, it in self.world.items() if key != "schema"}

    @invariant()
    def the_history_knows_what_stands(self) -> None:
        recent = list(self.steps)[-6:]
        undone = self.ws.history_states(recent)
        assert set(undone) == {it for it in recent if not self.stands(it)}


def raised(act: Callable[[], object], *kinds: type[Exception]) -> bool:
    try:
        act()
    except kinds:
        return True
    return False


def place(text: str, start: int, length: int, *, cut: bool) -> tuple[tuple[Span, ...]]:
    start %= len(text) - 4
    end = start + 1 + length % (len(text) - start)
    if cut and start + 3 <= len(text):
        return ((Span(start, start + 1), Span(start + 2, start + 3)),)
    return ((Span(start, end),),)


def wrong_end(label: str, end: Annotation) -> bool:
    return end.label != "CLAIM" if label == "same_claim" else end.layer != "entity"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def of_article(it: object, article_id: str) -> bool:
    return it.id == article_id or getattr(it, "article", "") == article_id


def sound(world: World) -> bool:
    """Whether every mark has its article and its words, and every relation its ends."""
    return all(
        getattr(it, "article", key) in world
        and (not isinstance(it, Annotation) or it.stands_in(world[it.article].text))
        and (not isinstance(it, Relation) or {it.from_id, it.to_id} <= world.keys())
        for key, it in world.items()
    )


def without_loose_ends(world: World) -> World:
    return {
        key: it
        for key, it in world.items()
        if not isinstance(it, Relation) or {it.from_id, it.to_id} <= world.keys()
    }


def tag_and_die(path: Path, me: str, article_id: str, fragments) -> str | None:
    """The id of the mark that a child process stored before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            ws = projects.open_project(path, me)
            try:
                told = annotate.tag(ws, article_id, fragments, "entity", "PERS").id
            except OverlapForbidden:
                told = "-"
            os.write(writing, told.encode())
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert told, "the child was killed before it had stored anything"
    return None if told == "-" else told
