"""Spans and relations of one line of the own format, taken one by one; it never guesses in silence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, cast

from hashiya.formats.aligning import Mark, align, asked_for
from hashiya.formats.format import IncomingRelation, IncomingSpan, Note
from hashiya.formats.placing import Placed, place
from hashiya.model import code
from hashiya.model.attribute import AttributeValue
from hashiya.wording import Inserted, first_of

_UNSTORABLE = {0: "\ufffd"}
_SPAN_KEYS = frozenset(
    [
        "id",
        "layer",
        "label",
        "start",
        "end",
        "fragments",
        "text",
        "attributes",
        "annotator",
        "created",
    ]
)
_RELATION_KEYS = frozenset(["id", "label", "from", "to", "attributes", "annotator", "created"])
_BIGGEST = 1 << 53
_PROOF = 2
"""Quotes that must agree before a line is taken to count in another way."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Notes:
    """Collects what is to be told about one line."""

    def __init__(self, name: str, line: int) -> None:
        self._name, self._line = name, line
        self._notes: list[Note] = []

    def say(self, message: str, **values: Inserted) -> None:
        self._add(message, values, lost=False)

    def lose(self, message: str, **values: Inserted) -> None:
        self._add(message, values, lost=True)

    def _add(self, message: str, values: dict[str, Inserted], *, lost: bool) -> None:
        self._notes.append(
            Note(message=message, name=self._name, line=self._line, values=values, lost=lost)
        )

    def all(self) -> tuple[Note, ...]:
        return tuple(self._notes)


class _Unusable(ValueError):
    """Why a span or a relation is left out: the id of the sentence."""


def storable(text: str) -> tuple[str, int]:
    """``text`` with NUL and lone surrogates replaced one to one, and how many there were."""
    if "\0" not in text and text.isascii():
        return text, 0
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        kept = "".join("\ufffd" if "\ud800" <= it <= "\udfff" else it for it in text)
    else:
        kept = text
    kept = kept.translate(_UNSTORABLE) if "\0" in kept else kept
    if kept == text:
        return text, 0
    return kept, sum(one != other for one, other in zip(text, kept, strict=True))


def is_code(name: Any) -> bool:
    """Whether it can name a label or an attribute."""
    return isinstance(name, str) and code.is_code(name)


def spans(raw: Any, text: str, notes: Notes) -> tuple[IncomingSpan, ...]:
    found: list[IncomingSpan] = []
    ids: set[str] = set()
    listed = _list(raw, "spans", notes)
    counted = _counted_otherwise(listed, text, notes)
    for number, it in enumerate(listed, start=1):
        try:
            placed = counted.get(number) or _place(it, text)
            span = _span(it, placed, number, ids, notes)
        except _Unusable as why:
            notes.lose(str(why), number=number, what=_shown(it))
            continue
        ids.add(span.id)
        found.append(span)
    return tuple(found)


def _counted_otherwise(listed: list[Any], text: str, notes: Notes) -> dict[int, Placed]:
    """Places by number when the line counts its offsets in another way that shows all quotes.

    One quote proves nothing: then it is an error of one span, and mended as such.
    """
    marks: dict[int, Mark] = {}
    for number, it in enumerate(listed, start=1):
        try:
            marks[number] = _mark(it)
        except _Unusable:
            continue
    if sum(it.quote is not None for it in marks.values()) < _PROOF:
        return {}
    aligned = align(text, list(marks.values()))
    sure = all(it.how in ("right", "recounted") for it in aligned.placed)
    if aligned.as_written or not sure:
        return {}
    how = aligned.unit if aligned.shape == "same" else aligned.shape
    notes.say("formats-realigned-proved", how=how)
    return dict(zip(marks, aligned.placed, strict=True))


def _mark(raw: Any) -> Mark:
    if not isinstance(raw, dict):
        raise _Unusable("formats-not-a-record")
    span = cast("dict[str, Any]", raw)
    quote = span.get("text")
    if quote is not None and not isinstance(quote, str):
        raise _Unusable("formats-span-no-offsets")
    return Mark(tuple(_ranges(span)), storable(quote)[0] if quote is not None else None)


def _place(raw: Any, text: str) -> Placed:
    """Where it stands; without a place it waits under its words, if it has any.

    Raises:
        _Unusable: it has neither a place nor words.
    """
    mark = _mark(raw)
    placed = place(text, list(mark.ranges), mark.quote)
    if not placed.fragments and not mark.quote:
        raise _Unusable("formats-span-past" if placed.how == "past" else "formats-span-elsewhere")
    return placed


def relations(raw: Any, notes: Notes) -> tuple[IncomingRelation, ...]:
    """Relations with two ends; whether the ends exist is seen when they are added."""
    found: list[IncomingRelation] = []
    ids: set[str] = set()
    for number, it in enumerate(_list(raw, "relations", notes), start=1):
        try:
            relation = _relation(it, number, ids, notes)
        except _Unusable as why:
            notes.lose(str(why), number=number, what=_shown(it))
            continue
        ids.add(relation.id)
        found.append(relation)
    return tuple(found)


def attributes(raw: Any, notes: Notes, owner: str) -> dict[str, AttributeValue]:
    """Values of the kinds that an attribute can have; others are noted and left out."""
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        notes.lose("formats-wrong-type", key="attributes" if owner != "labels" else owner)
        return {}
    found: dict[str, AttributeValue] = {}
    for name, value in cast("dict[str, Any]", raw).items():
        known = _value(value)
        if known is None or not is_code(name):
            notes.lose("formats-bad-attribute", key=str(storable(name)[0])[:80], owner=owner)
        else:
            found[name] = known
    return found


