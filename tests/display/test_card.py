"""The card of an annotation as values: rows of attributes, relations both ways, derived facts."""

from __future__ import annotations

from dataclasses import replace

import gold
import pytest

from hashiya.display.attribute_keys import attribute_keys, value_keys
from hashiya.display.card import Beyond, Card, card, is_address, page_of
from hashiya.display.derived import proclitic
from hashiya.display.relation_index import RelationIndex
from hashiya.display.span_index import SpanIndex
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeType, Choice
from hashiya.model.relation import Relation
from hashiya.model.schema import Label, RelationType, Schema
from hashiya.model.span import Span

TEXT = "قال ترامب إن الناتو في العراق، والناتو يريد"


@pytest.fixture(scope="module")
def schema() -> Schema:
    return gold.schema()


def mark(words: str, layer: str, label: str, nth: int = 0, **attributes) -> Annotation:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Annotation(
        id=f"{label}-{words}-{nth}",
        article="a",
        layer=layer,
        label=label,
        fragments=(Span(at, at + len(words)),),
        quote=words,
        attributes=attributes,
        annotator="ليلى",
        created=0,
    )


def arrow(label: str, start: Annotation, end: Annotation) -> Relation:
    return Relation(
        id=f"{label}-{start.id}-{end.id}",
        article=start.article,
        label=label,
        from_id=start.id,
        to_id=end.id,
        annotator="ليلى",
        created=0,
    )


CLAIM = mark("الناتو في العراق", "claim", "CLAIM")
SOURCE = mark("ترامب", "claim", "SOURCE")
PERS = mark("ترامب", "entity", "PERS", wikidata="Q22686")
NATO = mark("الناتو", "entity", "ORG", canonical="الناتو")
AGAIN = mark("الناتو", "entity", "ORG", 1, canonical="الناتو")
IRAQ = mark("العراق", "entity", "GPE")
ALL = (CLAIM, SOURCE, PERS, NATO, AGAIN, IRAQ)
SAID = arrow("said_by", CLAIM, SOURCE)
REFERS = arrow("refers_to", SOURCE, PERS)


def of(it: Annotation, schema: Schema, *relations: Relation, beyond: Beyond | None = None) -> Card:
    others = [it, *(one for one in ALL if one.id != it.id)]
    return card(it, SpanIndex(others), RelationIndex(relations), schema, beyond or Beyond())


def ties(it: Card) -> dict[tuple[str, bool], list[str]]:
    return {(tie.code, tie.outgoing): [end.other_id for end in tie.ends] for tie in it.ties}


def test_a_claim_has_its_wording_its_verdict_and_a_row_for_each_part(schema) -> None:
    made = of(CLAIM, schema, SAID)
    assert made.form == "claim"
    assert made.wording is not None
    assert made.wording.kind.name == "normalized"
    names = [it.kind.name for it in made.verdict]
    assert names == ["check_worthy", "verdict", "verdict_by", "verdict_date", "verdict_url"]
    assert "normalized" not in [it.kind.name for it in made.facts]
    rows = ties(made)
    assert list(rows)[:2] == [("said_by", True), ("cued_by", True)]
    assert rows["said_by", True] == [SOURCE.id]
    for empty in ("cued_by", "addressed_to", "when", "where", "about", "same_claim", "contradicts"):
        assert rows[empty, True] == []
    assert rows["supports", False] == []
    assert all(it.can_add for it in made.ties)


def test_relations_of_an_entity_are_shown_both_ways_and_only_its_own_are_asked_for(schema) -> None:
    made = of(PERS, schema, REFERS)
    assert made.form == "entity"
    rows = ties(made)
    assert rows["refers_to", False] == [SOURCE.id]
    assert rows["holds", True] == []
    assert ("addressed_to", False) not in rows
    assert not next(it for it in made.ties if it.code == "refers_to").can_add


def test_a_relation_of_a_persons_own_is_a_row_too(schema) -> None:
    own = RelationType(code="mocks", names={"ar": "يسخر من"}, domain=("CLAIM",), range=("PERS",))
    wider = replace(schema, relations=(*schema.relations, own))
    drawn = arrow("mocks", CLAIM, PERS)
    row = next(it for it in of(CLAIM, wider, drawn).ties if it.code == "mocks")
    assert (row.name("ar"), row.can_add, row.ends[0].other) == ("يسخر من", True, PERS)
    gone = next(it for it in of(CLAIM, schema, drawn).ties if it.code == "mocks")
    assert (gone.kind, gone.can_add, gone.ends[0].other) == (None, False, PERS)


def test_a_symmetric_relation_is_one_row_from_either_end(schema) -> None:
    other = replace(CLAIM, id="other")
    drawn = arrow("same_claim", other, CLAIM)
    rows = ties(of(CLAIM, schema, drawn))
    assert rows["same_claim", True] == ["other"]
    assert ("same_claim", False) not in rows


def test_an_end_in_another_article_is_shown_from_there(schema) -> None:
    away = replace(CLAIM, id="away", article="b")
    drawn = arrow("contradicts", away, CLAIM)
    made = of(CLAIM, schema, beyond=Beyond(arriving=(drawn,), ends={"away": away}))
    row = next(it for it in made.ties if it.code == "contradicts")
    assert row.ends[0].other == away
    lost = of(CLAIM, schema, arrow("contradicts", CLAIM, away))
    assert next(it for it in lost.ties if it.code == "contradicts").ends[0].other is None


def test_what_lies_in_a_claim_is_counted_by_label(schema) -> None:
    inside = of(CLAIM, schema).derived.inside
    assert [(it.label.code, [one.id for one in it.marks]) for it in inside] == [
        ("ORG", [NATO.id]),
        ("GPE", [IRAQ.id]),
    ]
    assert of(NATO, schema).derived.around == 1
    assert of(AGAIN, schema).derived.around == 0


