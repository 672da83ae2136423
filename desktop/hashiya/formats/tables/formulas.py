"""Cells of a workbook that have a formula and no result of it: no program has worked them out, and nor do we."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zipfile import ZipFile

_PIECE = 1 << 20
_LONGEST = 1 << 17
"""A cell with its formula is no longer."""
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL = re.compile(rb"<c\b([^>]*)>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_PLACE = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')


def without_result(archive: ZipFile) -> Iterator[str]:
    """The places of such cells (``B3``), sheet after sheet."""
    for name in filter(_SHEET.fullmatch, archive.namelist()):
        with archive.open(name) as stream:
            held = b""
            while piece := stream.read(_PIECE):
                held += piece
                end = 0
                for it in _CELL.finditer(held):
                    found = _PLACE.search(it[1])
                    yield found[1].decode() if found else "?"
                    end = it.end()
                held = held[max(end, len(held) - _LONGEST) :]
