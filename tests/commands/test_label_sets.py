"""A project gets another label set: counted before, carried along, one step, undone to the last row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import many_uses
import pytest
from making import annotation, article, relation, step

from hashiya.commands import checking, correcting, datasets, label_sets, projects
from hashiya.model.attribute import AttributeType, Choice
from hashiya.model.edit import Edit
from hashiya.model.errors import BadCarry, BadSchema, StaleEdit
from hashiya.model.label_change import Carry, LabelFate, RelationFate, ValueFate
from hashiya.model.schema import DocumentLabel, Label, Layer, RelationType, Schema
from hashiya.workspace import Workspace

SET = Schema(
    id="mine",
    layers=(Layer(code="entity"), Layer(code="claim")),
    labels=(
        Label(code="PERS", layer="entity", names={"ar": "شخص", "en": "Person"}),
        Label(code="ORG", layer="entity", names={"ar": "هيئة", "en": "Organisation"}),
        Label(code="CLAIM", layer="claim", names={"ar": "ادعاء", "en": "Claim"}),
    ),
    attributes=(
        AttributeType(
            name="sex", kind="choice", layer="entity", choices=(Choice(code="f"), Choice(code="m"))
        ),
        AttributeType(name="rank", kind="text", layer="entity"),
        AttributeType(name="flags", kind="choices", layer="entity"),
    ),
    relations=(
        RelationType(code="about", domain=("CLAIM",), range=("entity",)),
        RelationType(code="same"),
    ),
    document_labels=(
        DocumentLabel(code="genre", choices=(Choice(code="news"), Choice(code="opinion"))),
    ),
)
PERS, ORG, CLAIM = ("entity", "PERS"), ("entity", "ORG"), ("claim", "CLAIM")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Two articles, the second in the bin, with marks, arrows within and across, and facts."""
    file = label_sets.write_schema(SET, tmp_path / "set.toml")
    with projects.create(tmp_path / "p.hashiya", file, "ليلى") as opened:
        one = article(name="1.txt", labels={"genre": "news"})
        two = article(
            "بعد قال " + one.text, name="2.txt", deleted=True, labels={"genre": "opinion"}
        )
        marks = [
            annotation(one, 4, 9, "PERS", attributes={"sex": "f", "rank": "7", "comment": "تحقق"}),
            annotation(one, 10, 15, "PERS", attributes={"sex": "m", "rank": "كبير"}),
            annotation(one, 10, 15, "ORG"),
            annotation(one, 0, 20, "CLAIM"),
            annotation(two, 0, 7, "CLAIM"),
            annotation(two, 4, 7, "PERS", attributes={"flags": ("a", "b"), "rank": "2.5"}),
        ]
        arrows = [
            relation(marks[3], marks[0], "about"),
            relation(marks[3], marks[2], "about", attributes={"certain": False}),
            relation(marks[3], marks[4], "same"),
            relation(marks[4], marks[1], "about"),
        ]
        opened.apply(step(*(Edit(None, it) for it in (one, two, *marks, *arrows)), by="ليلى"))
        yield opened


def everything(ws: Workspace) -> dict[str, list[tuple]]:
    return many_uses.rows(ws.path)


def order(ws: Workspace) -> list[list[str]]:
    """Ids in the order in which they are read."""
    lines = [*ws.articles(), *ws.articles(deleted=True)]
    return [[it.id for it in (*ws.annotations(one.id), *ws.relations(one.id))] for one in lines]


def counted(plan) -> dict[str, int]:
    return {f"{it.kind} {it.what} {it.value}".strip(): it.count for it in plan.effects}


def labels(ws: Workspace) -> dict[str, int]:
    return {code: n for (_, code), n in ws.uses().labels.items()}


def without(schema: Schema, *codes: str) -> Schema:
    return replace(schema, labels=tuple(it for it in schema.labels if it.code not in codes))