def _value(raw: Any) -> AttributeValue | None:
    if isinstance(raw, str):
        return storable(raw)[0]
    if isinstance(raw, bool | float):
        return raw
    if isinstance(raw, int):
        return raw if -_BIGGEST < raw < _BIGGEST else None
    if isinstance(raw, list) and all(isinstance(it, str) for it in cast("list[Any]", raw)):
        return tuple(storable(it)[0] for it in cast("list[str]", raw))
    return None


def _span(raw: Any, placed: Placed, number: int, ids: set[str], notes: Notes) -> IncomingSpan:
    span = _record(raw, _SPAN_KEYS, notes)
    label = _code(span, "label")
    layer = _code(span, "layer") if span.get("layer") is not None else ""
    name = _id(span, number, ids)
    mark = _mark(raw)
    if not placed.fragments:
        notes.lose("formats-span-waits", number=number, what=_shown(raw))
    elif placed.how not in ("right", "recounted"):
        where = placed.fragments[0].start
        notes.say(f"formats-span-{placed.how}", number=number, what=_shown(raw), start=where)
    return IncomingSpan(
        id=name,
        layer=layer,
        label=label,
        fragments=placed.fragments or (asked_for(mark),),
        attributes=attributes(span.get("attributes"), notes, _shown(raw)),
        annotator=_name(span, notes),
        created=created(span, notes),
        words="" if placed.fragments else mark.quote or "",
    )


def _relation(raw: Any, number: int, ids: set[str], notes: Notes) -> IncomingRelation:
    relation = _record(raw, _RELATION_KEYS, notes)
    ends = relation.get("from"), relation.get("to")
    if not all(isinstance(it, str | int) for it in ends) or str(ends[0]) == str(ends[1]):
        raise _Unusable("formats-relation-ends")
    return IncomingRelation(
        id=_id(relation, number, ids),
        label=_code(relation, "label"),
        from_id=str(ends[0]),
        to_id=str(ends[1]),
        attributes=attributes(relation.get("attributes"), notes, _shown(raw)),
        annotator=_name(relation, notes),
        created=created(relation, notes),
    )


def _record(raw: Any, known: frozenset[str], notes: Notes) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _Unusable("formats-not-a-record")
    record = cast("dict[str, Any]", raw)
    if not record.keys() <= known:
        unknown = sorted(record.keys() - known)
        notes.lose(
            "formats-unknown-keys",
            keys=first_of([it[:40] for it in unknown], 20),
            count=len(unknown),
        )
    return record


def _ranges(span: dict[str, Any]) -> list[tuple[int, int]]:
    raw = span.get("fragments")
    pairs = raw if raw is not None else [[span.get("start"), span.get("end")]]
    if not isinstance(pairs, list) or not pairs:
        raise _Unusable("formats-span-no-offsets")
    ranges: list[tuple[int, int]] = []
    for pair in cast("list[Any]", pairs):
        if not isinstance(pair, list) or len(cast("list[Any]", pair)) != 2:
            raise _Unusable("formats-span-no-offsets")
        start, end = cast("list[Any]", pair)
        if not (_offset(start) and _offset(end) and start < end):
            raise _Unusable("formats-span-no-offsets")
        ranges.append((start, end))
    return ranges


def _offset(raw: Any) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < _BIGGEST


def _code(record: dict[str, Any], key: str) -> str:
    if not is_code(record.get(key)):
        raise _Unusable("formats-bad-label")
    return str(record[key])


def _id(record: dict[str, Any], number: int, taken: set[str]) -> str:
    """As given; a missing one is the number in its list, made unlike the others."""
    given = record.get("id")
    if given is None:
        name = f"#{number}"
        while name in taken:
            name += "'"
        return name
    if not isinstance(given, str | int) or isinstance(given, bool) or not 0 < len(str(given)) < 200:
        raise _Unusable("formats-bad-id")
    if str(given) in taken:
        raise _Unusable("formats-id-twice")
    return storable(str(given))[0]


def _name(record: dict[str, Any], notes: Notes) -> str:
    name = record.get("annotator")
    if name is not None and not isinstance(name, str):
        notes.lose("formats-wrong-type", key="annotator")
        return ""
    return storable(name)[0] if name else ""


def created(record: dict[str, Any], notes: Notes) -> int:
    """Milliseconds since 1970 (UTC), given as such or as a date and time in ISO 8601."""
    raw = record.get("created")
    if raw is None or raw == "":
        return 0
    at = _milliseconds(raw) if isinstance(raw, str) else raw
    whole = int(at) if isinstance(at, float) and at.is_integer() else at
    if isinstance(whole, int) and _offset(whole):
        return whole
    notes.lose("formats-wrong-type", key="created")
    return 0


def _milliseconds(written: str) -> int | None:
    """What a date and time stands for; without a zone it is in UTC."""
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def _list(raw: Any, key: str, notes: Notes) -> list[Any]:
    if raw is None:
        return []
    if not isinstance(raw, list):
        notes.lose("formats-wrong-type", key=key)
        return []
    return cast("list[Any]", raw)


def _shown(raw: Any) -> str:
    """How a record is named in a note: its id and label, or its beginning."""
    if isinstance(raw, dict):
        record = cast("dict[str, Any]", raw)
        named = " ".join(str(record[it]) for it in ("id", "label") if record.get(it) is not None)
        return storable(" ".join(named[:80].split()))[0]
    return storable(repr(raw)[:40])[0]
