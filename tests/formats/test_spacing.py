"""Words and spaces as spaCy counts them: what is done for all tokens at once gives what the rule says of each."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hashiya.formats.spacing import Spaced, spaced
from hashiya.model.span import Span
from hashiya.text.words import tokens

TEXTS = st.text("  \n\t\u00a0اب،.م🚨\u200fa", max_size=16)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places), max_size=4))
    return text, [Span(min(it), max(it)) for it in pairs if it[0] != it[1]]


def by_the_rule(text: str, spans: list[Span]) -> Spaced:
    """Between two edges lies a token; one space between two tokens that no span has an edge at goes with the first."""
    marks = {edge for it in spans for edge in (it.start, it.end)}
    every = sorted({0, len(text), *marks, *(edge for it in tokens(text) for edge in it)})
    firsts = {start for start, _ in tokens(text)} | {len(text)}
    lasts = {end for _, end in tokens(text)}
    found = Spaced([], [], [])
    for start, end in pairwise(every):
        whole = text[start:end] == " " and start in lasts and end in firsts
        begun = any(it.start == start for it in spans)
        if whole and not begun and not any(it.end == end for it in spans):
            found.spaces[-1] = True
            continue
        found.starts.append(start)
        found.ends.append(end)
        found.spaces.append(False)
    return found


@given(marked())
def test_tokens_are_cut_by_the_rule(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    found = spaced(text, spans)
    assert found == by_the_rule(text, spans)
    assert "".join(
        f"{word} " if space else word
        for word, space in zip(found.words(text), found.spaces, strict=True)
    ) == (text)
    for it in spans:
        first, last = found.of(it)
        assert (found.starts[first], found.ends[last]) == (it.start, it.end)
