"""What the program does with claims follows the part a label plays, whatever its code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import hashiya
from hashiya import assets
from hashiya.commands.projects import read_schema

HOUSE = Path(hashiya.__path__[0])
AT_HOME = {HOUSE / "model" / "schema.py", HOUSE / "formats" / "ace" / "hearing.py"}
"""Where the usual codes tell the part in sets from before parts were written down; and ACE, whose files have an
attribute ``SOURCE`` of their own."""


def codes() -> set[str]:
    schema = read_schema("default")
    labels = {it.code for it in schema.labels if it.role}
    return labels | {it.code for it in schema.relations if it.role not in ("", it.code)}


def names_a_code(file: Path, wanted: set[str]) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [
        f"{file.name}:{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in wanted
    ]


def test_no_module_asks_for_a_code_of_the_default_set() -> None:
    wanted = codes()
    assert {"CLAIM", "SOURCE", "said_by"} <= wanted
    found = [
        it
        for file in HOUSE.rglob("*.py")
        if file not in AT_HOME
        for it in names_a_code(file, wanted)
    ]
    assert not found


@pytest.mark.parametrize(
    "name", [it.stem for it in (assets.resources() / "schemas").glob("*.toml")]
)
def test_a_set_with_claims_has_the_ways_to_source_and_cue(name: str) -> None:
    schema = read_schema(name)
    if not schema.labels_as("claim"):
        return
    for label_role, relation_role in (("source", "speaker"), ("cue", "cue")):
        claim, part = schema.labels_as("claim")[0], schema.labels_as(label_role)
        kinds = schema.relations_as(relation_role)
        assert bool(part) == bool(kinds), f"{name}: a {label_role} that no claim can have"
        if part:
            assert kinds[0] in schema.fitting(claim, part[0])
