"""A place in a text as one line: the words, and what has room before and after them; it finds nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hashiya.text.blocks import display_text

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """``before`` ends where ``found`` begins, ``after`` begins where it ends; an ellipsis says what was cut."""

    before: str
    found: str
    after: str

    def __str__(self) -> str:
        return self.before + self.found + self.after


def line(before: str, found: str, after: str, most: int = 60) -> Line:
    """The words with at most about ``most`` letters on either side, cut between words, on one line."""
    before, found, after = (_shown(it) for it in (before, found, after))
    if len(before) > most:
        cut = before.find(" ", len(before) - most)
        before = "…" + before[cut if cut >= 0 else len(before) - most :]
    if len(after) > most:
        cut = after.rfind(" ", 0, most)
        after = after[: cut if cut > 0 else most] + "…"
    return Line(before.lstrip(), found, after.rstrip())


def _shown(text: str) -> str:
    return _SPACE.sub(" ", display_text(text, 0, len(text)))
