"""Tables that name the document and quote the words, and not their place, as programs for qualitative analysis do.

The words are looked for in the document, which lies beside the table; where they stand more than once, or not at
all, the mark waits for a person. It writes nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from hashiya.formats import neighbours, quoting
from hashiya.formats.documents.refused import DAMAGE, Refused, in_words
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.placing import NEAR
from hashiya.formats.source import Source, head_of
from hashiya.formats.tables import quotes, references, undecoded
from hashiya.formats.tables.plain import Numbered
from hashiya.formats.tables.quotes import Quote
from hashiya.text import decoding
from hashiya.text.offsets import Utf16Map
from hashiya.wording import Inserted, first_of

LARGEST = 64 << 20
LONGEST_CELL = 16 << 20
UNTAGGED = "highlight"
"""The label of a highlight that nobody gave a tag."""

SUFFIXES = (".csv", ".tsv")
_PLAIN = (".txt",)
_NO_HEADS = quotes.Heads(0, 0, 0, -1, {}, (), commas=False)
_SIGNS = ",;\t"
_ABOVE = 10
"""So many rows may stand above the names of the columns."""
_LONGEST_NAME = 200
_NUMBERED = re.compile(r"^(?:D\s*)?[0-9]+\s*[:.]?\s+")
"""Before the name of a document in tables of ATLAS.ti."""
_LOOKED = 20
_KINDS = (".txt", ".docx", ".odt", ".rtf", ".html", ".htm", ".pdf", ".epub", ".srt", ".vtt")
"""Suffixes that a document may have whose name in the table has none."""


def recognises(source: Source, head: bytes) -> bool:
    plain = source.suffix.lower() in _PLAIN and references.MARK in head
    if not plain and source.suffix.lower() not in SUFFIXES:
        return False
    wide = b"\0" in head
    whole = head if wide else head[: head.rfind(b"\n") + 1] or head
    with suppress(decoding.NotText, Refused):
        text = decoding.decode(whole[: len(whole) // 4 * 4] if wide else whole).text
        if plain:
            return references.is_one(text)
        found = list(islice(_quotes(text)[1], _LOOKED))
        return bool(found) and all(_is_name(it.document) for it in found)
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
        decoded = decoding.decode(source.read_bytes(), options.encoding)
    except decoding.NotText as error:
        raise Refused(f"formats-{error.reason}") from None
    heads, found = _told(source, decoded.text)
    yield from articles(source, heads, found, options)
    yield from undecoded.notes(source, decoded, doubtful=False)


def articles(
    source: Source, heads: quotes.Heads, found: Iterable[Quote], options: ReadOptions
) -> Iterator[Incoming | Note]:
    """The documents of which a table speaks that lies beside them, each with its marks.

    Raises:
        OSError: a file cannot be read. Refused: what stands before it is not that of such a table.
    """
    if heads.passed:
        shown = first_of(heads.passed, _LOOKED)
        values: dict[str, Inserted] = {"count": len(heads.passed), "names": shown}
        yield Note(message="formats-corpus-columns", name=source.name, values=values)
    of: dict[str, list[Quote]] = {}
    for it in found:
        of.setdefault(it.document, []).append(it)
    for document, rows in of.items():
        file = next((it for it in map(source.with_name, _files(document)) if it.is_file()), None)
        if file is None:
            told: dict[str, str | int] = {"what": document[:80], "count": len(rows)}
            message, line = "formats-table-no-text", rows[0].line
            yield Note(message=message, name=source.name, line=line, values=told, lost=True)
        else:
            yield from _marked(source, file, rows, options)


def _marked(
    source: Source, file: Source, rows: list[Quote], options: ReadOptions
) -> Iterator[Incoming | Note]:
    from hashiya import formats  # it knows all of them, this one too

    reader = formats.for_reading(file).read
    for it in reader(file, options) if reader else ():
        if isinstance(it, Note):
            yield it
            continue
        draft = Draft(source.name, it.text)
        for row in rows:
            _mark(draft, row)
        marked = draft.incoming()
        yield replace(it, spans=marked.spans, notes=(*it.notes, *marked.notes))


def _mark(draft: Draft, of: Quote) -> None:
    """One for each code that was given to the words."""
    start, quote = _place(draft.text, of.words, of.start)
    ends = (start, start + len(quote))
    for label in of.labels or (UNTAGGED,):
        told = Told(of.line, of.annotator)
        span = draft.span("", label, (ends,), quote, told=told)
        if span:
            draft.attributes(span, of.said, line=of.line)
        else:
            draft.lose("formats-mark-not-once", line=of.line, count=0, words=of.words[:80])


def _place(text: str, words: str, told: int) -> tuple[int, str]:
    """Where the words stand, and as which; far behind the text where that is not one place.

    Of several the one that begins at ``told`` is meant, counted in code points or, as browsers do, in UTF-16.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = list(islice(pattern.finditer(text), 2 if told < 0 else None)) if words.split() else []
    if len(found) > 1:
        units = Utf16Map(text)
        found = [it for it in found if told in (it.start(), units.to_utf16(it.start()))]
    if len(found) == 1:
        return found[0].start(), found[0][0]
    return len(text) + len(words) + NEAR + 1, words


