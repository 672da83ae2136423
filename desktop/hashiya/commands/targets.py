"""What an import has in hand of one article: what stands in it, and what has no place yet; it stores nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from hashiya.commands.arrived import AnnotationKey, RelationKey, relation_key
from hashiya.commands.meeting import Meeting, ends_of, place_of, waiting_place
from hashiya.formats.aligning import UNKNOWN
from hashiya.formats.format import Waits
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit
from hashiya.model.relation import Relation
from hashiya.model.unplaced import Reason, Unplaced
from hashiya.text.words import word_at

BESIDE = 20
"""Code points round the place where the file had a mark that are kept with it."""


@dataclass(slots=True)
class Target:
    """The article that an incoming one becomes or completes, and what stands in it or waits for it.

    ``written`` is the article as the parts so far leave it, ``is_new`` whether the ``file`` in hand brought it; keys of marks that wait end with their words.
    ``marks``, ``waiting`` and ``arrows`` are those that it had before the file, of which ``came`` are here only since this import,
    ``opinions`` are who has ``marks`` by their ``shared_place``; ``settled`` are ids of marks
    that waited once and do no more, by where they waited; ``earlier`` of those that were moved or given another
    label here, by where they stood.
    """

    article: Article
    written: Article | None
    is_new: bool
    file: Path | None
    annotations: dict[AnnotationKey, str] = field(default_factory=dict[AnnotationKey, str])
    relations: set[RelationKey] = field(default_factory=set[RelationKey])
    marks: Meeting[Annotation] = field(default_factory=lambda: Meeting[Annotation](place_of))
    waiting: Meeting[Annotation] = field(default_factory=lambda: Meeting[Annotation](waiting_place))
    opinions: dict[Hashable, list[str]] = field(default_factory=dict[Hashable, list[str]])
    arrows: Meeting[Relation] = field(default_factory=lambda: Meeting[Relation](ends_of))
    came: frozenset[str] = frozenset()
    settled: dict[Hashable, str] | None = None
    earlier: dict[Hashable, list[str]] | None = None


class Misplaced:
    """Marks of a portion that have no place in their text, with the relations that wait with them."""

    def __init__(self) -> None:
        self._waiting: dict[str, Unplaced] = {}
        self._stored: dict[str, Unplaced] = {}

    def add(self, annotation: Annotation, text: str, waits: Waits | None = None) -> None:
        """``annotation`` quotes the words that the file gives; ``text`` is the article's. ``waits``: it waited
        where the file comes from, and stood in another text: what is told of it there is kept.
        """
        reason = _reason(annotation.quote, text)
        if waits:
            before, after, reason = waits.before, waits.after, waits.reason or reason
        else:
            start, end = _whole_words(text, annotation.start, annotation.end)
            before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
        self._waiting[annotation.id] = Unplaced(
            annotation=annotation, reason=reason, before=before, after=after
        )

    def know(self, waiting: Unplaced) -> None:
        """One that waits in the project already."""
        its_id = waiting.annotation.id
        self._waiting[its_id] = self._stored[its_id] = waiting

    def fill(self, annotation: Annotation) -> None:
        """One that waits already is this by now."""
        self._waiting[annotation.id] = replace(self._waiting[annotation.id], annotation=annotation)

    def articles_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The articles of those of these that wait, by their ids."""
        return {it: self._waiting[it].article for it in ids if it in self._waiting}

    def has(self, relation: Relation) -> bool:
        """Whether one that says the same waits already, with an end of it."""
        ends = {relation.from_id, relation.to_id} & self._waiting.keys()
        waiting = (of for it in ends for of in self._waiting[it].relations)
        return any(relation_key(it) == relation_key(relation) for it in waiting)

    def takes(self, relation: Relation) -> bool:
        """Whether an end of the relation waits: then it waits too, with each such end."""
        ends = {relation.from_id, relation.to_id} & self._waiting.keys()
        for it in ends:
            old = self._waiting[it]
            self._waiting[it] = replace(old, relations=(*old.relations, relation))
        return bool(ends)

    def edits(self) -> Iterator[Edit]:
        """The edits that keep what is new of them; afterwards there are none."""
        waiting, stored = self._waiting, self._stored
        self._waiting, self._stored = {}, {}
        for its_id, it in waiting.items():
            if stored.get(its_id) != it:
                yield Edit(stored.get(its_id), it)


def _reason(quote: str, text: str) -> Reason:
    if quote == UNKNOWN:
        return "unquoted"
    return "elsewhere" if quote in text else "gone"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A wrong place may lie within a word: what stands round it begins outside of that word."""
    first, last = word_at(text, start), word_at(text, end - 1)
    return (first[0] if first else start), (last[1] if last else end)
