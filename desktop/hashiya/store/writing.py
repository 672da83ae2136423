"""Writes one step into the rows and the history; the caller holds the transaction and rolls back.

Removals come first, then changes, then additions, whatever order the step has: so the ends of a
relation are there when it needs them. A step speaks of a record once.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Record, Step
from hashiya.model.errors import QuoteMismatch, StaleEdit
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.store import codec, journal, queries, rows, uid

R = TypeVar("R", Annotation, Article, Relation)
Pair = tuple[R | None, bytes | None, R | None, bytes | None]


def write(db: sqlite3.Connection, step: Step) -> None:
    """Store the step.

    Raises:
        StaleEdit: a ``before`` is not what is stored, or what is to be added is there.
        QuoteMismatch: an annotation does not quote its article.
    """
    _StepWriter(db, step).write()


class _StepWriter:
    def __init__(self, db: sqlite3.Connection, step: Step) -> None:
        self._db = db
        self._step = step
        self._registry = rows.Registry(db)
        self._coded = [_code(edit) for edit in step.edits]
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._annotations: Counter[int] = Counter()
        self._relations: Counter[int] = Counter()

    def write(self) -> None:
        self._refuse_repeats()
        relations, annotations, articles = (
            self._pairs(Relation),
            self._pairs(Annotation),
            self._pairs(Article),
        )
        self._schemas()
        self._find_articles(annotations, relations)
        try:
            self._relations_out(relations)
            self._annotations_out(annotations)
            self._articles(articles)
            self._annotations_in(annotations)
            self._relations_in(relations)
        except sqlite3.IntegrityError as failure:
            raise StaleEdit(kind="step", name=self._step.act) from failure
        rows.count(self._db, "n_annotations", self._annotations)
        rows.count(self._db, "n_relations", self._relations)
        journal.write(self._db, self._step, self._registry.annotator(self._step.by), self._coded)

    def _refuse_repeats(self) -> None:
        seen = {(type(edit.record), edit.record.id) for edit in self._step.edits}
        if len(seen) != len(self._step.edits):
            raise ValueError("a step speaks of one record twice")

    def _pairs(self, kind: type[R]) -> list[Pair[R]]:
        return [
            (edit.before, before, edit.after, after)  # pyright: ignore[reportReturnType] - one kind
            for edit, (its_kind, before, after) in zip(self._step.edits, self._coded, strict=True)
            if its_kind is kind
        ]

    def _schemas(self) -> None:
        for edit in self._step.edits:
            if isinstance(edit.record, Schema):
                stored = codec.canonical(queries.schema(self._db))
                if edit.before is None or codec.canonical(edit.before) != stored:
                    raise StaleEdit(kind="schema", name=edit.record.id)
                if not isinstance(edit.after, Schema):
                    raise ValueError("a project needs a label set")
                rows.put_schema(self._db, edit.after)

    def _find_articles(
        self, annotations: Sequence[Pair[Annotation]], relations: Sequence[Pair[Relation]]
    ) -> None:
        """Numbers and texts of the stored articles that the step speaks of."""
        named = {(new or old).article for old, _, new, _ in annotations if new or old}  # pyright: ignore[reportOptionalMemberAccess]
        named |= {(new or old).article for old, _, new, _ in relations if new or old}  # pyright: ignore[reportOptionalMemberAccess]
        keys = [uid.to_bytes(it) for it in named]
        for number, article in queries.find_articles(self._db, keys).values():
            self._numbers[article.id] = number
            self._texts[article.id] = article.text

    def _relations_out(self, pairs: Sequence[Pair[Relation]]) -> None:
        going = [(old, data) for old, data, _, _ in pairs if old and data]
        found = queries.find_relations(self._db, [uid.to_bytes(it.id) for it, _ in going])
        numbers = [_same(found.get(uid.to_bytes(it.id)), it, data) for it, data in going]
        rows.remove_relations(self._db, numbers)
        for it, _ in going:
            self._relations[self._numbers[it.article]] -= 1

    def _annotations_out(self, pairs: Sequence[Pair[Annotation]]) -> None:
        standing = [(old, data, new) for old, data, new, _ in pairs if old and data]
        found = queries.find_annotations(self._db, [uid.to_bytes(it.id) for it, _, _ in standing])
        going: list[int] = []
        for old, data, new in standing:
            number = _same(found.get(uid.to_bytes(old.id)), old, data)
            self._numbers[old.id] = number
            if new is None:
                going.append(number)
                self._annotations[self._numbers[old.article]] -= 1
            elif new.article != old.article:
                raise ValueError("an annotation stays in its article")
        rows.remove_annotations(self._db, going)

    def _articles(self, pairs: Sequence[Pair[Article]]) -> None:
        standing = [pair for pair in pairs if pair[0]]
        keys = [uid.to_bytes(old.id) for old, _, _, _ in standing if old]
        found = queries.find_articles(self._db, keys)
        going: list[int] = []
        for old, old_data, new, new_data in standing:
            assert old is not None
            assert old_data is not None
            number = _same(found.get(uid.to_bytes(old.id)), old, old_data)
            if new is None:
                going.append(number)
            elif new.text != old.text:
                raise ValueError("the text of an article never changes")
            else:
                rows.change_article(self._db, number, new, new_data or b"")
        for number in going:
            self._annotations.pop(number, None)
            self._relations.pop(number, None)
        rows.remove_articles(self._db, going)
        coming = [
            (new, data, codec.digest(new.text))
            for old, _, new, data in pairs
            if old is None and new and data
        ]
        if coming:
            self._numbers |= rows.add_articles(self._db, coming)
            self._texts |= {it.id: it.text for it, _, _ in coming}

    def _annotations_in(self, pairs: Sequence[Pair[Annotation]]) -> None:
        coming: list[tuple[Annotation, bytes]] = []
        for old, _, new, data in pairs:
            if new is None or data is None:
                continue
            self._prove(new)
            if old is None:
                coming.append((new, data))
                self._annotations[self._numbers[new.article]] += 1
            else:
                number = self._numbers[new.id]
                rows.change_annotation(self._db, self._registry, number, new, data)
        if coming:
            self._numbers |= rows.add_annotations(self._db, self._registry, self._numbers, coming)

    def _prove(self, annotation: Annotation) -> None:
        text = self._texts.get(annotation.article)
        if text is None:
            raise StaleEdit(kind="annotation", name=annotation.quote[:80])
        if not annotation.stands_in(text):
            raise QuoteMismatch(
                start=annotation.start,
                end=annotation.end,
                quote=annotation.quote[:80],
                found=text[annotation.start : annotation.end][:80],
            )

    def _relations_in(self, pairs: Sequence[Pair[Relation]]) -> None:
        coming = [(new, data) for _, _, new, data in pairs if new and data]
        if not coming:
            return
        ends = {end for it, _ in coming for end in (it.from_id, it.to_id)} - self._numbers.keys()
        keys = [uid.to_bytes(it) for it in ends]
        for number, annotation in queries.find_annotations(self._db, keys).values():
            self._numbers[annotation.id] = number
        for it, _ in coming:
            if not {it.article, it.from_id, it.to_id} <= self._numbers.keys():
                raise StaleEdit(kind="relation", name=it.label)
            self._relations[self._numbers[it.article]] += 1
        rows.add_relations(self._db, self._registry, self._numbers, coming)


def _code(edit: Edit) -> journal.Coded:
    before = None if edit.before is None else codec.canonical(edit.before)
    after = None if edit.after is None else codec.canonical(edit.after)
    return type(edit.record), before, after


def _same(found: tuple[int, Record] | None, old: Record, data: bytes) -> int:
    """The number of the stored record, which must be what the edit says it was."""
    if found is None or codec.canonical(found[1]) != data:
        name = getattr(old, "quote", "") or getattr(old, "name", "") or getattr(old, "label", "")
        raise StaleEdit(kind=codec.KINDS[type(old)], name=str(name)[:80])
    return found[0]
