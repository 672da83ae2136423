"""Which article of the project an incoming one becomes or completes; it stores nothing itself."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hashiya.commands.arrived import annotation_key, relation_key, waiting_key
from hashiya.commands.article_facts import FactsKept, met
from hashiya.commands.growing import Growing
from hashiya.commands.known import Known, digest, is_id, taken_ids
from hashiya.commands.meeting import Meeting, ends_of, opinions, place_of, waiting_place
from hashiya.commands.tally import Tally
from hashiya.commands.targets import Misplaced, Target
from hashiya.formats.format import Incoming
from hashiya.model.article import Article
from hashiya.model.edit import Edit
from hashiya.model.identity import derived_id, new_id
from hashiya.store.since import Reach
from hashiya.workspace import Workspace


class Destinations:
    """The articles that a portion comes to. ``taken`` are the ids of marks and relations that are in use."""

    def __init__(
        self, ws: Workspace, at: int, growing: Growing, tally: Tally, misplaced: Misplaced
    ) -> None:
        self._ws, self._at = ws, at
        self._growing, self.tally, self.misplaced = growing, tally, misplaced
        self._known = Known(ws)
        self._position = self._known.next_position
        self._targets: dict[str, Target] = {}
        self._file: Path | None = None
        self._own: set[str] = set()
        self._began = self._reach = ws.reach()
        self._before: dict[str, Reach] = {}
        self.taken: set[str] = set()
        self.facts = FactsKept()

    def look(self, portion: Sequence[Incoming]) -> None:
        """Another portion comes: what was in hand of the one before is let go."""
        self.let_go()
        self._reach = self._ws.reach()
        self._known.look(portion)
        self.taken = taken_ids(self._ws, portion)

    def let_go(self) -> None:
        """What was in hand is written: the project is asked for it from now on."""
        self._targets.clear()

    def free(self, local: str, family: str) -> str:
        """The file's id if it is one of ours and free, else one derived from it, else a new one."""
        found = told_id(local, family)
        if found in self.taken:
            found = derived_id(family, local)
        if found in self.taken:
            found = new_id()
        self.taken.add(found)
        return found

    def in_hand(self, article_id: str) -> Target | None:
        return self._targets.get(article_id)

    def filled(self) -> Iterator[Edit]:
        """The edits of marks and relations that got what they lacked, once."""
        for it in self._targets.values():
            yield from it.marks.edits()
            yield from it.arrows.edits()

    def changed(self) -> list[Edit]:
        """The edits of articles that are not yet written as they are by now; they count as written then."""
        found = [it for it in self._targets.values() if it.article != it.written]
        edits = [Edit(it.written, it.article) for it in found]
        for it in found:
            it.written = it.article
        return edits

    def settled(self, target: Target) -> dict[Hashable, str]:
        """Ids of marks that waited in the article once, and were placed or let go by a person."""
        if target.settled is None:
            found = self._ws.settled(target.article.id) if target.written else ()
            target.settled = {waiting_place(it.annotation): it.annotation.id for it in found}
        return target.settled

    def earlier(self, target: Target) -> dict[Hashable, list[str]]:
        """Ids of marks of the article that got another place or label by hand, by where they were before."""
        if target.earlier is None:
            target.earlier = {}
            for it in self._ws.changed(target.article.id) if target.written else ():
                target.earlier.setdefault(place_of(it), []).append(it.id)
        return target.earlier

    def target(self, incoming: Incoming, file: Path) -> Target:
        """``file`` holds it; what one file holds comes without a break."""
        if file != self._file:
            self._file, self._own, self._before = file, set(), {}
        article_id = self._known.find(incoming)
        if article_id is None:
            return self._new(incoming)
        target = self._targets.get(article_id)
        if target is None:
            target = self._standing(article_id)
        elif (
            target.file != file
        ):  # in this portion the one before had no marks of it, or ours would begin another
            target.file, target.is_new = file, False
            if target.written is not None:
                self._look_at(target)
        if not (incoming.spans or incoming.relations or article_id in self.tally.restored):
            self.tally.duplicate(incoming, target.article.title)
        self._facts(incoming, target)
        self._document_labels(incoming, target)
        return target

    def _facts(self, incoming: Incoming, target: Target) -> None:
        """What the article lacks comes from the file; what differs stays ours, and is told unless a person
        changed it here from what the file says."""
        its_id = target.article.id
        found = met(target.article, incoming, new=its_id in self.tally.articles)
        target.article = found.article
        if found.filled:
            self.tally.complete(its_id, found.filled)
        before = self._ws.told(its_id) if found.kept and target.written else ()
        for it in found.kept:
            if not any(it.theirs == getattr(earlier, it.fact) for earlier in before):
                self.facts.add(it, target.article.title)

    def _document_labels(self, incoming: Incoming, target: Target) -> None:
        """What the article is not labelled with yet is added; what differs stays ours."""
        ours = target.article.labels
        fresh = {code: it for code, it in incoming.labels.items() if code not in ours}
        for code, value in fresh.items():
            self._growing.document_label(code, value)
        if fresh:
            target.article = replace(target.article, labels={**ours, **fresh})
            self.tally.complete(target.article.id)
        for code in incoming.labels:
            if code in ours and ours[code] != incoming.labels[code]:
                values: dict[str, str | int] = {"key": code}
                self.tally.note(incoming, "articles-label-kept", lost=True, values=values)

    def _new(self, incoming: Incoming) -> Target:
        article_id = incoming.id if is_id(incoming.id) else new_id()
        if self._known.is_taken(article_id):
            article_id = new_id()
        sha256 = incoming.sha256
        if self._known.is_of_other_text(incoming):
            sha256 = digest(incoming.text).hex()
            self.tally.note(incoming, "formats-digest-other-text", lost=False)
        self._tell_likeness(incoming)
        for code, value in incoming.labels.items():
            self._growing.document_label(code, value)
        article = Article(
            id=article_id,
            name=incoming.name,
            title=incoming.title,
            text=incoming.text,
            sha256=sha256,
            encoding=incoming.encoding,
            language=incoming.language,
            direction=incoming.direction,
            directions=incoming.directions,
            source=incoming.source,
            url=incoming.url,
            author=incoming.author,
            published=incoming.published,
            labels=incoming.labels,
            status=incoming.status,
            position=self._position,
            created=self.tally.moment(incoming.created, self._at),
            note=incoming.note,
            bookmarks=incoming.bookmarks,
            original=incoming.original,
        )
        self._position += 1
        self._known.remember(article)
        self.tally.articles[article_id] = None
        self._own.add(article_id)
        self._targets[article_id] = Target(article, None, is_new=True, file=self._file)
        return self._targets[article_id]

    def _tell_likeness(self, incoming: Incoming) -> None:
        """Of an article that is new, the one here with its text but for line ends, or that it is a version of."""
        ends = self._known.but_for_line_ends(incoming)
        found = ends or self._known.version_of(incoming)
        if found is None:
            return
        target = self._targets.get(found)
        of = target.article if target else next(iter(self._ws.lines_of([found])), None)
        if of is not None:
            message = "articles-line-ends" if ends else "articles-changed-version"
            self.tally.note(incoming, message, lost=False, values={"title": of.title})

    def _standing(self, article_id: str) -> Target:
        """An article of the project; out of the bin, since somebody wants it again."""
        article = self._ws.article(article_id)
        is_new = article_id in self._own
        target = Target(replace(article, deleted=False), article, is_new, self._file)
        if article.deleted:
            self.tally.restored[article_id] = None
        self._look_at(target)
        self._targets[article_id] = target
        return target

    def _look_at(self, target: Target) -> None:
        """What is stored of it; only what stood before the file in hand is met, however far it has come by now."""
        article_id = target.article.id
        marks, relations = self._ws.annotations(article_id), self._ws.relations(article_id)
        waiting = self._ws.unplaced(article_id)
        if not target.is_new:
            own = self._brought(article_id)
            before = [it for it in marks if it.id not in own]
            target.marks, target.opinions = Meeting(place_of, before), opinions(before)
            stood = (it.annotation for it in waiting if it.id not in own)
            target.waiting = Meeting(waiting_place, stood)
            target.arrows = Meeting(ends_of, (it for it in relations if it.id not in own))
            if self.tally.has_completed(article_id):
                target.came = self._ws.since(article_id, self._began)
        for it in marks:
            target.annotations[annotation_key(it)] = it.id
            self.taken.add(it.id)
        for it in waiting:
            target.annotations[waiting_key(it.annotation)] = it.annotation.id
            target.relations.update(map(relation_key, it.relations))
            self.taken.add(it.annotation.id)
            self.misplaced.know(it)
        for it in relations:
            target.relations.add(relation_key(it))
            self.taken.add(it.id)

    def _brought(self, article_id: str) -> frozenset[str]:
        """Ids of what the file in hand has brought to an article in portions before this one."""
        before = self._before.setdefault(article_id, self._reach)
        return self._ws.since(article_id, before) if before != self._reach else frozenset()


def family_of(article_id: str, incoming: Incoming) -> str:
    """What ids of marks are derived from, with those that the file has: other programs count anew."""
    return f"{article_id}:{incoming.format}" if incoming.format else article_id


def told_id(local: str, family: str) -> str:
    """The file's id if it is one of ours, else the one derived from it."""
    return local if is_id(local) else derived_id(family, local)
