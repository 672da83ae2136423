"""What a workbook of Excel has besides the values of its cells: formulas without a result, comments, what is hidden."""

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
_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\b[^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*(?<!/)>(.*?)</(?:\w+:)?row>", re.DOTALL
)
_SAYS = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>]*>[^<]")
_PLACE = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')


def unsolved(archive: ZipFile) -> Iterator[str]:
    """The places of cells (``B3``) whose formula no program has worked out, sheet after sheet."""
    for it in _in_sheets(archive, _CELL):
        found = _PLACE.search(it[1])
        if not _EMPTY.match(it[0]):
            yield found[1].decode() if found else "?"


def hidden_rows(archive: ZipFile) -> int:
    """How many rows that say something are hidden, by hand or by a filter."""
    return sum(_SAYS.search(it[1]) is not None for it in _in_sheets(archive, _HIDDEN_ROW))


def _in_sheets(archive: ZipFile, what: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
    for name in filter(_SHEET.fullmatch, archive.namelist()):
        with archive.open(name) as stream:
            held = b""
            while piece := stream.read(_PIECE):
                held += piece
                end = 0
                for it in what.finditer(held):
                    yield it
                    end = it.end()
                held = held[max(end, len(held) - _LONGEST) :]


def comments(archive: ZipFile) -> int:
    """How many there are."""
    of = [it for it in archive.infolist() if _COMMENTS.fullmatch(it.filename)]
    return sum(len(_COMMENT.findall(archive.read(it))) for it in of if it.file_size <= _LARGEST)
