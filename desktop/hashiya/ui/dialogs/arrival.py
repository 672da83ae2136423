"""All that an import has to tell, in a list that is read, scrolled and copied; it changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import show_in_direction


class ArrivalDialog(Dialog):
    """One line a remark; Return and Escape leave."""

    def __init__(self, parent: QWidget | None, look: Look, lines: Sequence[str]) -> None:
        super().__init__(parent, look, "ui-arrival-title")
        self.resize(760, 480)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setAccessibleName(look.say("ui-arrival-title"))
        self.list.setTabChangesFocus(True)
        rtl = look.direction == Qt.LayoutDirection.RightToLeft
        show_in_direction(self.list, "\n".join(lines), rtl=rtl)
        self.body.addWidget(self.list, 1)
        self.act("ui-arrival-copy", self._copy)
        self.act("ui-close", self.accept, "primary").setDefault(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.toPlainText())


def show(parent: QWidget | None, look: Look, lines: Sequence[str]) -> None:
    """Show them without stopping the event loop of who called."""
    dialog = ArrivalDialog(parent, look, lines)
    dialog.setModal(True)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
