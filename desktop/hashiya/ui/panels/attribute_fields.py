"""One field a kind of attribute: shows a value, is shown another one in place, tells a new one; it stores nothing.

A field in which somebody writes keeps what is written there, whatever it is shown meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from hashiya.display.card import Fact, page_of
from hashiya.model.attribute import AttributeValue
from hashiya.ui.attribute_values import FLAGS, bad_value, read_value, today, unset
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.look import Look
from hashiya.ui.panels.words_field import WordsField
from hashiya.ui.value_field import ValueField
from hashiya.ui.widgets import GRID, button, row

_LTR_KINDS = frozenset({"number", "date", "link"})


@dataclass(frozen=True, slots=True)
class Hand:
    """What a field may ask for: ``tell`` gets the new value (``None`` takes the attribute away),

    ``refuse`` a sentence why a value was not taken, ``leave`` gives the keys back to the page.
    """

    tell: Callable[[AttributeValue | None], object]
    refuse: Callable[[str], object]
    leave: Callable[[], object]


class ChoiceField(CalmCombo):
    """One of the choices, or nothing said."""

    def __init__(self, fact: Fact, look: Look, hand: Hand) -> None:
        super().__init__()
        self._look = look
        self._fact: Fact | None = None
        self.show_fact(fact)
        self.activated.connect(lambda: hand.tell(self.currentData()))

    @property
    def entry(self) -> QWidget:
        return self

    def release(self, *, keep: bool) -> None:
        """Nothing waits here: what is chosen is told at once."""

    def show_fact(self, fact: Fact) -> None:
        if fact == self._fact:
            return
        self._fact = fact
        self.clear()
        self.addItem(unset(fact, self._look), None)
        for name, data in self._offered(fact):
            self.addItem(name, data)
        at = self.findData(fact.value) if fact.value is not None else 0
        if at < 0:
            self.addItem(str(fact.value), fact.value)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def _offered(self, fact: Fact) -> list[tuple[str, AttributeValue]]:
        if fact.kind.kind == "flag":
            return [(self._look.say(f"ui-attribute-{word}"), yes) for word, yes in FLAGS]
        return [(it.name_in(self._look.language), it.code) for it in fact.kind.choices]


class ChoicesField(QWidget):
    """Any of the choices; strays stand among them as long as they are set."""

    def __init__(self, fact: Fact, look: Look, hand: Hand) -> None:
        super().__init__()
        self._look = look
        self._hand = hand
        self._boxes: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(GRID)
        self.setLayout(self._flow)
        for it in fact.kind.choices:
            self._add(it.code, it.name_in(look.language))
        self.show_fact(fact)

    @property
    def entry(self) -> QWidget:
        return next(iter(self._boxes.values()), self)

    def release(self, *, keep: bool) -> None:
        """Nothing waits here."""

    def show_fact(self, fact: Fact) -> None:
        chosen = fact.value if isinstance(fact.value, tuple) else ()
        for code in chosen:
            if code not in self._boxes:
                self._add(code, code)
        for code, box in self._boxes.items():
            box.setChecked(code in chosen)

    def _add(self, code: str, name: str) -> None:
        box = QCheckBox(name)
        box.clicked.connect(lambda: self._told())
        self._boxes[code] = box
        self._flow.addWidget(box)

    def _told(self) -> None:
        codes = tuple(code for code, box in self._boxes.items() if box.isChecked())
        self._hand.tell(codes or None)


class LineField(QWidget):
    """A text, number, date or id in one line; what leads to a page has a button that opens it."""

    def __init__(self, fact: Fact, look: Look, hand: Hand) -> None:
        super().__init__()
        self._look, self._hand, self._fact = look, hand, fact
        self.line = _Line(self)
        self._buttons = [self._button(it) for it in self._offers(fact)]
        box = row(self.line, *self._buttons, gap=GRID // 2)
        box.setStretch(0, 1)
        self.setLayout(box)
        if fact.kind.kind in _LTR_KINDS or fact.is_address:
            self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            if fact.kind.kind in _LTR_KINDS:
                self.line.setPlaceholderText(look.say(f"ui-attribute-hint-{fact.kind.kind}"))
        self.line.editingFinished.connect(self._told)
        self.show_fact(fact)

    @property
    def entry(self) -> QWidget:
        return self.line

    def show_fact(self, fact: Fact) -> None:
        writing = self.line.hasFocus() and self.line.text() != self._stored
        self._fact = fact
        if not writing and self.line.text() != self._stored:
            self.line.setText(self._stored)
            self.line.setCursorPosition(0)
        for it in self._buttons:
            it.setVisible(fact.kind.kind == "date" or bool(page_of(fact)))

    def release(self, *, keep: bool) -> None:
        """Another annotation comes: what was written is stored (or dropped), and the line is free."""
        if keep:
            self._told()
        self.take_back()

    def take_back(self) -> bool:
        """Whether something was written that is not stored: then it is gone."""
        if self.line.text() == self._stored:
            return False
        self.line.setText(self._stored)
        return True

    def leave(self) -> None:
        self._hand.leave()

    def today(self) -> bool:
        """Space in a date writes today's."""
        if self._fact.kind.kind != "date":
            return False
        self.line.setText(today())
        return True

    @property
    def _stored(self) -> str:
        return "" if self._fact.value is None else str(self._fact.value)

    def _offers(self, fact: Fact) -> tuple[str, ...]:
        if fact.kind.kind == "date":
            return ("card-today",)
        return ("card-open",) if fact.kind.kind == "link" or fact.is_address else ()

    def _button(self, message: str) -> QWidget:
        made = button(self._look.say(message), lambda: self._act(message), "quiet")
        name = self._fact.kind.name_in(self._look.language)
        made.setAccessibleName(self._look.say(f"{message}-of", name=name))
        made.setToolTip(made.accessibleName())
        return made

    def _act(self, message: str) -> None:
        if message == "card-today":
            self.today()
            self._told()
        else:
            QDesktopServices.openUrl(QUrl(page_of(self._fact)))

    def _told(self) -> None:
        text = self.line.text().strip()
        if text == self._stored:
            return
        try:
            new = read_value(self._fact, text)
        except ValueError:
            self._hand.refuse(bad_value(self._fact, self._look))
            self.line.setText(self._stored)
            return
        self._hand.tell(new)


class _Line(ValueField):
    """Esc takes back what was written; where nothing was, it leaves the field."""

    def __init__(self, of: LineField) -> None:
        super().__init__("")
        self._of = of

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Escape:
            if not self._of.take_back():
                self._of.leave()
        elif not (plain and event.key() == Qt.Key.Key_Space and self._of.today()):
            super().keyPressEvent(event)


AttributeField = ChoiceField | ChoicesField | LineField | WordsField


def field(fact: Fact, look: Look, hand: Hand) -> AttributeField:
    """The field for an attribute."""
    match fact.kind.kind:
        case "choice" | "flag":
            return ChoiceField(fact, look, hand)
        case "choices":
            return ChoicesField(fact, look, hand)
        case "text" if fact.kind.long:
            return WordsField(fact, hand.tell, hand.leave)
        case "text" | "number" | "date" | "link":
            return LineField(fact, look, hand)
