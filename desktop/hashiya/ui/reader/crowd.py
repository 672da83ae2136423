"""The list behind a "+n": the marks that a dense place has no room for; it changes none of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import colour

_ROLE = Qt.ItemDataRole.UserRole
_LINES = {
    "solid": Qt.PenStyle.SolidLine,
    "dashed": Qt.PenStyle.DashLine,
    "dotted": Qt.PenStyle.DotLine,
}
MOST_ROWS = 10
WIDEST = 460


class CrowdList(QFrame):
    """Up and Down choose, Enter or a click tells which mark is meant, Esc closes."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, sheet: Sheet, ids: Sequence[str]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setAccessibleName(parent.accessibleName())
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self.list)
        for one in ids:
            self._add(one, sheet)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._tell)
        self.list.itemClicked.connect(self._tell)
        self.setFocusProxy(self.list)
        self._fit()

    def _add(self, annotation_id: str, sheet: Sheet) -> None:
        annotation = sheet.index.get(annotation_id)
        if annotation is None:
            return
        look = sheet.looks.of(annotation)
        item = QListWidgetItem(
            _icon(colour(sheet.style.palette.hue(look.slot)), look.line),
            sheet.name_of(annotation_id),
        )
        item.setData(_ROLE, annotation_id)
        self.list.addItem(item)

    def _fit(self) -> None:
        rows = min(self.list.count(), MOST_ROWS)
        height = self.list.sizeHintForRow(0) if rows else 24
        more = 20 if self.list.count() > MOST_ROWS else 0
        width = min(WIDEST, self.list.sizeHintForColumn(0) + 28 + more)
        width = max(160, width)
        self.list.setFixedSize(width, rows * height + 2)
        self.setFixedSize(width + 8, rows * height + 10)

    def show_at(self, point: QPoint, *, rtl: bool) -> None:
        """Below a point of the screen, above it where there is no room."""
        screen = self.screen().availableGeometry()
        x = point.x() - self.width() if rtl else point.x()
        y = point.y() + 6
        if y + self.height() > screen.bottom():
            y = point.y() - self.height() - 24
        x = min(max(x, screen.left() + 4), screen.right() - self.width() - 4)
        self.move(x, max(y, screen.top()))
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _tell(self, item: QListWidgetItem) -> None:
        chosen = item.data(_ROLE)
        self.close()
        if isinstance(chosen, str):
            self.chosen.emit(chosen)


def _icon(hue: QColor, line: str) -> QIcon:
    picture = QPixmap(22, 16)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        painter.setPen(QPen(hue, 3, _LINES[line]))
        painter.drawLine(1, 8, 21, 8)
    finally:
        painter.end()
    return QIcon(picture)
