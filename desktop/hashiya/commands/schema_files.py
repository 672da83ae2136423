"""A label set as a file, TOML, JSON or a codebook (of a program, or a table), read and written; what is wrong in it is said with its place.

What it reads may come from anybody: its size, its depth and every value are looked at first.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints

import msgspec

from hashiya import assets
from hashiya.commands import code_tables, codebooks, labelling
from hashiya.commands.safe_writing import new_file
from hashiya.commands.schema_faults import faults
from hashiya.model.attribute import AttributeType, Choice
from hashiya.model.errors import (
    BadSchema,
    SchemaField,
    SchemaGap,
    SchemaMalformed,
    SchemaMissing,
    SchemaNotText,
    SchemaTooDeep,
    SchemaTooLarge,
    SchemaUnreadable,
)
from hashiya.model.schema import DocumentLabel, Label, Layer, RelationType, Schema
from hashiya.store.opening import holds_project

SUFFIXES = frozenset([".toml", ".json", codebooks.SUFFIX, labelling.SUFFIX, *code_tables.SUFFIXES])
"""Of files that may hold a label set."""
MAX_SCHEMA_BYTES = 8 * 1024 * 1024
"""Ten thousand labels with their guidelines; a larger file is something else, or meant to choke the reader."""
_SHOWN = 60
_LONGEST_KEY = re.compile(
    r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){24}"""
)
_DEEPEST = re.compile(r"[\[{](?:\s*[\[{]){24}")
_AT = re.compile(r"at line (\d+), column (\d+)")
_PLACE = re.compile(r"\$\.(\w+)(?:\[(\d+)\])?(.*)")
_PARTS = {
    "layers": "layer",
    "labels": "label",
    "attributes": "attribute",
    "relations": "relation",
    "document_labels": "document",
}
_WANTED = {
    "str": "text",
    "int": "number",
    "bool": "flag",
    "array": "list",
    "object": "table",
}


def schema_names() -> tuple[str, ...]:
    """The label sets that come with the program, the default one first."""
    names = [it.stem for it in (assets.resources() / "schemas").glob("*.toml")]
    return tuple(sorted(names, key=lambda name: (name != "default", name)))


def read_schema(schema: str | Path) -> Schema:
    """A label set by its name or from a file.

    Raises:
        BadSchema: no such set, or the file is wrong; each kind says in a sentence what and where.
    """
    if isinstance(schema, str) and schema in schema_names():
        return _bundled(schema)
    return _sound(schema)


@cache
def _bundled(name: str) -> Schema:
    """Its file is a part of the program: read once."""
    return _sound(name)


def _sound(schema: str | Path) -> Schema:
    found = load(schema)
    wrong = faults(found, _file(schema).name)
    if wrong:
        raise wrong[0]
    return found


def load(schema: str | Path) -> Schema:
    """The set as the file has it, whatever contradicts itself in it; ``faults`` says that.

    Raises:
        BadSchema: it cannot be read at all, or a value is of a wrong kind.
    """
    file = _file(schema)
    if codebooks.is_codebook(file):
        return codebooks.read(file.name, _bytes(file))
    if labelling.is_config(file):
        return labelling.read(file.name, _bytes(file))
    if code_tables.is_table(file):
        return code_tables.read(file, _bytes(file))
    raw = _raw(file)
    try:
        return msgspec.convert(raw, Schema)
    except (msgspec.ValidationError, RecursionError) as failure:
        raise _misfit(file.name, raw, str(failure)) from None


def unknown_fields(schema: str | Path) -> tuple[str, ...]:
    """What the file says that no label set has, as places in it: it would be lost when it is saved anew."""
    file = _file(schema)
    if codebooks.is_codebook(file):
        return ("Sets",) if codebooks.heard(file.name, _bytes(file)).sets else ()
    if labelling.is_config(file):
        return tuple(labelling.heard(file.name, _bytes(file)).others)
    if code_tables.is_table(file):
        return code_tables.heard(file, _bytes(file)).passed
    return tuple(_unknown(_raw(_file(schema)), Schema, ""))


