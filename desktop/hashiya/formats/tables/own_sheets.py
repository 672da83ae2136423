"""Rows of workbooks that have exactly the shape that Hashiya writes, taken apart without a parser of XML.

Nothing is taken in that it has not proved: all of a portion is rows of cells as ``sheet_cells`` writes them. At
the first portion that is otherwise it hands over to its caller, who reads on with the library, from the row where
this one ended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from xml.sax.saxutils import unescape
from zipfile import ZipFile

from hashiya.formats import deflating
from hashiya.formats.tables import workbook
from hashiya.formats.tables.plain import Form, Kind, Numbered, OddError, Shape
from hashiya.formats.tables.sheet_cells import decoded
from hashiya.formats.tables.walk import Plain, Portion, Walk, plain

_PORTION = 1 << 17
_LONGEST_ROW = 1 << 25
_ROW_END = b"</row>\t"
_NAMES = re.compile('<sheet name="([^"<]*)" sheetId=')
_LARGEST_PART = 1 << 20
"""Bytes of a part that only says how the workbook is put together."""

_COLUMN = r'(?:<col min="\d+" max="\d+" width="\d+" customWidth="1"/>)*+'
_STARTS = [
    re.compile(re.escape(workbook.start("\0", rtl=it)).replace(re.escape("\0"), _COLUMN))
    for it in (True, False)
]
_END = re.compile(r'</sheetData><autoFilter ref="A1:[A-Z]{1,3}\d{1,7}"/></worksheet>')
_CONTROLS = [bytes([it]) for it in range(0x20) if it not in (0x09, 0x0A)]
"""What cannot stand in XML, and what a parser makes line ends of; each is sought at the speed of memory."""

_SIGNS = (b"&amp;", b"&lt;", b"&gt;")
_NUMBER = "(?:0|[1-9][0-9]{0,14})"
_CELL = (
    '<c(?:/>(?=<(?:c|/r))| t="str"><v>(?=[^<]*+</v></c>)|><v>(?=' + _NUMBER + "</v></c>)|"
    '(?: s="[12]")? t="inlineStr"><is><t xml:space="preserve">(?=[^<]*+</t></is></c>))'
    "([^<]*+)(?:</[vt][^c]*+c>)?+"
)
"""What is looked ahead to proves the end; behind an empty cell comes none."""

_CELLS = re.compile(_CELL)
_ANY_CELLS = f"(?:{_CELL})*+".replace("([^<]*+)", "[^<]*+")
_ROW = re.compile(f"(?:\\A|(?<=</row>\t))<row>({_ANY_CELLS})</row>\t")
_LAST_CELLS = re.compile(f"{_ANY_CELLS}</row>")
_EDGES = ' t="inlineStr"><is><t xml:space="preserve">'
_NAME, _NUMBERED = '<c t="str"><v>[^<]++</v></c>', "<c><v>(?:0|[1-9][0-9]{0,14})</v></c>"


class _Form(Form):
    """Rows as ``sheet_cells`` writes them."""

    begin, between = "<row>", ""
    kinds: Mapping[Kind, str] = {
        "name": '<c t="str"><v>([^<]++)</v></c>',
        "number": "<c><v>(0|[1-9][0-9]{0,14})</v></c>",
        "words": _CELL,
        "passed": f'<c(?:(?: s="2")?{_EDGES}[^<]*+</t></is></c>| t="str"><v>[^<]*+</v></c>|/>)',
    }
    stamp, more = f"(?:{_NAME}|<c/>){_NUMBERED}{_NAME}", _NAME
    tail = "([^\t]*+)\t"
    signs = "&_"

    def said(self, cell: str) -> str:
        return decoded(unescape(cell)) if "&" in cell or "_x" in cell else cell

    def cells(self, text: str) -> list[str]:
        found: list[str] = _CELLS.findall(text)
        return [*map(self.said, found)] if "&" in text or "_x" in text else found

    def cells_of_stamp(self, stamp: str) -> list[str]:
        return self.cells(stamp)

    def cells_of_tail(self, tail: str) -> list[str]:
        if not _LAST_CELLS.fullmatch(tail):
            raise OddError
        return self.cells(tail)


FORM = _Form()

Later = Callable[[int], Iterator[Numbered]]
"""Reads the rows behind the one of that number with all care."""


def names(archive: ZipFile) -> list[str] | None:
    """Those of the sheets, if the workbook is put together as Hashiya does it."""
    try:
        if archive.getinfo("xl/workbook.xml").file_size > _LARGEST_PART:
            return None
        found = _NAMES.findall(archive.read("xl/workbook.xml").decode())
        found = [unescape(it) for it in found]
        frame = workbook.frame(found)
        sheets = [workbook.part(it) for it in range(1, len(found) + 1)]
        same = archive.namelist() == [*frame, *sheets] and all(
            archive.getinfo(name).file_size <= _LARGEST_PART and archive.read(name) == text.encode()
            for name, text in frame.items()
        )
    except MemoryError:
        raise
    except Exception:  # whatever a broken archive raises; the library says it again
        return None
    return found if same else None


class Rows(Walk):
    """The rows of the sheet of that number that say something."""

    def __init__(self, archive: ZipFile, number: int, later: Later) -> None:
        super().__init__()
        self._data = _whole_rows(archive, workbook.part(number))
        self._later = later
        self._done = 0

    def _cut(self) -> Iterator[Portion]:
        while True:
            try:
                data = next(self._data, None)
                if data is None:
                    return
                portion = self._rows(_text(data))
            except MemoryError:
                raise
            except Exception:  # odd, or whatever a broken archive raises
                yield self._later(self._done)
                return
            yield portion

    def _rows(self, text: str) -> Portion:
        """All of them; none has a number, so each stands below the one before it."""
        first = self._done + 1
        if self.shape and (found := self._at_once(self.shape, text, first)):
            self._done += found.count
            return found
        rows: list[str] = _ROW.findall(text)
        if len(rows) != text.count("</row>"):
            raise OddError
        self._done += len(rows)
        return (it for it in enumerate(map(FORM.cells, rows), start=first) if any(it[1]))

    def _at_once(self, shape: Shape, text: str, first: int) -> Plain | None:
        try:
            pieces, end, _ = shape.cut(text)
        except OddError:
            return None
        return plain(shape, pieces, text, first) if end == len(text) else None


def _whole_rows(archive: ZipFile, part: str) -> Iterator[bytes]:
    """The rows in portions, the head by itself."""
    pieces = deflating.unpacked(archive, part, _PORTION)
    data = _begun(next(pieces, b""))
    end = data.find(_ROW_END) + len(_ROW_END)
    while True:
        if end >= len(_ROW_END):
            yield data[:end]
            data = data[end:]
        if len(data) > _LONGEST_ROW:
            raise OddError
        more = next(pieces, b"")
        data += more
        end = data.rfind(_ROW_END) + len(_ROW_END)
        if not more and end < len(_ROW_END):
            break
    if not _END.fullmatch(data.decode()):
        raise OddError


def _begun(data: bytes) -> bytes:
    """Without what stands in front of the rows."""
    head = data[: data.find(b"<sheetData>") + len(b"<sheetData>")]
    if not any(it.fullmatch(head.decode()) for it in _STARTS):
        raise OddError
    return data[len(head) :]


def _text(data: bytes) -> str:
    """With nothing in it that a parser would not take, or take as something else."""
    if (
        any(it in data for it in _CONTROLS)
        or (b"]" in data and b"]]>" in data)
        or (b"\xef" in data and (b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data))
        or (b"&" in data and data.count(b"&") != sum(map(data.count, _SIGNS)))
    ):
        raise OddError
    return data.decode()
