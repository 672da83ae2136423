"""What a bare text tells of itself: its title and language; guesses that a person can always change."""

from __future__ import annotations

import codecs
import re

TITLE_LENGTH = 60
_LINE_END = re.compile(r"[\n\r\v\f\u0085\u2028\u2029]")
_PAUSE = re.compile(r"[،,؛;.…؟?!]+(?=\s|$)|:$")
_HEAD = 4000

_HEBREW = "".join(map(chr, range(1488, 1515)))
_LATIN = "".join(it for it in map(chr, range(128)) if it.isalpha())
_ARABIC = "".join(it for it in map(chr, range(0x620, 0x700)) if it.isalpha())
_ARABIC_FORMS = "يكةىأإ"
_PERSIAN = "پچژگیک"
_URDU = "ٹڈڑےںھہ"
"""What a letter speaks for: Urdu has letters of its own; Persian has four, and its own yeh and kaf."""

_SPEAKING = "\0" + _HEBREW + _LATIN + _ARABIC
_COMMON = ' \n\r،,.:؛؟«»"()-0123456789'
_TO_BYTES = codecs.charmap_build((_SPEAKING + _COMMON)[:256])
"""A byte for each letter that speaks, and for what stands among them: letters are counted much quicker so."""


def has_letter(text: str) -> bool:
    """Whether anything in it can be read: an article without a letter is none."""
    return any(it.isalpha() for it in text)


def title(text: str) -> str:
    """The first line when a blank one follows, else the first words.

    First words end at the first comma or other pause, or at a word's end near 60 code points. A colon
    is none: headlines name the speaker before it.
    """
    start = len(text) - len(text.lstrip())
    head = text[start : start + _HEAD]
    lines = _LINE_END.split(head.replace("\r\n", "\n"), maxsplit=2)
    first = lines[0].strip()
    apart = len(lines) == 3 and not lines[1].strip() and bool(lines[2].strip())
    if apart and len(first) <= 4 * TITLE_LENGTH:
        return first
    return first_words(first)


def first_words(line: str, length: int = TITLE_LENGTH) -> str:
    pause = next((it.start() for it in _PAUSE.finditer(line) if it.start() >= 8), len(line))
    head = line[:pause].strip()
    if len(head) <= length:
        return head or line[:length].strip()
    cut = head.rfind(" ", 0, length + 1)
    return (head[:cut] if cut > 0 else head[:length]).strip()


def language(text: str) -> str:
    """``ar``, ``fa``, ``ur``, ``he`` or ``en`` by the letters of the beginning."""
    head = text[:_HEAD]
    letters = codecs.charmap_encode(head, "ignore", _TO_BYTES)[0]
    hebrew, latin, arabic = (_count(letters, it) for it in _SCRIPTS)
    forms, persian, urdu = (_count(letters, it) for it in _OWN)
    if not arabic and not hebrew:
        return "en" if latin else "ar"
    if hebrew > max(arabic, latin // 2):
        return "he"
    if arabic * 2 < latin:
        return "en"
    if urdu * 50 > len(head) and urdu > 1:
        return "ur"
    return "fa" if persian > forms else "ar"


def _bytes_of(letters: str) -> bytes:
    return codecs.charmap_encode(letters, "strict", _TO_BYTES)[0]


def _count(letters: bytes, of: bytes) -> int:
    return len(letters) - len(letters.translate(None, of))


_SCRIPTS = tuple(map(_bytes_of, (_HEBREW, _LATIN, _ARABIC)))
_OWN = tuple(map(_bytes_of, (_ARABIC_FORMS, _PERSIAN, _URDU)))
