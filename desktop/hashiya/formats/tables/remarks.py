"""What a workbook of Excel has besides the values of its cells: formulas without a result, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zipfile import ZipFile

_PIECE = 1 << 20
_LONGEST = 1 << 17
"""A cell with its formula is no longer."""
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_COMMENTS = re.compile(r"xl/(?:comments[^/]*|comments/[^/]+)\.xml")
_LARGEST = 16 << 20
_COMMENT = re.compile(rb"<(?:\w+:)?comment[ >]")
_CELL = re.compile(rb"<c\b([^>]*)>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_EMPTY = re.compile(rb'<c\b[^>]*\bt="str"[^>]*>.*<v', re.DOTALL)
"""Its result is there, and is a word without letters: ``IF(A1="", "", ...)``."""
_PLACE = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')


def unsolved(archive: ZipFile) -> Iterator[str]:
    """The places of cells (``B3``) whose formula no program has worked out, sheet after sheet."""
    for name in filter(_SHEET.fullmatch, archive.namelist()):
        with archive.open(name) as stream:
            held = b""
            while piece := stream.read(_PIECE):
                held += piece
                end = 0
                for it in _CELL.finditer(held):
                    found = _PLACE.search(it[1])
                    if not _EMPTY.match(it[0]):
                        yield found[1].decode() if found else "?"
                    end = it.end()
                held = held[max(end, len(held) - _LONGEST) :]


def comments(archive: ZipFile) -> int:
    """How many there are."""
    of = [it for it in archive.infolist() if _COMMENTS.fullmatch(it.filename)]
    return sum(len(_COMMENT.findall(archive.read(it))) for it in of if it.file_size <= _LARGEST)
