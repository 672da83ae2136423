"""Tables of annotations in CSV, read: a folder as Hashiya writes it, or a table of somebody's own beside the texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from hashiya.formats import neighbours
from hashiya.formats.corpus.table_rows import passed_over, unclosed
from hashiya.formats.documents.refused import DAMAGE, Refused
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.source import Source, head_of
from hashiya.formats.tables import headings, place_rows, quotes, settling, texts, undecoded
from hashiya.formats.tables.delimited import FORM, LONGEST_CELL, Rows
from hashiya.formats.tables.headings import Heads, heads_of
from hashiya.formats.tables.plain import shape_of
from hashiya.formats.tables.reading import Tables
from hashiya.formats.tables.rows import Table
from hashiya.text import decoding

SPANS, RELATIONS, DOCUMENTS = "spans.csv", "relations.csv", "documents.csv"
SUFFIXES = (".csv", ".tsv", place_rows.SUFFIX)
LARGEST = 256 * 1024 * 1024
"""Bytes of a table whose encoding has to be found first, for which all of it is looked at."""
LARGEST_STREAMED = 4 << 30
"""Of one that tells its encoding, as ours do: it is read row by row, ten thousand articles take half a gigabyte."""
MOST_COLUMNS = 2_000
LOOKED_AT = 10
"""So many rows may stand above the names of the columns."""
_DELIMITERS = ",;\t|"
_HEAD = 1 << 16
_MOST_NOTES = 50
_BOM = b"\xef\xbb\xbf"


def recognises(source: Source, head: bytes) -> bool:
    """By the names of the columns; relations and documents by the spans beside them."""
    first = _first(head)
    if first is not None and headings.is_of_spans(first):
        return quotes.heads_of(first.names) is None
    if place_rows.is_one(source, head):
        return True
    return source.name.lower() in (RELATIONS, DOCUMENTS) and _spans_beside(source) is not None


def owns(source: Source) -> bool:
    """Tables beside that of spans; texts of such a folder, and those that a table beside names."""
    name = source.name.lower()
    if name in (RELATIONS, DOCUMENTS):
        return _spans_beside(source) is not None
    here = neighbours.place_of(source) if name.endswith(".txt") else None
    if here is None:
        return False
    above = neighbours.place_of(source, 1) if here.name == texts.FOLDER else None
    told_of = above if above and above.file(SPANS).is_file() else here
    return source.name in _named_in(told_of) or place_rows.speaks_of(source)


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The articles of which the tables speak, each with its marks.

    Raises:
        OSError: a file cannot be read.
    """
    if source.name.lower() in (RELATIONS, DOCUMENTS):
        source = _spans_beside(source) or source
    spans = _table(source, options.encoding, "spans")
    if isinstance(spans, Note):
        yield spans
        return
    notes: list[Note] = []
    beside: dict[str, Table | None] = {"relations": None, "documents": None}
    is_main = source.name.lower() == SPANS
    for kind, name in (("relations", RELATIONS), ("documents", DOCUMENTS)):
        other = source.with_name(name)
        if is_main and other.is_file():
            found = _table(other, options.encoding, kind)
            if isinstance(found, Note):
                notes.append(found)
            else:
                beside[kind] = found
    of_text = texts.Beside(source, options.encoding, spans, beside["documents"]).of
    tables = Tables(source.name, spans, beside["relations"], beside["documents"], of_text)
    yield from notes
    cut = [(it.name, it.rows) for it in (spans, *beside.values()) if it]
    try:
        yield from tables.articles()
    finally:
        for _, rows in cut:
            if isinstance(rows, Rows):
                rows.close()
    for name, rows in cut:
        if isinstance(rows, Rows):
            yield from _befallen(source if name == source.name else source.with_name(name), rows)


def _befallen(source: Source, rows: Rows) -> Iterator[Note]:
    """What befell rows on their way out of the file."""
    name = source.name
    yield from (_too_long(name, line) for line in rows.too_long[:_MOST_NOTES])
    yield from passed_over(name, "mended", rows.mended, lost=False)
    if rows.unclosed:
        yield unclosed(name, *rows.unclosed)
    yield from undecoded.notes(source, rows.decoded, doubtful=rows.doubtful)


def _too_long(name: str, line: int) -> Note:
    values: dict[str, str | int] = {"count": LONGEST_CELL >> 20}
    return Note(message="formats-table-long-cell", name=name, line=line, values=values, lost=True)