def done(ws: Workspace, new: Schema, carry: Carry) -> dict[str, int]:
    """Plan, change, undo, redo: what the plan counted, and everything as it was in between."""
    before, read = everything(ws), order(ws)
    plan = label_sets.plan(ws, new, carry)
    assert everything(ws) == before
    step = label_sets.change(ws, plan)
    edits = [it for it in step.edits if not isinstance(it.record, Schema)]
    assert len(edits) == plan.uses
    assert ws.schema() == plan.after
    after = everything(ws)
    ws.undo()
    assert everything(ws) == before
    if not any(it.loses for it in plan.effects):  # what comes back stands behind what stayed
        assert order(ws) == read
    ws.redo()
    assert everything(ws) == after
    assert [it for it in ws.check() if it.severity == "damage"] == []
    return counted(plan)


def test_a_label_gets_another_code_in_the_bin_too(ws: Workspace) -> None:
    renamed = tuple(replace(it, code="HUMAN") if it.code == "PERS" else it for it in SET.labels)
    carry = Carry(labels={PERS: LabelFate(to=("entity", "HUMAN"))})
    assert done(ws, replace(SET, labels=renamed), carry) == {"label-moved PERS": 3}
    assert labels(ws) == {"HUMAN": 3, "ORG": 1, "CLAIM": 2}
    assert ws.schema().version == 2


def test_a_merge_tells_of_words_that_get_the_label_twice(ws: Workspace) -> None:
    carry = Carry(labels={ORG: LabelFate(to=PERS)})
    assert done(ws, without(SET, "ORG"), carry) == {"label-moved ORG": 1, "double PERS": 1}
    assert labels(ws) == {"PERS": 4, "CLAIM": 2}


def test_a_label_is_split_by_what_is_said_or_by_choice(ws: Workspace) -> None:
    more = Label(code="WOMAN", layer="entity")
    new = replace(SET, labels=(*SET.labels, more))
    carry = Carry(labels={PERS: LabelFate(by="sex", values={"f": ("entity", "WOMAN")})})
    assert done(ws, new, carry) == {"label-moved PERS": 1}
    [org] = [it.id for line in ws.articles() for it in ws.annotations(line.id) if it.label == "ORG"]
    plan = label_sets.plan(ws, ws.schema(), Carry(chosen={org: ("entity", "WOMAN")}))
    assert counted(plan) == {"label-moved ORG": 1}
    assert plan.before == plan.after
    label_sets.change(ws, plan)
    assert labels(ws) == {"PERS": 2, "WOMAN": 2, "CLAIM": 2}
    assert ws.schema().version == 2


def test_uses_that_go_take_their_relations_with_them_from_other_articles_too(ws: Workspace) -> None:
    carry = Carry(labels={CLAIM: LabelFate(remove=True)})
    new = replace(without(SET, "CLAIM"), relations=SET.relations[1:])
    found = done(ws, new, carry)
    assert found == {
        "label-removed CLAIM": 2,
        "relation-hanging about": 3,
        "relation-hanging same": 1,
    }
    assert labels(ws) == {"PERS": 3, "ORG": 1}
    assert ws.uses().relations == {}


def test_an_arrow_goes_with_its_far_end_from_an_article_that_has_nothing_else(
    ws: Workspace,
) -> None:
    far = article("نص بعيد", name="3.txt")
    end = annotation(far, 0, 2, "FAR")
    near = article("نص قريب", name="4.txt")
    org = annotation(near, 0, 2, "ORG")
    label_sets.change(
        ws,
        label_sets.plan(ws, replace(SET, labels=(*SET.labels, Label(code="FAR", layer="entity")))),
    )
    arrow = relation(org, end, "same")
    ws.apply(step(*(Edit(None, it) for it in (far, end, near, org, arrow)), by="ليلى"))
    found = done(ws, SET, Carry(labels={("entity", "FAR"): LabelFate(remove=True)}))
    assert found == {"label-removed FAR": 1, "relation-hanging same": 1}


