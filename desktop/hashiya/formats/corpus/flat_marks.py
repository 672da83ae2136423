"""Records of which each is one mark and repeats its whole text: those of one text are put together; opens no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from hashiya.formats.corpus import edges, marks, places
from hashiya.formats.corpus.columns import OFTEN_TEXT, role_of
from hashiya.formats.corpus.shapes import Record
from hashiya.formats.format import Note

LOOKED_AT = 50
LARGEST = 64 << 20
"""Letters of texts that are held until all of their marks are there; more come as they stand in the file."""
_MOST = 0.8
"""Of the first records so many must be such marks."""
_BYTES = 4
"""Of a letter, at most: some files count these."""
_OF_MARKS = frozenset(["id", "user", "username", "creator"])
"""The number of the row, and who made the mark; ids of documents have longer names."""

Numbered = tuple[int, Record]


def together(records: Iterable[Numbered | Note]) -> Iterator[Numbered | Note]:
    """The same, or one record for each text with its marks in a list ``spans``."""
    every = iter(records)
    first = [*islice(every, LOOKED_AT)]
    whole = chain(first, every)
    if are([it[1] for it in first if not isinstance(it, Note)]):
        yield from _joined(whole)
    else:
        yield from whole


def are(records: Sequence[Record]) -> bool:
    """Whether nearly all have a text, and one place in it that is not all of it, with a label.

    Texts without a mark have rows without a place; some records may have lists of their own. Numbers that
    stand within words are no places but times or pages.
    """
    every = [it for it in records if not _is_empty(it)]
    flat = [it for it in every if not _has_lists(it)]
    found = [of for it in flat if (of := _placed(it))]
    if not found or len(found) < _MOST * len(flat) or len(found) * 2 <= len(every):
        return False
    bare = [(it.ranges[0], text) for it, text in found if not it.words]
    return (not bare or edges.share(bare) > edges.HALF) and not edges.run_on(bare)


def _is_empty(record: Record) -> bool:
    key = _text_key(record)
    return bool(key) and not _says(_parted(record, key)[2])


def _says(item: Mapping[str, Any]) -> bool:
    """Whether it tells anything but its number and who made it."""
    return any(
        it not in (None, "") and places.plain(name) not in _OF_MARKS for name, it in item.items()
    )


def _placed(record: Record) -> tuple[marks.Mark, str] | None:
    """Its mark and its text."""
    key = _text_key(record)
    if not key:
        return None
    text, _, item = _parted(record, key)
    mark = next(marks.found([item]), None)
    if mark is None or len(mark.ranges) != 1 or not mark.labels:
        return None
    start, end = mark.ranges[0]
    fits = 0 <= start <= end <= _BYTES * len(text) and end - start < len(text)
    return (mark, text) if fits else None


def _has_lists(record: Record) -> bool:
    return any(isinstance(it, list | dict) for it in record.values())


def _text_key(record: Record) -> str:
    """The entry with the whole text: the longest of those that are called so."""
    named = [
        key
        for key, it in record.items()
        if isinstance(it, str) and (role_of(key) == "text" or places.plain(key) in OFTEN_TEXT)
    ]
    return max(named, key=lambda it: len(record[it]), default="")


def _parted(record: Record, key: str) -> tuple[str, Mapping[str, Any], Mapping[str, Any]]:
    """The text, what is said of its article, and what of the mark."""
    roles = {it: role_of(it) for it in record if it != key}
    facts = {
        it: record[it]
        for it, role in roles.items()
        if role and role != "text" and places.plain(it) not in _OF_MARKS
    }
    item = {it: of for it, of in record.items() if it != key and it not in facts}
    return record[key], facts, item


def _joined(records: Iterable[Numbered | Note]) -> Iterator[Numbered | Note]:
    """What rows of one text say differently of their article is said of their marks; a record with lists of its own
    is none of them, and comes as it is."""
    found: dict[tuple[str, ...], tuple[int, dict[str, Any]]] = {}
    size = 0
    for it in records:
        if isinstance(it, Note):
            yield it
            continue
        number, record = it
        key = _text_key(record)
        if not key:
            yield it
            continue
        if _has_lists(record):
            yield number, {("text" if name == key else name): of for name, of in record.items()}
            continue
        text, facts, item = _parted(record, key)
        of = (text, *(str(it) for name, it in facts.items() if role_of(name) == "id"))
        if of not in found:
            size += len(text)
            if size > LARGEST:
                yield from found.values()
                found, size = {}, len(text)
            found[of] = (number, {**facts, "text": text, "spans": []})
        article = found[of][1]
        more = {name: it for name, it in facts.items() if article.get(name) != it}
        if _says(item) or any(more.values()):
            article["spans"].append({**item, **more})
    yield from found.values()
