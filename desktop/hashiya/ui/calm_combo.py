"""A list of choices, and a number, that the wheel does not change: whoever scrolls past it has chosen nothing."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox


class CalmCombo(QComboBox):
    """The wheel scrolls what it stands in. Every list of choices of the window is one of these."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CalmNumber(QSpinBox):
    """The same for a number that is written; it has no arrows either."""

    def __init__(self) -> None:
        super().__init__()
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
