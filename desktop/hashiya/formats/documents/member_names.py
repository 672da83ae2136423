"""Names of files in an archive as people are shown them, and what is odd about them; it opens nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from hashiya.text import decoding

_PARTS = re.compile(r"[/\\]")
_DRIVE = re.compile(r"[A-Za-z]:")
_MIXED = re.compile(r"[A-Za-z][\u0590-\u06ff]|[\u0590-\u06ff][A-Za-z]|[\u00c0-\u024f]")
"""A letter of Europe beside one of Arabic or Hebrew: a name read by the wrong encoding."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def leaf(path: str) -> str:
    return _PARTS.split(path)[-1]


def shown(path: str) -> str:
    """The last part of a name, without what hides or turns letters: never a path, never empty."""
    return _clean(leaf(path)) or "_"


def told_apart(paths: Sequence[str]) -> list[str]:
    """For each path its last part, with as many folders before it as tell it from the others.

    No part of them leads anywhere: what means another folder or another drive is left out.
    """
    parts = [(*_folders(it), shown(it)) for it in paths]
    tails = Counter(it[-n:] for it in parts for n in range(1, len(it) + 1))
    return ["/".join(_shortest(it, tails)) for it in parts]


def _shortest(parts: tuple[str, ...], tails: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    alone = (parts[-n:] for n in range(1, len(parts)) if tails[parts[-n:]] == 1)
    return next(alone, parts)


def _folders(path: str) -> list[str]:
    found = [_clean(it) for it in _PARTS.split(path)[:-1]]
    return [it for it in found if it.strip(".") and not _DRIVE.fullmatch(it)]


def _clean(part: str) -> str:
    return "".join("_" if unicodedata.category(it)[0] == "C" else it for it in part).strip()


def readable(raw: Sequence[bytes]) -> list[str]:
    """Names whose encoding the archive does not say: UTF-8 where they are that, else what Arabic and Hebrew
    systems write; empty where neither fits."""
    found = [_in_utf_8(it) for it in raw]
    others = [it for it, name in zip(raw, found, strict=True) if not name]
    if not others:
        return found
    try:
        encoding = decoding.decode(b"\n".join(others)).encoding
    except decoding.NotText:
        return found
    names = [it.decode(encoding, "replace") for it in raw]
    if any(_MIXED.search(it) or "\ufffd" in it for it in names):
        return found
    return [it or name for it, name in zip(found, names, strict=True)]


def _in_utf_8(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def leading_elsewhere(paths: Sequence[str]) -> list[str]:
    """Those that would be written somewhere else, or that hide signs."""
    return [it for it in paths if _leads_elsewhere(it)]


def _leads_elsewhere(path: str) -> bool:
    parts = _PARTS.split(path)
    return (
        ".." in parts
        or not parts[0]
        or "\\" in path
        or bool(_DRIVE.match(path))
        or bool(_RESERVED.fullmatch(parts[-1]))
        or any(unicodedata.category(it)[0] == "C" for it in path)
    )


def doubles(paths: Sequence[str]) -> int:
    """How many are there once more, or differ from another in their case or form alone."""
    often = Counter(unicodedata.normalize("NFC", it).casefold() for it in paths)
    return sum(count - 1 for count in often.values())


def is_of_the_system(path: str) -> bool:
    """What file managers leave in archives."""
    parts = _PARTS.split(path)
    return parts[0] == "__MACOSX" or any(it.startswith(".") and it != ".." for it in parts)