def write_schema(schema: Schema, file: Path | str) -> Path:
    """Save a set as TOML, or as JSON where the name ends so; read again it is equal.

    As a codebook (``.qdc``) it loses what ``lost_when_written`` tells.

    Raises:
        WriteProblem: the place cannot be written to.
    """
    path = Path(file)
    if codebooks.is_codebook(path):
        return codebooks.write(schema, path)
    data = as_json(schema) if path.suffix.lower() == ".json" else as_toml(schema)
    with new_file(path) as place:
        place.write_text(data, encoding="utf-8", newline="\n")
    return path


def lost_when_written(schema: Schema, file: Path | str) -> dict[str, int]:
    """What that kind of file has no place for, by kind."""
    return codebooks.lost(schema) if codebooks.is_codebook(file) else {}


def read_beside(schema: str | Path, ours: Schema) -> Schema:
    """A set as ``read_schema`` reads it; what a codebook or a labelling configuration cannot say is as in ours.

    Raises:
        BadSchema: as there.
    """
    found = read_schema(schema)
    file = _file(schema)
    if labelling.is_config(file):
        found = labelling.completed(found, ours)
    elif codebooks.is_codebook(file):
        found = codebooks.completed(found, ours, _bytes(file))
    elif code_tables.is_table(file):
        found = code_tables.completed(found, ours)
    else:
        return found
    wrong = faults(found, file.name)
    if wrong:
        raise wrong[0]
    return found


def as_toml(schema: Schema) -> str:
    import tomli_w  # only who saves a label set needs it

    return tomli_w.dumps(_plain(schema), multiline_strings=True)


def as_json(schema: Schema) -> str:
    return msgspec.json.format(msgspec.json.encode(_plain(schema)), indent=2).decode("utf-8") + "\n"


def _plain(schema: Schema) -> dict[str, Any]:
    """What differs from the defaults, in the order of the model: what a person would have written."""
    return {"id": schema.id, "version": schema.version} | _told(schema)


