"""What an article says of itself, as plain values and back; for formats that have a place for extra entries.

It knows no format: what it does not understand it leaves to its caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.relation import Relation
from hashiya.text.blocks import turnable
from hashiya.text.decoding import storable

_STRINGS = ("source", "url", "author", "published", "note")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BIGGEST = 1 << 53
NAMES = (
    "name", "title", "language", "direction", "directions", "source", "url", "author", "published",
    "status", "note", "bookmarks", "sha256", "encoding", "created",
)  # fmt: skip


def told(article: Article) -> dict[str, Any]:
    """Name, title, language and digest, and of the rest what the article does say."""
    facts: dict[str, Any] = {
        "name": article.name,
        "title": article.title,
        "language": article.language,
        "sha256": article.sha256,
    }
    facts.update((it, value) for it in _STRINGS if (value := getattr(article, it)))
    if article.direction != "auto":
        facts["direction"] = article.direction
    if article.directions:
        turned = sorted(article.directions.items())
        facts["directions"] = {str(start): direction for start, direction in turned}
    if article.bookmarks:
        facts["bookmarks"] = list(article.bookmarks)
    if article.status != "new":
        facts["status"] = article.status
    if article.encoding not in {"", "utf-8"}:
        facts["encoding"] = article.encoding
    if article.created:
        facts["created"] = article.created
    return facts


def lists(article: Article) -> list[str]:
    """Labels that are a list of one value or of none: a format that repeats a label for each value says it
    of these apart."""
    return [it for it, said in article.labels.items() if isinstance(said, tuple) and len(said) < 2]


def taken_lists(raw: dict[str, Any]) -> list[str]:
    """What ``lists`` gave, taken out of what a file tells; left in there when it is none."""
    names: Any = raw.get("lists")
    if not isinstance(names, list) or not all(type(it) is str for it in cast("list[Any]", names)):
        return []
    del raw["lists"]
    return cast("list[str]", names)


def heard(raw: Mapping[str, Any], text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is understood, by the names of ``Incoming``; and the rest, which is somebody else's."""
    facts: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    for name, value in raw.items():
        understood = _READERS[name](value, text) if name in _READERS else None
        if understood is None:
            rest[name] = value
        else:
            facts[name] = understood
    return facts, rest


def moment(value: Any) -> int:
    """Milliseconds since 1970, or 0 for what is none."""
    return value if type(value) is int and 0 <= value < _BIGGEST else 0


def _string(value: Any, text: str) -> str | None:
    return storable(value)[0] if isinstance(value, str) else None


def _digest(value: Any, text: str) -> str | None:
    return value if isinstance(value, str) and _SHA256.fullmatch(value) else None


def _one_of(*allowed: str) -> Callable[[Any, str], str | None]:
    return lambda value, text: value if isinstance(value, str) and value in allowed else None


def _directions(value: Any, text: str) -> dict[int, str] | None:
    if not isinstance(value, dict):
        return None
    starts = turnable(text)
    found: dict[int, str] = {}
    for start, direction in cast("dict[str, Any]", value).items():
        at = int(start) if start.isascii() and start.isdigit() and len(start) < 12 else -1
        if at not in starts or direction not in ("rtl", "ltr"):
            return None
        found[at] = direction
    return found


def _bookmarks(value: Any, text: str) -> tuple[int, ...] | None:
    if not isinstance(value, list):
        return None
    places = cast("list[Any]", value)
    fit = {it for it in places if type(it) is int and 0 <= it < len(text)}
    return tuple(sorted(fit)) if len(fit) == len(places) else None


def _moment(value: Any, text: str) -> int | None:
    return value if type(value) is int and 0 <= value < _BIGGEST else None


_READERS: dict[str, Callable[[Any, str], Any]] = {
    "name": _string,
    "title": _string,
    "source": _string,
    "url": _string,
    "author": _string,
    "note": _string,
    "encoding": _string,
    "published": _string,
    "language": _string,
    "sha256": _digest,
    "direction": _one_of("auto", "rtl", "ltr"),
    "status": _one_of("new", "in_progress", "done", "skipped"),
    "directions": _directions,
    "bookmarks": _bookmarks,
    "created": _moment,
}


def said_of(of: Annotation | Relation) -> dict[str, Any]:
    """What is said of a mark or a relation beyond its place and label; only what says something."""
    said: dict[str, Any] = {"attributes": of.attributes} if of.attributes else {}
    if of.annotator:
        said["annotator"] = of.annotator
    if of.created:
        said["created"] = of.created
    return said
