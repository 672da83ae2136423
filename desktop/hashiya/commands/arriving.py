"""What comes in to the parts of the one step that adds it, portion by portion; it stores nothing itself.

A portion is a few articles of those that come in, a part a few thousand edits that stand on their own after
those before it. Of a portion nothing is kept but what later ones need: what they ask, the project answers.
"""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from hashiya.commands.arrived import (
    ImportReport,
    RelationKey,
    annotation_key,
    relation_key,
)
from hashiya.commands.growing import Growing
from hashiya.commands.known import Known, digest, is_id, taken, taken_ids
from hashiya.commands.reading import ImportItem
from hashiya.commands.targets import Arrow, Misplaced, Target
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan, Note
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit
from hashiya.model.identity import derived_id, new_id
from hashiya.model.relation import Relation
from hashiya.workspace import Workspace

LETTERS = 2_000_000
"""Code points of text in a portion."""


class Arriving:
    """Works what comes in into parts; ``report`` says what became of it when all are stored."""

    def __init__(self, ws: Workspace, at: int, size: int) -> None:
        self._ws, self._at, self._size = ws, at, size
        self._growing = Growing(ws.schema())
        self._known = Known(ws)
        self._position = self._known.next_position
        self._taken: set[str] = set()
        self._targets: dict[str, Target] = {}
        self._marks: list[Edit] = []
        self._elsewhere: dict[str, str] = {}
        self._far: list[Arrow] = []
        self._misplaced = Misplaced()
        self._counts: Counter[str] = Counter()
        self._articles: dict[str, None] = {}
        self._completed: dict[str, None] = {}
        self._restored: dict[str, None] = {}
        self._duplicates: list[tuple[str, str]] = []
        self._notes: list[Note] = []
        self.ended = False
        """Nothing comes after the part that was given last."""

    @property
    def report(self) -> ImportReport:
        return ImportReport(
            articles=tuple(self._articles),
            completed=tuple(self._completed),
            restored=tuple(self._restored),
            duplicates=tuple(self._duplicates),
            annotations=self._counts["annotations"],
            relations=self._counts["relations"],
            repeated_annotations=self._counts["repeated_annotations"],
            repeated_relations=self._counts["repeated_relations"],
            waiting=self._counts["waiting"],
            added=tuple(dict.fromkeys(self._growing.added)),
            notes=tuple(self._notes),
        )

    def parts(self, found: Iterable[ImportItem | Note]) -> Iterator[tuple[Edit, ...]]:
        """Parts, none of them empty; each is to be stored before the next one is asked for."""
        portions = self._portions(found)
        portion, is_first = next(portions, None), True
        while portion is not None:
            yield from self._portion(portion)
            portion = next(portions, None)
            if portion is not None or (self._far and not is_first):
                yield from self._rest()
            is_first = False
        yield from self._end()

    def _portions(self, found: Iterable[ImportItem | Note]) -> Iterator[list[Incoming]]:
        portion: list[Incoming] = []
        edits = letters = 0
        for it in found:
            if isinstance(it, Note):
                self._notes.append(it)
                continue
            incoming = it.incoming
            if portion and (edits >= self._size or letters >= LETTERS):
                yield portion
                portion, edits, letters = [], 0, 0
            portion.append(incoming)
            edits += 1 + len(incoming.spans) + len(incoming.relations)
            letters += len(incoming.text)
        if portion:
            yield portion

    def _portion(self, portion: list[Incoming]) -> Iterator[tuple[Edit, ...]]:
        """Full parts of what these bring; what is left over waits for the next part."""
        self._targets.clear()
        self._known.look(portion)
        self._taken = taken_ids(self._ws, portion)
        here: dict[str, str] = {}
        placed: list[tuple[Incoming, Target, dict[str, str]]] = []
        for incoming in portion:
            self._notes.extend(incoming.notes)
            target = self._target(incoming)
            before = self._counts["annotations"] + self._counts["waiting"]
            ids: dict[str, str] = {}
            for span in incoming.spans:
                self._span(span, target, ids)
                yield from self._full()
            here.update((local, it) for local, it in ids.items() if is_id(local))
            placed.append((incoming, target, ids))
            if self._counts["annotations"] + self._counts["waiting"] > before:
                self._complete(target.article.id)
        self._elsewhere.update((local, it) for local, it in here.items() if local != it)
        for incoming, target, ids in placed:
            for it in incoming.relations:
                self._arrow(incoming, it, target, ChainMap(ids, here).get)
                yield from self._full()
        self._marks.extend(self._misplaced.edits())

    # -- parts

    def _full(self) -> Iterator[tuple[Edit, ...]]:
        if len(self._marks) >= self._size:
            yield self._part()

    def _rest(self) -> Iterator[tuple[Edit, ...]]:
        if part := self._part():
            yield part

    def _part(self) -> tuple[Edit, ...]:
        """Articles as they became, then what stands in them."""
        changed = [it for it in self._targets.values() if it.article != it.written]
        part = (*(Edit(it.written, it.article) for it in changed), *self._marks)
        for it in changed:
            it.written = it.article
        self._marks = []
        return part

    def _end(self) -> Iterator[tuple[Edit, ...]]:
        """Relations that waited for their far ends, and the label set as it has grown."""
        far, self._far = self._far, []
        for at in range(0, len(far), self._size):
            self._arrows(far[at : at + self._size])
            yield from self._full()
        for name, count in self._growing.misfits.items():
            values: dict[str, str | int] = {"key": name, "count": count}
            self._notes.append(Note(message="articles-misfit", values=values, lost=True))
        if differing := self._counts["differing"]:
            self._notes.append(Note(message="articles-differing", values={"count": differing}))
        old, new = self._ws.schema(), self._growing.schema
        if new != old:
            self._marks.append(Edit(old, new))
        self.ended = True
        yield from self._rest()

    def _complete(self, article_id: str) -> None:
        """Something was added to an article that was here before."""
        if article_id not in self._articles:
            self._completed[article_id] = None

    # -- articles

    def _target(self, incoming: Incoming) -> Target:
        article_id = self._known.find(incoming)
        if article_id is None:
            return self._new(incoming)
        target = self._targets.get(article_id)
        if target is None:
            target = self._standing(article_id)
        if not (incoming.spans or incoming.relations or article_id in self._restored):
            self._duplicates.append((incoming.name, target.article.title))
        self._document_labels(incoming, target)
        return target

    def _document_labels(self, incoming: Incoming, target: Target) -> None:
        """What the article is not labelled with yet is added; what differs stays ours."""
        ours = target.article.labels
        fresh = {code: it for code, it in incoming.labels.items() if code not in ours}
        for code, value in fresh.items():
            self._growing.document_label(code, value)
        if fresh:
            target.article = replace(target.article, labels={**ours, **fresh})
            self._completed[target.article.id] = None
        for code in incoming.labels:
            if code in ours and ours[code] != incoming.labels[code]:
                self._note(incoming, "articles-label-kept", lost=True, values={"key": code})

    def _new(self, incoming: Incoming) -> Target:
        article_id = incoming.id if is_id(incoming.id) else new_id()
        if self._known.is_taken(article_id):
            article_id = new_id()
        sha256 = incoming.sha256
        if self._known.is_of_other_text(incoming):
            sha256 = digest(incoming.text).hex()
            self._note(incoming, "formats-digest-other-text", lost=False)
        version = self._known.version_of(incoming)
        for it in self._ws.lines_of([version] if version else []):
            self._note(incoming, "articles-changed-version", lost=False, values={"title": it.title})
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
            created=incoming.created or self._at,
            note=incoming.note,
            bookmarks=incoming.bookmarks,
            original=incoming.original,
        )
        self._position += 1
        self._known.remember(article)
        self._articles[article_id] = None
        self._targets[article_id] = Target(article, None)
        return self._targets[article_id]

    def _standing(self, article_id: str) -> Target:
        """An article of the project; out of the bin, since somebody wants it again."""
        article = self._ws.article(article_id)
        target = Target(replace(article, deleted=False), article)
        if article.deleted:
            self._restored[article_id] = None
        for it in self._ws.annotations(article_id):
            target.annotations[annotation_key(it)] = it.id
            self._taken.add(it.id)
        target.own = frozenset(target.annotations.values())
        for it in self._ws.unplaced(article_id):
            key = (*annotation_key(it.annotation), it.quote)
            target.annotations[key] = it.annotation.id
            target.relations.update(map(relation_key, it.relations))
            self._taken.add(it.annotation.id)
            self._misplaced.know(it)
        for it in self._ws.relations(article_id):
            target.relations.add(relation_key(it))
            self._taken.add(it.id)
        self._targets[article_id] = target
        return target

    # -- annotations

    def _span(self, span: IncomingSpan, target: Target, ids: dict[str, str]) -> None:
        """Add it to the part unless it is there; ``ids`` learns by which id it goes here."""
        annotation = self._annotation(span, target.article)
        key = annotation_key(annotation)
        if span.words:
            key = (*key, span.words)
        if key in target.annotations:
            ids[span.id] = target.annotations[key]
            self._counts["repeated_annotations"] += 1
            return
        self._counts["differing"] += _told_id(span.id, target.article.id) in target.own
        annotation = replace(annotation, id=self._free(span.id, target.article.id))
        target.annotations[key] = ids[span.id] = annotation.id
        if span.words:
            self._misplaced.add(annotation, target.article.text)
            self._counts["waiting"] += 1
            return
        self._marks.append(Edit(None, annotation))
        self._counts["annotations"] += 1

    def _annotation(self, span: IncomingSpan, article: Article) -> Annotation:
        layer = self._growing.label(span.layer, span.label)
        start, end = span.fragments[0].start, span.fragments[-1].end
        return Annotation(
            id=span.id,
            article=article.id,
            layer=layer,
            label=span.label,
            fragments=span.fragments,
            quote=span.words or article.text[start:end],
            attributes=self._growing.attributes(layer, span.label, span.attributes),
            annotator=span.annotator or self._ws.me,
            created=span.created or self._at,
        )

    def _free(self, local: str, article_id: str) -> str:
        """The file's id if it is one of ours and free, else one derived from it, else a new one."""
        found = _told_id(local, article_id)
        if found in self._taken:
            found = derived_id(article_id, local)
        if found in self._taken:
            found = new_id()
        self._taken.add(found)
        return found

    # -- relations

    def _arrow(
        self,
        incoming: Incoming,
        it: IncomingRelation,
        target: Target,
        here: Callable[[str], str | None],
    ) -> None:
        ends = here(it.from_id) or it.from_id, here(it.to_id) or it.to_id
        missing = tuple(end for end in (it.from_id, it.to_id) if not here(end))
        arrow = Arrow(it, target.article.id, ends, missing, incoming.name, incoming.line)
        if ends[0] == ends[1] or not all(map(is_id, missing)):
            self._no_ends(arrow)
        elif missing:
            self._far.append(arrow)
        else:
            self._relation(arrow, ends, target.relations)

    def _arrows(self, arrows: Sequence[Arrow]) -> None:
        """Their far ends stand in other articles: of this import, or of the project."""
        self._taken |= taken(self._ws, [], [it.relation.id for it in arrows])
        wanted = {self._elsewhere.get(end, end) for it in arrows for end in it.missing}
        there = self._ws.find_annotations(sorted(wanted)).keys()
        known: dict[str, set[RelationKey]] = {}
        for it in arrows:
            found = {end: self._elsewhere.get(end, end) for end in it.missing}
            ends = found.get(it.ends[0], it.ends[0]), found.get(it.ends[1], it.ends[1])
            if ends[0] == ends[1] or not there >= set(found.values()):
                self._no_ends(it)
                continue
            if it.article not in known:
                known[it.article] = self._relation_keys(it.article)
            self._relation(it, ends, known[it.article])

    def _relation_keys(self, article_id: str) -> set[RelationKey]:
        if article_id in self._targets:
            return self._targets[article_id].relations
        return {relation_key(it) for it in self._ws.relations(article_id)}

    def _no_ends(self, it: Arrow) -> None:
        values: dict[str, str | int] = {"what": f"{it.relation.id} {it.relation.label}"}
        message = "articles-relation-ends"
        self._notes.append(
            Note(message=message, name=it.name, line=it.line, values=values, lost=True)
        )

    def _relation(self, arrow: Arrow, ends: tuple[str, str], known: set[RelationKey]) -> None:
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
            created=it.created or self._at,
        )
        key = relation_key(relation)
        if key in known:
            self._counts["repeated_relations"] += 1
            return
        known.add(key)
        relation = replace(relation, id=self._free(it.id, f"{arrow.article}:relation"))
        if self._misplaced.takes(relation):
            return
        self._marks.append(Edit(None, relation))
        self._counts["relations"] += 1
        self._complete(arrow.article)

    def _note(
        self,
        incoming: Incoming,
        message: str,
        *,
        lost: bool,
        values: dict[str, str | int] | None = None,
    ) -> None:
        note = Note(
            message=message, name=incoming.name, line=incoming.line, values=values or {}, lost=lost
        )
        self._notes.append(note)


def _told_id(local: str, article_id: str) -> str:
    """The file's id if it is one of ours, else the one derived from it."""
    return local if is_id(local) else derived_id(article_id, local)
