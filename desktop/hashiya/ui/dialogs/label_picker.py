"""The label picker beside the selection: type to filter, a digit or Enter chooses; it tags nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from hashiya.display.palette import palette
from hashiya.model.schema import Label, Schema
from hashiya.text import folding
from hashiya.ui.key_positions import Positions, chord, legend
from hashiya.ui.label_bar import PEN_STYLES
from hashiya.ui.look import Look
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.widgets import GRID, column

_ROLE = Qt.ItemDataRole.UserRole
_SIZE = (300, 320)
LRI, PDI = "\u2066", "\u2069"


class LabelPicker(QFrame):
    """The label used last is chosen at first, so that Enter repeats it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, schema: Schema, look: Look, last: Label | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        self._schema = schema
        self._positions = Positions()
        self.setProperty("role", "popup")
        self.setLayoutDirection(look.direction)
        self._words = QLineEdit()
        self._words.setPlaceholderText(look.say("ui-picker-find"))
        self._words.setAccessibleName(look.say("ui-picker-find"))
        self._words.textChanged.connect(self._fill)
        self._words.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._choose)
        self.list.setAccessibleName(look.say("ui-label-bar"))
        self.setLayout(column(self._words, self.list, margin=GRID))
        self.resize(*_SIZE)
        self._fill()
        self._choose_row(last)

    def show_near(self, reader: ReaderView) -> None:
        """Below the selection where there is room, else above it; never over it."""
        span = reader.selection() or reader.target()
        place = reader.rect_of(span.start, span.end) if span else QRect()
        if not place.isNull():
            place.moveTopLeft(reader.viewport().mapToGlobal(place.topLeft()))
        else:
            place = QRect(reader.mapToGlobal(reader.rect().center()), self.size() / 8)
        screen = reader.screen().availableGeometry()
        rtl = self._look.wording.rtl
        x = place.right() - self.width() if rtl else place.left()
        y = place.bottom() + GRID
        if y + self.height() > screen.bottom():
            y = place.top() - self.height() - GRID
        x = min(max(x, screen.left() + GRID), screen.right() - self.width() - GRID)
        self.move(QPoint(x, max(y, screen.top())))
        self.show()
        self._words.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if key == Qt.Key.Key_Down else -1
            row = self.list.currentRow() + by
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            return True
        place = self._positions.name(event)
        keys = chord(event, place) if place else ""
        found = next(
            (it for it in self._schema.labels if it.shortcut and it.shortcut == keys), None
        )
        if found is not None and keys.rpartition("+")[2].isdigit():
            self._tell(found)
            return True
        return False

    def _fill(self) -> None:
        wanted = folding.fold(self._words.text().strip()).text
        self.list.clear()
        for it in self._schema.labels:
            name = it.name(self._look.language)
            words = " ".join((name, it.code, it.short, *it.names.values()))
            if wanted in folding.fold(words).text:
                keys = f"   {LRI}{legend(it.shortcut)}{PDI}" if it.shortcut else ""
                item = QListWidgetItem(self._icon(it), f"{name}{keys}")
                item.setData(_ROLE, it)
                item.setToolTip(it.guideline.get(self._look.language, ""))
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose_row(self, last: Label | None) -> None:
        for k in range(self.list.count()):
            if self.list.item(k).data(_ROLE) == last:
                self.list.setCurrentRow(k)

    def _icon(self, label: Label) -> QIcon:
        """A short piece of the label's own line."""
        picture = QPixmap(24, 16)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        hue = palette(self._look.theme.name).hue(label.slot)
        painter.setPen(QPen(QColor(hue), 3, PEN_STYLES[label.line]))
        painter.drawLine(1, 9, 23, 9)
        painter.end()
        return QIcon(picture)

    def _choose(self, item: QListWidgetItem | None) -> None:
        label = item.data(_ROLE) if item else None
        if isinstance(label, Label):
            self._tell(label)

    def _tell(self, label: Label) -> None:
        self.close()
        self.chosen.emit(label)
