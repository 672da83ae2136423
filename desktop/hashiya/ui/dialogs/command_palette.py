"""The command palette (Ctrl+K): type a few letters of anything the window can do, and Enter does it.

What there is and what fits is decided elsewhere; here it is only shown and chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from hashiya.ui import commanding
from hashiya.ui.command_search import Entry, Search
from hashiya.ui.crash import CalmPainter
from hashiya.ui.key_positions import with_printed
from hashiya.ui.look import Look
from hashiya.ui.widgets import (
    GRID,
    label,
    paint_ground,
    paint_keys,
    paint_line,
    search_field,
    wait_at_start,
)

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
_SIZE = QSize(640, 428)
_ROW = 36
_PAD = 12
_KEYS, _ABOUT = 124, 104
"""The columns of keys and of what an entry belongs to."""
_BATCH = 60
"""So many lines are listed at first and again whenever the end comes into view."""


class CommandPalette(QFrame):
    """Over the window near its top; the line that was chosen runs after the palette has gone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        look = window.look
        self._window = window
        self.setLayoutDirection(look.direction)
        self.setAccessibleName(look.say("ui-action-palette"))
        self._search = Search(commanding.entries(window), look.settings.recent_commands)
        self.words = search_field(look.say("keys-palette-find"), look.say("ui-clear"))
        wait_at_start(self.words, rtl=look.wording.rtl)
        self.words.setProperty("role", "large")
        self.model = EntryModel(self)
        self.list = QListView()
        self._nothing = label(look.say("keys-palette-nothing"), "muted")
        self._assemble(look)
        self.words.textChanged.connect(self._show_found)
        self.words.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        self._show_found("")

    def _assemble(self, look: Look) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryPainter(look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(look.say("ui-action-palette"))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(GRID, GRID, GRID, GRID)
        box.setSpacing(GRID)
        box.addWidget(self.words)
        box.addWidget(self.list, 1)
        box.addWidget(self._nothing, 1)

    def show_over(self) -> None:
        """Centred, a little below the menu bar."""
        window = self._window
        room = window.rect().adjusted(GRID, GRID, -GRID, -GRID)
        top = window.menuBar().height() + 5 * GRID
        width = min(_SIZE.width(), room.width())
        height = min(_SIZE.height(), max(200, room.height() - top))
        self.resize(width, height)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, top)))
        self.show()
        self.words.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -9,
            Qt.Key.Key_PageDown: 9,
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key in steps:
            self._step(steps[key])
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """To another line that can be chosen, or stay."""
        row = self.list.currentIndex().row() + by
        while row >= self.model.rowCount() and self.model.canFetchMore(QModelIndex()):
            self.model.fetchMore(QModelIndex())
        row = min(max(row, 0), self.model.rowCount() - 1)
        while 0 <= row < self.model.rowCount():
            if self.model.index(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentIndex(self.model.index(row))
                return
            row += 1 if by > 0 else -1

    def _show_found(self, words: str) -> None:
        found = self._search.find(words)
        self.model.show_entries(found)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry) or not entry.enabled:
            return
        self._window.look.settings.remember_command(entry.id)
        self.close()
        entry.run()


class EntryModel(QAbstractListModel):
    """The entries that were found, listed as far as they were looked at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._listed = 0

    def show_entries(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self._listed = min(_BATCH, len(entries))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._listed

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._listed < len(self._entries)

    def fetchMore(self, parent: Index) -> None:
        more = min(_BATCH, len(self._entries) - self._listed)
        self.beginInsertRows(QModelIndex(), self._listed, self._listed + more - 1)
        self._listed += more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            keys = (with_printed(it) for it in entry.keys[:1])
            return " · ".join([entry.title, entry.about, *keys])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = index.isValid() and self._entries[index.row()].enabled
        grey = Qt.ItemFlag.ItemIsSelectable
        return grey | Qt.ItemFlag.ItemIsEnabled if enabled else grey


class EntryPainter(CalmPainter):
    """Title at the start, what it belongs to beside it, its key at the end."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, _ROW)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        paint_ground(painter, option, theme)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setFont(option.font)
        ink = QColor(theme.text if entry.enabled else theme.strong_line)
        painter.setPen(ink)
        if entry.keys:
            paint_keys(painter, room, with_printed(entry.keys[0]), theme, at_left=rtl)
        room = _without(room, _KEYS, at_left=rtl)
        about = _at_end(room, _ABOUT, at_left=rtl)
        title = _without(room, _ABOUT + _PAD, at_left=rtl)
        paint_line(painter, title, entry.title, option.direction)
        painter.setPen(QColor(theme.muted if entry.enabled else theme.strong_line))
        paint_line(painter, about, entry.about, option.direction)
        painter.restore()


def _at_end(room: QRect, width: int, *, at_left: bool) -> QRect:
    x = room.left() if at_left else room.right() - width
    return QRect(x, room.y(), width, room.height())


def _without(room: QRect, width: int, *, at_left: bool) -> QRect:
    return room.adjusted(width, 0, 0, 0) if at_left else room.adjusted(0, 0, -width, 0)
