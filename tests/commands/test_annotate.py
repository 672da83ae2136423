"""Each gesture is one step, obeys the label set, and can be taken back whole."""

from __future__ import annotations

import dataclasses

import pytest
from making import annotation, step

from hashiya.commands import annotate
from hashiya.model.edit import Edit
from hashiya.model.errors import (
    BadAttribute,
    OverlapForbidden,
    QuoteMismatch,
    RelationForbidden,
    StaleEdit,
    UnknownAttribute,
    UnknownLabel,
)
from hashiya.model.span import Span

NAME = Span(4, 16)
CLAIM = Span(20, 38)


def steps(ws) -> int:
    return len(ws.history())


def with_overlap(ws, overlap: str) -> None:
    old = ws.schema()
    layers = tuple(dataclasses.replace(it, overlap=overlap) for it in old.layers)
    ws.apply(step(Edit(old, dataclasses.replace(old, layers=layers))))


def test_a_tag_quotes_its_words_and_names_its_annotator(ws, text):
    made = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    assert made.quote == text.text[4:16]
    assert made.annotator == "ليلى"
    assert ws.annotations(text.id) == (made,)
    assert ws.history()[0].act == "annotate.tag"
    assert ws.undo().undoes is not None
    assert ws.annotations(text.id) == ()


def test_the_same_place_in_the_same_layer_changes_its_label(ws, text):
    first = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    second = annotate.tag(ws, text.id, NAME, "entity", "ORG")
    assert second.id == first.id
    assert [it.label for it in ws.annotations(text.id)] == ["ORG"]
    ws.undo()
    assert ws.annotations(text.id) == (first,)


def test_the_same_label_again_is_no_step(ws, text):
    made = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    before = steps(ws)
    assert annotate.tag(ws, text.id, NAME, "entity", "PERS") == made
    assert annotate.move(ws, made.id, NAME) == made
    assert annotate.set_attribute(ws, made.id, "mention", None) == made
    assert steps(ws) == before


def test_the_same_place_in_another_layer_adds(ws, text):
    annotate.tag(ws, text.id, NAME, "entity", "PERS")
    annotate.tag(ws, text.id, NAME, "claim", "SOURCE")
    assert len(ws.annotations(text.id)) == 2


def test_a_new_label_keeps_only_the_attributes_that_serve_it(ws, text):
    made = annotate.tag(ws, text.id, NAME, "entity", "ORG")
    annotate.set_attribute(ws, made.id, "mention", "NAM")
    annotate.set_attribute(ws, made.id, "subtype", "GOV")
    annotate.set_attribute(ws, made.id, "comment", "انظر")
    changed = annotate.retag(ws, made.id, "entity", "GPE")
    assert dict(changed.attributes) == {"mention": "NAM", "comment": "انظر"}


def test_an_attribute_that_no_label_set_knows_outlives_a_new_label(ws, text):
    imported = annotation(text, 4, 16, "PERS", attributes={"wiki": "x"})
    ws.apply(step(Edit(None, imported)))
    assert annotate.retag(ws, imported.id, "entity", "ORG").attributes == {"wiki": "x"}


def test_moving_rewrites_the_quote(ws, text):
    made = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    moved = annotate.move(ws, made.id, Span(4, 10))
    assert moved.quote == text.text[4:10]
    assert ws.annotations(text.id) == (moved,)


def test_fragments_are_kept_in_text_order(ws, text):
    made = annotate.tag(ws, text.id, (Span(20, 26), Span(4, 10)), "entity", "ORG")
    assert made.fragments == (Span(4, 10), Span(20, 26))
    assert ws.annotations(text.id) == (made,)


@pytest.mark.parametrize(
    ("name", "value", "stored"),
    [
        ("mention", "NOM", "NOM"),
        ("certain", "false", False),
        ("certain", True, True),
        ("wikidata", "Q22686", "Q22686"),
    ],
)
def test_a_value_is_stored_as_its_kind(ws, text, name, value, stored):
    made = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    assert annotate.set_attribute(ws, made.id, name, value).attributes[name] is not None
    assert ws.annotation(made.id).attributes == {name: stored}
    annotate.set_attribute(ws, made.id, name, None)
    assert ws.annotation(made.id).attributes == {}


