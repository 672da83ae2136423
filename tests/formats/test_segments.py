"""Sentences and tokens that are cut for formats: spans decide where it may be cut, and nothing else moves."""

from __future__ import annotations

from itertools import pairwise

from formats.datasets import annotated
from hypothesis import given

from hashiya.formats import segments
from hashiya.model.dataset import AnnotatedArticle
from hashiya.text import words
from hashiya.text.sentences import sentences


@given(annotated())
def test_no_sentence_ends_in_a_span_and_no_token_goes_over_an_edge(of: AnnotatedArticle) -> None:
    text = of.article.text
    found = segments.cut(of)
    tokens = [it for sentence in found for it in sentence.tokens]
    edges = {edge for it in of.annotations for one in it.fragments for edge in (one.start, one.end)}
    pieces: list[tuple[int, int]] = []
    for start, end in words.tokens(text):
        cuts = [start, *sorted(it for it in edges if start < it < end), end]
        pieces += pairwise(cuts)
    assert tokens == pieces
    spans = [(it.start, it.end) for it in of.annotations]
    ends = [end for _, end in sentences(text) if not any(a < end < b for a, b in spans)]
    starts = [0, *ends]
    whole = [[it for it in pieces if a <= it[0] < b] for a, b in zip(starts, ends, strict=False)]
    whole.append([it for it in pieces if it[0] >= starts[-1]])
    assert [it.tokens for it in found] == [it for it in whole if it]
    assert all((it.start, it.end) == (it.tokens[0][0], it.tokens[-1][1]) for it in found)
