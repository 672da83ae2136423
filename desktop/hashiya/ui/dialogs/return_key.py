"""Return in a list of choices opens it and never does what the dialog is for; Ctrl+Return does that from anywhere.

With Alt it takes what the dialog offers, where that has something to offer.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QWidget

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReturnKey(QObject):
    """Hears the keys that no field of the dialog took."""

    def __init__(
        self, dialog: QDialog, go: QPushButton, with_alt: Callable[[], object] | None = None
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._go, self._with_alt = dialog, go, with_alt
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._dialog or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress or event.key() not in _RETURN:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go.click()
            return True
        if self._with_alt and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._with_alt()
            return True
        choices = _choices_at(self._dialog.focusWidget())
        if choices is None:
            return False
        if choices.isEditable():
            self._dialog.focusNextChild()
        else:
            choices.showPopup()
        return True


def _choices_at(field: QWidget | None) -> QComboBox | None:
    """The list of choices that has the keys, itself or by the line that is written in."""
    inside = field.parentWidget() if field is not None else None
    for it in (field, inside):
        if isinstance(it, QComboBox):
            return it
    return None
