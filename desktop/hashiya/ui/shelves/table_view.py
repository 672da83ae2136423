"""A table on the screen: keys, the header and which rows are chosen; what the rows are about is not known here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hashiya.ui.below import start_below
from hashiya.ui.key_positions import Positions, chord
from hashiya.ui.look import Look
from hashiya.ui.shelves.table_model import ROW_HEIGHT, CellPainter, TableModel

_FIRST = 140
_LEAST, _MOST, _NUMBER = 72, 190, 72
_WORDY = 1.3
"""How much more room a column of names and titles gets than one of a few values."""
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SINGLE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class TableView(QTableView):
    """``taken``: Enter on a line; ``pointed``: a click on it; ``typed``: letters for the filter; ``edit_asked``: F2.

    ``menu_asked`` wants the menu of a column, at a place on the screen.
    """

    taken = Signal(int)
    pointed = Signal(int)
    typed = Signal(str)
    edit_asked = Signal()
    left = Signal()
    menu_asked = Signal(int, QPoint)

    def __init__(self, look: Look, name: str, share: float) -> None:
        """``share`` of the width is the first column's."""
        super().__init__()
        self._share = share
        self.shown = TableModel(look, self)
        self.setModel(self.shown)
        self.setItemDelegate(CellPainter(look, self))
        self._positions = Positions()
        self._fitted = 0, -1
        self.setAccessibleName(look.say(name))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())  # else a box is drawn between the bars
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.pointed.emit(index.row()))
        self._set_up_headers()

    def _set_up_headers(self) -> None:
        down = self.verticalHeader()
        down.setVisible(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW_HEIGHT)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across.customContextMenuRequested.connect(self._menu_under)

    def show_widths(self) -> None:
        """The first column takes a good share, and gives of it as long as others have too little room.

        So all are seen side by side where there is any room for it; else what is over is scrolled to.
        """
        across, columns = self.horizontalHeader(), self.shown.columns
        room, others = self.viewport().width(), len(columns) - 1
        if others < 0 or self._fitted == (room, others):
            return
        self._fitted = room, others
        first = max(_FIRST, round(room * self._share))
        weights = [0.0 if it.number else _WORDY if it.searched else 1.0 for it in columns[1:]]
        left = room - first - weights.count(0.0) * _NUMBER
        each = left / max(1.0, sum(weights))
        widths = [min(_MOST, max(_LEAST, int(each * it))) if it else _NUMBER for it in weights]
        across.setMinimumSectionSize(56)
        self.setColumnWidth(0, max(_FIRST, room - sum(widths)))
        for k, width in enumerate(widths, start=1):
            self.setColumnWidth(k, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_widths()

    # which rows

    def chosen_lines(self) -> list[int]:
        """Those that are chosen, from the top; asking for each cell would take long."""
        found: set[int] = set()
        chosen = self.selectionModel().selection()
        for k in range(chosen.size()):
            found.update(range(chosen.at(k).top(), chosen.at(k).bottom() + 1))
        return sorted(found)

    def chosen_rows(self) -> list[Any]:
        rows = (self.shown.row_at(it) for it in self.chosen_lines())
        return [it for it in rows if it is not None]

    def go_to(self, line: int) -> None:
        """Make that line the current one, in the column where one was."""
        column = max(0, self.currentIndex().column())
        index = self.shown.index(line, column)
        self.selectionModel().setCurrentIndex(index, _SINGLE)
        self.scrollTo(index)

    def choose(self, lines: list[int]) -> None:
        """Choose these lines, the current one stays current."""
        wanted = QItemSelection()
        last = len(self.shown.columns) - 1
        for it in lines:
            wanted.select(self.shown.index(it, 0), self.shown.index(it, last))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.Select)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = event.key(), self.currentIndex().row()
        place = self._positions.name(event)
        keys = chord(event, place) if place else ""
        if key in _ENTERS and line >= 0:
            self.taken.emit(line)
        elif key == Qt.Key.Key_F2:
            self.edit_asked.emit()
        elif keys == "ctrl+a":
            self.selectAll()
        elif (key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier) or (
            key == Qt.Key.Key_Menu
        ):
            self._menu_here()
        elif key == Qt.Key.Key_Up and line <= 0 and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters narrow the table instead of leaping in it."""
        if search.strip():
            self.typed.emit(search)

    def _menu_here(self) -> None:
        column = max(0, self.currentIndex().column())
        across = self.horizontalHeader()
        x = across.sectionViewportPosition(column)
        head = QRect(x, 0, across.sectionSize(column), across.height())
        self.menu_asked.emit(column, start_below(head, across))

    def _menu_under(self, place: QPoint) -> None:
        across = self.horizontalHeader()
        column = across.logicalIndexAt(place)
        if column >= 0:
            self.menu_asked.emit(column, across.mapToGlobal(place))
