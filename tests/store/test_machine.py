"""Whatever is done, in whatever order, the file says what a plain model says: the store's one law."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from making import annotation, article, relation, step
from store_schema import SCHEMA

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import NothingToRedo, NothingToUndo, StaleEdit
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace

TEXTS = st.text(
    st.sampled_from(
        "ابتثج حخد\u064b\u0651\u0640\u200c\u200d\u200f\u2067\u2069😀👨🇸🇦a1،.\r\n\u2028"
    ),
    min_size=3,
    max_size=40,
)
LABELS = st.sampled_from(["PERS", "ORG", "CLAIM"])
VALUES = st.one_of(
    st.booleans(), st.sampled_from(["NAM", "", "Q1"]), st.integers(-9, 9), st.just(("a", "b"))
)
ATTRIBUTES = st.dictionaries(st.sampled_from(["mention", "main", "comment"]), VALUES, max_size=3)
PICK = st.integers(0, 10_000)
Records = dict[str, Article | Annotation | Relation]


class StoreMachine(RuleBasedStateMachine):
    """Steps against a dict of records and two stacks of steps."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="hashiya-test-"))
        self.path = self.folder / "p.hashiya"
        self.ws = Workspace(ProjectFile.create(self.path, SCHEMA), "me")
        self.records: Records = {}
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.told: list[str] = []
        self.ws.subscribe(lambda it: self.told.append(it.id))

    def teardown(self) -> None:
        self.ws.close()
        assert [it.name for it in self.folder.iterdir()] == ["p.hashiya"]
        shutil.rmtree(self.folder)

    # -- the model

    def all(self, kind: type) -> list:
        return [it for it in self.records.values() if isinstance(it, kind)]

    def pick(self, kind: type, number: int):
        found = self.all(kind)
        return found[number % len(found)] if found else None

    def take(self, edits: tuple[Edit, ...]) -> None:
        for edit in edits:
            if edit.after is None:
                del self.records[edit.record.id]
            else:
                self.records[edit.record.id] = edit.after

    def apply(self, *edits: Edit) -> None:
        made = step(*edits)
        self.ws.apply(made)
        assert self.told[-1] == made.id
        self.take(edits)
        self.done.append(made)
        self.undone.clear()

    # -- what can be done

    @rule(texts=st.lists(TEXTS, min_size=1, max_size=3), label=LABELS, values=ATTRIBUTES)
    def bring_in(self, texts: list[str], label: str, values: dict) -> None:
        articles = [article(text, labels={"topics": ("حرب",)}) for text in texts]
        marks = [annotation(it, 0, len(it.text) - 1, label, attributes=values) for it in articles]
        self.apply(*(Edit(None, it) for it in (*articles, *marks)))

    @rule(which=PICK, start=PICK, length=PICK, label=LABELS, values=ATTRIBUTES)
    def tag(self, which: int, start: int, length: int, label: str, values: dict) -> None:
        it = self.pick(Article, which)
        if it is not None:
            start %= len(it.text)
            end = start + 1 + length % (len(it.text) - start)
            self.apply(Edit(None, annotation(it, start, end, label, attributes=values)))

    @rule(which=PICK, label=LABELS, values=ATTRIBUTES)
    def describe(self, which: int, label: str, values: dict) -> None:
        it = self.pick(Annotation, which)
        if it is not None:
            self.apply(Edit(it, dataclasses.replace(it, label=label, attributes=values)))

    @rule(which=PICK, cut=st.booleans())
    def move(self, which: int, *, cut: bool) -> None:
        it = self.pick(Annotation, which)
        if it is None:
            return
        text = self.records[it.article].text
        parts = (Span(0, 1), Span(2, 3)) if cut else (Span(0, 2),)
        quote = text[0 : parts[-1].end]
        self.apply(Edit(it, dataclasses.replace(it, fragments=parts, quote=quote)))

    @rule(one=PICK, other=PICK, values=ATTRIBUTES)
    def relate(self, one: int, other: int, values: dict) -> None:
        start, end = self.pick(Annotation, one), self.pick(Annotation, other)
        if start is not None and start != end:
            self.apply(Edit(None, relation(start, end, attributes=values)))

    @rule(which=PICK)
    def remove(self, which: int) -> None:
        it = self.pick(Annotation, which)
        if it is not None:
            self.apply(*self.without({it.id}))

    @rule(which=PICK)
    def remove_an_article(self, which: int) -> None:
        it = self.pick(Article, which)
        if it is not None:
            marks = {mark.id for mark in self.all(Annotation) if mark.article == it.id}
            self.apply(*self.without(marks), Edit(it, None))

    def without(self, ids: set[str]) -> list[Edit]:
        arrows = [it for it in self.all(Relation) if {it.from_id, it.to_id} & ids]
        return [Edit(it, None) for it in (*arrows, *(self.records[it] for it in sorted(ids)))]

    @rule(which=PICK, title=TEXTS)
    def rename(self, which: int, title: str) -> None:
        it = self.pick(Article, which)
        if it is not None:
            self.apply(Edit(it, dataclasses.replace(it, title=title, deleted=not it.deleted)))

    @rule()
    def undo(self) -> None:
        if not self.done:
            assert not self.ws.can_undo
            try:
                self.ws.undo()
            except NothingToUndo:
                return
            raise AssertionError
        target = self.done.pop()
        made = self.ws.undo()
        assert made.undoes == target.id
        self.take(made.edits)
        self.undone.append(target)

    @rule()
    def redo(self) -> None:
        if not self.undone:
            assert not self.ws.can_redo
            try:
                self.ws.redo()
            except NothingToRedo:
                return
            raise AssertionError
        target = self.undone.pop()
        made = self.ws.redo()
        assert made.edits == target.edits
        self.take(made.edits)
        self.done.append(target)

    @rule(times=st.integers(1, 3), further=st.integers(0, 1))
    def go_back_and_forth(self, times: int, further: int) -> None:
        for _ in range(times):
            self.undo()
        for _ in range(times + further):
            self.redo()

    @precondition(lambda self: self.all(Annotation))
    @rule(which=PICK)
    def a_stale_step_changes_nothing(self, which: int) -> None:
        it = self.pick(Annotation, which)
        stale = dataclasses.replace(it, created=it.created + 1)
        extra = article("زيادة")
        try:
            self.ws.apply(step(Edit(None, extra), Edit(stale, it)))
        except StaleEdit:
            return
        raise AssertionError

    @rule()
    def come_back_later(self) -> None:
        self.ws.close()
        assert [it.name for it in self.folder.iterdir()] == ["p.hashiya"]
        self.ws = Workspace(ProjectFile.open(self.path), "me")
        self.ws.subscribe(lambda it: self.told.append(it.id))

    @rule()
    def settle(self) -> None:
        assert self.ws.settle()
        wal = self.path.with_name(self.path.name + "-wal")
        assert not wal.exists() or wal.stat().st_size == 0

    # -- the law

    @invariant()
    def what_comes_in_from_other_articles_is_found(self) -> None:
        for key in [it.id for it in self.all(Article)]:
            expected = [
                it
                for it in self.all(Relation)
                if it.article != key and self.records[it.to_id].article == key
            ]
            found = self.ws.relations_into(key)
            assert sorted(found, key=lambda it: it.id) == sorted(expected, key=lambda it: it.id)

    @invariant()
    def the_file_says_what_the_model_says(self) -> None:
        lines = {it.id: it for it in (*self.ws.articles(), *self.ws.articles(deleted=True))}
        assert set(lines) == {it.id for it in self.all(Article)}
        for it in self.all(Article):
            marks = {mark.id: mark for mark in self.all(Annotation) if mark.article == it.id}
            arrows = {arrow.id: arrow for arrow in self.all(Relation) if arrow.article == it.id}
            assert self.ws.article(it.id) == it
            assert {mark.id: mark for mark in self.ws.annotations(it.id)} == marks
            assert {arrow.id: arrow for arrow in self.ws.relations(it.id)} == arrows
            counted = (lines[it.id].annotations, lines[it.id].relations)
            assert counted == (len(marks), len(arrows))

    @invariant()
    def the_check_finds_no_damage(self) -> None:
        assert [it for it in self.ws.check() if it.severity == "damage"] == []


class TestStore(StoreMachine.TestCase):
    settings = settings(max_examples=settings().max_examples // 4, stateful_step_count=30)
