"""What a file of a corpus holds: its columns by the first rows, and all its rows as cells and records; it makes no article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, cast

from hashiya.formats.corpus import cell_values, layers, spelled, table_rows
from hashiya.formats.corpus import marks as corpus_marks
from hashiya.formats.corpus.columns import Columns, above, columns_of
from hashiya.formats.corpus.late import silent
from hashiya.formats.corpus.records import SAMPLE, is_no_json, records
from hashiya.formats.corpus.table_rows import Row
from hashiya.formats.corpus.tables import ROWS, first_rows
from hashiya.formats.days import order
from hashiya.formats.documents.refused import Refused
from hashiya.formats.format import Note, ReadOptions
from hashiya.formats.source import Source, head_of, says_nothing
from hashiya.text import decoding

TABLES = (".csv", ".tsv", ".txt")
BEGUN = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')
"""Records of JSON, which no article begins with."""


def is_table(source: Source) -> bool:
    head = head_of(source, SAMPLE)
    if is_no_json(source, head):
        return False
    return not BEGUN.match(head) if says_nothing(source) else source.suffix.lower() in TABLES


def columns_of_records(first: Sequence[Mapping[str, Any]], chosen: Mapping[str, str]) -> Columns:
    """What the entries of records are taken for."""
    names = list(dict.fromkeys(key for it in first for key in it))
    rows = [names, *([plain(it.get(key)) for key in names] for it in first)]
    return columns_of(rows, chosen, named=True)


def looked_at(source: Source, options: ReadOptions) -> tuple[Columns, str, bool]:
    """Columns, encoding and whether that is certain."""
    if is_table(source):
        try:
            decoded = decoding.decode(whole_lines(head_of(source, SAMPLE)), options.encoding)
        except decoding.NotText as error:
            raise Refused(f"formats-{error.reason}") from None
        rows = first_rows(decoded.text, table_rows.dialect_of(source, decoded.text))
        encoding = "utf-8-sig" if decoded.encoding == "utf-8" else decoded.encoding
        titles = above(rows)
        rows = rows[titles:]
        columns = replace(columns_of(rows, options.columns), above=titles)
        return _dated(_valued(columns, rows), rows), encoding, decoded.certain
    first = first_records(source)
    columns = columns_of_records(first, options.columns)
    rows = [[plain(it.get(key)) for key in columns.names] for it in first]
    return _dated(marked(columns, first), rows), "utf-8", True


def first_records(source: Source) -> list[Mapping[str, Any]]:
    return [it[1] for it in islice(records(source), ROWS) if not isinstance(it, Note)]


def marked(columns: Columns, first: list[Mapping[str, Any]]) -> Columns:
    """With the columns of marks; a column of classes that holds other things is one like any other."""
    taken = {*columns.roles.values()}
    held = {at: [it.get(name) for it in first] for at, name in enumerate(columns.names)}
    texts = list(map(plain, held.get(columns.roles.get("text", -1), [])))
    names = {name: held[at] for at, name in enumerate(columns.names) if at not in taken}
    marked, kinds = layers.parted(names, first, texts)
    marks = tuple(at for at, name in enumerate(columns.names) if name in marked)
    empty = {at for at in columns.labels if not any(map(plain, held[at])) and any(held[at])}
    labels = tuple(it for it in columns.labels if it not in empty and it not in marks)
    more = [one for at in marks for one in corpus_marks.besides(columns.names[at], held[at])]
    lost = frozenset(
        it for it in names if it not in {*marked, *kinds} and corpus_marks.seem(it, names[it])
    )
    told = replace(columns, labels=labels, marks=marks, layers=kinds, more=tuple(more), lost=lost)
    return replace(told, silent=silent(told, first))


def _valued(columns: Columns, rows: list[list[str]]) -> Columns:
    """With what the lists and objects mark that stand in cells of a table."""
    body = rows[1:] if columns.has_header else rows
    text = columns.roles.get("text", -1)
    valued = cell_values.columns(columns.names, body) - {*columns.names[text : text + 1]}
    if not valued:
        return columns
    first = [_laid_open(columns.names, row, valued) for row in body]
    return replace(marked(columns, first), valued=valued)


def _laid_open(
    names: Sequence[str], row: Sequence[str], valued: frozenset[str]
) -> Mapping[str, Any]:
    return spelled.out(cell_values.record(names, row, valued))


def _dated(columns: Columns, rows: list[list[str]]) -> Columns:
    at = columns.roles.get("published", -1)
    return replace(columns, day_first=order(cell(row, at) for row in rows))


def whole_lines(sample: bytes) -> bytes:
    """What of the beginning of a file is whole: it may end within a letter."""
    if b"\0" not in sample:
        return sample[: sample.rfind(b"\n") + 1] or sample
    end = max(_last_pair(sample, b"\n\0"), _last_pair(sample, b"\0\n"))
    return sample[:end] or sample[: len(sample) // 2 * 2]


def _last_pair(sample: bytes, pair: bytes) -> int:
    """Where the last such letter of two bytes ends; 0: there is none."""
    at = sample.rfind(pair)
    while at % 2 and at > 0:
        at = sample.rfind(pair, 0, at + 1)
    return at + 2 if at >= 0 and not at % 2 else 0


def rows_of(source: Source, encoding: str, columns: Columns) -> Iterator[Row | Note]:
    if not is_table(source):
        for it in records(source):
            if isinstance(it, Note):
                yield it
            else:
                yield it[0], [plain(it[1].get(key)) for key in columns.names], it[1]
        return
    for it in table_rows.rows(source, encoding, columns):
        if isinstance(it, Note) or not columns.valued:
            yield it
        else:
            of = _laid_open(columns.names, it[1], columns.valued)
            yield it[0], [plain(of.get(key)) for key in columns.names], of


def plain(value: Any) -> str:
    """What stands in a cell: of a list its items as lines, of an object its name; else nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        items = cast("list[Any]", value)
        return "\n".join(map(plain, items)) if all(isinstance(it, str) for it in items) else ""
    if isinstance(value, dict):
        name = cast("dict[str, Any]", value).get("name")
        return name if isinstance(name, str) else ""
    return "" if value is None or isinstance(value, bool) else str(value)


def cell(row: list[str], at: int) -> str:
    return row[at] if 0 <= at < len(row) else ""
