"""An article cut for CoNLL-U: words, the pieces that edges of spans make of them, sentences; it writes nothing.

Places stand in columns, one list of starts and one of ends, as in ``token_layout``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice, repeat
from operator import attrgetter
from typing import NamedTuple

from hashiya.formats.latest import Latest
from hashiya.formats.tokens.layout import sentence_ranges
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle
from hashiya.text.words import edges

Range = tuple[int, int]
_start, _end = attrgetter("start"), attrgetter("end")


class Layout(NamedTuple):
    """Where its pieces begin and end, and the pieces of each sentence.

    ``divided`` are the first and the last piece of each word that is cut. ``spans`` tells for each
    annotation that has a token the pieces of its fragments; ``wordless`` have none.
    """

    starts: list[int]
    ends: list[int]
    sentences: list[Range]
    divided: list[Range]
    spans: dict[str, list[Range]]
    wordless: list[Annotation]


def _laid_out(annotated: AnnotatedArticle) -> Layout:
    text, annotations = annotated.article.text, annotated.annotations
    words, word_ends = edges(text)
    fragments = [part for it in annotations for part in it.fragments]
    begins, reaches = [*map(_start, fragments)], [*map(_end, fragments)]
    inside = _inside({*begins, *reaches}, words, word_ends)
    starts, ends = words, word_ends
    if inside:
        starts, ends = sorted((*words, *inside)), sorted((*word_ends, *inside))
    firsts = map(bisect_right, repeat(ends), begins)
    parts = [*zip(firsts, map(bisect_left, repeat(starts), reaches), strict=True)]
    spans = _by_annotation(annotations, parts)
    whole = [(of[0][0], of[-1][1]) for of in spans.values()]
    sentences = sentence_ranges(text, starts, whole)
    divided: list[Range] = []
    if inside:
        cut = sorted({bisect_right(words, edge) - 1 for edge in inside})
        divided = [(bisect_left(starts, words[at]), bisect_left(ends, word_ends[at])) for at in cut]
        sentences = _at_words(sentences, divided, len(starts))
    wordless: list[Annotation] = []
    if len(spans) < len(annotations):
        wordless = [it for it in annotations if it.id not in spans]
    return Layout(starts, ends, sentences, divided, spans, wordless)


layout_of = Latest(_laid_out)
"""How the article is cut."""


def _inside(places: set[int], starts: list[int], ends: list[int]) -> list[int]:
    """Those that stand within a word."""
    doubtful = places.difference(starts).difference(ends)
    within = ((it, bisect_right(starts, it)) for it in doubtful)
    return [it for it, before in within if before and it < ends[before - 1]]


def _by_annotation(annotations: Sequence[Annotation], parts: list[Range]) -> dict[str, list[Range]]:
    """The pieces of those that have some; ``parts`` are those of all fragments in a row."""
    if len(parts) == len(annotations):
        every = zip(annotations, parts, strict=True)
        return {it.id: [part] for it, part in every if part[0] < part[1]}
    rest = iter(parts)
    found: dict[str, list[Range]] = {}
    for it in annotations:
        if some := [part for part in islice(rest, len(it.fragments)) if part[0] < part[1]]:
            found[it.id] = some
    return found


def _at_words(sentences: list[Range], divided: list[Range], count: int) -> list[Range]:
    """Sentences that end at words: none begins with another piece of one than its first."""
    inner = {at for first, last in divided for at in range(first + 1, last + 1)}
    begins = [first for first, _ in sentences if first not in inner]
    return list(zip(begins, [*begins[1:], count], strict=True))
