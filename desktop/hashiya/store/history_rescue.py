"""Carries the history of a wreck into a new file and makes it fit; a step is kept whole or without what is lost.

What the new file holds otherwise than the kept steps say becomes one last step of its own, so that
the history still leads to what is there.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import msgspec

from hashiya.model.edit import Edit, Record, Step
from hashiya.model.identity import new_id, now
from hashiya.store import codec, journal, queries, uid, unplaced
from hashiya.store.evidence import SCHEMA, RawEdit, SoundStep, digest_of, key_of, place_of

if TYPE_CHECKING:
    from hashiya.store.rescuing import Rescue

ACT = "rescue.salvage"
BY = "hashiya"
"""Whose step it is: nobody's, so that no one undoes it by accident."""


def keep(rescue: Rescue) -> None:
    for step in rescue.evidence.steps():
        _copy(rescue, step)
    _reconcile(rescue)


def _copy(rescue: Rescue, step: SoundStep) -> None:
    row = step.row
    if any(_touched_by_loss(rescue, it) for it in step.edits()):
        parts: list[bytes] = []
        stay = 0
        for data in step.parts:
            edits = [
                _fitting(rescue, it) for it in codec.raw_edits(data) if not _is_lost(rescue, it)
            ]
            coded = [(codec.TYPES[kind], old, new) for kind, old, new in edits]
            parts.append(codec.pack(coded, alone=data.startswith(codec.ALONE)))
            stay += len(edits)
        if not stay:
            return
        step = SoundStep(step.number, row, parts)
        row = (*row[:7], stay, *row[8:])
    annotator = rescue.registry.annotator(str(row[3]))
    journal.copy(rescue.db, step.number, annotator, row, step.parts, step.places())
    rescue.counts["steps"] += 1


def _touched_by_loss(rescue: Rescue, edit: RawEdit) -> bool:
    kind, old, new = edit
    return _is_lost(rescue, edit) or any(
        kind == "article" and it is not None and digest_of(it) in rescue.texts.changed
        for it in (old, new)
    )


def _is_lost(rescue: Rescue, edit: RawEdit) -> bool:
    """Whether the text of an article that the edit speaks of is gone."""
    kind, old, new = edit
    place = place_of(kind, new or old or b"{}")
    if place is not None and uid.to_text(place) in rescue.gone:
        return True
    if kind != "article":
        return False
    for it in (old, new):
        if it is not None:
            try:
                rescue.text_of(digest_of(it))
            except (KeyError, ValueError):
                return True
    return False


def _fitting(rescue: Rescue, edit: RawEdit) -> RawEdit:
    """The edit with the digest of the text that became of a damaged one."""
    kind, old, new = edit
    if kind != "article":
        return edit
    changed = rescue.texts.changed

    def fit(raw: bytes | None) -> bytes | None:
        if raw is None or digest_of(raw) not in changed:
            return raw
        digest = digest_of(raw)
        return raw.replace(digest.hex().encode(), changed[digest].hex().encode(), 1)

    return kind, fit(old), fit(new)


def _reconcile(rescue: Rescue) -> None:
    """One step for all that the kept history does not explain."""
    latest = _latest(rescue)
    wanted = dict.fromkeys(rescue.written)
    gone = {
        key: None
        for key, crc in latest.items()
        if crc is not None and key not in rescue.seen and key != SCHEMA
    }
    before = _last_versions(rescue, {**wanted, **gone})
    edits = [
        Edit(before.get(key), _now(rescue, key))
        for key, crc in rescue.written.items()
        if latest.get(key) != crc
    ]
    edits += [Edit(before[key], None) for key in gone if key in before]
    if not edits:
        return
    step = Step(id=new_id(), act=ACT, by=BY, at=now(), edits=tuple(edits))
    coded = [(type(it.record), _json(it.before), _json(it.after)) for it in edits]
    touched = {
        uid.to_text(place)
        for it, (_, old, new) in zip(edits, coded, strict=True)
        if (place := place_of(codec.KINDS[type(it.record)], new or old or b"{}"))
    }
    entry = journal.Entry(rescue.db, step, rescue.registry.annotator(BY))
    entry.add(edits, coded, touched)
    entry.close()


def _json(record: Record | None) -> bytes | None:
    return None if record is None else codec.canonical(record)


def _latest(rescue: Rescue) -> dict[bytes, int | None]:
    """As ``Evidence.latest``, of the steps as they stand in the new file."""
    found: dict[bytes, int | None] = {}
    for (data,) in _edits(rescue):
        for kind, old, new in codec.raw_edits(data):
            key = key_of(kind, new or old or b"{}")
            found[key] = None if new is None else codec.checksum(new)
    return found


def _last_versions(rescue: Rescue, wanted: dict[bytes, None]) -> dict[bytes, Record]:
    found: dict[bytes, tuple[str, bytes] | None] = {}
    for (data,) in _edits(rescue) if wanted else ():
        for kind, old, new in codec.raw_edits(data):
            key = key_of(kind, new or old or b"{}")
            if key in wanted:
                found[key] = None if new is None else (kind, new)
    records: dict[bytes, Record] = {}
    for key, it in found.items():
        try:
            if it is not None:
                records[key] = codec.record(it[0], it[1], rescue.text_of)
        except (KeyError, ValueError, msgspec.MsgspecError):
            continue
    return records


def _edits(rescue: Rescue) -> sqlite3.Cursor:
    return rescue.db.execute("SELECT edits FROM history_edits ORDER BY history_id, part")


def _now(rescue: Rescue, key: bytes) -> Record:
    """The record as the new file holds it."""
    kind = rescue.evidence.kinds[key]
    db = rescue.db
    if kind == "schema":
        return queries.schema(db)
    if kind == "article":
        return queries.find_articles(db, [key])[key][1]
    if kind == "annotation":
        return queries.find_annotations(db, [key])[key][1]
    if kind == "unplaced":
        return unplaced.find(db, [key])[key][1]
    return queries.find_relations(db, [key])[key][1]
