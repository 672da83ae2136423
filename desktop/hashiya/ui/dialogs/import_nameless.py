"""Whose marks are that name no annotator: mine, or another's by name. It holds for one import, and stores nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from hashiya.ui.calm_combo import NamesCombo
from hashiya.ui.look import Look
from hashiya.ui.settings import LONGEST_NAME
from hashiya.ui.widgets import label, row, wait_at_start
from hashiya.wording import bare

_LETTERS = 14
"""Room for so many at least; longer names are in the list, and in the tip, as a whole."""


class Nameless(QWidget):
    """A list of names in which another one can be written; there while such marks are. ``changed`` at each change."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._me = ""
        self._caption = label("", "caption")
        self.field = NamesCombo()
        self.field.setEditable(True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.field.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.field.setMinimumContentsLength(_LETTERS)
        self._caption.setBuddy(self.field)
        for it in (self._caption, self.field):
            it.setToolTip(look.say("ui-import-nameless-tip"))
        self.setAccessibleDescription(look.say("ui-import-nameless-tip"))
        self.field.setAccessibleDescription(look.say("ui-import-nameless-tip"))
        self.setLayout(row(self._caption, self.field))
        self.hide()

    def offer(self, me: str, others: Sequence[str]) -> None:
        """Mine first, as it is where nobody says otherwise; then those who have marks in the project."""
        self._me = me
        self.field.addItem(self._look.say("ui-import-nameless-mine", name=me), me)
        for it in others:
            if it != me:
                self.field.addItem(it, it)
        written, completer = self.field.lineEdit(), self.field.completer()
        assert written is not None
        written.setMaxLength(LONGEST_NAME)
        written.setPlaceholderText(me)
        wait_at_start(written, rtl=self._look.wording.rtl)
        assert completer is not None
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.editTextChanged.connect(lambda _words: self.changed.emit())

    @property
    def name(self) -> str:
        """That of who has them; empty: mine."""
        written = " ".join(bare(self.field.currentText()).split())
        mine = " ".join(bare(self.field.itemText(0)).split())
        return "" if written in ("", mine, self._me) else written

    def show_for(self, count: int) -> None:
        """So many marks and relations of what is chosen name nobody."""
        words = self._look.say("ui-import-nameless", count=count)
        self._caption.setText(words)
        self.field.setAccessibleName(words)
        self.setVisible(bool(count))
