"""Cells of a table that hold a list or an object, as libraries for tables write them: in JSON, or as Python or NumPy prints it.

Nothing is run: what Python prints is taken apart as values are written, and what is no value stays words.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

LONGEST = 1 << 20
"""Letters of a cell that is taken apart; a longer one is words."""
_DEEPEST = 60
_BEGUN = ("[", "{")
_ITEM = re.compile(
    r"""('(?:[^'\\]|\\.)*+(?:'|$)|"(?:[^"\\]|\\.)*+(?:"|$)|[}\])]|[\w.+-]++)(\s+(?=['"{\[(\w+-]))?""",
    re.DOTALL,
)
"""A word, a number or the end of a list, and the gap before the next one that no comma stands in."""


def columns(names: Sequence[str], rows: Iterable[Sequence[str]]) -> frozenset[str]:
    """Those in which each cell of the first rows that has anything holds such a value."""
    held: dict[str, list[str]] = {it: [] for it in names}
    for row in rows:
        for name, cell in zip(names, row, strict=False):
            if cell.strip():
                held[name].append(cell)
    return frozenset(it for it, cells in held.items() if cells and all(map(_is_value, cells)))


def record(names: Sequence[str], row: Sequence[str], kept: frozenset[str]) -> Mapping[str, Any]:
    """The row by the names of its columns, with the values of those that hold some."""
    found: dict[str, Any] = dict(zip(names, row, strict=False))
    for name in kept & found.keys():
        found[name] = _value(found[name])
    return found


def _is_value(cell: str) -> bool:
    return not isinstance(_value(cell), str)


def _value(cell: str) -> Any:
    """A list or an object; else the words themselves."""
    if not cell.lstrip().startswith(_BEGUN) or len(cell) > LONGEST:
        return cell
    for reading in (msgspec.json.decode, _as_printed):
        try:
            value = reading(cell.strip())
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            continue
        if isinstance(value, list | dict):
            return value  # pyright: ignore[reportUnknownVariableType] - of whatever
    return cell


def _as_printed(cell: str) -> Any:
    """
    Raises:
        ValueError, SyntaxError: it is no value. TypeError: it is one that Python could not hold.
    """
    if sum(map(cell.count, "[{(")) > LONGEST // _DEEPEST or "\0" in cell:
        raise ValueError
    return _plain(ast.literal_eval(_ITEM.sub(_with_comma, cell)))


def _with_comma(item: re.Match[str]) -> str:
    """NumPy prints items side by side; Python would take two words there for one."""
    return f"{item[1]}, " if item[2] else item[0]


def _plain(value: Any, depth: int = _DEEPEST) -> Any:
    """As JSON has it: pairs are lists, keys are words."""
    if not depth:
        raise ValueError
    if isinstance(value, list | tuple | set | frozenset):
        items: Iterable[Any] = value  # pyright: ignore[reportUnknownVariableType] - of whatever
        return [_plain(it, depth - 1) for it in items]
    if isinstance(value, dict):
        return {str(key): _plain(it, depth - 1) for key, it in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - of whatever
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise ValueError
