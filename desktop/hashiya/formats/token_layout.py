"""An article cut into tokens and sentences for writing; which spans are written is not its affair."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from hashiya.formats.flat import Claimed
from hashiya.formats.format import WriteOptions
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle
from hashiya.text.sentences import sentences
from hashiya.text.words import tokens

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Claims:
    """The spans of one layer by the words that they take: with some, with none.

    ``ranges`` are the words of each by the annotation's id, ``inside`` the edges that cut a word;
    ``cutting`` are the ids of those that begin or end in one, whether it is cut there or taken whole.
    """

    words: list[Range]
    claimed: list[Claimed]
    wordless: list[Annotation]
    ranges: dict[str, Range]
    inside: dict[str, list[int]]
    cutting: set[str]


def claims(
    annotated: AnnotatedArticle, options: WriteOptions, cut_words: list[Range] | None = None
) -> Claims:
    """White edges are left out of a span; ``expand`` takes whole words (``cut_words``: not ours)."""
    words = tokens(annotated.article.text) if cut_words is None else cut_words
    found = Claims(words, [], [], {}, {}, set())
    starts, ends = [start for start, _ in words], [end for _, end in words]
    layer, expand = options.layer, options.edges == "expand"
    for it in annotated.annotations:
        extent = it.fragments[0]
        if it.layer != layer or len(it.fragments) > 1:
            continue
        start, end = extent.start, extent.end
        first = bisect_right(ends, start)
        last = bisect_left(starts, end, first) - 1
        if last < first:
            found.wordless.append(it)
            continue
        begin, reach = starts[first], ends[last]
        if begin < start or end < reach:
            found.cutting.add(it.id)
            if not expand:
                cuts = ((start, begin < start), (end, end < reach))
                found.inside[it.id] = [edge for edge, inside in cuts if inside]
                begin, reach = max(start, begin), min(end, reach)
        found.ranges[it.id] = (first, last + 1)
        found.claimed.append(Claimed(it, begin, reach))
    return found


def cut(found: Claims, kept: list[Claimed]) -> tuple[list[Range], list[Range]]:
    """The words, cut where a kept span has an edge inside one; and the pieces of each such span."""
    edges: set[int] = set()
    if found.inside:
        edges = {edge for it in kept for edge in found.inside.get(it.annotation.id, ())}
    if not edges:
        return found.words, [found.ranges[it.annotation.id] for it in kept]
    pieces = list(found.words)
    starts = [it[0] for it in pieces]
    for edge in sorted(edges, reverse=True):
        at = bisect_right(starts, edge)
        start, end = pieces[at - 1]
        pieces[at - 1 : at] = [(start, edge), (edge, end)]
        starts.insert(at, edge)
    return pieces, [(bisect_left(starts, it.start), bisect_left(starts, it.end)) for it in kept]


def sentence_ranges(text: str, pieces: list[Range], spans: Iterable[Range]) -> list[Range]:
    """The pieces of each sentence; none ends inside one of the spans (ranges of pieces)."""
    starts = [it[0] for it in pieces]
    bounds = sorted({bisect_left(starts, start) for start, _ in sentences(text)} - {0, len(pieces)})
    inside = _inside(bounds, sorted(spans))
    edges = [0, *(it for it in bounds if it not in inside), len(pieces)]
    return [it for it in pairwise(edges) if it[0] < it[1]]


def _inside(bounds: list[int], spans: list[Range]) -> set[int]:
    """Those over which a span reaches that began before: of all such, the one that reaches farthest tells."""
    firsts = [first for first, _ in spans]
    reach = [0, *accumulate((end for _, end in spans), max)]
    return {it for it in bounds if reach[bisect_left(firsts, it)] > it}


def opening(text: str, pieces: Sequence[Range]) -> str:
    """What a file has to begin with: a second byte order mark where the first token is one itself."""
    return "\ufeff" if pieces and text.startswith("\ufeff", pieces[0][0]) else ""
