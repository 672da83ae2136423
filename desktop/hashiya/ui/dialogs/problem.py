"""A calm message when something could not be done: one sentence, details folded away, copyable."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import button, label, row


class ProblemDialog(Dialog):
    def __init__(self, parent: QWidget | None, look: Look, sentence: str, details: str) -> None:
        super().__init__(parent, look, "ui-problem-title")
        self.sentence = label(sentence, wrap=True)
        self.sentence.setMinimumWidth(420)
        self.body.addWidget(self.sentence)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setLayoutDirection(look.direction.LeftToRight)
        self.details.setMinimumHeight(180)
        self.details.hide()
        if details:
            fold = button(look.say("ui-problem-details"), self._fold, "quiet")
            copy = button(look.say("ui-problem-copy"), self._copy, "quiet")
            self.body.addLayout(row(fold, copy, 1))
            self.body.addWidget(self.details)
        self.act("ui-ok", self.accept, "primary").setDefault(True)

    def _fold(self) -> None:
        self.details.setVisible(not self.details.isVisible())
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())


def tell(parent: QWidget | None, look: Look, sentence: str, details: str = "") -> None:
    """Show it without stopping the event loop of who called."""
    dialog = ProblemDialog(parent, look, sentence, details)
    dialog.setModal(True)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
