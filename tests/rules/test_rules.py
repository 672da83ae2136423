"""Each rule finds what breaks it, says nothing of the gold, and its fix sets it right without making another."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya import assets, rules
from hashiya.commands.projects import read_schema
from hashiya.model.annotation import Annotation
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.span import Span
from hashiya.rules import Broken, Marked

SCHEMA = read_schema("default")
TEXT = 'وقال "الناتو" إن والعراق باقٍ، ثم غادر. عاد وزير الدفاع إلى بغداد'


def mark(start: int, end: int, label: str = "ORG", **facts: object) -> Annotation:
    layer = "claim" if label in ("CLAIM", "SOURCE", "CUE") else "entity"
    made = Annotation(
        id=f"{start:04}-{end:04}-{label}",
        article="a",
        layer=layer,
        label=label,
        fragments=(Span(start, end),),
        quote=TEXT[start:end],
        annotator="ليلى",
        created=0,
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def on(words: str, label: str = "ORG", **facts: object) -> Annotation:
    return mark(TEXT.index(words), TEXT.index(words) + len(words), label, **facts)


def arrow(one: Annotation, other: Annotation, label: str, **facts: object) -> Relation:
    made = Relation(
        id=f"{label}-{one.id}-{other.id}",
        article="a",
        label=label,
        from_id=one.id,
        to_id=other.id,
        annotator="ليلى",
        created=0,
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def found(
    *marks: Annotation, arrows: tuple[Relation, ...] = (), schema: Schema = SCHEMA
) -> list[Broken]:
    return list(rules.broken(Marked(text=TEXT, schema=schema, annotations=marks, relations=arrows)))


def names(*marks: Annotation, arrows: tuple[Relation, ...] = ()) -> list[str]:
    return [it.rule for it in found(*marks, arrows=arrows)]


def one(*marks: Annotation, arrows: tuple[Relation, ...] = ()) -> Broken:
    (it,) = found(*marks, arrows=arrows)
    return it


def fixed(it: Broken) -> str:
    assert it.fix is not None
    assert it.fix.span is not None
    return it.fix.span.quote(TEXT)


@pytest.mark.parametrize(
    ("words", "rule", "becomes"),
    [
        (" وزير الدفاع", "white-edge", "وزير الدفاع"),
        ("بغداد", "", ""),
        ("باقٍ،", "stray-mark", "باقٍ"),
        ('"الناتو', "half-pair", "الناتو"),
        ('"الناتو"', "", ""),
        ("والعراق", "attached-letters", "العراق"),
        ("العراق", "", ""),
        ("عراق", "", ""),
        ("غدا", "inside-word", None),
        ("وزير", "", ""),  # its و is its own
        ("غادر", "", ""),
    ],
)
def test_edges(words: str, rule: str, becomes: str | None) -> None:
    if not rule:
        assert names(on(words)) == []
        return
    it = one(on(words))
    assert it.rule == rule
    if becomes is None:
        assert it.fix is None
    else:
        assert fixed(it) == becomes
        assert it.fix is not None
        assert it.fix.span is not None
        assert names(mark(it.fix.span.start, it.fix.span.end)) == []


def test_labels_and_attributes_that_the_set_does_not_know() -> None:
    assert names(on("بغداد", "CITY")) == ["unknown-label"]
    assert names(on("بغداد", attributes={"colour": "red"})) == ["unknown-attribute"]
    assert names(on("بغداد", attributes={"comment": "نعم", "certain": False})) == []
    assert names(on("بغداد", attributes={"mention": "NAM"})) == []
    assert names(on("بغداد", attributes={"mention": "WRONG"})) == ["bad-value"]


def test_a_required_attribute_is_missed_and_its_default_mends_it() -> None:
    required = tuple(
        replace(it, required=True, default="NAM") if it.name == "mention" else it
        for it in SCHEMA.attributes
    )
    schema = replace(SCHEMA, attributes=required)
    (it,) = [it for it in found(on("بغداد"), schema=schema) if it.values["attribute"] == "mention"]
    assert it.rule == "missing-attribute"
    assert it.fix is not None
    assert (it.fix.attribute, it.fix.value) == ("mention", "NAM")


def test_the_same_mark_twice_goes_when_nothing_hangs_on_it() -> None:
    first = on("بغداد")
    again = replace(first, id="z", created=5)
    it = one(first, again)
    assert (it.rule, it.record) == ("double", "z")
    assert it.fix is not None
    assert it.fix.remove
    richer = replace(again, attributes={"comment": "تحقق"})
    assert one(first, richer).fix is None
    assert names(first, replace(again, annotator="سلمى")) == []


def test_arrows() -> None:
    claim, source, cue = on("باقٍ", "CLAIM"), on("الناتو", "SOURCE"), on("قال", "CUE")
    good = arrow(claim, source, "said_by"), arrow(claim, cue, "cued_by")
    assert names(claim, source, cue, arrows=good) == []
    assert names(claim, source, cue, arrows=good[:1]) == ["unused-cue"]
    assert names(claim, source, cue, arrows=good[1:]) == ["unused-source"]
    assert names(claim, cue, arrows=good) == ["loose-end"]
    wrong = arrow(claim, cue, "said_by")
    assert "relation-ends" in names(claim, source, cue, arrows=(*good, wrong))
    unknown = arrow(claim, source, "because")
    assert names(claim, source, cue, arrows=(*good, unknown)) == ["unknown-relation"]
    twice = replace(good[0], id="zz", created=9)
    it = one(claim, source, cue, arrows=(*good, twice))
    assert (it.rule, it.record) == ("double-relation", "zz")


def test_only_some_kinds_join_two_articles() -> None:
    here, there = on("باقٍ", "CLAIM"), on("غادر", "CLAIM", article="b")

    def across(label: str) -> list[str]:
        of = Marked(
            text=TEXT,
            schema=SCHEMA,
            annotations=(here,),
            relations=(arrow(here, there, label),),
            others={there.id: there},
        )
        return [it.rule for it in rules.broken(of)]

    assert across("same_claim") == []
    assert across("supports") == ["relation-across"]


def test_what_is_attributed_has_a_source() -> None:
    claim, source = on("باقٍ", "CLAIM"), on("الناتو", "SOURCE")
    said = replace(claim, attributes={"attribution": "explicit"})
    author = replace(claim, attributes={"attribution": "author"})
    by = (arrow(claim, source, "said_by"),)
    assert names(said) == ["no-source"]
    assert names(said, source, arrows=by) == []
    assert names(author, source, arrows=by) == ["source-unsaid"]
    assert names(author) == []


def test_the_overlap_policy_of_a_layer() -> None:
    nested = replace(SCHEMA, layers=tuple(replace(it, overlap="nested") for it in SCHEMA.layers))
    at = TEXT.index("وزير الدفاع")
    inner, crossing = mark(at, at + 4), mark(at + 5, at + 15)
    outer = mark(at, at + 11)
    assert [it.rule for it in found(outer, inner, schema=nested)] == []
    assert [it.rule for it in found(outer, crossing, schema=nested)] == ["overlap"]
    assert [it.rule for it in found(outer, crossing)] == []


def test_a_silenced_rule_is_silent() -> None:
    schema = replace(SCHEMA, silenced=("white-edge",))
    assert found(on(" وزير الدفاع"), schema=schema) == []


def test_the_gold_of_both_articles_obeys() -> None:
    for line in (assets.seeds() / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        marks = tuple(
            Annotation(
                id=it["id"],
                article="a",
                layer=it["layer"],
                label=it["label"],
                fragments=(Span(it["start"], it["end"]),),
                quote=it["text"],
                attributes=it["attributes"],
                annotator="",
                created=0,
            )
            for it in raw["spans"]
        )
        arrows = tuple(
            Relation(
                id=it["id"],
                article="a",
                label=it["label"],
                from_id=it["from"],
                to_id=it["to"],
                annotator="",
                created=0,
            )
            for it in raw["relations"]
        )
        assert len(marks) > 100
        of = Marked(text=raw["text"], schema=SCHEMA, annotations=marks, relations=arrows)
        assert list(rules.broken(of)) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_rule_has_a_sentence(language: str) -> None:
    from hashiya import wording

    said = {f"rules-{it}" for it in SENTENCES}
    assert said <= wording.messages(language).keys()


SENTENCES = rules.NAMES


def test_what_stands_for_several_names_is_none_of_them() -> None:
    assert len(set(rules.NAMES)) == len(rules.NAMES)
    assert not [it.id for it in rules.RULES if it.says and it.id in rules.NAMES]


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT) - 1),
            st.integers(1, 20),
            st.sampled_from(["ORG", "GPE", "CLAIM"]),
        ),
        max_size=6,
    )
)
def test_a_fix_is_a_place_in_the_text_and_breaks_nothing_of_its_kind(
    places: list[tuple[int, int, str]],
) -> None:
    marks = [mark(start, min(len(TEXT), start + length), label) for start, length, label in places]
    by_id = {it.id: it for it in marks}
    for it in found(*by_id.values()):
        assert it.rule in SENTENCES
        if it.fix is None or it.fix.span is None:
            continue
        span = it.fix.span
        assert span.end <= len(TEXT)
        mended = replace(by_id[it.record], fragments=(span,), quote=span.quote(TEXT))
        assert it.rule not in names(mended)
