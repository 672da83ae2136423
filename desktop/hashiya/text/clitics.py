"""Where a written word may be cut from what is attached to it, in four languages; it never decides to cut.

A person asks for these cuts one after the other, so they are offered on letters alone: ``وزير`` offers
``زير``. Nothing may take one without being asked. The rules:

* A cut falls between letters as readers count them: marks, tatweel and joiners go with their letter.
* At least two letters stay, and the rest begins and ends with a letter: no ZWNJ at an edge.
* Arabic, from the start: و ف, then ب ك ل (or س before the sign of an unfinished verb), then ال. The
  article's alif is not written after ل: ``للكاظمي`` goes at once to ``كاظمي``; ``لال`` has no article.
  The name الله is never parted. From the end: the attached pronouns, the shorter one first (``ي`` before ``ني``).
* Persian: the parts between ZWNJ from both sides; from the end also possessives, the ezafe, ``ها``.
* Urdu: postpositions are words of their own, so only the parts between ZWNJ.
* Hebrew: ו, then ש (כש, לכש, מש), then one of ב כ ל מ, then ה; gershayim and maqaf stay inside. From the
  end the attached pronouns.
"""

from __future__ import annotations

from dataclasses import dataclass

from hashiya.text import graphemes

LEAST_REST = 2
_JOINERS = "\u200c\u200d"
_CLINGING = "\u0640\u00ad\u200b\u200e\u200f\u061c\u2060" + _JOINERS
_ALEF = "ا\u0671"
_FINITE = "أنيتا"
_ARABIC_ENDS = ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "نا", "ي", "ني")
_PERSIAN_OWNERS = ("یمان", "یتان", "یشان", "مان", "تان", "شان", "یم", "یت", "یش", "م", "ت", "ش")
_HEBREW_ENDS = ("י", "ך", "ו", "ה", "ם", "ן", "יו", "נו", "כם", "כן", "הם", "הן")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter with what clings to it: ``end`` is after its marks, ``stop`` after joiners and tatweel too."""

    base: str
    start: int
    end: int
    stop: int


def cuts_start(text: str, start: int, end: int, language: str) -> list[int]:
    """Starts that the word ``[start, end)`` offers: its own first, then ever deeper cuts."""
    word = _letters(text, start, end)
    found = [start]
    for number in _from_start(word, text, language):
        rest = word[number:]
        if _stays(rest) and rest[0].start > found[-1]:
            found.append(rest[0].start)
    return found


def cuts_end(text: str, start: int, end: int, language: str) -> list[int]:
    """Ends that the word ``[start, end)`` offers: its own first, then ever deeper cuts."""
    word = _letters(text, start, end)
    found = [end]
    for number in _from_end(word, text, language):
        rest = word[:number]
        if _stays(rest) and rest[-1].end < found[-1]:
            found.append(rest[-1].end)
    return found


def _letters(text: str, start: int, end: int) -> list[_Letter]:
    found: list[_Letter] = []
    at = start
    while at < end:
        stop = min(graphemes.next_boundary(text, at), end)
        if found and text[at] in _CLINGING:
            last = found[-1]
            found[-1] = _Letter(last.base, last.start, last.end, stop)
        else:
            body = text[at:stop].rstrip(_JOINERS)
            found.append(_Letter(text[at], at, at + max(1, len(body)), stop))
        at = stop
    return found


def _stays(rest: list[_Letter]) -> bool:
    letters = [it for it in rest if it.base.isalpha()]
    return len(letters) >= LEAST_REST and rest[0].base.isalpha() and rest[-1].base.isalnum()


def _bases(word: list[_Letter]) -> str:
    return "".join(it.base for it in word)


def _kind(word: list[_Letter], language: str) -> str:
    """Whose rules hold: the script decides, among the languages of the Arabic script the article's."""
    first = next((it.base for it in word if it.base.isalpha()), "")
    if "\u05d0" <= first <= "\u05ea":
        return "he"
    if not "\u0620" <= first <= "\u06ff":
        return ""
    main = language.partition("-")[0].lower()
    return main if main in ("fa", "ur") else "ar"


