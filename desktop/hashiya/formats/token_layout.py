"""An article cut into tokens and sentences for writing; which spans are written is not its affair.

Places stand in columns, one list of starts and one of ends: most of what is asked is asked of one of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, repeat
from operator import attrgetter
from typing import NamedTuple

from hashiya.formats.flat import Claimed
from hashiya.formats.format import WriteOptions
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle
from hashiya.text.sentences import sentences
from hashiya.text.words import edges

Range = tuple[int, int]
_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Claims:
    """The spans of one layer by the words that they take: with some, with none.

    ``ranges`` are the words of each by the annotation's id, ``inside`` the edges that cut a word;
    ``cutting`` are the ids of those that begin or end in one, whether it is cut there or taken whole.
    """

    starts: list[int]
    ends: list[int]
    claimed: list[Claimed]
    wordless: list[Annotation]
    ranges: dict[str, Range]
    inside: dict[str, tuple[int, ...]]
    cutting: set[str]


class Pieces(NamedTuple):
    """Where the tokens to write begin and end, and those of each span."""

    starts: list[int]
    ends: list[int]
    spans: list[Range]

    def words(self, text: str) -> list[str]:
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]


def claims(
    annotated: AnnotatedArticle,
    options: WriteOptions,
    cut_words: tuple[list[int], list[int]] | None = None,
) -> Claims:
    """White edges are left out of a span; ``expand`` takes whole words (``cut_words``: not ours)."""
    starts, ends = edges(annotated.article.text) if cut_words is None else cut_words
    found = Claims(starts, ends, [], [], {}, {}, set())
    layer, expand = options.layer, options.edges == "expand"
    own = [it for it in annotated.annotations if it.layer == layer and len(it.fragments) == 1]
    extents = [it.fragments[0] for it in own]
    firsts = map(bisect_right, repeat(ends), map(_start, extents))
    lasts = map(bisect_left, repeat(starts), map(_end, extents))
    for it, extent, first, last in zip(own, extents, firsts, lasts, strict=True):
        if last <= first:
            found.wordless.append(it)
            continue
        begin, reach = starts[first], ends[last - 1]
        if begin < extent.start or extent.end < reach:
            found.cutting.add(it.id)
            if not expand:
                start, end = max(extent.start, begin), min(extent.end, reach)
                cuts = ((start, begin < start), (end, end < reach))
                found.inside[it.id] = tuple(edge for edge, inside in cuts if inside)
                begin, reach = start, end
        found.ranges[it.id] = (first, last)
        found.claimed.append(Claimed(it, begin, reach))
    return found


def cut(found: Claims, kept: list[Claimed]) -> Pieces:
    """The words, cut where a kept span has an edge inside one."""
    starts, ends = found.starts, found.ends
    inside: set[int] = set()
    if found.inside:
        inside = {edge for it in kept for edge in found.inside.get(it.annotation.id, ())}
    if not inside:
        return Pieces(starts, ends, [found.ranges[it.annotation.id] for it in kept])
    starts, ends = sorted((*starts, *inside)), sorted((*ends, *inside))
    spans = [(bisect_left(starts, it.start), bisect_left(ends, it.end) + 1) for it in kept]
    return Pieces(starts, ends, spans)


def sentence_ranges(text: str, starts: Sequence[int], spans: Iterable[Range]) -> list[Range]:
    """The pieces of each sentence, by where all begin; none ends inside one of the spans (ranges of pieces)."""
    count = len(starts)
    bounds = sorted({bisect_left(starts, start) for start, _ in sentences(text)} - {0, count})
    inside = _inside(bounds, sorted(spans))
    kept = [0, *(it for it in bounds if it not in inside), count]
    return [it for it in pairwise(kept) if it[0] < it[1]]


def _inside(bounds: list[int], spans: list[Range]) -> set[int]:
    """Those over which a span reaches that began before: of all such, the one that reaches farthest tells."""
    firsts = [first for first, _ in spans]
    reach = [0, *accumulate((end for _, end in spans), max)]
    return {it for it in bounds if reach[bisect_left(firsts, it)] > it}


def opening(text: str, starts: Sequence[int]) -> str:
    """What a file has to begin with: a second byte order mark where the first token is one itself."""
    return "\ufeff" if starts and text.startswith("\ufeff", starts[0]) else ""
