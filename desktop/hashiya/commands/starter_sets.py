"""The label sets that come with the program, as a list to choose from; it reads only the head of each file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hashiya import assets
from hashiya.commands.schema_files import schema_names

_FIRST_ROW = "[["
"""What a set is called and what it is for stands before its first layer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """``name`` is what ``projects.create`` takes; ``guideline`` says in a sentence what it is for."""

    name: str
    names: Mapping[str, str]
    guideline: Mapping[str, str]

    def title(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.name

    def purpose(self, language: str) -> str:
        return self.guideline.get(language) or self.guideline.get("en") or ""


def starters() -> tuple[Starter, ...]:
    """All of them, the default one first, the one without labels last."""
    names = sorted(schema_names(), key=lambda name: name == "blank")
    return tuple(_starter(name) for name in names)


def _starter(name: str) -> Starter:
    head = tomllib.loads(_head(assets.schema_file(name)))
    return Starter(name=name, names=head.get("names", {}), guideline=head.get("guideline", {}))


def _head(file: Path) -> str:
    lines: list[str] = []
    with file.open(encoding="utf-8") as stream:
        for line in stream:
            if line.startswith(_FIRST_ROW):
                break
            lines.append(line)
    return "".join(lines)
