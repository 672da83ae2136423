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
_HIDDEN_COLUMNS = re.compile(
    rb"<(?:\w+:)?col\b(?=[^>]*\bhidden=[\"'](?:1|true)[\"'])"
    rb"(?=[^>]*\bmin=[\"'](\d{1,5})[\"'])(?=[^>]*\bmax=[\"'](\d{1,5})[\"'])[^>]*>"
)
_FILLED = re.compile(
    rb"<(?:\w+:)?c\b[^>]*\br=[\"']([A-Z]{1,3})[0-9]{1,7}[\"'][^>]*(?<!/)>(.*?)</(?:\w+:)?c>",
    re.DOTALL,
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


def hidden_columns(archive: ZipFile) -> list[str]:
    """The letters of hidden columns that say something, sheet after sheet; mostly all unused ones are hidden."""
    found: list[str] = []
    for name in _sheets(archive):
        ranges = [(int(it[1]), int(it[2])) for it in _in_sheet(archive, name, _HIDDEN_COLUMNS)]
        if ranges:
            cells = _in_sheet(archive, name, _FILLED)
            letters = {it[1].decode() for it in cells if _SAYS.search(it[2])}
            numbered = sorted((_number(it), it) for it in letters)
            found += [it for at, it in numbered if any(one <= at <= last for one, last in ranges)]
    return found


def _number(letters: str) -> int:
    """That of a column, from 1."""
    number = 0
    for it in letters:
        number = number * 26 + ord(it) - ord("A") + 1
    return number


def _sheets(archive: ZipFile) -> Iterator[str]:
    return filter(_SHEET.fullmatch, archive.namelist())


def _in_sheets(archive: ZipFile, what: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
    for name in _sheets(archive):
        yield from _in_sheet(archive, name, what)


def _in_sheet(archive: ZipFile, name: str, what: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
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
