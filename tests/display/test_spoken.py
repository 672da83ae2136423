"""A mark in words: complete, in both languages, without a sign that a voice would read."""

from __future__ import annotations

import making
import pytest

from hashiya.display.relation_index import RelationIndex
from hashiya.display.span_index import SpanIndex
from hashiya.display.spoken import Surroundings, Voice, surroundings
from hashiya.model.schema import Label, Layer, RelationType, Schema
from hashiya.wording import FSI, PDI, Wording

TEXT = "رحب حلف شمال الأطلسي ناتو وأعضاؤه بالقرار"
SCHEMA = Schema(
    id="x",
    layers=(Layer(code="entity", names={"ar": "كيان", "en": "Entity"}),),
    labels=(
        Label(code="ORG", layer="entity", names={"ar": "منظمة", "en": "Organization"}),
        Label(code="GPE", layer="entity", names={"ar": "مكان", "en": "Place"}),
    ),
    relations=(RelationType(code="part_of", names={"ar": "جزء من", "en": "part of"}),),
)
ARTICLE = making.article(TEXT)


def mark(words, label="ORG"):
    at = TEXT.index(words)
    return making.annotation(ARTICLE, at, at + len(words), label)


WHOLE, INNER, OTHER = mark("حلف شمال الأطلسي ناتو"), mark("ناتو"), mark("وأعضاؤه", "GPE")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "منظمة، حلف شمال الأطلسي ناتو، داخلها: ناتو، علاقة واردة، جزء من: وأعضاؤه"),
        (
            "en",
            "Organization, حلف شمال الأطلسي ناتو, inside it: ناتو,"
            " incoming relation, part of: وأعضاؤه",
        ),
    ],
)
def test_a_mark_is_told_with_its_inside_and_its_relations(language, expected):
    related = making.relation(OTHER, WHOLE, "part_of")
    near = Surroundings(inside=[INNER], relations=[(related, OTHER)])
    said = Voice(SCHEMA, Wording(language)).mark(WHOLE, near)
    assert said == expected
    assert FSI not in said
    assert PDI not in said


def test_an_inner_mark_is_told_with_its_layer_and_what_it_lies_in():
    said = Voice(SCHEMA, Wording("ar")).mark(INNER, Surroundings(around=[WHOLE]), layer=True)
    assert said == "منظمة، كيان، ناتو، ضمن: منظمة"


def test_a_long_list_is_cut_short():
    near = Surroundings(inside=[INNER] * 9, relations=[(making.relation(OTHER, WHOLE), OTHER)] * 9)
    said = Voice(SCHEMA, Wording("ar")).mark(WHOLE, near)
    assert said.count("ناتو") == 1 + 3
    assert said.count("وغيرها") == 2


def test_equal_spans_lie_in_each_other_once():
    twin = mark("ناتو", "GPE")
    marks, none = SpanIndex([INNER, twin]), RelationIndex()
    found = [surroundings(it, marks, none) for it in (INNER, twin)]
    assert sorted((len(it.inside), len(it.around)) for it in found) == [(0, 1), (1, 0)]


def test_the_surroundings_of_a_mark_are_what_nests_and_what_is_related():
    related = making.relation(OTHER, WHOLE, "part_of")
    marks, arrows = SpanIndex([OTHER, INNER, WHOLE]), RelationIndex([related])
    whole = surroundings(WHOLE, marks, arrows)
    assert whole == Surroundings(inside=[INNER], around=[], relations=[(related, OTHER)])
    assert surroundings(INNER, marks, arrows) == Surroundings(
        inside=[], around=[WHOLE], relations=[]
    )
    assert surroundings(OTHER, marks, arrows).relations == [(related, WHOLE)]
