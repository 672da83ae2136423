"""Corpora in tables: CSV, TSV, JSON and JSON Lines with a column of texts, read row by row; it writes nothing."""

from __future__ import annotations

import contextlib
import csv
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from hashiya.formats import json_records, recoded
from hashiya.formats.conll.reading import has_tags
from hashiya.formats.corpus import (
    bare_marks,
    frames,
    table_rows,
    token_columns,
    token_rows,
)
from hashiya.formats.corpus import marks as corpus_marks
from hashiya.formats.corpus.columns import CLASSES, Columns, columns_of, role_of
from hashiya.formats.corpus.ends import Ends
from hashiya.formats.corpus.late import Late, not_taken
from hashiya.formats.corpus.looking import (
    BEGUN,
    TABLES,
    cell,
    columns_of_records,
    first_records,
    is_table,
    looked_at,
    rows_of,
    whole_lines,
)
from hashiya.formats.corpus.openings import opened
from hashiya.formats.corpus.records import SAMPLE, is_no_json, records
from hashiya.formats.corpus.table_rows import Row
from hashiya.formats.corpus.tables import ROWS, dialect, first_rows
from hashiya.formats.corpus.token_columns import TokenColumns
from hashiya.formats.days import day
from hashiya.formats.documents.html_facts import line
from hashiya.formats.documents.refused import DAMAGE, Refused, in_words
from hashiya.formats.draft import NOTED, Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.jsonl import reading as jsonl_reading
from hashiya.formats.naming import of_record
from hashiya.formats.safe_xml import BadXml
from hashiya.formats.said import names_shown
from hashiya.formats.source import Source, head_of, says_nothing
from hashiya.formats.tables import code_tables
from hashiya.formats.whole_numbers import whole
from hashiya.text import decoding

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_KEYS = re.compile(
    rb'"(content|body|article|article_?text|full_?text|maintext|document|story|tweet|text|\xd9\x86\xd8\xb5'
    rb'|\xd8\xa7\xd9\x84\xd9\x86\xd8\xb5|\xd8\xa7\xd9\x84\xd9\x85\xd8\xad\xd8\xaa\xd9\x88\xd9\x89)"\s*:',
    re.I,
)
_LONG_WORDS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[\s*"(?:[^"\\]|\\.){60}')
"""A list whose first item is no word but a text."""


def recognises(source: Source, head: bytes) -> bool:
    suffix = source.suffix.lower()
    if is_no_json(source, head):
        return True
    if says_nothing(source) and not BEGUN.match(head):
        return _is_table_by_tabs(head, source)
    if suffix in TABLES and not says_nothing(source):
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
    return len(first) > 1 and "text" in columns_of_records(first, {}).roles


def _is_table_by_tabs(head: bytes, source: Source) -> bool:
    """Whether a text is what Excel calls "Unicode text", cells below names of columns; or texts with their classes."""
    if b"\t" not in head or decoding.is_known_binary(head) or has_tags(head):
        return False
    with contextlib.suppress(decoding.NotText, Refused):
        sample = decoding.decode(whole_lines(head_of(source, SAMPLE))).text
        rows = [it for it in first_rows(sample, dialect(sample, tabs=True)) if it]
        roles = {role_of(it) for it in rows[0]} - {""}
        even = len({len(it) for it in rows}) == 1 < min(len(rows), len(rows[0]))
        if not even or (len(roles) > 1 and "text" in roles):
            return even
        columns = columns_of(rows, {})
        text = columns.roles.get("text", -1)
        return text >= 0 and any(at > text or _are_codes(rows, at) for at in columns.labels)
    return False


def _are_codes(rows: list[list[str]], at: int) -> bool:
    """Whether no name of a speaker stands there, as before what is said in a transcript."""
    return all(it[at].isupper() or whole(it[at]) is not None for it in rows)


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
        source = recoded.seen(source, options.encoding)
        if _is_of_marks(source, options):
            return Columns((), {}, has_header=False)
        return looked_at(source, options)[0]
    except (Refused, BadXml, csv.Error, *DAMAGE):
        return Columns((), {}, has_header=False)


def _read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    if _is_of_marks(source, options):
        yield from bare_marks.read(source, records(source), options)
        return
    columns, encoding, certain = looked_at(source, options)
    if tokens := _tokens_in(source, encoding, columns, options):
        yield from _of_tokens(source, encoding, columns, tokens, options)
        return
    if "text" not in columns.roles:
        yield from _no_text(source, columns, encoding, options.columns.get("text", ""))
        return
    yield from _of_texts(source, columns, encoding if certain else f"?{encoding}")


