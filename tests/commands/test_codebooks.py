"""Label sets as REFI-QDA codebooks: ours come back whole, strangers' as labels, and what has no place is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from formats import refi_checker
from hypothesis import given
from hypothesis import strategies as st

from hashiya.cli.program import program
from hashiya.commands import annotate, articles, codebooks, label_sets, projects
from hashiya.formats.refi.codes import HUES, slot_of
from hashiya.model import errors
from hashiya.model.schema import Card, Label, Layer, Schema
from hashiya.model.span import Span

SPACE = "{urn:QDA-XML:codebook:1.0}"
MAXQDA = """\ufeff<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<CodeBook xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" origin="MAXQDA 2022 (Release 22.2.0)"
 xmlns="urn:QDA-XML:codebook:1.0"><Codes>
 <Code guid="11111111-1111-4111-8111-111111111111" name="السياسة" isCodable="true" color="#ff0000">
  <Description>ما يقال عن الحكم.</Description>
  <Code guid="22222222-2222-4222-8222-222222222222" name="أخرى" isCodable="true" color="#0000ff"/>
 </Code>
 <Code guid="33333333-3333-4333-8333-333333333333" name="Economy  &amp; trade" isCodable="true" color="#808080">
  <Description>Money, markets
and work.</Description>
  <Code guid="44444444-4444-4444-8444-444444444444" name="أخرى" isCodable="true" color="#00ff00"/>
 </Code></Codes>
 <Sets><Set guid="55555555-5555-4555-8555-555555555555" name="All"><MemberCode guid="1"/></Set></Sets>
