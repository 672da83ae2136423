"""Texts whose letters went wrong before they came: told by the letters of their beginning; it changes nothing.

Arabic or Hebrew in UTF-8 that was read as Latin and stored again gives pairs (``Ø§Ù„``); an encoding with a byte
for each letter gives whole words of Latin letters with accents (``ÇáæÒíÑ``), as no language writes them; the order
of the eye gives words that begin with letters which only end words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from hashiya.text import decoding, eye_order

Kind = Literal["doubled", "misread", "reversed"]

_SAMPLE = 4000
_FEWEST = 3
_SIGNS = {
    bytes([it]).decode("cp1252"): it
    for it in range(0x80, 0xA0)
    if it not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_REST = "\x80-\xbf\ufffd" + "".join(_SIGNS)
_DOUBLED = re.compile(f"[\xd6-\xdb][{_REST}]")
_NO_SPACE = re.compile(r"\S")
_ACCENTED = re.compile(r"(?<![^\W\d_])[\xc0-\xd6\xd8-\xf6\xf8-\xff]{3,}(?![^\W\d_])")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_READABLE = 0.5
"""What letters of news in their right encoding score at least (``decoding.candidates``)."""

_LETTER = "\u0620-\u064a\u066e-\u06d3\ufe80-\ufefc"
_NEAR = "\u0610-\u06ed\u200c\u200d\ufb50-\ufeff\\w\"'"
_ENDING = "ةےں\ufe93\ufe94"
_BEGINS = re.compile(rf"(?<![{_NEAR}])[{_ENDING}][{_LETTER}]{{2}}")
_ENDS = re.compile(rf"[{_LETTER}][\u064b-\u0652]*[{_ENDING}](?![{_NEAR}])")


@dataclass(frozen=True, slots=True)
class Garbled:
    """What went wrong; ``encoding`` is the one that the text was written in (empty where order went wrong)."""

    kind: Kind
    encoding: str = ""


def seeming(text: str) -> Garbled | None:
    """What seems to have gone wrong with a text, if its beginning leaves little doubt."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return None
    if is_doubled(sample):
        return Garbled("doubled", "utf-8")
    if encoding := misread_from(sample):
        return Garbled("misread", encoding)
    if is_reversed(sample):
        return Garbled("reversed")
    return None


def is_doubled(sample: str) -> bool:
    """Whether much of it is letters of Arabic or Hebrew whose two bytes became a sign each."""
    count = 2 * len(_DOUBLED.findall(sample))
    return count >= 2 * _FEWEST and 3 * count >= len(_NO_SPACE.findall(sample))


def misread_from(sample: str) -> str:
    """The encoding of Arabic or Hebrew whose bytes most of its words are; empty if they are words."""
    words = _ACCENTED.findall(sample)
    if len(words) < _FEWEST or 2 * len(words) < len(_WORDS.findall(sample)):
        return ""
    best = decoding.candidates(_bytes_of(sample))[0]
    return best.encoding if best.score > _READABLE else ""


def _bytes_of(sample: str) -> bytes:
    return bytes(_SIGNS.get(it) or (ord(it) if ord(it) < 256 else 32) for it in sample)


def is_reversed(sample: str) -> bool:
    """Whether letters that only end words begin them."""
    if eye_order.stands_reversed(sample):
        return True
    begins = len(_BEGINS.findall(sample))
    return begins >= 2 and begins > 3 * len(_ENDS.findall(sample))
