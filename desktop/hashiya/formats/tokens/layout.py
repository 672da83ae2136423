"""An article cut into tokens and sentences for writing; which spans are written is not its affair.

Places stand in columns, one list of starts and one of ends: most of what is asked is asked of one of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, pairwise, repeat
from operator import attrgetter, ge, itemgetter, lt
from typing import NamedTuple

from hashiya.formats.format import WriteOptions
from hashiya.formats.tokens.flat import Claimed, claimed
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle
from hashiya.text.cutting import Edges
from hashiya.text.sentences import sentences
from hashiya.text.words import edges

Range = tuple[int, int]
_start, _end, _words = attrgetter("start"), attrgetter("end"), attrgetter("words")
_first, _after = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Claims:
    """The spans of one layer by the words that they take: with some, with none.

    ``inside`` are the edges that cut a word, by the annotation's id; ``cutting`` are the ids of those
    that begin or end in one, whether it is cut there or taken whole.
    """

    starts: list[int]
    ends: list[int]
    claimed: list[Claimed]
    wordless: list[Annotation]
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
    places = [it.fragments[0] for it in own]
    begins, stops = list(map(_start, places)), list(map(_end, places))
    firsts = list(map(bisect_right, repeat(ends), begins))
    lasts = list(map(bisect_left, repeat(starts), stops))
    wordless: list[Annotation] = []
    if any(map(ge, firsts, lasts)):
        has = list(map(lt, firsts, lasts))
        wordless = [it for it, some in zip(own, has, strict=True) if not some]
        own = list(compress(own, has))
        firsts, lasts = list(compress(firsts, has)), list(compress(lasts, has))
        begins, stops = list(compress(begins, has)), list(compress(stops, has))
    at_words = [starts[it] for it in firsts], [ends[it - 1] for it in lasts]
    found = Claims(starts, ends, [], wordless, {}, set())
    if at_words != (begins, stops):
        _take_edges(found, own, (begins, stops), at_words, expand=options.edges == "expand")
    words = zip(firsts, lasts, strict=True)
    found.claimed.extend(claimed(own, *at_words, words))
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
    starts, ends, inside = found.starts, found.ends, found.inside
    if inside:
        cutting = [inside[it.annotation.id] for it in kept if it.annotation.id in inside]
        inner = sorted({*chain.from_iterable(cutting)})
    else:
        inner = []
    if not inner:
        return Pieces(starts, ends, list(map(_words, kept)))
    spans = [
        (first + bisect_right(inner, start), last + bisect_left(inner, end))
        for _, start, end, (first, last) in kept
    ]
    return Pieces(sorted((*starts, *inner)), sorted((*ends, *inner)), spans)


def sentence_ranges(text: str, starts: Sequence[int], spans: Iterable[Range]) -> list[Range]:
    """The pieces of each sentence, by where all begin; none ends inside one of the spans (ranges of pieces)."""
    count = len(starts)
    bounds = sorted({bisect_left(starts, start) for start, _ in sentences(text)} - {0, count})
    inside = _inside(bounds, sorted(spans))
    kept = [0, *(it for it in bounds if it not in inside), count]
    return [it for it in pairwise(kept) if it[0] < it[1]]


def _inside(bounds: list[int], spans: list[Range]) -> set[int]:
    """Those over which a span reaches that began before: of all such, the one that reaches farthest tells."""
    firsts = list(map(_first, spans))
    reach = list(accumulate(map(_after, spans), max, initial=0))
    return {it for it in bounds if reach[bisect_left(firsts, it)] > it}


def opening(text: str, starts: Sequence[int]) -> str:
    """What a file has to begin with: a second byte order mark where the first token is one itself."""
    return "\ufeff" if starts and text.startswith("\ufeff", starts[0]) else ""
