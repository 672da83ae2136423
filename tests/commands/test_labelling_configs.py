"""A labelling configuration of Label Studio as a label set: what it says is taken, what it cannot say stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import gold
import pytest

from hashiya.commands import label_sets
from hashiya.formats.format import WriteOptions
from hashiya.formats.label_studio import label_studio
from hashiya.model import errors
from hashiya.model.attribute import Choice
from hashiya.model.dataset import Dataset
from hashiya.model.errors import BadSchema
from hashiya.model.schema import Label, Layer, Schema

CONFIG = """<View>
  <!-- كيانات -->
  <Labels name="label" toName="text">
    <Label value="شخص" alias="PER" background="red" hotkey="p" hint="اسم إنسان"/>
    <Label value="LOC" background="#1F7A55" hotkey="p"/>
    <Label value="LOC" background="blue"/>
  </Labels>
  <Relations><Relation value="يعمل في"/><Relation value="visits"/></Relations>
  <Text name="text" value="$text"/>
  <View visibleWhen="region-selected" whenLabelValue="شخص">
    <Choices name="mention" toName="text" perRegion="true" choice="single" required="true">
      <Choice value="اسم" alias="NAM"/><Choice value="NOM"/>
    </Choices>
  </View>
  <Taxonomy name="kind" toName="text" perRegion="true">
    <Choice value="مكان"><Choice value="مدينة"/></Choice>
  </Taxonomy>
  <Rating name="sure" toName="text" perRegion="true"/>
  <TextArea name="comment" toName="text" perRegion="true" rows="4"/>
  <Choices name="topic" toName="text" choice="multiple"><Choice value="سياسة"/></Choices>
  <RectangleLabels name="box" toName="image"><Label value="Car"/></RectangleLabels>
</View>"""


def config(place: Path, words: str = CONFIG) -> Path:
    file = place / "config.xml"
    file.write_text(words, encoding="utf-8")
    return file


def test_controls_are_labels_attributes_and_relations(tmp_path: Path) -> None:
    found = label_sets.read_schema(config(tmp_path))
    assert [(it.code, it.layer, dict(it.names), it.slot, it.shortcut) for it in found.labels] == [
        ("PER", "entity", {"ar": "شخص"}, 2, "p"),
        ("LOC", "entity", {}, 3, ""),
    ]
    assert found.labels[0].guideline == {"ar": "اسم إنسان"}
    assert [it.code for it in found.relations] == ["يعمل في", "visits"]
    said = {it.name: it for it in found.attributes}
    assert {it: (of.kind, of.labels) for it, of in said.items()} == {
        "mention": ("choice", ("PER",)),
        "kind": ("choices", ()),
        "sure": ("number", ()),
        "comment": ("text", ()),
    }
    assert said["mention"].choices == (Choice(code="NAM", names={"ar": "اسم"}), Choice(code="NOM"))
    assert (said["mention"].required, said["comment"].long) == (True, True)
    assert [it.code for it in said["kind"].choices] == ["مكان", "مكان/مدينة"]
    (topic,) = found.document_labels
    assert (topic.code, topic.many, [it.code for it in topic.choices]) == ("topic", True, ["سياسة"])
    assert label_sets.unknown_fields(config(tmp_path)) == ("RectangleLabels",)


def test_the_configuration_of_our_own_export_has_the_set_that_it_was_made_of(
    tmp_path: Path,
) -> None:
    schema = gold.schema()
    label_studio.write(Dataset(schema=schema, articles=()), tmp_path, WriteOptions())
    found = label_sets.read_schema(tmp_path / "config.xml")
    assert {(it.layer, it.code) for it in found.labels} == {
        (it.layer, it.code) for it in schema.labels
    }
    assert [it.code for it in found.relations] == [it.code for it in schema.relations]
    assert {it.code for it in found.document_labels} == {it.code for it in schema.document_labels}
    assert {it.name for it in found.attributes} == {it.name for it in schema.attributes}


def test_what_a_configuration_cannot_say_stays_as_it_is(tmp_path: Path) -> None:
    ours = gold.schema()
    place = next(it for it in ours.labels if it.code == "GPE")
    named = config(tmp_path, CONFIG.replace('"LOC"', '"GPE"'))
    found = label_sets.read_beside(named, ours)
    assert [it for it in found.labels if it.code == "GPE"] == [place]
    assert (found.id, found.names, found.version) == (ours.id, ours.names, ours.version + 1)
    assert {it.code for it in found.labels} == {"PER", "GPE"}
    assert [it for it in found.layers if it in ours.layers] == list(ours.layers)
    bare = "<View><Labels name='label' toName='t'><Label value='GPE'/></Labels></View>"
    kept = label_sets.read_beside(config(tmp_path, bare), ours)
    assert kept.document_labels == ours.document_labels
    unbound = replace(ours.relations[0], domain=(), range=())
    assert label_sets.read_beside(
        config(tmp_path, bare), replace(ours, relations=(unbound,))
    ).relations == (unbound,)


@pytest.mark.parametrize(
    "words", ["<View/>", "<a/>", "<View><Labels", "", '<!DOCTYPE a [<!ENTITY b "c">]><View/>']
)
def test_what_is_no_configuration_is_refused(words: str, tmp_path: Path) -> None:
    with pytest.raises(BadSchema):
        label_sets.read_schema(config(tmp_path, words))


def test_a_set_that_was_read_is_sound(tmp_path: Path) -> None:
    found = label_sets.read_schema(config(tmp_path))
    assert isinstance(found, Schema)
    again = label_sets.write_schema(found, tmp_path / "a.toml")
    assert label_sets.read_schema(again) == found


def test_a_label_that_an_import_brought_gets_colour_key_and_name(tmp_path: Path) -> None:
    brought = Label(code="PER", layer="entity", short="PER", slot=7, line="dotted")
    ours = Schema(id="a", layers=(Layer(code="entity"),), labels=(brought,))
    found = label_sets.read_beside(config(tmp_path), ours).labels[0]
    assert (found.slot, found.line, found.shortcut, found.names) == (2, "solid", "p", {"ar": "شخص"})


BOMB = (
    '<!DOCTYPE a [\n<!ENTITY b "bb">]><View><Labels name="l"><Label value="&b;"/></Labels></View>'
)


@pytest.mark.parametrize(
    ("words", "error", "line"),
    [
        ("<View>\n<Labels>", errors.SchemaMalformed, 2),
        ("<View/>", errors.SchemaMalformed, 1),
        (BOMB, errors.SchemaEntities, 2),
        ("<View>" * 3000 + "</View>" * 3000, errors.SchemaTooDeep, None),
    ],
    ids=["unfinished", "nothing", "entities", "deep"],
)
def test_what_is_no_configuration_is_refused_for_what_it_is(
    words: str, error: type[BadSchema], line: int | None, tmp_path: Path
) -> None:
    """Entities were said to be brackets that lie within each other too deep."""
    with pytest.raises(BadSchema) as refused:
        label_sets.read_schema(config(tmp_path, words))
    assert type(refused.value) is error
    assert refused.value.values["name"] == "config.xml"
    assert refused.value.values.get("line") == line
