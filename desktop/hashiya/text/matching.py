"""Finds a needle in many texts, folded, with its edges in words or at their ends; it alters no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hashiya.text import folding
from hashiya.text.searching import Sameness, sameness_for

Edges = Literal["anywhere", "start", "whole"]
"""Where in words the needle may lie: anywhere, from the start of one, or as whole words."""


class Matcher:
    """A needle made ready once; ``places`` asks one text for it."""

    def __init__(self, needle: str, sameness: Sameness, edges: Edges = "anywhere") -> None:
        self.sameness = sameness_for(needle, sameness)
        self.edges: Edges = edges
        self.wanted = needle if self.sameness.exact else self._key(needle)

    def _key(self, text: str) -> str:
        it = self.sameness
        return folding.key(text, ta_marbuta=it.ta_marbuta, hamza=it.hamza)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Every place in the text's own positions, none overlapping, in order."""
        wanted = self.wanted
        if not wanted:
            return
        if self.sameness.exact:
            for start in _starts(text, wanted):
                if self._fits(text, start, start + len(wanted)):
                    yield start, start + len(wanted)
            return
        if wanted not in self._key(text):  # most texts; the way back is only made for the others
            return
        kinds = self.sameness
        folded = folding.fold(text, ta_marbuta=kinds.ta_marbuta, hamza=kinds.hamza)
        for at in _starts(folded.text, wanted):
            start, end = folded.original(at, at + len(wanted))
            if self._fits(text, start, end):
                yield start, end

    def _fits(self, text: str, start: int, end: int) -> bool:
        if self.edges != "anywhere" and is_inside(text, start):
            return False
        return self.edges != "whole" or not is_inside(text, end)


def _starts(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def is_inside(text: str, position: int) -> bool:
    """Whether a position parts a word: letters or digits stand on both sides of it.

    What folding lets fall away is looked through, as the words of the index are made of folded text.
    """
    before = _nearest(text, range(position - 1, -1, -1))
    after = _nearest(text, range(position, len(text)))
    return before[-1:].isalnum() and after[:1].isalnum()


def _nearest(text: str, places: range) -> str:
    """The first letter that folding keeps, folded; empty at the end of the text."""
    return next((it for at in places if (it := folding.letter(text[at]))), "")
