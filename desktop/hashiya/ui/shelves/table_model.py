"""The lines of a table as a model and the painter of its cells; it filters, orders and reads nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from hashiya.display.table import Column, Heading, Line, Table
from hashiya.ui.crash import CalmPainter
from hashiya.ui.look import Look
from hashiya.ui.widgets import paint_line
from hashiya.wording import visible

Index = QModelIndex | QPersistentModelIndex
HEADING_ROLE = Qt.ItemDataRole.UserRole + 1
NUMBER_ROLE = Qt.ItemDataRole.UserRole + 2
STRAY_ROLE = Qt.ItemDataRole.UserRole + 3
ROW_HEIGHT = 30
_PAD = 8


class TableModel(QAbstractTableModel):
    """A cell's text is made when it is looked at. A heading stands in the first column of its line."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.table: Table[Any] = Table(())
        self.columns: list[Column[Any]] = []
        self.lines: list[Line] = []

    def show_lines(self, table: Table[Any], lines: list[Line]) -> None:
        self.beginResetModel()
        self.table, self.lines = table, lines
        self.columns = [*table.columns.values()]
        self.endResetModel()

    def row_at(self, line: int) -> Any:
        """The row in that line; ``None`` for a heading."""
        at = self.lines[line] if 0 <= line < len(self.lines) else None
        return self.table.rows[at] if isinstance(at, int) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.lines[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if not across or not 0 <= section < len(self.columns):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return visible(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if isinstance(line, Heading):
            return self._heading(line, index.column(), role)
        column, row = self.columns[index.column()], self.table.rows[line]
        if role == NUMBER_ROLE:
            return column.number
        if role == STRAY_ROLE:
            return column.stray is not None and column.stray(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(column.text(row))
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._said(column, row) or None
        return None

    def _said(self, column: Column[Any], row: Any) -> str:
        """What a cell says to the ear, and under the pointer."""
        text = visible(column.text(row))
        stray = column.stray is not None and column.stray(row)
        return self._look.say("card-stray", value=text) if stray else text

    def _heading(self, line: Heading, column: int, role: int) -> object:
        if role == HEADING_ROLE:
            return True
        shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not shown or column:
            return None
        value = visible(line.value) or self._look.say("tables-no-value")
        return self._look.say("tables-group", value=value, count=f"{line.count:,}")


class CellPainter(CalmPainter):
    """One line a cell, cut at its own end: a text reads in its own direction; numbers lie under numbers."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._look.theme
        painter.save()
        heading = bool(index.data(HEADING_ROLE))
        self._paint_ground(painter, option, heading=heading)
        font = QFont(option.font)
        font.setPixelSize(13)
        font.setBold(heading)
        painter.setFont(font)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if index.data(STRAY_ROLE):
            self._underline(painter, room, text, option.direction)
        painter.setPen(QColor(theme.muted if heading else theme.text))
        if index.data(NUMBER_ROLE):
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignAbsolute), text)
        elif text:
            paint_line(painter, room, text, option.direction)
        painter.restore()

    def _underline(
        self, painter: QPainter, room: QRect, text: str, direction: Qt.LayoutDirection
    ) -> None:
        """Dots under a value that the label set does not have."""
        measure = painter.fontMetrics()
        width = min(room.width(), measure.horizontalAdvance(text))
        rtl = direction == Qt.LayoutDirection.RightToLeft
        start = room.right() - width + 1 if rtl else room.left()
        y = room.center().y() + measure.height() // 2
        painter.setPen(QPen(QColor(self._look.theme.danger), 2, Qt.PenStyle.DotLine))
        painter.drawLine(start, y, start + width - 1, y)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, heading: bool
    ) -> None:
        theme, box = self._look.theme, QRect(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or heading:
            painter.fillRect(box, QColor(theme.chosen if chosen else theme.hover))
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:  # the cell whose column a key is about
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawLine(box.left() + 2, box.bottom() - 1, box.right() - 2, box.bottom() - 1)
