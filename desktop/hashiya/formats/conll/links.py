"""Cells that say which words are links of a chain: ``(0``, ``0)``, ``(0)|(3``; it knows no rows and opens no file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_LINK = re.compile(r"(\()?([^()|*\s]+)(\))?")
_SILENT = frozenset(["-", "_", "O", ""])


def links(cells: Sequence[str]) -> Iterator[tuple[int, bool, str, bool]]:
    """The brackets of a sentence: the token, whether one opens, of which chain, whether it closes."""
    for token, cell in enumerate(cells):
        if cell not in _SILENT:
            for it in map(_LINK.fullmatch, cell.split("|")):
                if it:
                    yield token, bool(it[1]), it[2], bool(it[3])


def are_links(cells: Iterable[str]) -> bool:
    """Whether a column holds hardly anything else."""
    told = [it for it in cells if it not in _SILENT]
    return sum(map(_is_link, told)) * 50 >= len(told) * 49


def has_links(cells: Iterable[str]) -> bool:
    """Whether some are there."""
    return any(_is_link(it) for it in cells if it not in _SILENT)


def _is_link(cell: str) -> bool:
    return all(
        (it := _LINK.fullmatch(one)) is not None and bool(it[1] or it[3]) for one in cell.split("|")
    )
