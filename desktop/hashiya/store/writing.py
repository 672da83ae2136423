"""Writes one step into the rows and the history; the caller holds the transaction and rolls back.

Removals come first, then changes, then additions, whatever order the step has: so the ends of a
relation are there when it needs them. A step speaks of a record once.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, repeat
from operator import attrgetter
from typing import Any, TypeVar

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import CORRECT, PUT_BACK, REPAIR, Edit, Record, Step
from hashiya.model.errors import QuoteMismatch, StaleEdit
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.unplaced import Unplaced
from hashiya.store import codec, journal, queries, relabelled, rows, uid, unchanged, unplaced
from hashiya.store.unhurried import BULK, unhurried

R = TypeVar("R", Annotation, Article, Relation, Schema, Unplaced)
CORRECTING = frozenset({CORRECT, PUT_BACK, "undo", "redo", "history.go_back", "history.take_back"})
"""Acts that may give an article another text."""
_BEFORE = attrgetter("before")
Pair = tuple[R | None, bytes | None, R | None, bytes | None]


def write(db: sqlite3.Connection, step: Step, parts: Iterable[Sequence[Edit]] | None = None) -> int:
    """Store the step and give the number of its edits.

    ``parts`` are those of a long step: each stands on its own, after those before it, and is let
    go before the next is asked for.

    Raises:
        StaleEdit: a ``before`` is not what is stored, or what is to be added is there.
        QuoteMismatch: an annotation does not quote its article.
    """
    if parts is None:
        with unhurried(len(step.edits)):
            return _StepWriter(db, step).write([step.edits])
    with unhurried(BULK):
        return _StepWriter(db, step).write(parts)


class _StepWriter:
    """Writes the parts of one step, one after the other."""

    def __init__(self, db: sqlite3.Connection, step: Step) -> None:
        self._db = db
        self._step = step
        self._registry = rows.Registry(db)
        self._coded: list[codec.Coded] = []
        self._pairs: dict[type[Record], list[Pair[Any]]] = {}
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._corrected: dict[str, str] = {}
        self._annotations: Counter[int] = Counter()
        self._relations: Counter[int] = Counter()
        self._as_found = _takes_back_a_repair(db, step)

    def write(self, parts: Iterable[Sequence[Edit]]) -> int:
        annotator = self._registry.annotator(self._step.by)
        size = 0
        with journal.Entry(self._db, self._step, annotator) as entry:
            for part in parts:
                self._forget()
                touched = self._write_part(part)
                entry.add(part, self._coded, touched)
                size += len(part)
            entry.close()
        return size

    def _forget(self) -> None:
        """What was known of the part before is of no use for the next, and may be stale."""
        self._coded = []
        self._pairs = {kind: [] for kind in codec.KINDS}
        self._numbers, self._texts, self._corrected = {}, {}, {}
        self._annotations, self._relations = Counter(), Counter()

    def _write_part(self, edits: Sequence[Edit]) -> set[str]:
        """Write the rows; gives the articles that are touched."""
        self._sort(edits)
        relations: list[Pair[Relation]] = self._pairs[Relation]
        annotations: list[Pair[Annotation]] = self._pairs[Annotation]
        articles: list[Pair[Article]] = self._pairs[Article]
        waiting: list[Pair[Unplaced]] = self._pairs[Unplaced]
        self._schemas()
        marked = {it.article for old, _, new, _ in annotations if (it := new or old)}
        marked |= {it.article for old, _, new, _ in relations if (it := new or old)}
        marked |= {it.article for old, _, new, _ in waiting if (it := new or old)}
        quoted = {new.article for _, _, new, _ in annotations if new}
        self._find_articles(quoted, marked - quoted)
        try:
            self._relations_out(relations)
            self._annotations_out(annotations)
            self._unplaced_out(waiting)
            self._articles(articles)
            self._annotations_in(annotations)
            self._relations_in(relations)
            self._unplaced_in(waiting)
            self._prove_corrected()
        except sqlite3.IntegrityError as failure:
            raise StaleEdit(kind="step", name=self._step.act) from failure
        rows.count(self._db, "n_annotations", self._annotations)
        rows.count(self._db, "n_relations", self._relations)
        return marked | {it.id for old, _, new, _ in articles if (it := new or old)}

    def _sort(self, edits: Sequence[Edit]) -> None:
        """The edits as JSON, and by kind."""
        if not any(map(_BEFORE, edits)):
            self._sort_additions([it.record for it in edits])
        else:
            self._sort_any(edits)
        for pairs in self._pairs.values():
            ids = {record.id for old, _, new, _ in pairs if (record := new or old)}
            if len(ids) != len(pairs):
                raise ValueError("a step speaks of one record twice")

    def _sort_additions(self, records: Sequence[Record]) -> None:
        """The same as ``_sort_any`` by whole runs of one kind: what an import is made of."""
        at = 0
        for kind, run in groupby(map(type, records)):
            some = records[at : at + sum(1 for _ in run)]
            at += len(some)
            data = list(map(codec.encoder(kind), some))
            self._coded += zip(repeat(kind), repeat(None), data)
            self._pairs[kind] += zip(repeat(None), repeat(None), some, data)

    def _sort_any(self, edits: Sequence[Edit]) -> None:
        keep, encode = self._coded.append, codec.encoder(Annotation)
        known: type[Record] = Annotation
        pairs: list[Pair[Any]] = self._pairs[known]
        for edit in edits:
            old, new = edit.before, edit.after
            kind = type(old if new is None else new)
            if kind is not known:  # edits of one kind mostly lie together
                known, encode, pairs = kind, codec.encoder(kind), self._pairs[kind]  # pyright: ignore
            before = None if old is None else encode(old)
            after = None if new is None else encode(new)
            keep((kind, before, after))  # pyright: ignore[reportArgumentType] - one of them is there
            pairs.append((old, before, new, after))

    def _schemas(self) -> None:
        pairs: list[Pair[Schema]] = self._pairs[Schema]
        for old, before, new, _ in pairs:
            if before != codec.canonical(queries.schema(self._db)):
                raise StaleEdit(kind="schema", name=str(getattr(old or new, "id", "")))
            if new is None:
                raise ValueError("a project needs a label set")
            rows.put_schema(self._db, new)

    def _find_articles(self, quoted: Iterable[str], others: Iterable[str]) -> None:
        """Numbers of the stored articles among these, and the texts of those that are quoted."""
        keys = [uid.to_bytes(it) for it in quoted]
        for number, article in queries.find_articles(self._db, keys).values():
            self._numbers[article.id] = number
            self._texts[article.id] = article.text
        self._numbers |= queries.article_numbers(self._db, [uid.to_bytes(it) for it in others])

    def _relations_out(self, pairs: Sequence[Pair[Relation]]) -> None:
        standing = [(old, data, new, after) for old, data, new, after in pairs if old and data]
        found = queries.find_relations(self._db, [uid.to_bytes(it.id) for it, *_ in standing])
        going: list[int] = []
        changed: list[relabelled.Change] = []
        for old, data, new, after in standing:
            number = _same(found.get(uid.to_bytes(old.id)), old, data)
            if new and after and relabelled.stays(old, new):
                changed.append((number, old, new, after))
            else:
                going.append(number)
                self._relations[self._numbers[old.article]] -= 1
        rows.remove_relations(self._db, going)
        relabelled.change(self._db, self._registry, changed)

    def _annotations_out(self, pairs: Sequence[Pair[Annotation]]) -> None:
        standing = [(old, data, new) for old, data, new, _ in pairs if old and data]
        if not standing:
            return
        numbers = self._standing([(old, data) for old, data, _ in standing])
        going: list[tuple[int, Annotation]] = []
        for (old, _, new), number in zip(standing, numbers, strict=True):
            if new is None:
                going.append((number, old))
                self._annotations[self._numbers[old.article]] -= 1
            elif new.article != old.article:
                raise ValueError("an annotation stays in its article")
        rows.remove_annotations(self._db, going)

    def _standing(self, olds: Sequence[tuple[Annotation, bytes]]) -> list[int]:
        """The numbers of annotations, which must all be stored as the edits say they were."""
        records = [it for it, _ in olds]
        found = unchanged.numbers(self._db, self._registry, self._numbers, records)
        others = [(it, data) for it, data in olds if it.id not in found]
        if others:  # said in other words, perhaps: the records decide
            keys = [uid.to_bytes(it.id) for it, _ in others]
            stored = queries.find_annotations(self._db, keys)
            for it, data in others:
                found[it.id] = _same(stored.get(uid.to_bytes(it.id)), it, data)
        self._numbers |= found
        return [found[it.id] for it in records]

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
                continue
            rows.change_article(self._db, number, new, new_data or b"")
            if new.text != old.text:
                self._correct(number, new)
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

    def _correct(self, number: int, article: Article) -> None:
        if self._step.act not in CORRECTING:
            raise ValueError("only a correction gives an article another text")
        rows.change_text(self._db, number, article.text)
        self._texts[article.id] = self._corrected[article.id] = article.text
        self._numbers[article.id] = number

    def _prove_corrected(self) -> None:
        """Every annotation of a corrected article, in the step or not, stands in the new text."""
        for article_id, text in self._corrected.items():
            for it in queries.annotations_in(self._db, article_id):
                if not it.stands_in(text) and not self._as_found:
                    raise _misplaced(it, text)

    def _unplaced_out(self, pairs: Sequence[Pair[Unplaced]]) -> None:
        going = [(old, data) for old, data, _, _ in pairs if old and data]
        found = unplaced.find(self._db, [uid.to_bytes(it.id) for it, _ in going])
        numbers = [_same(found.get(uid.to_bytes(it.id)), it, data) for it, data in going]
        unplaced.remove(self._db, numbers)

    def _unplaced_in(self, pairs: Sequence[Pair[Unplaced]]) -> None:
        coming = [(new, data) for _, _, new, data in pairs if new and data]
        for it, _ in coming:
            if it.article not in self._numbers:
                raise StaleEdit(kind="unplaced", name=it.quote[:80])
        unplaced.add(self._db, self._numbers, coming)

    def _annotations_in(self, pairs: Sequence[Pair[Annotation]]) -> None:
        coming: list[Annotation] = []
        data: list[bytes] = []
        changed: list[rows.Change] = []
        texts, known, text = self._texts, "", None
        for old, _, new, after in pairs:
            if new is None or after is None:
                continue
            if new.article != known:  # those of one article mostly lie together
                known, text = new.article, texts.get(new.article)
            parts = new.fragments
            stands = text is not None and text[parts[0].start : parts[-1].end] == new.quote
            if text is None or not (stands or self._as_found):
                raise _misplaced(new, text)
            if old is None:
                coming.append(new)
                data.append(after)
            else:
                changed.append((self._numbers[new.id], old, new, after))
        if changed:
            rows.change_annotations(self._db, self._registry, changed)
        if coming:
            for article_id, more in Counter(it.article for it in coming).items():
                self._annotations[self._numbers[article_id]] += more
            made = rows.add_annotations(self._db, self._registry, self._numbers, coming, data)
            if self._pairs[Relation]:
                self._numbers |= made

    def _relations_in(self, pairs: Sequence[Pair[Relation]]) -> None:
        coming = [
            (new, data)
            for old, _, new, data in pairs
            if new and data and not (old and relabelled.stays(old, new))
        ]
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


def _takes_back_a_repair(db: sqlite3.Connection, step: Step) -> bool:
    """Then annotations may come to stand again where damage had put them: the check names them."""
    if step.act != "undo" or step.undoes is None:
        return False
    return journal.act(db, step.undoes) in {REPAIR, PUT_BACK}


def _misplaced(annotation: Annotation, text: str | None) -> StaleEdit | QuoteMismatch:
    """Why an annotation cannot stand: its article is gone, or does not have those words there."""
    quote = annotation.quote[:80]
    if text is None:
        return StaleEdit(kind="annotation", name=quote)
    start, end = annotation.start, annotation.end
    return QuoteMismatch(start=start, end=end, quote=quote, found=text[start:end][:80])


def _same(found: tuple[int, Record] | None, old: Record, data: bytes) -> int:
    """The number of the stored record, which must be what the edit says it was."""
    if found is None or codec.canonical(found[1]) != data:
        name = getattr(old, "quote", "") or getattr(old, "name", "") or getattr(old, "label", "")
        raise StaleEdit(kind=codec.KINDS[type(old)], name=str(name)[:80])
    return found[0]
