"""A copy of a text for an editor that alters what it shows; what nobody touched comes back as it was.

Editors know one line end, swallow a mark at the beginning and some letters that are none. The copy
shows those otherwise, and only the differences of what was edited are brought into the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from hashiya.text.aligning import align

_SHOWN = {"\ufdd0": "\ufffd", "\ufdd1": "\ufffd", "\u2029": "\n", "\r": "\n", "\r\n": "\n"}
_UNSHOWN = re.compile("\r\n|[\r\u2029\ufdd0\ufdd1]")
_AT_FIRST = "\ufeff"


class EditableCopy:
    """``shown`` goes into the editor; ``restored`` gives the text for what came out of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        shown = _UNSHOWN.sub(lambda it: _SHOWN[it[0]], text)
        # nothing is lost by it: no reader sees either, and an editor drops only the first
        self.shown = "\u2060" + shown[1:] if shown.startswith(_AT_FIRST) else shown
        ends = [it.start() for it in re.finditer("\r\n", text)]
        # where a line end of two became one in the copy, every position after it is one too small
        self._shorter = [at - k for k, at in enumerate(ends)]
        self._line_end = _usual_line_end(text)

    def restored(self, edited: str) -> str:
        """The text with what was edited in the copy."""
        if edited == self.shown:
            return self.text
        parts: list[str] = []
        at = 0
        for block in align(self.shown, edited).blocks:
            old, new, length = block
            parts += [
                self._typed(edited[at:new]),
                self.text[self._in_text(old) : self._in_text(old + length)],
            ]
            at = new + length
        parts.append(self._typed(edited[at:]))
        return "".join(parts)

    def _in_text(self, shown: int) -> int:
        return shown + bisect_left(self._shorter, shown)

    def _typed(self, words: str) -> str:
        """What was typed has the line ends of the rest."""
        return words if self._line_end == "\n" else words.replace("\n", self._line_end)


def _usual_line_end(text: str) -> str:
    counts = {it: text.count(it) for it in ("\r\n", "\n", "\r")}
    counts["\n"] -= counts["\r\n"]
    counts["\r"] -= counts["\r\n"]
    return max(counts, key=lambda it: (counts[it], it == "\n"))
