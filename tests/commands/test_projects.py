"""A project begins with a label set that is whole, or does not begin."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import msgspec
import pytest

from hashiya.commands import projects
from hashiya.model.errors import BadSchema, ProjectExists, ProjectMissing, ProjectNameTooLong

GOOD = """
id = "mine"
layers = [{ code = "entity" }]
labels = [{ code = "PERS", layer = "entity" }, { code = "ORG", layer = "entity" }]
relations = [{ code = "of", domain = ["PERS"], range = ["entity"] }]
"""
BAD = {
    "not toml": "id = ",
    "no id": "version = 1",
    "wrong type": 'id = "x"\nlabels = [{ code = "A", layer = "e", slot = "red" }]',
    "unknown choice": 'id = "x"\nlayers = [{ code = "e", overlap = "maybe" }]',
    "label twice": GOOD.replace("ORG", "PERS"),
    "layer missing": GOOD.replace('layers = [{ code = "entity" }]', ""),
    "end unknown": GOOD.replace('["PERS"]', '["PERSON"]'),
    "shortcut twice": GOOD.replace('layer = "entity" }', 'layer = "entity", shortcut = "1" }'),
    "nameless layer": 'id = "x"\nlayers = [{ code = "" }]',
    "large": GOOD + "#" * 9_000_000,
}


@pytest.mark.parametrize("name", projects.schema_names())
def test_every_label_set_that_comes_along_makes_a_project(tmp_path, name):
    schema = projects.read_schema(name)
    assert schema.id == name
    for it in (*schema.layers, *schema.labels, *schema.attributes, *schema.relations):
        assert set(it.names) == {"ar", "en"}
    with projects.create(tmp_path / "p.hashiya", name, "me") as ws:
        assert ws.schema() == schema


def test_the_default_comes_first():
    assert projects.schema_names()[0] == "default"
    assert {"blank", "conll4"} < set(projects.schema_names())


@pytest.mark.parametrize("ending", ["toml", "json"])
def test_a_label_set_is_read_from_a_file(tmp_path, ending):
    good = tmp_path / "good.toml"
    good.write_text(GOOD, encoding="utf-8")
    schema = projects.read_schema(good)
    assert [it.code for it in schema.labels] == ["PERS", "ORG"]
    file = tmp_path / f"mine.{ending}"
    raw = GOOD if ending == "toml" else json.dumps(msgspec.to_builtins(schema))
    file.write_text(raw, encoding="utf-8")
    assert projects.read_schema(str(file)) == schema


@pytest.mark.parametrize("case", BAD)
def test_a_label_set_that_is_wrong_says_where_and_makes_nothing(tmp_path, case):
    file = tmp_path / "bad.toml"
    file.write_text(BAD[case], encoding="utf-8")
    with pytest.raises(BadSchema) as caught:
        projects.create(tmp_path / "p.hashiya", file, "me")
    assert caught.value.values["name"] == "bad.toml"
    assert caught.value.values["detail"]
    assert [it.name for it in tmp_path.iterdir()] == ["bad.toml"]


def test_a_label_set_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadSchema):
        projects.read_schema("none-such")
    with pytest.raises(BadSchema):
        projects.read_schema(tmp_path)


def test_a_project_is_made_once_and_opened_again(tmp_path):
    path = tmp_path / "p.hashiya"
    with projects.create(path) as ws:
        assert ws.me
    with pytest.raises(ProjectExists):
        projects.create(path)
    with projects.open_project(path, "سلمى", read_only=True) as ws:
        assert ws.me == "سلمى"
        assert ws.read_only
    with pytest.raises(ProjectMissing):
        projects.open_project(tmp_path / "none.hashiya")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse names that are no text")
def test_a_name_that_is_no_text_is_taken_as_given(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.hashiya"))
    projects.create(path, "default", "ليلى").close()
    with projects.open_project(path, "ليلى") as opened:
        assert not opened.articles()
    assert [os.fsencode(it.name) for it in tmp_path.iterdir()] == [b"\xff\xfe.hashiya"]


def test_a_name_past_what_the_system_takes_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(ProjectNameTooLong):
        projects.create(tmp_path / ("x" * 300), "default", "ليلى")
