"""What gives way in a small window, so that the text keeps its room; it never hides the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hashiya.ui.label_bar import LabelBar
from hashiya.ui.widgets import GRID

NARROW = 960
LOW = 680
FOOT, LOW_FOOT = 30, 24


class SmallWindow(QObject):
    """Folds the side at the end away in a narrow window and the label bar to one row in a low one.

    Only crossing the limit folds and unfolds: what a person opens in a small window stays open.
    """

    def __init__(
        self,
        window: QWidget,
        side: QWidget,
        bar: LabelBar,
        foot: QWidget,
        busy: Callable[[], bool],
    ) -> None:
        """``busy`` tells whether the parts are hidden for another reason: then they are left alone."""
        super().__init__(window)
        self._side = side
        self._bar = bar
        self._foot = foot
        self._busy = busy
        self._narrow = False
        self._folded = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self.fit(event.size())
        return super().eventFilter(watched, event)

    def fit(self, size: QSize) -> None:
        low = size.height() < LOW
        self._bar.keep_low(on=low)
        self._foot.setFixedHeight(LOW_FOOT if low else FOOT)
        centre = self._bar.parentWidget()
        layout = centre.layout() if centre else None
        if layout is not None:
            layout.setSpacing(GRID // 2 if low else GRID)
        narrow = size.width() < NARROW
        if narrow == self._narrow or self._busy():
            return
        self._narrow = narrow
        if narrow and not self._side.isHidden():
            self._side.hide()
            self._folded = True
        elif not narrow and self._folded:
            self._side.show()
            self._folded = False
