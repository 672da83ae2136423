"""Workbooks of LibreOffice (OpenDocument spreadsheets), read as those of Excel are; nothing in them is worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zipfile import ZipFile

from hashiya.formats import safe_xml
from hashiya.formats.documents.refused import DAMAGE, Refused, in_words
from hashiya.formats.format import ALL, Format, Incoming, Note, ReadOptions
from hashiya.formats.source import Source, head_of
from hashiya.formats.tables import packed
from hashiya.formats.tables.plain import Numbered
from hashiya.formats.tables.sheets import (
    MOST_COLUMNS,
    articles,
    of_comments,
    of_formulas,
    of_hidden,
)

LARGEST_FLAT = 256 << 20
MOST_REPEATED = 10_000
"""Rows alike that a file may say in one; nobody has more that hold anything."""
_HELD = 1 << 24
"""Letters and rows of all sheets that are held; a workbook with more is gone through for each sheet anew."""
_PIECE = 1 << 18
_FLAT = ".fods"
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_KIND = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_DAY_ALONE = re.compile(r"T00:00:00(?:\.0+)?$")
_ENDING_ZEROS = re.compile(r"\.0+$")
_ALL = -1
_VALUES = ("value", "date-value", "boolean-value")
_NOT_OF_CELLS = frozenset(["annotation", "frame", "shapes", "custom-shape", "ruby-text", "table"])
"""What lies in a cell and is none of its words."""


def recognises(source: Source, head: bytes) -> bool:
    if source.suffix.lower() == _FLAT:
        return b"office:document" in head
    named = source.suffix.lower() == ".ods"
    return head.startswith(b"PK\x03\x04") and (named or _KIND in head[:200])


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The articles of which the sheets speak, each with its marks.

    Raises:
        OSError: it cannot be read.
    """
    yield from in_words(source, _read(source, options))


def _read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    _refuse(source)
    names = _Sheet(_ALL)
    for _ in _heard(source, names):
        pass
    if names.held is None:
        rows = [_rows(source, at) for at in range(len(names.names))]
    else:
        rows = map(iter, names.held)
    worksheets = zip(names.names, rows, strict=True)
    yield from articles(source, options, worksheets)
    if names.comments:
        yield of_comments(source.name, names.comments)
    if names.unsolved:
        yield of_formulas(source.name, names.unsolved)
    yield from of_hidden(source.name, names.hidden_rows, names.hidden_columns, names.hidden)


def sheets(source: Source) -> Iterator[Iterator[Numbered]]:
    """The rows of each sheet, as they stand in it.

    Raises:
        OSError: it cannot be read. Refused: it is none that can be opened, or its XML is broken.
    """
    try:
        _refuse(source)
        names = _Sheet(_ALL)
        for _ in _heard(source, names):
            pass
    except (safe_xml.BadXml, *DAMAGE):
        raise Refused("formats-damaged") from None
    for at in range(len(names.names)):
        yield _rows(source, at)


def _refuse(source: Source) -> None:
    if source.suffix.lower() == _FLAT:
        if source.stat().st_size > LARGEST_FLAT:
            raise Refused("formats-too-large")
        return
    if why := packed.refused(source, _CONTENT):
        raise Refused(why)
    with source.open("rb") as stream, ZipFile(stream) as archive:
        manifest = archive.read(_MANIFEST) if _MANIFEST in archive.namelist() else b""
    if b"encryption-data" in manifest:
        raise Refused("formats-locked")


def _rows(source: Source, number: int) -> Iterator[Numbered]:
    """Those of one sheet that say something, of which none is held."""
    sheet = _Sheet(number)
    for _ in _heard(source, sheet):
        yield from sheet.taken()
        if sheet.is_over:
            return
    yield from sheet.taken()


def _heard(source: Source, sheet: _Sheet) -> Iterator[None]:
    with source.open("rb") as stream:
        if head_of(source, 2) != b"PK":
            yield from safe_xml.fed(iter(lambda: stream.read(_PIECE), b""), sheet)
            return
        with ZipFile(stream) as archive, archive.open(_CONTENT) as content:
            yield from safe_xml.fed(iter(lambda: content.read(_PIECE), b""), sheet)


