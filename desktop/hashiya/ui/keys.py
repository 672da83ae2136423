"""The physical-key router: a pressed key runs the action of its position, whatever the layout.

Qt's own shortcuts compare letters, so with an Arabic layout none of them fires. This filter takes
the key before them. It never acts on plain keys while a text field is being written in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from hashiya.ui.key_positions import Positions, chord, is_plain, typed_with_level

if TYPE_CHECKING:
    from hashiya.ui.actions import Action

_EDITING = frozenset("acvxyz")
_FIELD_KEYS = frozenset(
    {"ctrl+a", "ctrl+c", "ctrl+v", "ctrl+x", "ctrl+y", "ctrl+z", "ctrl+shift+z"}
    | {f"ctrl+{it}" for it in ("left", "right", "home", "end", "delete")}
    | {f"ctrl+shift+{it}" for it in ("left", "right", "home", "end")}
)
"""With Control, but a text field's own affair."""
_COMMAND_KEYS = ("ctrl+", "alt+", "meta+")

Find = Callable[[str], "Action | None"]
Capture = Callable[[str], bool]
"""Takes a chord for itself (True), or gives it back."""


class Router(QObject):
    """``find`` gives the enabled action of a chord, ``run`` runs it, ``reader`` is where plain keys act."""

    def __init__(self, window: QWidget, find: Find, run: Callable[[Action], None]) -> None:
        super().__init__(window)
        self._window = window
        self._find = find
        self._run = run
        self._reader: QWidget | None = None
        self._capture: Capture | None = None
        self._others: dict[QWidget, Capture] = {}
        self.locked = False
        """The reading lock: keys that write signs, and those that change marks, do nothing in the reader."""
        self.positions = Positions()

    def watch(self, handle: QWindow) -> None:
        """Take the keys where they enter the window; no other event of the program passes here."""
        handle.installEventFilter(self)

    def stop(self) -> None:
        if self._window.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            self._window.windowHandle().removeEventFilter(self)

    def set_reader(self, reader: QWidget | None) -> None:
        self._reader = reader

    def add_reader(self, reader: QWidget, take: Capture) -> None:
        """Another place where plain keys act: there ``take`` is offered every chord."""
        self._others[reader] = take
        reader.destroyed.connect(lambda: self._others.pop(reader, None))

    def capture(self, take: Capture | None) -> None:
        """From now on every chord is first offered to ``take``, as long as the reader has the focus."""
        self._capture = take

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or self._busy():
            return False
        pressed = cast("QKeyEvent", event)
        if self._captured(pressed):
            event.accept()
            return True
        action = self._action(pressed)
        if action is None:
            return self._help_text_field(pressed)
        event.accept()
        if not (pressed.isAutoRepeat() and not action.repeats):
            self._run(action)
        return True

    def _captured(self, event: QKeyEvent) -> bool:
        place = self.positions.name(event)
        other = self._other()
        if place is None:
            return False
        keys = chord(event, place)
        if self._capture is not None and (other is not None or self._reading()):
            return self._capture(keys)
        return other is not None and other(keys)

    def _other(self) -> Capture | None:
        focus = QApplication.focusWidget()
        return self._others.get(focus) if focus is not None else None

    def _busy(self) -> bool:
        """A dialog or a menu has the word."""
        return bool(QApplication.activeModalWidget() or QApplication.activePopupWidget())

    def _action(self, event: QKeyEvent) -> Action | None:
        place = self.positions.name(event)
        if place is None or typed_with_level(event):
            return None
        keys = chord(event, place)
        field = _text_field()
        if field is not None and (keys in _FIELD_KEYS or not _commanding(keys)):
            return None
        action = self._find(keys)
        if action is None:
            return None
        plain = is_plain(keys)
        if self.locked and (plain or locks(keys, action)):
            return None
        # a lone letter is a command in the reader only, whatever a person gave it to
        return action if not (plain or action.in_reader) or self._reading() else None

    def _reading(self) -> bool:
        focus = QApplication.focusWidget()
        if self._reader is None or focus is None:
            return False
        return focus is self._reader or self._reader.isAncestorOf(focus)

    def _help_text_field(self, event: QKeyEvent) -> bool:
        """Copy, paste and their kin in a text field while the layout is not Latin."""
        field = _text_field()
        if field is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        place = self.positions.name(event)
        latin = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
        if latin or place not in _EDITING:
            return False
        key = Qt.Key(Qt.Key.Key_A.value + ord(place) - ord("a"))
        copy = QKeyEvent(QEvent.Type.KeyPress, key, event.modifiers())
        QCoreApplication.sendEvent(field, copy)
        return True


def locks(keys: str, action: Action) -> bool:
    """Whether the reading lock turns this chord off although it writes no sign."""
    return action.is_label or keys.rpartition("+")[2] in ("delete", "space")


def _commanding(keys: str) -> bool:
    if keys.startswith(_COMMAND_KEYS):
        return True
    last = keys.removeprefix("shift+")
    return last[:1] == "f" and last[1:].isdigit()


def _text_field() -> QWidget | None:
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        return None if widget.isReadOnly() else widget
    if isinstance(widget, QAbstractSpinBox):
        return widget
    if isinstance(widget, QComboBox) and widget.isEditable():
        return widget
    return None
