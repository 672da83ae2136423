"""A menu whose entries answer to the digits' positions, whatever the layout prints there; it decides nothing.

Qt's own mnemonics compare letters: with Arabic digits on the keys none of them would answer.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from hashiya.ui.key_positions import Positions, chord

_DIGITS = "123456789"


class DigitMenu(QMenu):
    """Entries in the order in which they are added; the first nine have a digit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._positions = Positions()

    def offer(self, name: str, run: Callable[[], object]) -> QAction:
        number = len(self.actions()) + 1
        entry = self.addAction(f"&{number}  {name}" if number <= len(_DIGITS) else name)
        entry.triggered.connect(lambda _checked=False: run())
        return entry

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._positions.name(event)
        keys = chord(event, place) if place else ""
        at = _DIGITS.find(keys) if len(keys) == 1 else -1
        if 0 <= at < len(self.actions()):
            entry = self.actions()[at]
            self.close()
            entry.trigger()
        else:
            super().keyPressEvent(event)
