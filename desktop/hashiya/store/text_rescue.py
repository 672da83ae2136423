"""Carries the texts of a wreck into a new file; a text is known by its digest, so each proves itself."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hashiya.store import mending, pages, words
from hashiya.store.wreck import Wreck

MOST_BARE = 1024 * 1024 * 1024
"""Bytes of a file whose bare pages are looked through."""


@dataclass(slots=True)
class Texts:
    """``stored``: digest by number in the wreck; ``changed``: what became of a digest that no text has.

    ``doubtful`` are digests of texts that are not what was imported.
    """

    stored: dict[int, bytes] = field(default_factory=dict[int, bytes])
    changed: dict[bytes, bytes] = field(default_factory=dict[bytes, bytes])
    doubtful: set[bytes] = field(default_factory=set[bytes])
    mended: int = 0


def rescue(wreck: Wreck, db: sqlite3.Connection, file: Path, note: Callable[..., None]) -> Texts:
    found = Texts()
    for number, digest, length, raw in wreck.numbered("texts", "digest", "n_chars", "text"):
        if isinstance(raw, bytes) and isinstance(digest, bytes):
            _take(db, found, number, digest, raw, length)
    if "texts" in wreck.holes and file.stat().st_size <= MOST_BARE:
        for it in pages.texts(file.read_bytes()):
            if it.number not in found.stored:
                found.stored[it.number] = it.digest
                _put(db, it.digest, it.text.decode("utf-8", "replace"))
    if found.mended:
        note("rescue-note-mended", count=found.mended)
    return found


def _take(
    db: sqlite3.Connection, found: Texts, number: int, digest: bytes, raw: bytes, length: object
) -> None:
    found.stored[number] = digest
    if hashlib.sha256(raw).digest() != digest:
        mended = mending.mended(raw, digest)
        if mended is not None:
            raw = mended
            found.mended += 1
        else:
            raw = _as_text(raw, length).encode("utf-8")
            now = hashlib.sha256(raw).digest()
            found.changed[digest] = now
            found.doubtful.add(now)
            digest = now
    _put(db, digest, raw.decode("utf-8", "replace"))


def _as_text(raw: bytes, length: object) -> str:
    """What can be read of bytes that are no text any more, as long as it was where that is possible."""
    text = raw.decode("utf-8", "replace").replace("\0", "\ufffd")
    if isinstance(length, int) and len(text) > length:
        # one damaged letter may have become two signs: one sign for each run of them
        shorter = text
        while len(shorter) > length and "\ufffd\ufffd" in shorter:
            shorter = shorter.replace("\ufffd\ufffd", "\ufffd", 1)
        return shorter
    return text


def _put(db: sqlite3.Connection, digest: bytes, text: str) -> None:
    made = db.execute(
        "INSERT OR IGNORE INTO texts(digest, n_chars, text) VALUES (?, ?, ?) RETURNING id",
        (digest, len(text), text),
    ).fetchone()
    if made is not None:
        words.add(db, [(made[0], text)])
