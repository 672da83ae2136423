"""One field a kind of attribute: shows a value and tells a new one; it stores nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from hashiya.model.attribute import AttributeType, AttributeValue, Choice, parse
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.look import Look
from hashiya.ui.value_field import ValueField
from hashiya.ui.widgets import holder

Tell = Callable[[AttributeValue | None], None]
_LTR_KINDS = frozenset({"number", "date", "link"})


def field(kind: AttributeType, value: AttributeValue | None, look: Look, tell: Tell) -> QWidget:
    """The field for an attribute. ``tell`` gets the new value, ``None`` takes the attribute away."""
    match kind.kind:
        case "choice":
            return _choice(kind, value, look, tell)
        case "choices":
            return _choices(kind, value, look, tell)
        case "flag":
            return _flag(value, look, tell)
        case "text" | "number" | "date" | "link":
            return _line(kind, value, look, tell)


def name_of(choice: Choice, language: str) -> str:
    return choice.names.get(language) or choice.names.get("en") or choice.code


def _choice(kind: AttributeType, value: AttributeValue | None, look: Look, tell: Tell) -> QComboBox:
    made = QComboBox()
    made.addItem(look.say("ui-attribute-none"), None)
    for it in kind.choices:
        made.addItem(name_of(it, look.language), it.code)
    at = made.findData(value)
    if value is not None and at < 0:
        made.addItem(str(value), value)
        at = made.count() - 1
    made.setCurrentIndex(max(at, 0))
    made.activated.connect(lambda: tell(made.currentData()))
    return made


def _choices(kind: AttributeType, value: AttributeValue | None, look: Look, tell: Tell) -> QWidget:
    chosen = set(value) if isinstance(value, tuple) else set()
    boxes: list[tuple[str, QCheckBox]] = []

    def told() -> None:
        codes = tuple(code for code, box in boxes if box.isChecked())
        tell(codes or None)

    flow = FlowLayout(8)
    for it in kind.choices:
        box = QCheckBox(name_of(it, look.language))
        box.setChecked(it.code in chosen)
        box.clicked.connect(lambda: told())
        boxes.append((it.code, box))
        flow.addWidget(box)
    return holder(flow)


def _flag(value: AttributeValue | None, look: Look, tell: Tell) -> QComboBox:
    made = QComboBox()
    for message, data in (("none", None), ("yes", True), ("no", False)):
        made.addItem(look.say(f"ui-attribute-{message}"), data)
    known = {True: 1, False: 2}
    made.setCurrentIndex(known[value] if isinstance(value, bool) else 0)
    made.activated.connect(lambda: tell(made.currentData()))
    return made


def _line(kind: AttributeType, value: AttributeValue | None, look: Look, tell: Tell) -> QLineEdit:
    shown = "" if value is None else str(value)
    made = ValueField(shown)
    if kind.kind in _LTR_KINDS:
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        made.setPlaceholderText(look.say(f"ui-attribute-hint-{kind.kind}"))

    def told() -> None:
        text = made.text().strip()
        if text == shown:
            return
        try:
            new = parse(kind.kind, text) if text else None
        except ValueError:
            made.setToolTip(look.say(f"ui-attribute-bad-{kind.kind}"))
            made.setText(shown)
            return
        tell(new)

    made.editingFinished.connect(told)
    return made
