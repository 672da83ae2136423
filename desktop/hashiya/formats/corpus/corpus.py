"""Corpora in tables: CSV, TSV, JSON and JSON Lines with a column of texts, read row by row; it writes nothing."""

from __future__ import annotations

import contextlib
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, cast
from urllib.parse import urlsplit

from hashiya.formats import json_records, recoded
from hashiya.formats.conll.reading import has_tags
from hashiya.formats.corpus import bare_marks, cell_values, frames, layers, spelled, table_rows
from hashiya.formats.corpus import marks as corpus_marks
from hashiya.formats.corpus.columns import Columns, columns_of, role_of
from hashiya.formats.corpus.ends import Ends
from hashiya.formats.corpus.late import Late, silent
from hashiya.formats.corpus.openings import opened
from hashiya.formats.corpus.records import SAMPLE, is_no_json, records
from hashiya.formats.corpus.table_rows import Row
from hashiya.formats.corpus.tables import ROWS, dialect, first_rows
from hashiya.formats.days import day, order
from hashiya.formats.documents.html_facts import line
from hashiya.formats.documents.refused import DAMAGE, Refused, in_words
from hashiya.formats.draft import NOTED, Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.jsonl import reading as jsonl_reading
from hashiya.formats.naming import of_record
from hashiya.formats.safe_xml import BadXml
from hashiya.formats.source import Source, head_of, says_nothing
from hashiya.text import decoding

_TABLES = (".csv", ".tsv", ".txt")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_KEYS = re.compile(
    rb'"(content|body|article|article_?text|full_?text|maintext|document|story|tweet|text|\xd9\x86\xd8\xb5'
    rb'|\xd8\xa7\xd9\x84\xd9\x86\xd8\xb5|\xd8\xa7\xd9\x84\xd9\x85\xd8\xad\xd8\xaa\xd9\x88\xd9\x89)"\s*:',
    re.I,
)
_BEGUN = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')
"""Records of JSON, which no article begins with."""
_LONG_WORDS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[\s*"(?:[^"\\]|\\.){60}')
"""A list whose first item is no word but a text."""


def recognises(source: Source, head: bytes) -> bool:
    suffix = source.suffix.lower()
    if is_no_json(head):
        return True
    if says_nothing(source) and not _BEGUN.match(head):
        return _has_heads(source, head)
    if suffix in _TABLES and not says_nothing(source):
        return not (decoding.is_known_binary(head) or has_tags(head))
    if not says_nothing(source) and suffix not in (".json", ".jsonl", ".ndjson", ".manifest"):
        return False
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start not in (b"[", b"{"):
        return False
    if suffix == ".jsonl":
        return not may_be_ours(source)
    if _KEYS.search(head) or _KEYS.search(head_of(source, SAMPLE)):
        return True
    first = list(json_records.firsts(source))
    if any(opened(it) is not it or frames.rows(it) for it in first):
        return True
    if _LONG_WORDS.match(head) or bare_marks.are(first):
        return True
    return len(first) > 1 and "text" in _columns_of(first, {}).roles


def _is_table(source: Source) -> bool:
    head = head_of(source, SAMPLE)
    if is_no_json(head):
        return False
    return not _BEGUN.match(head) if says_nothing(source) else source.suffix.lower() in _TABLES


def _has_heads(source: Source, head: bytes) -> bool:
    """Whether a text is what Excel calls "Unicode text": cells parted by tabs below names of columns."""
    if b"\t" not in head or decoding.is_known_binary(head) or has_tags(head):
        return False
    with contextlib.suppress(decoding.NotText, Refused):
        sample = decoding.decode(_whole_lines(head_of(source, SAMPLE))).text
        rows = [it for it in first_rows(sample, dialect(sample, tabs=True)) if it]
        roles = {role_of(it) for it in rows[0]} - {""}
        even = len({len(it) for it in rows}) == 1
        return len(rows) > 1 and even and len(roles) > 1 and "text" in roles
    return False


def _columns_of(first: Sequence[Mapping[str, Any]], chosen: Mapping[str, str]) -> Columns:
    """What the entries of records are taken for."""
    names = list(dict.fromkeys(key for it in first for key in it))
    rows = [names, *([_plain(it.get(key)) for key in names] for it in first)]
    return columns_of(rows, chosen, named=True)


def may_be_ours(source: Source) -> bool:
    """Whether all records of its beginning could be lines of Hashiya's own format that do not say so."""
    return all(map(_may_be_ours, json_records.firsts(source)))


