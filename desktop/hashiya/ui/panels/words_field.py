"""A field of several lines for a long text: Enter stores it, Esc takes it back; it stores nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from hashiya.display.card import Fact
from hashiya.model.attribute import AttributeValue
from hashiya.rules.describing import GENERAL
from hashiya.text.direction import first_strong

_LEAST, _MOST = 2, 7
"""Lines that it is high; a note begins with one."""
_EDGES = 14


class WordsField(QPlainTextEdit):
    """As high as its text, within bounds. Shift+Enter begins a line; Tab goes on."""

    def __init__(
        self,
        fact: Fact,
        tell: Callable[[AttributeValue | None], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self._tell = tell
        self._leave = leave
        self._stored = ""
        self._least = 1 if fact.kind.name in GENERAL else _LEAST
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self.show_fact(fact)

    @property
    def entry(self) -> QWidget:
        return self

    def show_fact(self, fact: Fact) -> None:
        writing = self.hasFocus() and self.toPlainText() != self._stored
        self._stored = "" if fact.value is None else str(fact.value)
        if not writing and self.toPlainText() != self._stored:
            self.setPlainText(self._stored)
            self._turn()
        self._grow()

    def release(self, *, keep: bool) -> None:
        """Another annotation comes: what was written is stored (or dropped), and the field is free."""
        if keep:
            self._told()
        if self.toPlainText() != self._stored:
            self.setPlainText(self._stored)

    def sizeHint(self) -> QSize:
        lines = min(max(int(self.document().size().height()), self._least), _MOST)
        return QSize(120, self.fontMetrics().lineSpacing() * lines + _EDGES)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not held & Qt.KeyboardModifier.ShiftModifier:
            self._told()
        elif key == Qt.Key.Key_Escape:
            if self.toPlainText() == self._stored:
                self._leave()
            else:
                self.setPlainText(self._stored)
        else:
            super().keyPressEvent(event)
            self._turn()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in elsewhere:
            self._told()

    def _told(self) -> None:
        text = self.toPlainText().strip()
        if text != self._stored:
            self._tell(text or None)

    def _grow(self) -> None:
        height = self.sizeHint().height()
        if self.height() != height:
            self.setFixedHeight(height)

    def _turn(self) -> None:
        """It begins at the side from which its text is read."""
        strong = first_strong(self.toPlainText())
        option = self.document().defaultTextOption()
        if strong is None:
            wanted = self.layoutDirection()
        else:
            rtl = strong == "rtl"
            wanted = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        if option.textDirection() != wanted:
            rtl = wanted == Qt.LayoutDirection.RightToLeft
            option.setTextDirection(wanted)
            # WORKAROUND: a plain text document does not mirror its alignment with its direction.
            option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            self.document().setDefaultTextOption(option)
