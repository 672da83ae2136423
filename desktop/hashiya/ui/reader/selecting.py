"""What is chosen in a text: the current word and a selection with an active edge; no Qt, no pixels.

Movements are in reading order (+1 forward); which key is forward is the view's affair.
"""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.span import Span
from hashiya.text import edges
from hashiya.text.edges import End
from hashiya.text.sentences import sentence_at
from hashiya.text.words import around, next_word, previous_word, tokens, word_at

__all__ = ["End", "Range", "Selecting", "moved_edge"]

Range = tuple[int, int]


class Selecting:
    """The word cursor and the selection of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.word: Range | None = next_word(text, 0)
        self.span: Range | None = None
        self.active: End = "end"
        self._widths: list[Range] = []

    @property
    def chosen(self) -> Span | None:
        return self._tidy(self.span)

    @property
    def target(self) -> Span | None:
        """The selection, else the current word: what a label key marks."""
        return self._tidy(self.span or self.word)

    def _tidy(self, span: Range | None) -> Span | None:
        clean = edges.tidy(self.text, *span) if span else None
        return Span(*clean) if clean else None

    @property
    def position(self) -> int:
        """Where reading is: the active edge of the selection, else the current word."""
        if self.span:
            return self.span[0] if self.active == "start" else max(self.span[0], self.span[1] - 1)
        return self.word[0] if self.word else 0

    def clear(self) -> None:
        """Give up the selection; the word at its active edge becomes the current one."""
        if self.span:
            self.word = self.unit_at(self.position) or self.word
        self.span = None
        self._widths = []

    def select(self, start: int, end: int, active: End = "end") -> None:
        """Select whole letters of a range, no blank at its edges; an empty range selects nothing."""
        self.span = edges.tidy(self.text, start, end)
        self.active = active
        self._widths = []
        if self.span:
            self.word = self.unit_at(self.position) or self.word

    def unit_at(self, position: int) -> Range | None:
        """The word at a position, else the sign or emoji there."""
        found = word_at(self.text, position)
        if found or not 0 <= position < len(self.text):
            return found
        if self.text[position].isspace():
            return None
        low, high = around(self.text, position)
        high = min(high, position + 64)
        return next((it for it in tokens(self.text, low, high) if it[0] <= position < it[1]), None)

    def put_word(self, position: int) -> None:
        """Make the word at a position (or the next one, or the last) the current word."""
        self.span = None
        self._widths = []
        self.word = (
            self.unit_at(position)
            or next_word(self.text, position)
            or previous_word(self.text, position)
        )

    def move_word(self, by: int, *, extend: bool) -> None:
        for _ in range(abs(by)):
            if extend:
                self._extend_word(1 if by > 0 else -1)
            else:
                self._step_word(1 if by > 0 else -1)

    def _step_word(self, by: int) -> None:
        if self.span:
            at = self.span[1] if by > 0 else self.span[0]
        elif self.word:
            at = self.word[1] if by > 0 else self.word[0]
        else:
            at = 0
        found = next_word(self.text, at) if by > 0 else previous_word(self.text, at)
        self.word = found or self.word
        self.span = None
        self._widths = []

    def _extend_word(self, by: int) -> None:
        self._widths = []
        if self.span is None:
            if self.word is None:
                return
            self.span = self.word
            self.active = "end" if by > 0 else "start"
        start, end = self.span
        if self.active == "end":
            self.span = self._end_moved(start, end, by)
        else:
            self.span = self._start_moved(start, end, by)

    def _end_moved(self, start: int, end: int, by: int) -> Range:
        if by > 0:
            found = self._first_ending_after(end)
            return start, max(end, found[1] if found else end)
        found = previous_word(self.text, end - 1)
        if found and found[1] > start:
            return start, found[1]
        self.active = "start"
        found = previous_word(self.text, start)
        return (found[0] if found else start), end

    def _start_moved(self, start: int, end: int, by: int) -> Range:
        if by < 0:
            found = previous_word(self.text, start) or (start, end)
            inside = word_at(self.text, start)
            if inside and inside[0] < start:
                found = inside
            return min(start, found[0]), end
        found = next_word(self.text, start + 1)
        if found and found[0] < end:
            return found[0], end
        self.active = "end"
        found = next_word(self.text, end)
        return start, (found[1] if found else end)

    def _first_ending_after(self, position: int) -> Range | None:
        inside = word_at(self.text, position)
        return inside if inside and inside[1] > position else next_word(self.text, position)

    def extend_to(self, start: int, end: int, anchor: Range) -> None:
        """The selection from the anchor to a range on either side of it: a drag."""
        low, high = min(start, anchor[0]), max(end, anchor[1])
        self.select(low, high, "start" if start < anchor[0] else "end")

    def move_edge(self, letters: int, end: End | None = None) -> None:
        """Move an edge by letters as readers count them; at least one letter stays."""
        span = self.target
        if span is None:
            return
        which = end or self.active
        moved = moved_edge(self.text, span, which, letters)
        self.span = moved.start, moved.end
        self.active = which
        self._widths = []

    def swap_edge(self) -> None:
        self.active = "start" if self.active == "end" else "end"

    def move_sentence(self, by: int, *, extend: bool = False) -> None:
        """To the first word of the next or the previous sentence."""
        here = sentence_at(self.text, self.position)
        if here is None:
            found = next_word(self.text, self.position) if by > 0 else None
        elif by > 0:
            found = next_word(self.text, here[1])
        else:
            word = self.span or self.word
            at_start = word is not None and previous_word(self.text, word[0]) is not None
            first = next_word(self.text, here[0])
            if first and word and first[0] < word[0]:
                found = first
            else:
                before = previous_word(self.text, here[0]) if at_start else None
                earlier = sentence_at(self.text, before[0]) if before else None
                found = next_word(self.text, earlier[0]) if earlier else first
        self._go(found, extend=extend)

    def go_to(self, position: int, *, extend: bool = False) -> None:
        """To the word at a position, or the nearest one after it, or the last one."""
        found = self.unit_at(position) or next_word(self.text, position)
        self._go(found or previous_word(self.text, len(self.text)), extend=extend)

    def _go(self, found: Range | None, *, extend: bool) -> None:
        if found is None:
            return
        if not extend:
            self.word, self.span = found, None
            self._widths = []
            return
        span = self.span or self.word or found
        if self.span is None:
            self.active = "end" if found[0] >= span[0] else "start"
        fixed = span[0] if self.active == "end" else span[1]
        if found[0] >= fixed:
            self.span, self.active = (fixed, found[1]), "end"
        elif self.active == "end":
            self.span, self.active = (found[0], max(fixed, found[1])), "start"
        else:
            self.span = found[0], max(fixed, found[1])
        self._widths = []

    def select_sentence(self) -> None:
        found = sentence_at(self.text, self.position)
        if found:
            self.select(*found)

    def widen(self, paragraph: Range) -> None:
        """From letters to word, sentence, paragraph: the next larger unit that holds all of it."""
        span = self.target
        if span is None:
            return
        for candidate in self._units(span, paragraph):  # each is looked for when it is asked for
            if candidate[0] <= span.start and candidate[1] >= span.end and candidate != self.span:
                widths = [*self._widths, (span.start, span.end)] if self.span else []
                self.select(*candidate)
                self._widths = widths
                return

    def narrow(self) -> None:
        """Back to what was selected before it was widened, else to the current word."""
        if self._widths:
            widths = self._widths
            self.select(*widths[-1])
            self._widths = widths[:-1]
        elif self.span:
            self.clear()

    def _units(self, span: Span, paragraph: Range) -> Iterator[Range]:
        first, last = self.unit_at(span.start), self.unit_at(span.end - 1)
        if first and last:
            yield first[0], last[1]
        sentence = sentence_at(self.text, span.start)
        if sentence and sentence[0] <= span.start < sentence[1]:
            yield sentence
        body = self.text[paragraph[0] : paragraph[1]]
        yield paragraph[0] + len(body) - len(body.lstrip()), paragraph[0] + len(body.rstrip())


def moved_edge(text: str, span: Span, which: End, letters: int) -> Span:
    """A span with one edge moved by letters; it never becomes empty or leaves the text."""
    return Span(*edges.step(text, (span.start, span.end), which, letters))
