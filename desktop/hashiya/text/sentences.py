"""Sentence edges as a reader of Arabic news would name them; white space belongs to no sentence.

A line end ends a sentence, so a title is one by itself. Within a line the marks ``. ! ? ؟ ۔ …``
end one, closing quotes included, except after abbreviations (``د. أحمد``), after a number that
opens the line (``1. ``) and inside quotations that go on (``”، لكنه``). Texts whose paragraphs were
joined by ``.,`` are cut there; the comma belongs to no sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hashiya.text.patterns import V1, VERBOSE, pattern
from hashiya.text.words import WHITE

if TYPE_CHECKING:
    import regex

LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029](?:(?<=\r)\n)?")

_QUOTES = "\"'“”‘’«»‹›)\\]}"
_END = pattern(
    rf"""
    (?P<marks>[.!?؟۔…]+) (?P<quotes>[{_QUOTES}]*)
    (?: (?P<comma>[{WHITE}]*[,،]) (?=[{WHITE}]|\p{{L}}|$)
      | (?=[{WHITE}]|$)
      | (?P<glued>(?=[\p{{Script=Arabic}}\p{{Script=Hebrew}}]))
    )
    """,
    VERBOSE | V1,
)
_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_GAPS = "\t\x1c-\x20\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"  # white, and no break
_BREAK = re.compile(f"[{_BREAKS}]")
_EVENT = re.compile(f"[.!?؟۔…{_BREAKS}]")
_PLAIN = "[\u0621-\u063a\u0641-\u064a]"
_SURE = re.compile(
    rf"(?:((?<={_PLAIN}{{3}})\.|(?<={_PLAIN}{{3}}[\u064b-\u064d])\.|(?<=[\"”»])\.|[!?؟۔…])[,،]?"
    rf"|([.!?؟۔…]+[{_QUOTES}]+),?) (?={_PLAIN})"
)
"""Ends a sentence whatever else stands round it: found by the quicker engine, as most ends are.

A full stop does behind a word that is too long to abbreviate anything, or behind a quotation."""
_LAST = re.compile(rf"[.!?؟۔…{_QUOTES},،{_GAPS}]*+(?![^{_BREAKS}])")
"""Nothing but this behind a mark: the sentence ends with the line."""
_WHITE = re.compile(f"[{WHITE}]*")
_JOIN = pattern(rf"[{WHITE}]*(?:[,،][{WHITE}]*)?")
_NEXT = pattern(rf"[{WHITE}{_QUOTES}(\[{{]*([^{WHITE}])")
_RTL = pattern(r"[\p{bc=R}\p{bc=AL}]")
_WORDY = pattern(r"[\p{L}\p{N}]")
_BEFORE = pattern(r"(?r)[.\p{L}\p{M}\p{N}\u200c]*")
_MARKS = pattern(r"[\p{M}\u0640\u200c]+")

# real words of one or two letters that often end a sentence; all other short ones abbreviate
_SHORT_WORDS = frozenset(
    [
        "ثم",
        "له",
        "به",
        "لي",
        "بي",
        "لك",
        "بك",
        "هو",
        "هي",
        "هم",
        "لا",
        "ما",
        "دم",
        "يد",
        "فم",
        "أب",
        "أخ",
        "أم",
        "ذا",
        "قد",
        "إن",
        "أن",
        "عن",
        "من",
        "في",
        "مع",
        "كم",
        "لم",
        "לא",
        "כן",
        "זה",
    ]
)
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "prof",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "gov",
        "sen",
        "rep",
        "no",
        "vs",
        "jr",
        "sr",
    ]
)
_NEAR, FARTHEST = 4096, 65536
_SURELY = 4
"""Letters that a sure end looks back at: three are more than an abbreviation has, and one may be a mark."""

Range = tuple[int, int]


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Range]:
    """Sentences of the range in order, without the white space round them."""
    stop = len(text) if end is None else end
    found: list[Range] = []
    at = reach = _after(_WHITE, text, start, stop)
    line = -1  # where the line ends, once it is asked
    for event in _EVENT.finditer(text, at, stop):
        point = event.start()
        if point < reach:
            continue
        if text[point] in _BREAKS:
            if at < (last := _before_white(text, at, point)):
                found.append((at, last))
            at = reach = _after(_WHITE, text, point, stop)
        elif text[point + 1 : point + 2] == "\n":  # as most lines end
            reach = point + 1
        elif point - at >= _SURELY and (sure := _SURE.match(text, point, stop)):
            found.append((at, sure.end(sure.lastindex or 0)))
            at = reach = sure.end()
        elif last_of_line := _LAST.match(text, point, stop):
            reach = last_of_line.end()
        else:
            if line < point:
                line = closing.start() if (closing := _BREAK.search(text, point, stop)) else stop
            ends, reach, following = _looked_at(text, at, point, line)
            if ends:
                found.append((at, reach))
                at = reach = following
    last = _before_white(text, at, stop)
    return [*found, (at, last)] if at < last else found


def sentence_at(text: str, pos: int) -> Range | None:
    """The sentence that holds ``pos``, or the nearest one of its line; None on an empty line."""
    pos = min(max(pos, 0), len(text))
    reach = _NEAR
    while True:
        line, start = _line_before(text, pos, reach)
        stop, whole = _line_after(text, pos, reach)
        found = sentences(text, start, stop)
        inner = [
            it for it in found if (line or it is not found[0]) and (whole or it is not found[-1])
        ]
        if (line and whole) or (inner and inner[0][0] <= pos < inner[-1][1]):
            return _nearest(inner, pos)
        if reach >= FARTHEST:
            return _piece(text, pos, start, stop)
        reach *= 4


def _piece(text: str, pos: int, start: int, stop: int) -> Range | None:
    """What no mark ends for so long is no sentence: the part of it between two fixed places."""
    low = pos // FARTHEST * FARTHEST
    return _nearest(sentences(text, max(start, low), min(stop, low + FARTHEST)), pos)


def _nearest(found: list[Range], pos: int) -> Range | None:
    before = [it for it in found if it[0] <= pos]
    return before[-1] if before else (found[0] if found else None)


def _line_before(text: str, pos: int, reach: int) -> tuple[bool, int]:
    """Whether the line's start lies within reach, and where to begin."""
    edge = max(0, pos - reach)
    ends = [it.end() for it in LINE_END.finditer(text, edge, pos)]
    return (True, ends[-1]) if ends else (edge == 0, edge)


