"""The paragraph at the cursor as plain text in a field of Qt's own, with its marks named; it changes nothing.

For assistive technology that does not read the page itself: every one reads such a field.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hashiya.display.listing import short_quote
from hashiya.display.spoken import Voice
from hashiya.text.blocks import display_text
from hashiya.text.offsets import Utf16Map
from hashiya.ui.look import Look
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, ElidedLabel, column, row, show_in_direction

LONGEST = 5000
"""Of a longer paragraph the piece round the cursor is shown."""
MOST = 12
"""Marks that are named."""
_FLAG = "paragraph_pane"


class ParagraphField(QPlainTextEdit):
    """A read-only field whose caret is seen and moves by keys; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | keyboard)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()


class ParagraphPane(QWidget):
    """Follows the word cursor of the reader, and leads it: both are at the same word."""

    def __init__(self, reader: ReaderView, session: Session, look: Look) -> None:
        super().__init__()
        self._reader = reader
        self._session = session
        self._look = look
        self._range = (0, 0)
        self._map = Utf16Map("")
        self.field = ParagraphField()
        self.field.setAccessibleName(look.say("ears-paragraph"))
        self.field.setFixedHeight(5 * self.field.fontMetrics().lineSpacing() + 2 * GRID)
        self.marks = ElidedLabel("caption")
        box = column(row(self.marks, margin=0), self.field, gap=2)
        box.setContentsMargins(0, GRID // 2, 0, 0)
        self.setLayout(box)
        self.setVisible(look.settings.flag(_FLAG, default=False))
        self.field.cursorPositionChanged.connect(self._lead)
        reader.word_changed.connect(self._follow)
        session.article_shown.connect(self._follow)
        session.marks_changed.connect(self._name_marks)

    def toggle(self) -> None:
        """Show or hide it; the choice is remembered."""
        on = self.isHidden()
        self._look.settings.remember_flag(_FLAG, on=on)
        self.setVisible(on)
        if on:
            self._follow()

    def _follow(self) -> None:
        """The reader's cursor moved: show its paragraph, the caret at the word."""
        sheet = self._reader.sheet
        if self.isHidden():
            return
        at = self._reader.selecting.position
        wanted = self._piece(at) if sheet is not None else (0, 0)
        text = self._reader.selecting.text
        blocker = QSignalBlocker(self.field)
        words = display_text(text, *wanted)
        if wanted != self._range or words != self.field.toPlainText():
            self._range, self._map = wanted, Utf16Map(words)
            rtl = sheet is None or sheet.rtl(sheet.blocks.at(at))
            show_in_direction(self.field, words, rtl=rtl)
        if not self.field.hasFocus():
            cursor = self.field.textCursor()
            inside = max(0, min(at, wanted[1]) - wanted[0])
            cursor.setPosition(self._map.to_utf16(inside))
            self.field.setTextCursor(cursor)
        blocker.unblock()
        self._name_marks()

    def _piece(self, at: int) -> tuple[int, int]:
        sheet = self._reader.sheet
        assert sheet is not None
        start, end = sheet.paragraph_at(at)
        if end - start <= LONGEST:
            return start, end
        return sheet.blocks.content(sheet.blocks.at(at))

    def _lead(self) -> None:
        """The caret was moved here: the reader's cursor goes along."""
        cursor: QTextCursor = self.field.textCursor()
        try:
            at = self._range[0] + self._map.to_code_point(cursor.position())
        except ValueError:  # inside a character of two units
            return
        if self.field.hasFocus() and at < self._range[1]:
            self._reader.focus_annotation(None)
            self._reader.point_at(at)
            self._reader.bring_into_view(at, at + 1)

    def _name_marks(self) -> None:
        """The marks of the paragraph in words, beside it for the eye and told with it to the ear."""
        if self.isHidden():
            return
        voice = Voice(self._session.schema, self._look.wording)
        found = self._session.marks.within(*self._range) if self._range[1] else []
        names = [f"{voice.label(it)}: {short_quote(it.quote, 40)}" for it in found[:MOST]]
        if len(found) > MOST:
            names.append(voice.say("ears-others"))
        if names:
            sentence = self._look.say("ears-paragraph-marks", marks=voice.join(names))
        else:
            sentence = self._look.say("ears-paragraph-bare")
        self.marks.show_text(sentence)
        self.field.setAccessibleDescription(sentence)
