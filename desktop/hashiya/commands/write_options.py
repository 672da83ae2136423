"""Turns what a person chose, name by name, into the options of a writer; it writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hashiya.formats.format import Format, Option, OptionName, WriteOptions
from hashiya.formats.losses import LossKind, LossReport
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
            kind, listed = "name" if known else "none", tuple(known)
            raise BadOption(kind=kind, name=name[:40], value="", format=chosen.id, known=listed)
    values: dict[str, Any] = {}
    for name, option in known.items():
        possible = values_of(option, schema)
        value = given.get(name, possible[0] if possible else "")
        if value not in possible:
            listed = possible or "–"
            raise BadOption(
                kind="value", name=name, value=value[:40], format=chosen.id, known=listed
            )
        values[name] = value == "yes" if name == "docstart" else value
    return WriteOptions(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Another value of an option of the format, which could keep what is lost in these ways."""

    name: OptionName
    value: str
    kinds: frozenset[LossKind]


def ways(chosen: Format, report: LossReport, taken: WriteOptions, schema: Schema) -> list[Way]:
    """Choices of this format, other than those taken, that could keep some of what it loses (``offers`` weighs them)."""
    lost = {it.kind for it in report.losses}
    return [
        Way(name=option.name, value=value, kinds=frozenset(option.avoids))
        for option in chosen.options
        if lost.intersection(option.avoids)
        for value in values_of(option, schema)
        if value != _written(option, taken)
    ]


def _written(option: Option, taken: WriteOptions) -> str:
    value = getattr(taken, option.name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or next(iter(option.values), "")


def taken_as_written(chosen: Format, taken: WriteOptions) -> dict[str, str]:
    """The options of this format by their names, as a person would give them."""
    return {str(it.name): _written(it, taken) for it in chosen.options}
