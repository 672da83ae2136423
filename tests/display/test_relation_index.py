"""Relations are found at either end, also after steps that changed them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hashiya.display.relation_index import RelationIndex
from hashiya.model.edit import Edit
from hashiya.model.relation import Relation

ENDS = st.sampled_from("abcde")


def made(number, start, end):
    return Relation(
        id=f"r{number}", article="x", label="L", from_id=start, to_id=end, annotator="m", created=0
    )


@given(st.lists(st.tuples(st.integers(0, 9), ENDS, ENDS, st.booleans()), max_size=30))
def test_each_end_knows_its_relations(steps):
    index, there = RelationIndex(), {}
    for number, start, end, comes in steps:
        if start == end:
            continue
        old, new = there.pop(f"r{number}", None), made(number, start, end) if comes else None
        if new is not None:
            there[new.id] = new
        if old or new:
            index.apply([Edit(old, new)])
            index.apply([Edit(old, new)])
    assert len(index) == len(there)
    assert {it.id: it for it in index} == there
    for mark in "abcde":
        assert {it.id for it in index.of(mark)} == {
            it.id for it in there.values() if mark in (it.from_id, it.to_id)
        }
