"""The list from which a second article is chosen: titles, or claims of other articles; it opens none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from hashiya.ui.crash import CalmPainter
from hashiya.ui.look import Look
from hashiya.ui.widgets import paint_ground, paint_hairline, paint_line

Index = QModelIndex | QPersistentModelIndex
CHOICE_ROLE = Qt.ItemDataRole.UserRole + 1
_PAD = 10
_HEIGHTS = (32, 50)


@dataclass(frozen=True, slots=True)
class ArticleChoice:
    """An article; ``mark`` and ``words`` where it is offered for a claim in it."""

    article: str
    title: str
    mark: str = ""
    words: str = ""


class ChoiceModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: Sequence[ArticleChoice] = ()

    def show_choices(self, choices: Sequence[ArticleChoice]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        it = self.choices[index.row()]
        if role == CHOICE_ROLE:
            return it
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{it.words}\n{it.title}" if it.words else it.title
        return it.words or it.title if role == Qt.ItemDataRole.ToolTipRole else None


class ChoicePainter(CalmPainter):
    """The claim's words over the article's title; a title alone in one line."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        it: ArticleChoice | None = index.data(CHOICE_ROLE)
        return QSize(200, _HEIGHTS[bool(it and it.words)])

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        it: ArticleChoice | None = index.data(CHOICE_ROLE)
        if it is None:
            return
        theme = self._look.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not paint_ground(painter, option, theme):
            paint_hairline(painter, option, theme, _PAD)
        room = option.rect.adjusted(_PAD, 3, -_PAD, -3)
        font = QFont(option.font)
        font.setPixelSize(15)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        if it.words:
            half = room.height() // 2
            paint_line(painter, room.adjusted(0, 0, 0, -half + 2), it.words, option.direction)
            font.setPixelSize(12)
            painter.setFont(font)
            painter.setPen(QColor(theme.muted))
            room = room.adjusted(0, half + 2, 0, 0)
        paint_line(painter, room, it.title, option.direction)
        painter.restore()


class ChoiceList(QListView):
    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.choices = ChoiceModel(self)
        self.setModel(self.choices)
        self.setItemDelegate(ChoicePainter(look, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def choice(self) -> ArticleChoice | None:
        """The row that is current."""
        found = self.currentIndex().data(CHOICE_ROLE)
        return found if isinstance(found, ArticleChoice) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