def _from_start(word: list[_Letter], text: str, language: str) -> list[int]:
    kind = _kind(word, language)
    if kind == "ar":
        return _arabic_starts(_bases(word))
    if kind == "he":
        return _hebrew_starts(_bases(word))
    return [k for k, _ in enumerate(word) if k and _joined(text, word, k)] if kind else []


def _from_end(word: list[_Letter], text: str, language: str) -> list[int]:
    kind = _kind(word, language)
    bases = _bases(word)
    if kind == "ar":
        return _without(bases, _ARABIC_ENDS)
    if kind == "he":
        return _without(bases, _HEBREW_ENDS)
    if kind == "fa":
        return _persian_ends(word, text, bases)
    return [k for k in range(len(word) - 1, 0, -1) if _joined(text, word, k)] if kind else []


def _joined(text: str, word: list[_Letter], number: int) -> bool:
    """Whether a ZWNJ stands before that letter: there two parts of a word meet."""
    before = word[number - 1]
    return "\u200c" in text[before.start : before.stop]


def _without(bases: str, endings: tuple[str, ...]) -> list[int]:
    lengths = sorted(len(it) for it in endings if bases.endswith(it))
    return [len(bases) - it for it in lengths]


def _arabic_starts(bases: str) -> list[int]:
    found: list[int] = []
    at = 0
    if bases[:1] in ("و", "ف"):
        at = 1
        found.append(at)
    rest = bases[at:]
    if rest.startswith(("لله", "الله")):
        return found
    if rest.startswith("لل"):
        return [*found, at + 2]
    particle = rest[:1] if rest[:1] in ("ب", "ك", "ل") or _future(rest) else ""
    if particle:
        at += 1
        found.append(at)
        rest = rest[1:]
    if particle not in ("ل", "س") and _with_article(rest):
        found.append(at + 2)
    return found


def _future(rest: str) -> bool:
    return rest[:1] == "س" and rest[1:2] in tuple(_FINITE)


def _with_article(rest: str) -> bool:
    return rest[:1] in tuple(_ALEF) and rest[1:2] == "ل" and rest[1:4] != "لله"


def _hebrew_starts(bases: str) -> list[int]:
    found: list[int] = []
    at = 0
    for unit in (("ו",), ("לכש", "כש", "מש", "ש"), ("ב", "כ", "ל", "מ"), ("ה",)):
        met = next((it for it in unit if bases.startswith(it, at)), "")
        if met:
            at += len(met)
            found.append(at)
    return found


def _persian_ends(word: list[_Letter], text: str, bases: str) -> list[int]:
    """Owner, ezafe, plural, then what else ZWNJ parts: each taken off what the one before left."""
    found: list[int] = []
    joints = [k for k in range(len(word) - 1, 0, -1) if _joined(text, word, k)]
    at = len(bases)
    last = joints[0] if joints else 0  # an ending lies in the part after the last ZWNJ
    owner = next((it for it in _PERSIAN_OWNERS if _owns(bases[last:], it)), "")
    if owner:
        at -= len(owner) - (1 if owner[0] == "ی" else 0)
        found.append(at)
    if bases[last:at].endswith("ی") and bases[last:at] != "ای":
        at -= 1
        found.append(at)
    if bases[last:at].endswith("ها"):
        at -= 2
        found.append(at)
    return [*found, *(k for k in joints if k < at)]


def _owns(bases: str, owner: str) -> bool:
    """A glide stands before the owner only after a long vowel: ``هایشان``, but ``ایرانیم`` is ``م``."""
    rest = bases.removesuffix(owner)
    return rest != bases and (owner[0] != "ی" or rest.endswith(("ا", "و")))