def _line_after(text: str, pos: int, reach: int) -> tuple[int, bool]:
    edge = min(len(text), pos + reach)
    found = LINE_END.search(text, pos, edge)
    return (found.start(), True) if found else (edge, edge == len(text))


def _looked_at(text: str, at: int, point: int, stop: int) -> tuple[bool, int, int]:
    """Whether a sentence that began at ``at`` ends with the marks from ``point`` on; how far they reach.

    Behind its end the next one begins; ``stop`` is the end of the line.
    """
    it = _END.search(text, point, stop)
    if it is None:
        return False, stop, stop
    reach = max(it.end("quotes"), it.start() + 1)
    if not _ends(text, at, it):
        return False, reach, reach
    following = _after(_JOIN, text, reach, stop)
    if not _WORDY.search(text, following, stop):
        return False, stop, stop  # what is left is no sentence: it stays with this one
    return True, reach, following


def _ends(text: str, at: int, it: regex.Match[str]) -> bool:
    """Whether a sentence that began at ``at`` ends with these marks and quotes."""
    following = _NEXT.match(text, it.end())
    letter = following[1] if following else ""
    if it["comma"] and (not _RTL.match(letter) or (it["quotes"] and it["comma"].endswith("،"))):
        return False
    if set(it["marks"]) <= set(".…") and letter.islower():
        return False
    if it["marks"] != "." or it["quotes"]:
        return True
    word = _word_before(text, at, it.start())
    if it["glued"] is not None:
        return len(word) > 2 and bool(_RTL.match(word)) and "." not in word
    opens = it.start() - at <= 4 and word.isdecimal() and text[at : it.start()].isdecimal()
    return not opens and not _abbreviates(word)


def _word_before(text: str, at: int, end: int) -> str:
    found = _BEFORE.match(text, at, end)  # backwards from the end
    return _MARKS.sub("", found[0]) if found else ""


def _abbreviates(word: str) -> bool:
    last = word.rpartition(".")[2]
    if not last.isalpha():
        return False
    if "." in word:
        return len(last) <= 2
    if _RTL.match(word):
        return len(word) <= 2 and word not in _SHORT_WORDS
    return len(word) == 1 or word.lower() in _ABBREVIATIONS


def _after(what: re.Pattern[str] | regex.Pattern[str], text: str, start: int, stop: int) -> int:
    found = what.match(text, start, stop)
    return found.end() if found else start


def _before_white(text: str, at: int, stop: int) -> int:
    while stop > at and text[stop - 1].isspace():
        stop -= 1
    return stop
