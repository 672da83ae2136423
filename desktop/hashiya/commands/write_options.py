"""Turns what a person chose, name by name, into the options of a writer; it writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hashiya.formats.format import Format, Option, WriteOptions
from hashiya.formats.losses import LossReport
from hashiya.model.errors import BadOption
from hashiya.model.schema import Schema


def values_of(option: Option, schema: Schema) -> tuple[str, ...]:
    """What can be chosen; the first is the usual one."""
    return option.values or tuple(it.code for it in schema.layers)


def options_for(chosen: Format, given: Mapping[str, str], schema: Schema) -> WriteOptions:
    """The options of this format: those given, else the usual ones.

    Raises:
        BadOption: the format has no such choice, or not this value of it.
    """
    known = {str(it.name): it for it in chosen.options}
    for name in given:
        if name not in known:
            kind, listed = "name" if known else "none", " · ".join(known)
            raise BadOption(kind=kind, name=name[:40], value="", format=chosen.id, known=listed)
    values: dict[str, Any] = {}
    for name, option in known.items():
        possible = values_of(option, schema)
        value = given.get(name, possible[0] if possible else "")
        if value not in possible:
            listed = " · ".join(possible) or "–"
            raise BadOption(
                kind="value", name=name, value=value[:40], format=chosen.id, known=listed
            )
        values[name] = value == "yes" if name == "docstart" else value
    return WriteOptions(**values)


def avoiding(chosen: Format, report: LossReport, taken: WriteOptions) -> list[tuple[str, str]]:
    """Choices (name, value) of this format, other than those taken, that could keep what it loses."""
    lost = {it.kind for it in report.losses}
    return [
        (option.name, value)
        for option in chosen.options
        if lost & set(option.avoids)
        for value in option.values
        if value != _written(option, taken)
    ]


def _written(option: Option, taken: WriteOptions) -> str:
    value = getattr(taken, option.name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or option.values[0]