def test_uses_of_what_is_gone_stay_and_are_told(ws: Workspace) -> None:
    new = replace(
        without(SET, "ORG"), relations=SET.relations[:1], attributes=(), document_labels=()
    )
    found = done(ws, new, Carry())
    assert found == {
        "label-unknown ORG": 1,
        "relation-unknown same": 1,
        "attribute-unknown rank": 3,
        "attribute-unknown sex": 2,
        "attribute-unknown flags": 1,
        "document-unknown genre": 2,
    }
    assert labels(ws) == {"PERS": 3, "ORG": 1, "CLAIM": 2}
    findings = {it.message for it in checking.findings(ws)}
    assert {
        "rules-unknown-label",
        "rules-unknown-relation",
        "rules-unknown-attribute",
        "rules-unknown-document",
    } <= findings
    out = datasets.export(datasets.choose(ws), ws.path.parent / "out.jsonl", "hashiya").path
    [line] = out.read_text(encoding="utf-8").splitlines()[-1:]
    assert all(word in line for word in ('"ORG"', '"same"', '"rank"', '"genre"'))


def test_a_step_of_no_use_is_a_step_of_the_set_alone(ws: Workspace) -> None:
    named = tuple(replace(it, names={"ar": "شخصية", "en": it.code}) for it in SET.labels[:1])
    plan = label_sets.plan(ws, replace(SET, labels=(*named, *SET.labels[1:])))
    assert plan.uses == 0
    assert [it.message for it in plan.differences] == ["labels-differs-label-changed"]
    step = label_sets.change(ws, plan)
    assert len(step.edits) == 1
    assert label_sets.change(ws, label_sets.plan(ws, ws.schema())) is None


def test_relations_are_renamed_merged_and_held_to_their_new_ends(ws: Workspace) -> None:
    only = RelationType(code="about", domain=("CLAIM",), range=("ORG",))
    new = replace(SET, relations=(only, replace(SET.relations[1], code="equals")))
    carry = Carry(relations={"same": RelationFate(to="equals")})
    assert done(ws, new, carry) == {"relation-moved same": 1, "relation-misfit about": 2}
    carry = Carry(relations={"about": RelationFate(to="equals")})
    found = done(ws, replace(new, relations=new.relations[1:]), carry)
    assert found == {"relation-moved about": 3}
    assert ws.uses().relations == {"equals": 4}
    [line] = ws.articles()
    said = [it.attributes for it in ws.relations(line.id)]
    assert sorted(said, key=len) == [{}, {}, {"certain": False}]


def test_misfits_go_where_that_is_asked(ws: Workspace) -> None:
    only = RelationType(code="about", domain=("CLAIM",), range=("ORG",))
    carry = Carry(relations={"about": RelationFate(misfits="remove")})
    found = done(ws, replace(SET, relations=(only, SET.relations[1])), carry)
    assert found == {"relation-misfit-removed about": 2}
    assert ws.uses().relations == {"about": 1, "same": 1}


def test_attributes_are_renamed_converted_and_lose_no_value(ws: Workspace) -> None:
    sex, rank, flags = SET.attributes
    new = replace(
        SET,
        attributes=(
            replace(sex, name="gender", choices=(Choice(code="female"), Choice(code="m"))),
            replace(rank, kind="number"),
            replace(flags, kind="text"),
        ),
    )
    fate = ValueFate(to="gender", choices={"f": "female"})
    found = done(ws, new, Carry(attributes={("entity", "sex"): fate}))
    assert found == {
        "value-unconverted rank كبير": 1,
        "value-unconverted flags a, b": 1,
        "attribute-renamed sex": 2,
        "value-moved sex f": 1,
        "value-converted rank": 2,
    }
    said = [dict(it.attributes) for line in ws.articles() for it in ws.annotations(line.id)]
    assert {"gender": "female", "rank": 7, "comment": "تحقق"} in said
    assert {"gender": "m", "rank": "كبير"} in said


def test_a_value_goes_or_stays_unknown(ws: Workspace) -> None:
    fewer = replace(SET.attributes[0], choices=(Choice(code="x"),))
    new = replace(SET, attributes=(fewer, *SET.attributes[1:]))
    found = done(ws, new, Carry(attributes={("entity", "sex"): ValueFate(choices={"f": ""})}))
    assert found == {"value-removed sex f": 1, "value-unknown sex m": 1}


