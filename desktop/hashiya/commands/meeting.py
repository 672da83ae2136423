"""Which mark or relation of the project one of a file is, what that one gains by it, and what stays as it is here.

Two are the same that stand on the same place of the same article, under the same name, by the same annotator
(decision 0024). What is here is never overwritten. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator
from dataclasses import replace
from typing import Generic, TypeVar

from hashiya.commands.known import is_id
from hashiya.formats.format import Note
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import Attributes, AttributeValue
from hashiya.model.edit import Edit
from hashiya.model.relation import Relation

R = TypeVar("R", Annotation, Relation)
EXAMPLES = 3
"""Differing values that are shown of each attribute; all are counted."""
_LONG = 60


def place_of(it: Annotation) -> Hashable:
    """Annotations of one article with the same place are the same, whatever their attributes say."""
    return it.layer, it.label, it.fragments, it.annotator


def shared_place(it: Annotation) -> Hashable:
    """The same whoever made it: two people's marks of one place under one label."""
    return it.layer, it.label, it.fragments


def opinions(marks: Iterable[Annotation]) -> dict[Hashable, list[str]]:
    """Who has marks at each ``shared_place``, each once."""
    found: dict[Hashable, list[str]] = {}
    for it in marks:
        theirs = found.setdefault(shared_place(it), [])
        if it.annotator not in theirs:
            theirs.append(it.annotator)
    return found


def waiting_place(it: Annotation) -> Hashable:
    """The same of marks that wait: the place that a file gave, with its words."""
    return it.layer, it.label, it.fragments, it.annotator, it.quote


def ends_of(it: Relation) -> Hashable:
    return it.label, it.from_id, it.to_id, it.annotator


class Meeting(Generic[R]):
    """What of an article stood before a file came, for what a file has of the same article to be met with."""

    def __init__(self, same: Callable[[R], Hashable], stored: Iterable[R] = ()) -> None:
        self._same = same
        self._stored: dict[str, R] = {}
        self._now: dict[str, R] = {}
        self._there: dict[Hashable, list[str]] = {}
        self._met: set[str] = set()
        self._named: set[str] = set()
        self._coming: set[Hashable] = set()
        for it in stored:
            self._stored[it.id] = self._now[it.id] = it
            self._there.setdefault(same(it), []).append(it.id)

    def __bool__(self) -> bool:
        return bool(self._stored)

    def __contains__(self, its_id: str) -> bool:
        return its_id in self._stored

    def begin(self, taken: Iterable[str] = (), others: Iterable[tuple[R, str]] = ()) -> None:
        """Another article of a file comes; what it has differs from each other.

        ``taken`` are ids here that are met without a doubt, ``others`` all else that comes, as for ``meet``.
        """
        others = list(others)
        self._met = set(taken)
        self._coming = {self._same(it) for it, _ in others}
        self._named = {its_id for it in others if (its_id := self._by_id(*it))}

    def stand_at(self, record: R, but: Container[str] = ()) -> bool:
        """Whether anything stands here, ``but`` these ids, that is the same as this but for its id and its attributes."""
        return any(it not in but for it in self._there.get(self._same(record), ()))

    def meet(self, record: R, derived: str) -> R | None:
        """The one here that ``record`` is, which nothing else of its file is; its id is the file's.

        ``derived`` is the id that it would have got here. With an id of ours that is not here it is none.
        """
        found = self._by_id(record, derived) or self._by_place(record)
        if not found:
            return None
        self._met.add(found)
        return self._now[found]

    def meet_earlier(self, record: R, derived: str, ids: Iterable[str]) -> R | None:
        """The one of ``ids`` that ``record`` was once, if it is here and nothing else of the file is it."""
        for its_id in ids:
            it = self._now.get(its_id)
            if it is None or its_id in self._met or self._same(it) in self._coming:
                continue
            if its_id in (record.id, derived) or not is_id(record.id):
                self._met.add(its_id)
                return it
        return None

    def _by_id(self, record: R, derived: str) -> str:
        there = self._there.get(self._same(record), ())
        ids = (it for it in (record.id, derived) if it in there and it not in self._met)
        return next(ids, "")

    def _by_place(self, record: R) -> str:
        """Of those that no other one is by its id, the one that differs least."""
        there = self._there.get(self._same(record), ())
        free = [it for it in there if it not in self._met and it not in self._named]
        if not free or is_id(record.id):
            return ""
        return min(free, key=lambda it: len(differing(self._now[it], record)))

    def now(self, its_id: str) -> R | None:
        """One that stood here before the file came, as it is by now."""
        return self._now.get(its_id)

    def fill(self, here: R, fresh: Attributes) -> R:
        """Give it attributes that it lacks."""
        full = replace(here, attributes={**here.attributes, **fresh})
        self._now[here.id] = full
        return full

    def edits(self) -> Iterator[Edit]:
        """What makes of the stored ones what they became; afterwards there is nothing to do."""
        for its_id, it in self._now.items():
            if it is not self._stored[its_id]:
                yield Edit(self._stored[its_id], it)
                self._stored[its_id] = it


def fresh(here: Attributes, theirs: Attributes) -> dict[str, AttributeValue]:
    """Of the attributes of a file those that have no value here."""
    return {name: it for name, it in theirs.items() if name not in here}


def differing(here: Annotation | Relation, theirs: Annotation | Relation) -> list[str]:
    """Names of the attributes that have one value here and another one in the file."""
    ours = here.attributes
    return [name for name, it in theirs.attributes.items() if name in ours and ours[name] != it]


class Kept:
    """Values of files that were not taken because there are others here: counted, with a few examples."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[Note]] = {}

    def add(self, here: Annotation | Relation, theirs: Annotation | Relation, article: str) -> None:
        """``article`` is the title of the one in which they stand."""
        for name in differing(here, theirs):
            self._counts[name] = self._counts.get(name, 0) + 1
            examples = self._examples.setdefault(name, [])
            if len(examples) < EXAMPLES:
                examples.append(_example(name, here, theirs, article))

    def notes(self) -> Iterator[Note]:
        for name, count in self._counts.items():
            values: dict[str, str | int] = {"key": name, "count": count}
            yield Note(message="articles-kept", values=values, lost=True)
            yield from self._examples[name]


def _example(
    name: str, here: Annotation | Relation, theirs: Annotation | Relation, article: str
) -> Note:
    values: dict[str, str | int] = {
        "key": name,
        "article": short(article),
        "what": short(here.quote if isinstance(here, Annotation) else here.label),
        "ours": short(here.attributes[name]),
        "theirs": short(theirs.attributes[name]),
    }
    return Note(message="articles-kept-example", values=values, lost=True)


def short(value: AttributeValue) -> str:
    """What a note shows of a value or of words."""
    said = " · ".join(value) if isinstance(value, tuple) else str(value)
    if isinstance(value, bool):
        said = said.lower()
    return said if len(said) <= _LONG else f"{said[: _LONG - 1]}…"
