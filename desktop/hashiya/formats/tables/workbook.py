"""Writes a workbook as spreadsheets open it (Office Open XML), sheet by sheet and never all in memory.

It knows no article. Every text is written as a text, so that nothing in it can be a formula.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from hashiya.formats import deflating
from hashiya.formats.tables import sheet_cells
from hashiya.formats.tables.cells import Column, Known
from hashiya.formats.tables.sheet_cells import HEAD, cell
from hashiya.formats.tables.writing import Ready

MOST_ROWS = 1_048_576
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

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


def start(columns: str, *, rtl: bool) -> str:
    """What stands in a sheet before its rows."""
    side = ' rightToLeft="1"' if rtl else ""
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{side} workbookViewId="0"><pane '
        'ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def part(number: int) -> str:
    """The name of the sheet of that number in the archive."""
    return f"xl/worksheets/sheet{number}.xml"


class _Part:
    """A sheet that is being filled, packed in a file without a name beside the target."""

    def __init__(self, name: str, place: Path, begin: str) -> None:
        self.name = name
        self.rows = 0
        self.stream: IO[bytes] = tempfile.TemporaryFile(dir=place)  # noqa: SIM115 - closed by the workbook
        self.packed = deflating.Packed(self.stream)
        self.packed.write(begin.encode())

    def add(self, columns: Sequence[Iterable[bytes]], count: int) -> None:
        """So many rows of cells that are written; a tab, which means nothing there, shows where a row ends."""
        self.rows += count
        every = zip(*columns, strict=True)
        rows = b"</row>\t<row>".join(map(b"".join, every))
        self.packed.write(b"<row>%b</row>\t" % rows)


class Sheet:
    """A table with its head on top; when it is longer than a sheet can be, it goes on in another."""

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        widths: Sequence[int],
        place: Path,
        known: Known[bytes],
        *,
        rtl: bool,
    ) -> None:
        self._name, self._heads, self._place = name, list(heads), place
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
            for at, width in enumerate(widths, start=1)
        )
        self._start = start(columns, rtl=rtl)
        self._known = known
        self.parts: list[_Part] = []
        self._begin()

    def rows(self, columns: Sequence[Column | Ready[bytes]]) -> None:
        """As many rows as the columns have cells."""
        count = len(columns[0])
        if not count:
            return
        written = sheet_cells.of(columns, self._known)
        if self.parts[-1].rows + count <= MOST_ROWS:
            self.parts[-1].add(written, count)
            return
        cells, done = [[*it] for it in written], 0
        while done < count:
            last = self.parts[-1] if self.parts[-1].rows < MOST_ROWS else self._begin()
            end = min(count, done + MOST_ROWS - last.rows)
            last.add([it[done:end] for it in cells], end - done)
            done = end

    def _begin(self) -> _Part:
        number = len(self.parts) + 1
        name = self._name if number == 1 else f"{self._name} {number}"
        self.parts.append(_Part(name, self._place, self._start))
        self.parts[-1].add([[cell(it, HEAD)] for it in self._heads], 1)
        return self.parts[-1]

    def end(self, of: _Part) -> None:
        last = f"{_letters(len(self._heads) - 1)}{of.rows}"
        of.packed.write(f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'.encode())


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Workbook:
    """A context manager: the file is put together when the block ends well."""

    def __init__(self, target: Path, known: Known[bytes], *, rtl: bool) -> None:
        self._target, self._known, self._rtl = target, known, rtl
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
        made = Sheet(name, heads, widths, self._target.parent, self._known, rtl=self._rtl)
        self._sheets.append(made)
        return made

    def _save(self) -> None:
        parts = [(sheet, it) for sheet in self._sheets for it in sheet.parts]
        parts.sort(key=lambda it: it[0].parts.index(it[1]) > 0)  # what goes on, at the end
        # opened by name: so an entry has no date, and the same articles give the same file
        with ZipFile(self._target, "w", ZIP_DEFLATED) as archive:
            for name, text in frame([it.name for _, it in parts]).items():
                with deflating.entry(archive, name) as place:
                    place.write(text.encode())
            for number, (sheet, it) in enumerate(parts, start=1):
                sheet.end(it)
                it.packed.into(archive, part(number))


def frame(names: Sequence[str]) -> dict[str, str]:
    """The parts of a workbook that are no sheets, by their names."""
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
