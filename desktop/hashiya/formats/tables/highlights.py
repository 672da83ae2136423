"""Tables of highlights that name the document and quote the words, and not their place, as Taguette writes them.

The words are looked for in the document, which lies beside the table; where they stand more than once, or not at
all, the mark waits for a person. It writes nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from hashiya.formats import neighbours
from hashiya.formats.documents.refused import DAMAGE, Refused, in_words
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.placing import NEAR
from hashiya.formats.source import Source, head_of
from hashiya.text import decoding

LARGEST = 64 << 20
LONGEST_CELL = 16 << 20
UNTAGGED = "highlight"
"""The label of a highlight that nobody gave a tag."""

_HEADS = ("document", "tag", "content")
_LONGEST_NAME = 200
_LOOKED = 20
_KINDS = (".txt", ".docx", ".odt", ".rtf", ".html", ".htm", ".pdf", ".epub", ".srt", ".vtt")
"""Suffixes that a document may have whose name in the table has none."""

_Row = tuple[int, str, str, str]
"""Its line, the document, the tag, the words."""


def recognises(source: Source, head: bytes) -> bool:
    if source.suffix.lower() != ".csv" or not all(it.encode() in head for it in _HEADS):
        return False
    whole = head[: head.rfind(b"\n") + 1]
    with suppress(decoding.NotText, Refused):
        rows = list(islice(_rows(decoding.decode(whole or head).text), _LOOKED))
        return bool(rows) and all(_is_name(document) for _, document, _, _ in rows)
    return False


def owns(source: Source) -> bool:
    """A document of which a table in its folder speaks: it is read with that."""
    if source.suffix.lower() not in _KINDS:
        return False
    here = neighbours.place_of(source)
    return here is not None and source.name in _named_in(here)


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The documents of which the table speaks, each with its marks.

    Raises:
        OSError: a file cannot be read.
    """
    yield from in_words(source, _read(source, options))


def _read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    if source.stat().st_size > LARGEST:
        raise Refused("formats-too-large")
    try:
        text = decoding.decode(source.read_bytes(), options.encoding).text
    except decoding.NotText as error:
        raise Refused(f"formats-{error.reason}") from None
    of: dict[str, list[_Row]] = {}
    for row in _rows(text):
        of.setdefault(row[1], []).append(row)
    for document, rows in of.items():
        file = next((it for it in map(source.with_name, _files(document)) if it.is_file()), None)
        if file is None:
            values: dict[str, str | int] = {"what": document[:80], "count": len(rows)}
            message, line = "formats-table-no-text", rows[0][0]
            yield Note(message=message, name=source.name, line=line, values=values, lost=True)
        else:
            yield from _marked(source, file, rows, options)


def _marked(
    source: Source, file: Source, rows: list[_Row], options: ReadOptions
) -> Iterator[Incoming | Note]:
    from hashiya import formats  # it knows all of them, this one too

    reader = formats.for_reading(file).read
    for it in reader(file, options) if reader else ():
        if isinstance(it, Note):
            yield it
            continue
        draft = Draft(source.name, it.text)
        for line, _, tag, words in rows:
            start, quote = _place(it.text, words)
            ends = (start, start + len(quote))
            span = draft.span("", tag or UNTAGGED, (ends,), quote)
            if not span:
                draft.lose("formats-mark-not-once", line=line, count=0, words=words[:80])
        marked = draft.incoming()
        yield replace(it, spans=marked.spans, notes=(*it.notes, *marked.notes))


def _place(text: str, words: str) -> tuple[int, str]:
    """Where the words stand, and as which; far behind the text where that is not one place."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = list(islice(pattern.finditer(text), 2)) if words.split() else []
    if len(found) == 1:
        return found[0].start(), found[0][0]
    return len(text) + len(words) + NEAR + 1, words


def _rows(text: str) -> Iterator[_Row]:
    """
    Raises:
        Refused: the columns are not those of highlights, or a cell is far too long.
    """
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        heads = [it.strip().lower() for it in next(rows, [])]
        if not all(it in heads for it in _HEADS) or len(heads) > len(_HEADS) + 1:
            raise Refused("formats-table-no-heads")
        at = [heads.index(it) for it in _HEADS]
        line = rows.line_num + 1
        for row in rows:
            if len(row) > max(at) and row[at[2]].strip():
                document, tag, words = (row[it].strip() for it in at)
                yield line, document, tag, words
            line = rows.line_num + 1
    except csv.Error:
        raise Refused("formats-table-long-cell", count=LONGEST_CELL >> 20) from None


def _is_name(document: str) -> bool:
    return 0 < len(document) <= _LONGEST_NAME and "\n" not in document


def _files(document: str) -> Iterator[str]:
    """The names that its file may have; never a way out of the folder."""
    name = document.replace("\\", "/").rsplit("/", 1)[-1].strip()
    if name and name not in (".", "..") and "\0" not in name and _is_name(name):
        yield name
        yield from (f"{name}{it}" for it in _KINDS)


@lru_cache(maxsize=4)
def _named_in(folder: neighbours.Folder) -> frozenset[str]:
    """The names of documents of which tables in that folder speak."""
    names: set[str] = set()
    for it in folder.files():
        if it.suffix.lower() == ".csv":
            with suppress(OSError, Refused, decoding.NotText, *DAMAGE):
                if recognises(it, head_of(it, 4096)) and it.stat().st_size <= LARGEST:
                    for row in _rows(decoding.decode(it.read_bytes()).text):
                        names.update(_files(row[1]))
    return frozenset(names)


FORMAT = Format(
    id="highlights",
    suffixes=(".csv",),
    read=read,
    recognises=recognises,
    owns=owns,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts", "nested", "same_extent", "crossing"}),
    extra="documents",
)
