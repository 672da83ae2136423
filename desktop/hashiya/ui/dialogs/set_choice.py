"""Which label set a project starts with: the sets by name, and what the chosen one is for and holds; it makes none.

Only the chosen set is read whole, and only when it is chosen.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from hashiya.commands import label_sets, starter_sets
from hashiya.model.errors import HashiyaError
from hashiya.model.schema import Label, Schema
from hashiya.ui.crash import CalmPainter
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.label_bar import LabelButton
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, clear, column, holder, label, paint_ground, paint_line, row

PLACE = Qt.ItemDataRole.UserRole
_LIST, _PREVIEW = 216, 420
_HEIGHT = 324
_ROW = 34
_GAP = 6


class SetChoice(QWidget):
    """``changed`` tells that another one is chosen; ``current`` is its name, or the file it lies in."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.list = self._make_list()
        self._title = label("", "heading", wrap=True)
        self._purpose = label("", wrap=True)
        self._labels = column(gap=GRID)
        self.labels: list[Label] = []
        """Those that are shown."""
        self.setLayout(row(self.list, self._preview(), gap=2 * GRID))
        for it in starter_sets.starters():
            self._add(it.title(look.language), it.name)
        self.setFocusProxy(self.list)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._chosen)
        self._show()

    @property
    def current(self) -> str | Path:
        item = self.list.currentItem()
        return item.data(PLACE) if item else "default"

    def add_file(self, file: Path) -> None:
        """A set from a file; it becomes the chosen one."""
        self._add(file.name, file)
        self.list.setCurrentRow(self.list.count() - 1)

    def _add(self, title: str, place: str | Path) -> None:
        item = QListWidgetItem(title)
        item.setData(PLACE, place)
        self.list.addItem(item)

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setItemDelegate(_NamePainter(self._look, made))
        made.setFixedWidth(_LIST)
        made.setMouseTracking(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(self._look.say("ui-new-schema"))
        return made

    def _preview(self) -> QScrollArea:
        page = _Page()
        page.setLayout(column(self._title, self._purpose, self._labels, 1))
        page.setProperty("role", "plain")
        made = QScrollArea()
        made.setWidget(page)
        made.setWidgetResizable(True)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setMinimumSize(_PREVIEW, _HEIGHT)
        made.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        return made

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        look = self._look
        item = self.list.currentItem()
        self._title.setText(item.text() if item else "")
        clear(self._labels)
        self.labels = []
        try:
            schema = label_sets.read_schema(self.current)
        except HashiyaError as problem:
            self._purpose.setText(look.say(problem.message, **problem.values))
            return
        purpose = schema.guideline.get(look.language) or schema.guideline.get("en", "")
        self._purpose.setText(purpose)
        self._purpose.setVisible(bool(purpose))
        self.list.setAccessibleDescription(purpose)
        self._fill(schema)

    def _fill(self, schema: Schema) -> None:
        """The labels as they will stand under the page, layer by layer; pointing at one tells what it is."""
        for layer in schema.layers:
            labels = schema.labels_of(layer.code)
            if not labels:
                continue
            self.labels += labels
            flow = FlowLayout(_GAP)
            for it in labels:
                flow.addWidget(_shown(it, self._look))
            name = layer.names.get(self._look.language, layer.code)
            self._labels.addLayout(column(label(name, "caption"), _as_high(flow), gap=2))
        if not schema.labels:
            self._labels.addWidget(label(self._look.say("ui-new-no-labels"), "muted", wrap=True))


class _Page(QWidget):
    """As high as its rows need at the width there is."""

    def minimumSizeHint(self) -> QSize:
        # WORKAROUND: a scroll area makes room for wrapped lines at their narrowest.
        return QSize(0, 0)


class _NamePainter(CalmPainter):
    """A name a row, cut at its own end."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_LIST, _ROW)

    def draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        paint_ground(painter, option, self._look.theme)
        painter.setPen(QColor(self._look.theme.text))
        room: QRect = option.rect.adjusted(GRID + 2, 0, -GRID - 2, 0)
        paint_line(painter, room, str(index.data()), option.direction)


def _shown(of: Label, look: Look) -> LabelButton:
    """The button of the label bar, to be looked at."""
    made = LabelButton(of, look)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setCursor(Qt.CursorShape.ArrowCursor)
    return made


def _as_high(flow: FlowLayout) -> QWidget:
    """A widget as high as its rows need at its width."""
    made = holder(flow)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
