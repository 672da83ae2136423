"""Sheets of a workbook by what they hold, and the articles of which they speak; it opens no workbook."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice

from hashiya.formats.corpus.columns import LONG, Columns, columns_of
from hashiya.formats.corpus.tables import ROWS
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.said import names_shown
from hashiya.formats.source import Source
from hashiya.formats.tables import (
    alike,
    headings,
    highlights,
    own_sheets,
    quotes,
    settling,
    token_sheets,
)
from hashiya.formats.tables.headings import Heads, heads_of
from hashiya.formats.tables.plain import Numbered, shape_of
from hashiya.formats.tables.reading import Tables, Text
from hashiya.formats.tables.rows import Grouped, Table
from hashiya.formats.tables.texts import Beside
from hashiya.formats.tables.walk import Walk
from hashiya.wording import Inserted, first_of

TEXTS = "Texts"
TEXT_HEADS = ["doc", "doc_id", "part", "text"]
MOST_COLUMNS = 2_000
_RELATIONS = re.compile(r"relation|link|علاق|صلات", re.IGNORECASE)
_TOLD = 10
"""So many cells are told by their places."""
_LOOKED = 10
"""So many rows may stand above the names of the columns."""


@dataclass(slots=True)
class _Sheets:
    """The sheets of a workbook by what they are; long tables go on in further sheets."""

    spans: list[Table]
    relations: list[Table]
    documents: list[Table]
    texts: list[Table]
    unknown: list[tuple[str, list[Numbered], Iterator[Numbered]]]
    """Sheets whose columns have no names that are known: the name, its first rows, the others."""
    quoted: list[tuple[quotes.Heads, Iterator[Numbered]]] = field(
        default_factory=list[tuple[quotes.Heads, Iterator[Numbered]]]
    )
    """Those of coded passages, whose places only the documents beside can tell."""
    tokens: list[Iterator[Numbered]] = field(default_factory=list[Iterator[Numbered]])
    """Those with a word and its tag in each row."""

    def add(self, kind: str, table: Table) -> None:
        """To those of its kind; a sheet with the columns of another goes on where that ends, however they stand."""
        found: list[Table] = getattr(self, kind)
        for it in found:
            if it.heads == table.heads:
                it.rows = chain(it.rows, table.rows)
                return
            both = alike.together(it.heads, table.heads)
            if both and (kind != "documents" or both[0].width == it.heads.width == len(both[1])):
                it.heads, places = both
                it.rows = chain(it.rows, alike.moved(table.rows, places, it.heads.width))
                return
        found.append(table)

    def one(self, kind: str) -> Table | None:
        found: list[Table] = getattr(self, kind)
        return found[0] if found else None

    @property
    def own(self) -> bool:
        return any(it.heads.own for it in (*self.spans, *self.documents, *self.texts))

    def guess(self) -> None:
        """Where no sheet names what is known, those with a column of texts are articles."""
        if any((self.spans, self.relations, self.documents, self.texts, self.quoted, self.tokens)):
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
        return [name for name, _, _ in self.unknown]

    @property
    def apart(self) -> list[str]:
        """Names of the sheets of annotations or articles that are made otherwise than the first of their kind."""
        if self.own or not self.spans:
            return []
        kinds = (self.spans, self.relations, self.documents)
        return [it.name for of in kinds for it in of[1:]]


def _heads(columns: Columns) -> Heads:
    names = {"text": "content", "id": "doc"}
    roles = {names.get(it, it): at for it, at in columns.roles.items()}
    taken = set(roles.values())
    others = {at: (it, False) for at, it in enumerate(columns.names) if at not in taken}
    return Heads(roles, others, width=len(columns.names))


def articles(
    source: Source, options: ReadOptions, worksheets: Iterable[tuple[str, Iterator[Numbered]]]
) -> Iterator[Incoming | Note]:
    sheets = _Sheets([], [], [], [], [])
    for name, rows in worksheets:
        begun = [] if isinstance(rows, Walk) else [*islice(rows, token_sheets.LOOKED)]
        if token_sheets.is_one(begun):
            sheets.tokens.append(chain(begun, rows))
        else:
            _sort(sheets, name, chain(begun, rows) if begun else rows)
    sheets.guess()
    yield from _not_taken(source.name, sheets)
    for heads, rows in sheets.quoted:
        yield from highlights.articles(source, heads, quotes.of(heads, rows), options)
    for rows in sheets.tokens:
        yield from token_sheets.articles(source, rows, options)
    spans, documents = sheets.one("spans"), sheets.one("documents")
    if documents and not spans and "content" not in documents.heads and not sheets.texts:
        documents = None
    if spans is None and documents is None:
        if sheets.quoted or sheets.tokens:
            return
        yield Note(message="formats-table-no-heads", name=source.name, lost=True)
        return
    for it in [documents] if spans else sheets.documents:
        beside = Beside(source, options.encoding, spans, it)
        texts = _Texts(sheets.one("texts"), it, beside)
        yield from Tables(source.name, spans, sheets.one("relations"), it, texts.of).articles()


def _not_taken(name: str, sheets: _Sheets) -> Iterator[Note]:
    """Sheets of which nothing comes, each kind with its reason."""
    for message, names in (("left", sheets.not_taken), ("apart", sheets.apart)):
        if names:
            told: dict[str, Inserted] = {"count": len(names), "names": names_shown(names)}
            yield Note(message=f"formats-sheets-{message}", name=name, values=told, lost=True)


def of_formulas(name: str, places: Sequence[str]) -> Note:
    """Of cells with a formula that nobody worked out, by their places."""
    values: dict[str, Inserted] = {"count": len(places), "cells": first_of(places, _TOLD)}
    return Note(message="formats-table-formulas", name=name, values=values, lost=True)


def of_comments(name: str, count: int) -> Note:
    """Of remarks that hang on cells."""
    return Note(message="formats-table-comments", name=name, values={"count": count}, lost=True)


def of_hidden(
    name: str, rows: int, columns: Sequence[str], sheets: Sequence[str]
) -> Iterator[Note]:
    """Of rows, columns and sheets that a spreadsheet does not show, and that are read all the same."""
    if rows:
        yield Note(message="formats-table-hidden-rows", name=name, values={"count": rows})
    for what, names in (("columns", columns), ("sheets", sheets)):
        if names:
            values: dict[str, Inserted] = {"count": len(names), "names": first_of(names, _TOLD)}
            yield Note(message=f"formats-table-hidden-{what}", name=name, values=values)


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
        if of_quotes := quotes.heads_of(row):
            sheets.quoted.append((of_quotes, rows))
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
