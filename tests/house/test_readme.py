"""The README promises what there is: its commands, its formats, its keys, its links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hashiya.cli.program import program
from hashiya.commands.projects import read_schema
from hashiya.formats import FORMATS
from hashiya.ui.actions import ACTIONS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAPERS = [
    file
    for file in (ROOT / "README.md", *ROOT.glob("*/*.md"), *ROOT.glob("desktop/decisions/*.md"))
    if not file.relative_to(ROOT).parts[0].startswith(".")
]


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    table = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table[2:]]


def test_its_commands_are_those_of_the_program() -> None:
    named = {
        re.sub(r"^hashiya ", "", quoted).split()[0]
        for cells in rows("The command line")
        for quoted in re.findall(r"`([^`]+)`", cells[0])
    }
    assert named - {"hashiya"} == set(program.commands or program.list_commands(None))


def test_its_formats_are_those_of_the_program() -> None:
    named = {cells[0].strip("`"): (bool(cells[1]), bool(cells[2])) for cells in rows("Formats")}
    assert named == {it.id: (bool(it.read), bool(it.write)) for it in FORMATS}


def test_its_label_keys_are_those_of_the_default_label_set() -> None:
    labels = {label.shortcut: label.code for label in read_schema("default").labels}
    first = rows("Keys")[0]
    plain = dict(zip("1234567890", re.findall(r"[A-Z]{3,}", first[1]), strict=True))
    shifted = dict(zip("1234", re.findall(r"[A-Z]{3,}", first[3]), strict=True))
    assert {key: labels[key] for key in plain} == plain
    assert {key: labels[f"shift+{key}"] for key in shifted} == shifted


def test_its_other_keys_belong_to_an_action() -> None:
    known = {key for action in ACTIONS for key in action.keys}
    named = {
        key.lower().replace("`", "")
        for cells in rows("Keys")[1:]
        for cell in cells[0::2]
        for key in re.findall(r"(?:Ctrl\+|Shift\+)*(?:`[^`]+`|[A-Z]\w*)(?!\+)\b|`[^`]+`", cell)
    }
    assert named
    assert named - known == set()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda it: it.relative_to(ROOT).as_posix())
def test_no_link_leads_nowhere(paper: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", paper.read_text(encoding="utf-8"))
    assert [it for it in targets if "://" not in it and not (paper.parent / it).exists()] == []


def test_the_server_runs_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (command,) = re.findall(r"^exec (.+)$", script, re.MULTILINE)
    assert f"    {command} " in README
