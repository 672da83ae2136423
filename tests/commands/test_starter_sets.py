"""Every label set that comes along is complete in two languages, keeps its own rules and makes a sound project."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from label_sets import faults, marked
from making import added, article

from hashiya.commands import annotate, claims, projects
from hashiya.model.attribute import AttributeType
from hashiya.model.schema import Card, Schema
from hashiya.model.span import Span
from hashiya.rules import Marked, broken

SETS = projects.schema_names()
UNLINKED = "unused-"
"""An example shows one label; what links it to others is not there."""
SAMPLE = {"flag": True, "text": "نص", "number": 3, "date": "2020-01-03", "link": "Q796"}


@pytest.fixture(scope="module")
def sets() -> dict[str, Schema]:
    return {name: projects.read_schema(name) for name in SETS}


def test_the_starter_sets_are_there():
    wanted = {"default", "conll4", "ace", "fact_checking", "political", "humanities", "blank"}
    assert wanted == set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_a_set_that_comes_along_has_no_fault(sets, name):
    assert faults(sets[name]) == []
    assert bool(sets[name].labels) == (name != "blank")


@pytest.mark.parametrize("name", SETS)
def test_each_example_can_be_tagged_and_all_that_is_required_can_be_said(sets, name, tmp_path):
    """A project of the set, with the examples of every card tagged, is found sound."""
    schema = sets[name]
    with projects.create(tmp_path / "p.hashiya", name, "ليلى") as ws:
        for label in schema.labels:
            lines = [marked(it) for it in label.card.examples["ar"].split("\n")]
            text, at = "\n".join(phrase for phrase, _ in lines), 0
            of = article(text)
            ws.apply(added(of))
            for phrase, ranges in lines:
                for start, end in ranges:
                    made = annotate.tag(
                        ws, of.id, Span(at + start, at + end), label.layer, label.code
                    )
                    _say_what_is_required(ws, schema, made)
                at += len(phrase) + 1
        assert list(ws.check()) == []
        for one in ws.annotated():
            of = Marked(one.article.text, schema, one.annotations, one.relations)
            found = [it for it in broken(of) if not it.rule.startswith(UNLINKED)]
            assert [(it.rule, it.values) for it in found] == []
        assert ws.schema() == schema


def _say_what_is_required(ws, schema, made):
    for kind in schema.attributes_of(made.layer, made.label):
        if kind.required:
            value = kind.choices[0].code if kind.choices else SAMPLE[kind.kind]
            told = annotate.set_attribute(ws, made.id, kind.name, value)
            assert kind.name in told.attributes


def _with_label(schema: Schema, code: str, **changes) -> Schema:
    labels = tuple(replace(it, **changes) if it.code == code else it for it in schema.labels)
    return replace(schema, labels=labels)


def _card(schema: Schema, code: str = "PERS") -> Card:
    return next(it.card for it in schema.labels if it.code == code)


def _with_examples(schema: Schema, line: str, code: str = "PERS", **changes) -> Schema:
    card = replace(_card(schema, code), examples={"ar": line, "en": line})
    return _with_label(schema, code, card=card, **changes)


def _with_attribute(schema: Schema, **changes) -> Schema:
    facts = {"name": "extra", "kind": "text", "layer": "claim", "key": "j"}
    facts["names"] = {"ar": "زائدة", "en": "Extra"}
    return replace(schema, attributes=(*schema.attributes, AttributeType(**(facts | changes))))


def _with_relation(schema: Schema, code: str, **changes) -> Schema:
    kinds = tuple(replace(it, **changes) if it.code == code else it for it in schema.relations)
    return replace(schema, relations=kinds)


SPOILT = {
    "one language": lambda it: _with_label(it, "PERS", names={"ar": "شخص"}),
    "no definition": lambda it: _with_label(it, "PERS", guideline={}),
    "English as Arabic": lambda it: _with_label(it, "PERS", guideline={"ar": "A", "en": "A name"}),
    "no decision": lambda it: _with_label(it, "PERS", card=replace(_card(it), decision={})),
    "an item short": lambda it: _with_label(
        it, "PERS", card=replace(_card(it), include={"ar": "اسم\nلقب", "en": "A name"})
    ),
    "white edge": lambda it: _with_examples(it, "قال ⟦أحمد ⟧إن"),
    "half a quote": lambda it: _with_examples(it, "قال ⟦«أحمد⟧» إن"),
    "half a claim": lambda it: _with_examples(it, "قال: ⟦«لن نأتي⟧»", "CLAIM"),
    "outer quotes": lambda it: _with_examples(it, "قال: ⟦«لن نأتي»⟧", "CLAIM"),
    "comma at the edge": lambda it: _with_examples(it, "قال ⟦أحمد،⟧ إن"),
    "half a word": lambda it: _with_examples(it, "قال أح⟦مد⟧ إن"),
    "end in a word": lambda it: _with_examples(it, "قال ⟦أحم⟧د إن"),
    "letters outside though in": lambda it: _with_examples(it, "و⟦أحمد⟧ قال", proclitics="in"),
    "bracket lost": lambda it: _with_examples(it, "قال ⟦أحمد إن"),
    "nothing marked": lambda it: _with_examples(it, "قال أحمد إن"),
    "long short code": lambda it: _with_label(it, "PERS", short="PERSO"),
    "short code twice": lambda it: _with_label(it, "PERS", short="ORG"),
    "look twice": lambda it: _with_label(it, "PERS", slot=1),
    "bands of one hue": lambda it: _with_label(it, "EVIDENCE", slot=4, line="dotted"),
    "no hue": lambda it: _with_label(it, "PERS", slot=9),
    "claim no band": lambda it: _with_label(it, "CLAIM", form="lane", slot=6),
    "key twice": lambda it: _with_label(it, "PERS", shortcut="2"),
    "letter as key": lambda it: _with_label(it, "PERS", shortcut="q"),
    "key unused": lambda it: _with_label(it, "PERS", shortcut=""),
    "attribute key twice": lambda it: _with_attribute(it, key="t"),
    "attribute without key": lambda it: _with_attribute(it, key=""),
    "attribute of no label": lambda it: _with_attribute(it, labels=("NONE",)),
    "required without choices": lambda it: _with_attribute(it, kind="choice", required=True),
    "required with default": lambda it: _with_attribute(
        it, kind="flag", required=True, default="true"
    ),
    "end not there": lambda it: _with_relation(it, "said_by", range=("NONE",)),
    "no way to the source": lambda it: _with_relation(it, "said_by", role=""),
    "symmetric one way": lambda it: _with_relation(it, "holds", symmetric=True),
    "hidden sign": lambda it: _with_label(it, "PERS", names={"ar": "شخص\u200f", "en": "Person"}),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_set_that_is_spoilt_is_found_out(sets, how):
    assert faults(SPOILT[how](sets["default"])) != []


CLAIMS = {
    "default": ("CLAIM", "SOURCE", "CUE", "EVIDENCE"),
    "fact_checking": ("CLAIM", "SOURCE", "CUE", "EVIDENCE"),
    "political": ("POSITION", "SPEAKER", "CUE", "FRAME"),
    "humanities": ("QUOTE", "SOURCE", "CUE", ""),
}
RELATIONS = {"addressee", "about", "time", "place", "speaker_entity", "supports", "attacks"}


@pytest.mark.parametrize("name", CLAIMS)
def test_whoever_asks_for_a_part_of_a_claim_gets_an_answer(sets, name):
    """Q, the claim card, the tables and the rules ask for parts, and never for codes."""
    schema = sets[name]
    parts = [schema.labels_as(it) for it in ("claim", "source", "cue", "evidence")]
    assert tuple(it[0].code if it else "" for it in parts) == CLAIMS[name]
    assert all(schema.relations_as(it) for it in RELATIONS)
    assert all(schema.joins_articles(it) for it in schema.relations_as("same"))
    assert not any(schema.joins_articles(it) for it in schema.relations_as("speaker"))


@pytest.mark.parametrize("name", CLAIMS)
def test_a_quotation_becomes_a_claim_with_its_speaker_in_every_set_with_claims(name, tmp_path):
    claim, source, cue, _ = CLAIMS[name]
    text = "قال الوزير سامي حداد: «لم نتلقَّ أي دعوة إلى الحوار»."
    with projects.create(tmp_path / "p.hashiya", name, "ليلى") as ws:
        of = article(text)
        ws.apply(added(of))
        made = claims.claim_here(ws, of.id, text.index("دعوة"))
        claims.accept(ws, claims.proposed(ws, made.id))
        marks = {it.label: it for it in ws.annotations(of.id)}
        assert set(marks) == {claim, source, cue}
        assert marks[claim].quote == "لم نتلقَّ أي دعوة إلى الحوار"
        assert marks[claim].attributes["quotation"] == "direct"
        assert marks[claim].attributes["attribution"] == "explicit"
        parts = {ws.schema().relation(it.label).role for it in ws.relations(of.id)}
        assert parts == {"speaker", "cue"}


def test_sets_of_names_alone_have_no_claims(sets):
    assert [it for it in SETS if not sets[it].labels_as("claim")] == ["ace", "blank", "conll4"]


def test_what_a_project_keeps_of_its_set_stays_small(sets):
    """The whole set lies in the project as one row; it is read each time that the project is opened."""
    sizes = {name: len(msgspec.json.encode(it)) for name, it in sets.items()}
    assert max(sizes.values()) < 128 * 1024, sizes
