"""What a REFI-QDA project is made of: its elements, its GUIDs, and how Hashiya says there what they have no place for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from hashiya.formats import facts, safe_xml
from hashiya.formats.placing import Range
from hashiya.formats.tables import cells
from hashiya.model.identity import END_OF_TIME

SPACE = "urn:QDA-XML:project:1.0"
PROJECT = "project.qde"
SOURCES = "sources"
ORIGIN = "Hashiya"
INTERNAL = "internal://"
FRAGMENTS = "fragments"
"""A line of a selection's description: the parts of a mark that is not in one piece."""

_KIND = re.compile(r"\.(txt|docx?|odt|rtf|pdf|html?|srt|vtt)$", re.IGNORECASE)
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HEX = b"0123456789abcdefABCDEF"
_HYPHENS = (8, 13, 18, 23)
_LENGTH = 36
_VERSION = 14
_PLAIN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SPECIAL = re.compile("[\\\\\n\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPED = re.compile(r"\\(u[0-9a-f]{4}|.)", re.DOTALL)
_LINE = re.compile(r"((?:[^\\:]|\\.)+): (.*)", re.DOTALL)
_LETTERS = {"n": "\n", "r": "\r"}
_SIGNS = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}


def vouched(checksum: int) -> bytes:
    """The archive's comment: the checksum of the project as we wrote it, so that a change since then shows."""
    return b"%b %08x" % (ORIGIN.encode(), checksum)


def guid(whole: str, own: str) -> str:
    """The id itself where it can be a GUID, else one that is always the same for it."""
    return own if _GUID.fullmatch(own) else derived(whole, own)


def derived(kind: str, own: str) -> str:
    """A GUID of its own for that name of that kind (UUID version 8), always the same."""
    told = blake2b(f"{kind}\0{own}".encode(), digest_size=16).hexdigest()
    return f"{told[:8]}-{told[8:12]}-8{told[13:16]}-a{told[17:20]}-{told[20:]}"


def derived_all(kind: str, owns: Iterable[str]) -> list[str]:
    """The same of many."""
    begun = blake2b(f"{kind}\0".encode(), digest_size=16).copy
    found: list[str] = []
    for own in owns:
        whole = begun()
        whole.update(own.encode())
        told = whole.hexdigest()
        found.append(f"{told[:8]}-{told[8:12]}-8{told[13:16]}-a{told[17:20]}-{told[20:]}")
    return found


def codings(owns: Sequence[str]) -> list[bytes]:
    """A GUID for the coding of each selection: its own with version 8, which costs and packs far better than others.

    Where a selection is of that version itself, or two differ in their versions alone, others are made.
    """
    together = bytearray("\n".join(owns), "ascii")
    versions = slice(_VERSION, None, _LENGTH + 1)
    if b"8" not in together[versions]:
        together[versions] = b"8" * len(owns)
        found = bytes(together).split(b"\n")
        if len(set(found)) == len(owns):
            return found
    return [it.encode() for it in derived_all("coding", owns)]


def are_guids(ids: Sequence[str]) -> bool:
    """Whether each of them can be one as it is."""
    together, count = "".join(ids), len(ids)
    if not together.isascii() or not {_LENGTH}.issuperset(map(len, ids)):
        return False
    if together.encode("ascii").translate(None, _HEX) != b"-" * len(_HYPHENS) * count:
        return False
    return all(together[at::_LENGTH] == "-" * count for at in _HYPHENS)


def plain_guid(told: str | None) -> str:
    """As one program writes it with braces or capitals and another without."""
    if told is None or _PLAIN.fullmatch(told):
        return told or ""
    return told.strip().strip("{}").replace("\u2010", "-").lower()


known_guid = lru_cache(maxsize=4_096)(plain_guid)
"""The same, of what is said over and over: codes and users."""


@lru_cache(maxsize=4_096)
def moment(milliseconds: int) -> str:
    """A date with time in UTC, as XML Schema has it."""
    made = datetime.fromtimestamp(min(milliseconds, END_OF_TIME - 1) // 1000, UTC)
    rest = f".{milliseconds % 1000:03d}" if milliseconds % 1000 else ""
    return f"{made:%Y-%m-%dT%H:%M:%S}{rest}Z"


@lru_cache(maxsize=4_096)
def heard_moment(told: str | None) -> int:
    """Milliseconds since 1970; 0 for what is no moment."""
    try:
        found = datetime.fromisoformat(told or "")
        return max(0, round(found.replace(tzinfo=found.tzinfo or UTC).timestamp() * 1000))
    except (ValueError, OverflowError, OSError):
        return 0


def lines(values: Mapping[str, object]) -> Iterator[str]:
    """``name: value`` for people and for us; line ends and controls as ``\\n``, ``\\u0007``."""
    for name, value in values.items():
        shown = cells.shown(value)
        if shown:
            yield f"{_head(name, many=isinstance(value, tuple))}: {_escaped(shown)}"


def said_lines(values: Mapping[str, Any]) -> str:
    """``lines`` as the words of an element; values are mostly words in which nothing is escaped."""
    found: list[str] = []
    for name, value in values.items():
        if type(value) is str and value and value.isprintable() and "\\" not in value:
            found.append(_begun(name) + value)
        else:
            found += lines({name: value})
    return safe_xml.text("\n".join(found))


@lru_cache(maxsize=4_096)
def _begun(name: str) -> str:
    return f"{_head(name, many=False)}: "


@lru_cache(maxsize=4_096)
def _head(name: str, *, many: bool) -> str:
    head = cells.heading(name, (FRAGMENTS,), many=many)
    return _escaped(head).replace(":", "\\:")


def heard_lines(description: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """What ``lines`` said; what is not of that form is a comment."""
    for line in description.split("\n") if description else ():
        head, colon, shown = line.partition(": ")
        if colon and head and "\\" not in line and ":" not in head and head != FRAGMENTS:
            name, many = cells.named(head)
            yield name, cells.items(shown) if many else shown
            continue
        found = _LINE.fullmatch(line)
        if not found:
            if line.strip():
                yield "comment", line
            continue
        head, shown = _unescaped(found[1]), _unescaped(found[2])
        if head == FRAGMENTS:
            yield head, shown
            continue
        name, many = cells.named(head)
        yield name, cells.items(shown) if many else shown


def fragments(told: str) -> list[Range]:
    """The parts of a mark, as ``FRAGMENTS`` tells them; none where it is not of that form."""
    found: list[Range] = []
    for it in told.split(";"):
        pair = [cells.whole(one) for one in it.split()]
        if len(pair) != 2 or pair[0] is None or pair[1] is None:
            return []
        found.append((pair[0], pair[1]))
    return found


def _escaped(words: str) -> str:
    if not _SPECIAL.search(words):
        return words
    return _SPECIAL.sub(lambda it: _SIGNS.get(it[0]) or f"\\u{ord(it[0]):04x}", words)


def _unescaped(words: str) -> str:
    if "\\" not in words:
        return words
    return _ESCAPED.sub(lambda it: _letter(it[1]), words)


def _letter(told: str) -> str:
    return chr(int(told[1:], 16)) if len(told) == 5 else _LETTERS.get(told, told)


def variable(name: str, *, many: bool) -> str:
    """The variable of a label of articles; those of the article's own facts have their names."""
    return cells.heading(name, facts.NAMES, many=many)


def title(name: str) -> str:
    """What coders call a source is its title; the kind of file that it came from is no part of it."""
    return _KIND.sub("", name).strip()
