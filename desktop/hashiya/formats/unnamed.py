"""Articles of a file that names none of them: each gets a name of its own, for exports tell articles apart by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hashiya.formats.format import Incoming, Note
from hashiya.formats.source import Source


def told_apart(found: Iterator[Incoming | Note], source: Source) -> Iterator[Incoming | Note]:
    """Those called as their file get the number of their text behind its stem, if the file has several.

    The same text twice is one article, and has one name. Only the first article waits for the next one; where the
    reader fails before there is one, it comes all the same.
    """
    waiting: Incoming | None = None
    numbers: dict[str, int] = {}
    try:
        for it in found:
            if isinstance(it, Note) or it.name != source.name:
                yield it
                continue
            number = numbers.setdefault(it.sha256, len(numbers) + 1)
            first, waiting = waiting, None
            if len(numbers) == 1:
                waiting = it
                if first is not None:
                    yield first
                continue
            if first is not None:
                yield replace(first, name=f"{source.stem}-1")
            yield replace(it, name=f"{source.stem}-{number}")
    except Exception:
        if waiting is not None:
            yield waiting
        raise
    if waiting is not None:
        yield waiting
