"""The labels that are to leave, ticked in columns; all or none of them by one key, and how many they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from hashiya.model.schema import Label
from hashiya.ui.look import Look
from hashiya.ui.widgets import button, column, label, row

_ROW = 28
_MOST_ROWS = 5
"""Lines that are seen; the rest is scrolled to."""
_TICK = 64
"""Pixels of a column beside its words."""
_CODE = Qt.ItemDataRole.UserRole


class LabelChoices(QWidget):
    """``changed`` is sent once for each change, also of all labels together."""

    changed = Signal()

    def __init__(self, look: Look, labels: Sequence[Label]) -> None:
        super().__init__()
        self._look = look
        self.list = _Columns(look)
        self._count = label("", "muted")
        for it in labels:
            self.list.addItem(_item(f"{it.name(look.language)}  ·  {it.code}", it.code))
        self.list.fit()
        self.list.itemChanged.connect(lambda: self._changed())
        self.all = button(look.say("ui-export-labels-all"), lambda: self.tick_all(on=True))
        self.none = button(look.say("ui-export-labels-none"), lambda: self.tick_all(on=False))
        self.setLayout(column(self.list, row(self.all, self.none, self._count, 1)))
        self.setFocusProxy(self.list)
        self._tell()

    def ticked(self) -> tuple[str, ...]:
        """Their codes, each once."""
        codes = (it.data(_CODE) for it in self._items() if it.checkState() == _state(on=True))
        return tuple(dict.fromkeys(codes))

    def tick_all(self, *, on: bool) -> None:
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        for it in self._items():
            it.setCheckState(_state(on=on))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._changed()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        count = sum(it.checkState() == _state(on=True) for it in self._items())
        said = self._look.say("ui-export-labels-count", count=count, all=self.list.count())
        self._count.setText(said)


class _Columns(QListWidget):
    """As many columns as there is room for, all of one width; no higher than what it holds."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(look.say("ui-export-labels"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        widths = (self.fontMetrics().horizontalAdvance(it.text()) for it in self._all())
        cell = QSize(max(widths, default=0) + _TICK, _ROW)
        self.setGridSize(cell)
        for it in self._all():
            it.setSizeHint(cell)
        self.setFixedHeight(_MOST_ROWS * _ROW + 2 * self.frameWidth() + 4)

    def _all(self) -> list[QListWidgetItem]:
        return [self.item(at) for at in range(self.count())]


def _item(words: str, code: str) -> QListWidgetItem:
    made = QListWidgetItem(words)
    made.setData(_CODE, code)
    made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    made.setCheckState(_state(on=True))
    return made


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
