"""The lines of the import dialog: an article that was found, or a file that gave none; it reads nothing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from hashiya.commands.surveying import Found
from hashiya.display.file_names import shown_name
from hashiya.formats.format import Note
from hashiya.ui.crash import calm
from hashiya.ui.look import Look
from hashiya.ui.own_direction import FileNames, OwnDirection
from hashiya.ui.panels.article_facts import language_name

AT = Qt.ItemDataRole.UserRole
NAME, TITLE, LANGUAGE, ENCODING, STATE = range(5)
_WIDTHS = {
    NAME: (26, 120, 250),
    LANGUAGE: (10, 76, 90),
    ENCODING: (10, 84, 90),
    STATE: (25, 120, 240),
}
"""Share of the whole in percent, least and most pixels; the title has the rest."""
_ARCHIVE = ".zip"
_LEAST = 110
"""Pixels: two lines are seen whatever stands below them."""
MANY_JOINS = 3
"""So many ``.,`` are no slips any more."""


class LinesTable(QTreeWidget):
    """While it has no line, it says how lines come into it. All its columns are in view, however narrow it is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.filling = False
        """Files are being read for it: then nobody is asked for some."""
        self._fits = True
        """Until a person draws a column wider or narrower."""
        self.header().sectionPressed.connect(lambda _at: self._in_hand())
        self.header().sectionHandleDoubleClicked.connect(lambda _at: self._in_hand())

    def _in_hand(self) -> None:
        self._fits = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            room = self.viewport().width()
            for at, (share, least, most) in _WIDTHS.items():
                self.setColumnWidth(at, min(max(room * share // 100, least), most))

    @calm
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.topLevelItemCount() or self.filling:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(self._look.theme.muted))
        words = self._look.say("ui-import-none-hint")
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect(), flags, words)
        painter.end()


def table_of_lines(look: Look) -> LinesTable:
    table = LinesTable(look)
    names = ("file", "name", "language", "encoding", "state")
    table.setHeaderLabels([look.say(f"ui-import-{it}") for it in names])
    table.setRootIsDecorated(False)
    table.setMinimumHeight(_LEAST)
    table.setUniformRowHeights(True)
    table.setAlternatingRowColors(False)
    table.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
    table.setAccessibleName(look.say("ui-import-title"))
    header = table.header()
    header.setMinimumSectionSize(min(least for _share, least, _most in _WIDTHS.values()))
    header.setStretchLastSection(False)
    header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
    table.setItemDelegateForColumn(NAME, FileNames(table))
    table.setItemDelegateForColumn(TITLE, OwnDirection(table))
    return table


def keeps(item: Found) -> bool:
    """Whether an article comes in while nobody says otherwise."""
    return (not item.is_here or item.spans > 0) and not item.version_of


class Lines:
    """Makes lines, and says what is to be said of an article."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def article(self, number: int, item: Found, *, ticked: bool) -> QTreeWidgetItem:
        state, is_here = self.state(item)
        language = language_name(item.language, self._look)
        line = QTreeWidgetItem(
            [shown_name(self.name(item)), item.title, language, item.encoding, state]
        )
        line.setData(NAME, AT, number)
        line.setCheckState(NAME, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        line.setToolTip(STATE, "\n".join([state, *self.remarks(item)]))
        line.setToolTip(NAME, f"{item.path}\n{item.name}")
        line.setToolTip(TITLE, item.title)
        doubtful = (is_here and not item.spans) or item.version_of or not item.certain
        if doubtful or any(it.lost for it in item.notes):
            line.setForeground(STATE, QColor(self._look.theme.danger))
        return line

    def name(self, item: Found) -> str:
        """Its file; of one in an archive also what it is called there, as notes name it."""
        within = item.path.suffix.lower() == _ARCHIVE
        return f"{item.path.name}/{item.name}" if within else item.path.name

    def files(self, item: Found) -> Iterator[str]:
        """The file that holds it, as notes may call it: of one in an archive with as many of its folders as they need."""
        if not item.member:
            yield self.name(item)
        parts = item.member.split("/")
        for at in range(len(parts) if item.member else 0):
            yield "/".join([item.path.name, *parts[at:]])

    def problem(self, note: Note, *, refused: bool) -> QTreeWidgetItem:
        """``refused``: what it tells of does not come in; else it is a remark on what does."""
        state = "problem" if refused else "remark" if note.lost else ""
        said = self._look.say(f"ui-import-{state}") if state else ""
        line = QTreeWidgetItem([shown_name(note.name), self.sentence(note), "", "", said])
        line.setToolTip(NAME, shown_name(note.name))
        line.setToolTip(TITLE, self.sentence(note))
        if refused:
            line.setForeground(STATE, QColor(self._look.theme.danger))
        line.setForeground(TITLE, QColor(self._look.theme.muted))
        return line

    def state(self, item: Found) -> tuple[str, bool]:
        """What is said of an article, and whether its text is here already."""
        say = self._look.say
        if item.is_here:
            return self._double(item), True
        if item.version_of:
            return say("ui-import-version", title=item.version_of), False
        if not item.certain:
            return say("ui-import-unsure"), False
        lossy = any(it.lost for it in item.notes)
        if item.spans:
            marks = "ui-import-with-marks-look" if lossy else "ui-import-with-marks"
            return say(marks, count=item.spans), False
        if lossy:
            return say("ui-import-look"), False
        return say("ui-import-ready"), False

    def _double(self, item: Found) -> str:
        """Where its text is already, and whether its marks come all the same."""
        say = self._look.say
        if item.same:
            return say("ui-import-adds-marks" if item.spans else "ui-import-duplicate")
        return say("ui-import-twin-marks" if item.spans else "ui-import-twin")

    def remarks(self, item: Found) -> list[str]:
        say = self._look.say
        said: list[str] = []
        if item.is_here:
            hint = "ui-import-double-hint-marks" if item.spans else "ui-import-double-hint"
            said.append(say(hint, name=item.same or item.twin))
        if item.version_of:
            said.append(say("ui-import-version-hint", title=item.version_of))
        if item.breaks and item.joins:
            said.append(say("ui-import-breaks-shown", count=item.joins))
        elif item.joins >= MANY_JOINS:
            said.append(say("ui-import-breaks-offered", count=item.joins))
        return [*said, *map(self.sentence, item.notes)]

    def sentence(self, note: Note) -> str:
        """With its line; its file is named beside it."""
        said = self._look.say(note.message, **note.values)
        return self._look.say("ui-import-in-line", line=note.line, what=said) if note.line else said