def test_an_attribute_keeps_its_name_where_the_new_one_is_taken(ws: Workspace) -> None:
    new = replace(SET, attributes=SET.attributes[1:])
    found = done(ws, new, Carry(attributes={("entity", "sex"): ValueFate(to="rank")}))
    assert found["attribute-clash sex"] == 2
    assert ws.uses(["sex"]).of_value("entity", "sex", "f") == 1


def test_document_labels_go_along(ws: Workspace) -> None:
    kind = DocumentLabel(code="kind", choices=(Choice(code="report"),))
    fate = ValueFate(to="kind", choices={"news": "report"})
    found = done(ws, replace(SET, document_labels=(kind,)), Carry(documents={"genre": fate}))
    assert found == {
        "document-renamed genre": 2,
        "document-value-moved genre news": 1,
        "document-value-unknown genre opinion": 1,
    }
    assert ws.uses().document_values == {("kind", "report"): 1, ("kind", "opinion"): 1}


def test_a_layer_takes_its_labels_and_attributes_along(ws: Workspace) -> None:
    layers = (Layer(code="thing"), SET.layers[1])
    moved = tuple(replace(it, layer="thing") if it.layer == "entity" else it for it in SET.labels)
    said = tuple(replace(it, layer="thing") for it in SET.attributes)
    arrows = (replace(SET.relations[0], range=("thing",)), SET.relations[1])
    new = replace(SET, layers=layers, labels=moved, attributes=said, relations=arrows)
    found = done(ws, new, Carry(layers={"entity": "thing"}))
    assert found == {"label-moved PERS": 3, "label-moved ORG": 1}
    assert {layer for layer, _ in ws.uses().labels} == {"thing", "claim"}


def test_two_labels_change_places(ws: Workspace) -> None:
    carry = Carry(labels={PERS: LabelFate(to=ORG), ORG: LabelFate(to=PERS)})
    done(ws, SET, carry)
    assert labels(ws) == {"ORG": 3, "PERS": 1, "CLAIM": 2}


def test_marks_without_a_place_go_along(ws: Workspace) -> None:
    [line] = ws.articles()
    correcting.correct(ws, line.id, "نص آخر لا يشبهه")
    assert ws.uses().waiting == {PERS: 2, ORG: 1, CLAIM: 1}
    carry = Carry(labels={PERS: LabelFate(to=ORG), CLAIM: LabelFate(remove=True)})
    done(ws, without(SET, "PERS"), carry)
    assert ws.uses().waiting == {ORG: 3}


def test_a_target_that_is_not_there_is_refused_before_anything_is_done(ws: Workspace) -> None:
    before = everything(ws)
    plan = label_sets.plan(ws, without(SET, "PERS"), Carry(labels={ORG: LabelFate(to=PERS)}))
    assert [type(it) for it in plan.refused] == [BadCarry]
    with pytest.raises(BadCarry):
        label_sets.change(ws, plan)
    twice = replace(SET, labels=SET.labels * 2)
    with pytest.raises(BadSchema):
        label_sets.change(ws, label_sets.plan(ws, twice))
    assert everything(ws) == before


def test_a_plan_that_somebody_overtook_is_refused(ws: Workspace) -> None:
    plan = label_sets.plan(ws, without(SET, "ORG"))
    label_sets.change(ws, label_sets.plan(ws, replace(SET, names={"ar": "غيرها"})))
    with pytest.raises(StaleEdit):
        label_sets.change(ws, plan)


def test_versions_rise_and_two_that_disagree_are_told(ws: Workspace) -> None:
    other = without(SET, "ORG")
    assert label_sets.plan(ws, SET).standing == "same"
    assert label_sets.plan(ws, other).standing == "disagrees"
    assert label_sets.plan(ws, replace(other, version=9)).standing == "newer"
    assert label_sets.plan(ws, replace(other, id="his")).standing == "other"
    label_sets.change(ws, label_sets.plan(ws, replace(other, version=9)))
    assert ws.schema().version == 9
    assert label_sets.plan(ws, SET).standing == "older"
    label_sets.change(ws, label_sets.plan(ws, SET))
    assert ws.schema().version == 10