def _told(source: Source, text: str) -> tuple[quotes.Heads, Iterator[Quote]]:
    """Of a table, or of what NVivo wrote of a code.

    Raises:
        Refused: as ``_quotes``.
    """
    if source.suffix.lower() in _PLAIN and references.is_one(text):
        return _NO_HEADS, references.of(text.lstrip("\ufeff"), source.stem)
    return _quotes(text)


def _quotes(text: str) -> tuple[quotes.Heads, Iterator[Quote]]:
    """
    Raises:
        Refused: the columns are not those of such a table; later: a cell is far too long.
    """
    csv.field_size_limit(LONGEST_CELL)
    text = text.lstrip("\ufeff")
    for sign in _SIGNS:
        rows = quoting.Rows(io.StringIO(text, newline=""), {"delimiter": sign})
        for it in _numbered(islice(rows, _ABOVE)):
            if heads := quotes.heads_of(it[1]):
                rows.width = len(it[1])
                return heads, quotes.of(heads, _numbered(rows))
    raise Refused("formats-table-no-heads")


def _numbered(rows: Iterable[quoting.Cut]) -> Iterator[Numbered]:
    try:
        for it in rows:
            yield it.line, it.row
    except csv.Error:
        raise Refused("formats-table-long-cell", count=LONGEST_CELL >> 20) from None


def _is_name(document: str) -> bool:
    return 0 < len(document) <= _LONGEST_NAME and "\n" not in document


def _files(document: str) -> Iterator[str]:
    """The names that its file may have; never a way out of the folder."""
    name = document.replace("\\", "/").rsplit("/", 1)[-1].strip()
    for it in dict.fromkeys((name, _NUMBERED.sub("", name))):
        if it and it not in (".", "..") and "\0" not in it and _is_name(it):
            yield it
            yield from (f"{it}{kind}" for kind in _KINDS)


@lru_cache(maxsize=4)
def _named_in(folder: neighbours.Folder) -> frozenset[str]:
    """The names of documents of which tables in that folder speak."""
    names: set[str] = set()
    for it in folder.files():
        if it.suffix.lower() in (*SUFFIXES, *_PLAIN):
            with suppress(OSError, Refused, decoding.NotText, *DAMAGE):
                if recognises(it, head_of(it, 4096)) and it.stat().st_size <= LARGEST:
                    for row in _told(it, decoding.decode(it.read_bytes()).text)[1]:
                        names.update(_files(row.document))
    return frozenset(names)


FORMAT = Format(
    id="highlights",
    suffixes=SUFFIXES,
    read=read,
    recognises=recognises,
    owns=owns,
    guarded=True,
    unit="none",
    carries=frozenset({"text", "facts", "nested", "same_extent", "crossing"}),
    extra="documents",
)
