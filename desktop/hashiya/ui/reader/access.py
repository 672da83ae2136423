"""The reader as assistive technology reads it: its text, word cursor, places; it changes no annotation.

Only a part of a long article is told: clients copy whole texts. Offsets of the interface are
UTF-16 units of that part. Qt's own defaults find words and sentences in it; a line is a paragraph
there, because the methods with out-parameters cannot be overridden from Python.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr

from hashiya.model.span import Span
from hashiya.text.blocks import display_text
from hashiya.text.offsets import Utf16Map
from hashiya.ui.reader import hits
from hashiya.ui.reader.geometry import stretches

if TYPE_CHECKING:
    from hashiya.ui.reader.view import ReaderView

WHOLE = 20_000
"""An article of up to so many letters is told whole."""

_kept: list[object] = []
"""Every interface ever made: Qt holds them by bare pointers. They know their reader weakly."""


class Extract:
    """The part of an article that is told, and its positions in UTF-16 units."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.whole = end - start == len(text)
        lines = text[start:end].replace("\r\n", " \n").replace("\r", "\n").split("\n")
        self.text = "\n".join(display_text(it, 0, len(it)) for it in lines)
        self._map = Utf16Map(self.text)

    @property
    def length(self) -> int:
        return self._map.length

    def cut(self, first: int, last: int) -> str:
        """The text between two units; a half character counts as whole."""
        return self.text[self.position(first) - self.start : self.position(last) - self.start]

    def unit(self, position: int) -> int:
        """The unit of an article position; -1 where it is not told."""
        if not self.start <= position <= self.end:
            return -1
        return self._map.to_utf16(position - self.start)

    def position(self, unit: int) -> int:
        unit = max(0, min(unit, self.length))
        try:
            return self.start + self._map.to_code_point(unit)
        except ValueError:
            return self.start + self._map.to_code_point(unit - 1)

    def holds(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


class ReaderText(QAccessibleTextInterface):
    """What a client asks of the text. Every answer is empty once the reader is gone."""

    def __init__(self, reader: ReaderView) -> None:
        super().__init__()
        self._reader = weakref.ref(reader)
        self._extract = Extract("", 0, 0)
        self._of: str | None = None

    def extract(self) -> Extract:
        """The part that is told now; it stays until what is seen lies outside it."""
        reader = self._reader()
        if reader is None or reader.sheet is None:
            if self._of is not None:
                self._extract, self._of = Extract("", 0, 0), None
            return self._extract
        text = reader.sheet.text
        if self._of is not text or not (self._extract.whole or self._extract.holds(*seen(reader))):
            self._extract, self._of = Extract(text, *_told(reader)), text
        return self._extract

    def characterCount(self) -> int:
        return self.extract().length

    def text(self, startOffset: int, endOffset: int, /) -> str:
        told = self.extract()
        return told.cut(startOffset, told.length if endOffset < 0 else endOffset)

    def cursorPosition(self) -> int:
        reader = self._reader()
        return self.extract().unit(reader.selecting.position) if reader is not None else -1

    def setCursorPosition(self, position: int, /) -> None:
        reader = self._reader()
        if reader is not None and reader.sheet is not None:
            at = self.extract().position(position)
            reader.focus_annotation(None)
            reader.point_at(at)
            reader.bring_into_view(at, at + 1)

    def selectionCount(self) -> int:
        # the method that gives a selection's ends cannot be overridden: clients would get noise
        return 0

    def addSelection(self, startOffset: int, endOffset: int, /) -> None:
        reader = self._reader()
        first, last = self.extract().position(startOffset), self.extract().position(endOffset)
        if reader is not None and reader.sheet is not None and first < last:
            reader.select(Span(first, last))

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int, /) -> None:
        self.addSelection(startOffset, endOffset)

    def removeSelection(self, selectionIndex: int, /) -> None:
        reader = self._reader()
        if reader is not None:
            reader.select(None)

    def characterRect(self, offset: int, /) -> QRect:
        reader = self._reader()
        told = self.extract()
        if reader is None or reader.sheet is None or not 0 <= offset < told.length:
            return QRect()
        return letter_rect(reader, told.position(offset))

    def offsetAtPoint(self, point: QPoint, /) -> int:
        reader = self._reader()
        if reader is None or reader.sheet is None or not reader.sheet.text:
            return -1
        at = letter_at(reader, QPointF(reader.viewport().mapFromGlobal(point)))
        return self.extract().unit(at)

    def scrollToSubstring(self, startIndex: int, endIndex: int, /) -> None:
        reader = self._reader()
        if reader is not None and reader.sheet is not None:
            told = self.extract()
            start, end = told.position(startIndex), told.position(endIndex)
            reader.bring_into_view(start, max(end, start + 1))


class ReaderAccess(QAccessibleWidget):
    """The reader's interface; state, parent and place are those of any widget."""

    def __init__(self, reader: ReaderView) -> None:
        super().__init__(reader, QAccessible.Role.Document, reader.accessibleName())
        self.reading = ReaderText(reader)

    def interface_cast(self, kind: QAccessible.InterfaceType, /) -> object:  # type: ignore[override]
        if kind == QAccessible.InterfaceType.TextInterface:
            return self.reading
        # WORKAROUND: None, 0 or the base class's answer end the process as soon as a client asks.
        return VoidPtr(0)


