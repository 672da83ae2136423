"""The corpus list as a model and a painter of its rows; it reads nothing from the project itself."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from hashiya.display.corpus_rows import Rows, Shelf
from hashiya.model.article import ArticleLine, Status
from hashiya.ui.crash import CalmPainter
from hashiya.ui.look import Look
from hashiya.ui.theme import Theme
from hashiya.ui.widgets import paint_line
from hashiya.wording import isolate

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 62
_PAD = 10
_DOT = 9
_SIGN, _GAP, _OUT = 18, 6, 4
"""Pixels: the height of the sign of marks that wait, the room beside its number and before the title, and how far
it stands out of the words of its row, which have little room."""


class ArticleModel(QStringListModel):
    """The lines that the corpus shows; one is made when its row is looked at.

    Its strings are empty and only count the rows, as in the list of annotations.
    """

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = Rows(Shelf())

    @property
    def lines(self) -> Rows:
        return self._rows

    def show_rows(self, rows: Rows) -> None:
        """Only tells of a new list when rows came, went or changed place."""
        same = self._rows.places == rows.places
        self._rows = rows
        if not same:
            self.setStringList([""] * len(rows))
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def show_line(self, row: int) -> None:
        """An article changed: its row alone is painted anew."""
        self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, article_id: str) -> int:
        return self._rows.row_of(article_id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        line = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title or line.name
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            said = [line.title, line.name]
            if line.unplaced:
                said.append(self._look.say("corpus-unplaced", count=line.unplaced))
            return "\n".join(it for it in said if it)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [line.title or line.name, facts_of(line, self._look)]
            if line.unplaced:
                said.append(self._look.say("correcting-chip", count=line.unplaced))
            return self._look.wording.comma.join(said)
        return None


def facts_of(line: ArticleLine, look: Look) -> str:
    """Status, count and source in one short line."""
    counted = look.say("ui-article-count", annotations=line.annotations)
    status = look.say(f"ui-status-of-{line.state}")
    more = [isolate(it) for it in (line.source, line.published) if it]
    return " · ".join([status, counted, *more])


class ArticlePainter(CalmPainter):
    """Two lines a row: the title, then status, count and source. A title reads in its own direction."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, ArticleLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        room = option.rect.adjusted(_PAD + 4, 6, -_PAD - 4, -6)
        half = room.height() // 2
        top = QRect(room.x(), room.y(), room.width(), half)
        foot = QRect(room.x(), room.y() + half, room.width(), half)
        top = self._beside_sign(painter, option, top, line)
        painter.setPen(QColor(self._look.theme.text))
        self._paint_text(painter, option, top, line.title or line.name, self._title_font(option))
        painter.setPen(QColor(self._look.theme.muted))
        self._paint_facts(painter, option, foot, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = self._look.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = option.rect.adjusted(2, 1, -2, -1)
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.chosen if chosen else theme.hover))
            painter.drawRoundedRect(box, 6, 6)
        if not chosen:
            painter.setPen(QPen(QColor(theme.hairline), 1))
            y = option.rect.bottom()
            painter.drawLine(box.left() + _PAD, y, box.right() - _PAD, y)
        painter.setPen(QColor(theme.text))

    def _title_font(self, option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        font.setPixelSize(14)
        return font

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str, font: QFont
    ) -> None:
        painter.setFont(font)
        paint_line(painter, room, text, option.direction)

    def _paint_facts(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: ArticleLine
    ) -> None:
        """A small sign tells the status besides the word."""
        status = line.state
        rtl = _is_rtl(option)
        size = _DOT
        x = room.right() - size if rtl else room.left()
        dot = QRect(x, room.center().y() - size // 2 + 1, size, size)
        theme = self._look.theme
        paint_dot(painter, dot, status, theme, rtl=rtl)
        painter.setPen(QColor(theme.muted))
        words = room.adjusted(0, 0, -size - 7, 0) if rtl else room.adjusted(size + 7, 0, 0, 0)
        self._paint_text(painter, option, words, facts_of(line, self._look), _small(option))

    def _beside_sign(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: ArticleLine
    ) -> QRect:
        """Paints at the end of the room how many marks wait for a place; gives what is left of it."""
        if not line.unplaced:
            return room
        painter.setFont(_small(option))
        width = unplaced_width(painter, line.unplaced)
        box = QRect(room.left() - _OUT, room.center().y() - _SIGN // 2 + 1, width, _SIGN)
        taken = width - _OUT + _GAP
        if _is_rtl(option):
            paint_unplaced(painter, box, line.unplaced, self._look.theme)
            return room.adjusted(taken, 0, 0, 0)
        box.moveRight(room.right() + _OUT)
        paint_unplaced(painter, box, line.unplaced, self._look.theme)
        return room.adjusted(0, 0, -taken, 0)


def _is_rtl(option: QStyleOptionViewItem) -> bool:
    return option.direction == Qt.LayoutDirection.RightToLeft


def _small(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(12)
    return font


def unplaced_width(painter: QPainter, count: int) -> int:
    return painter.fontMetrics().horizontalAdvance(f"{count:,}") + 2 * _GAP


def paint_unplaced(painter: QPainter, box: QRect, count: int, theme: Theme) -> None:
    """An empty mark with the number of those that wait: dashed, for it stands nowhere."""
    painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{count:,}")


def paint_dot(painter: QPainter, dot: QRect, status: Status, theme: Theme, *, rtl: bool) -> None:
    """A status as a small sign: hollow, half, full; a bar for what was skipped."""
    colour = QColor(theme.accent if status in {"done", "in_progress"} else theme.muted)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status == "skipped":
        painter.drawLine(dot.left(), dot.center().y(), dot.right() + 1, dot.center().y())
        return
    painter.drawEllipse(dot)
    painter.setBrush(colour)
    if status == "done":
        painter.drawEllipse(dot)
    elif status == "in_progress":
        painter.drawPie(dot, 90 * 16, (180 if rtl else -180) * 16)
