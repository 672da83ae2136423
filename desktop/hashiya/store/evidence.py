"""What a damaged file's history says of every record: its last version, proved step by step.

A step counts when its checksum holds and its edits can be read; steps of files from before there
were checksums count when they can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from hashiya.model.unplaced import waiting_id
from hashiya.store import codec, journal, uid
from hashiya.store.wreck import Wreck

_LINE = (
    "uid",
    "clock",
    "at",
    "annotator_id",
    "act",
    "article",
    "undoes",
    "n_edits",
    "label",
    "sample",
)
_STANDING = ("standing", "undone")
SCHEMA = b"schema"
"""The key of the label set, of which there is one."""

NOBODY = "?"
"""The name for whoever made a step whose name is lost."""

RawEdit = tuple[str, bytes | None, bytes | None]


class _Standing(msgspec.Struct, frozen=True):
    id: str = ""
    article: str = ""


class _Named(msgspec.Struct):
    """What all kinds of record name; a mark without a place names what its annotation does."""

    id: str = ""
    article: str = ""
    annotation: _Standing = _Standing()
    digest: str = ""
    annotator: str = ""


_named = msgspec.json.Decoder(_Named).decode


def key_of(kind: str, raw: bytes) -> bytes:
    """What a record of that JSON is known by, whatever its version."""
    if kind == "schema":
        return SCHEMA
    named = _named(raw)
    its_id = waiting_id(named.annotation.id) if kind == "unplaced" else named.id
    return uid.to_bytes(its_id)


def digest_of(raw: bytes) -> bytes:
    """The digest of the text that an article's JSON names."""
    return bytes.fromhex(_named(raw).digest)


def place_of(kind: str, raw: bytes) -> bytes | None:
    """The article that a record belongs to."""
    if kind == "schema":
        return None
    named = _named(raw)
    if kind == "unplaced":
        return uid.to_bytes(named.annotation.article)
    return uid.to_bytes(named.id if kind == "article" else named.article)


@dataclass(slots=True)
class SoundStep:
    number: int
    row: journal.Row
    parts: list[bytes]

    def edits(self) -> Iterator[RawEdit]:
        for data in self.parts:
            yield from codec.raw_edits(data)

    def places(self) -> list[bytes]:
        """The articles it touches, by their keys."""
        found = {place_of(kind, after or before or b"{}") for kind, before, after in self.edits()}
        return sorted(it for it in found if it is not None)


@dataclass(slots=True)
class Evidence:
    """``latest``: the checksum of each record's last version, or ``None`` where it was removed."""

    wreck: Wreck
    annotators: dict[int, str]
    latest: dict[bytes, int | None] = field(default_factory=dict[bytes, "int | None"])
    kinds: dict[bytes, str] = field(default_factory=dict[bytes, str])
    nameless: set[int] = field(default_factory=set[int])
    kept: int = 0
    lost: int = 0
    _parts: dict[int, list[tuple[int, int]]] = field(
        default_factory=dict[int, "list[tuple[int, int]]"]
    )
    _lines: set[int] = field(default_factory=set[int])

    @property
    def complete(self) -> bool:
        return self.kept > 0 and not self.lost and "history" not in self.wreck.holes

    def gather(self) -> None:
        for number, step, part in self.wreck.numbered("history_edits", "history_id", "part"):
            if isinstance(step, int) and isinstance(part, int):
                self._parts.setdefault(step, []).append((part, number))
        found: set[int] = set()
        for step in self.steps():
            found.add(step.number)
            for kind, before, after in step.edits():
                key = key_of(kind, after or before or b"{}")
                self.latest[key] = None if after is None else codec.checksum(after)
                self.kinds[key] = kind
        # a step of which only edits are left, and one of which the line alone is there
        self.kept, self.lost = len(found), len((self._parts.keys() | self._lines) - found)

    def steps(self) -> Iterator[SoundStep]:
        """Every step that counts, oldest first."""
        sealed = self.wreck.has("history", "checksum", *_STANDING)
        columns = [*_LINE, *_STANDING, "checksum"] if sealed else list(_LINE)
        for number, *values in self.wreck.numbered("history", *columns):
            self._lines.add(number)
            step = self._step(number, values, sealed=sealed)
            if step is not None:
                yield step

    def _step(self, number: int, values: list[Any], *, sealed: bool) -> SoundStep | None:
        try:
            key, clock, at, by, act, article, undoes, n_edits, label, sample = values[:10]
            words = [it.decode("utf-8") for it in (act, label, sample)]
            row = (key, clock, at, "", words[0], article, undoes, n_edits, words[1], words[2])
            parts = [
                self.wreck.value("history_edits", "edits", at_number)
                for _, at_number in sorted(self._parts.get(number, []))
            ]
            step = SoundStep(number, row, parts)
            edits = list(step.edits())
            if len(edits) != n_edits or len(key) != 16:
                return None
            for kind, before, after in edits:
                key_of(kind, after or before or b"{}")
            sums = (tuple(values[10:-1]), values[-1]) if sealed else None
            return step if self._name(step, by, edits, sums) else None
        except (ValueError, TypeError, AttributeError, KeyError, msgspec.MsgspecError):
            return None

    def _name(
        self, step: SoundStep, by: int, edits: list[RawEdit], sums: tuple[journal.Row, int] | None
    ) -> bool:
        """Put in whose step it is, and tell whether its checksum holds then.

        Where the list of annotators is lost, those that the step's records name are tried.
        """
        known = self.annotators.get(by)
        named = (_named(raw).annotator for _, *pair in edits for raw in pair if raw)
        places = step.places()
        for name in dict.fromkeys([known] if known is not None else named):
            row = (*step.row[:3], name, *step.row[4:])
            if sums is None or journal.checksum((*row, *sums[0]), step.parts, places) == sums[1]:
                step.row = row
                self.annotators[by] = name
                return True
        if known is None and "annotators" in self.wreck.holes:
            # nothing proves whose step it is; what it changed proves itself record by record
            step.row = (*step.row[:3], NOBODY, *step.row[4:])
            self.nameless.add(step.number)
            return True
        return False

    def versions(self, wanted: Mapping[bytes, int | None]) -> dict[bytes, tuple[bytes, bool]]:
        """JSON of these records, and whether it has the checksum wanted; else the last there was."""
        found: dict[bytes, tuple[bytes, bool]] = {}
        if not wanted:
            return found
        for step in self.steps():
            for kind, before, after in step.edits():
                for raw in (before, after):
                    if raw is None:
                        continue
                    key = key_of(kind, raw)
                    if key in wanted and not (key in found and found[key][1]):
                        found[key] = raw, codec.checksum(raw) == wanted[key]
        return found