class Teller(QObject):
    """Tells clients that the word cursor, the selection or the told part moved."""

    def __init__(self, reader: ReaderView) -> None:
        super().__init__(reader)
        self._reader = reader
        self._told: Extract | None = None
        self._at: tuple[int, Span | None] = (-1, None)
        reader.word_changed.connect(self._moved)
        reader.scrolled.connect(self._scrolled)

    def _moved(self) -> None:
        if not QAccessible.isActive():
            return
        told = self._settled()
        reader = self._reader
        now = reader.selecting.position, reader.selection()
        if told is None or now == self._at:
            return
        before, self._at = self._at, now
        chosen = now[1]
        if chosen is not None or before[1] is not None:
            span = chosen or Span(now[0], now[0] + 1)
            first, last = told.unit(span.start), told.unit(span.end)
            selected = QAccessibleTextSelectionEvent(reader, first, last if chosen else first)
            selected.setCursorPosition(told.unit(now[0]))
            QAccessible.updateAccessibility(selected)
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(reader, told.unit(now[0])))

    def _scrolled(self) -> None:
        if QAccessible.isActive():
            self._settled()

    def _settled(self) -> Extract | None:
        """The part that is told; that it is another one is said first."""
        found = interface_of(self._reader)
        if found is None:
            return None
        told = found.reading.extract()
        if told is not self._told:
            old, self._told = self._told, told
            if old is not None:
                event = QAccessibleTextUpdateEvent(self._reader, 0, old.text, told.text)
                QAccessible.updateAccessibility(event)
        return told


def install() -> None:
    """Give Qt our interface for readers; costs nothing until a client asks for one."""
    if _make not in _kept:
        _kept.append(_make)
        QAccessible.installFactory(_make)


def interface_of(reader: ReaderView) -> ReaderAccess | None:
    """The reader's interface, made when nobody asked before."""
    found = QAccessible.queryAccessibleInterface(reader)
    return found if isinstance(found, ReaderAccess) else None


def _make(name: str, of: QObject) -> QAccessibleInterface | None:
    if name != "ReaderView":
        return None
    from hashiya.ui.reader.view import ReaderView

    if not isinstance(of, ReaderView):
        return None
    made = ReaderAccess(of)
    _kept.append(made)
    return made


def seen(reader: ReaderView, pages: float = 0.0) -> tuple[int, int]:
    """The article's part in view, by display blocks; with ``pages`` more on both sides."""
    sheet = reader.sheet
    if sheet is None or not len(sheet):
        return 0, 0
    height = float(max(1, reader.viewport().height()))
    top = reader.to_sheet(QPointF(0.0, 0.0))[1]
    last = len(sheet) - 1
    low = min(max(sheet.heights.find(max(0.0, top - pages * height)) - 1, 0), last)
    bottom = min(top + (1 + pages) * height, sheet.heights.total - 1)
    high = min(max(sheet.heights.find(max(0.0, bottom)) - 1, low), last)
    return sheet.blocks.range(low)[0], sheet.blocks.range(high)[1]


def _told(reader: ReaderView) -> tuple[int, int]:
    assert reader.sheet is not None
    length = len(reader.sheet.text)
    return (0, length) if length <= WHOLE else seen(reader, pages=1.0)


def letter_rect(reader: ReaderView, position: int) -> QRect:
    """Where a letter lies on the screen; a joined sign has the place of its line and no width."""
    sheet = reader.sheet
    assert sheet is not None
    block = sheet.blocks.at(position)
    placed = sheet.placed(block)
    if placed.shaped.blank:
        return QRect()
    shaped = placed.shaped
    line = shaped.lines[shaped.line_of(shaped.positions.to_layout(position))]
    low = high = 0.0
    for part in stretches(shaped, position, position + 1):
        low, high = part.extents[0][0], part.extents[-1][1]
    zero_x, zero_y = reader.to_sheet(QPointF(0.0, 0.0))
    top = sheet.top(block) + line.top - zero_y
    corner = reader.viewport().mapToGlobal(QPoint(round(low - zero_x), round(top)))
    return QRect(corner.x(), corner.y(), round(high - low), round(line.bottom - line.top))


def letter_at(reader: ReaderView, point: QPointF) -> int:
    """The letter drawn at a point of the viewport, else the nearest one."""
    sheet = reader.sheet
    assert sheet is not None
    x, y = reader.to_sheet(point)
    place = hits.place_at(sheet, x, y)
    if place is None:
        return 0
    near = hits.position_at(sheet, x, y)
    best, least = min(near, max(0, len(sheet.text) - 1)), float("inf")
    for at in range(max(0, near - 3), min(near + 3, len(sheet.text))):
        for part in stretches(place.placed.shaped, at, at + 1):
            low, high = part.extents[0][0], part.extents[-1][1]
            if part.line == place.line and abs(2 * x - low - high) < least:
                best, least = at, abs(2 * x - low - high)
    return best
