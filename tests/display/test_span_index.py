"""The index finds what a plain look over all annotations finds, whatever was put in and taken out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from making import annotation, article

from hashiya.display.span_index import LONG, MANY, SHIFT, SpanIndex, innermost_first, reading_order
from hashiya.model.edit import Edit

SIZE = (LONG + 8) << SHIFT
ARTICLE = article("ن" * SIZE)


def made(number, start, length):
    return annotation(ARTICLE, start, min(SIZE, start + length), id=f"a{number}")


places = st.integers(0, SIZE - 2) | st.integers(0, 60) | st.sampled_from([1 << SHIFT, 3 << SHIFT])
lengths = st.sampled_from([1, 7, 40, 1 << SHIFT, 5 << SHIFT, (LONG + 2) << SHIFT])
spans = st.lists(st.tuples(places, lengths), max_size=25)


def index_of(found):
    return SpanIndex(made(number, *it) for number, it in enumerate(found))


@given(spans, places, st.integers(1, 3 << SHIFT))
def test_a_place_finds_all_and_only_its_annotations(found, start, length):
    index = index_of(found)
    every = [made(number, *it) for number, it in enumerate(found)]
    wanted = [it for it in every if it.start < start + length and start < it.end]
    assert index.within(start, start + length) == sorted(wanted, key=reading_order)
    over = [it for it in every if start in it.span]
    assert index.at(start) == sorted(over, key=innermost_first)
    assert {it.id for it in index.starting_at(start)} == {
        it.id for it in every if it.start == start
    }


@given(spans, st.randoms())
def test_reading_order_is_found_in_whatever_order_they_come(found, chance):
    """A few places, so that many begin or lie alike."""
    every = [made(number, start % 3, length) for number, (start, length) in enumerate(found)]
    wanted = sorted(every, key=reading_order)
    assert list(SpanIndex(wanted)) == wanted
    chance.shuffle(every)
    assert list(SpanIndex(every)) == wanted


@given(spans, st.data())
def test_edits_leave_the_index_as_one_made_of_what_they_leave(found, data):
    index = index_of(found)
    if data.draw(st.booleans()):
        index.in_order()
    there = {it.id: it for it in index}
    for number in range(data.draw(st.integers(0, 8))):
        old = data.draw(st.none() | st.sampled_from(list(there.values()))) if there else None
        new = made(f"n{number}", *data.draw(st.tuples(places, lengths)))
        if old is not None:
            new = data.draw(st.sampled_from([None, replace(new, id=old.id)]))
        edit = Edit(old, new)
        index.apply([edit])
        index.apply([edit])
        if old is not None:
            del there[old.id]
        if new is not None:
            there[new.id] = new
    plain = sorted(there.values(), key=reading_order)
    assert list(index) == list(index.in_order()) == plain
    assert len(index) == len(there)
    assert [index.rank(it) for it in plain] == list(range(len(plain)))
    assert index.within(0, SIZE) == plain
    assert all(index.get(it.id) is it for it in plain)


@given(spans)
def test_depth_counts_those_that_embed_and_come_before(found):
    index = index_of(found)
    order = sorted(index, key=reading_order)
    for at, it in enumerate(order):
        assert index.depth(it) == sum(other.span.embeds(it.span) for other in order[:at])


@given(spans, spans)
def test_what_differs_is_all_that_changed(before, after):
    one, two = index_of(before), index_of(after)
    changed = {it for it in [*one, *two] if one.get(it.id) != two.get(it.id)}
    assert set(one.differing(two)) == changed


def test_an_equal_annotation_read_again_differs_in_nothing():
    one = made(1, 5, 40)
    assert not list(SpanIndex([one]).differing(SpanIndex([replace(one)])))


def test_a_step_of_very_many_edits_ends_in_order():
    index = index_of([(5, 1)])
    index.in_order()
    many = [made(f"m{k}", 3 * (MANY - k), 2) for k in range(MANY + 1)]
    index.apply([Edit(None, it) for it in many])
    assert list(index) == sorted([*many, made(0, 5, 1)], key=reading_order)


def test_nothing_is_found_for_no_id():
    assert index_of([(5, 1)]).get(None) is None
