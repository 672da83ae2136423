"""Choosing keys: press the new chord for an action; a clash is told at once, with the way out of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hashiya.ui.actions import Action
from hashiya.ui.bindings import Bindings
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.key_tree import KeyTree
from hashiya.ui.key_positions import Positions, chord, is_plain, typed_with_level, with_printed
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, column, frame, label, row, search_field, wait_at_start


class KeyBindingsDialog(Dialog):
    """Every choice takes effect at once; nothing is lost, for every key can be set back."""

    def __init__(self, parent: QWidget | None, look: Look, bindings: Bindings) -> None:
        super().__init__(parent, look, "keys-title")
        self.resize(720, 720)
        self._bindings = bindings
        self._wanted = ""
        self._find = search_field(look.say("ui-shortcuts-find"), look.say("ui-clear"))
        wait_at_start(self._find, rtl=look.wording.rtl)
        self.tree = KeyTree(look, bindings, whole=True)
        self._find.textChanged.connect(self._find_action)
        self.tree.currentItemChanged.connect(self._show_chosen)
        self._name = label("", "heading")
        self.press = ChordField(look)
        self.press.pressed_chord.connect(self._pressed)
        self._remove = button(look.say("keys-remove"), self._take_key_away)
        self._usual = button(look.say("keys-usual"), self._set_back)
        self.said = label("", "muted", wrap=True)
        self.said.setMinimumHeight(36)
        self.take = button("", self._take_over)
        self.body.addWidget(self._find)
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(self._make_card())
        self.all_usual = self._add_all_usual()
        self.act("ui-close", self.accept, "primary")
        self._find.setFocus()
        self._show_chosen()

    def _make_card(self) -> QWidget:
        card = frame("card")
        first = row(self._name, 1, self.press, self._remove, self._usual)
        second = row(self.said, self.take)
        second.setStretch(0, 1)
        card.setLayout(column(first, second, margin=2 * GRID))
        return card

    def _add_all_usual(self) -> QPushButton:
        return self.act("keys-all-usual", self._set_all_back)

    # what is chosen

    def _find_action(self, words: str) -> None:
        self.tree.filter(words)
        self.tree.choose_first()

    def _action(self) -> Action | None:
        return self._bindings.action(self.tree.chosen())

    def _show_chosen(self) -> None:
        self._show_state()
        self._tell("keys-press-why" if self._action() else "keys-choose")

    def _show_state(self) -> None:
        action = self._action()
        self._wanted = ""
        self.take.hide()
        self._name.setText(self.tree.title(action) if action else "")
        for it in (self._name, self.press, self._remove, self._usual):
            it.setVisible(action is not None)
        self.press.show_keys(action.keys if action else ())
        if action is not None:
            self._remove.setEnabled(bool(action.keys))
            self._usual.setEnabled(self._bindings.is_own(action.id))
        self.all_usual.setEnabled(self._bindings.any_own)

    def _tell(self, message: str, **values: str) -> None:
        self.said.setText(self.look.say(message, **values))

    # what is done

    def _pressed(self, keys: str) -> None:
        """A chord was pressed for the chosen action."""
        action = self._action()
        if action is None:
            return
        self._show_state()
        refused = self._bindings.refusal(keys)
        owner = self._bindings.find(keys)
        if refused:
            self._tell(refused, keys=with_printed(keys))
            self.press.listen()
        elif owner is not None and owner.id != action.id:
            self._wanted = keys
            self._tell("keys-clash", keys=with_printed(keys), name=self.tree.title(owner))
            self.take.setText(self.look.say("keys-take"))
            self.take.show()
            self.press.listen()
        else:
            self._choose(action, keys)

    def _take_over(self) -> None:
        action = self._action()
        if action is not None and self._wanted:
            self._choose(action, self._wanted)

    def _choose(self, action: Action, keys: str) -> None:
        """The new chord becomes the first one; a second one that the action has stays."""
        self._bindings.choose(action.id, (keys, *(it for it in action.keys[1:] if it != keys)))
        self._show_state()
        message = "keys-chosen-plain" if is_plain(keys) else "keys-chosen"
        self._tell(message, keys=with_printed(keys), name=self.tree.title(action))

    def _take_key_away(self) -> None:
        action = self._action()
        if action is not None:
            self._bindings.choose(action.id, ())
            self._show_state()
            self._tell("keys-removed", name=self.tree.title(action))

    def _set_back(self) -> None:
        """The usual keys again, also from an action that took one of them meanwhile."""
        action = self._action()
        if action is not None:
            self._bindings.choose(action.id, self._bindings.usual(action.id))
            self._show_state()
            self._tell("keys-usual-again", name=self.tree.title(action))

    def _set_all_back(self) -> None:
        self._bindings.reset_all()
        self._show_state()
        self._tell("keys-all-usual-again")


class ChordField(QPushButton):
    """Shows the keys; after a click or Enter it takes the next chord as it lies on the keyboard."""

    pressed_chord = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._positions = Positions()
        self._keys: tuple[str, ...] = ()
        self.listening = False
        self.setMinimumWidth(168)
        self.setAutoDefault(False)
        self.setAccessibleName(look.say("keys-press"))
        self.clicked.connect(self.listen)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self.listening = False
        shown = "   ".join(with_printed(it) for it in keys)
        self.setText(shown or self._look.say("keys-none"))

    def listen(self) -> None:
        """The next key is taken; after one that is refused the field goes on to listen."""
        self.listening = True
        self.setText(self._look.say("keys-press"))

    def event(self, event: QEvent) -> bool:
        if self.listening and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event)
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.listening:
            self.show_keys(self._keys)
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.show_keys(self._keys)
            return True
        place = self._positions.name(event)
        if place is None:
            return False
        if typed_with_level(event):
            place = f"ctrl+alt+{place}"
            self.pressed_chord.emit(place)
        else:
            self.pressed_chord.emit(chord(event, place))
        return True