</CodeBook>"""
GROUPED = """<?xml version="1.0" encoding="UTF-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="NVivo"><Codes>
<Code guid="11111111-1111-4111-8111-111111111111" name="Actors" isCodable="false">
<Code guid="22222222-2222-4222-8222-222222222222" name="Person" isCodable="true"/></Code>
<Code guid="33333333-3333-4333-8333-333333333333" name="Topics" isCodable="false">
<Code guid="44444444-4444-4444-8444-444444444444" name="War" isCodable="true"/></Code>
</Codes></CodeBook>"""


def written(schema: Schema, folder: Path) -> Path:
    return label_sets.write_schema(schema, folder / "كتاب.qdc")


@pytest.mark.parametrize("name", label_sets.schema_names())
def test_every_set_that_comes_along_returns_whole(name: str, tmp_path: Path) -> None:
    schema = label_sets.read_schema(name)
    assert label_sets.read_beside(written(schema, tmp_path), schema) == schema
    alone = label_sets.read_schema(written(schema, tmp_path))
    assert (alone.layers, alone.labels) == (schema.layers, schema.labels)
    assert alone.relations == alone.attributes == ()


@pytest.mark.parametrize("name", label_sets.schema_names())
def test_it_is_written_as_the_schema_of_codebooks_wants(name: str, tmp_path: Path) -> None:
    root = ElementTree.parse(written(label_sets.read_schema(name), tmp_path)).getroot()
    assert root.tag == f"{SPACE}CodeBook"
    assert set(root.attrib) == {"origin"}
    for it in root.iter():
        it.tag = it.tag.replace(SPACE, refi_checker.SPACE)
    refi_checker.check(root[0])


texts = st.text(st.sampled_from("ab: \\\n.اب<&\"'؛;\t"), max_size=8).filter(
    lambda it: it == it.strip()
)
said = st.dictionaries(st.sampled_from(["ar", "en"]), texts.filter(bool), max_size=2)
codes = st.text(st.sampled_from("ab:/اب.<&1 "), min_size=1, max_size=6).filter(
    lambda it: it == it.strip()
)


@st.composite
def sets(draw: st.DrawFn) -> Schema:
    names = draw(st.lists(codes, min_size=1, max_size=8, unique=True))
    layers = [Layer(code=it, overlap=draw(st.sampled_from(["any", "none"]))) for it in ("e", "c")]
    labels: list[Label] = []
    for layer in layers:
        for it in names[layer.code == "c" :: 2]:
            above = [""] + [one.code for one in labels if one.layer == layer.code]
            labels.append(
                Label(
                    code=it,
                    layer=layer.code,
                    names=draw(said),
                    short=it[:4].strip(),
                    slot=draw(st.integers(0, 8)),
                    guideline=draw(said),
                    card=Card(include=draw(said), decision=draw(said)),
                    parent=draw(st.sampled_from(above)),
                    form=draw(st.sampled_from(["lane", "band"])),
                    determiner=draw(st.sampled_from(["in", "out"])),
                )
            )
    return Schema(id="s", layers=tuple(layers), labels=tuple(labels))


@given(sets())
def test_any_set_comes_back_with_its_colours_places_and_words(
    tmp_path_factory: pytest.TempPathFactory, schema: Schema
) -> None:
    file = tmp_path_factory.mktemp("qdc") / "a.qdc"
    codebooks.write(schema, file)
    found = codebooks.read(file.name, file.read_bytes())
    assert found.layers == schema.layers
    assert {it.code: it for it in found.labels} == {it.code: it for it in schema.labels}


def test_a_strangers_codes_are_labels_with_colour_place_and_words(tmp_path: Path) -> None:
    file = tmp_path / "من ماكس.qdc"
    file.write_text(MAXQDA, encoding="utf-8")
    found = label_sets.read_schema(file)
    assert found.id == "من ماكس"
    rows = [(it.code, it.parent, it.slot, dict(it.guideline), it.shortcut) for it in found.labels]
    assert rows == [
        ("السياسة", "", 2, {"ar": "ما يقال عن الحكم."}, "1"),
        ("السياسة / أخرى", "السياسة", 1, {}, "2"),
        ("Economy  & trade", "", 0, {"en": "Money, markets\nand work."}, "3"),
        ("Economy  & trade / أخرى", "Economy  & trade", 3, {}, "4"),
    ]
    assert label_sets.unknown_fields(file) == ("Sets",)
    assert label_sets.faults(found) == ()


def test_groups_that_code_nothing_are_layers(tmp_path: Path) -> None:
    file = tmp_path / "n.qdc"
    file.write_text(GROUPED, encoding="utf-8")
    found = label_sets.read_schema(file)
    assert [(it.layer, it.code, it.parent) for it in found.labels] == [
        ("Actors", "Person", ""),
        ("Topics", "War", ""),
    ]


def test_what_another_program_saved_of_ours_is_still_heard(tmp_path: Path) -> None:
    schema = label_sets.read_schema("default")
    file = written(schema, tmp_path)
    told = file.read_text(encoding="utf-8").replace('origin="Hashiya', 'origin="MAXQDA')
    told = told.replace("guideline.en: A personal name", "my remark\nguideline.en: A personal name")
    file.write_text(told, encoding="utf-8")
    assert label_sets.read_beside(file, schema) == schema


def test_what_no_codebook_can_say_stays_as_it_was(tmp_path: Path) -> None:
    ours = label_sets.read_schema("default")
    file = tmp_path / "n.qdc"
    file.write_text(GROUPED.replace("Actors", "entity").replace("Person", "PERS"), encoding="utf-8")
    found = label_sets.read_beside(file, ours)
    assert found.id == ours.id
    person, before = found.label("entity", "PERS"), ours.label("entity", "PERS")
    assert before is not None
    assert person == before
    assert found.document_labels == ours.document_labels
    assert {it.layer for it in found.attributes} == {"entity"}
    assert label_sets.faults(found) == ()


@pytest.mark.parametrize("slot", range(9))
def test_each_hue_is_its_own_slot(slot: int) -> None:
    assert slot_of(HUES[slot]) == slot


@pytest.mark.parametrize("told", ["", "red", "#12", "#gggggg", "#ffffffff"])
def test_a_colour_that_is_none_is_grey(told: str) -> None:
    assert slot_of(told) == 0


BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><CodeBook><Codes/></CodeBook>'


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", errors.SchemaMalformed),
        ("<CodeBook><Codes>", errors.SchemaMalformed),
        ("<Project/>", errors.SchemaMalformed),
        ("not xml", errors.SchemaMalformed),
        (BOMB, errors.SchemaEntities),
        ("<CodeBook>" + "<Code>" * 3000 + "</Code>" * 3000 + "</CodeBook>", errors.SchemaTooDeep),
    ],
    ids=["empty", "unfinished", "project", "text", "entities", "deep"],
)
def test_what_is_no_codebook_is_refused_in_words(text: str, error: type, tmp_path: Path) -> None:
    file = tmp_path / "b.qdc"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(error) as found:
        label_sets.read_schema(file)
    assert found.value.values["name"] == "b.qdc"


def test_names_that_no_label_can_have_are_mended_and_told_apart() -> None:
    codes = "".join(
        f'<Code name="{it}"/>' for it in ("a\u200e&#10;b", "", "", "x" * 300, "x" * 301)
    )
    found = codebooks.read("b.qdc", f"<CodeBook><Codes>{codes}</Codes></CodeBook>".encode())
    assert label_sets.faults(found) == ()
    assert [it.code[:8] for it in found.labels] == ["a b", "code", "code 2", "x" * 8, "x" * 8]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_the_command_line_the_losses_are_said(language: str, tmp_path: Path) -> None:
    path, file = tmp_path / "p.hashiya", tmp_path / "b.qdc"
    text = tmp_path / "a.txt"
    text.write_text("قال ترامب إن الناتو سيبقى.", encoding="utf-8")
    with projects.create(path, "default", "ليلى") as ws:
        article_id = articles.add(ws, articles.stream([text])).articles[0]
        annotate.tag(ws, article_id, Span(4, 9), "entity", "PERS")
        before = ws.schema()

    def run(*words: object) -> str:
        done = CliRunner().invoke(program, ["labels", *map(str, words), "--language", language])
        assert done.exit_code == 0, done.output
        return done.output

    output = run("export", path, file)
    for kind, count in codebooks.lost(before).items():
        assert count > 0, kind
        assert str(count) in output
    assert "TOML" in output
    changed = file.read_text(encoding="utf-8").replace("names.en: Person", "names.en: Human")
    file.write_text(changed, encoding="utf-8")
    run("import", path, file, "--yes")
    with projects.open_project(path, read_only=True) as ws:
        after = ws.schema()
        assert ws.uses().labels["entity", "PERS"] == 1
    person = before.label("entity", "PERS")
    assert person is not None
    renamed = replace(person, names={**person.names, "en": "Human"})
    assert after.label("entity", "PERS") == renamed
    assert after.relations == before.relations
    assert after.attributes == before.attributes
    assert "PERS" in run("show", file)
