"""A table as a spreadsheet takes it: from the clipboard or out of a file; no sign is added to what cells say.

A cell that could be taken for a formula gets an apostrophe in front, as in the exported tables.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from html import escape

_GUARDED = tuple("=+-@\t\r'")
_BREAK = '<br style="mso-data-placement:same-cell">'

Row = Sequence[str]


def guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_GUARDED) else cell


def as_text(rows: Iterable[Row]) -> str:
    """Cells parted by tabs; what holds a tab, a line end or a quotation mark is quoted."""
    return _written(rows, "\t", "\n")


def as_csv(rows: Iterable[Row]) -> str:
    """RFC 4180; who writes it as UTF-8 puts a byte order mark before it."""
    return _written(rows, ",", "\r\n")


def _written(rows: Iterable[Row], between: str, after: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=between, lineterminator=after)
    writer.writerows([guarded(it) for it in row] for row in rows)
    return out.getvalue()


def as_html(rows: Sequence[Row], *, rtl: bool) -> str:
    """A table whose cells each read in their own direction; the first row is its head."""
    head, *others = rows
    lines = [_line("th", head), *(_line("td", it) for it in others)]
    direction = "rtl" if rtl else "ltr"
    return f'<meta charset="utf-8"><table dir="{direction}">{"".join(lines)}</table>'


def _line(tag: str, cells: Row) -> str:
    made = (f'<{tag} dir="auto">{_cell(it)}</{tag}>' for it in cells)
    return f"<tr>{''.join(made)}</tr>"


def _cell(text: str) -> str:
    return _BREAK.join(escape(it, quote=False) for it in guarded(text).splitlines())
