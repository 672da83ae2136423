"""The labels to choose from as a grid of cells, one of them the current one; it chooses none by itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from hashiya.model.schema import Label
from hashiya.ui.label_bar import LabelButton
from hashiya.ui.look import Look
from hashiya.ui.widgets import column

COLUMNS = 3
_CELL = QSize(132, 36)
_GAP = 6
_MOST_ROWS = 9


class LabelCell(LabelButton):
    """A label with its key, hue and line; ``current`` is what Enter takes."""

    def __init__(self, of: Label, look: Look, parent: QWidget) -> None:
        super().__init__(of, look, parent)
        self.current = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(_CELL)

    def _paint_ground(self, painter: QPainter) -> None:
        super()._paint_ground(painter)
        if self.current:
            theme = self._look.theme
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.setBrush(QColor(theme.chosen))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


class LabelGrid(QScrollArea):
    chosen = Signal(object)
    card_asked = Signal(object)
    edit_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._page = QWidget()
        self._page.setProperty("role", "plain")
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        for at in range(COLUMNS):
            self._grid.setColumnStretch(at, 1)
            self._grid.setColumnMinimumWidth(at, _CELL.width())
        # few cells keep their size and their place at the top
        self._page.setLayout(column(self._grid, 1))
        self.cells: list[LabelCell] = []
        self._at = 0
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(look.say("ui-label-bar"))
        self.viewport().setAutoFillBackground(False)
        self._page.setAutoFillBackground(False)

    @property
    def current(self) -> Label | None:
        return self.cells[self._at].label if self.cells else None

    def show_labels(self, labels: list[Label]) -> None:
        """These cells from now on; the first one is the current one."""
        for cell in self.cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self.cells = []
        for number, it in enumerate(labels):
            cell = LabelCell(it, self._look, self._page)
            cell.clicked.connect(lambda _checked=False, of=it: self.chosen.emit(of))
            cell.explains = True
            cell.card_asked.connect(self.card_asked)
            cell.edit_asked.connect(self.edit_asked)
            self._grid.addWidget(cell, number // COLUMNS, number % COLUMNS)
            self.cells.append(cell)
        self._mark(0)

    def go_to(self, label: Label | None) -> None:
        """Make that label the current one, if it is shown."""
        at = next((k for k, it in enumerate(self.cells) if it.label == label), None)
        if at is not None:
            self._mark(at)

    def move_by(self, cells: int) -> None:
        self._mark(min(max(self._at + cells, 0), len(self.cells) - 1))

    def needed_width(self) -> int:
        """What the longest name needs, in every column, also beside a scroll bar."""
        widest = max((it.sizeHint().width() for it in self.cells), default=_CELL.width())
        return COLUMNS * (widest + _GAP) - _GAP + self.verticalScrollBar().sizeHint().width()

    def needed_height(self) -> int:
        rows = min(_MOST_ROWS, max(1, -(-len(self.cells) // COLUMNS)))
        return rows * (_CELL.height() + _GAP) - _GAP

    def _mark(self, at: int) -> None:
        self._at = max(0, at)
        for number, cell in enumerate(self.cells):
            if cell.current != (number == self._at):
                cell.current = number == self._at
                cell.update()
        if self.cells:
            self.ensureWidgetVisible(self.cells[self._at], 0, _GAP)
