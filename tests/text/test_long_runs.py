"""Runs that no space and no mark ends cost no more than others, and plain text is read as before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya.text import blocks, graphemes, sentences, words


@given(texts, st.data())
def test_words_near_a_place_are_those_of_the_whole_text(text: str, data: st.DataObject) -> None:
    every = words.words(text)
    pos = data.draw(st.integers(-1, len(text) + 1))
    assert words.next_word(text, pos) == next((it for it in every if it[0] >= pos), None)
    before = [it for it in every if it[1] <= pos]
    assert words.previous_word(text, pos) == (before[-1] if before else None)


@pytest.mark.parametrize(
    "run", ["ك", "x", "كَ", "1", "🇮🇶", "می\u200c", "👨\u200d👩\u200d👧"], ids=ascii
)
def test_a_run_without_white_space_is_walked_page_by_page(run: str) -> None:
    """Each step from an edge begins where the last one ended, there and back."""
    text = "قبل " + run * (60_000 // len(run)) + " بعد"
    at, seen = 0, []
    while (found := words.next_word(text, at)) is not None:
        seen.append(found)
        at = found[1]
    assert seen == words.words(text)
    assert seen[0] == (0, 3)
    assert seen[-1] == (len(text) - 3, len(text))
    assert max(end - start for start, end in seen) < 3 * 4096
    assert all(graphemes.is_boundary(text, it) for span in seen for it in span)
    back = []
    while (found := words.previous_word(text, at)) is not None:
        back.append(found)
        at = found[0]
    assert back[::-1] == seen
    chosen = seen[:: max(1, len(seen) // 20)]
    assert [words.word_at(text, (s + e) // 2) for s, e in chosen] == chosen


def test_only_what_no_mark_ends_for_very_long_is_cut_as_a_sentence() -> None:
    endless = "كلمة " * 60_000
    found = sentences.sentence_at(endless, 150_000)
    assert found is not None
    assert found[0] <= 150_000 < found[1]
    assert found[1] - found[0] <= sentences.FARTHEST
    long = "كلمة " * 12_000 + "انتهت. " + "كلمة " * 12_000 + "انتهت."
    first = long.index(".") + 1
    assert sentences.sentence_at(long, 30_000) == (0, first)
    assert sentences.sentence_at(long, first + 30_000) == (first + 1, len(long))


def test_vocalised_letters_without_a_space_are_told_apart_at_once() -> None:
    text = "كَ" * 200_000
    middle = len(text) // 2
    assert graphemes.previous_boundary(text, middle) == middle - 2
    assert graphemes.snap(text, middle + 1, middle + 2) == (middle, middle + 2)
    assert len(blocks.split_blocks(text)) > 300


@pytest.mark.parametrize(
    "run", ["😀", "🇮🇶", "汉", "é", "👨\u200d👩\u200d👧", "👍🏽", "©"], ids=ascii
)
def test_of_a_long_run_only_a_few_letters_are_looked_at(run: str, monkeypatch) -> None:
    """Else every letter is counted from the run's start, and a page of emoji takes minutes."""
    text = "قبل " + run * 20_000
    asked = 0
    certain = graphemes.is_certain

    def counted(within: str, pos: int) -> bool:
        nonlocal asked
        asked += 1
        return certain(within, pos)

    monkeypatch.setattr(graphemes, "is_certain", counted)
    edges = [at for at in range(len(text) - 30, len(text)) if graphemes.is_boundary(text, at)]
    assert edges == [it for it in graphemes.boundaries(text) if len(text) - 30 <= it < len(text)]
    assert asked < 30 * 12
