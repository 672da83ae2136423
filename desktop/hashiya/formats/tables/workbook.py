"""Writes a workbook as spreadsheets open it (Office Open XML), sheet by sheet and never all in memory.

It knows no article. Every text is written as a text, so that nothing in it can be a formula.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hashiya.formats.tables.cells import GUARDED, Cell, guarded

MOST_ROWS = 1_048_576
LONGEST = 32_767
"""What a cell can hold, in UTF-16 units."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_CODED = re.compile("_x([0-9A-Fa-f]{4})_")
_EDGES = re.compile(r"\A\s|\s\Z|\n|  |\t")
_HEAD, _QUOTED = 1, 2
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
    return _SPECIAL.sub(lambda it: f"_x{ord(it[0]):04X}_", text)


def decoded(text: str) -> str:
    """The way back."""
    return _CODED.sub(lambda it: chr(int(it[1], 16)), text) if "_x" in text else text


def fits(text: str) -> bool:
    """Whether a cell can hold it."""
    return len(text) * 7 <= LONGEST or _units(coded(text)) <= LONGEST


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

    def row(self, cells: Iterable[Cell]) -> None:
        part = self.parts[-1]
        if part.rows >= MOST_ROWS:
            part = self._begin()
        self._write(part, cells)

    def _begin(self) -> _Part:
        number = len(self.parts) + 1
        name = self._name if number == 1 else f"{self._name} {number}"
        self.parts.append(_Part(name, self._place, self._start))
        self._write(self.parts[-1], self._heads, _HEAD)
        return self.parts[-1]

    def _write(self, part: _Part, cells: Iterable[Cell], style: int = 0) -> None:
        part.rows += 1
        number = part.rows
        found = [f'<row r="{number}">']
        for letters, it in zip(self._letters, cells, strict=False):
            if type(it) is int:
                found.append(f'<c r="{letters}{number}"><v>{it}</v></c>')
            elif not it:
                continue
            elif style or not _is_plain(it):
                found.append(_text(str(it), f"{letters}{number}", style))
            else:
                found.append(f'<c r="{letters}{number}" t="inlineStr"><is><t>{it}</t></is></c>')
        found.append("</row>")
        part.write("".join(found))

    def end(self, part: _Part) -> None:
        last = f"{self._letters[-1]}{part.rows}"
        part.write(f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>')


def _is_plain(words: Cell) -> bool:
    """Whether it needs no care at all; most cells are such, and a table has many."""
    return (
        isinstance(words, str)
        and words.isprintable()
        and words[0] not in _CARE
        and words[-1] != " "
        and "&" not in words
        and "<" not in words
        and ">" not in words
        and "  " not in words
        and "_x" not in words
    )


_CARE = GUARDED | {" "}


def _text(words: str, place: str, style: int) -> str:
    shown = escape(coded(words))
    kept = ' xml:space="preserve"' if _EDGES.search(words) else ""
    if not style and guarded(words) != words:
        style = _QUOTED
    look = f' s="{style}"' if style else ""
    return f'<c r="{place}"{look} t="inlineStr"><is><t{kept}>{shown}</t></is></c>'


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
        with ZipFile(self._target, "w", ZIP_DEFLATED, compresslevel=6) as archive:
            for name, text in _frame([it.name for _, it in parts]).items():
                archive.writestr(_entry(name), text)
            for number, (sheet, it) in enumerate(parts, start=1):
                sheet.end(it)
                it.stream.seek(0)
                with archive.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as place:
                    while data := it.stream.read(1 << 20):
                        place.write(data)


def _entry(name: str) -> ZipInfo:
    """Without a date: the same articles give the same file."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


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
