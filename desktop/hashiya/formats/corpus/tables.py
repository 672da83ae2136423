"""How a table of plain text is cut into cells: separator, quotation marks, escapes; it knows no columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from itertools import islice

from hashiya.formats.documents.refused import Refused
from hashiya.formats.quoting import Dialect

ROWS = 50
"""Rows that are looked at to tell the columns."""

LONGEST_CELL = 16 << 20
WIDEST = 10_000
_DELIMITERS = ",;\t|؛"
_ALIKE = 0.95
_AFTER_A_MARK = "expected after '\"'"
"""How the library says that a quotation mark stands where none can."""

_TOLD = re.compile("\ufeff?sep=([^\r\n])[\r\n]", re.IGNORECASE)


def dialect(sample: str, *, tabs: bool) -> Dialect:
    """Of the beginning of a file; ``tabs``: its name says that tabs separate.

    Quotation marks are doubled inside a cell, as a rule; where that is broken they may be written with a
    backslash before them, or mean nothing at all.
    """
    usual: Dialect = {"delimiter": _delimiter(sample, tabs=tabs)}
    if '"' not in sample or _is_sound(sample, usual):
        return usual
    escaped = usual | {"escapechar": "\\"}
    if '\\"' in sample and _is_sound(sample, escaped):
        return escaped
    bare = usual | {"quoting": csv.QUOTE_NONE}
    return bare if _is_even(sample, bare) else usual


def only_tells(row: Sequence[str]) -> bool:
    """Whether a first row is the line of Excel that says which sign divides the cells (``sep=;``)."""
    return len(row) == 2 and row[0].lower() == "sep=" and not row[1]


def first_rows(sample: str, how: Dialect) -> list[list[str]]:
    """
    Raises:
        Refused: a cell is too long, or a row too wide.
    """
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(islice(csv.reader(io.StringIO(sample, newline=""), **how), ROWS))
    except csv.Error:
        raise Refused("formats-corpus-cell", count=LONGEST_CELL >> 20) from None
    if max(map(len, rows), default=0) > WIDEST:
        raise Refused("formats-corpus-wide", count=WIDEST)
    return rows[1:] if rows and only_tells(rows[0]) else rows


def _delimiter(sample: str, *, tabs: bool) -> str:
    """The one that cuts most rows into as many cells, of those that cut at all."""
    if told := _TOLD.match(sample):
        return told[1]
    best, most = ("\t" if tabs else ","), (0, 0)
    for it in _DELIMITERS:
        widths = [len(row) for row in first_rows(sample, {"delimiter": it})[:20] if row]
        usual = max(set(widths), key=widths.count) if widths else 0
        score = (widths.count(usual) * 20 // max(1, len(widths)), usual)
        if usual > 1 and score > most:
            best, most = it, score
    return best


def _is_sound(sample: str, how: Dialect) -> bool:
    try:
        for _ in csv.reader(io.StringIO(sample, newline=""), strict=True, **how):
            pass
    except csv.Error as error:
        return _AFTER_A_MARK not in str(error)
    return True


def _is_even(sample: str, how: Dialect) -> bool:
    """Whether nearly every line has as many cells, more than one."""
    widths = [len(it) for it in csv.reader(io.StringIO(sample, newline=""), **how) if it]
    usual = max(set(widths), key=widths.count, default=0)
    return usual > 1 and widths.count(usual) >= _ALIKE * len(widths)
