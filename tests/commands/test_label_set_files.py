"""A label set goes to a file and comes back; drafts of it stay whole whatever is done."""

from __future__ import annotations

import json
import string
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hashiya.commands import label_sets, reshaping
from hashiya.commands.reshaping import Draft
from hashiya.model import errors
from hashiya.model.attribute import AttributeType, Choice
from hashiya.model.label_change import LabelFate
from hashiya.model.schema import Card, DocumentLabel, Label, Layer, RelationType, Schema

# there and back

TEXT = st.text(
    st.sampled_from(string.ascii_letters + "ابتثجح ؟،«»\"'\\\n\t#=[]{}0\u200c😀"), max_size=30
)
WORD = st.text(st.sampled_from("ABCابت12-_"), min_size=1, max_size=8)
NAMES = st.dictionaries(st.sampled_from(["ar", "en"]), WORD, max_size=2)
LONG = st.dictionaries(st.sampled_from(["ar", "en", "fa"]), TEXT, max_size=2)


@st.composite
def schemas(draw) -> Schema:
    codes = draw(st.lists(WORD, unique=True, min_size=1, max_size=5))
    labels = tuple(
        Label(
            code=it,
            layer="e",
            slot=draw(st.integers(0, 8)),
            guideline=draw(LONG),
            card=Card(include=draw(LONG), decision=draw(LONG)),
            line=draw(st.sampled_from(["solid", "dashed"])),
        )
        for it in codes
    )
    kinds = st.sampled_from(["choice", "choices", "flag", "text", "number", "date", "link"])
    said = tuple(
        AttributeType(
            name=f"n{n}",
            kind=draw(kinds),
            layer="e",
            names=draw(NAMES),
            labels=tuple(codes[:n]),
            choices=(Choice(code="x", guideline=draw(LONG)), Choice(code="y")),
            required=draw(st.booleans()),
        )
        for n in range(2)
    )
    return Schema(
        id=draw(WORD),
        names=draw(NAMES),
        version=draw(st.integers(1, 10**6)),
        layers=(Layer(code="e", overlap="nested"),),
        labels=labels,
        attributes=said,
        relations=(RelationType(code="r", domain=tuple(codes[:1]), symmetric=True),),
        document_labels=(DocumentLabel(code="d", many=True, guideline=draw(LONG)),),
        guideline=draw(LONG),
        silenced=("double",),
    )


@given(schema=schemas(), ending=st.sampled_from(["toml", "json"]))
def test_a_written_label_set_is_read_again_equal(tmp_path_factory, schema, ending) -> None:
    folder = tmp_path_factory.getbasetemp()
    file = label_sets.write_schema(schema, folder / f"round.{ending}")
    assert label_sets.load(file) == schema
    assert label_sets.unknown_fields(file) == ()


# drafts keep a set whole


@given(
    schema=schemas(), picks=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=6)
)
def test_whatever_is_drafted_the_set_names_nothing_that_is_gone(schema, picks) -> None:
    draft = Draft(
        replace(
            schema, names={}, attributes=tuple(replace(it, names={}) for it in schema.attributes)
        )
    )
    for what, which in picks:
        labels = draft.schema.labels
        if not labels:
            break
        key = "e", labels[which % len(labels)].code
        match what:
            case 0:
                draft = reshaping.rename_label(draft, key, f"N{which}x{len(draft.carry.labels)}")
            case 1:
                draft = reshaping.merge_labels(draft, [key], ("e", labels[0].code))
            case 2:
                draft = reshaping.remove_label(draft, key, LabelFate(remove=True))
            case 3:
                fresh = Label(code=f"S{which}", layer="e")
                draft = reshaping.split_label(draft, key, "n0", {"x": fresh})
            case 4:
                draft = reshaping.rename_choice(draft, ("e", "n0"), "x", "y")
            case _:
                draft = reshaping.rename_attribute(draft, ("e", "n0"), "m")
    wrong = [it for it in label_sets.faults(draft.schema) if isinstance(it, errors.SchemaReference)]
    assert wrong == []
    codes = {("e", it.code) for it in draft.schema.labels}
    for fate in draft.carry.labels.values():
        assert fate.to is None or fate.to in codes
        assert set(fate.values.values()) <= codes


def test_a_sets_unknown_words_are_named(tmp_path: Path) -> None:
    file = tmp_path / "set.json"
    raw = {"id": "x", "colour": 1, "layers": [{"code": "e", "note": "n"}]}
    file.write_text(json.dumps(raw), encoding="utf-8")
    assert label_sets.unknown_fields(file) == ("colour", "layers 1.note")
