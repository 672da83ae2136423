"""A list of choices that the wheel does not change, and a number: whoever scrolls past it has chosen nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionComboBox

from hashiya.ui.own_direction import OwnNames
from hashiya.wording import isolate


class CalmCombo(QComboBox):
    """The wheel scrolls what it stands in. Every list of choices of the window is one of these."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NamesCombo(CalmCombo):
    """Names of programs and formats, each drawn in its own direction. The texts themselves stay bare, so that a key
    that is pressed still finds the name that begins with it; ``shown`` is how they are drawn."""

    def __init__(self, shown: Callable[[str], str] = isolate) -> None:
        super().__init__()
        self._shown = shown
        self.setItemDelegate(OwnNames(self, shown))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self._shown(option.currentText)  # type: ignore[attr-defined]


class NumberField(QLineEdit):
    """A whole number that is written, from 0 to ``most``; what is no number counts as 0.

    WORKAROUND: a spin box without arrows has no room for its digits under a style sheet.
    """

    valueChanged = Signal(int)

    def __init__(self, most: int) -> None:
        super().__init__("0")
        self.setValidator(QIntValidator(0, most, self))
        self.textChanged.connect(lambda: self.valueChanged.emit(self.value()))

    def value(self) -> int:
        written = self.text()
        return int(written) if written.isascii() and written.isdigit() else 0

    def setValue(self, value: int) -> None:
        self.setText(str(value))
