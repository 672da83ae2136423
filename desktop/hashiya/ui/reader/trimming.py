"""Trims what is attached to the first or the last word of a span, one cut after the other; it changes no text."""

from __future__ import annotations

from hashiya.model.span import Span
from hashiya.text.clitics import cuts_end, cuts_start
from hashiya.text.edges import End
from hashiya.text.words import next_word, previous_word, word_at


def cuts(text: str, span: Span, which: End, language: str) -> list[Span]:
    """The spans that trimming that end offers: the whole word first, then ever deeper cuts."""
    if which == "start":
        word = word_at(text, span.start) or next_word(text, span.start)
        if word is None or word[0] >= span.end:
            return [span]
        starts = cuts_start(text, word[0], min(word[1], span.end), language)
        return [Span(it, span.end) for it in starts]
    word = word_at(text, span.end - 1) or previous_word(text, span.end)
    if word is None or word[1] <= span.start:
        return [span]
    return [
        Span(span.start, it) for it in cuts_end(text, max(word[0], span.start), word[1], language)
    ]


def trimmed(text: str, span: Span, which: End, by: int, language: str) -> Span:
    """The next (+1) or the previous (-1) cut of that end; after the deepest comes the whole word."""
    offered = cuts(text, span, which, language)
    if span in offered:
        return offered[(offered.index(span) + by) % len(offered)]
    # an edge that letters were taken from: the next deeper (or milder) cut from there
    deeper = [it for it in offered if len(it) < len(span)]
    milder = [it for it in offered if len(it) > len(span)]
    if by > 0:
        return deeper[0] if deeper else offered[0]
    return milder[-1] if milder else offered[-1]


def nearest_word_edge(text: str, at: int, span: Span, which: End) -> int:
    """Where words start (or end) nearest to a position; where the span has its own edge counts too.

    So a dragged edge keeps to words, and one that was cut inside a word can be put back there.
    """
    here, after, before = word_at(text, at), next_word(text, at), previous_word(text, at)
    found = [it[0 if which == "start" else 1] for it in (here, after, before) if it]
    own = span.start if which == "start" else span.end
    inside = [it for it in found if (it < span.end if which == "start" else it > span.start)]
    return min([*inside, own], key=lambda it: abs(it - at))
