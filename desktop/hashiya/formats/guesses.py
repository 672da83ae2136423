"""What a bare text tells of itself: its title and language; guesses that a person can always change."""

from __future__ import annotations

import re
from collections import Counter

TITLE_LENGTH = 60
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_PAUSE = re.compile(r"[،,؛;:.؟?!](?=\s|$)")
_HEAD = 4000

_PERSIAN = frozenset("پچژگ")
_PERSIAN_FORMS = frozenset("یک")
_URDU = frozenset("ٹڈڑےںھہ")
_ARABIC_FORMS = frozenset("يكةىأإ")


def has_letter(text: str) -> bool:
    """Whether anything in it can be read: an article without a letter is none."""
    return any(it.isalpha() for it in text)


def title(text: str) -> str:
    """The first line when a blank one follows, else the first words.

    First words end at the first comma or other pause, or at a word's end near 60 code points.
    """
    start = len(text) - len(text.lstrip())
    lines = _LINE_END.split(text[start : start + _HEAD], maxsplit=2)
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
    letters = Counter(text[:_HEAD])
    hebrew = sum(n for it, n in letters.items() if "\u05d0" <= it <= "\u05ea")
    arabic = sum(n for it, n in letters.items() if "\u0620" <= it <= "\u06ff" and it.isalpha())
    latin = sum(n for it, n in letters.items() if it.isascii() and it.isalpha())
    if not arabic and not hebrew:
        return "en" if latin else "ar"
    if hebrew > max(arabic, latin // 2):
        return "he"
    return _in_arabic_script(letters) if arabic * 2 >= latin else "en"


def _in_arabic_script(letters: Counter[str]) -> str:
    """Urdu has letters of its own; Persian has four, and its own yeh and kaf."""
    urdu, persian = _count(letters, _URDU), _count(letters, _PERSIAN)
    forms, arabic = _count(letters, _PERSIAN_FORMS), _count(letters, _ARABIC_FORMS)
    if urdu * 50 > letters.total() and urdu > 1:
        return "ur"
    return "fa" if persian + forms > arabic else "ar"


def _count(letters: Counter[str], wanted: frozenset[str]) -> int:
    return sum(letters[it] for it in wanted)
