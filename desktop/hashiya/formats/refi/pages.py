"""Areas of a PDF's pages: where their words stand in its text; it opens no PDF.

Programs keep the corners of such an area, and the words in it as they lie on the page: with other white
space than the text of the whole has.
"""

from __future__ import annotations

import re
from array import array

from hashiya.formats.placing import Range

_CUT = re.compile(r"(\.\.\.|…)\s*\Z")
_FAR = 1_000_000
"""So far behind a text that words which stand in several places are near none of them."""


class Pages:
    """The text of a PDF without its white space: squeezed once for all that is marked on its pages."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._squeezed = "".join(text.split())
        self._letters = array("L", (at for at, it in enumerate(text) if not it.isspace()))

    def place(self, words: str, name: str) -> tuple[list[Range], str | None]:
        """Where the words stand, if in one place only, and what stands there; else they wait for a person.

        An area without words may bear them as its ``name``; if it does not, its place cannot be told.
        """
        found = self._only(words.strip() or _CUT.sub("", name).strip())
        if found:
            return [found], self.text[found[0] : found[1]]
        if not words.strip():
            return [], None
        away = len(self.text) + _FAR
        return [(away, away + len(words))], words

    def _only(self, words: str) -> Range | None:
        """The one place of the words, whatever white space is between their letters."""
        wanted = "".join(words.split())
        start = self._squeezed.find(wanted) if wanted else -1
        if start < 0 or self._squeezed.find(wanted, start + 1) >= 0:
            return None
        return self._letters[start], self._letters[start + len(wanted) - 1] + 1
