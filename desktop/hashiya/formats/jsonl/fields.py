"""Single values of a record of the own format: taken as they are, mended and told, or refused; it never guesses in silence."""

from __future__ import annotations

from collections.abc import Container
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from hashiya.formats.format import Note
from hashiya.model import code
from hashiya.model.attribute import AttributeValue
from hashiya.wording import Inserted, first_of

_UNSTORABLE = {0: "\ufffd"}
_BIGGEST = 1 << 53
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


class Unusable(ValueError):
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
    if isinstance(raw, bool | int | float):
        return raw
    if isinstance(raw, list) and all(isinstance(it, str) for it in cast("list[Any]", raw)):
        return tuple(storable(it)[0] for it in cast("list[str]", raw))
    return None


def record_of(raw: Any, known: frozenset[str], notes: Notes) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise Unusable("formats-not-a-record")
    record = cast("dict[str, Any]", raw)
    if not record.keys() <= known:
        unknown = sorted(record.keys() - known)
        notes.lose(
            "formats-unknown-keys",
            keys=first_of([it[:40] for it in unknown], 20),
            count=len(unknown),
        )
    return record


def ranges(span: dict[str, Any]) -> list[tuple[int, int]]:
    raw = span.get("fragments")
    pairs = raw if raw is not None else [[span.get("start"), span.get("end")]]
    if not isinstance(pairs, list) or not pairs:
        raise Unusable("formats-span-no-offsets")
    ranges: list[tuple[int, int]] = []
    for pair in cast("list[Any]", pairs):
        if not isinstance(pair, list) or len(cast("list[Any]", pair)) != 2:
            raise Unusable("formats-span-no-offsets")
        start, end = map(_counted, cast("list[Any]", pair))
        if not (is_offset(start) and is_offset(end) and start < end):
            raise Unusable("formats-span-no-offsets")
        ranges.append((start, end))
    return ranges


def _counted(raw: Any) -> Any:
    """A library for tables makes 6.0 of 6 wherever a column has a gap."""
    return int(raw) if isinstance(raw, float) and raw.is_integer() else raw


def is_offset(raw: Any) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < _BIGGEST


def code_of(record: dict[str, Any], key: str) -> str:
    if not is_code(record.get(key)):
        raise Unusable("formats-bad-label")
    return str(record[key])


def id_of(record: dict[str, Any], number: int, taken: Container[str]) -> str:
    """As given; a missing one is the number in its list, made unlike the others."""
    given = record.get("id")
    if given is None:
        name = f"#{number}"
        while name in taken:
            name += "'"
        return name
    if not isinstance(given, str | int) or isinstance(given, bool) or not 0 < len(str(given)) < 200:
        raise Unusable("formats-bad-id")
    name = storable(str(given))[0]
    if name in taken:
        raise Unusable("formats-id-twice")
    return name


def annotator(record: dict[str, Any], notes: Notes) -> str:
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
    if isinstance(whole, int) and is_offset(whole):
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


def listed(raw: Any, key: str, notes: Notes) -> list[Any]:
    if raw is None:
        return []
    if not isinstance(raw, list):
        notes.lose("formats-wrong-type", key=key)
        return []
    return cast("list[Any]", raw)


def shown(raw: Any) -> str:
    """How a record is named in a note: its id and label, or its beginning."""
    if isinstance(raw, dict):
        record = cast("dict[str, Any]", raw)
        named = " ".join(str(record[it]) for it in ("id", "label") if record.get(it) is not None)
        return storable(" ".join(named[:80].split()))[0]
    return storable(repr(raw)[:40])[0]
