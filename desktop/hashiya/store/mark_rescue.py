"""Carries annotations and relations of a wreck into a new file; where words stand, their quotes decide."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import msgspec

from hashiya.model.annotation import Annotation
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.model.unplaced import Unplaced
from hashiya.store import codec, queries, rows, uid, unplaced

if TYPE_CHECKING:
    from hashiya.store.rescuing import Rescue

BATCH = 2_000
_SPAN = ("uid", "article_id", "label_id", "annotator_id", "start", "end", "quote", "created")
_RELATION = ("uid", "article_id", "label_id", "from_id", "to_id", "annotator_id", "created")
Mark = Annotation | Relation
Doubtful = dict[bytes, "tuple[Mark | None, int | None, str | None]"]


@dataclass(slots=True)
class _Known:
    """What rows refer to by number."""

    labels: dict[int, tuple[str, str]] = field(default_factory=dict[int, "tuple[str, str]"])
    parts: dict[int, list[tuple[int, int, int]]] = field(
        default_factory=dict[int, "list[tuple[int, int, int]]"]
    )
    attributes: dict[int, dict[str, Any]] = field(default_factory=dict[int, "dict[str, Any]"])
    ends: dict[int, str | None] = field(default_factory=dict[int, "str | None"])


def rescue(it: Rescue) -> None:
    """Annotations first: relations need both their ends."""
    _Marks(it).run()


class _Marks:
    def __init__(self, rescue: Rescue) -> None:
        self._rescue = rescue
        self._known = _Known()
        self._ready: list[tuple[Any, bytes]] = []
        self._counts: dict[str, dict[int, int]] = {"annotations": {}, "relations": {}}
        self._text: tuple[str, str] = "", ""
        self._done = 0

    def run(self) -> None:
        wreck, known = self._rescue.wreck, self._known
        for number, layer, code in wreck.numbered("labels", "layer", "code"):
            with suppress(AttributeError, UnicodeDecodeError):
                known.labels[number] = layer.decode("utf-8"), code.decode("utf-8")
        arrows = list(wreck.numbered("relations", *_RELATION, "checksum"))
        known.ends = {end: None for row in arrows for end in row[4:6]}
        for number, ordinal, start, end in wreck.keyed(
            "span_fragments", "span_id", "ordinal", "start", "end"
        ):
            known.parts.setdefault(number, []).append((ordinal, start, end))
        self._attributes("span_attributes", "span_id")
        self._all("annotation", wreck.numbered("spans", *_SPAN, "checksum"))
        known.attributes.clear()
        self._attributes("relation_attributes", "relation_id")
        self._all("relation", iter(arrows))
        self._waiting()
        for column, counts in self._counts.items():
            rows.count(self._rescue.db, f"n_{column}", counts)

    def _waiting(self) -> None:
        """Marks without a place: their record is one JSON, which its checksum proves."""
        rescue = self._rescue
        ready: dict[bytes, tuple[Unplaced, bytes]] = {}
        wanted: dict[bytes, int | None] = {}
        rows_of = rescue.wreck.numbered("unplaced", "uid", "record", "checksum")
        for _, key, raw, crc in rows_of if rescue.wreck.has("unplaced", "record") else ():
            if not isinstance(key, bytes) or len(key) != 16 or key in rescue.seen:
                continue
            rescue.seen.add(key)
            found = _unplaced(raw) if codec.checksum(raw) == crc else None
            if found is not None and uid.to_bytes(found.id) == key:
                ready[key] = found, raw
            else:
                wanted[key] = crc
        wanted |= dict.fromkeys(rescue.absent("unplaced", table="unplaced"))
        said = rescue.evidence.versions(wanted)
        for key in wanted:
            found = _unplaced(said[key][0]) if key in said else None
            if found is None:
                rescue.note("rescue-note-mark-lost", None, name="?", what=uid.to_text(key))
            else:
                ready[key] = found, said[key][0]
        kept = {key: it for key, it in ready.items() if it[0].article in rescue.numbers}
        unplaced.add(rescue.db, rescue.numbers, list(kept.values()))
        for key, (_, raw) in kept.items():
            rescue.judge("unplaced", key, codec.checksum(raw))

    def _attributes(self, table: str, column: str) -> None:
        for number, name, value in self._rescue.wreck.keyed(table, column, "name", "value"):
            with suppress(AttributeError, ValueError, msgspec.MsgspecError):
                said = codec.read_value(value.decode("utf-8"))
                self._known.attributes.setdefault(number, {})[name.decode("utf-8")] = said

    def _all(self, kind: str, found: Iterable[tuple[Any, ...]]) -> None:
        rescue = self._rescue
        doubtful: Doubtful = {}
        table = "spans" if kind == "annotation" else "relations"
        for number, *values in found:
            key, crc = values[0], values[-1]
            if not isinstance(key, bytes) or len(key) != 16 or key in rescue.seen:
                continue
            rescue.seen.add(key)
            article = rescue.article_ids.get(values[1])
            mark = (
                self._annotation(number, values)
                if kind == "annotation"
                else self._relation(number, values)
            )
            if mark is not None and codec.checksum(codec.canonical(mark)) == crc:
                self._keep(mark)
            else:
                doubtful[key] = mark, crc, article
            if number in self._known.ends and kind == "annotation":
                self._known.ends[number] = uid.to_text(key)
        self._decide(kind, doubtful, rescue.absent(kind, table=table))
        self._flush()

    def _decide(self, kind: str, doubtful: Doubtful, absent: list[bytes]) -> None:
        """What becomes of records that no checksum proves: the history knows, else the row counts."""
        rescue = self._rescue
        wanted = {key: crc for key, (_, crc, _) in doubtful.items()}
        wanted |= {key: rescue.evidence.latest[key] for key in absent}
        said = rescue.evidence.versions(wanted)
        for key in wanted:
            mark, _, article = doubtful.get(key, (None, None, None))
            older = said.get(key)
            if older is not None:
                with suppress(msgspec.MsgspecError, ValueError, KeyError):
                    found = codec.record(kind, older[0], rescue.text_of)
                    assert isinstance(found, Annotation | Relation)
                    rescue.counts["repaired" if older[1] else "doubtful"] += 1
                    if not older[1]:
                        rescue.note("rescue-note-mark-older", found.article, what=_words(found))
                    self._keep(found)
                    continue
            if mark is None:
                rescue.counts[f"lost {kind}s"] += 1
                rescue.note("rescue-note-mark-lost", article, what=uid.to_text(key))
            else:
                rescue.counts["doubtful"] += 1
                rescue.note("rescue-note-mark", mark.article, what=_words(mark))
                self._keep(mark)

    def _annotation(self, number: int, values: list[Any]) -> Annotation | None:
        key, article, label, annotator, start, end, quote, created = values[:8]
        known, rescue = self._known, self._rescue
        try:
            layer, code = known.labels[label]
            parts = sorted(known.parts.get(number, [(0, start, end)]))
            return Annotation(
                id=uid.to_text(key),
                article=rescue.article_ids[article],
                layer=layer,
                label=code,
                fragments=tuple(Span(one, two) for _, one, two in parts),
                quote=quote.decode("utf-8"),
                attributes=known.attributes.get(number, {}),
                annotator=rescue.annotators[annotator],
                created=int(created),
            )
        except (KeyError, ValueError, TypeError, AttributeError):
            return None

    def _relation(self, number: int, values: list[Any]) -> Relation | None:
        key, article, label, from_number, to_number, annotator, created = values[:7]
        known, rescue = self._known, self._rescue
        from_id, to_id = known.ends.get(from_number), known.ends.get(to_number)
        try:
            assert from_id is not None
            assert to_id is not None
            return Relation(
                id=uid.to_text(key),
                article=rescue.article_ids[article],
                label=known.labels[label][1],
                from_id=from_id,
                to_id=to_id,
                attributes=known.attributes.get(number, {}),
                annotator=rescue.annotators[annotator],
                created=int(created),
            )
        except (AssertionError, KeyError, ValueError, TypeError):
            return None

    # -- into the new file

    def _keep(self, mark: Mark) -> None:
        kind = "annotations" if isinstance(mark, Annotation) else "relations"
        fitting = self._placed(mark) if isinstance(mark, Annotation) else self._joined(mark)
        if fitting is None:
            self._rescue.counts[f"lost {kind}"] += 1
            if mark.article in self._rescue.numbers:
                self._rescue.note("rescue-note-mark-lost", mark.article, what=_words(mark))
            return
        data = codec.canonical(fitting)
        self._rescue.judge(kind[:-1], uid.to_bytes(fitting.id), codec.checksum(data))
        self._rescue.counts[kind] += 1
        number = self._rescue.numbers[fitting.article]
        self._counts[kind][number] = self._counts[kind].get(number, 0) + 1
        self._ready.append((fitting, data))
        if len(self._ready) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        rescue = self._rescue
        marks = [it for it in self._ready if isinstance(it[0], Annotation)]
        arrows = [it for it in self._ready if isinstance(it[0], Relation)]
        self._ready = []
        if marks:
            records, data = [it for it, _ in marks], [it for _, it in marks]
            rows.add_annotations(rescue.db, rescue.registry, rescue.numbers, records, data)
        if arrows:
            ends = {end for it, _ in arrows for end in (it.from_id, it.to_id)}
            found = queries.find_annotations(rescue.db, [uid.to_bytes(it) for it in ends])
            numbers = {it.id: number for number, it in found.values()}
            rows.add_relations(rescue.db, rescue.registry, rescue.numbers | numbers, arrows)
        self._done += len(marks) + len(arrows)
        rescue.progress(self._done, max(self._done, len(rescue.evidence.latest)))

    def _joined(self, mark: Relation) -> Relation | None:
        if self._ready and isinstance(self._ready[0][0], Annotation):
            self._flush()
        ends = [uid.to_bytes(mark.from_id), uid.to_bytes(mark.to_id)]
        there = queries.find_annotations(self._rescue.db, ends)
        return mark if len(there) == 2 and mark.article in self._rescue.numbers else None

    def _placed(self, mark: Annotation) -> Annotation | None:
        """The annotation where its words stand; none where they stand nowhere."""
        text = self._text_of(mark.article)
        if text is None or mark.stands_in(text):
            return mark if text is not None else None
        if len(mark.fragments) == 1:
            start = _nearest(text, mark.quote, mark.start)
            if start is not None:
                return replace(mark, fragments=(Span(start, start + len(mark.quote)),))
            if "\ufffd" in text[mark.start : mark.end] and mark.end <= len(text):
                return replace(mark, quote=text[mark.start : mark.end])
        return None

    def _text_of(self, article: str) -> str | None:
        if self._text[0] != article:
            if article not in self._rescue.numbers:
                return None
            found = queries.find_articles(self._rescue.db, [uid.to_bytes(article)])
            self._text = article, next(iter(found.values()))[1].text
        return self._text[1]


def _nearest(text: str, quote: str, start: int) -> int | None:
    before = text.rfind(quote, 0, max(0, start) + len(quote))
    after = text.find(quote, max(0, start))
    places = [it for it in (before, after) if it >= 0]
    return min(places, key=lambda it: abs(it - start), default=None)


def _unplaced(raw: bytes) -> Unplaced | None:
    with suppress(msgspec.MsgspecError, ValueError):
        return codec.unplaced(raw)
    return None


def _words(mark: Mark) -> str:
    return mark.quote[:80] if isinstance(mark, Annotation) else mark.label
