"""Label sets from anybody's hand (B17): each fault is told by its place in a sentence, and nothing is made or changed."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from hashiya.cli.program import program
from hashiya.commands import label_sets, projects
from hashiya.model import errors
from hashiya.model.attribute import AttributeType
from hashiya.model.label_change import Carry, LabelFate
from hashiya.model.schema import Label, Layer, RelationType, Schema
from hashiya.rules import label_set as rules
from hashiya.wording import Wording

HEAD = 'id = "mine"\nlayers = [{ code = "e" }, { code = "c" }]\n'
TWO = '[[labels]]\ncode = "A"\nlayer = "e"\n{}\n[[labels]]\ncode = "B"\nlayer = "e"\n{}\n'
ONE = '[[labels]]\ncode = "A"\nlayer = "e"\n{}\n'
SAID = '[[attributes]]\nname = "n"\nkind = "choice"\nlayer = "e"\n{}\n'
ARROW = '[[relations]]\ncode = "r"\n{}\n'

FAULTS: dict[str, tuple[str, type[errors.BadSchema], tuple[str, ...]]] = {
    "text-for-number": (ONE.format('slot = "red"'), errors.SchemaField, ("A", "slot", "red")),
    "number-for-text": (ONE.format("short = 7"), errors.SchemaField, ("A", "short", "7")),
    "text-for-table": (ONE.format('names = "x"'), errors.SchemaField, ("A", "names")),
    "text-for-flag": (SAID.format('required = "yes"'), errors.SchemaField, ("n", "required")),
    "text-for-list": (ARROW.format('domain = "A"'), errors.SchemaField, ("r", "domain")),
    "unknown-colour": (ONE.format("slot = 9"), errors.SchemaField, ("A", "slot", "9", "0 – 8")),
    "unknown-line": (ONE.format('line = "wavy"'), errors.SchemaField, ("line", "wavy", "dotted")),
    "unknown-form": (ONE.format('form = "box"'), errors.SchemaField, ("form", "box", "band")),
    "unknown-kind": (
        SAID.replace("choice", "colour").format(""),
        errors.SchemaField,
        ("n", "kind", "colour", "choices"),
    ),
    "unknown-role": (ONE.format('role = "hero"'), errors.SchemaField, ("role", "hero", "claim")),
    "odd-shortcut": (ONE.format('shortcut = "win+q"'), errors.SchemaField, ("A", "win+q")),
    "no-code": ('[[labels]]\nlayer = "e"\n', errors.SchemaGap, ("1", "code")),
    "code-twice": (TWO.replace('"B"', '"A"').format("", ""), errors.SchemaDouble, ("A", "code")),
    "name-twice": (
        TWO.format('names = { ar = "شخص" }', 'names = { ar = "شخص" }'),
        errors.SchemaDouble,
        ("شخص", "A", "B"),
    ),
    "shortcut-twice": (
        TWO.format('shortcut = "1"', 'shortcut = "1"'),
        errors.SchemaDouble,
        ("shortcut", "A", "B"),
    ),
    "attribute-key-twice": (
        SAID.format('key = "k"') + SAID.replace('"n"', '"m"').format('key = "k"'),
        errors.SchemaDouble,
        ("key", "k", "n", "m"),
    ),
    "attribute-twice": (
        ONE.format("") + SAID.format('labels = ["A"]') + SAID.format(""),
        errors.SchemaDouble,
        ("name", "n"),
    ),
    "choice-twice": (
        SAID.format('choices = [{ code = "x" }, { code = "x" }]'),
        errors.SchemaDouble,
        ("x", "n"),
    ),
    "parent-cycle": (
        TWO.format('parent = "B"', 'parent = "A"'),
        errors.SchemaCycle,
        ("A", "parent"),
    ),
    "parent-itself": (ONE.format('parent = "A"'), errors.SchemaCycle, ("A", "parent")),
    "parent-nobody": (ONE.format('parent = "Z"'), errors.SchemaReference, ("A", "parent", "Z")),
    "layer-nobody": (
        ONE.format("").replace('"e"', '"z"'),
        errors.SchemaReference,
        ("A", "layer", "z"),
    ),
    "relation-to-nothing": (
        ARROW.format('range = ["", "e"]'),
        errors.SchemaReference,
        ("r", "range"),
    ),
    "domain-unknown": (ARROW.format('domain = ["Z"]'), errors.SchemaReference, ("r", "Z")),
    "attribute-of-nobody": (SAID.format('labels = ["Z"]'), errors.SchemaReference, ("n", "Z")),
    "default-no-choice": (
        SAID.format('default = "y"\nchoices = [{ code = "x" }]'),
        errors.SchemaField,
        ("n", "default", "y", "x"),
    ),
    "default-no-date": (
        SAID.replace("choice", "date").format('default = "soon"'),
        errors.SchemaField,
        ("n", "default", "soon"),
    ),
    "turning-code": (ONE.replace('"A"', '"A\\u202eB"').format(""), errors.BadLabel, ("U+202E",)),
    "turning-name": (ONE.format('names = { en = "A\\u2067B" }'), errors.BadLabel, ("U+2067",)),
    "turning-guideline": (
        ONE.format('guideline = { ar = "abc\\u202edef" }'),
        errors.SchemaHidden,
        ("A", "guideline.ar", "U+202E"),
    ),
    "escape-in-a-card": (
        ONE.format('card = { examples = { en = "a\\u001b[31m" } }'),
        errors.SchemaHidden,
        ("A", "card.examples.en", "U+001B"),
    ),
    "not-toml": ("labels = [", errors.SchemaMalformed, ("TOML",)),
    "not-toml-line": ("\nshort = red\n", errors.SchemaMalformed, ("TOML", "4")),
    "date-for-text": (ONE.format("short = 2024-01-01"), errors.SchemaField, ("A", "short")),
    "labels-a-word": ('labels = "x"', errors.SchemaField, ("labels",)),
}


def refused(file: Path) -> errors.BadSchema:
    with pytest.raises(errors.BadSchema) as caught:
        label_sets.read_schema(file)
    with pytest.raises(errors.BadSchema):
        projects.create(file.parent / "new.hashiya", file)
    assert not (file.parent / "new.hashiya").exists()
    return caught.value


def sentences(failure: errors.BadSchema) -> list[str]:
    said = [Wording(it).say(failure.message, **failure.values) for it in ("ar", "en")]
    for it in said:
        assert len(it) < 700
        assert not {"!", "\u202e", "\x1b"} & set(it)
        assert "msgspec" not in it
        assert "$." not in it
    return said


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_by_its_place_in_both_languages(tmp_path: Path, case: str) -> None:
    text, kind, words = FAULTS[case]
    file = tmp_path / "set.toml"
    file.write_text(HEAD + text, encoding="utf-8")
    failure = refused(file)
    assert type(failure) is kind
    for said in sentences(failure):
        assert "set.toml" in said
        missing = [it for it in words if it not in said]
        assert not missing, said


@pytest.mark.parametrize("case", ["parent-cycle", "code-twice", "relation-to-nothing"])
def test_a_reader_that_asks_no_rule_takes_the_faulty_ones(
    tmp_path: Path, monkeypatch, case: str
) -> None:
    """The negative control: what refuses these are the rules, and nothing else."""
    monkeypatch.setattr("hashiya.commands.schema_files.faults", lambda *_: ())
    file = tmp_path / "set.toml"
    file.write_text(HEAD + FAULTS[case][0], encoding="utf-8")
    assert label_sets.read_schema(file).id == "mine"
    with pytest.raises(pytest.fail.Exception):
        refused(file)


def test_all_faults_are_told_at_once_by_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "set.toml"
    text = TWO.format('slot = 9\nparent = "Z"\nhue = 3', 'shortcut = "win+q"')
    file.write_text(HEAD + text, encoding="utf-8")
    said = CliRunner().invoke(program, ["labels", "check", str(file), "--language", "en"])
    assert said.exit_code == 1
    assert [it in said.output for it in ("slot", "“Z”", "win+q", "labels 1.hue")] == [True] * 4
    assert said.output.count("HSH-") == 3


FILES: dict[str, tuple[bytes, type[errors.BadSchema]]] = {
    "not-utf-8": (HEAD.encode() + 'x = "نص"'.encode("cp1256"), errors.SchemaNotText),
    "utf-16": (HEAD.encode("utf-16"), errors.SchemaNotText),
    "binary": (bytes(range(256)) * 4, errors.SchemaNotText),
    "empty": (b"", errors.SchemaGap),
    "nul": (b"\0" * 100, errors.SchemaMalformed),
    "brackets": (b"a = " + b"[" * 100_000, errors.SchemaTooDeep),
    "tables": (b"a = " + b"{a=" * 50_000, errors.SchemaTooDeep),
    "dots": (b"a." * 200_000 + b"a = 1", errors.SchemaTooDeep),
    "dots-apart": (b"a . " * 100_000 + b"a = 1", errors.SchemaTooDeep),
    "quoted-dots": (b"'a'." * 100_000 + b"a = 1", errors.SchemaTooDeep),
    "header": (b"[" + b"a." * 100_000 + b"a]", errors.SchemaTooDeep),
    "digits": (b"version = " + b"9" * 100_000, errors.SchemaMalformed),
    "spaces": (b"id = " + b" " * 500_000 + b"x", errors.SchemaMalformed),
    "a-table-twice": (HEAD.encode() + b"[a]\n[a]\n", errors.SchemaMalformed),
}


@pytest.mark.parametrize("case", FILES)
def test_a_labels_file_made_to_choke_the_reader_is_refused(tmp_path: Path, case: str) -> None:
    data, kind = FILES[case]
    file = tmp_path / "set.toml"
    file.write_bytes(data)
    failure = refused(file)
    assert type(failure) is kind
    assert all("set.toml" in it for it in sentences(failure))


JSON = {
    "depth": (b'{"id":' + b"[" * 200_000, errors.SchemaTooDeep),
    "cut": (b'{"id": "x",\n "layers": [', errors.SchemaMalformed),
    "list": (b"[]", errors.SchemaField),
    "wrong": (b'{"id":"x","labels":[{"code":"A","layer":"e","slot":"1"}]}', errors.SchemaField),
    "nan": (b'{"id":"x","version":NaN}', errors.SchemaMalformed),
}


@pytest.mark.parametrize("case", JSON)
def test_the_same_holds_of_labels_in_json(tmp_path: Path, case: str) -> None:
    data, kind = JSON[case]
    file = tmp_path / "set.json"
    file.write_bytes(data)
    failure = refused(file)
    assert type(failure) is kind
    sentences(failure)


def test_a_labels_file_of_a_hundred_megabytes_is_not_even_read(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "set.toml"
    with file.open("wb") as stream:
        stream.truncate(100 * 1024**2)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(errors.SchemaTooLarge) as caught:
        label_sets.read_schema(file)
    assert all("100" in it for it in sentences(caught.value))


def test_what_is_no_labels_file_is_told_and_waited_for_never(tmp_path: Path) -> None:
    with pytest.raises(errors.SchemaMissing) as caught:
        label_sets.read_schema(tmp_path / "none.toml")
    sentences(caught.value)
    with pytest.raises(errors.SchemaUnreadable) as caught:
        label_sets.read_schema(tmp_path)
    sentences(caught.value)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.toml")
        with pytest.raises(errors.SchemaUnreadable):
            label_sets.read_schema(tmp_path / "pipe.toml")


# ten thousand labels

MANY = 10_000


def large() -> Schema:
    labels = tuple(
        Label(
            code=f"L{n}",
            layer="e",
            names={"ar": f"فئة {n}", "en": f"Label {n}"},
            guideline={"ar": "تعريف قصير"},
            parent=f"L{n - 1}" if n else "",
        )
        for n in range(MANY)
    )
    said = tuple(
        AttributeType(name=f"a{n % 50}", kind="text", layer="e", labels=(f"L{n}",))
        for n in range(2_000)
    )
    arrows = (RelationType(code="r", domain=tuple(it.code for it in labels), range=("e",)),)
    return Schema(
        id="many", layers=(Layer(code="e"),), labels=labels, attributes=said, relations=arrows
    )


def test_ten_thousand_labels_are_read_in_one_pass_each(tmp_path: Path, monkeypatch) -> None:
    """Counted, not timed: what grows with the square would pass any such bound."""
    schema = large()
    file = label_sets.write_schema(schema, tmp_path / "set.toml")
    calls = 0

    def counting(frame, event, _arg):
        nonlocal calls
        calls += event == "call"

    found = label_sets.load(file)
    sys.setprofile(counting)
    try:
        assert label_sets.faults(found) == ()
        assert list(rules.ancestors(found)) == []
        changed = replace(found, labels=(*found.labels[1:], found.labels[0]))
        assert len(label_sets.describe(found, changed)) == 1
    finally:
        sys.setprofile(None)
    assert found == schema
    assert calls < 150 * MANY
    with projects.create(tmp_path / "p.hashiya", file) as ws:
        new = replace(schema, labels=schema.labels[: MANY // 2], attributes=(), relations=())
        plan = label_sets.plan(ws, new, Carry(labels={("e", "L9"): LabelFate(remove=True)}))
        assert len(plan.differences) > MANY // 2
        assert label_sets.change(ws, plan) is not None


def test_asking_for_each_of_ten_thousand_labels_looks_at_each_once() -> None:
    class Code(str):
        compared = 0

        def __eq__(self, other):
            Code.compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    schema = large()
    labels = tuple(replace(it, code=Code(it.code)) for it in schema.labels)
    schema = replace(schema, labels=labels)
    assert all(schema.label("e", f"L{n}") is it for n, it in enumerate(labels))
    assert Code.compared < 5 * MANY


def test_names_that_look_alike_are_warned_of(tmp_path: Path) -> None:
    file = tmp_path / "set.toml"
    text = TWO.format('names = { ar = "كيان" }', 'names = { ar = "کیان" }')
    file.write_text(HEAD + text, encoding="utf-8")
    said = CliRunner().invoke(program, ["labels", "check", str(file), "--language", "en"])
    assert said.exit_code == 0
    assert "U+06A9" in said.output
