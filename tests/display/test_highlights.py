"""Lanes, bands and chips of a block follow the nesting of the spans, for any spans at all."""

from __future__ import annotations

import gold
from hypothesis import given
from hypothesis import strategies as st
from making import annotation, article

from hashiya.display.highlights import MOST_LANES, Looks, lane_numbers, marks_of, rows
from hashiya.model.span import Span

TEXT = "حرف " * 50
ARTICLE = article(TEXT)
LOOKS = Looks(gold.schema(), "ar")
LABELS = ("PERS", "ORG", "GPE", "CLAIM", "SOURCE", "CUE")


def marked(start, end, label="PERS", number=0):
    layer = "claim" if label in ("CLAIM", "SOURCE", "CUE") else "entity"
    return annotation(ARTICLE, start, end, label, id=f"{number:03}", layer=layer)


@st.composite
def annotations(draw):
    found = []
    for number in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, 190))
        end = draw(st.integers(start + 1, min(200, start + 60)))
        found.append(marked(start, end, draw(st.sampled_from(LABELS)), number))
    return found


@given(annotations())
def test_overlapping_lanes_have_different_numbers_and_the_outer_is_lower(found):
    lined = [it for it in found if it.label != "CLAIM"]
    numbers = lane_numbers(lined, LOOKS)
    for one in lined:
        for other in lined:
            if one is not other and one.span.overlaps(other.span):
                assert numbers[one.id] != numbers[other.id]
                thin = {it.id: LOOKS.of(it).form == "thin" for it in (one, other)}
                same = thin[one.id] == thin[other.id]
                inside = one.span.embeds(other.span) and one.span != other.span
                if inside and same:
                    assert numbers[one.id] > numbers[other.id]


@given(annotations())
def test_thin_lanes_lie_below_the_full_lanes_they_overlap(found):
    lined = [it for it in found if it.label != "CLAIM"]
    numbers = lane_numbers(lined, LOOKS)
    for one in lined:
        for other in lined:
            thin = LOOKS.of(one).form == "thin" and LOOKS.of(other).form != "thin"
            if thin and one.span.overlaps(other.span):
                assert numbers[one.id] > numbers[other.id]


@given(annotations(), st.integers(0, 150), st.integers(1, 50))
def test_marks_lie_in_the_block_and_open_only_at_true_ends(found, start, length):
    within = Span(start, start + length)
    inside = [it for it in found if it.span.overlaps(within)]
    marks = marks_of(inside, within, LOOKS)
    by_id = {it.id: it for it in inside}
    for mark in [*marks.lanes, *marks.bands]:
        assert within.start <= mark.start < mark.end <= within.end
        assert mark.opens == (by_id[mark.annotation].start == mark.start)
        assert mark.closes == (by_id[mark.annotation].end == mark.end)
    drawn = {it.annotation for it in [*marks.lanes, *marks.bands]}
    drawn |= {name for more in marks.more for name in more.annotations}
    assert drawn == set(by_id)
    assert all(it.number < MOST_LANES for it in marks.lanes)
    assert {it.annotation for it in marks.chips} == {
        it.id for it in inside if it.label == "CLAIM" and it.start in within
    }


def test_a_claim_in_a_claim_is_deeper():
    outer, inner = marked(0, 40, "CLAIM", 1), marked(10, 20, "CLAIM", 2)
    marks = marks_of([outer, inner], Span(0, 100), LOOKS)
    assert [(it.annotation, it.depth) for it in marks.bands] == [("001", 0), ("002", 1)]


def test_equal_spans_of_one_layer_lie_on_two_lanes():
    one, other = marked(0, 5, "PERS", 1), marked(0, 5, "ORG", 2)
    assert sorted(lane_numbers([one, other], LOOKS).values()) == [0, 1]


def test_a_discontinuous_annotation_has_a_lane_for_each_fragment_on_one_line():
    it = annotation(ARTICLE, 0, 20, "PERS", fragments=(Span(0, 4), Span(12, 20)), quote=TEXT[0:20])
    marks = marks_of([it], Span(0, 100), LOOKS)
    assert [(lane.start, lane.end, lane.number) for lane in marks.lanes] == [(0, 4, 0), (12, 20, 0)]


def test_a_label_that_the_set_does_not_know_is_grey_and_has_a_code():
    look = LOOKS.of(marked(0, 5, "NEWLABEL"))
    assert (look.slot, look.short, look.form) == (0, "NEW", "lane")


def test_an_empty_block_has_no_marks():
    assert marks_of([marked(0, 5)], None, LOOKS).lanes == ()


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 80)), max_size=20))
def test_chips_of_one_row_never_touch(extents):
    boxes = [(start, start + width) for start, width in extents]
    chosen = rows(boxes, 3.0)
    for one, (a, b) in enumerate(boxes):
        for other, (c, d) in enumerate(boxes[:one]):
            if chosen[one] == chosen[other]:
                assert b + 3 <= c or d + 3 <= a
