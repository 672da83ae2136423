"""What a column of words in a table of spans holds, and whether its numbers are places: told by the first rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from hashiya.formats.tables import cells
from hashiya.formats.tables.headings import Heads
from hashiya.formats.tables.plain import Numbered

ROWS = 50
"""So many rows are looked at."""
_MOST = 0.8
"""Of these so many have to agree."""
_BYTES = 4
"""Of a letter, at most: some files count these."""
_SHORT = 8
"""Words of fewer letters are told by their length only if it fits nearly."""


class _Mark(NamedTuple):
    article: str
    start: int
    end: int
    words: str


def settled(heads: Heads, rows: Sequence[Numbered]) -> Heads:
    """The same, or with the article's text for the words of the mark; or without places that are none.

    A text with marks is repeated in each of its rows, while the words of a mark are as long as its place. Programs
    for qualitative analysis number paragraphs (``Beginning``, ``End``), others words: then what is quoted decides.
    """
    if heads.own or "text" not in heads or "end" not in heads:
        return heads
    marks = [it for it in (_mark(heads, row) for _, row in rows) if it]
    if not marks or sum(map(_is_as_long, marks)) * 2 >= len(marks):
        return heads
    roles = dict(heads.roles)
    if "content" not in roles and _are_texts(marks):
        roles["content"] = roles.pop("text")
        return replace(heads, roles=roles)
    numbers = {roles.pop(it) for it in ("start", "end", "length") if it in roles}
    others = {**heads.others, **{at: (heads.names[at].strip(), False) for at in numbers}}
    names = tuple(others[at][0] for at in sorted(numbers))
    return replace(heads, roles=roles, others=others, no_places=names)


def _mark(heads: Heads, row: Sequence[str]) -> _Mark | None:
    """Of a row that tells a place and words."""
    article, start, end, words = (
        row[at] if 0 <= at < len(row) else ""
        for at in (heads.roles.get(it, -1) for it in ("doc", "start", "end", "text"))
    )
    one, other = cells.whole(start), cells.whole(end)
    if one is None or other is None or not words.strip():
        return None
    return _Mark(article.strip(), one, other, words)


def _is_as_long(of: _Mark) -> bool:
    """In letters, in pairs of bytes or in bytes."""
    length, words = of.end - of.start, of.words.strip()
    coded = words.encode("utf-16-le", "surrogatepass")
    sizes = (len(words), len(coded) // 2, len(words.encode("utf-8", "surrogatepass")))
    return length > 0 and any(abs(length - it) <= (1 if it < _SHORT else 2) for it in sizes)


def _are_texts(marks: Sequence[_Mark]) -> bool:
    """Whether places lie within the words, and no article has two different ones."""
    within = [0 <= it.start < it.end <= _BYTES * len(it.words) for it in marks]
    texts: dict[str, str] = {}
    same = all(texts.setdefault(it.article, it.words) == it.words for it in marks if it.article)
    longer = [it.end - it.start < len(it.words) for it in marks]
    return same and min(sum(within), sum(longer)) >= _MOST * len(marks)