def _told(it: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in fields(it):
        value = getattr(it, one.name)
        if is_dataclass(value):
            value = _told(value)
        elif isinstance(value, tuple):
            rows = cast("tuple[Any, ...]", value)
            value = [_told(row) if is_dataclass(row) else row for row in rows]
        elif isinstance(value, Mapping):
            value = dict(cast("Mapping[str, Any]", value))
        if value != one.default and value not in ({}, []):
            found[one.name] = value
    return found


# -- reading


def _file(schema: str | Path) -> Path:
    if isinstance(schema, str) and schema in schema_names():
        return assets.schema_file(schema)
    return Path(schema)


def _raw(file: Path) -> Any:
    """What stands in the file, as plain values."""
    text = _text(file)
    if file.suffix.lower() == ".json":
        return _json(file.name, text)
    if _LONGEST_KEY.search(text) or _DEEPEST.search(text):
        raise SchemaTooDeep(name=file.name, detail="depth")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise SchemaTooDeep(name=file.name, detail="depth") from None
    except ValueError as failure:  # a number of a million digits is one too
        at = _AT.search(str(failure))
        line, column = (int(at[1]), int(at[2])) if at else (0, 0)
        raise _malformed(file.name, "TOML", line, column, str(failure)) from None


def _json(name: str, text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except RecursionError:
        raise SchemaTooDeep(name=name, detail="depth") from None
    except ValueError as failure:
        at = re.search(r"\(byte (\d+)\)", str(failure))
        head = text.encode("utf-8")[: int(at[1])] if at else b""
        line = head.count(b"\n") + 1 if at else 0
        column = len(head.rpartition(b"\n")[2].decode("utf-8", "ignore")) + 1 if at else 0
        raise _malformed(name, "JSON", line, column, str(failure)) from None


def _malformed(name: str, form: str, line: int, column: int, detail: str) -> SchemaMalformed:
    shown = detail[:200]
    return SchemaMalformed(name=name, format=form, line=line, column=column, detail=shown)


def _text(file: Path) -> str:
    data = _bytes(file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        raise SchemaNotText(name=file.name, line=line, detail=f"byte {failure.start}") from None


def _bytes(file: Path) -> bytes:
    try:
        facts = file.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise SchemaUnreadable(name=file.name, why="folder", detail="EISDIR")
        if not stat.S_ISREG(facts.st_mode):  # a pipe would wait for ever
            raise SchemaUnreadable(name=file.name, why="special", detail="mode")
        if facts.st_size > MAX_SCHEMA_BYTES:
            raise _too_large(file, facts.st_size)
        if holds_project(file):
            raise SchemaUnreadable(name=file.name, why="project", detail="SQLite")
        with file.open("rb") as stream:
            data = stream.read(MAX_SCHEMA_BYTES + 1)
    except (FileNotFoundError, ValueError):
        raise SchemaMissing(name=file.name or str(file), detail="ENOENT") from None
    except PermissionError:
        raise SchemaUnreadable(name=file.name, why="denied", detail="EACCES") from None
    except OSError as failure:
        detail = failure.strerror or str(failure)
        raise SchemaUnreadable(name=file.name, why="other", detail=detail) from None
    if len(data) > MAX_SCHEMA_BYTES:
        raise _too_large(file, len(data))
    return data


def _too_large(file: Path, size: int) -> SchemaTooLarge:
    return SchemaTooLarge(
        name=file.name,
        size=-(-size // 1024**2),
        most=MAX_SCHEMA_BYTES // 1024**2,
        detail=f"{size} B",
    )


# -- where a value of a wrong kind stands


def _misfit(name: str, raw: Any, said: str) -> BadSchema:
    """The place of msgspec's complaint as a person would count it."""
    what, _, path = said.partition(" - at `")
    match = _PLACE.match(path.rstrip("`"))
    if match is None:
        field = _quoted(what)
        if "missing required" in what:
            return SchemaGap(name=name, part="set", number=0, item="", field=field, detail=said)
        return SchemaField(
            name=name,
            part="set",
            number=0,
            item="",
            field="",
            found="",
            want="table",
            choices="",
            detail=said,
        )
    top, at, rest = match[1], match[2], match[3].strip(".")
    part = _PARTS.get(top, "set")
    number = int(at) + 1 if at is not None else 0
    item = _item(raw, top, at)
    field = rest or top
    if "missing required" in what:
        missing = ".".join(it for it in (rest, _quoted(what)) if it)
        return SchemaGap(name=name, part=part, number=number, item=item, field=missing, detail=said)
    want, choices = _want(what, part, field)
    return SchemaField(
        name=name,
        part=part,
        number=number,
        item=item,
        field=field,
        found=_found(raw, path.rstrip("`")),
        want=want,
        choices=choices,
        detail=said,
    )


def _quoted(what: str) -> str:
    found = re.search(r"`(\w+)`", what)
    return found[1] if found else ""


def _item(raw: Any, top: str, at: str | None) -> str:
    try:
        row = raw[top][int(at or "")]
        return str(row.get("code") or row.get("name") or "")[:_SHOWN]
    except (LookupError, ValueError, TypeError, AttributeError):
        return ""


def _found(raw: Any, path: str) -> str:
    at = raw
    for key, number in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        try:
            at = at[key] if key else at[int(number)]
        except (LookupError, TypeError):
            return ""
    return str(at)[:_SHOWN]


def _want(what: str, part: str, field: str) -> tuple[str, str]:
    if "enum value" in what:
        return "choice", ", ".join(_choices_of(part, field))
    expected = re.search(r"Expected `([^`]*)`", what)
    kind = expected[1].split(" ")[0] if expected else ""
    return _WANTED.get(kind, "text"), ""


_KINDS: dict[str, type] = {
    "layer": Layer,
    "label": Label,
    "attribute": AttributeType,
    "relation": RelationType,
    "document": DocumentLabel,
    "choice": Choice,
    "set": Schema,
}


def _choices_of(part: str, field: str) -> list[str]:
    hint = _hints(_KINDS[part]).get(field)
    return [str(it) for it in get_args(hint) if it]


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _unknown(raw: Any, kind: type, place: str) -> Iterator[str]:
    hints = _hints(kind)
    for key, value in raw.items():
        here = f"{place}.{key}" if place else str(key)
        if key not in hints:
            yield here
            continue
        inner = next((it for it in (hints[key], *get_args(hints[key])) if is_dataclass(it)), None)
        if inner is None:
            continue
        rows = cast("list[Any]", value) if isinstance(value, list) else [value]
        for number, row in enumerate(rows, 1):
            at = f"{here} {number}" if isinstance(value, list) else here
            if isinstance(row, dict):
                yield from _unknown(row, cast("type", inner), at)
