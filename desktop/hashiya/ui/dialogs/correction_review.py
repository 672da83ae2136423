"""What a correction would do, to be read before it is done: the places of the text, then the marks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from hashiya.commands.correcting import Correction
from hashiya.display.listing import short_quote
from hashiya.display.text_changes import TextChange, text_changes
from hashiya.model.annotation import Annotation
from hashiya.model.schema import Schema
from hashiya.text.direction import base_direction
from hashiya.ui.look import Look
from hashiya.ui.reader.faces import font_of, group_of
from hashiya.ui.widgets import GRID, column, holder, label, show_in_direction
from hashiya.wording import isolate

MOST = 300
_QUOTE = 60
STATE, LABEL, BEFORE, NOW = range(4)


class CorrectionReview(QWidget):
    def __init__(self, look: Look, schema: Schema) -> None:
        super().__init__()
        self._look = look
        self._schema = schema
        self.summary = label("", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.document().setDocumentMargin(GRID)
        self.text.setAccessibleName(look.say("correcting-changes"))
        self._changes = label("", "caption")
        self._caption = label("", "caption")
        self.marks = self._make_marks()
        above = holder(column(self._changes, self.text, gap=GRID // 2))
        self._below = holder(column(self._caption, self.marks, gap=GRID // 2))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(GRID)
        split.setChildrenCollapsible(False)
        split.addWidget(above)
        split.addWidget(self._below)
        split.setSizes([300, 240])
        box = column(self.summary, split)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _make_marks(self) -> QTreeWidget:
        made = QTreeWidget()
        names = ("state", "label", "before", "now")
        made.setHeaderLabels([self._look.say(f"correcting-column-{it}") for it in names])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAccessibleName(self._look.say("correcting-marks"))
        header = made.header()
        header.setStretchLastSection(False)
        for at in (BEFORE, NOW):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        made.setColumnWidth(STATE, 170)
        made.setColumnWidth(LABEL, 130)
        return made

    def show_plan(self, plan: Correction) -> None:
        say = self._look.say
        lines = [say("correcting-stay", count=len(plan.placed))]
        if plan.moved:
            lines.append(say("correcting-look", count=len(plan.moved)))
        if plan.unplaced:
            lines.append(say("correcting-wait", count=len(plan.unplaced)))
        if plan.relations:
            lines.append(say("correcting-relations", count=len(plan.relations)))
        self.summary.setText("\n".join(lines))
        self._show_changes(plan)
        self._show_marks(plan)

    # the text

    def _show_changes(self, plan: Correction) -> None:
        found = list(text_changes(plan.before.text, plan.after.text, plan.changes))
        self._changes.setText(self._look.say("correcting-places", count=len(found)))
        set_as = self._look.typography(group_of(plan.after.language, plan.after.text))
        self.text.setFont(font_of(set_as.face, min(set_as.size, 20)))
        rtl = base_direction(plan.after.text or plan.before.text) == "rtl"
        show_in_direction(self.text, "", rtl=rtl)
        cursor = self.text.textCursor()
        cursor.beginEditBlock()
        for at, change in enumerate(found[:MOST]):
            if at:
                cursor.insertBlock(QTextBlockFormat())
            self._write(cursor, change)
        if len(found) > MOST:
            cursor.insertBlock(QTextBlockFormat())
            cursor.insertText(
                self._look.say("correcting-more", count=len(found) - MOST), self._plain()
            )
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, change: TextChange) -> None:
        cursor.insertText(change.before, self._plain())
        if change.removed:
            cursor.insertText(change.removed, self._gone())
        if change.removed and change.added:
            cursor.insertText(" ", self._plain())
        if change.added:
            cursor.insertText(change.added, self._come())
        cursor.insertText(change.after, self._plain())

    def _plain(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(self._look.theme.muted))
        return made

    def _gone(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFontStrikeOut(True)
        made.setForeground(QColor(self._look.theme.danger))
        return made

    def _come(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(self._look.theme.text))
        made.setBackground(QColor(self._look.theme.chosen))
        return made

    # the marks

    def _show_marks(self, plan: Correction) -> None:
        self.marks.clear()
        for lost in plan.unplaced:
            self._add(f"correcting-lost-{lost.reason}", lost.annotation, "", danger=True)
        for moved in plan.moved:
            self._add(f"correcting-moved-{moved.why}", moved.before, moved.after.quote)
        count = len(plan.unplaced) + len(plan.moved)
        self._caption.setText(self._look.say("correcting-marks"))
        self._below.setVisible(count > 0)

    def _add(self, state: str, mark: Annotation, now: str, *, danger: bool = False) -> None:
        kind = self._schema.label(mark.layer, mark.label)
        line = QTreeWidgetItem(
            [
                self._look.say(state),
                kind.name(self._look.language) if kind else mark.label,
                isolate(short_quote(mark.quote, _QUOTE)),
                isolate(short_quote(now, _QUOTE)) if now else "—",
            ]
        )
        line.setToolTip(BEFORE, isolate(mark.quote))
        line.setToolTip(NOW, isolate(now) if now else "")
        if danger:
            line.setForeground(STATE, QColor(self._look.theme.danger))
        self.marks.addTopLevelItem(line)
