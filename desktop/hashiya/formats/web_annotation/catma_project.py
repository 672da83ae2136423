"""A project of CATMA as it lies on the disk: its documents, and what its tags and properties are called.

Annotations lie in ``collections/…/annotations``; this module finds the rest of the project and reads none of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import msgspec

from hashiya.formats.source import Source, is_path
from hashiya.formats.stamped import Kept, Stamped

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
        return dict(_facts(Stamped.of(self.place / "documents" / name / _HEADER)))

    @property
    def names(self) -> Mapping[str, str]:
        """Of tags and properties by their ids."""
        return _names(self.place / "tagsets").now

    def has_annotations(self, name: str) -> bool:
        """Whether a collection is of that document."""
        of_it = _collections(self.place / "collections").now.get(name, ())
        return any(any(it.glob("annotations/*.json")) for it in of_it)


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


@lru_cache(maxsize=64)
def _facts(header: Stamped) -> Mapping[str, str]:
    said = _row(_read(header.path).get("gitContentInfoSet"))
    found = {it: said.get(it) for it in ("title", "author")}
    return {key: it.strip() for key, it in found.items() if isinstance(it, str) and it.strip()}


@lru_cache(maxsize=8)
def _names(folder: Path) -> Kept[Mapping[str, str]]:
    def look() -> list[Path]:
        found, definitions = [folder], list[Path]()
        for place, _, files in os.walk(folder):
            found.append(Path(place))
            if _DEFINITIONS in files and len(definitions) < _MOST:
                definitions.append(Path(place, _DEFINITIONS))
        return found + definitions

    return Kept(look, _defined)


def _defined(files: Sequence[Path]) -> Mapping[str, str]:
    """What the definitions among them call things."""
    found: dict[str, str] = {}
    for file in sorted(it for it in files if it.name == _DEFINITIONS):
        told = _read(file)
        found |= dict(_named({file.parent.name: told}))
        for it in ("systemPropertyDefinitions", "userDefinedPropertyDefinitions"):
            found |= dict(_named(_row(told.get(it))))
    return found


@lru_cache(maxsize=8)
def _collections(folder: Path) -> Kept[Mapping[str, Sequence[Path]]]:
    """Folders of collections by the document that they are of."""

    def look() -> list[Path]:
        places = folder.iterdir() if folder.is_dir() else ()
        return [folder, *(it / _HEADER for it in places if it.is_dir())]

    return Kept(look, _of_documents)


def _of_documents(files: Sequence[Path]) -> Mapping[str, Sequence[Path]]:
    found: dict[str, list[Path]] = {}
    for file in files:
        of = _read(file).get("sourceDocumentId") if file.name == _HEADER else None
        if isinstance(of, str):
            found.setdefault(of, []).append(file.parent)
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
