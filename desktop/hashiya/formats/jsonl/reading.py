"""Hashiya's own format, read: each line by itself, so that a bad one costs only itself; no project."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Any, cast

from hashiya.formats import guesses, lines
from hashiya.formats import json_values as values
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.json_values import BadJson
from hashiya.formats.jsonl import quick as jsonl_quick
from hashiya.formats.jsonl.fields import Notes, attributes, created, storable
from hashiya.formats.jsonl.orphans import with_orphans
from hashiya.formats.jsonl.records import relations, spans
from hashiya.formats.losses import FACTS
from hashiya.formats.source import Source
from hashiya.model.article import Direction, LabelValue, ParagraphDirection, Status
from hashiya.text.blocks import turnable
from hashiya.wording import first_of

_SHA256 = re.compile(r"[0-9a-f]{64}")
_DIRECTIONS = ("auto", "rtl", "ltr")
_STATUSES = ("new", "in_progress", "done", "skipped")
_OTHERS = [
    "format",
    "version",
    "id",
    "text",
    "sha256",
    "encoding",
    "created",
    "original",
    "labels",
    "spans",
    "relations",
    "orphans",
]
KNOWN = frozenset([*FACTS, *_OTHERS])


def read(path: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each line an article, or a note with its number and the reason.

    Lines as Python prints its own data are told once, for none of them can be read.

    Raises:
        OSError: when the file cannot be read.
    """
    found = False
    for number, line in lines.numbered(path):
        if line is not None and not line.strip():
            continue
        if line is not None and not found and line.lstrip().startswith(b"{'"):
            yield _refused(path, 0, "formats-python", {})
            return
        found = True
        try:
            yield _line(line, path.name, number)
        except BadJson as bad:
            yield _refused(path, number, bad.message, bad.values)
    if not found:
        yield _refused(path, 0, "formats-empty", {})


def _refused(path: Source, number: int, message: str, values: dict[str, str | int]) -> Note:
    return Note(message=message, name=path.name, line=number, values=values, lost=True)


def _line(line: bytes | None, file: str, number: int) -> Incoming:
    if line is not None and (found := jsonl_quick.article(line, file, number)) is not None:
        return found
    return of_record(values.record(line), file, number)


def of_record(raw: dict[str, Any], file: str, number: int) -> Incoming:
    """The article of a record that is taken in already, by the same rules.

    Raises:
        BadJson: it is no article.
    """
    notes = Notes(file, number)
    if raw.get("format", "hashiya") != "hashiya":
        raise BadJson("formats-line-other-format", what=str(raw["format"])[:80])
    if raw.get("version", 1) != 1:
        raise BadJson("formats-line-newer", version=str(raw["version"])[:20])
    text = _text(raw, notes)
    _unknown_keys(raw, notes)
    marks, arrows = spans(raw.get("spans"), text, notes), relations(raw.get("relations"), notes)
    if "orphans" in raw:
        marks, arrows = with_orphans(raw["orphans"], marks, arrows, notes)
    return Incoming(
        id=_string(raw, "id", notes),
        name=_string(raw, "name", notes) or file,
        title=_string(raw, "title", notes) or guesses.title(text),
        text=text,
        sha256=_digest(raw, text, notes),
        line=number,
        encoding=_string(raw, "encoding", notes) or "utf-8",
        language=_string(raw, "language", notes) or guesses.language(text),
        direction=cast("Direction", _one_of(raw, "direction", _DIRECTIONS, notes)),
        directions=_directions(raw.get("directions"), text, notes),
        source=_string(raw, "source", notes),
        url=_string(raw, "url", notes),
        author=_string(raw, "author", notes),
        published=_string(raw, "published", notes),
        status=cast("Status", _one_of(raw, "status", _STATUSES, notes)),
        created=created(raw, notes),
        note=_string(raw, "note", notes),
        bookmarks=_bookmarks(raw.get("bookmarks"), text, notes),
        labels=_labels(raw.get("labels"), notes),
        spans=marks,
        relations=arrows,
        original=_original(raw, text, notes),
        notes=notes.all(),
    )


def _original(raw: dict[str, Any], text: str, notes: Notes) -> bytes | None:
    """The file's bytes, in base64: kept only where their digest is the article's."""
    written = _string(raw, "original", notes)
    if not written:
        return None
    try:
        data = base64.b64decode(written, validate=True)
    except ValueError:
        data = b""
    if hashlib.sha256(data).hexdigest() != str(raw.get("sha256")).lower():
        notes.lose("formats-bad-original")
        return None
    return None if data == text.encode("utf-8") else data


def _text(raw: dict[str, Any], notes: Notes) -> str:
    text = raw.get("text")
    if not isinstance(text, str):
        raise BadJson("formats-line-no-text")
    kept, replaced = storable(text)
    if replaced:
        notes.say("formats-replaced", count=replaced)
    if not guesses.has_letter(kept):
        raise BadJson("formats-no-letter")
    return kept


def _unknown_keys(raw: dict[str, Any], notes: Notes) -> None:
    unknown = sorted(set(raw) - KNOWN)
    if unknown:
        notes.lose(
            "formats-unknown-keys",
            keys=first_of([it[:40] for it in unknown], 20),
            count=len(unknown),
        )


def _string(raw: dict[str, Any], key: str, notes: Notes) -> str:
    value = raw.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        notes.lose("formats-wrong-type", key=key)
        return ""
    return storable(value)[0]


def _one_of(raw: dict[str, Any], key: str, allowed: tuple[str, ...], notes: Notes) -> str:
    value = raw.get(key, allowed[0])
    if isinstance(value, str) and value in allowed:
        return value
    notes.lose("formats-wrong-type", key=key)
    return allowed[0]


def _directions(raw: Any, text: str, notes: Notes) -> dict[int, ParagraphDirection]:
    """Paragraphs that were turned, by their start: ``{"120": "ltr"}``; others are noted and left out."""
    if raw is None:
        return {}
    found: dict[int, ParagraphDirection] = {}
    items = cast("dict[str, Any]", raw).items() if isinstance(raw, dict) else [("", raw)]
    starts = turnable(text)
    wrong = False
    for start, direction in items:
        at = int(start) if start.isascii() and start.isdigit() and len(start) < 12 else -1
        if direction in ("rtl", "ltr") and at in starts:
            found[at] = direction
        else:
            wrong = True
    if wrong:
        notes.lose("formats-wrong-type", key="directions")
    return found


def _digest(raw: dict[str, Any], text: str, notes: Notes) -> str:
    """The digest as given: that of the file from which the text once came."""
    given = _string(raw, "sha256", notes).lower()
    if _SHA256.fullmatch(given):
        return given
    if given:
        notes.say("formats-bad-digest")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _labels(raw: Any, notes: Notes) -> dict[str, LabelValue]:
    found = attributes(raw, notes, "labels")
    labels: dict[str, LabelValue] = {}
    for name, value in found.items():
        if isinstance(value, tuple):
            labels[name] = value
        else:
            labels[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return labels


def _bookmarks(raw: Any, text: str, notes: Notes) -> tuple[int, ...]:
    """Places in the text; others are noted and left out."""
    if raw is None:
        return ()
    items = cast("list[Any]", raw) if isinstance(raw, list) else [raw]
    fit = [it for it in items if type(it) is int and 0 <= it < len(text)]
    if len(fit) < len(items):
        notes.lose("formats-wrong-type", key="bookmarks")
    return tuple(sorted(set(fit)))
