"""Label Studio's export as a table (CSV, TSV), cut into its tasks: cells of controls hold JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from hashiya.formats import json_values
from hashiya.formats.format import Note
from hashiya.formats.json_values import BadJson
from hashiya.formats.source import Source
from hashiya.text.decoding import storable

SUFFIXES = (".csv", ".tsv")
LONGEST_CELL = 16 << 20
_MARKS = frozenset({"annotation_id", "annotator", "lead_time"})
_BOM = b"\xef\xbb\xbf"
_IN_JSON = ("[{", '{"')


def recognises(head: bytes) -> bool:
    """By the columns that each such export has."""
    line = head.removeprefix(_BOM).partition(b"\n")[0].decode("utf-8", "replace")
    return any({it.strip() for it in line.replace('"', "").split(cut)} >= _MARKS for cut in ",\t")


def objects(source: Source) -> Iterator[tuple[int, dict[str, Any]] | Note]:
    """Each row as a task of the short export, with the line where it begins.

    Raises:
        OSError: the file cannot be read.
    """
    csv.field_size_limit(LONGEST_CELL)
    delimiter = "\t" if source.suffix.lower() == ".tsv" else ","
    line = 1
    with source.open("rb") as stream:
        words = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
        reader = csv.reader(words, delimiter=delimiter)
        try:
            names = next(reader, [])
            line = reader.line_num + 1
            for row in reader:
                if row:
                    yield from _task(source.name, line, names, row)
                line = reader.line_num + 1
        except csv.Error:
            values: dict[str, str | int] = {"count": LONGEST_CELL >> 20}
            yield Note(
                message="formats-corpus-cell", name=source.name, line=line, values=values, lost=True
            )


def _task(
    file: str, line: int, names: list[str], row: list[str]
) -> Iterator[tuple[int, dict[str, Any]] | Note]:
    """The row, and how many of its letters were none in UTF-8."""
    cells = [storable(it) for it in row]
    yield line, {it: _value(cell) for it, (cell, _) in zip(names, cells, strict=False) if cell}
    if replaced := sum(count for _, count in cells):
        yield Note(message="formats-replaced", name=file, line=line, values={"count": replaced})


def _value(cell: str) -> Any:
    """What a control says is JSON; all else is words."""
    if not cell.startswith(_IN_JSON):
        return cell
    try:
        return json_values.parse(cell.encode("utf-8"))
    except BadJson:
        return cell
