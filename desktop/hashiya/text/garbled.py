"""Texts whose letters went wrong before they came: told by their letters, mostly of their beginning; it changes nothing.

Arabic or Hebrew in UTF-8 that was read as Latin and stored again gives pairs (``Ø§Ù„``), and other ones where it was
read as Windows-1256, as befalls one part of a file in two encodings (``ط§ظ„``); an encoding with a byte for each letter gives whole words of Latin letters with accents (``ÇáæÒíÑ``), as no language writes them; an old Mac
gives signs of all kinds instead (``ÿßŸÑ``, ``«·Ê“Ì—``); the order of the eye gives words that begin with letters which
only end words, and in Persian its commonest words backwards.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from hashiya.text import decoding, eye_order

Kind = Literal["doubled", "mixed", "misread", "reversed"]

_SAMPLE = 4000
_FEWEST = 3
_SIGNS = {
    bytes([it]).decode("cp1252"): it
    for it in range(0x80, 0xA0)
    if it not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_REST = "\x80-\xbf\ufffd" + "".join(_SIGNS)
_DOUBLED = re.compile(f"[\xd6-\xdb][{_REST}]")
_EASTERN = "cp1256"
_LEADS, _FOLLOWS = (bytes(it).decode(_EASTERN) for it in ((0xD8, 0xD9), range(0x80, 0xC0)))
_WORD_IN_PAIRS = f"(?:[{_LEADS}][{_FOLLOWS}]){{2,30}}"
_IN_PAIRS = re.compile(
    rf"{_WORD_IN_PAIRS}(?:[ \r\n\d.:!()-]{{1,9}}{_WORD_IN_PAIRS}){{{_FEWEST - 1}}}"
)
"""Words in a row that are made so; of any language, none is. Bounded, or a long line of them takes for ever."""
_COMMON = tuple(it.encode().decode(_EASTERN) for it in "ال")
_NO_SPACE = re.compile(r"\S")
_ACCENTED = re.compile(r"(?<![^\W\d_])[\xc0-\xd6\xd8-\xf6\xf8-\xff]{3,}(?![^\W\d_])")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_READABLE = 0.5
"""What letters of news in their right encoding score at least (``decoding.candidates``)."""

_OF_MAC = {bytes([it]).decode("mac_roman"): it for it in range(0x80, 0x100)}
_HIGH = re.compile(f"[{re.escape(''.join(_OF_MAC))}]")
_SHARE = 0.5
"""Of what is no space so much is of the upper half of Mac Roman at least: in no language that it was made for."""
_OF_EAST = re.compile("[\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3]{2,}")
_DIFFERENT = 10
"""So many letters of a text are different ones; bullets and lines of dots are a few signs again and again."""
_CONTINUES = range(0x80, 0xC0)

_LETTER = "\u0620-\u064a\u066e-\u06d3\ufe80-\ufefc"
_NEAR = "\u0610-\u06ed\u200c\u200d\ufb50-\ufeff\\w\"'"
_ENDING = "ةےں\ufe93\ufe94"
_BEGINS = re.compile(rf"(?<![{_NEAR}])[{_ENDING}][{_LETTER}]{{2}}")
_ENDS = re.compile(rf"[{_LETTER}][\u064b-\u0652]*[{_ENDING}](?![{_NEAR}])")
_PERSIAN = ("است", "که", "های", "شده", "برای", "می", "از", "به", "را", "گفت", "بود", "دارد", "خود")
"""Its commonest words whose letters backwards are no words, or rare ones, wherever this script is written."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Garbled:
    """What went wrong; ``encoding`` is the one that the text was written in (empty where order went wrong)."""

    kind: Kind
    encoding: str = ""


def seeming(text: str) -> Garbled | None:
    """What seems to have gone wrong with a text, if its beginning leaves little doubt."""
    sample = text[:_SAMPLE]
    if text.isascii():
        return None
    if is_doubled(sample):
        return Garbled("doubled", "utf-8")
    if is_mixed(text):
        return Garbled("mixed", _EASTERN)
    if encoding := misread_from(sample) or read_by_mac(sample):
        return Garbled("doubled" if encoding == "utf-8" else "misread", encoding)
    if is_reversed(sample):
        return Garbled("reversed")
    return None


def is_doubled(sample: str) -> bool:
    """Whether much of it is letters of Arabic or Hebrew whose two bytes became a sign each."""
    count = 2 * len(_DOUBLED.findall(sample))
    return count >= 2 * _FEWEST and 3 * count >= len(_NO_SPACE.findall(sample))


def is_mixed(text: str) -> bool:
    """Whether words of it, wherever they stand, are letters in UTF-8 whose two bytes became one of Windows-1256 each."""
    return all(it in text for it in _COMMON) and bool(_IN_PAIRS.search(text))


def misread_from(sample: str) -> str:
    """The encoding of Arabic or Hebrew whose bytes most of its words are; empty if they are words."""
    words = _ACCENTED.findall(sample)
    if len(words) < _FEWEST or 2 * len(words) < len(_WORDS.findall(sample)):
        return ""
    best = decoding.candidates(_bytes_of(sample))[0]
    return best.encoding if best.score > _READABLE else ""


def read_by_mac(sample: str) -> str:
    """The encoding of Arabic or Hebrew whose bytes an old Mac took for its own signs; empty if it is none."""
    high = len(_HIGH.findall(sample))
    if high < 2 * _FEWEST or high < _SHARE * len(_NO_SPACE.findall(sample)):
        return ""
    data = bytes(_OF_MAC.get(it) or (ord(it) if it.isascii() else 32) for it in sample)
    while data and data[-1] >= 0x80 and data[-1] not in _CONTINUES:
        data = data[:-1]  # the sample may have cut a letter in two
    best = decoding.candidates(data)[0]
    words = _OF_EAST.findall(best.preview)
    most = sum(map(len, words)) > _SHARE * len(_NO_SPACE.findall(best.preview))
    many = len(words) >= _FEWEST and len(set("".join(words))) >= _DIFFERENT
    return best.encoding if best.score > _READABLE and most and many else ""


def _bytes_of(sample: str) -> bytes:
    return bytes(_SIGNS.get(it) or (ord(it) if ord(it) < 256 else 32) for it in sample)


def is_reversed(sample: str) -> bool:
    """Whether letters that only end words begin them."""
    if eye_order.stands_reversed(sample):
        return True
    begins = len(_BEGINS.findall(sample))
    if begins >= 2 and begins > 3 * len(_ENDS.findall(sample)):
        return True
    return _is_persian_backwards(sample)


def _is_persian_backwards(sample: str) -> bool:
    words = Counter(_WORD.findall(sample))
    backwards = [words[it[::-1]] for it in _PERSIAN]
    total = sum(backwards)
    return sum(map(bool, backwards)) >= _FEWEST and total > 3 * sum(words[it] for it in _PERSIAN)
