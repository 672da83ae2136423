"""Sentences that do not stop the work: a banner for what went wrong, a toast for what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QWidget

from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, clear, label, row

TOAST_MS = 6000
Offer = tuple[str, Callable[[], object]]


class Banner(QFrame):
    """Stays until it is closed or the next thing succeeds; at most one sentence at a time."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "banner")
        self._text = label("", wrap=True)
        self._offers = row()
        close = button(look.say("ui-close"), self.hide, "quiet")
        box = row(self._text, self._offers, close, gap=GRID)
        box.setStretch(0, 1)
        box.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        self.setLayout(box)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def tell(self, sentence: str, *offers: Offer) -> None:
        clear(self._offers)
        for title, run in offers:
            self._offers.addWidget(button(title, self._then_hide(run)))
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def _then_hide(self, run: Callable[[], object]) -> Callable[[], object]:
        def act() -> None:
            self.hide()
            run()

        return act


class Toast(QFrame):
    """A short sentence at the foot of the page; it goes by itself and never takes the focus."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "toast")
        self._text = label()
        box = row(self._text)
        box.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        self.setLayout(box)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, sentence: str) -> None:
        self._text.setText(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        room = parent.rect()
        most = max(200, room.width() - 8 * GRID)
        wide = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 6 * GRID
        self._text.setWordWrap(wide > most)
        self.setFixedWidth(min(wide, most))
        height = self.heightForWidth(self.width())
        self.setFixedHeight(height if height > 0 else self.sizeHint().height())
        y = room.height() - self.height() - 2 * GRID
        self.move((room.width() - self.width()) // 2, max(GRID, y))


def announce(widget: QWidget, sentence: str) -> None:
    """Tell screen readers, where one listens."""
    if not QAccessible.isActive():
        return
    try:
        from PySide6.QtGui import QAccessibleAnnouncementEvent
    except ImportError:  # before Qt 6.8
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
