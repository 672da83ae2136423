"""The upper part of a dialog, scrolled where there is no room for it; its bar lies in the margin of the dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy

from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.widgets import GRID

_BAR = 2 * GRID
"""Pixels of the dialog's margin in which the bar lies."""
_LEAST = 120
"""Pixels that are seen on the lowest screen."""


def bar_into_margin(dialog: Dialog, *rest: QLayout) -> None:
    """Give a ``Scrolled`` in the body the end margin of the dialog, and the margin back to the ``rest`` of the body.

    So what is scrolled ends where everything else ends, with a bar and without one.
    WORKAROUND: margins of a layout are not turned with its direction.
    """
    rtl = dialog.layoutDirection() == Qt.LayoutDirection.RightToLeft
    less = QMargins(_BAR if rtl else 0, 0, 0 if rtl else _BAR, 0)
    whole = dialog.layout()
    assert whole is not None
    whole.setContentsMargins(whole.contentsMargins() - less)
    for it in (*rest, dialog.foot):
        it.setContentsMargins(less)


class Scrolled(QScrollArea):
    """No higher than what it holds, so that the report has the rest; less high where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.verticalScrollBar().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._leave_room()
        return super().eventFilter(watched, event)

    def _leave_room(self) -> None:
        """What is scrolled is as wide as without a bar."""
        bar = self.verticalScrollBar()
        room = _BAR - bar.sizeHint().width() if bar.isVisible() else _BAR
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setViewportMargins(room if rtl else 0, 0, 0 if rtl else room, 0)

    def sizeHint(self) -> QSize:
        inner = self.widget()
        if inner is None:
            return super().sizeHint()
        wanted = inner.sizeHint()
        if inner.hasHeightForWidth():
            wanted.setHeight(inner.heightForWidth(max(1, self.viewport().width())))
        return wanted

    def minimumSizeHint(self) -> QSize:
        """As wide as what it holds must be: there is no bar below it."""
        inner = self.widget()
        wide = 0 if inner is None else inner.minimumSizeHint().width() + _BAR
        return QSize(max(super().minimumSizeHint().width(), wide), _LEAST)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        return super().event(event)