class _Sheet:
    """Hears the rows of the sheet of that number; or of all, if they are not too many, and what no cell tells."""

    def __init__(self, number: int) -> None:
        self.names: list[str] = []
        self.comments = 0
        self.unsolved: list[str] = []
        self.hidden: list[str] = []
        self.hidden_rows = 0
        self.hidden_columns: list[str] = []
        """The letters of those that say something, sheet after sheet."""
        self._behind = 0
        self._unshown: list[range] = []
        self._said_in: set[int] = set()
        self._style, self._unseen = "", set[str]()
        self._is_shown = True
        self.is_over = False
        self.held: list[list[Numbered]] | None = [] if number == _ALL else None
        """Of each sheet all rows; ``None``: they would be too many."""
        self._size = 0
        self._number = number
        self._inside = False
        self._ready: list[Numbered] = []
        self._row, self._rows = 0, 1
        self._cells: list[str] = []
        self._column, self._columns = 0, 1
        self._value: str | None = None
        self._words: list[str] | None = None
        self._paragraphs = 0
        self._in_words = False
        self._other = 0

    def taken(self) -> list[Numbered]:
        """The rows that are whole, each once."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, name: str, attributes: dict[str, str]) -> None:
        what = name.rpartition(" ")[2]
        if what == "table" and not self._inside:
            self._begin(_said(attributes, "name"), _said(attributes, "style-name"))
        elif not self._inside:
            self._look(what, attributes)
        elif self._other or what in _NOT_OF_CELLS:
            self.comments += what == "annotation"
            self._other += 1
        elif what == "table-row":
            self._row += self._rows
            self._rows = _times(attributes, "number-rows-repeated")
            self._is_shown = _said(attributes, "visibility") in ("", "visible")
            self._cells, self._column, self._columns = [], 0, 1
        elif what in ("table-cell", "covered-table-cell"):
            self._cell(attributes)
        elif what == "table-column":
            self._describe_column(attributes)
        elif self._words is not None:
            self._take(what, attributes)

    def _look(self, what: str, attributes: dict[str, str]) -> None:
        """Styles of sheets that are not shown."""
        if what == "style":
            self._style = _said(attributes, "name")
        elif what == "table-properties" and _said(attributes, "display") == "false":
            self._unseen.add(self._style)

    def _begin(self, name: str, style: str) -> None:
        self._inside, self._row, self._rows = True, 0, 1
        self._behind, self._unshown, self._said_in = 0, [], set()
        self.names.append(name)
        if style in self._unseen:
            self.hidden.append(name)
        if self.held is not None:
            self.held.append([])

    def _describe_column(self, attributes: dict[str, str]) -> None:
        start, self._behind = (
            self._behind,
            self._behind + _times(attributes, "number-columns-repeated"),
        )
        if _said(attributes, "visibility") not in ("", "visible"):
            self._unshown.append(range(start, min(self._behind, MOST_COLUMNS)))

    def _cell(self, attributes: dict[str, str]) -> None:
        self._column += self._columns
        self._columns = _times(attributes, "number-columns-repeated")
        self._words, self._paragraphs = [], 0
        self._value = next((it for key in _VALUES if (it := _said(attributes, key))), None)
        is_formula = bool(_said(attributes, "formula"))
        if is_formula and not _said(attributes, "value-type") and self._number == _ALL:
            self.unsolved.append(f"{_letters(self._column)}{self._row}")

    def _take(self, what: str, attributes: dict[str, str]) -> None:
        assert self._words is not None
        if what == "p":
            self._words += ["\n"] if self._paragraphs else []
            self._paragraphs += 1
            self._in_words = True
        elif what == "s":
            self._words.append(" " * min(_times(attributes, "c"), MOST_COLUMNS))
        elif what == "tab":
            self._words.append("\t")
        elif what == "line-break":
            self._words.append("\n")

    def text(self, data: str) -> None:
        if self._words is not None and self._in_words and not self._other:
            self._words.append(data)

    def end(self, name: str) -> None:
        what = name.rpartition(" ")[2]
        if not self._inside:
            return
        if self._other:
            self._other -= 1
        elif what == "p":
            self._in_words = False
        elif what in ("table-cell", "covered-table-cell"):
            self._add()
        elif what == "table-row":
            self._close()
        elif what == "table":
            self.is_over = len(self.names) - 1 == self._number
            self._inside = False
            self.hidden_columns += [_letters(at + 1) for at in sorted(self._said_in)]

    def _add(self) -> None:
        words = "".join(self._words or ())
        self._words = None
        found = _plain(self._value) if self._value else words
        if found and (self.held is not None or len(self.names) - 1 == self._number):
            start = min(self._column - 1, MOST_COLUMNS + 1)
            until = min(start + self._columns, MOST_COLUMNS + 1)
            self._cells += [""] * (start - len(self._cells))
            self._cells += [found] * max(0, until - start)

    def _close(self) -> None:
        if any(self._cells):
            if self._rows > MOST_REPEATED:
                raise Refused("formats-damaged")
            every = range(self._row, self._row + self._rows)
            self.hidden_rows += 0 if self._is_shown else len(every)
            for of in self._unshown:
                said = self._cells[of.start : of.stop]
                self._said_in.update(at for at, it in enumerate(said, of.start) if it)
            if self._number == _ALL:
                self._hold(every)
            else:
                self._ready += [(it, self._cells) for it in every]

    def _hold(self, every: range) -> None:
        self._size += sum(map(len, self._cells)) + len(self._cells) + len(every)
        if self._size > _HELD:
            self.held = None
        if self.held is not None:
            self.held[-1] += [(it, self._cells) for it in every]


def _said(attributes: dict[str, str], name: str) -> str:
    """An attribute by its local name."""
    return next((it for key, it in attributes.items() if key.rpartition(" ")[2] == name), "")


def _times(attributes: dict[str, str], name: str) -> int:
    told = _said(attributes, name)
    return max(1, int(told)) if told.isdecimal() and len(told) < 8 else 1


def _plain(value: str) -> str:
    """Days without the hour at which they begin, whole numbers as such."""
    return _ENDING_ZEROS.sub("", _DAY_ALONE.sub("", value))


def _letters(column: int) -> str:
    """``A`` for 1, ``AA`` for 27."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


FORMAT = Format(
    id="ods",
    suffixes=(".ods", _FLAT),
    read=read,
    recognises=recognises,
    guarded=True,
    carries=ALL,
)
