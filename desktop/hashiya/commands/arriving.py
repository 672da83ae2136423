"""A batch to the one step that adds it: new articles, annotations for those that are here already."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hashiya.commands.growing import Growing, Part
from hashiya.commands.reading import ImportBatch
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan, Note
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.attribute import Attributes
from hashiya.model.edit import Edit
from hashiya.model.identity import derived_id, new_id
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.workspace import Workspace

AnnotationKey = tuple[str, str, tuple[Span, ...], frozenset[tuple[str, object]], str]
RelationKey = tuple[str, str, str, frozenset[tuple[str, object]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of a batch.

    ``articles`` are the ids of new articles, ``completed`` of those that were here and got
    annotations, ``restored`` of those that came back from the bin. ``duplicates`` are pairs: the
    file's name and the title of the article that it repeats. ``added`` names what the label set
    had to take in. ``notes`` tell everything that was mended, left out or not read.
    """

    articles: tuple[str, ...] = ()
    completed: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()
    annotations: int = 0
    relations: int = 0
    repeated_annotations: int = 0
    repeated_relations: int = 0
    added: tuple[tuple[Part, str], ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything in the files was taken, or was here already."""
        return not any(it.lost for it in self.notes)


@dataclass(slots=True)
class _Target:
    """The article that an incoming one becomes or completes, and what stands in it."""

    article: Article
    before: Article | None
    annotations: dict[AnnotationKey, str] = field(default_factory=dict[AnnotationKey, str])
    relations: set[RelationKey] = field(default_factory=set[RelationKey])
    ids: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def is_new(self) -> bool:
        return self.before is None


class Arriving:
    """Works a batch into edits; ``edits`` and ``report`` hold the result."""

    def __init__(self, ws: Workspace, batch: ImportBatch, at: int) -> None:
        self._ws, self._at = ws, at
        self._growing = Growing(ws.schema())
        self._known = _Known(ws, [it.incoming for it in batch.items])
        self._position = max((it.position for it in self._known.lines), default=-1) + 1
        self._taken = _taken_ids(ws, batch)
        self._targets: dict[str, _Target] = {}
        self._edits: list[Edit] = []
        self._counts: Counter[str] = Counter()
        self._articles: list[str] = []
        self._completed: list[str] = []
        self._restored: list[str] = []
        self._duplicates: list[tuple[str, str]] = []
        self._notes: list[Note] = list(batch.problems)
        self._work(batch)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The label set first, if it grew, then articles, then what stands in them."""
        old, new = self._ws.schema(), self._growing.schema
        pairs = [(old, new), *((it.before, it.article) for it in self._targets.values())]
        return (*(Edit(*pair) for pair in pairs if pair[0] != pair[1]), *self._edits)

    @property
    def report(self) -> ImportReport:
        return ImportReport(
            articles=tuple(self._articles),
            completed=tuple(dict.fromkeys(self._completed)),
            restored=tuple(self._restored),
            duplicates=tuple(self._duplicates),
            annotations=self._counts["annotations"],
            relations=self._counts["relations"],
            repeated_annotations=self._counts["repeated_annotations"],
            repeated_relations=self._counts["repeated_relations"],
            added=tuple(dict.fromkeys(self._growing.added)),
            notes=tuple(self._notes),
        )

    def _work(self, batch: ImportBatch) -> None:
        placed: list[tuple[Incoming, _Target]] = []
        everywhere: dict[str, str] = {}
        for item in batch.items:
            incoming = item.incoming
            self._notes.extend(incoming.notes)
            target = self._target(incoming)
            before = len(self._edits)
            ids = self._spans(incoming, target)
            everywhere.update((local, it) for local, it in ids.items() if _is_uuid(local))
            target.ids = ids
            placed.append((incoming, replace(target)))
            if not target.is_new and len(self._edits) > before:
                self._completed.append(target.article.id)
        for incoming, target in placed:
            self._relations(incoming, target, everywhere)
        for name, count in self._growing.misfits.items():
            values: dict[str, str | int] = {"key": name, "count": count}
            self._notes.append(Note(message="articles-misfit", values=values, lost=True))

    # -- articles

    def _target(self, incoming: Incoming) -> _Target:
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

    def _document_labels(self, incoming: Incoming, target: _Target) -> None:
        """What the article is not labelled with yet is added; what differs stays ours."""
        ours = target.article.labels
        fresh = {code: it for code, it in incoming.labels.items() if code not in ours}
        for code, value in fresh.items():
            self._growing.document_label(code, value)
        if fresh:
            target.article = replace(target.article, labels={**ours, **fresh})
            self._completed.append(target.article.id)
        for code in incoming.labels:
            if code in ours and ours[code] != incoming.labels[code]:
                self._note(incoming, "articles-label-kept", lost=True, values={"key": code})

    def _new(self, incoming: Incoming) -> _Target:
        article_id = incoming.id if _is_uuid(incoming.id) else new_id()
        if article_id in self._known.ids:
            article_id = new_id()
        sha256 = incoming.sha256
        if self._known.is_of_other_text(incoming):
            sha256 = _digest(incoming.text)
            self._note(incoming, "formats-digest-other-text", lost=False)
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
            original=incoming.original,
        )
        self._position += 1
        self._known.remember(article)
        self._articles.append(article_id)
        self._targets[article_id] = _Target(article, None)
        return self._targets[article_id]

    def _standing(self, article_id: str) -> _Target:
        """An article of the project; out of the bin, since somebody wants it again."""
        article = self._ws.article(article_id)
        target = _Target(replace(article, deleted=False), article)
        if article.deleted:
            self._restored.append(article_id)
        for it in self._ws.annotations(article_id):
            target.annotations[annotation_key(it)] = it.id
            self._taken.add(it.id)
        for it in self._ws.relations(article_id):
            target.relations.add(relation_key(it))
            self._taken.add(it.id)
        self._targets[article_id] = target
        return target

    # -- annotations

    def _spans(self, incoming: Incoming, target: _Target) -> dict[str, str]:
        """Local id to id in the project, for every span that is there afterwards."""
        ids: dict[str, str] = {}
        for span in incoming.spans:
            annotation = self._annotation(span, target.article)
            key = annotation_key(annotation)
            if key in target.annotations:
                ids[span.id] = target.annotations[key]
                self._counts["repeated_annotations"] += 1
                continue
            annotation = replace(annotation, id=self._free(span.id, target.article.id))
            target.annotations[key] = ids[span.id] = annotation.id
            self._edits.append(Edit(None, annotation))
            self._counts["annotations"] += 1
        return ids

    def _annotation(self, span: IncomingSpan, article: Article) -> Annotation:
        layer = self._growing.label(span.layer, span.label)
        start, end = span.fragments[0].start, span.fragments[-1].end
        return Annotation(
            id=span.id,
            article=article.id,
            layer=layer,
            label=span.label,
            fragments=span.fragments,
            quote=article.text[start:end],
            attributes=self._growing.attributes(layer, span.label, span.attributes),
            annotator=span.annotator or self._ws.me,
            created=span.created or self._at,
        )

    def _free(self, local: str, article_id: str) -> str:
        """The file's id if it is one of ours and free, else one derived from it, else a new one."""
        found = local if _is_uuid(local) else derived_id(article_id, local)
        if found in self._taken:
            found = derived_id(article_id, local)
        if found in self._taken:
            found = new_id()
        self._taken.add(found)
        return found

    # -- relations

    def _relations(self, incoming: Incoming, target: _Target, everywhere: dict[str, str]) -> None:
        for it in incoming.relations:
            ends = [target.ids.get(end) or self._far(end, everywhere) for end in _ends(it)]
            if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
                values: dict[str, str | int] = {"what": f"{it.id} {it.label}"}
                self._note(incoming, "articles-relation-ends", lost=True, values=values)
                continue
            self._relation(it, target, ends[0], ends[1])

    def _far(self, end: str, everywhere: dict[str, str]) -> str | None:
        """An end in another article: of this batch, or of the project."""
        if not _is_uuid(end):
            return None
        return everywhere.get(end) or (end if self._ws.find_annotations([end]) else None)

    def _relation(self, it: IncomingRelation, target: _Target, from_id: str, to_id: str) -> None:
        self._growing.relation(it.label)
        relation = Relation(
            id=it.id,
            article=target.article.id,
            label=it.label,
            from_id=from_id,
            to_id=to_id,
            attributes=self._growing.relation_attributes(it.attributes),
            annotator=it.annotator or self._ws.me,
            created=it.created or self._at,
        )
        key = relation_key(relation)
        if key in target.relations:
            self._counts["repeated_relations"] += 1
            return
        target.relations.add(key)
        relation = replace(relation, id=self._free(it.id, f"{target.article.id}:relation"))
        self._edits.append(Edit(None, relation))
        self._counts["relations"] += 1
        if not target.is_new:
            self._completed.append(target.article.id)

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