def test_what_the_label_set_does_not_know_is_refused(ws, text):
    made = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    before = steps(ws)
    with pytest.raises(UnknownLabel):
        annotate.tag(ws, text.id, CLAIM, "entity", "CLAIM")
    with pytest.raises(UnknownLabel):
        annotate.retag(ws, made.id, "claim", "PERS")
    with pytest.raises(UnknownAttribute):
        annotate.set_attribute(ws, made.id, "verdict", "false")
    with pytest.raises(BadAttribute):
        annotate.set_attribute(ws, made.id, "mention", "XYZ")
    with pytest.raises(BadAttribute):
        annotate.set_attribute(ws, made.id, "wikidata", "ترامب")
    with pytest.raises(QuoteMismatch):
        annotate.tag(ws, text.id, Span(4, 4000), "entity", "PERS")
    assert steps(ws) == before


@pytest.mark.parametrize(
    ("overlap", "refused"),
    [
        ("any", []),
        ("nested", [Span(10, 26), Span(0, 10)]),
        ("none", [Span(10, 26), Span(0, 10), Span(4, 10), Span(0, 26)]),
    ],
)
def test_a_layer_says_what_its_spans_may_do_to_each_other(ws, text, overlap, refused):
    with_overlap(ws, overlap)
    for place in (Span(10, 26), Span(0, 10), Span(4, 10), Span(0, 26), Span(17, 19)):
        annotate.tag(ws, text.id, NAME, "entity", "PERS")
        if place in refused:
            with pytest.raises(OverlapForbidden):
                annotate.tag(ws, text.id, place, "entity", "ORG")
        else:
            annotate.tag(ws, text.id, place, "entity", "ORG")
        annotate.remove(ws, [it.id for it in ws.annotations(text.id)])


def test_an_edge_is_not_dragged_over_a_neighbour_that_forbids_it(ws, text):
    with_overlap(ws, "none")
    made = annotate.tag(ws, text.id, Span(4, 10), "entity", "PERS")
    annotate.tag(ws, text.id, Span(11, 16), "entity", "PERS")
    with pytest.raises(OverlapForbidden):
        annotate.move(ws, made.id, Span(4, 13))


def test_removing_takes_the_relations_along_and_undo_brings_all_back(ws, text):
    name = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    claim = annotate.tag(ws, text.id, CLAIM, "claim", "CLAIM")
    arrow = annotate.relate(ws, "about", claim.id, name.id)
    removed = annotate.remove(ws, [name.id])
    assert removed is not None
    assert len(removed.edits) == 2
    assert ws.relations(text.id) == ()
    ws.undo()
    assert ws.relations(text.id) == (arrow,)
    assert set(ws.annotations(text.id)) == {name, claim}
    assert list(ws.check()) == []


def test_a_relation_fits_its_ends_and_is_drawn_once(ws, text):
    name = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    claim = annotate.tag(ws, text.id, CLAIM, "claim", "CLAIM")
    other = annotate.tag(ws, text.id, Span(20, 30), "claim", "CLAIM")
    with pytest.raises(RelationForbidden):
        annotate.relate(ws, "about", name.id, claim.id)
    with pytest.raises(RelationForbidden):
        annotate.relate(ws, "same_claim", claim.id, claim.id)
    with pytest.raises(UnknownLabel):
        annotate.relate(ws, "hates", claim.id, name.id)
    first = annotate.relate(ws, "same_claim", claim.id, other.id)
    assert annotate.relate(ws, "same_claim", other.id, claim.id) == first
    assert annotate.relate(ws, "supports", other.id, claim.id) != first
    annotate.unrelate(ws, [first.id])
    assert len(ws.relations(text.id)) == 1


def test_what_is_gone_is_said_to_be_gone(ws, text):
    made = annotate.tag(ws, text.id, NAME, "entity", "PERS")
    annotate.remove(ws, [made.id])
    for gesture in (
        lambda: annotate.retag(ws, made.id, "entity", "ORG"),
        lambda: annotate.move(ws, made.id, CLAIM),
        lambda: annotate.remove(ws, [made.id]),
        lambda: annotate.unrelate(ws, [made.id]),
    ):
        with pytest.raises(StaleEdit):
            gesture()
