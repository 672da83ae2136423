"""Rows of places without names above them, as shared tasks on propaganda give them: the article, the label, start and end.

The articles lie in folders around (``train-articles/article111.txt``); it reads none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from hashiya.formats import neighbours
from hashiya.formats.source import Source, head_of
from hashiya.formats.tables import headless, texts
from hashiya.formats.tables.headings import Heads

SUFFIX, DELIMITER = ".labels", "\t"

_KINDS = (SUFFIX, ".tsv", ".txt")
_CALLED = ("label", "span", "technique", "propaganda")
"""Parts of names of files that are asked whether they speak of an article."""
_LOOKED, _LARGEST = 20, 64 << 20


def heads_in(text: str) -> Heads | None:
    """What the columns are, if the first row is such, and most of those behind it are like it."""
    found = [
        headless.heads_of(it.split(DELIMITER)) for it in text.splitlines()[:_LOOKED] if it.strip()
    ]
    first = found[0] if found else None
    return first if first is not None and found.count(first) * 2 > len(found) else None


def is_one(source: Source, head: bytes) -> bool:
    """By its first rows; under a name that says nothing also by an article of which they speak."""
    suffix = source.suffix.lower()
    if suffix not in _KINDS or b"\t" not in head:
        return False
    whole = head[: head.rfind(b"\n") + 1] or head
    text = whole.decode("utf-8", "replace")
    if heads_in(text) is None:
        return False
    if suffix == SUFFIX:
        return True
    named = list(dict.fromkeys(_articles(text)))[:_LOOKED]
    there = sum(texts.find(source, it, widely=True) is not None for it in named)
    return bool(named) and there * 2 >= len(named)


def speaks_of(article: Source) -> bool:
    """Whether such a file around it speaks of an article."""
    for folder in neighbours.around(article):
        if table := _told_in(folder).get(article.name):
            return _is_same(texts.find(table, article.name, widely=True), article)
    return False


def _is_same(one: Source | None, other: Source) -> bool:
    return one is not None and (one == other or _path(one) == _path(other))


def _path(of: Source) -> str:
    """The whole path of a file on the disk."""
    return str(of.absolute()) if isinstance(of, Path) else repr(of)


@lru_cache(maxsize=128)
def _told_in(folder: neighbours.Folder) -> dict[str, Source]:
    """By the names that their texts may have, the files in it that speak of these."""
    found: dict[str, Source] = {}
    with suppress(OSError):
        for it in folder.files():
            if _may_speak(it) and is_one(it, head_of(it, 4096)):
                for name in _articles(it.read_bytes().decode("utf-8", "replace")):
                    found.update((of, it) for of in texts.candidates(name))
    return found


def _may_speak(file: Source) -> bool:
    suffix, name = file.suffix.lower(), file.name.lower()
    called = suffix == SUFFIX or (suffix in _KINDS and any(it in name for it in _CALLED))
    return called and file.is_file() and file.stat().st_size <= _LARGEST


def _articles(text: str) -> Iterator[str]:
    """Those of which the rows speak."""
    for line in text.splitlines():
        name, cut, _ = line.partition(DELIMITER)
        if cut and name.strip():
            yield name.strip()
