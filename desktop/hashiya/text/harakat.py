"""Which marks a display copy may leave out: vowel signs on request, and heaps of marks always.

It gives offsets only; the text and the offsets of everything else stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

from hashiya.text.patterns import pattern

HARAKAT = re.compile(
    # U+0653 to U+0655 (madda, hamza above and below) are parts of their letters and stay
    "[\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08d3-\u08e1\u08e3-\u08ff\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]+"
)
"""Vowel signs and signs of recitation, Arabic and Hebrew."""

MOST_MARKS = 24
_HEAP = pattern(rf"(?<=\p{{M}}{{{MOST_MARKS}}})\p{{M}}+")
_NO_BASE = frozenset({"Cc", "Cf", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"


def omitted(text: str, *, hide: bool) -> list[int]:
    """Offsets of the marks that are not drawn: all harakat with ``hide``, and what heaps up.

    A layout takes seconds for thousands of marks on one letter. A mark without a letter before it
    stays: it is all that is to be seen of its cluster.
    """
    gone: list[int] = []
    if text.isascii():
        return gone
    if hide:
        for it in HARAKAT.finditer(text):
            start, end = it.span()
            if start > 0 and _carries(text[start - 1]):
                gone.extend(range(start, end))
    heaps = [at for it in _HEAP.finditer(text) for at in range(*it.span())]
    return sorted({*gone, *heaps}) if heaps else gone


def _carries(char: str) -> bool:
    return char.isalnum() or char in _JOINERS or unicodedata.category(char) not in _NO_BASE
