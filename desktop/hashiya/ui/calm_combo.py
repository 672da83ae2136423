"""A list of choices that the wheel does not change: whoever scrolls past it has chosen nothing."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class CalmCombo(QComboBox):
    """The wheel scrolls what it stands in. Every list of choices of the window is one of these."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