class _Known:
    """Which texts the project has: by the file's digest, and by the text where files differ."""

    def __init__(self, ws: Workspace, incoming: list[Incoming]) -> None:
        self._ws = ws
        self.lines = [*ws.articles(), *ws.articles(deleted=True)]
        self.ids = {it.id for it in self.lines}
        digests = sorted({it.sha256 for it in incoming})
        self._by_file = ws.by_digest(digests) if self.lines else {}
        self._by_text: dict[str, str] = {}
        self._lengths: dict[int, list[str]] = {}
        for it in self.lines:
            self._lengths.setdefault(it.code_points, []).append(it.id)

    def find(self, incoming: Incoming) -> str | None:
        """The article that has this very text."""
        digest = _digest(incoming.text)
        for article_id in self._lengths.pop(len(incoming.text), []):
            self._by_text.setdefault(_digest(self._ws.article(article_id).text), article_id)
        return self._by_text.get(digest)

    def is_of_other_text(self, incoming: Incoming) -> bool:
        """Whether the digest it brings is that of an article with another text."""
        return incoming.sha256 in self._by_file

    def remember(self, article: Article) -> None:
        self.ids.add(article.id)
        self._by_file[article.sha256] = article.id
        self._by_text[_digest(article.text)] = article.id


def annotation_key(it: Annotation) -> AnnotationKey:
    """Annotations with the same key say the same."""
    return it.layer, it.label, it.fragments, _frozen(it.attributes), it.annotator


def relation_key(it: Relation) -> RelationKey:
    return it.label, it.from_id, it.to_id, _frozen(it.attributes), it.annotator


def _frozen(attributes: Attributes) -> frozenset[tuple[str, object]]:
    return frozenset(attributes.items())


def _ends(relation: IncomingRelation) -> Iterator[str]:
    yield relation.from_id
    yield relation.to_id


def _taken_ids(ws: Workspace, batch: ImportBatch) -> set[str]:
    """Of the ids that the batch may want, those that the project uses."""
    spans = [it.id for item in batch.items for it in item.incoming.spans]
    relations = [it.id for item in batch.items for it in item.incoming.relations]
    spans = [it for it in spans if _is_uuid(it)]
    relations = [it for it in relations if _is_uuid(it)]
    found = set(ws.find_annotations(spans)) if spans else set[str]()
    return found | (set(ws.find_relations(relations)) if relations else set[str]())


def _is_uuid(text: str) -> bool:
    """Whether it is an id as we write them: lower case, with hyphens."""
    if len(text) != 36:
        return False
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
