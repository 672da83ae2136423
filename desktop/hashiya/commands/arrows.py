"""Relations that come in: which are here, what those gain, which are new, and whose far end comes later; it stores nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from hashiya.commands.arrived import RelationKey, relation_key
from hashiya.commands.destinations import Destinations, family_of, told_id
from hashiya.commands.growing import Growing
from hashiya.commands.known import is_id, taken
from hashiya.commands.meeting import Kept, Meeting, ends_of, fresh
from hashiya.commands.reading import ImportItem
from hashiya.commands.targets import Target
from hashiya.formats.format import IncomingRelation, Note
from hashiya.model.edit import Edit
from hashiya.model.relation import Relation
from hashiya.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Arrow:
    """A relation of a file; ``missing`` are those of its ends that the portion does not have, and a from end of
    another article.

    Ids are derived from ``family``, with those that the file has.
    ``article`` is the one that holds its from end, as far as is known; ``is_new`` says whether it came with its ``file``.
    """

    relation: IncomingRelation
    file: Path
    article: str
    family: str
    is_new: bool
    ends: tuple[str, str]
    missing: tuple[str, ...]
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class _There:
    """The relations that an article has: by what they are equal, and those that stood before its file; its title.

    Those of ``came`` are here only since this import.
    """

    keys: set[RelationKey]
    stood: Meeting[Relation]
    title: str
    came: frozenset[str] = frozenset()


class Arrows:
    """Makes edits of incoming relations; those with a far end wait in it until all is in."""

    def __init__(
        self, ws: Workspace, at: int, growing: Growing, places: Destinations, kept: Kept
    ) -> None:
        self._ws, self._at = ws, at
        self._growing, self._places, self._kept = growing, places, kept
        self._tally = places.tally
        self._far: list[Arrow] = []

    @property
    def wait(self) -> bool:
        """Whether any has a far end that was not looked for yet."""
        return bool(self._far)

    def near(
        self,
        item: ImportItem,
        target: Target,
        own: Mapping[str, str],
        here: Callable[[str], str | None],
    ) -> Iterator[Edit]:
        """Those of one article; ``here`` gives the id that a mark of the file goes by, ``own`` those of this article."""
        file, incoming = item.file, item.incoming
        there = _There(target.relations, target.arrows, target.article.title, target.came)
        target.arrows.begin()
        for it in incoming.relations:
            ends = here(it.from_id) or it.from_id, here(it.to_id) or it.to_id
            gone = it.from_id not in own, not here(it.to_id)
            missing = tuple(
                end for end, far in zip((it.from_id, it.to_id), gone, strict=True) if far
            )
            article, name, line = target.article.id, incoming.name, incoming.line
            family = f"{family_of(article, incoming)}:relation"
            arrow = Arrow(it, file, article, family, target.is_new, ends, missing, name, line)
            if ends[0] == ends[1] or not all(map(is_id, missing)):
                self._no_ends(arrow)
            elif missing:
                self._far.append(arrow)
            else:
                yield from self._relation(arrow, ends, there)

    def far(self) -> Iterator[list[Arrow]]:
        """Those that waited, file by file: what one has is to be stored before the next is asked for."""
        waiting, self._far = self._far, []
        for _file, some in groupby(waiting, key=lambda it: it.file):
            yield list(some)

    def late(
        self, waiting: Sequence[Arrow], elsewhere: Mapping[str, str], size: int
    ) -> Iterator[Edit]:
        """Those of a file, ``size`` at a time; ``elsewhere`` says which ids of files became others here."""
        ends = {elsewhere.get(end, end) for it in waiting for end in it.ends}
        for it in self._ws.waiting(sorted(ends)).values():
            self._places.misplaced.know(it)
        for at in range(0, len(waiting), size):
            yield from self._some(waiting[at : at + size], elsewhere)
        yield from self._places.misplaced.edits()

    def _some(self, arrows: Sequence[Arrow], elsewhere: Mapping[str, str]) -> Iterator[Edit]:
        """Their far ends stand, or wait, in other articles: of this import, or of the project."""
        self._places.taken |= taken(self._ws, [], [it.relation.id for it in arrows])
        wanted = {elsewhere.get(end, end) for it in arrows for end in it.missing}
        standing = {
            end: it.article for end, it in self._ws.find_annotations(sorted(wanted)).items()
        }
        standing |= self._places.misplaced.articles_of(wanted)
        known: dict[str, _There] = {}
        for it in arrows:
            found = {end: elsewhere.get(end, end) for end in it.missing}
            ends = found.get(it.ends[0], it.ends[0]), found.get(it.ends[1], it.ends[1])
            if ends[0] == ends[1] or not standing.keys() >= set(found.values()):
                self._no_ends(it)
                continue
            arrow = self._at_home(it, standing.get(ends[0], it.article))
            if arrow.article not in known:
                known[arrow.article] = self._there(arrow)
            yield from self._relation(arrow, ends, known[arrow.article])
        for there in known.values():
            yield from there.stood.edits()

    def _at_home(self, arrow: Arrow, home: str) -> Arrow:
        """With the article that holds its from end, which need not be the one that tells of it."""
        if home == arrow.article:
            return arrow
        return replace(arrow, article=home, is_new=home in self._tally.articles)

    def _there(self, arrow: Arrow) -> _There:
        article_id = arrow.article
        target = self._places.in_hand(article_id)
        if target is not None:
            return _There(target.relations, target.arrows, target.article.title, target.came)
        relations = self._ws.relations(article_id)
        stood = () if arrow.is_new else relations
        title = next((it.title for it in self._ws.lines_of([article_id])), "")
        return _There({relation_key(it) for it in relations}, Meeting(ends_of, stood), title)

    def _no_ends(self, it: Arrow) -> None:
        values: dict[str, str | int] = {"what": f"{it.relation.id} {it.relation.label}"}
        message = "articles-relation-ends"
        told = Note(message=message, name=it.name, line=it.line, values=values, lost=True)
        self._tally.notes.append(told)

    def _relation(self, arrow: Arrow, ends: tuple[str, str], there: _There) -> Iterator[Edit]:
        it = arrow.relation
        self._growing.relation(it.label)
        relation = Relation(
            id=it.id,
            article=arrow.article,
            label=it.label,
            from_id=ends[0],
            to_id=ends[1],
            attributes=self._growing.relation_attributes(it.attributes),
            annotator=it.annotator or self._ws.me,
            created=self._tally.moment(it.created, self._at),
        )
        key = relation_key(relation)
        if key in there.keys or self._places.misplaced.has(relation):
            stood = there.stood.stand_at(relation, there.came)
            self._tally.again("relations", arrow.article, stood=stood, is_filled=False)
            return
        if self._is_met(arrow, relation, there):
            return
        there.keys.add(key)
        relation = replace(relation, id=self._places.free(it.id, arrow.family))
        if self._places.misplaced.takes(relation):
            return
        yield Edit(None, relation)
        self._tally.counts["relations"] += 1
        self._tally.complete(arrow.article)

    def _is_met(self, arrow: Arrow, theirs: Relation, there: _There) -> bool:
        """Whether it is here with other attributes: those that it lacks are added, others stay."""
        here = there.stood.meet(theirs, told_id(theirs.id, arrow.family))
        if here is None:
            return False
        self._kept.add(here, theirs, there.title)
        found = fresh(here.attributes, theirs.attributes)
        stood = here.id not in there.came
        self._tally.again("relations", arrow.article, stood=stood, is_filled=bool(found))
        if found:
            there.keys.add(relation_key(there.stood.fill(here, found)))
            self._tally.counts["filled"] += 1
            self._tally.complete(arrow.article)
        return True
