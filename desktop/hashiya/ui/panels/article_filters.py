"""What narrows and orders the corpus list: a sign with its count for each status, and the menu of orders."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from hashiya.display.corpus import ORDERS, STATUSES, Order
from hashiya.model.article import Status
from hashiya.ui.below import open_below
from hashiya.ui.crash import calm
from hashiya.ui.look import Look
from hashiya.ui.panels.article_list import paint_dot
from hashiya.ui.widgets import GRID, button, row

_SIGN = 9
_HEIGHT = 28
_BAR = 3


class StatusChip(QAbstractButton):
    """A sign, a number and, below, how great a share of the corpus it is; pressed it alone is shown."""

    def __init__(self, status: Status, look: Look) -> None:
        super().__init__()
        self.status: Status = status
        self._look = look
        self._count = self._all = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(52, _HEIGHT)

    def show_count(self, count: int, of: int) -> None:
        self._count, self._all = count, of
        said = self._look.say(f"ui-status-of-{self.status}")
        told = self._look.say("corpus-status", status=said, count=f"{count:,}")
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setEnabled(bool(count) or self.isChecked())
        self.update()

    @calm
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1 - _BAR)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            ring = self.isChecked() or self.hasFocus()
            pen = QPen(QColor(theme.accent), 2 if self.hasFocus() else 1)
            painter.setPen(pen if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.chosen if self.isChecked() else theme.hover))
            painter.drawRoundedRect(box, 6, 6)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        number = f"{self._count:,}"
        wide = painter.fontMetrics().horizontalAdvance(number)
        start = box.center().x() - (wide + _SIGN + 6) // 2
        sign = QRect(start + (wide + 6 if rtl else 0), box.center().y() - _SIGN // 2, _SIGN, _SIGN)
        painter.setOpacity(1.0 if self._count else 0.55)
        paint_dot(painter, sign, self.status, theme, rtl=rtl)
        painter.setPen(QColor(theme.text if self._count else theme.muted))
        text = QRect(start + (0 if rtl else _SIGN + 6), box.y(), wide + 1, box.height())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), number)
        self._paint_share(painter, rtl=rtl)
        painter.end()

    def _paint_share(self, painter: QPainter, *, rtl: bool) -> None:
        theme = self._look.theme
        room = self.rect().adjusted(2, self.height() - _BAR, -2, 0)
        painter.setOpacity(1.0)
        painter.fillRect(room, QColor(theme.hairline))
        share = round(room.width() * self._count / self._all) if self._all else 0
        begun = self.status in {"done", "in_progress"}
        filled = QRect(room.right() + 1 - share if rtl else room.x(), room.y(), share, _BAR)
        painter.fillRect(filled, QColor(theme.accent if begun else theme.strong_line))


class StatusChips(QWidget):
    """``chosen`` carries the status that alone is to be shown, or ``None`` for all."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.chips: dict[Status, StatusChip] = {it: StatusChip(it, look) for it in STATUSES}
        box = row(*self.chips.values(), gap=GRID // 2)
        self.setLayout(box)
        for it in self.chips.values():
            it.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        pressed = cast("StatusChip", self.sender())
        for it in self.chips.values():
            if it is not pressed:
                it.setChecked(False)
        self.chosen.emit(pressed.status if pressed.isChecked() else None)

    def show_counts(self, counts: dict[Status, int]) -> None:
        total = sum(counts.values())
        for status, it in self.chips.items():
            it.show_count(counts.get(status, 0), total)

    def let_go(self) -> None:
        for it in self.chips.values():
            it.setChecked(False)


class OrderMenu(QWidget):
    """A quiet button that opens the orders; ``chosen`` carries one."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._button = button(look.say("corpus-order"), self._open, "quiet")
        self.setLayout(row(self._button))
        self._group = QActionGroup(self)
        self.actions_of: dict[Order, QAction] = {it: self._action(it) for it in ORDERS}

    def _action(self, order: Order) -> QAction:
        made = QAction(self._look.say(f"corpus-order-{order}"), self)
        made.setCheckable(True)
        made.triggered.connect(lambda: self.chosen.emit(order))
        self._group.addAction(made)
        return made

    def show_order(self, order: Order) -> None:
        self.actions_of[order].setChecked(True)
        told = self._look.say(f"corpus-order-{order}")
        self._button.setToolTip(told)
        self._button.setAccessibleName(self._look.say("corpus-order-now", order=told))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.actions_of.values()))
        open_below(menu, self._button)