def _table(source: Source, encoding: str | None, kind: str) -> Table | Note:
    """The table with its head read, or why it cannot be."""
    most = LARGEST_STREAMED if _tells_encoding(source) else LARGEST
    if source.stat().st_size > most:
        return Note(message="formats-too-large", name=source.name, lost=True)
    csv.field_size_limit(LONGEST_CELL)
    try:
        stream, decoded = _stream(source, encoding)
    except decoding.NotText as error:
        return Note(message=f"formats-{error.reason}", name=source.name, lost=True)
    if kind == "spans" and (headless := place_rows.heads_in(_peek(stream))):
        return Table(source.name, headless, Rows(stream, place_rows.DELIMITER, decoded))
    rows = Rows(stream, _delimiter(_peek(stream), kind), decoded)
    above = 0
    for line, row in islice(rows, LOOKED_AT):
        if line == 1 and _only_tells(row):
            continue
        if len(row) > MOST_COLUMNS:
            stream.close()
            values: dict[str, str | int] = {"count": MOST_COLUMNS}
            message = "formats-table-many-columns"
            return Note(message=message, name=source.name, line=line, values=values, lost=True)
        heads = heads_of(row, kind)
        fits = {"spans": headings.is_of_spans, "relations": headings.is_of_relations}
        if kind not in fits or fits[kind](heads):
            shape = shape_of(FORM, heads, kind) if rows.delimiter == "," else None
            if shape:
                rows.lay_out(shape)
            rows.guarded = shape is not None or _may_be_guarded(source)
            rows.width = len(row)
            if kind == "spans" and not heads.own:
                first = [*islice(rows, settling.ROWS)]
                rows.again(first)
                heads = settling.settled(heads, first)
            return Table(source.name, heads, rows, above=above)
        above += 1
    stream.close()
    return Note(message="formats-table-no-heads", name=source.name, line=1, lost=True)


def _may_be_guarded(source: Source) -> bool:
    """Whether any cell of the file can have a guard; most files have not a single apostrophe."""
    with source.open("rb") as stream:
        while data := stream.read(1 << 20):
            if b"'" in data:
                return True
    return False


def _stream(source: Source, encoding: str | None) -> tuple[io.TextIOBase, decoding.Decoded | None]:
    """The file as text: as it comes where a mark tells its encoding, else wholly looked at first.

    Raises:
        NotText: it is none.
    """
    if _tells_encoding(source):
        stream = source.open("rb")
        return io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline=""), None
    data = source.read_bytes()
    try:
        decoded = decoding.decode(data, encoding)
    except decoding.NotText as error:
        if error.reason != "no-letter":
            raise
        return io.StringIO(data.decode("utf-8", "replace"), newline=""), None  # places alone
    stream = io.StringIO(decoded.text, newline="")
    doubtful = decoded.replaced or not decoded.certain
    return stream, decoded if doubtful else replace(decoded, text="")


def _tells_encoding(source: Source) -> bool:
    return head_of(source, len(_BOM)) == _BOM


def _peek(stream: io.TextIOBase) -> str:
    head = stream.read(_HEAD)
    stream.seek(0)
    return head


def _delimiter(head: str, kind: str) -> str:
    """The one by which a line has the most columns that say something; of equals, the most."""
    told = head[:5].lower()
    if told.startswith("sep=") and told[4:] not in ("", "\r", "\n"):
        return told[4:]
    lines = head.lstrip("\ufeff\r\n").splitlines()[:LOOKED_AT]
    if not lines:
        return ","
    ways = {it: _most_said([*csv.reader(lines, delimiter=it)], kind) for it in _DELIMITERS}
    return max(ways, key=lambda it: ways[it])


def _most_said(rows: list[list[str]], kind: str) -> tuple[int, int]:
    """How many columns are known by the row that names the most, and how many it has; a single one says nothing."""
    return max((_known(it, kind) if it[1:] else 0, len(it)) for it in rows)


def _known(row: list[str], kind: str) -> int:
    return len(heads_of(row[:MOST_COLUMNS], kind).roles)


def _only_tells(row: list[str]) -> bool:
    """Whether it is the line of Excel that says which sign divides the cells."""
    return len(row) <= 2 and row[0].lower().startswith("sep=")


def _first(head: bytes) -> Heads | None:
    """The columns of a table of spans by the beginning of its file."""
    if b"\0" not in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: head.rfind(b"\n") + 1] or head  # no letter cut in two
    try:
        text = decoding.decode(head[: len(head) // 4 * 4] if b"\0" in head else head).text
    except decoding.NotText:
        return None
    delimiter = _delimiter(text, "spans")
    try:
        rows = [*islice(csv.reader(text.splitlines(), delimiter=delimiter), LOOKED_AT)]
    except csv.Error:
        return None
    found = [heads_of(it[:MOST_COLUMNS]) for it in rows if it]
    return next((it for it in found if headings.is_of_spans(it)), found[0] if found else None)


def _spans_beside(source: Source) -> Source | None:
    spans = source.with_name(SPANS)
    if not spans.is_file():
        return None
    first = _first(head_of(spans, 4096))
    return spans if first is not None and headings.is_of_spans(first) else None


@lru_cache(maxsize=4)
def _named_in(folder: neighbours.Folder) -> frozenset[str]:
    """The names of texts of which tables of spans in that folder speak."""
    names: set[str] = set()
    for it in folder.files():
        if it.suffix.lower() in SUFFIXES and it.name.lower() != RELATIONS:
            with suppress(
                Refused, *DAMAGE
            ):  # such a table says nothing; it is told of when it is read
                names.update(_named_by(it))
    return frozenset(names)


def _named_by(source: Source) -> Iterator[str]:
    is_documents = source.name.lower() == DOCUMENTS and _spans_beside(source) is not None
    if not is_documents and not recognises(source, head_of(source, 4096)):
        return
    table = _table(source, None, "documents" if is_documents else "spans")
    if isinstance(table, Table):
        for row in table.rows:
            for told in (table.cell(row, "file"), table.cell(row, "doc")):
                yield from texts.candidates(told)
        if "doc" not in table.heads:
            yield f"{source.stem}.txt"
