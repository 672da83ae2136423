"""Cuts an article into sentences and tokens for formats that need both; its spans decide where it may cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from hashiya.model.dataset import AnnotatedArticle
from hashiya.text.sentences import sentences
from hashiya.text.words import tokens

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """From the start of its first token to the end of its last; never without a token."""

    start: int
    end: int
    tokens: list[Range]


def cut(annotated: AnnotatedArticle, spans: list[Range] | None = None) -> list[Sentence]:
    """Sentences none of which ends inside a span, of tokens none of which goes over a span's edge.

    ``spans`` are the extents that count; by default those of all annotations.
    """
    text = annotated.article.text
    if spans is None:
        spans = [(it.start, it.end) for part in annotated.annotations for it in part.fragments]
        spans += [(it.start, it.end) for it in annotated.annotations if len(it.fragments) > 1]
    pieces = _cut(tokens(text), sorted({edge for it in spans for edge in it}))
    found: list[Sentence] = []
    first = 0
    for end in _ends(text, spans):
        last = bisect_left(pieces, (end, end), first)
        if last > first:
            found.append(Sentence(pieces[first][0], pieces[last - 1][1], pieces[first:last]))
            first = last
    if first < len(pieces):
        found.append(Sentence(pieces[first][0], pieces[-1][1], pieces[first:]))
    return found


def _cut(words: list[Range], edges: list[int]) -> list[Range]:
    """The words, cut where an edge lies inside one; only those near an edge are looked at."""
    starts = [it[0] for it in words]
    cuts: dict[int, list[int]] = {}
    for edge in edges:
        at = bisect_right(starts, edge) - 1
        if at >= 0 and words[at][0] < edge < words[at][1]:
            cuts.setdefault(at, []).append(edge)
    if not cuts:
        return words
    found: list[Range] = []
    reached = 0
    for at, inner in sorted(cuts.items()):
        found += words[reached:at]
        start, end = words[at]
        found += zip([start, *inner], [*inner, end], strict=True)
        reached = at + 1
    return found + words[reached:]


def _ends(text: str, spans: list[Range]) -> list[int]:
    """Where sentences end, without the ends that lie inside a span."""
    ends = [end for _, end in sentences(text)]
    inside: set[int] = set()
    for start, end in spans:
        inside.update(ends[bisect_right(ends, start) : bisect_left(ends, end)])
    return [it for it in ends if it not in inside]
