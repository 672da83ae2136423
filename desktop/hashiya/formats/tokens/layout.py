"""An article cut into tokens and sentences for writing; which spans are written is not its affair.

Places stand in columns, one list of starts and one of ends: most of what is asked is asked of one of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, pairwise, repeat
from operator import attrgetter
from typing import NamedTuple

from hashiya.formats.format import WriteOptions
from hashiya.formats.tokens.flat import Claimed
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle
from hashiya.text.cutting import Edges
from hashiya.text.sentences import sentences
from hashiya.text.words import edges

Range = tuple[int, int]
_id = attrgetter("id")


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
    cut_words: Edges | None = None,
) -> Claims:
    """White edges are left out of a span; ``expand`` takes whole words (``cut_words``: not ours)."""
    starts, ends = edges(annotated.article.text) if cut_words is None else cut_words
    layer = options.layer
    own = [it for it in annotated.annotations if it.layer == layer and len(it.fragments) == 1]
    begins = [it.fragments[0].start for it in own]
    stops = [it.fragments[0].end for it in own]
    ranges = list(
        zip(
            map(bisect_right, repeat(ends), begins),
            map(bisect_left, repeat(starts), stops),
            strict=True,
        )
    )
    wordless: list[Annotation] = []
    if any(last <= first for first, last in ranges):
        has = [first < last for first, last in ranges]
        wordless = [it for it, some in zip(own, has, strict=True) if not some]
        own, ranges = list(compress(own, has)), list(compress(ranges, has))
        begins, stops = list(compress(begins, has)), list(compress(stops, has))
    found = Claims(starts, ends, [], wordless, {}, {}, set())
    found.ranges.update(zip(map(_id, own), ranges, strict=True))
    at_words = [starts[first] for first, _ in ranges], [ends[last - 1] for _, last in ranges]
    if at_words != (begins, stops):
        _take_edges(found, own, (begins, stops), at_words, expand=options.edges == "expand")
    found.claimed.extend(map(Claimed, own, at_words[0], at_words[1]))
    return found


def _take_edges(
    found: Claims, own: list[Annotation], edges_of: Edges, at_words: Edges, *, expand: bool
) -> None:
    """Of those that begin or end elsewhere than their words do; ``at_words`` becomes what they take."""
    froms, reaches = at_words
    for k, (start, begin, end, reach) in enumerate(
        zip(edges_of[0], froms, edges_of[1], reaches, strict=True)
    ):
        if start <= begin and reach <= end:
            continue
        name = own[k].id
        found.cutting.add(name)
        if not expand:
            froms[k], reaches[k] = max(start, begin), min(end, reach)
            cuts = ((start, begin < start), (end, end < reach))
            found.inside[name] = tuple(edge for edge, inside in cuts if inside)


def cut(found: Claims, kept: list[Claimed]) -> Pieces:
    """The words, cut where a kept span has an edge inside one."""
    starts, ends = found.starts, found.ends
    inside: set[int] = set()
    if found.inside:
        ids = {it.annotation.id for it in kept}
        inside.update(*(places for it, places in found.inside.items() if it in ids))
    if not inside:
        return Pieces(starts, ends, [found.ranges[it.annotation.id] for it in kept])
    starts, ends = sorted((*starts, *inside)), sorted((*ends, *inside))
    firsts = map(bisect_right, repeat(starts), [start - 1 for _, start, _ in kept])
    lasts = map(bisect_right, repeat(ends), [end for _, _, end in kept])
    return Pieces(starts, ends, list(zip(firsts, lasts, strict=True)))


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