def _may_be_ours(row: Mapping[str, Any]) -> bool:
    """Whether it could be a line of Hashiya's own format that does not say so."""
    if "text" in row and isinstance(row.get("spans"), list) and row["spans"]:
        return True
    own_id = isinstance(row.get("id", ""), str) and isinstance(row.get("labels", {}), dict)
    return own_id and "text" in row and row.keys() <= jsonl_reading.KNOWN


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each row with a text an article, and a note for what was left out.

    Raises:
        OSError: the file cannot be read.
    """
    yield from in_words(source, _read(source, options))


def columns_in(source: Source, options: ReadOptions) -> Columns:
    """What the columns of a table are taken for; of a file that is none, or is damaged, no columns.

    Raises:
        OSError: the file cannot be read.
    """
    try:
        source = recoded.seen(source)
        if _is_of_marks(source, options):
            return Columns((), {}, has_header=False)
        return _looked_at(source, options)[0]
    except (Refused, BadXml, csv.Error, *DAMAGE):
        return Columns((), {}, has_header=False)


def _read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    if _is_of_marks(source, options):
        yield from bare_marks.read(source, records(source), options)
        return
    columns, encoding, certain = _looked_at(source, options)
    if "text" not in columns.roles:
        yield from _no_text(source, columns, encoding, options.columns.get("text", ""))
        return
    if columns.others:
        names = " · ".join(line(it)[:40] for it in columns.others[:20])
        values: dict[str, str | int] = {"count": len(columns.others), "names": names}
        yield Note(message="formats-corpus-columns", name=source.name, values=values)
    found = 0
    empty: list[int] = []
    undated: list[int] = []
    late = Late(columns, columns.silent)
    for it in _rows(source, encoding, columns):
        if isinstance(it, Note):
            found += 1
            yield it
            continue
        number, row, record = it
        if not has_letter(_cell(row, columns.roles["text"])):
            empty.append(number)
            continue
        found += 1
        of = (number, row, record)
        if record:
            columns = late.look(record, _cell(row, columns.roles["text"]))
        made = _article(source, of, columns, encoding if certain else f"?{encoding}")
        if not made.published and _cell(row, columns.roles.get("published", -1)).strip():
            undated.append(number)
        yield made
    yield from late.notes(source.name)
    yield from table_rows.passed_over(source.name, "undated", undated)
    yield from table_rows.passed_over(source.name, "empty-rows", empty)
    if not found and not empty:
        raise Refused("formats-empty")


def _is_of_marks(source: Source, options: ReadOptions) -> bool:
    """Whether its records are marks, and nobody has said that one of their entries is a text."""
    if _is_table(source) or options.columns.get("text"):
        return False
    return bare_marks.are(_first_records(source))


def _no_text(source: Source, columns: Columns, encoding: str, told: str) -> Iterator[Note]:
    """Why there is no column of texts: which line is broken, if all of them are."""
    if not columns.names:
        every = [it for it in _rows(source, encoding, columns) if isinstance(it, Note)]
        yield from every[:NOTED]
        if every:
            return
    names = " · ".join(line(it)[:40] for it in columns.names[:20])
    if told:
        raise Refused("formats-corpus-no-column", column=line(told)[:40], names=names)
    raise Refused("formats-corpus-no-text", names=names)


def _article(source: Source, of: Row, columns: Columns, encoding: str) -> Incoming:
    number, row, record = of
    roles = columns.roles
    told = {role: line(_cell(row, at)) for role, at in roles.items() if role != "text"}
    draft = Draft(source.name, _cell(row, roles["text"]), line=number)
    certain = not encoding.startswith("?")
    if not certain:
        draft.say("formats-encoding-guessed", encoding=encoding[1:])
    for at in columns.labels:
        items = [it for it in map(line, _cell(row, at).split("\n")) if it]
        if items:
            draft.label(columns.names[at], items[0] if len(items) == 1 else tuple(items))
    ends = Ends(draft) if columns.layers else None
    for at in columns.marks:
        corpus_marks.put(draft, record.get(columns.names[at]), ends)
    for column, put in columns.layers.items():
        if ends and (value := record.get(column)):
            put(draft, value, ends)
    language = told.get("language", "")
    return draft.incoming(
        name=of_record(source.stem, told.get("id")) or f"{source.stem}-{number}",
        title=told.get("title"),
        url=_address(told.get("url", "")),
        source=told.get("source"),
        author=told.get("author"),
        published=_day(told.get("published", ""), day_first=columns.day_first),
        language=language if _LANGUAGE.fullmatch(language) else "",
        encoding=encoding.removeprefix("?").removesuffix("-sig"),
        certain=certain,
    )


def _cell(row: list[str], at: int) -> str:
    return row[at] if 0 <= at < len(row) else ""


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def _day(text: str, *, day_first: bool | None) -> str:
    """Also a year alone."""
    if len(text) == 4 and text.isascii() and text.isdigit():
        return text
    return day(text, day_first=day_first)


# -- rows


def _looked_at(source: Source, options: ReadOptions) -> tuple[Columns, str, bool]:
    """Columns, encoding and whether that is certain."""
    if _is_table(source):
        try:
            decoded = decoding.decode(_whole_lines(head_of(source, SAMPLE)), options.encoding)
        except decoding.NotText as error:
            raise Refused(f"formats-{error.reason}") from None
        rows = first_rows(decoded.text, table_rows.dialect_of(source, decoded.text))
        encoding = "utf-8-sig" if decoded.encoding == "utf-8" else decoded.encoding
        return (
            _dated(_valued(columns_of(rows, options.columns), rows), rows),
            encoding,
            decoded.certain,
        )
    first = _first_records(source)
    columns = _columns_of(first, options.columns)
    rows = [[_plain(it.get(key)) for key in columns.names] for it in first]
    return _dated(_marked(columns, first), rows), "utf-8", True


def _first_records(source: Source) -> list[Mapping[str, Any]]:
    return [it[1] for it in islice(records(source), ROWS) if not isinstance(it, Note)]


def _marked(columns: Columns, first: list[Mapping[str, Any]]) -> Columns:
    """With the columns of marks; a column of classes that holds other things is one like any other."""
    taken = {*columns.roles.values()}
    held = {at: [it.get(name) for it in first] for at, name in enumerate(columns.names)}
    texts = list(map(_plain, held.get(columns.roles.get("text", -1), [])))
    names = {name: held[at] for at, name in enumerate(columns.names) if at not in taken}
    marked, kinds = layers.parted(names, first, texts)
    marks = tuple(at for at, name in enumerate(columns.names) if name in marked)
    empty = {at for at in columns.labels if not any(map(_plain, held[at])) and any(held[at])}
    labels = tuple(it for it in columns.labels if it not in empty and it not in marks)
    more = [one for at in marks for one in corpus_marks.besides(columns.names[at], held[at])]
    told = replace(columns, labels=labels, marks=marks, layers=kinds, more=tuple(more))
    return replace(told, silent=silent(told, first))


def _valued(columns: Columns, rows: list[list[str]]) -> Columns:
    """With what the lists and objects mark that stand in cells of a table."""
    body = rows[1:] if columns.has_header else rows
    text = columns.roles.get("text", -1)
    valued = cell_values.columns(columns.names, body) - {*columns.names[text : text + 1]}
    if not valued:
        return columns
    first = [_laid_open(columns.names, row, valued) for row in body]
    return replace(_marked(columns, first), valued=valued)


def _laid_open(
    names: Sequence[str], row: Sequence[str], valued: frozenset[str]
) -> Mapping[str, Any]:
    return spelled.out(cell_values.record(names, row, valued))


def _dated(columns: Columns, rows: list[list[str]]) -> Columns:
    at = columns.roles.get("published", -1)
    return replace(columns, day_first=order(_cell(row, at) for row in rows))


def _whole_lines(sample: bytes) -> bytes:
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


def _rows(source: Source, encoding: str, columns: Columns) -> Iterator[Row | Note]:
    if not _is_table(source):
        for it in records(source):
            if isinstance(it, Note):
                yield it
            else:
                yield it[0], [_plain(it[1].get(key)) for key in columns.names], it[1]
        return
    for it in table_rows.rows(source, encoding, columns):
        if isinstance(it, Note) or not columns.valued:
            yield it
        else:
            of = _laid_open(columns.names, it[1], columns.valued)
            yield it[0], [_plain(of.get(key)) for key in columns.names], of


def _plain(value: Any) -> str:
    """What stands in a cell: of a list its items as lines, of an object its name; else nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        items = cast("list[Any]", value)
        return "\n".join(map(_plain, items)) if all(isinstance(it, str) for it in items) else ""
    if isinstance(value, dict):
        name = cast("dict[str, Any]", value).get("name")
        return name if isinstance(name, str) else ""
    return "" if value is None or isinstance(value, bool) else str(value)


FORMAT = Format(
    id="corpus",
    suffixes=(".csv", ".tsv", ".json", ".ndjson", ".manifest"),
    read=read,
    columned=True,
    recognises=recognises,
    unit="none",
    carries=frozenset({"text", "facts", "nested", "same_extent", "crossing"}),
)
