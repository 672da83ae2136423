"""Rows of workbooks that have exactly the shape that Hashiya writes, taken apart without a parser of XML.

Nothing is taken in that it has not proved: all of a portion is rows of cells as ``sheet_cells`` writes them,
numbered one after the other. At the first portion that is otherwise it hands over to its caller, who reads on
with the library, from the row where this one ended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import count
from operator import itemgetter
from xml.sax.saxutils import unescape
from zipfile import ZipFile

from hashiya.formats.tables import workbook
from hashiya.formats.tables.delimited import Numbered
from hashiya.formats.tables.sheet_cells import decoded

MOST_COLUMNS = 2_000
_PORTION = 1 << 19
_LONGEST_ROW = 1 << 25
_NAMES = re.compile('<sheet name="([^"<]*)" sheetId=')
_LARGEST_PART = 1 << 20
"""Bytes of a part that only says how the workbook is put together."""

_COLUMN = r'(?:<col min="\d+" max="\d+" width="\d+" customWidth="1"/>)*+'
_STARTS = [
    re.compile(re.escape(workbook.start("\0", rtl=it)).replace(re.escape("\0"), _COLUMN))
    for it in (True, False)
]
_END = re.compile(r'</sheetData><autoFilter ref="A1:[A-Z]{1,3}\d{1,7}"/></worksheet>')
_CONTROLS = [bytes([it]) for it in range(0x20) if it != 0x0A]
"""What cannot stand in XML, and what a parser makes line ends of; each is sought at the speed of memory."""

_SIGNS = (b"&amp;", b"&lt;", b"&gt;")
_NUMBER = "(?:0|[1-9][0-9]{0,14})"
_CELL = (
    '<c(?:/>(?=<(?:c|/r))| t="str"><v>(?=[^<]*+</v></c>)|><v>(?=' + _NUMBER + "</v></c>)|"
    '(?: s="[12]")? t="inlineStr"><is><t xml:space="preserve">(?=[^<]*+</t></is></c>))'
    "([^<]*+)(?:</[vt][^c]*+c>)?+"
)
"""What is looked ahead to proves the end; behind an empty cell comes none."""

_FIRST = itemgetter(0)
Later = Callable[[int], Iterator[Numbered]]
"""Reads the rows behind the one of that number with all care."""


class _OddError(Exception):
    """Something is not as Hashiya writes it."""


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


def rows(archive: ZipFile, number: int, later: Later) -> Iterator[Numbered]:
    """The rows of the sheet of that number that say something."""
    done = 0
    portions = _portions(archive, workbook.part(number))
    while True:
        try:
            found = next(portions, None)
        except MemoryError:
            raise
        except Exception:  # odd, or whatever a broken archive raises
            yield from later(done)
            return
        if found is None:
            return
        for number_of_row, (_, *cells) in enumerate(found, start=done + 1):
            if any(cells):
                yield number_of_row, cells
        done += len(found)


def _portions(archive: ZipFile, part: str) -> Iterator[list[tuple[str, ...]]]:
    """Rows, each with its number in front."""
    with archive.open(part) as stream:
        data = _begun(stream.read(_PORTION))
        row, next_number = None, count(1)
        while True:
            end = data.rfind(b"</row>") + len(b"</row>")
            if end >= len(b"</row>"):
                row = row or _row(data[: data.index(b"</row>")].count(b"<c"))
                yield _rows(data[:end], row, next_number)
                data = data[end:]
            if len(data) > _LONGEST_ROW:
                raise _OddError
            more = stream.read(_PORTION)
            if not more:
                break
            data += more
    if not _END.fullmatch(data.decode()):
        raise _OddError


def _begun(data: bytes) -> bytes:
    """Without what stands in front of the rows."""
    head = data[: data.find(b"<sheetData>") + len(b"<sheetData>")]
    if not any(it.fullmatch(head.decode()) for it in _STARTS):
        raise _OddError
    return data[len(head) :]


def _text(data: bytes) -> str:
    """With nothing in it that a parser would not take, or take as something else."""
    if (
        any(it in data for it in _CONTROLS)
        or (b"]" in data and b"]]>" in data)
        or (b"\xef" in data and (b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data))
        or data.count(b"&") != sum(map(data.count, _SIGNS) if b"&" in data else ())
    ):
        raise _OddError
    return data.decode()


@lru_cache(maxsize=16)
def _row(width: int) -> re.Pattern[str]:
    if not 0 < width <= MOST_COLUMNS:
        raise _OddError
    return re.compile(r'(?:\A|(?<=</row>))<row r="(\d{1,7})">' + _CELL * width + "</row>")


def _rows(data: bytes, row: re.Pattern[str], numbers: Iterator[int]) -> list[tuple[str, ...]]:
    """As many as have an end: so each begins where the one before it ends, and has the number that follows."""
    found: list[tuple[str, ...]] = row.findall(_text(data))
    if len(found) != data.count(b"</row>"):
        raise _OddError
    if [*map(_FIRST, found)] != [str(next(numbers)) for _ in found]:
        raise _OddError
    if b"&" in data or (b"_" in data and b"_x" in data):
        return [tuple(map(_plain, it)) for it in found]
    return found


def _plain(cell: str) -> str:
    return decoded(unescape(cell)) if "&" in cell or "_x" in cell else cell
