"""A field that holds a value: it shows the value's beginning, and all of it in its tip where the room is short."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

_EDGES = 14


class ValueField(QLineEdit):
    """Nothing of a value is out of reach: while it is written in, it scrolls as any field does."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursorPosition(0)

    @property
    def is_cut(self) -> bool:
        """Whether there is more text than room."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width() - _EDGES

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and self.is_cut:
            QToolTip.showText(cast("QHelpEvent", event).globalPos(), self.text(), self)
            return True
        return super().event(event)
