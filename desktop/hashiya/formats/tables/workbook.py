"""Writes a workbook as spreadsheets open it (Office Open XML), sheet by sheet and never all in memory.

It knows no article. Every text is written as a text, so that nothing in it can be a formula.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from itertools import repeat
from operator import itemgetter
from pathlib import Path
from typing import IO, cast
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from hashiya.formats.tables.cells import GUARDED, Column

MOST_ROWS = 1_048_576
LONGEST = 32_767
"""What a cell can hold, in UTF-16 units."""

SHORT = LONGEST // 7
"""Code points that a cell can hold whatever they are: one that XML cannot hold is written as seven letters."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_CODED = re.compile("_x([0-9A-Fa-f]{4})_")
_LEVEL = 3
"""Of compression: files are an eighth larger than by the usual one, and packed in half the time."""

_HEAD, _QUOTED = 1, 2
_FIRST = itemgetter(slice(1))
"""A cell's first letter, or the empty cell."""

_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/>'
    '</font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def coded(text: str) -> str:
    """Letters that XML cannot hold, and carriage returns, as spreadsheets write them: ``_x000D_``."""
    if "_x" not in text and (text.isprintable() or text.replace("\n", "").isprintable()):
        return text
    return _SPECIAL.sub(lambda it: f"_x{ord(it[0]):04X}_", text)


def decoded(text: str) -> str:
    """The way back."""
    return _CODED.sub(lambda it: chr(int(it[1], 16)), text) if "_x" in text else text


def fits(text: str) -> bool:
    """Whether a cell can hold it."""
    return len(text) <= SHORT or _units(coded(text)) <= LONGEST


def fitting(column: Column) -> Column:
    """The column without the words that no cell can hold."""
    if not column or type(column[0]) is int:
        return column
    words = cast("Sequence[str]", column)
    if max(map(len, words)) <= SHORT:
        return column
    return [it if fits(it) else "" for it in words]


