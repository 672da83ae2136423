"""A mark in words: complete, in both languages, without a sign that a voice would read."""

from __future__ import annotations

import making
import pytest

from hashiya.display.listing import rows
from hashiya.display.spoken import Relations, Surroundings, Voice, near_row, nested
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
    pair = {INNER.id: nested(INNER, [twin]), twin.id: nested(twin, [INNER])}
    assert sorted((len(a), len(b)) for a, b in pair.values()) == [(0, 1), (1, 0)]


def test_the_neighbours_of_a_row_are_those_that_nest_with_it():
    listed = rows([WHOLE, INNER, OTHER])
    assert nested(WHOLE, near_row(listed, 0)) == ([INNER], [])
    assert nested(INNER, near_row(listed, 1)) == ([], [WHOLE])
    assert near_row(listed, 2) == []


def test_relations_are_found_from_both_ends():
    related = making.relation(OTHER, WHOLE, "part_of")
    found = Relations([related], [WHOLE, INNER, OTHER])
    assert found.of(WHOLE.id) == [(related, OTHER)]
    assert found.of(OTHER.id) == [(related, WHOLE)]
    assert found.of(INNER.id) == []
