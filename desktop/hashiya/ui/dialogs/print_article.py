"""Print: paper, letters, whose annotations; then the system's own dialog asks for the printer."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from hashiya.ui.dialogs.paper import PaperDialog
from hashiya.ui.look import Look
from hashiya.ui.paper import printing
from hashiya.ui.session import Session


class PrintArticleDialog(PaperDialog):
    def __init__(self, parent: QWidget | None, session: Session, look: Look) -> None:
        super().__init__(parent, session, look, "paper-print-title", ["pdf"])
        self.add_cancel()
        self._go = self.act("paper-print-go", self.ask, "primary")
        self._go.setDefault(True)
        self.worked.connect(self._printed)

    def ask(self) -> None:
        """Let the person choose the printer, and print."""
        if self.work.busy:
            return
        device = printing.printer(self.article.title or self.article.name, self.options.choice)
        asking = QPrintDialog(device, self)
        agreed = asking.exec()
        asking.deleteLater()
        if agreed:
            self.print_on(device)

    def print_on(self, device: QPrinter) -> None:
        schema, choice = self.session.schema, self.options.choice
        self.begin()
        self._go.setEnabled(False)
        self.work.start(printing.print_pages(device, self.annotated, schema, choice))

    def end(self) -> None:
        super().end()
        self._go.setEnabled(True)

    def _printed(self, result: object) -> None:
        self.session.said.emit(self.look.say("paper-printed", count=int(str(result))))
        self.done(QDialog.DialogCode.Accepted)
