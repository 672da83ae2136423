"""The fields of a record of a label set: each shows a value, tells a new one, and what is wrong with it stands under it.

They know paths such as ``names.ar`` and plain values, no label set.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.dialogs.key_bindings import ChordField
from hashiya.ui.look import Look
from hashiya.ui.widgets import button, column, holder, label, row, show_in_direction

Choices = Sequence[tuple[str, str]]
CODE = Qt.ItemDataRole.UserRole
_LINE_HEIGHT = 26


class Field(QWidget):
    """``changed`` tells a value that a person chose; ``show_value`` never does."""

    changed = Signal(str, object)

    def __init__(self, look: Look, path: str, caption: str) -> None:
        super().__init__()
        self.path = path
        self.look = look
        self._caption = label(caption, "caption")
        self._wrong = label("", "danger", wrap=True)
        self._wrong.hide()
        self.box = column(self._caption, gap=2)
        self.box.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(self.box)

    def hold(self, editor: QWidget) -> None:
        """The widget that a person edits."""
        self._caption.setBuddy(editor)
        editor.setAccessibleName(self._caption.text())
        self.box.addWidget(editor)
        self.box.addWidget(self._wrong)
        self.setFocusProxy(editor)

    @property
    def wrong(self) -> str:
        return "" if self._wrong.isHidden() else self._wrong.text()

    def show_wrong(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def show_value(self, value: Any) -> None:
        raise NotImplementedError

    def lock(self, *, on: bool) -> None:
        """Only to be read."""
        for it in self.findChildren(QWidget):
            if isinstance(it, QLineEdit | QPlainTextEdit):
                it.setReadOnly(on)
            elif isinstance(it, QComboBox | QCheckBox | ChordField):
                it.setEnabled(not on)


class LineField(Field):
    """One line. ``late``: the value is told when the field is left, for what renames."""

    def __init__(
        self, look: Look, path: str, caption: str, *, rtl: bool | None = None, late: bool = False
    ) -> None:
        super().__init__(look, path, caption)
        self.line = QLineEdit()
        if rtl is not None:
            direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
            self.line.setLayoutDirection(direction)
        self._shown = ""
        if late:
            self.line.editingFinished.connect(self._left)
        else:
            self.line.textEdited.connect(lambda text: self.changed.emit(self.path, text))
        self.hold(self.line)

    def show_value(self, value: Any) -> None:
        self._shown = str(value or "")
        if self.line.text() != self._shown:
            self.line.setText(self._shown)

    def _left(self) -> None:
        if self.line.text() != self._shown:
            self.changed.emit(self.path, self.line.text())


class TextField(Field):
    """Several lines, that begin at the side from which they are read."""

    def __init__(self, look: Look, path: str, caption: str, *, rtl: bool, lines: int) -> None:
        super().__init__(look, path, caption)
        self._rtl = rtl
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self._showing = False
        show_in_direction(self.text, "", rtl=rtl)
        self.text.textChanged.connect(self._typed)
        # WORKAROUND: the stylesheet's least height of a text field goes before a fixed one.
        room = holder(column(self.text))
        room.setFixedHeight(lines * _LINE_HEIGHT + 14)
        self.hold(room)
        room.setFocusProxy(self.text)
        self.text.setAccessibleName(caption)

    def show_value(self, value: Any) -> None:
        words = str(value or "")
        if self.text.toPlainText() != words:
            self._showing = True
            show_in_direction(self.text, words, rtl=self._rtl)
            self._showing = False

    def _typed(self) -> None:
        if not self._showing:
            self.changed.emit(self.path, self.text.toPlainText())


class ChoiceField(Field):
    def __init__(self, look: Look, path: str, caption: str) -> None:
        super().__init__(look, path, caption)
        self.combo = CalmCombo()
        self.combo.activated.connect(lambda: self.changed.emit(self.path, self.combo.currentData()))
        self.hold(self.combo)

    def offer(self, choices: Choices) -> None:
        self.combo.clear()
        for code, name in choices:
            self.combo.addItem(name, code)

    def show_value(self, value: Any) -> None:
        at = self.combo.findData(value)
        if at < 0 and value:
            self.combo.addItem(str(value), value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(max(at, 0))


class FlagField(Field):
    def __init__(self, look: Look, path: str, caption: str) -> None:
        super().__init__(look, path, "")
        self._caption.hide()
        self.check = QCheckBox(caption)
        self.check.clicked.connect(lambda on: self.changed.emit(self.path, bool(on)))
        self.hold(self.check)
        self.check.setAccessibleName(caption)

    def show_value(self, value: Any) -> None:
        self.check.setChecked(bool(value))


class SeveralField(Field):
    """Some of many, each with its mark; none chosen means what ``none`` says."""

    def __init__(self, look: Look, path: str, caption: str, none: str, *, rows: int = 5) -> None:
        super().__init__(look, path, caption)
        self.list = QListWidget()
        self.list.setFixedHeight(rows * 28 + 8)
        self.list.itemChanged.connect(lambda _item: self._told())
        self.hold(self.list)
        self.box.addWidget(label(none, "muted", wrap=True))
        self._offered: list[tuple[str, str]] = []
        self._locked = False

    def offer(self, choices: Choices) -> None:
        self._offered = list(choices)

    def show_value(self, value: Any) -> None:
        chosen: tuple[str, ...] = tuple(value) if value else ()
        known = {code for code, _ in self._offered}
        offered = [*self._offered, *((it, it) for it in chosen if it not in known)]
        offered.sort(key=lambda it: it[0] not in chosen)  # what is chosen is seen without scrolling
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.list.clear()
        for code, name in offered:
            item = QListWidgetItem(name)
            item.setData(CODE, code)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if self._locked else flags | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if code in chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.list.addItem(item)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def lock(self, *, on: bool) -> None:
        self._locked = on

    def _told(self) -> None:
        items = (self.list.item(k) for k in range(self.list.count()))
        chosen = tuple(
            str(it.data(CODE)) for it in items if it.checkState() == Qt.CheckState.Checked
        )
        self.changed.emit(self.path, chosen)


class KeyField(Field):
    """A key as it lies on the keyboard: pressed, not written."""

    def __init__(self, look: Look, path: str, caption: str) -> None:
        super().__init__(look, path, caption)
        self.press = ChordField(look)
        self.press.pressed_chord.connect(self._pressed)
        self.remove = button(look.say("keys-remove"), lambda: self._pressed(""), "quiet")
        line = holder(row(self.press, self.remove, 1))
        self.hold(line)
        line.setFocusProxy(self.press)

    def show_value(self, value: Any) -> None:
        self.press.show_keys((str(value),) if value else ())
        self.remove.setVisible(bool(value))

    def _pressed(self, keys: str) -> None:
        self.changed.emit(self.path, keys)


class Later(QObject):
    """Calls once after a burst of typing has ended."""

    due = Signal()

    def __init__(self, parent: QObject, wait_ms: int) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(wait_ms)
        self._timer.timeout.connect(self.due)

    def ask(self) -> None:
        self._timer.start()

    def now(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.due.emit()
