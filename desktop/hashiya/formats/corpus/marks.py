"""Marks of places in the records of a corpus, whatever names and shapes a program or a script gave them.

A mark says where, of which label, and mostly what stands there: as an object, as a list of these, or below its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, cast

from hashiya.formats.draft import Draft, Told

_STARTS = (
    "start", "startoffset", "startchar", "startpos", "startindex", "startidx", "begin", "beginoffset", "beginchar",
    "charstart", "charbegin", "characteroffsetbegin", "offset",
)  # fmt: skip
_ENDS = (
    "end", "endoffset", "endchar", "endpos", "endindex", "endidx", "charend", "characteroffsetend", "stop",
)  # fmt: skip
_LENGTHS = ("length",)
_PLACES = (
    "indices",
    "span",
    "charspan",
    "offsets",
    "charoffsets",
    "location",
    "locations",
    "position",
    "pos",
    "range",
)
"""Where both ends stand together, or the ends of several parts."""
_LABELS = (
    "label", "labels", "tagname", "entitygroup", "entitytype", "entitylabel", "nertag", "technique", "type", "tag",
    "category", "categories", "class", "classname", "displayname", "ner", "entity",
)  # fmt: skip
_QUOTES = (
    "text",
    "quote",
    "surface",
    "surfaceform",
    "mention",
    "exact",
    "content",
    "spantext",
    "entity",
    "name",
)
_WORDS = ("value", "word", "token")
"""What stands there in most files; in some a form of it, which says nothing against its place."""
_WHO = ("annotator", "annotatedby", "createdby", "user")

_KNOWN = frozenset(
    [*_STARTS, *_ENDS, *_LENGTHS, *_PLACES, *_QUOTES, *_WORDS, *_WHO, "points", "mentions", "id"]
)
_TWEETS = frozenset(["hashtags", "urls", "user_mentions", "symbols", "media", "polls"])
_LINKS = frozenset(["url", "href", "link"])
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_DEEPEST = 3

Range = tuple[int, int]


class Mark(NamedTuple):
    """``ranges`` is empty where a file says only what stands there; ``proof``: its words prove the place."""

    labels: Sequence[str]
    ranges: Sequence[Range] = ()
    words: str | None = None
    proof: bool = True
    whose: Sequence[str] = ("",)


def are(values: Iterable[Any], texts: Iterable[str] | None = None) -> bool:
    """Whether what the records have in a column are such marks; ``texts``: those of the same records.

    Marks without a place are taken for some only when their words stand in the texts.
    """
    pairs = [(it, text) for it, text in zip(values, texts or _empty(), strict=False) if it]
    found = [(mark, text) for it, text in pairs for mark in _marks_in(it)]
    return bool(found) and all(
        isinstance(it, Mark) and (it.ranges or (it.words or "\0") in text) for it, text in found
    )


def _empty() -> Iterator[str]:
    while True:
        yield ""


def besides(name: str, values: Iterable[Any]) -> list[str]:
    """What else the marks have, of which nothing is taken."""
    found: dict[str, None] = {}
    for of in values:
        for it in _objects(of):
            label = _label_key(_folded(it))
            for key, value in it.items():
                known = _plain(key) == label or _plain(key) in _KNOWN
                placed = isinstance(value, dict) and _has_start(_flat(_folded(value)))
                if not known and not placed and value not in (None, "", [], {}):
                    found[f"{name}.{key}"] = None
    return list(found)


def put(draft: Draft, value: Any) -> None:
    """Those whose place or label nobody can tell are told too: the first records showed none."""
    for it in _marks_in(value):
        if isinstance(it, str):
            draft.span("", it, [])
            continue
        ranges, quote = _placed(draft.text, it)
        if not ranges:
            count = draft.text.count(it.words or "\0")
            draft.lose("formats-mark-not-once", count=count, words=(it.words or "")[:80])
            continue
        for label in it.labels:
            for annotator in it.whose:
                draft.span("", label, ranges, quote, told=Told(annotator=annotator))


def _placed(text: str, mark: Mark) -> tuple[list[Range], str | None]:
    """Where it stands; an end that counts the last letter is known by its words."""
    words = mark.words
    if not mark.ranges:
        at = text.find(words) if words else -1
        once = words is not None and at >= 0 and text.find(words, at + 1) < 0
        return ([(at, at + len(words or ""))], words) if once else ([], None)
    ranges = list(mark.ranges)
    start, end = ranges[0][0], ranges[-1][1]
    if not words:
        return ranges, None
    if len(ranges) > 1:
        return ranges, text[start:end] if 0 <= start < end <= len(text) else None
    if text[start:end] == words:
        return ranges, words
    if text[start : end + 1] == words:
        return [(start, end + 1)], words
    return ranges, words if mark.proof else None


# -- the marks of one record


def _marks_in(value: Any) -> Iterator[Mark | str]:
    """What is no mark comes as words that say what it is."""
    if isinstance(value, list):
        for it in cast("list[Any]", value):
            yield from list(_marks(it)) or [_shown(it)]
    elif isinstance(value, dict):
        yield from _by_label(cast("dict[str, Any]", value))
    elif value:
        yield _shown(value)


def _shown(value: Any) -> str:
    return str(value)[:40]


def _by_label(value: Mapping[str, Any]) -> Iterator[Mark | str]:
    """``{label: {words: [[start, last]]}}``, ``{label: [{"indices": [start, end]}]}``, ``{label: [words]}``."""
    if value.keys() <= _TWEETS:
        yield _shown(value)  # what a network has marked itself, not a person
        return
    for label, of in value.items():
        if isinstance(of, dict):
            for words, places in cast("dict[str, Any]", of).items():
                pairs = _pairs(places) if _are_lists(places) else []
                yield from [Mark([label], [it], words) for it in pairs] or [_shown(of)]
            continue
        if not isinstance(of, list):
            yield _shown(of)  # one value of one name says something of the whole text
            continue
        for it in cast("list[Any]", of):
            yield _below(label, it) or _shown(it)


def _are_lists(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(it, list) for it in cast("list[Any]", value))


def _below(label: str, item: Any) -> Mark | None:
    if isinstance(item, str) and item.strip():
        return Mark([label], (), item)
    if pairs := _pairs(item):
        return Mark([label], pairs[:1])
    if isinstance(item, dict):
        it = _folded(item)
        ranges = _ranges(it)
        return Mark([label], ranges, *_quote(it, "")) if ranges else None
    return None


def _marks(item: Any) -> Iterator[Mark]:
    """Of one item its mark; one for each of its ``points`` or ``mentions``, if it has such."""
    if isinstance(item, list):
        items = cast("list[Any]", item)
        if items and all(isinstance(it, dict) for it in items):
            for it in items:  # what each of several people marked
                yield from _marks(it)
        elif found := _of_list(items):
            yield found
        return
    if not isinstance(item, dict):
        return
    it = _folded(item)
    label = _label_key(it)
    labels = _labels(it.get(label))
    if not labels:
        return
    whose = _whose(it)
    inner = it.get("points", it.get("mentions"))
    for one in cast("list[Any]", inner) if isinstance(inner, list) else [it]:
        if isinstance(one, dict):
            of = it if one is it else _folded(one)
            of = _flat(of)
            words, proof = _quote(of, label)
            ranges = _ranges(of, words)
            placeless = words and proof and not _has_start(of) and _LINKS.isdisjoint(of)
            if ranges or placeless:
                yield Mark(labels, ranges, words, proof, whose)


def _of_list(item: list[Any]) -> Mark | None:
    """``[start, end, label]`` and ``[label, start, end]``, with the words or without; ``[id, label, [[start, end]]]``."""
    numbers = [it for it in item if type(it) is int]
    words = [it for it in item if isinstance(it, str)]
    if len(numbers) == 2 and words and len(item) <= 5:
        start, end = numbers
        if type(item[0]) is int:
            return Mark(words[:1], [(start, end)], words[1] if len(words) > 1 else None)
        if len(words) == 1 or type(item[1]) is not int:
            return Mark(words[:1], [(start, end)]) if len(words) == 1 else None
        return Mark(words[1:2], [(start, end)], words[0])
    if len(item) == 3 and len(words) == 2 and (pairs := _pairs(item[2])):
        return Mark(words[1:], pairs)
    return None


def _label_key(it: Mapping[str, Any]) -> str:
    """The folded name under which its label stands."""
    return next((key for key in _LABELS if it.get(key)), "")


def _labels(value: Any) -> list[str]:
    if isinstance(value, list):
        return [label for it in cast("list[Any]", value) for label in _labels(it)]
    if isinstance(value, dict):
        of = cast("dict[str, Any]", value)
        return _labels(of.get("value") or of.get("name"))
    return [value] if isinstance(value, str) and value.strip() else []


def _ranges(of: Mapping[str, Any], words: str | None = None) -> list[Range]:
    start, end = _number(of, _STARTS), _number(of, _ENDS)
    if start is not None:
        size = _number(of, _LENGTHS)
        if end is None and (size is not None or words):
            end = start + (len(words or "") if size is None else size)
        return [(start, end)] if end is not None else []
    return next((found for key in _PLACES if (found := _pairs(of.get(key)))), [])


def _pairs(value: Any) -> list[Range]:
    """One pair of numbers, or several; or objects that say the same."""
    if not isinstance(value, list) or not value:
        return []
    items = cast("list[Any]", value)
    if len(items) == 2 and all(type(it) is int for it in items):
        return [(items[0], items[1])]
    found: list[Range] = []
    for it in items:
        if isinstance(it, list) and (pair := _pairs(it)) and len(cast("list[Any]", it)) == 2:
            found += pair
        elif isinstance(it, dict) and (of := _ranges(_folded(it))):
            found += of
        else:
            return []
    return found


def _whose(of: Mapping[str, Any]) -> list[str]:
    """Who made it; several people who made the same one are several marks."""
    value = next((of[key] for key in _WHO if of.get(key)), None)
    items = cast("list[Any]", value) if isinstance(value, list) else [value]
    names = [
        cast("dict[str, Any]", it).get("annotator", cast("dict[str, Any]", it).get("email"))
        if isinstance(it, dict)
        else it
        for it in items
    ]
    return list(dict.fromkeys(it for it in names if isinstance(it, str) and it)) or [""]


def _quote(of: Mapping[str, Any], label: str) -> tuple[str | None, bool]:
    """What stands there, and whether it proves the place."""
    for key in (*_QUOTES, *_WORDS):
        if key != label and isinstance(found := of.get(key), str) and found:
            return found, key not in _WORDS
    return None, False


# -- entries by their names, however these are written


def _flat(of: Mapping[str, Any], depth: int = 0) -> Mapping[str, Any]:
    """With what stands in objects within it, where it says itself nothing of its place."""
    if _has_start(of) or depth == _DEEPEST:
        return of
    inner = [_flat(_folded(it), depth + 1) for it in of.values() if isinstance(it, dict)]
    return {**of, **{key: it for one in inner for key, it in one.items()}} if inner else of


def _has_start(of: Mapping[str, Any]) -> bool:
    return _number(of, _STARTS) is not None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    lists = cast("dict[str, Any]", value).values() if isinstance(value, dict) else [value]
    for of in lists:
        for it in cast("list[Any]", of) if isinstance(of, list) else ():
            if isinstance(it, dict):
                yield cast("dict[str, Any]", it)


def _number(of: Mapping[str, Any], keys: Iterable[str]) -> int | None:
    found = next((of[key] for key in keys if key in of), None)
    return found if type(found) is int else None


def _folded(of: Any) -> dict[str, Any]:
    """Under names without capitals and signs; of two that are alike then the first counts."""
    row = cast("dict[str, Any]", of)
    folded = {_plain(key): value for key, value in row.items()}
    if len(folded) < len(row):
        return {_plain(key): value for key, value in reversed(row.items())}
    return folded


@lru_cache(1024)
def _plain(name: str) -> str:
    return _NOT_IN_NAMES.sub("", name).lower()
