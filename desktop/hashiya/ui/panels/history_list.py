"""The history as a list that is read page by page, and the painter of its rows; it changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from hashiya.display.history_words import said
from hashiya.display.palette import palette
from hashiya.model.record import HistoryLine, Undone
from hashiya.ui.crash import CalmPainter
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.widgets import paint_ground, paint_line
from hashiya.wording import isolate

Index = QModelIndex | QPersistentModelIndex
Read = Callable[[int, str | None], list[HistoryLine]]
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
PAGE = 200
_HEIGHT = 48
_RAIL = 20
"""From the start edge to the line on which the dots stand."""
_DOT = 5.0
_MINUTE, _HOUR = 60_000, 3_600_000


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the history, or the day that begins above it."""

    line: HistoryLine | None
    day: str = ""


class HistoryModel(QStringListModel):
    """Rows in pages, the newest first. What a row says, and whether it stands, is found when it is looked at.

    Its strings are empty and only count the rows, as in the list of annotations.
    """

    def __init__(self, session: Session, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._rows: list[Row] = []
        self._states: dict[int, dict[str, Undone]] = {}
        self._read: Read | None = None
        self._last: str | None = None
        self._ended = True

    @property
    def lines(self) -> list[HistoryLine]:
        return [it.line for it in self._rows if it.line is not None]

    def show_from(self, read: Read | None) -> None:
        """Begin anew with what ``read(limit, before)`` gives."""
        self._read, self._last, self._ended = read, None, read is None
        self._states = {}
        self._rows = self._page()
        self.setStringList([""] * len(self._rows))

    def come_newer(self, lines: list[HistoryLine]) -> None:
        """Put lines at the top, and look again which stand."""
        self._states = {}
        if lines:
            rows = self._with_days(lines, None)
            if self._rows and self._rows[0].day == self._day(lines[-1]):
                del self._rows[0]
                self.removeRows(0, 1)
            self._rows[:0] = rows
            self.insertRows(0, len(rows))
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._ended

    def fetchMore(self, parent: Index) -> None:
        rows = self._page()
        if rows:
            at = len(self._rows)
            self._rows += rows
            self.insertRows(at, len(rows))

    def _page(self) -> list[Row]:
        if self._read is None or self._ended:
            return []
        lines = self._read(PAGE, self._last)
        self._ended = len(lines) < PAGE
        before = self._rows[-1].line if self._last and self._rows else None
        if lines:
            self._last = lines[-1].id
        return self._with_days(lines, before)

    def _with_days(self, lines: list[HistoryLine], before: HistoryLine | None) -> list[Row]:
        rows: list[Row] = []
        day = self._day(before) if before else ""
        for it in lines:
            if self._day(it) != day:
                day = self._day(it)
                rows.append(Row(None, day))
            rows.append(Row(it))
        return rows

    @staticmethod
    def _day(line: HistoryLine) -> str:
        return datetime.fromtimestamp(line.at / 1000).date().isoformat()

    def line(self, row: int) -> HistoryLine | None:
        return self._rows[row].line if 0 <= row < len(self._rows) else None

    def row_of(self, step_id: str) -> int:
        found = (k for k, it in enumerate(self._rows) if it.line and it.line.id == step_id)
        return next(found, -1)

    def undone(self, row: int) -> Undone | None:
        """Who took that row's step back; pages of answers are kept until the next step."""
        line, workspace = self.line(row), self._session.workspace
        if line is None or workspace is None:
            return None
        page = row // PAGE
        if page not in self._states:
            rows = self._rows[page * PAGE : (page + 1) * PAGE]
            ids = [it.line.id for it in rows if it.line]
            self._states[page] = workspace.history_states(ids)
        return self._states[page].get(line.id)

    def words(self, line: HistoryLine) -> str:
        return said(line, self._session.schema, self._look.wording)

    def about(self, row: int) -> str:
        """Who and when; of a step that does not stand also who took it back."""
        line = self.line(row)
        if line is None:
            return ""
        facts = [isolate(line.by), self.when(line.at)]
        back = self.undone(row)
        if back is not None:
            when = self.when(back.at)
            facts.append(self._look.say("history-undone", name=back.by, when=when))
        return " · ".join(facts)

    def when(self, at: int) -> str:
        """ "5 min ago" for the last hour, else the time of the day."""
        past = int(time.time() * 1000) - at
        if 0 <= past < _MINUTE:
            return self._look.say("history-now")
        if 0 <= past < _HOUR:
            return self._look.say("history-minutes", count=past // _MINUTE)
        return isolate(f"{datetime.fromtimestamp(at / 1000):%H:%M}")

    def day_name(self, day: str) -> str:
        when, today = date.fromisoformat(day), date.today()
        if when == today:
            return self._look.say("history-today")
        if when == today - timedelta(days=1):
            return self._look.say("history-yesterday")
        return f"{self._look.say(f'history-weekday-{when.weekday()}')} {isolate(day)}"

    def moment(self, at: int) -> str:
        """Day and time, for a sentence."""
        then = datetime.fromtimestamp(at / 1000)
        day = self.day_name(then.date().isoformat())
        return f"{day}{self._look.wording.comma}{isolate(f'{then:%H:%M}')}"

    def slot(self, line: HistoryLine) -> int:
        """The hue of the label that the line speaks of."""
        labels = self._session.schema.labels
        return next((it.slot for it in labels if it.code == line.label), 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == LINE_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole and row.line:
            return f"{self.words(row.line)}\n{self.about(index.row())}"
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row.line) if row.line else self.day_name(row.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.line is None:
                return self.day_name(row.day)
            return f"{self.words(row.line)}{self._look.wording.comma}{self.about(index.row())}"
        return None


class HistoryPainter(CalmPainter):
    """A rail with a dot a step in the hue of its label; a hollow one and a struck sentence where it was undone."""

    def __init__(self, model: HistoryModel, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(LINE_ROLE)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.line is None:
            self._paint_day(painter, option, row.day)
        else:
            paint_ground(painter, option, self._look.theme)
            back = self._model.undone(index.row())
            self._paint_rail(painter, option, index, row.line, undone=back is not None)
            self._paint_words(painter, option, index.row(), row.line, undone=back is not None)
        painter.restore()

    def _paint_day(self, painter: QPainter, option: QStyleOptionViewItem, day: str) -> None:
        font = QFont(option.font)
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._look.theme.muted))
        room = option.rect.adjusted(10, option.rect.height() - 24, -10, -4)
        paint_line(painter, room, self._model.day_name(day), option.direction)

    def _paint_rail(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        line: HistoryLine,
        *,
        undone: bool,
    ) -> None:
        theme, box = self._look.theme, option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        x = box.right() - _RAIL if rtl else box.left() + _RAIL
        y = box.top() + 17
        above = self._model.line(index.row() - 1) is not None
        below = self._model.line(index.row() + 1) is not None
        painter.setPen(QPen(QColor(theme.hairline), 2))
        if above:
            painter.drawLine(x, box.top(), x, y)
        if below:
            painter.drawLine(x, y, x, box.bottom() + 1)
        slot = self._model.slot(line)
        hue = QColor(palette(theme.name).hue(slot) if slot else theme.strong_line)
        painter.setPen(QPen(hue if not undone else QColor(theme.strong_line), 1.6))
        painter.setBrush(QColor(theme.panel) if undone else hue)
        painter.drawEllipse(QPointF(x, y), _DOT, _DOT)

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: int,
        line: HistoryLine,
        *,
        undone: bool,
    ) -> None:
        theme = self._look.theme
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        start = _RAIL + 16
        room = option.rect.adjusted(10 if rtl else start, 5, -start if rtl else -10, -5)
        half = room.height() // 2
        font = QFont(option.font)
        font.setPixelSize(13)
        font.setStrikeOut(undone)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted if undone else theme.text))
        top = QRect(room.x(), room.y(), room.width(), half)
        paint_line(painter, top, self._model.words(line), option.direction)
        font.setPixelSize(12)
        font.setStrikeOut(False)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        foot = QRect(room.x(), room.y() + half, room.width(), half)
        paint_line(painter, foot, self._model.about(row), option.direction)
