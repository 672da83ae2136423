"""The default label set is complete data: two languages, unique codes, keys and looks, ends that exist."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from hashiya import assets
from hashiya.model.schema import Schema

DIGITS = {
    "1": "PERS",
    "2": "ORG",
    "3": "GPE",
    "4": "LOC",
    "5": "FAC",
    "6": "NORP",
    "7": "OCC",
    "8": "EVENT",
    "9": "DATE",
    "0": "MISC",
    "shift+1": "CLAIM",
    "shift+2": "SOURCE",
    "shift+3": "CUE",
    "shift+4": "EVIDENCE",
    "shift+5": "TIME",
    "shift+6": "LAW",
    "shift+7": "PRODUCT",
    "shift+8": "CARDINAL",
    "shift+9": "MONEY",
    "shift+0": "PERCENT",
    "alt+1": "LANGUAGE",
    "alt+2": "WEBSITE",
    "alt+3": "ORDINAL",
    "alt+4": "QUANTITY",
}


@pytest.fixture(scope="module")
def schema() -> Schema:
    return msgspec.toml.decode(assets.schema_file("default").read_bytes(), type=Schema)


def test_keys_are_those_of_the_design(schema):
    assert {it.shortcut: it.code for it in schema.labels if it.shortcut} == DIGITS


def test_everything_has_an_arabic_and_an_english_name(schema):
    named = [*schema.layers, *schema.labels, *schema.attributes, *schema.relations]
    named += [*schema.document_labels]
    named += [choice for it in schema.attributes for choice in it.choices]
    assert [it for it in named if not (it.names.get("ar") and it.names.get("en"))] == []
    assert [it.code for it in schema.labels if not it.guideline.get("ar")] == []


def test_no_two_labels_of_a_layer_look_alike(schema):
    looks = Counter((it.layer, it.form == "band", it.slot, it.line) for it in schema.labels)
    assert [it for it, count in looks.items() if count > 1] == []
    assert len({it.short for it in schema.labels}) == len(schema.labels)


def test_relations_and_attributes_speak_of_labels_that_exist(schema):
    known = {it.code for it in schema.labels} | {it.code for it in schema.layers}
    ends = {end for it in schema.relations for end in (*it.domain, *it.range)}
    assert ends <= known
    assert {code for it in schema.attributes for code in it.labels} <= known


def test_only_said_by_leads_from_a_claim_to_its_source(schema):
    claim, source = schema.label("claim", "CLAIM"), schema.label("claim", "SOURCE")
    assert claim
    assert source
    assert [it.code for it in schema.fitting(claim, source)] == ["said_by"]