def test_the_speaker_is_known_through_the_source(schema) -> None:
    assert of(CLAIM, schema, SAID, REFERS).derived.speakers == ((PERS, "Q22686"),)
    assert of(CLAIM, schema, REFERS).derived.speakers == ()
    assert of(CLAIM, schema, SAID).derived.speakers == ()


def test_an_attribution_that_does_not_agree_is_told_quietly(schema) -> None:
    author = replace(CLAIM, attributes={"attribution": "author"})
    explicit = replace(CLAIM, attributes={"attribution": "explicit"})
    assert of(author, schema, SAID).derived.odd == "source-unsaid"
    assert of(explicit, schema).derived.odd == "no-source"
    assert of(explicit, schema, SAID).derived.odd == ""
    silent = replace(schema, silenced=("attribution",))
    assert of(explicit, silent).derived.odd == ""


def test_mentions_are_those_of_the_same_name_or_the_same_id(schema) -> None:
    assert of(NATO, schema).derived.mentions == (NATO.id, AGAIN.id)
    assert of(IRAQ, schema).derived.mentions == ()
    nil = replace(IRAQ, attributes={"wikidata": "NIL"})
    assert of(nil, schema).derived.mentions == ()


def test_attached_letters_are_those_of_the_same_word() -> None:
    assert proclitic(AGAIN, TEXT) == "و"
    assert proclitic(NATO, TEXT) == ""


def test_what_the_label_set_does_not_know_is_kept_and_marked(schema) -> None:
    odd = replace(CLAIM, attributes={"claim_type": "rumour", "tone": "angry", "comment": "ملاحظة"})
    made = of(odd, schema)
    facts = {it.kind.name: it for it in made.all_facts}
    assert (facts["claim_type"].value, facts["claim_type"].strays) == ("rumour", ("rumour",))
    assert (facts["tone"].value, facts["tone"].foreign) == ("angry", True)
    assert not facts["comment"].foreign
    assert not facts["verdict"].strays


def test_a_word_that_the_label_set_does_not_know_is_shown_as_it_stands(schema) -> None:
    """A verdict “false” of an earlier set is no flag."""
    made = of(replace(CLAIM, attributes={"old_verdict": "false", "old_flag": False}), schema)
    kinds = {it.kind.name: (it.kind.kind, it.value) for it in made.all_facts}
    assert kinds["old_verdict"] == ("text", "false")
    assert kinds["old_flag"] == ("flag", False)


def test_a_required_attribute_without_a_value_is_missing() -> None:
    kind = AttributeType(
        name="a", kind="choice", layer="x", choices=(Choice(code="1"),), required=True
    )
    schema = Schema(id="s", labels=(Label(code="CLAIM", layer="x"),), attributes=(kind,))
    bare = replace(CLAIM, layer="x")
    assert of(bare, schema).all_facts[0].missing
    assert not of(replace(bare, attributes={"a": "1"}), schema).all_facts[0].missing


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("example.org", False),
        ("https://", False),
        ("https://[", False),
        ("https://a b", False),
        ("", False),
    ],
)
def test_only_addresses_of_pages_are_opened(schema, address: str, good: bool) -> None:
    assert is_address(address) is good
    facts = {
        it.kind.name: it
        for it in of(replace(CLAIM, attributes={"verdict_url": address}), schema).all_facts
    }
    assert page_of(facts["verdict_url"]) == (address if good else "")


def test_an_id_leads_to_its_page_and_nil_to_none(schema) -> None:
    for value, page in (("Q42", "https://www.wikidata.org/wiki/Q42"), ("NIL", ""), ("Q0", "")):
        facts = {
            it.kind.name: it
            for it in of(replace(PERS, attributes={"wikidata": value}), schema).all_facts
        }
        assert page_of(facts["wikidata"]) == page


def test_every_mark_of_the_gold_has_a_card_without_fault(schema) -> None:
    for it in gold.articles():
        marks, arrows = SpanIndex(it.annotations), RelationIndex(it.relations)
        for annotation in it.annotations:
            made = card(annotation, marks, arrows, schema)
            assert not made.derived.odd
            assert not [fact for fact in made.all_facts if fact.strays or fact.foreign]
            shown = {end.relation.id for tie in made.ties for end in tie.ends}
            assert shown == {arrow.id for arrow in arrows.of(annotation.id)}


# keys of the strip


def test_every_attribute_has_a_key_of_its_own_that_is_not_the_one_that_opens(schema) -> None:
    for label in schema.labels:
        kinds = schema.attributes_of(label.layer, label.code)
        keys = attribute_keys(kinds)
        assert len(set(keys.values())) == len(kinds)
        assert "a" not in keys.values()
        for kind in kinds:
            assert not kind.key or keys[kind.name] == kind.key


def test_keys_that_clash_or_lack_fall_to_the_next_free_letter() -> None:
    kinds = [
        AttributeType(name=name, kind="flag", layer="x", key=key)
        for name, key in (("main", "m"), ("mood", "m"), ("aa", "a"), ("سمة", ""))
    ]
    keys = attribute_keys(kinds)
    assert keys["main"] == "m"
    assert keys["mood"] == "o"
    assert len(set(keys.values())) == 4
    many = [AttributeType(name=f"n{k}", kind="flag", layer="x") for k in range(60)]
    given = attribute_keys(many)
    assert len(given) == len(set(given.values())) == 25


def test_values_have_digits_then_digits_with_shift() -> None:
    assert value_keys(3) == ["1", "2", "3"]
    assert value_keys(12)[9:] == ["0", "shift+1", "shift+2"]
    assert len(value_keys(30)) == 20
