"""Rules about where a mark begins and ends: no blanks, no stray marks, no half pairs, whole words."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining

from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.rules.rule import Broken, Fix, Marked
from hashiya.text import clitics, edges
from hashiya.text.words import word_at

_MARKS = ".,،؛;:"
_PARTICLES = "وفبك"
_LEAST = 6
"""Letters of a word with its article that is surely more than a name that looks like one."""
_SHORT = frozenset(["Inc", "Ltd", "Co", "Corp", "Jr", "Sr", "St", "Dr", "Mr", "No", "الخ", "إلخ"])
"""Written with a full stop of their own."""
_FOREIGN = (
    "والمار",
    "والغرين",
    "والينس",
    "والیبال",
    "واليبال",
    "والتون",
    "والاشي",
    "والابي",
    "والونيا",
)
"""Beginnings of names and words whose و is their own, though an article seems to follow."""
_CLITICS = 8
"""Letters that may be written on to a word in front of it or behind it."""


def white_edges(of: Marked) -> Iterator[Broken]:
    """A blank, a joiner, or half a letter at an edge."""
    for it in _single(of):
        tidy = edges.tidy(of.text, it.start, it.end)
        if tidy != (it.start, it.end):
            fix = Fix(span=Span(*tidy)) if tidy else None
            yield Broken(rule="white-edge", record=it.id, values=_what(it), fix=fix)


def stray_marks(of: Marked) -> Iterator[Broken]:
    """A comma or full stop at an edge, where more than that is marked."""
    for it in _single(of):
        start, end = it.start, it.end
        while start < end and of.text[start] in _MARKS:
            start = _past_blanks(of.text, start + 1, end)
        while start < end and of.text[end - 1] in _MARKS and not _abbreviates(of.text, start, end):
            end = _before_blanks(of.text, start, end - 1)
        if (start, end) != (it.start, it.end) and start < end:
            fix = Fix(span=Span(start, end))
            yield Broken(rule="stray-mark", record=it.id, values=_what(it), fix=fix)


def half_pairs(of: Marked) -> Iterator[Broken]:
    """One quotation mark or bracket inside, its partner outside."""
    paired = of.paired
    for it in _single(of):
        lone = [
            at
            for at in paired.halves(it.start, it.end)
            if paired.partner(at) is not None or _hangs_loose(of.text, at, it)
        ]
        if not lone:
            continue
        whole = paired.without_halves(it.start, it.end)
        certain = whole is not None and not paired.halves(*whole)
        fix = Fix(span=Span(*whole)) if whole and certain else None
        values = {**_what(it), "mark": of.text[lone[0]]}
        yield Broken(rule="half-pair", record=it.id, values=values, fix=fix)


def inside_words(of: Marked) -> Iterator[Broken]:
    """An edge in the middle of a word, where nothing is attached that may be cut off."""
    for it in of.annotations:
        if any(_starts_inside(of, part) or _ends_inside(of, part) for part in it.fragments):
            yield Broken(rule="inside-word", record=it.id, values=_what(it))


def _starts_inside(of: Marked, part: Span) -> bool:
    text, at = of.text, part.start
    if not _within_letters(text, at):
        return False
    word = word_at(text, at)
    if word is None or not word[0] < at < word[1]:
        return False
    cuts = clitics.cuts_start(text, *word, of.language)
    return at not in cuts and not _attached(text, word[0], at)


def _ends_inside(of: Marked, part: Span) -> bool:
    text, at = of.text, part.end
    if not _within_letters(text, at):
        return False
    word = word_at(text, at - 1)
    if word is None or not word[0] < at < word[1]:
        return False
    return at not in clitics.cuts_end(text, *word, of.language)


def _within_letters(text: str, at: int) -> bool:
    """Whether letters of one script meet there: at a hyphen, a joiner, a digit, another script words part."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return all(it.isalpha() or combining(it) for it in (before, after)) and (
        before.isascii() == after.isascii()
    )


def attached_letters(of: Marked) -> Iterator[Broken]:
    """و ف ب ك before the article inside a mark whose label wants them out.

    Names begin so too (فالنسيا, كاليفورنيا): but for و, which hardly does, the text must have the rest as a
    word of its own somewhere.
    """
    if of.language.partition("-")[0].lower() != "ar":
        return
    for it in of.annotations:
        if of.text[it.start] not in _PARTICLES:
            continue
        label = of.label(it)
        word = word_at(of.text, it.start)
        if label is None or label.proclitics != "out" or word is None or word[0] != it.start:
            continue
        cut = _before_article(of, *word)
        if cut is not None and it.start < cut < it.end and len(it.fragments) == 1:
            fix = Fix(span=Span(cut, it.end))
            yield Broken(rule="attached-letters", record=it.id, values=_what(it), fix=fix)


def _single(of: Marked) -> Iterator[Annotation]:
    """Marks of one fragment: of several, each edge was put where it is one by one."""
    return (it for it in of.annotations if len(it.fragments) == 1)


def _what(it: Annotation) -> dict[str, str | int]:
    return {"what": it.quote[:80], "label": it.label}


def _past_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _before_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[end - 1].isspace():
        end -= 1
    return end


def _abbreviates(text: str, start: int, end: int) -> bool:
    """U.S. and ق.م. end with their own full stop; a mark that is nothing else stays too."""
    body = text[start : end - 1]
    last = body.rsplit(None, 1)[-1] if body.strip() else ""
    return text[end - 1] == "." and ("." in body[-3:] or len(body) <= 1 or last in _SHORT)


def _hangs_loose(text: str, at: int, it: Annotation) -> bool:
    """A mark without a partner at an edge, but no geresh, apostrophe or inch, which end their words."""
    if at not in (it.start, it.end - 1):
        return False
    before = text[at - 1] if at else ""
    return not (text[at] in "'’׳" and before.isalpha()) and not (
        text[at] in '"″”״' and before.isdigit()
    )


def _attached(text: str, start: int, cut: int) -> bool:
    """Whether only letters stand before the cut that Arabic and Hebrew write on to the next word."""
    before = text[start:cut]
    return len(before) <= _CLITICS and all(
        it in "وفبلكسهמשהוכלב" or not it.isalpha() for it in before
    )


def _before_article(of: Marked, start: int, end: int) -> int | None:
    """After what surely is attached in والناتو, وبالعراق; None where the letters may be the word's own."""
    word = of.text[start:end]
    if word.startswith("و") and _articled(word[1:]) and not word.startswith(_FOREIGN):
        return start + 1 if not word.startswith("والد") or word[1:] in of.words else None
    for length in (1, 2):
        rest, particles = word[length:], word[:length]
        known = particles in ("ف", "ب", "ك") or (
            length == 2 and particles[0] in "وف" and particles[1] in "بك"
        )
        if known and _articled(rest) and rest in of.words:
            return start + length
    return None


def _articled(rest: str) -> bool:
    return rest.startswith("ال") and len(rest) >= _LEAST
