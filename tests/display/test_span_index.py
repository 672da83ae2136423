"""The index finds what a plain look over all annotations finds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from making import annotation, article

from hashiya.display.span_index import SpanIndex

ARTICLE = article("ن" * 4000)
STARTS = list(range(0, 4000, 20))


def made(number, start, length):
    return annotation(ARTICLE, start, min(4000, start + length), id=f"a{number}")


spans = st.lists(st.tuples(st.integers(0, 3998), st.sampled_from([1, 7, 40, 2000])), max_size=25)


@given(spans, st.integers(0, 199), st.integers(0, 3999))
def test_blocks_and_positions_find_all_and_only_theirs(found, block, position):
    index = SpanIndex(STARTS)
    all_of_them = [made(number, *it) for number, it in enumerate(found)]
    index.replace(all_of_them)
    first, last = block * 20, block * 20 + 20
    assert {it.id for it in index.in_block(block)} == {
        it.id for it in all_of_them if it.start < last and first < it.end
    }
    at = index.at(position)
    assert {it.id for it in at} == {it.id for it in all_of_them if position in it.span}
    assert [len(it.span) for it in at] == sorted(len(it.span) for it in at)


@given(spans, spans)
def test_replacing_tells_every_block_that_changed(before, after):
    index = SpanIndex(STARTS)
    index.replace([made(number, *it) for number, it in enumerate(before)])
    seen = {block: index.in_block(block) for block in range(200)}
    touched = index.replace([made(number, *it) for number, it in enumerate(after)])
    for block in range(200):
        if index.in_block(block) != seen[block]:
            assert block in touched


def test_an_equal_annotation_read_again_touches_nothing():
    index = SpanIndex(STARTS)
    one = made(1, 5, 40)
    index.add(one)
    assert index.replace([replace(one)]) == set()


def test_a_change_touches_old_and_new_blocks():
    index = SpanIndex(STARTS)
    index.add(made(1, 5, 1))
    assert index.replace([made(1, 105, 1)]) == {0, 5}
    assert index.get("a1").start == 105
    assert index.get(None) is None
