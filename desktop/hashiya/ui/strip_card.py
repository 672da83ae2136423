"""The strip that stands beside a mark: items with their keys, or one line to write in; it sets nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QSizePolicy, QWidget

from hashiya.ui.crash import calm
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, clear, column, holder, key_cap_width, label, paint_key_cap
from hashiya.wording import visible

_LEAST, _WIDTH, _NARROW = 340, 640, 240
_HEIGHT = 30
_CAP = 20
_MOST_VALUE = 180
_APART = 10
"""Between the strip and its mark."""
_EDGE = 1
"""The line round it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """``keys`` as a person sees them; ``value`` is what is set; ``missing`` instead of a value."""

    keys: str
    name: str
    value: str = ""
    missing: str = ""
    chosen: bool = False
    tip: str = ""


class StripItem(QAbstractButton):
    """One item. It never takes the focus, so that the keys stay with the reader."""

    def __init__(self, item: Item, look: Look) -> None:
        super().__init__()
        self.item = item
        self._look = look
        self.pointed = False
        self.setText(item.name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        said = (item.keys, item.name, item.value or item.missing)
        self.setAccessibleName(look.wording.join(it for it in said if it))
        self.setToolTip(item.tip)

    def sizeHint(self) -> QSize:
        parts = [self._cap_width(), self._name_width(), self._value_width()]
        return QSize(round(sum(parts)) + 2 * GRID + 2, _HEIGHT)

    def show_pointed(self, *, on: bool) -> None:
        self.pointed = on
        self.update()

    def _cap_width(self) -> float:
        return key_cap_width(self.item.keys, self.font()) + 6 if self.item.keys else 0.0

    def _name_width(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(self.item.name)

    def _value_width(self) -> float:
        words = self.item.value or self.item.missing
        if not words:
            return 0.0
        width = QFontMetricsF(self._bold()).horizontalAdvance(words)
        return min(width + 2, _MOST_VALUE) + GRID

    def _bold(self) -> QFont:
        made = QFont(self.font())
        made.setBold(True)
        return made

    @calm
    def paintEvent(self, _event: object) -> None:
        theme, item = self._look.theme, self.item
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.danger if item.missing else theme.hairline
        if self.pointed:
            edge = theme.accent
        width = 2.0 if self.pointed or item.missing else 1.0
        ground = theme.chosen if item.chosen else theme.hover if self.underMouse() else theme.panel
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme, item = self._look.theme, self.item
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = float(GRID)
        for kind, width in (
            ("cap", self._cap_width()),
            ("name", self._name_width() + 1),
            ("value", self._value_width()),
        ):
            if width <= 1:
                continue
            box = QRectF(self.width() - x - width if rtl else x, 0, width, self.height())
            x += width
            if kind == "cap":
                cap = width - 6
                place = box.right() - cap if rtl else box.left()
                paint_key_cap(painter, QRectF(place, 5, cap, _CAP), item.keys, theme)
                continue
            painter.setFont(self._bold() if kind == "value" else self.font())
            ink = theme.text if kind == "name" else theme.danger if item.missing else theme.accent
            painter.setPen(QColor(ink))
            words = item.name if kind == "name" else visible(item.value or item.missing)
            room = box.adjusted(0, 0, -GRID if rtl and kind == "value" else 0, 0)
            if kind == "value" and not rtl:
                room.adjust(GRID, 0, 0, 0)
            cut = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, round(room.width()) + 2
            )
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), cut)


class StripLine(QLineEdit):
    """``written`` on Enter, ``given_up`` on Esc, ``left`` when the keys went elsewhere."""

    written = Signal()
    given_up = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on_space: Callable[[], bool] = lambda: False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.written.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif not (key == Qt.Key.Key_Space and self.on_space()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        away = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in away:
            self.left.emit()


class StripCard(QFrame):
    """``chosen`` tells the place of the item that was clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "popup")
        self.setLayoutDirection(look.direction)
        self._title = label("", "caption", wrap=True)
        self._flow = FlowLayout(GRID // 2)
        self._items = holder(self._flow)
        self.line = StripLine()
        self._foot = label("", "muted", wrap=True)
        self.setLayout(column(self._title, self._items, self.line, self._foot, margin=GRID, gap=6))
        self.hide()

    @property
    def items(self) -> list[StripItem]:
        return self._items.findChildren(StripItem)

    @property
    def title(self) -> str:
        return self._title.text()

    def show_items(self, title: str, items: Sequence[Item], foot: str) -> None:
        for it in self.items:
            it.setParent(None)
            it.deleteLater()
        clear(self._flow)
        for at, item in enumerate(items):
            made = StripItem(item, self._look)
            made.clicked.connect(lambda _checked=False, it=at: self.chosen.emit(it))
            self._flow.addWidget(made)
            made.show()  # else it is shown a moment later, and has no height until then
        self._say(title, foot)
        self._items.show()
        self.line.hide()

    def show_line(self, title: str, text: str, foot: str, *, ltr: bool) -> None:
        self._say(title, foot)
        self._items.hide()
        self.line.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight if ltr else self._look.direction
        )
        self.line.setText(text)
        self.line.setAccessibleName(title)
        self.line.show()

    def point(self, at: int) -> None:
        for k, it in enumerate(self.items):
            it.show_pointed(on=k == at)

    def _needed(self) -> int:
        """So wide that its items stand in one row; the line to write in takes all it may."""
        if not self._items.isVisibleTo(self):
            return _WIDTH
        items = sum(it.sizeHint().width() + GRID // 2 for it in self.items)
        return max(items, self._title.fontMetrics().horizontalAdvance(self.title)) + 3 * GRID

    def _say(self, title: str, foot: str) -> None:
        self._title.setText(title)
        self._foot.setText(foot)
        self._foot.setVisible(bool(foot))
        self.setAccessibleName(title)

    def stand_beside(self, mark: QRect, room: QRect, page: QRect) -> None:
        """Below the mark, else above it; where neither has room, beside the page, where no word is.

        All in its parent's places. A window too narrow for that has it at its foot.
        """
        width = min(max(self._needed(), _LEAST), _WIDTH, room.width())
        height = self._height_at(width)
        x = mark.right() - width if self._look.wording.rtl else mark.left()
        x = max(room.left(), min(x, room.right() - width))
        below, above = mark.bottom() + _APART, mark.top() - _APART - height
        if below + height <= room.bottom():
            place = QRect(x, below, width, height)
        elif above >= room.top():
            place = QRect(x, above, width, height)
        else:
            place = self._beside(page, room) or QRect(
                x, max(room.top(), room.bottom() - height), width, height
            )
        self.setGeometry(place)
        self.show()
        self.raise_()

    def _beside(self, page: QRect, room: QRect) -> QRect | None:
        """At the page's edge, over the wider side of the window; none where no side has room for it."""
        before = QRect(room.left(), room.top(), page.left() - room.left(), room.height())
        after = QRect(page.right() + 1, room.top(), room.right() - page.right(), room.height())
        side = max(before, after, key=lambda it: it.width())
        height = self._height_at(side.width())
        if side.width() < _NARROW or height > side.height():
            return None
        return QRect(side.left(), side.top(), side.width(), height)

    def _height_at(self, width: int) -> int:
        for it in self.items:
            it.ensurePolished()  # its font, and so its size, is known only then
        layout = self.layout()
        if layout is None:
            return 0
        # WORKAROUND: the layout keeps the height that other items had at this width.
        self._items.updateGeometry()
        layout.invalidate()
        layout.activate()
        return layout.heightForWidth(width - 2 * _EDGE) + 2 * _EDGE
