"""A text while its paragraphs are put together: white space, line ends, directions; it parses nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hashiya.model.article import Direction, ParagraphDirection
from hashiya.text import direction
from hashiya.text.words import words

_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNSEEN = direction.CONTROLS + " \t\u00a0"
"""A line that has nothing else is a gap between paragraphs, as old pages make it."""
NOTES = "notes"
"""Why marks of notes are left out; they are counted themselves, since a star is no word."""
_LETTER = re.compile(r"\w")


class Page:
    """``omitted`` counts the words that stand in the document and by rule not in the text."""

    def __init__(self) -> None:
        self.omitted: Counter[str] = Counter()
        self._lines: list[tuple[str, ParagraphDirection | None]] = []
        self._line: list[str] = []
        self._gap = False
        self._aside: dict[str, list[str]] = {}
        self.turned: ParagraphDirection | None = None
        """The direction that the document gives to the paragraph in hand."""
        self.by_habit = False
        """A program wrote that direction without being asked: left to right holds for no Arabic or Hebrew words."""

    def flow(self, text: str) -> None:
        """Words as a browser shows them: white space of any length is one space, none at an edge."""
        if not text:
            return
        words_of = _SPACE.sub(" ", text)
        if words_of[0] == " ":
            self._gap, words_of = True, words_of[1:]
        if not words_of:
            return
        if self._gap and self._line and not self._line[-1].endswith(("\t", "\n")):
            self._line.append(" ")
        self._gap = words_of[-1] == " "
        self._line.append(words_of.rstrip(" ") if self._gap else words_of)

    def exactly(self, text: str) -> None:
        """Words with their white space as it is; line ends begin lines."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in enumerate(lines):
            if number:
                self.end_line()
            if line:
                self._line.append(line)
        self._gap = False

    def mark(self, character: str) -> None:
        """A character that is no word: a direction, a quotation mark, a tab between cells."""
        if character == "\t":
            self._gap = False
        elif self._gap and self._line:
            self._line.append(" ")
            self._gap = False
        self._line.append(character)

    def unmark(self, character: str) -> bool:
        """Take back a character behind which nothing came; false: something did."""
        if not self._line or self._line[-1] != character:
            return False
        self._line.pop()
        if self._line and self._line[-1] == " ":  # it was the gap before it
            self._line.pop()
            self._gap = True
        return True

    def end_line(self) -> None:
        """The line is at its end, if anything stands in it."""
        text = "".join(self._line).rstrip(" \t\n")
        self._line, self._gap = [], False
        if text.strip(_UNSEEN):
            against = self.turned == "ltr" and direction.first_strong(text) == "rtl"
            self._lines.append((text, None if self.by_habit and against else self.turned))

    @property
    def is_begun(self) -> bool:
        """Whether anything stands in the line in hand."""
        return bool(self._line)

    @property
    def lines(self) -> list[tuple[str, ParagraphDirection | None]]:
        """What is finished, each with the direction that the document gives it."""
        return self._lines

    def add(self, text: str, turned: ParagraphDirection | None = None) -> None:
        """A line that is finished."""
        self._lines.append((text, turned))

    def row(self, start: int, ends: Sequence[int]) -> None:
        """The lines from ``start`` on are a row of a table, whose cells end at ``ends``: one line with tabs
        between the cells, unless a cell has several lines. One without cells is none."""
        cells = [self._lines[one:end] for one, end in pairwise((start, *ends))]
        if not cells or any(len(it) > 1 for it in cells):
            return
        text = "\t".join(it[0][0] if it else "" for it in cells).rstrip("\t")
        turned: ParagraphDirection | None = next((it[0][1] for it in cells if it), None)
        self._lines[start:] = [(text, turned)] if text.strip() else []

    def put_before(self, other: Page) -> None:
        """The lines of another stand before these."""
        self._lines[:0] = other.lines

    def leave_out(self, why: str, text: str) -> None:
        """Words that do not come in; those of programs (``code``) are none."""
        if why != "code":
            self._aside.setdefault(why, []).append(text)

    def aside_ends(self) -> int:
        """Count what was left out so far; how many letters that is."""
        count = 0
        for why, found in self._aside.items():
            text = "".join(found)
            self.omitted[why] += found.count("\n") if why == NOTES else len(words(text))
            count += letters(text)
        self._aside.clear()
        return count

    def text(self) -> str:
        self.end_line()
        return "\n".join(text for text, _ in self._lines)

    def directions(self, base: Direction) -> dict[int, ParagraphDirection]:
        """Paragraphs that the document turns another way than they would go by themselves."""
        found: dict[int, ParagraphDirection] = {}
        start = 0
        for text, turned in self._lines:
            by_itself = direction.first_strong(text) if base == "auto" else base
            if turned and by_itself and turned != by_itself:
                found[start] = turned
            start += len(text) + 1
        return found


def letters(text: str) -> int:
    """Letters and digits: what must not be lost, however the words are cut."""
    return len(_LETTER.findall(text))
