"""The list of findings and the question before many are fixed: they tell what was asked and do nothing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QPushButton

from hashiya.model.record import Finding
from hashiya.ui.banner import announce
from hashiya.ui.look import Look
from hashiya.ui.panels.panel import choose_row
from hashiya.ui.shelves.finding_rows import FindingModel, FindingPainter
from hashiya.ui.widgets import GRID, ElidedLabel, button, row

_LEAST = 140


class FindingList(QListView):
    """``went`` carries the row that Enter was pressed on."""

    went = Signal(QModelIndex)
    fix_asked = Signal()
    fix_all_asked = Signal()

    def __init__(self, model: FindingModel, look: Look) -> None:
        super().__init__()
        self._findings = model
        self.setModel(model)
        self.setItemDelegate(FindingPainter(model, look, self))
        self.setUniformItemSizes(True)
        self.setMinimumHeight(_LEAST)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(look.say("rules-title"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Space:
            (self.fix_all_asked if shift else self.fix_asked).emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went.emit(self.currentIndex())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold(folded=(key == Qt.Key.Key_Left) != self.isRightToLeft())
        else:
            super().keyPressEvent(event)

    def _fold(self, *, folded: bool) -> None:
        """Towards the start side a rule is folded; from a finding that leads to its heading."""
        model, head = self._findings, self._findings.head_of(self.currentIndex().row())
        if head < 0:
            return
        if folded:
            choose_row(self, model.index(head))
        model.fold(head, folded=folded)


class Question(QFrame):
    """What fixing all of a rule would do, before it is done."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "past")
        self.findings: list[Finding] = []
        self.words = ElidedLabel()
        self.yes: QPushButton = button(look.say("rules-fix-do"), lambda: None, "primary")
        self.no: QPushButton = button(look.say("rules-fix-not"), lambda: None, "quiet")
        box = row(self.words, self.yes, self.no)
        box.setStretch(0, 1)
        box.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self.setLayout(box)
        self.hide()

    def ask(self, rule: str, findings: list[Finding]) -> None:
        self.findings = findings
        first = findings[0].values
        count = len(findings)
        if "becomes" in first:
            places = {"from": str(first.get("what", "")), "to": str(first["becomes"])}
            told = self._look.say("rules-fix-ask", count=count, **places)
        else:
            kind = "value" if rule == "missing-attribute" else "remove"
            told = self._look.say(f"rules-fix-ask-{kind}", count=count)
        self.words.show_text(told)
        self.show()
        self.yes.setFocus()
        announce(self.yes, told)
