"""Help on the formats: a table of what each can carry, and what the chosen one is for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from hashiya.display.format_names import shown_title
from hashiya.display.format_rows import FormatRow, format_rows
from hashiya.formats.format import FEATURES
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.own_direction import OwnNames
from hashiya.ui.widgets import label

_WIDTH, _HEIGHT = 1340, 740
_ABOUT, _NAME, _NARROWEST = 120, 240, 40
"""Pixels: height of what is said of a format, the least width of its name, the narrowest column."""
_WAYS = ("reads", "writes")


class FormatsDialog(Dialog):
    def __init__(self, parent: QWidget | None, look: Look) -> None:
        super().__init__(parent, look, "ui-formats-title")
        self.resize(_WIDTH, _HEIGHT)
        self.rows = format_rows()
        self.table = self._table()
        self.about = label("", wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._scrolled())
        self.act("ui-close", self.accept, "primary").setDefault(True)
        self.table.currentCellChanged.connect(self._tell)
        self.table.setCurrentCell(0, 0)

    def _scrolled(self) -> QScrollArea:
        """What is said of a format may be long: the table keeps its room."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.about)
        area.setFixedHeight(_ABOUT)
        area.setAccessibleName(self.look.say("ui-formats-format"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _table(self) -> QTableWidget:
        say = self.look.say
        heads = [
            say("ui-formats-format"),
            *(say(f"ui-formats-{it}") for it in _WAYS),
            *(say(f"formats-short-{it}") for it in FEATURES),
        ]
        table = QTableWidget(len(self.rows), len(heads))
        table.setItemDelegateForColumn(0, OwnNames(table, shown_title))
        for at, it in enumerate(heads):
            head = QTableWidgetItem(it.replace(" ", "\n") if at else it)
            head.setToolTip(say(f"formats-feature-{FEATURES[at - 3]}") if at >= 3 else it)
            if at == 0:
                head.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            table.setHorizontalHeaderItem(at, head)
        table.setProperty("role", "narrow")  # many columns of a tick: the room is the name's
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAccessibleName(say("ui-formats-title"))
        for at, it in enumerate(self.rows):
            self._fill(table, at, it)
        header = table.horizontalHeader()
        header.setMinimumSectionSize(_NARROWEST)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        table.setTabKeyNavigation(False)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen_names()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._widen_names()

    def _widen_names(self) -> None:
        """Names have the room that the ticks leave; where that is too little the table is scrolled."""
        header, layout = self.table.horizontalHeader(), self.layout()
        if layout is not None:
            layout.activate()
        ticks = header.length() - header.sectionSize(0)
        header.resizeSection(0, max(_NAME, self.table.viewport().width() - ticks))

    def _fill(self, table: QTableWidget, at: int, it: FormatRow) -> None:
        title = QTableWidgetItem(self.look.say(it.title))
        title.setToolTip("\n".join((title.text(), " ".join((it.id, *it.suffixes)))))
        table.setItem(at, 0, title)
        for column, answer in enumerate((it.reads, it.writes, *it.carries), start=1):
            cell = QTableWidgetItem("✓" if answer else "")
            cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            words = self.look.say("ui-formats-can" if answer else "ui-formats-cannot")
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            table.setItem(at, column, cell)

    def _tell(self, at: int) -> None:
        if not 0 <= at < len(self.rows):
            return
        it = self.rows[at]
        say = self.look.say
        lines = [say(it.help)]
        lacking = [feature for feature in FEATURES if it.writes and not it.has(feature)]
        if lacking:
            names = say("labelset-and").join(say(f"formats-feature-{one}") for one in lacking)
            lines.append(say("ui-formats-lacks", features=names))
        if it.missing:
            lines.append(say("ui-formats-missing", extra=it.missing))
        self.about.setText("\n".join(lines))
