"""Workbooks with annotations or articles, read: ours, and sheets made by hand; no formula is ever worked out."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from hashiya.formats import extras
from hashiya.formats.corpus.columns import LONG, Columns, columns_of
from hashiya.formats.corpus.tables import ROWS
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.source import Source, tail_of
from hashiya.formats.tables import formulas, headings, own_sheets, settling
from hashiya.formats.tables.headings import Heads, heads_of
from hashiya.formats.tables.plain import Numbered, shape_of
from hashiya.formats.tables.reading import Tables, Text
from hashiya.formats.tables.rows import Grouped, Table
from hashiya.formats.tables.sheet_cells import decoded
from hashiya.formats.tables.texts import Beside
from hashiya.formats.tables.walk import Walk
from hashiya.wording import Inserted, first_of

TEXTS = "Texts"
TEXT_HEADS = ["doc", "doc_id", "part", "text"]
MOST_COLUMNS = 2_000
LARGEST = 1 << 30
"""Bytes that one part of the workbook may say that it unpacks to."""

RATIO = 400
_FREE = 1 << 20
_RELATIONS = re.compile(r"relation|link|علاق|صلات", re.IGNORECASE)
_NAMES = 1 << 18
_TOLD = 10
"""So many cells are told by their places."""
_LOOKED = 10
"""So many rows may stand above the names of the columns."""


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
    refused = _refused(source)
    if refused:
        yield Note(message=refused, name=source.name, lost=True)
        return
    with source.open("rb") as stream, ZipFile(stream) as archive, closing(_Book(source)) as book:
        try:
            yield from _articles(source, options, _worksheets(archive, book))
        except _DamagedError:
            yield Note(message="formats-damaged", name=source.name, lost=True)
            return
        if book.is_open:
            yield from _formulas(source, archive)


def _formulas(source: Source, archive: ZipFile) -> Iterator[Note]:
    places = [*formulas.without_result(archive)]
    if places:
        values: dict[str, Inserted] = {"count": len(places), "cells": first_of(places, _TOLD)}
        message = "formats-table-formulas"
        yield Note(message=message, name=source.name, values=values, lost=True)


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


def _refused(source: Source) -> str:
    """Why it is not even opened; what the parts say of their size they cannot exceed."""
    with source.open("rb") as stream:
        try:
            with ZipFile(stream) as archive:
                entries = archive.infolist()
                if any(
                    it.file_size > min(LARGEST, max(_FREE, RATIO * it.compress_size))
                    for it in entries
                ):
                    return "formats-archive-bomb"
                if "xl/workbook.xml" not in archive.namelist():
                    return "formats-damaged"
        except (BadZipFile, ValueError, NotImplementedError):
            return "formats-damaged"
    return ""


@dataclass(slots=True)
class _Sheets:
    """The sheets of a workbook by what they are; long tables go on in further sheets."""

    spans: list[Table]
    relations: list[Table]
    documents: list[Table]
    texts: list[Table]
    unknown: list[tuple[str, list[Numbered], Iterator[Numbered]]]
    """Sheets whose columns have no names that are known: the name, its first rows, the others."""

    def add(self, kind: str, table: Table) -> None:
        """To those of its kind; a sheet with the same columns as another goes on where that ends."""
        found: list[Table] = getattr(self, kind)
        same = next((it for it in found if it.heads == table.heads), None)
        if same is None:
            found.append(table)
        else:
            same.rows = chain(same.rows, table.rows)

    def one(self, kind: str) -> Table | None:
        found: list[Table] = getattr(self, kind)
        return found[0] if found else None

    @property
    def own(self) -> bool:
        return any(it.heads.own for it in (*self.spans, *self.documents, *self.texts))

    def guess(self) -> None:
        """Where no sheet names what is known, those with a column of texts are articles."""
        if self.spans or self.relations or self.documents or self.texts:
            return
        for it in list(self.unknown):
            name, first, rows = it
            first += islice(rows, ROWS)
            columns = columns_of([row for _, row in first], {})
            if "text" in columns.roles:
                begin = 1 if columns.has_header else 0
                self.add("documents", Table(name, _heads(columns), chain(first[begin:], rows)))
                self.unknown.remove(it)

    @property
    def not_taken(self) -> list[str]:
        """Names of the sheets of which nothing is taken, though they hold something."""
        if self.own:
            return []
        others = [name for name, _, _ in self.unknown]
        if self.spans:
            others += [it.name for it in (*self.spans[1:], *self.documents[1:])]
        return others


def _heads(columns: Columns) -> Heads:
    names = {"text": "content", "id": "doc"}
    roles = {names.get(it, it): at for it, at in columns.roles.items()}
    taken = set(roles.values())
    others = {at: (it, False) for at, it in enumerate(columns.names) if at not in taken}
    return Heads(roles, others, width=len(columns.names))


def _articles(
    source: Source, options: ReadOptions, worksheets: Iterable[tuple[str, Iterator[Numbered]]]
) -> Iterator[Incoming | Note]:
    sheets = _Sheets([], [], [], [], [])
    for name, rows in worksheets:
        _sort(sheets, name, rows)
    sheets.guess()
    if names_of := sheets.not_taken:
        names = " · ".join(it[:40] for it in names_of[:20])
        told: dict[str, str | int] = {"count": len(names_of), "names": names}
        yield Note(message="formats-sheets-left", name=source.name, values=told, lost=True)
    spans, documents = sheets.one("spans"), sheets.one("documents")
    if documents and not spans and "content" not in documents.heads and not sheets.texts:
        documents = None
    if spans is None and documents is None:
        yield Note(message="formats-table-no-heads", name=source.name, lost=True)
        return
    for it in [documents] if spans else sheets.documents:
        beside = Beside(source, options.encoding, spans, it)
        texts = _Texts(sheets.one("texts"), it, beside)
        yield from Tables(source.name, spans, sheets.one("relations"), it, texts.of).articles()


def _sort(sheets: _Sheets, name: str, rows: Iterator[Numbered]) -> None:
    """What a sheet is, by the names of its columns; those of other things are left alone."""
    looked: list[Numbered] = []
    for numbered in islice(rows, _LOOKED):
        looked.append(numbered)
        row = numbered[1]
        if len(row) > MOST_COLUMNS:
            continue
        if row[: len(TEXT_HEADS)] == TEXT_HEADS:
            of_texts = Heads({it: at for at, it in enumerate(TEXT_HEADS)}, {}, own=True)
            sheets.add("texts", Table(name, of_texts, rows, by_id=True))
            return
        found = _kind(name, row)
        if found:
            kind, heads = found
            if isinstance(rows, Walk) and (shape := shape_of(own_sheets.FORM, heads, kind)):
                rows.lay_out(shape)
            if kind == "spans" and not heads.own:
                first = [*islice(rows, settling.ROWS)]
                heads, rows = settling.settled(heads, first), chain(first, rows)
            sheets.add(kind, Table(name, heads, rows, above=len(looked) - 1))
            return
    if len(looked) > 1 or any(len(it) > LONG for _, row in looked for it in row):
        sheets.unknown.append((name, looked, rows))


def _kind(name: str, row: Sequence[str]) -> tuple[str, Heads] | None:
    """Ours by all their columns; of others ``from`` and ``to`` are ends of relations where the sheet says so."""
    found = [(kind, heads_of(row, kind, guarded=False), is_one) for kind, is_one in _KINDS]
    for kind, heads, _ in found:
        if heads.own:
            return kind, heads
    if _RELATIONS.search(name):
        found = [it for it in found if it[0] == "relations"]
    return next(((kind, heads) for kind, heads, is_one in found if is_one(heads)), None)


def _is_of_articles(heads: Heads) -> bool:
    facts = heads.roles.keys() - {"doc", "content"}
    return heads.own or "content" in heads or ("doc" in heads and bool(facts))


_KINDS = (
    ("spans", headings.is_of_spans),
    ("relations", headings.is_of_relations),
    ("documents", _is_of_articles),
)


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


def _as_it_was(text: str, length: str, sha256: str, encoding: str) -> str:
    """With the line ends of Windows where a program that saved the workbook took half of each, which the checksum
    of the article's file proves."""
    if str(len(text)) == length or "\r" in text or str(len(text) + text.count("\n")) != length:
        return text
    found = text.replace("\n", "\r\n")
    for it in (encoding, "utf-8", "utf-8-sig"):
        with suppress(LookupError, UnicodeEncodeError):
            if hashlib.sha256(found.encode(it)).hexdigest() == sha256:
                return found
    return text


class _Texts:
    """The texts of the sheet that has them in rows, else those that stand elsewhere."""

    def __init__(self, table: Table | None, documents: Table | None, beside: Beside) -> None:
        self._table, self._documents, self._beside = table, documents, beside
        self._grouped = Grouped(table)

    def of(self, key: str, row: Numbered | None, marks: Sequence[Numbered]) -> Text | Note:
        if self._table is None or self._documents is None or row is None:
            return self._beside.of(key, row, marks)
        by_id = self._documents.cell(row, "id")
        told = self._documents.cell(row, "text_rows")
        rows = self._grouped.of(by_id, int(told) if told.isdecimal() and len(told) < 9 else None)
        if not rows:
            return self._beside.of(key, row, marks)
        ordered = sorted(rows, key=self._part)
        text = "".join(self._table.cell(it, "text") for it in ordered)
        told = (self._documents.cell(row, it) for it in ("code_points", "sha256", "encoding"))
        return Text(_as_it_was(text, *told))

    def _part(self, row: Numbered) -> int:
        assert self._table
        part = self._table.cell(row, "part")
        return int(part) if part.isdecimal() and len(part) < 9 else 0
