"""A project of CATMA as it lies on the disk: its documents, and what its tags and properties are called.

Annotations lie in ``collections/…/annotations``; this module finds the rest of the project and reads none of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import msgspec

from hashiya.formats.source import Source, is_path

_DEFINITIONS, _HEADER = "propertydefs.json", "header.json"
_MOST = 5_000
"""Tags that are looked at."""
_LARGEST = 1 << 20
_BELOW, _ABOVE = 2, 3
"""Folders between a document, or annotations, and the project."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Project:
    place: Path

    def document(self, name: str) -> Path | None:
        """Its text, by its id; nothing outside the project."""
        file = self.place / "documents" / name / f"{name}.txt"
        return (
            file if name.startswith("D_") and Path(name).name == name and file.is_file() else None
        )

    def facts(self, name: str) -> dict[str, str]:
        """What its header says of a document: title and author."""
        said = _row(_read(self.place / "documents" / name / _HEADER).get("gitContentInfoSet"))
        found = {it: said.get(it) for it in ("title", "author")}
        return {key: it.strip() for key, it in found.items() if isinstance(it, str) and it.strip()}

    @property
    def names(self) -> Mapping[str, str]:
        """Of tags and properties by their ids."""
        folder = self.place / "tagsets"
        stamp = sum(Path(it).stat().st_mtime_ns for it, _, _ in os.walk(folder))
        return _names(folder, stamp)

    def has_annotations(self, name: str) -> bool:
        """Whether a collection is of that document."""
        headers = (self.place / "collections").glob(f"*/{_HEADER}")
        return any(
            _read(it).get("sourceDocumentId") == name and any(it.parent.glob("annotations/*.json"))
            for it in headers
        )


def of(source: Source) -> Project | None:
    """The project in whose collections a file of annotations lies."""
    if not is_path(source):
        return None
    path = cast("Path", source).absolute()
    at = [it.name for it in path.parents[:_ABOVE]]
    if len(at) < _ABOVE or (at[0], at[2]) != ("annotations", "collections"):
        return None
    return Project(path.parents[_ABOVE])


def owns(source: Source) -> bool:
    """Whether it only says something of annotations in the same project, or is a document that comes with them."""
    if not is_path(source) or source.suffix.lower() not in (".txt", ".json"):
        return False
    path = cast("Path", source).absolute()
    if path.name in (_DEFINITIONS, _HEADER):
        return any(
            (it / "collections").is_dir() and (it / "tagsets").is_dir() for it in path.parents
        )
    if len(path.parents) <= _BELOW or path.parents[1].name != "documents":
        return False
    project = Project(path.parents[_BELOW])
    return path.stem == path.parent.name and project.has_annotations(path.stem)


@lru_cache(maxsize=8)
def _names(folder: Path, stamp: int) -> Mapping[str, str]:
    """``stamp``: folders that change are looked into anew."""
    found: dict[str, str] = {}
    for count, file in enumerate(sorted(folder.rglob(_DEFINITIONS))):
        if count == _MOST:
            break
        told = _read(file)
        found |= dict(_named({file.parent.name: told}))
        for it in ("systemPropertyDefinitions", "userDefinedPropertyDefinitions"):
            found |= dict(_named(_row(told.get(it))))
    return found


def _named(definitions: Row) -> Iterator[tuple[str, str]]:
    for key, it in definitions.items():
        name = _row(it).get("name")
        if isinstance(name, str) and name.strip():
            yield key, name.strip()


def _read(file: Path) -> Row:
    """Nothing where it is not there, or no such file."""
    try:
        data = file.read_bytes() if file.stat().st_size <= _LARGEST else b""
        return _row(msgspec.json.decode(data))
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return {}


def _row(value: Any) -> Row:
    return cast("Row", value) if isinstance(value, dict) else {}
