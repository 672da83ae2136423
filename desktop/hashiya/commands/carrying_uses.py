"""Goes through the uses of a label set that changes, article by article, and gives the edits; it stores nothing.

The same walk counts what a change would do and does it: so a plan is exact. Of a large project one
article is held at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from hashiya.commands.relabelling import Known, Note, Noting, Pair, Relabelling, ends_changed
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit
from hashiya.model.label_change import (
    SAMPLES,
    Carry,
    Effect,
    LabelKey,
    Sample,
)
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.unplaced import Unplaced
from hashiya.model.uses import Uses
from hashiya.workspace import Workspace

PART = 4_000
"""Edits of one part of a long step."""
_QUOTE = 80
Progress = Callable[[int, int], None]
"""Hears how many articles of how many are done; what it raises ends the walk."""


@dataclass(slots=True)
class _Count:
    count: int = 0
    articles: set[str] = field(default_factory=set[str])
    samples: list[Sample] = field(default_factory=list[Sample])


class Tally:
    """What the walk met: counts and samples, one of each effect."""

    def __init__(self) -> None:
        self._counts: dict[Note, _Count] = {}
        self.records: dict[type, int] = {Annotation: 0, Relation: 0, Unplaced: 0, Article: 0}
        self.removed = 0

    def noting(self, article: str, record: str, quote: str) -> Noting:
        def note(what: Note) -> None:
            it = self._counts.setdefault(what, _Count())
            it.count += 1
            it.articles.add(article)
            if len(it.samples) < SAMPLES:
                it.samples.append(Sample(article, record, quote[:_QUOTE]))

        return note

    def add(self, edits: Iterable[Edit]) -> None:
        for it in edits:
            self.records[type(it.record)] += 1
            self.removed += it.after is None and isinstance(it.before, Annotation)

    @property
    def effects(self) -> tuple[Effect, ...]:
        """Those that take something away first, then what stays unknown, then the rest; largest first."""
        found = [
            Effect(
                kind=note.kind,
                layer=note.layer,
                what=note.what,
                value=note.value,
                to=note.to,
                count=it.count,
                articles=len(it.articles),
                samples=tuple(it.samples),
            )
            for note, it in self._counts.items()
        ]
        return tuple(sorted(found, key=lambda it: (not it.loses, not it.orphans, -it.count)))


def _silent(_: Note) -> None:
    """Of what is looked at beside the walk nothing is counted twice."""


class Walk:
    """All edits of the uses, in an order in which each part of them stands on its own."""

    def __init__(self, ws: Workspace, before: Schema, after: Schema, carry: Carry) -> None:
        self._ws = ws
        self._it = Relabelling(before, after, carry)
        self._concern = Concern(ws, before, after, carry)
        self._gone: set[str] = set()
        self._far = self._far_ends() if self._concern.articles else {}
        self.tally = Tally()

    def _far_ends(self) -> dict[str, Pair]:
        """Ends in other articles than their relation, as they are and will be.

        Read before anything is stored: what became something else would be asked a second time.
        """
        found = self._ws.find_annotations(self._ws.far_ends())
        return {key: (it, self._it.annotation(it, _silent)) for key, it in found.items()}

    def edits(self, progress: Progress | None = None) -> Iterator[list[Edit]]:
        """Those of one article after the other; nothing for articles without any."""
        marked, labelled = self._concern.articles, self._concern.labelled
        total = len(marked) + len(labelled)
        for done, (article, found, relations, waiting) in enumerate(self._ws.marks(marked)):
            if progress is not None:
                progress(done, total)
            yield self._counted(self._article(article, found, relations, waiting))
        for done, article in enumerate(labelled, len(marked)):
            if progress is not None:
                progress(done, total)
            yield self._counted(self._labels(article))

    def _counted(self, edits: list[Edit]) -> list[Edit]:
        self.tally.add(edits)
        return edits

    def _article(
        self,
        article: str,
        marks: Sequence[Annotation],
        relations: Sequence[Relation],
        waiting: Sequence[Unplaced],
    ) -> list[Edit]:
        pairs: dict[str, Pair] = {}
        for it in marks:
            note = self.tally.noting(article, it.id, it.quote)
            pairs[it.id] = it, self._it.annotation(it, note)
        self._note_doubles(article, pairs)
        going = [it.id for it, new in pairs.values() if new is None]
        first = self._relations(article, relations, pairs)
        if going:
            first += self._hanging(article, going, pairs)
        removed = [Edit(it, None) for it, new in pairs.values() if new is None]
        changed = [Edit(it, new) for it, new in pairs.values() if new is not None and new is not it]
        # backwards, so that whoever takes it back puts them back in their order
        return [*first[::-1], *removed[::-1], *changed, *self._waiting(article, waiting)]

    def _relations(
        self, article: str, relations: Sequence[Relation], pairs: dict[str, Pair]
    ) -> list[Edit]:
        ends = self._far | pairs
        edits: list[Edit] = []
        for it in relations:
            if it.id in self._gone:
                continue
            start = ends.get(it.from_id)
            note = self.tally.noting(article, it.id, start[0].quote if start else it.label)
            new = self._it.relation(it, ends, note)
            if new is not it:
                edits.append(Edit(it, new))
            if new is None:
                self._gone.add(it.id)
        return edits

    def _hanging(self, article: str, going: Sequence[str], pairs: dict[str, Pair]) -> list[Edit]:
        """Relations of other articles that point to what goes here."""
        edits: list[Edit] = []
        for it in self._ws.relations_of(going):
            if it.article != article and it.id not in self._gone:
                self._gone.add(it.id)
                end = pairs.get(it.to_id)
                note = self.tally.noting(it.article, it.id, end[0].quote if end else it.label)
                note(Note("relation-hanging", "", it.label))
                edits.append(Edit(it, None))
        return edits

    def _note_doubles(self, article: str, pairs: dict[str, Pair]) -> None:
        """Marks of one person on the same words that a merge gives one label; both stay."""
        moved = {
            key for key, (old, new) in pairs.items() if new is not None and new.label != old.label
        }
        if not moved:
            return
        seen: dict[object, str] = {}
        for key, (_, new) in pairs.items():
            if new is None:
                continue
            place = new.layer, new.label, new.fragments, new.annotator
            other = seen.setdefault(place, key)
            if other != key and {other, key} & moved:
                note = self.tally.noting(article, key, new.quote)
                note(Note("double", new.layer, new.label))

    def _waiting(self, article: str, waiting: Sequence[Unplaced]) -> list[Edit]:
        """Marks without a place go along, with the relations that wait with them."""
        edits: list[Edit] = []
        for it in waiting:
            note = self.tally.noting(article, it.annotation.id, it.quote)
            new = self._it.annotation(it.annotation, note)
            if new is None:
                edits.append(Edit(it, None))
                continue
            kept = [self._it.relation(one, {}, note) for one in it.relations]
            arrows = tuple(one for one in kept if one is not None)
            if new is not it.annotation or arrows != it.relations:
                edits.append(Edit(it, replace(it, annotation=new, relations=arrows)))
        return edits

    def _labels(self, article_id: str) -> list[Edit]:
        old = self._ws.article(article_id)
        note = self.tally.noting(article_id, article_id, old.title or old.name)
        labels = self._it.labels(old.labels, note)
        return [Edit(old, replace(old, labels=labels))] if labels != dict(old.labels) else []


class Concern:
    """Which articles a change of the label set has to look into: none for a change of names or colours."""

    def __init__(self, ws: Workspace, before: Schema, after: Schema, carry: Carry) -> None:
        self._ws = ws
        self._old, self._new, self._carry = Known(before), Known(after), carry
        uses = ws.uses()
        labels = self._labels(uses)
        relations = self._relations(uses, moved=bool(labels or carry.chosen))
        self.articles: list[str] = []
        if labels or relations or carry.chosen:
            found = dict.fromkeys(ws.articles_using(sorted(labels), sorted(relations)))
            chosen = ws.find_annotations(list(carry.chosen)).values() if carry.chosen else ()
            found |= dict.fromkeys(it.article for it in chosen)
            self.articles = list(found)
        documents = [it for it in uses.documents if self._is_document(it)]
        self.labelled = ws.labelled_articles(documents) if documents else []

    def _labels(self, uses: Uses) -> set[LabelKey]:
        carry = self._carry
        found = {
            key
            for key in {*uses.labels, *uses.waiting}
            if key in carry.labels
            or key[0] in carry.layers
            or (key in self._old.labels and key not in self._new.labels)
        }
        for layer, label, name in uses.attributes:
            if layer and (layer, label) not in found and self._is_said(layer, label, name):
                found.add((layer, label))
        if uses.waiting and any(it[0] for it in carry.attributes):
            found |= uses.waiting.keys()
        return found

    def _is_said(self, layer: str, label: str, name: str) -> bool:
        if (layer, name) in self._carry.attributes:
            return True
        old = self._old.attribute(layer, label, name)
        new = self._new.attribute(layer, label, name)
        if old is None or new is None:
            return old is not new
        codes = [{one.code for one in it.choices} for it in (old, new)]
        return old.kind != new.kind or codes[0] != codes[1]

    def _relations(self, uses: Uses, *, moved: bool) -> set[str]:
        found: set[str] = set()
        for code in uses.relations:
            old, new = self._old.relations.get(code), self._new.relations.get(code)
            if (
                code in self._carry.relations
                or (old is not None and ends_changed(old, new))
                or (moved and any(it and (it.domain or it.range) for it in (old, new)))
            ):
                found.add(code)
        found |= {
            code
            for layer, code, name in uses.attributes
            if not layer and ("", name) in self._carry.attributes
        }
        return found

    def _is_document(self, code: str) -> bool:
        if code in self._carry.documents:
            return True
        old, new = self._old.documents.get(code), self._new.documents.get(code)
        if old is None:
            return False
        return new is None or {it.code for it in old.choices} != {it.code for it in new.choices}


def in_parts(edits: Iterable[list[Edit]], first: Edit | None) -> Iterator[list[Edit]]:
    """The edits of a long step, none of its parts too large to be held."""
    part: list[Edit] = [first] if first is not None else []
    for some in edits:
        part += some
        while len(part) >= PART:
            yield part[:PART]
            part = part[PART:]
    if part:
        yield part