def _of_texts(source: Source, columns: Columns, encoding: str) -> Iterator[Incoming | Note]:
    """``encoding`` has a question mark before it where it is guessed."""
    lost = [it for it in columns.others if it in columns.lost]
    others = [it for it in columns.others if it not in columns.lost]
    yield from not_taken(source.name, others)
    yield from not_taken(source.name, lost, marks=True)
    found = 0
    empty: list[int] = []
    undated: list[int] = []
    late = Late(columns, columns.silent)
    for it in rows_of(source, encoding.removeprefix("?"), columns):
        if isinstance(it, Note):
            found += 1
            yield it
            continue
        number, row, record = it
        if not has_letter(cell(row, columns.roles["text"])):
            empty.append(number)
            continue
        found += 1
        of = (number, row, record)
        if record:
            columns = late.look(record, cell(row, columns.roles["text"]))
        made = _article(source, of, columns, encoding)
        if not made.published and cell(row, columns.roles.get("published", -1)).strip():
            undated.append(number)
        yield made
    yield from late.notes(source.name)
    yield from table_rows.passed_over(source.name, "undated", undated)
    yield from table_rows.passed_over(source.name, "empty-rows", empty)
    if not found and not empty:
        raise Refused("formats-empty")


def _is_of_marks(source: Source, options: ReadOptions) -> bool:
    """Whether its records are marks, and nobody has said that one of their entries is a text."""
    if is_table(source) or options.columns.get("text"):
        return False
    return bare_marks.are(first_records(source))


def _tokens_in(
    source: Source, encoding: str, columns: Columns, options: ReadOptions
) -> TokenColumns | None:
    """Where cells hold lists of words, and nobody chose another column for the text."""
    if not columns.valued or options.columns.get("text"):
        return None
    rows = (it[2] for it in rows_of(source, encoding, columns) if not isinstance(it, Note))
    return token_columns.columns_in([*islice(rows, ROWS)])


def _of_tokens(
    source: Source, encoding: str, columns: Columns, tokens: TokenColumns, options: ReadOptions
) -> Iterator[Incoming | Note]:
    """Lists of words and of their tags in the cells of a table."""
    every = rows_of(source, encoding, columns)
    rows = (it if isinstance(it, Note) else (it[0], it[2]) for it in every)
    yield from token_rows.articles(source.name, source.stem, rows, tokens, strict=options.strict)


def _no_text(source: Source, columns: Columns, encoding: str, told: str) -> Iterator[Note]:
    """Why there is no column of texts: which line is broken, if all of them are."""
    if not columns.names:
        every = [it for it in rows_of(source, encoding, columns) if isinstance(it, Note)]
        yield from every[:NOTED]
        if every:
            return
    names = names_shown(columns.names)
    if told:
        raise Refused("formats-corpus-no-column", column=line(told)[:40], names=names)
    if columns.marks:
        marking = names_shown(columns.names[at] for at in columns.marks)
        raise Refused("formats-corpus-marks-alone", names=marking)
    if code_tables.are_heads(columns.names):
        raise Refused("formats-refi-codebook")
    raise Refused("formats-corpus-no-text", names=names)


def _article(source: Source, of: Row, columns: Columns, encoding: str) -> Incoming:
    number, row, record = of
    roles = columns.roles
    told = {role: line(cell(row, at)) for role, at in roles.items() if role != "text"}
    draft = Draft(source.name, cell(row, roles["text"]), line=number)
    certain = not encoding.startswith("?")
    if not certain:
        draft.say("formats-encoding-guessed", encoding=encoding[1:])
    for at in columns.labels:
        items = [it for it in map(line, cell(row, at).split("\n")) if it]
        if items:
            draft.label(columns.names[at], items[0] if len(items) == 1 else tuple(items))
    if columns.is_laid_open and (classes := record.get(CLASSES)):
        draft.label(CLASSES, classes[0] if len(classes) == 1 else tuple(classes))
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


FORMAT = Format(
    id="corpus",
    suffixes=(".csv", ".tsv", ".json", ".ndjson", ".manifest", ".name", ".tml", ".pubtator"),
    read=read,
    columned=True,
    recognises=recognises,
    unit="none",
    carries=frozenset({"text", "facts", "nested", "same_extent", "crossing"}),
)
