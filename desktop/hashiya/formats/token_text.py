"""Makes a draft of an article from sentences of tokens; it knows nothing of tags or files.

Where a file keeps no spaces, the custom of the field is followed: one space between two tokens, each
sentence a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from hashiya.formats.draft import Draft, Told

Range = tuple[int, int]


def joined(sentences: Sequence[Sequence[str]]) -> str:
    """The text of tokens whose spaces are not known."""
    return "\n".join(map(" ".join, sentences))


class Places:
    """Where the tokens of the joined sentences stand; counted only for sentences that are asked for."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        self._sentences = sentences
        lengths = (sum(map(len, it)) + len(it) for it in sentences)
        self._begins = [0, *accumulate(lengths)]
        self._kept: tuple[int, list[int]] = (-1, [])

    def span(self, sentence: int, first: int, end: int) -> Range:
        """Of the tokens ``[first, end)`` of a sentence."""
        if self._kept[0] != sentence:
            tokens = self._sentences[sentence]
            starts = [*accumulate((len(it) + 1 for it in tokens), initial=self._begins[sentence])]
            self._kept = (sentence, starts)
        starts = self._kept[1]
        return starts[first], starts[end] - 1


def mark(draft: Draft, label: str, place: Range, line: int) -> str:
    """Take a span in at a place that the draft's own text proves."""
    return draft.span("", label, [place], draft.text[place[0] : place[1]], told=Told(line))
