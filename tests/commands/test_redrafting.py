"""The small changes of a label set: each keeps the set whole and says what becomes of uses, also one after the other."""

from __future__ import annotations

import pytest

from hashiya.commands import label_sets, redrafting, reshaping
from hashiya.commands.reshaping import Draft
from hashiya.model.label_change import LabelFate, ValueFate

PERS, ORG, GPE = ("entity", "PERS"), ("entity", "ORG"), ("entity", "GPE")


@pytest.fixture
def draft():
    return Draft(label_sets.read_schema("default"))


def at(draft, part, code):
    return [redrafting.code_of(it) for it in redrafting.rows(draft.schema, part)].index(code)


def test_every_pair_of_labels_can_be_merged_into_a_set_without_faults(draft):
    labels = draft.schema.labels
    for one, other in zip(labels, (*labels[1:], labels[0]), strict=True):
        key, into = (one.layer, one.code), (other.layer, other.code)
        merged = redrafting.merge_label(draft, key, into)
        assert label_sets.faults(merged.schema) == (), (key, into)
        assert merged.carry.labels[key] == LabelFate(to=into)


def test_what_both_labels_had_under_one_name_keeps_all_values(draft):
    before = {
        it.code for key in (ORG, GPE) for it in draft.schema.attribute(*key, "subtype").choices
    }
    merged = redrafting.merge_label(draft, ORG, GPE)
    assert before <= {it.code for it in merged.schema.attribute(*GPE, "subtype").choices}


def test_a_renamed_layer_takes_labels_attributes_ends_and_wishes_along(draft):
    renamed = reshaping.rename_label(draft, ORG, "BODY")
    made = redrafting.rename_layer(renamed, "entity", "names")
    assert label_sets.faults(made.schema) == ()
    assert not [it for it in made.schema.labels if it.layer == "entity"]
    assert made.carry.layers == {"entity": "names"}
    assert made.carry.labels[ORG].to == ("names", "BODY")
    again = redrafting.rename_layer(made, "names", "things")
    assert again.carry.layers == {"entity": "things"}


def test_a_value_that_is_renamed_twice_comes_from_what_the_project_has(draft):
    place = at(draft, "attribute", "subtype")
    code = draft.schema.attributes[place].choices[0].code
    key = draft.schema.attributes[place].layer, "subtype"
    once = redrafting.change_choice(draft, "attribute", place, code, "one")
    twice = redrafting.change_choice(once, "attribute", place, "one", "two")
    assert twice.carry.attributes[key].choices == {code: "two"}
    gone = redrafting.change_choice(twice, "attribute", place, "two", "")
    assert gone.carry.attributes[key].choices == {code: ""}
    kept = redrafting.change_choice(twice, "attribute", place, "two", None)
    assert kept.carry.attributes[key].choices == {}


def test_values_of_an_attribute_go_only_where_no_other_has_its_name(draft):
    places = [k for k, it in enumerate(draft.schema.attributes) if it.name == "subtype"]
    assert len(places) > 1
    made = redrafting.remove_attribute(draft, places[0], values="remove")
    assert ("entity", "subtype") not in made.carry.attributes
    lone = at(draft, "attribute", "comment")
    key = draft.schema.attributes[lone].layer, "comment"
    others = [it for it in draft.schema.attributes if (it.layer, it.name) == key]
    if len(others) == 1:
        made = redrafting.remove_attribute(draft, lone, values="remove")
        assert made.carry.attributes[key] == ValueFate(remove=True)


def test_codes_of_copies_are_free(draft):
    assert redrafting.free_code(draft.schema, "label", "PERS") == "PERS2"
    assert redrafting.free_code(draft.schema, "label", "NEW") == "NEW"
