"""Where the article of a page lies that does not say so: the smallest element with nearly all of its prose.

Prose is what fills blocks with more than a few words and mostly without links. What stands outside of that
element may be left out: menus, lists of headlines, what others said of it. It parses nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from hashiya.formats.documents.html_facts import line
from hashiya.formats.documents.page import Page, letters

_BLOCK, _LINKED = 60, 0.4
"""Letters of a block that is prose, and how much of it may be links."""
_ENOUGH = 600
_NEARLY_ALL = 0.95
_AT_FIRST = 3
"""Lines by which the beginning of the article is found in the page."""
_SAME = 40
"""Letters that a paragraph and a summary that was cut off must have in common."""
_BETWEEN = 15
"""Lines that may stand between the headline and the article: who wrote it, when, what it is about."""


@dataclass(slots=True)
class _Block:
    node: Any
    letters: int = 0
    linked: int = 0


class Prose:
    """What a walk through a page tells of its blocks."""

    def __init__(self) -> None:
        self._blocks: dict[int, _Block] = {}

    def take(self, block: Any, text: str, *, linked: bool) -> None:
        """Words that stand in a block and in no block within it."""
        it = self._blocks.setdefault(block.mem_id, _Block(block))
        count = letters(text)
        it.letters += count
        it.linked += count * linked

    def home(self, root: Any) -> Any | None:
        """The smallest element below ``root`` that nearly all prose is in; nothing where there is little prose."""
        within: Counter[int] = Counter()
        total = 0
        for it in self._blocks.values():
            if it.letters < _BLOCK or it.linked > _LINKED * it.letters:
                continue
            total += it.letters
            node = it.node
            while node is not None:
                within[node.mem_id] += it.letters
                node = node.parent
        if total < _ENOUGH:
            return None
        home = root
        while True:
            below = home.child if home.is_element_node else None
            while below is not None and within[below.mem_id] < _NEARLY_ALL * total:
                below = below.next
            if below is None:
                return None if home.mem_id == root.mem_id else home
            home = below


def from_headline(whole: Page, part: Page, headlines: Collection[str]) -> Page | None:
    """The lines of ``whole`` from its headline to the end of ``part``; nothing where they cannot be found in it.

    No prose is left out for standing above the headline, nor is what stands far below it.
    """
    lines, inner = whole.lines, part.lines
    size = len(inner)
    starts = range(len(lines) - size + 1) if inner else range(0)
    start = next((at for at in starts if lines[at : at + size] == inner), None)
    if start is None:
        return None
    named = [at for at, (text, _) in enumerate(lines[: start + size]) if line(text) in headlines]
    within = next((at for at in named if at >= start), None)
    above = next((at for at in reversed(named) if start - 1 - _BETWEEN <= at < start), None)
    first = start if above is None else above
    if within is not None and all(letters(text) < _BLOCK for text, _ in lines[start:within]):
        first = within
    found = Page()
    for text, turned in lines[first : start + size]:
        found.add(text, turned)
    return found


def standfirst(whole: Page, part: Page, summaries: Collection[str]) -> Page:
    """The paragraph shortly above ``part`` that says what the page says it is about; no line where there is none."""
    found, lines = Page(), whole.lines
    inner = part.lines[:_AT_FIRST]
    starts = range(len(lines) - len(inner) + 1) if inner else range(0)
    start = next((at for at in starts if lines[at : at + len(inner)] == inner), 0)
    known = {text for text, _ in part.lines}
    for text, turned in reversed(lines[max(0, start - _BETWEEN) : start]):
        if text not in known and any(_are_alike(line(text), it) for it in summaries):
            found.add(text, turned)
            break
    return found


def _are_alike(text: str, summary: str) -> bool:
    """Of one that was cut off the beginning counts."""
    short, long = sorted((text, summary.rstrip(". …")), key=len)
    return long.startswith(short) and letters(short) >= _SAME
