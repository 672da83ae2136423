"""What is chosen and what comes of it: side by side where there is room, else one above the other."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from hashiya.ui.widgets import GRID, holder, rule

WIDE = 940
"""Pixels from which on both have room beside each other."""
_SHARES = (3, 2)


class Sides(QWidget):
    """``chosen`` stands at the start, or on top with no more height than it needs; ``told`` has all the rest."""

    def __init__(self, chosen: QLayout, told: QLayout) -> None:
        super().__init__()
        self._rule = rule()
        self._chosen, self._told = holder(chosen), holder(told)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GRID)
        for it in (self._chosen, self._rule, self._told):
            self._box.addWidget(it)
        self.setLayout(self._box)
        self._arrange()

    @property
    def is_wide(self) -> bool:
        return self.width() >= WIDE

    def _arrange(self) -> None:
        wide = self.is_wide
        shares = _SHARES if wide else (0, 1)
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        for it, share in zip((self._chosen, self._told), shares, strict=True):
            self._box.setStretchFactor(it, share)
        self._rule.setVisible(not wide)

    def minimumSizeHint(self) -> QSize:
        """Narrower than both side by side: then they stand one above the other."""
        parts = [it.minimumSizeHint() for it in (self._chosen, self._told)]
        wide = max(it.width() for it in parts)
        high = [it.height() for it in parts]
        return QSize(wide, max(high) if self.is_wide else sum(high) + 2 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self._box.direction() == QBoxLayout.Direction.LeftToRight
        if beside != self.is_wide:
            self._arrange()
            self._box.activate()  # now, and not in a later picture
        super().resizeEvent(event)
