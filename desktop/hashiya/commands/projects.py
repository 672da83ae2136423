"""New, open, demo: how a project comes into somebody's hands; it draws nothing and asks nothing."""

from __future__ import annotations

import getpass
import os
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from hashiya import assets
from hashiya.commands import backups
from hashiya.model.code import LONGEST_CODE, is_code, is_plain
from hashiya.model.errors import BadLabel, BadSchema
from hashiya.model.schema import Schema
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace

DEMO_NAME = "demo.hashiya"
_SHOWN = 60
MAX_SCHEMA_BYTES = 256 * 1024
"""A label set is a page or ten; a larger file is something else, or meant to choke the reader."""


def create(path: Path | str, schema: str | Path = "default", me: str | None = None) -> Workspace:
    """Make a project and open it.

    ``schema`` names a label set that comes with the program, or is a TOML or JSON file.

    Raises:
        BadSchema: the label set cannot be read. ProjectExists, ProjectNotMade.
    """
    name = me or account_name()
    return _in_hands(ProjectFile.create(path, read_schema(schema), me=name), name)


def open_project(
    path: Path | str, me: str | None = None, *, read_only: bool = False, anyway: bool = False
) -> Workspace:
    """Open a project that is there; see ``ProjectFile.open`` for what can stand in the way.

    Raises:
        BackupNotMade: it is of an older version, and is not renewed without a backup.
    """
    name = me or account_name()
    if read_only:
        return Workspace(ProjectFile.open(path, read_only=True), name)
    keep = backups.before_renewing(Path(path).expanduser())
    project = ProjectFile.open(
        path, before_renewing=keep, aside=_aside(Path(path)), me=name, anyway=anyway
    )
    return _in_hands(project, name)


def _aside(path: Path) -> Path:
    """Where copies of what a crash left of this file are kept, for the case that playing it back harms."""
    place = sha256(os.fsencode(path.expanduser().resolve())).hexdigest()[:16]
    return backups.root().parent / "aside" / place


def _in_hands(project: ProjectFile, me: str) -> Workspace:
    workspace = Workspace(project, me)
    workspace.before_large = backups.before_large
    return workspace


def demo(folder: Path | str, me: str | None = None) -> Path:
    """Make ``demo.hashiya`` in a folder: both seed articles with their reference annotations.

    Raises:
        ProjectExists: it is there already.
    """
    from hashiya.commands import articles  # only a demo needs the readers of formats

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    path = place / DEMO_NAME
    with create(path, me=me) as workspace:
        articles.add(workspace, articles.read([assets.seeds() / "gold.jsonl"]))
    return path


def account_name() -> str:
    """What the system calls the person at the keyboard: the annotator's name until it is changed."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        return "annotator"


def schema_names() -> tuple[str, ...]:
    """The label sets that come with the program, the default one first."""
    names = [it.stem for it in (assets.resources() / "schemas").glob("*.toml")]
    return tuple(sorted(names, key=lambda name: (name != "default", name)))


def read_schema(schema: str | Path) -> Schema:
    """A label set by its name or from a file.

    Raises:
        BadSchema: no such set, or the file is wrong; its values say where.
    """
    if isinstance(schema, str) and schema in schema_names():
        return _from_file(assets.schema_file(schema))
    return _from_file(Path(schema))


def _from_file(file: Path) -> Schema:
    try:
        if file.stat().st_size > MAX_SCHEMA_BYTES:
            raise BadSchema(name=file.name, detail=f"> {MAX_SCHEMA_BYTES} B")
        data = file.read_text(encoding="utf-8-sig")
        raw = msgspec.json.decode(data) if file.suffix == ".json" else tomllib.loads(data)
        schema = msgspec.convert(raw, Schema)
    except (OSError, ValueError, RecursionError, msgspec.ValidationError) as failure:
        raise BadSchema(name=file.name, detail=_reason(failure)) from failure
    _refuse_contradictions(schema, file.name)
    return schema


def _reason(failure: Exception) -> str:
    return failure.strerror or "" if isinstance(failure, OSError) else str(failure)


def _refuse_contradictions(schema: Schema, name: str) -> None:
    """Codes that no label can have, codes twice in the set, references to none of its codes."""
    for word in _codes(schema):
        if not is_code(word):
            raise BadLabel(name=name, label=word[:_SHOWN], detail=repr(word[:_SHOWN]))
    for word in _names(schema):
        if len(word) > LONGEST_CODE or not is_plain(word):
            raise BadLabel(name=name, label=word[:_SHOWN], detail=repr(word[:_SHOWN]))
    layers = {it.code for it in schema.layers}
    labels = {it.code for it in schema.labels}
    _refuse_repeats(name, "$.layers", [it.code for it in schema.layers])
    _refuse_repeats(name, "$.labels", [it.code for it in schema.labels])
    _refuse_repeats(name, "$.relations", [it.code for it in schema.relations])
    _refuse_repeats(name, "$.document_labels", [it.code for it in schema.document_labels])
    _refuse_repeats(name, "shortcut", [it.shortcut for it in schema.labels if it.shortcut])
    for place, code in _references(schema):
        if code not in (layers if place.endswith("layer") else layers | labels):
            raise BadSchema(name=name, detail=f"{place}: {code!r}")


def _codes(schema: Schema) -> Iterator[str]:
    for rows in (schema.layers, schema.labels, schema.relations, schema.document_labels):
        yield from (it.code for it in rows)
    yield from (it.name for it in schema.attributes)


def _names(schema: Schema) -> Iterator[str]:
    """What a person reads in their place."""
    for rows in (schema.layers, schema.labels, schema.relations, schema.document_labels):
        for it in rows:
            yield from it.names.values()
    yield from (it.short for it in schema.labels)


def _references(schema: Schema) -> list[tuple[str, str]]:
    found = [(f"$.labels[{it.code}].layer", it.layer) for it in schema.labels]
    found += [(f"$.attributes[{it.name}].layer", it.layer) for it in schema.attributes]
    for it in schema.attributes:
        found += [(f"$.attributes[{it.name}].labels", code) for code in it.labels]
    for it in schema.relations:
        found += [(f"$.relations[{it.code}].domain", code) for code in it.domain]
        found += [(f"$.relations[{it.code}].range", code) for code in it.range]
    return found


def _refuse_repeats(name: str, place: str, codes: list[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise BadSchema(name=name, detail=f"{place}: {code!r}")
        seen.add(code)
