"""The rows of WebAnno TSV taken as columns, all at once, where nothing about them is odd; it makes no marks.

Whatever is unusual makes it give up, as a whole: ``webanno_lines`` then looks at the file line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from operator import add

from hashiya.formats.webanno.lines import WIDEST, Layer, Lines, filling
from hashiya.text.offsets import Utf16Map

_TEXTS = re.compile(r"\n\n((?:#Text=[^\n]*\n)+)")
_NAMES = re.compile(r"(?:\n[0-9]{1,9}-[0-9]{1,9})+")
_LONGEST = 10
"""Digits of an offset."""


@dataclass(slots=True)
class Sheet:
    """An article's text, and of each of its tokens the name (behind a line end), place and line; the cells by column.

    ``filled`` counts the gaps between sentences of which the file says nothing.
    """

    text: str
    filled: int
    layers: list[Layer]
    names: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    lines: Sequence[int]
    columns: list[Sequence[str]]


def sheet_of(text: str) -> Sheet | None:
    """``None``: not all rows are alike, or a token does not stand where it says."""
    head, *pieces = _TEXTS.split(text.rstrip("\n"))
    headed = Lines()
    headed.read(head)
    texts, rows = pieces[::2], pieces[1::2]
    counts = [it.count("\n") + 1 for it in rows]
    count, width = sum(counts), 3 + sum(len(it.columns) for it in headed.layers)
    table = _table(rows)
    cells = table.split("\t")
    if (
        "\n#Text=" in head
        or headed.lost
        or not count
        or "\t\t" in table
        or len(cells) != count * width + 1
    ):
        return None
    names, forms = cells[:-1:width], cells[2:-1:width]
    told = _offsets(cells[1:-1:width])
    if told is None or not _NAMES.fullmatch("".join(names)):
        return None
    if not all(map(str.startswith, names, repeat("\n"))):
        return None
    found = _text([it[6:-1].replace("\n#Text=", "\n") for it in texts], counts, told)
    if found is None:
        return None
    whole, filled, reaches = found
    starts = _code_points(whole, told)
    if starts is None or "\\" in whole or not all(map(whole.startswith, forms, starts)):
        return None
    ends = list(map(add, starts, map(len, forms)))
    lasts = [it - 1 for it in accumulate(counts)]
    if any(ends[last] > reach for last, reach in zip(lasts, reaches, strict=True)):
        return None
    lines = _lines(head.count("\n") + 3, texts, counts)
    columns: list[Sequence[str]] = [cells[it:-1:width] for it in range(3, width)]
    return Sheet(whole, filled, headed.layers, names, starts, ends, lines, columns)


def _table(rows: list[str]) -> str:
    """All rows, a line end in front of each and a tab behind its last cell."""
    table = "\n".join(["", *rows])
    return table if table.endswith("\t") else table.replace("\n", "\t\n")[1:] + "\t"


def _offsets(spots: list[str]) -> list[int] | None:
    """Where the tokens begin, in units of UTF-16; ``None``: not all of them say it, or not in order."""
    edges = "-".join(spots).split("-")
    digits = "".join(edges)
    if len(edges) != 2 * len(spots) or not (digits.isascii() and digits.isdecimal()):
        return None
    lengths = set(map(len, edges))
    if not 0 < min(lengths) <= max(lengths) <= _LONGEST:
        return None
    starts = list(map(int, edges[::2]))
    return starts if starts == sorted(starts) else None


def _text(
    sentences: Iterable[str], counts: Iterable[int], starts: list[int]
) -> tuple[str, int, list[int]] | None:
    """The text, how many gaps had to be filled in it, and where each sentence ends; ``None``: they overlap.

    A sentence begins where its first token does.
    """
    parts: list[str] = []
    reaches: list[int] = []
    filled = length = units = row = 0
    for words, count in zip(sentences, counts, strict=True):
        gap = starts[row] - units
        if not 0 <= gap <= WIDEST:
            return None
        parts += (filling(gap), words)
        filled += gap > 0
        length += gap + len(words)
        units += gap + (len(words) if words.isascii() else Utf16Map(words).length)
        reaches.append(length)
        row += count
    return "".join(parts), filled, reaches


def _code_points(text: str, starts: list[int]) -> list[int] | None:
    units = Utf16Map(text)
    if units.length == len(text):
        return starts
    try:
        return list(map(units.to_code_point, starts))
    except (IndexError, ValueError):
        return None


def _lines(first: int, texts: Iterable[str], counts: Iterable[int]) -> list[int]:
    """The line of each row; ``first`` is that of the first sentence's text."""
    found: list[int] = []
    for text, count in zip(texts, counts, strict=True):
        first += text.count("\n")
        found += range(first, first + count)
        first += count + 1
    return found
