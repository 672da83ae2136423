"""Cuts an article into sentences and tokens for formats that need both; its spans decide where it may cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from hashiya.model.dataset import AnnotatedArticle
from hashiya.text import words
from hashiya.text.sentences import sentences

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """From the start of its first token to the end of its last; never without a token."""

    start: int
    end: int
    tokens: list[Range]


class Columns(NamedTuple):
    """The tokens' starts and ends; of each sentence the number of its first token, and of the token after it."""

    starts: list[int]
    ends: list[int]
    firsts: list[int]
    afters: list[int]


class Extents(NamedTuple):
    """Where spans begin, and where they end; ``inner`` are the edges of those that are in parts."""

    starts: list[int]
    ends: list[int]
    inner: list[int]


def cut(annotated: AnnotatedArticle, spans: list[Range] | None = None) -> list[Sentence]:
    """Sentences none of which ends inside a span, of tokens none of which goes over a span's edge.

    ``spans`` are the extents that count; by default those of all annotations.
    """
    extents = of_annotations(annotated)
    if spans is not None:
        extents = Extents([it[0] for it in spans], [it[1] for it in spans], [])
    starts, ends, firsts, afters = columns(annotated.article.text, extents)
    pieces = list(zip(starts, ends, strict=True))
    return [
        Sentence(starts[first], ends[after - 1], pieces[first:after])
        for first, after in zip(firsts, afters, strict=True)
    ]


def columns(text: str, extents: Extents) -> Columns:
    """The same as numbers alone."""
    starts, ends = words.edges(text)
    _cut(starts, ends, set().union(*extents))
    bounds = [bisect_left(starts, it) for it in _ends(text, extents)]
    bounds = sorted({0, *bounds, len(starts)})  # without those that would be of no token
    return Columns(starts, ends, bounds[:-1], bounds[1:])


def of_annotations(annotated: AnnotatedArticle) -> Extents:
    """Those of all annotations, in their order."""
    fragments = [it.fragments for it in annotated.annotations]
    apart = [it for it in fragments if len(it) > 1]
    inner = [edge for parts in apart for it in parts for edge in (it.start, it.end)]
    return Extents([it[0].start for it in fragments], [it[-1].end for it in fragments], inner)


def _cut(starts: list[int], ends: list[int], edges: set[int]) -> None:
    """Cuts the tokens where an edge lies inside one; most edges are those of tokens."""
    edges.difference_update(starts, ends)
    inner: list[int] = []
    for edge in edges:
        at = bisect_right(starts, edge) - 1
        if at >= 0 and edge < ends[at]:
            inner.append(edge)
    if inner:  # an end and a start at the same place: in order they are those of the tokens again
        starts[:] = sorted([*starts, *inner])
        ends[:] = sorted([*ends, *inner])


def _ends(text: str, extents: Extents) -> list[int]:
    """Where sentences end, without the ends that lie inside a span: more have begun there than are over."""
    starts, ends = sorted(extents.starts), sorted(extents.ends)
    found = [end for _, end in sentences(text)]
    return [it for it in found if bisect_left(starts, it) == bisect_right(ends, it)]
