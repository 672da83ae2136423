"""The habits of the house: short files, a first sentence in each, nothing at the top that belongs below."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 400
TOP = {"pyproject.toml", "README.md", "desktop", "resources", "tests", "seeds", "packaging"}
CODE = sorted(
    file
    for room in ("desktop", "packaging", "tests")
    for file in (ROOT / room).rglob("*.py")
    if "__pycache__" not in file.parts
)
PROGRAM = [file for file in CODE if "desktop" in file.relative_to(ROOT).parts[:1]]
PLAIN = {".py", ".toml", ".ftl", ".lock", ".md", ".json", ".yml", ".cfg", ".qss", ".svg", ".sql"}
# Places that exist on one machine only. (Data folders are spelled by platformdirs.)
ONE_MACHINE = re.compile(r"(?<![\w.~}*])/(?:home|root|work|tmp|Users|private|mnt|opt)/\w")
HOST = re.compile(r"https?://([\w.-]+)")
# Names of vocabularies and licences: written down, never visited; and where the ids of entities lead.
NAMED_HOSTS = {
    "schemas.openxmlformats.org",
    "www.w3.org",
    "www.apache.org",
    "schema.org",
    "creativecommons.org",
    "json-schema.org",
    "purl.org",
    "www.wikidata.org",
    "www.omg.org",
    "uima.apache.org",
    "www.tei-c.org",
}


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", CODE, ids=name)
def test_a_module_is_short_and_says_its_job_first(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert source.count("\n") <= LONGEST, f"{name(file)} is longer than {LONGEST} lines"
    assert (ast.get_docstring(ast.parse(source)) or "").strip(), f"{name(file)}: no first sentence"


def test_the_top_holds_only_what_was_agreed() -> None:
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files"], cwd=ROOT, capture_output=True, text=True
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    top = {line.split("/")[0] for line in listing.stdout.splitlines()}
    assert {it for it in top if not it.startswith(".")} <= TOP


def test_the_program_says_start_and_end() -> None:
    """In text that runs both ways, left and right are facts of the screen alone."""
    wrong = [
        f"{name(file)}: {identifier}"
        for file in PROGRAM
        if "ui" not in file.parts
        for identifier in _identifiers(file)
        if {"left", "right"} & set(identifier.lower().split("_"))
    ]
    assert not wrong


def _identifiers(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                yield node.name
            case ast.arg():
                yield node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.id
            case _:
                pass


@pytest.mark.parametrize("room", ["desktop", "packaging", "resources"])
def test_nothing_names_one_machine_or_somebody_elses_host(room: str) -> None:
    wrong: list[str] = []
    for file in sorted((ROOT / room).rglob("*")):
        if file.suffix not in PLAIN or "__pycache__" in file.parts:
            continue
        text = file.read_text(encoding="utf-8")
        wrong += [f"{name(file)}: {it[0]}" for it in ONE_MACHINE.finditer(text)]
        wrong += [
            f"{name(file)}: {it[0]}" for it in HOST.finditer(text) if it[1] not in NAMED_HOSTS
        ]
    assert not wrong
