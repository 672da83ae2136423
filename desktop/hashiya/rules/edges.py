"""Rules about where a mark begins and ends: no blanks, no stray marks, no half pairs, whole words."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.rules.rule import Broken, Fix, Marked
from hashiya.text import clitics, edges
from hashiya.text.words import word_at

_MARKS = ".,،؛;:"
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
        lone = paired.halves(it.start, it.end)
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
        for part in it.fragments:
            start = word_at(of.text, part.start)
            if start and start[0] < part.start < start[1]:
                cuts = clitics.cuts_start(of.text, *start, of.language)
                if part.start not in cuts and not _attached(of.text, start[0], part.start):
                    yield Broken(rule="inside-word", record=it.id, values=_what(it))
                    break
            end = word_at(of.text, part.end - 1)
            if end and end[0] < part.end < end[1]:
                cuts = clitics.cuts_end(of.text, *end, of.language)
                if part.end not in cuts:
                    yield Broken(rule="inside-word", record=it.id, values=_what(it))
                    break


def attached_letters(of: Marked) -> Iterator[Broken]:
    """و ف ب ل ك before the article inside a mark whose label wants them out."""
    for it in of.annotations:
        label = of.label(it)
        word = word_at(of.text, it.start)
        if label is None or label.proclitics != "out" or word is None or word[0] != it.start:
            continue
        cut = _before_article(of.text, *word)
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
    return text[end - 1] == "." and ("." in body[-3:] or len(body) <= 1)


def _attached(text: str, start: int, cut: int) -> bool:
    """Whether only letters stand before the cut that Arabic and Hebrew write on to the next word."""
    before = text[start:cut]
    return len(before) <= _CLITICS and all(
        it in "وفبلكسهמשהוכלב" or not it.isalpha() for it in before
    )


def _before_article(text: str, start: int, end: int) -> int | None:
    """After the particle in والناتو, بالعراق: only where the article follows and a real word after it."""
    word = text[start:end]
    for length in (1, 2):
        rest = word[length:]
        particle = word[:length]
        known = particle[0] in "وفبك" and (
            length == 1 or (particle[0] in "وف" and particle[1] in "بك")
        )
        if known and rest.startswith("ال") and len(rest) >= 6 and not rest.startswith("الد"):
            return start + length
    return None