def pieces(text: str) -> list[str]:
    """A text cut into parts that each fit into a cell."""
    if fits(text):
        return [text] if text else []
    size = min(30_000, (len(text) + 1) // 2)
    cut = [text[at : at + size] for at in range(0, len(text), size)]
    return [part for it in cut for part in ([it] if fits(it) else pieces(it))]


def _units(text: str) -> int:
    return len(text) + sum(it > "\uffff" for it in text) if not text.isascii() else len(text)


class _Part:
    """A sheet that is being filled, in a file without a name beside the target."""

    def __init__(self, name: str, place: Path, start: str) -> None:
        self.name = name
        self.rows = 0
        self.stream: IO[bytes] = tempfile.TemporaryFile(dir=place)  # noqa: SIM115 - closed by the workbook
        self.write(start)

    def write(self, text: str) -> None:
        self.stream.write(text.encode("utf-8"))


class Sheet:
    """A table with its head on top; when it is longer than a sheet can be, it goes on in another."""

    def __init__(
        self, name: str, heads: Sequence[str], widths: Sequence[int], place: Path, *, rtl: bool
    ) -> None:
        self._name, self._heads, self._place = name, list(heads), place
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
            for at, width in enumerate(widths, start=1)
        )
        side = ' rightToLeft="1"' if rtl else ""
        self._start = (
            f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{side} workbookViewId="0"><pane '
            'ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
        )
        self._letters = [_letters(it) for it in range(len(self._heads))]
        self.parts: list[_Part] = []
        self._begin()

    def rows(self, columns: Sequence[Column]) -> None:
        """As many rows as the columns have cells."""
        done, count = 0, len(columns[0]) if columns else 0
        while done < count:
            part = self.parts[-1]
            if part.rows >= MOST_ROWS:
                part = self._begin()
            end = min(count, done + MOST_ROWS - part.rows)
            self._write(part, [it[done:end] for it in columns])
            done = end

    def _begin(self) -> _Part:
        number = len(self.parts) + 1
        name = self._name if number == 1 else f"{self._name} {number}"
        self.parts.append(_Part(name, self._place, self._start))
        self._write(self.parts[-1], [[it] for it in self._heads], _HEAD)
        return self.parts[-1]

    def _write(self, part: _Part, columns: Sequence[Column], style: int = 0) -> None:
        first, part.rows = part.rows + 1, part.rows + len(columns[0])
        numbers = [*map(str, range(first, part.rows + 1))]
        found = [[f'<row r="{it}">' for it in numbers]]
        for letters, column in zip(self._letters, columns, strict=False):
            if type(column[0]) is int or any(column):
                found.append(_cells(letters, numbers, column, style))
        part.write("".join(map("".join, zip(*found, repeat("</row>")))))

    def end(self, part: _Part) -> None:
        last = f"{self._letters[-1]}{part.rows}"
        part.write(f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>')


def _cells(letters: str, numbers: list[str], column: Column, style: int) -> list[str]:
    """Those of a column: most columns need no care, which is seen of all their cells at once.

    Words are written as a formula's result without the formula, as many programs do: libraries read such
    a cell several times as quickly as one of rich text, which is kept for those that need care.
    """
    begin = f'<c r="{letters}'
    if type(column[0]) is int:
        placed = zip(numbers, column, strict=True)
        return [f'{begin}{at}"><v>{it}</v></c>' for at, it in placed]
    words = zip(numbers, cast("Sequence[str]", column), strict=True)
    if style:
        return [_text(it, f"{letters}{at}", style) for at, it in words]
    if _are_plain(cast("Sequence[str]", column)):
        return [f'{begin}{at}" t="str"><v>{it}</v></c>' if it else "" for at, it in words]
    return [
        f'{begin}{at}" t="str"><v>{it}</v></c>' if _is_plain(it) else _text(it, f"{letters}{at}")
        for at, it in words
    ]


def _are_plain(column: Sequence[str]) -> bool:
    """Whether no cell needs any care."""
    joined = "|".join(column) + "|"
    return (
        joined.isprintable()
        and "&" not in joined
        and "<" not in joined
        and ">" not in joined
        and "  " not in joined
        and " |" not in joined
        and "_x" not in joined
        and _CARE.isdisjoint(map(_FIRST, column))
    )


def _is_plain(words: str) -> bool:
    """Whether there is something, and it needs no care."""
    return (
        words[-1:] not in _NOTHING
        and words.isprintable()
        and words[0] not in _CARE
        and "&" not in words
        and "<" not in words
        and ">" not in words
        and "  " not in words
        and "_x" not in words
    )


_CARE = GUARDED | {" "}
_NOTHING = frozenset(("", " "))


def _text(words: str, place: str, style: int = 0) -> str:
    """With all care; empty words have no cell."""
    if not words:
        return ""
    kept = ' xml:space="preserve"' if _has_edges(words) else ""
    if not style and words[0] in GUARDED:
        style = _QUOTED
    look = f' s="{style}"' if style else ""
    shown = coded(words)
    if "&" in shown or "<" in shown or ">" in shown:
        shown = escape(shown)
    return f'<c r="{place}"{look} t="inlineStr"><is><t{kept}>{shown}</t></is></c>'


def _has_edges(words: str) -> bool:
    """Whether it has white space that a program may leave out."""
    return (
        words[-1] == " "
        or words[0].isspace()
        or words[-1].isspace()
        or "\n" in words
        or "  " in words
        or "\t" in words
    )


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Workbook:
    """A context manager: the file is put together when the block ends well."""

    def __init__(self, target: Path, *, rtl: bool) -> None:
        self._target, self._rtl = target, rtl
        self._sheets: list[Sheet] = []

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        try:
            if failure is None:
                self._save()
        finally:
            for sheet in self._sheets:
                for it in sheet.parts:
                    it.stream.close()

    def sheet(self, name: str, heads: Sequence[str], widths: Sequence[int]) -> Sheet:
        made = Sheet(name, heads, widths, self._target.parent, rtl=self._rtl)
        self._sheets.append(made)
        return made

    def _save(self) -> None:
        parts = [(sheet, it) for sheet in self._sheets for it in sheet.parts]
        parts.sort(key=lambda it: it[0].parts.index(it[1]) > 0)  # what goes on, at the end
        # opened by name: so an entry has no date (the same articles give the same file) and this level
        with ZipFile(self._target, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            for name, text in _frame([it.name for _, it in parts]).items():
                with archive.open(name, "w") as place:
                    place.write(text.encode())
            for number, (sheet, it) in enumerate(parts, start=1):
                sheet.end(it)
                it.stream.seek(0)
                with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as place:
                    while data := it.stream.read(1 << 20):
                        place.write(data)


def _frame(names: Sequence[str]) -> dict[str, str]:
    numbers = range(1, len(names) + 1)
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{it}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for it in numbers
    )
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{it}" r:id="rId{it}"/>'
        for it, name in zip(numbers, names, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{it}" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet{it}.xml"/>'
        for it in numbers
    )
    last = len(names) + 1
    start = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.'
        f'main+xml"/><Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>{types}</Types>',
        "_rels/.rels": f'{_XML}{start}<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><bookViews>'
        f"<workbookView/></bookViews><sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_XML}{start}{links}<Relationship Id="rId{last}" '
        f'Type="{_DOCUMENT}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }
