"""Workbooks with annotations or articles, read: ours, and sheets made by hand; no formula is ever worked out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import ExitStack, closing
from functools import partial
from typing import Any
from zipfile import ZipFile

from hashiya.formats import extras
from hashiya.formats.documents.refused import Refused
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.source import Source, tail_of
from hashiya.formats.tables import own_sheets, packed, remarks
from hashiya.formats.tables.plain import Numbered
from hashiya.formats.tables.sheet_cells import decoded
from hashiya.formats.tables.sheets import (
    MOST_COLUMNS,
    articles,
    of_comments,
    of_formulas,
    of_hidden,
)

_NAMES = 1 << 18


def recognises(source: Source, head: bytes) -> bool:
    """By its name; under another one by the names of its parts."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    return source.suffix.lower() == ".xlsx" or b"xl/workbook.xml" in tail_of(source, _NAMES)


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The articles of which the sheets speak, each with its marks.

    Raises:
        OSError: it cannot be read. MissingExtra: the library is not installed.
    """
    refused = packed.refused(source, "xl/workbook.xml")
    if refused:
        yield Note(message=refused, name=source.name, lost=True)
        return
    with source.open("rb") as stream, ZipFile(stream) as archive, closing(_Book(source)) as book:
        try:
            yield from articles(source, options, _worksheets(archive, book))
        except _DamagedError:
            yield Note(message="formats-damaged", name=source.name, lost=True)
            return
        if not book.is_open:
            return
        if count := remarks.comments(archive):
            yield of_comments(source.name, count)
        if places := [*remarks.unsolved(archive)]:
            yield of_formulas(source.name, places)
        rows, columns = remarks.hidden_rows(archive), remarks.hidden_columns(archive)
        yield from of_hidden(source.name, rows, columns, book.hidden)


def sheets(source: Source) -> Iterator[Iterator[Numbered]]:
    """The rows of each sheet, as they stand in it.

    Raises:
        OSError: it cannot be read. Refused: it is none that can be opened. MissingExtra: the library is not installed.
    """
    if why := packed.refused(source, "xl/workbook.xml"):
        raise Refused(why)
    try:
        with closing(_Book(source)) as book:
            yield from (_refusing(book.rows(at)) for at in range(len(book.sheets)))
    except _DamagedError:
        raise Refused("formats-damaged") from None


def _refusing(rows: Iterator[Numbered]) -> Iterator[Numbered]:
    try:
        yield from rows
    except _DamagedError:
        raise Refused("formats-damaged") from None


class _DamagedError(Exception):
    """A sheet breaks off, or is none, in the middle of its rows; or there is no workbook."""


class _Book:
    """The workbook as the library reads it, which is opened only when it is needed."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._opened = ExitStack()
        self._sheets: list[Any] | None = None

    @property
    def is_open(self) -> bool:
        """Whether the library read any of it: what is wholly ours has no formula."""
        return self._sheets is not None

    @property
    def hidden(self) -> list[str]:
        """The names of sheets that no program shows."""
        return [str(it.title) for it in self.sheets if it.sheet_state != "visible"]

    @property
    def sheets(self) -> list[Any]:
        if self._sheets is None:
            library = extras.module("openpyxl")
            stream = self._opened.enter_context(self._source.open("rb"))
            try:
                book = library.load_workbook(
                    stream, read_only=True, data_only=True, keep_links=False
                )
            except MemoryError:
                raise
            except Exception:  # the library has no error of its own for what is no workbook
                raise _DamagedError from None
            self._opened.callback(book.close)
            self._sheets = list(book.worksheets)
        return self._sheets

    def rows(self, number: int, after: int = 0) -> Iterator[Numbered]:
        """Those of the sheet of that number behind the row of that number."""
        if number >= len(self.sheets):
            raise _DamagedError
        return (it for it in _rows(self.sheets[number]) if it[0] > after)

    def close(self) -> None:
        self._opened.close()


def _worksheets(archive: ZipFile, book: _Book) -> Iterator[tuple[str, Iterator[Numbered]]]:
    """Our own are read several times as quickly without the library."""
    names = own_sheets.names(archive)
    if names is None:
        for at, it in enumerate(book.sheets):
            yield str(it.title), book.rows(at)
        return
    for at, name in enumerate(names):
        yield name, own_sheets.Rows(archive, at + 1, partial(book.rows, at))


def _rows(sheet: Any) -> Iterator[Numbered]:
    """Rows that say something, as strings; the sheet's own word on its size is not believed."""
    for number, row in enumerate(_raw(sheet), start=1):
        cells = [
            it if type(it) is str and "_x" not in it else "" if it is None else _shown(it)
            for it in row[: MOST_COLUMNS + 1]
        ]
        if any(cells):
            yield number, cells


def _raw(sheet: Any) -> Iterator[tuple[Any, ...]]:
    try:
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True)
    except MemoryError:
        raise
    except Exception:  # whatever the library or its parser says of a broken sheet
        raise _DamagedError from None


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return decoded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1 << 53:
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
