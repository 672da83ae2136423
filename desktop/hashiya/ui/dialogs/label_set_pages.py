"""Which fields a label, an attribute, a relation, a label of articles and a layer have, and how they stand; no values.

A row is one field, or two of them side by side. What a form tells goes to whoever made it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QTabWidget, QWidget

from hashiya.ui.dialogs.label_set_choices import ChoicesField
from hashiya.ui.dialogs.label_set_fields import (
    ChoiceField,
    Field,
    FlagField,
    KeyField,
    LineField,
    SeveralField,
    TextField,
)
from hashiya.ui.dialogs.label_set_looks import LookGrid
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, column, holder

NAMES = ("names.ar", "names.en")
GUIDE = ("guideline.ar", "guideline.en")
PAGES: dict[str, tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]] = {
    "label": (
        (
            "general",
            (
                NAMES,
                ("code", "short"),
                ("look",),
                ("form", "shortcut"),
                ("layer", "parent"),
                ("role",),
                ("proclitics", "determiner"),
            ),
        ),
        (
            "card",
            (
                GUIDE,
                ("card.include.ar", "card.include.en"),
                ("card.exclude.ar", "card.exclude.en"),
                ("card.examples.ar", "card.examples.en"),
                ("card.decision.ar", "card.decision.en"),
            ),
        ),
    ),
    "attribute": (
        (
            "general",
            (
                NAMES,
                ("code", "kind"),
                ("layer", "key"),
                ("choices",),
                ("default", "required"),
                ("long",),
                ("labels",),
                GUIDE,
            ),
        ),
    ),
    "relation": (
        (
            "general",
            (
                NAMES,
                ("code", "role"),
                ("domain", "range"),
                ("symmetric", "across"),
                GUIDE,
            ),
        ),
    ),
    "document": (("general", (NAMES, ("code",), ("choices",), ("many", "required"), GUIDE)),),
    "layer": (("general", (NAMES, ("code", "overlap"))),),
    "set": (("general", (NAMES, ("id",), GUIDE)),),
}
_FLAGS = {"required", "long", "symmetric", "across", "many"}
_CHOSEN = {"layer", "parent", "role", "form", "proclitics", "determiner", "kind", "overlap"}
_LINES = {"card.include": 4, "card.exclude": 4, "card.examples": 5, "card.decision": 3}


class LookField(Field):
    """Hue and line in one; it tells ``slot`` and ``line`` at once."""

    def __init__(self, look: Look, path: str, caption: str) -> None:
        super().__init__(look, path, caption)
        self.grid = LookGrid(look)
        self.grid.chosen.connect(lambda slot, line: self.changed.emit("look", (slot, line)))
        self.hold(self.grid)

    def show_value(self, value: Any) -> None:
        self.grid.show_looks(*value)

    def lock(self, *, on: bool) -> None:
        self.grid.setEnabled(not on)


class Form(QWidget):
    """The fields of one part; ``told`` is a path and its new value."""

    told = Signal(str, object)

    def __init__(self, look: Look, part: str) -> None:
        super().__init__()
        self._look = look
        self._part = part
        self.fields: dict[str, Field] = {}
        self.tabs = QTabWidget()
        pages = PAGES[part]
        made = [(name, self._page(lines)) for name, lines in pages]
        if len(made) == 1:
            self.setLayout(column(made[0][1]))
            return
        for name, page in made:
            self.tabs.addTab(page, look.say(f"labelset-page-{name}"))
        self.setLayout(column(self.tabs))

    def _page(self, lines: Iterable[tuple[str, ...]]) -> QScrollArea:
        grid = QGridLayout()
        grid.setContentsMargins(GRID, GRID, GRID, GRID)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID + 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, line in enumerate(lines):
            # Arabic stands where its reading begins, in both languages of the window
            paths = line[::-1] if not self._look.wording.rtl and line[0].endswith(".ar") else line
            for where, path in enumerate(paths):
                field = self._field(path)
                span = 2 if len(line) == 1 and path not in _FLAGS else 1
                grid.addWidget(field, at, where, 1, span, Qt.AlignmentFlag.AlignTop)
        page = holder(column(grid, 1))
        page.setProperty("role", "plain")
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        return area

    def _field(self, path: str) -> Field:
        made = self._make(path)
        made.changed.connect(self.told)
        self.fields[path] = made
        return made

    def _make(self, path: str) -> Field:
        look = self._look
        name, _, language = path.rpartition(".")
        caption = look.say(f"labelset-field-{(name or path).replace('.', '-')}")
        if language in ("ar", "en") and name:
            caption = f"{caption} · {look.say(f'labelset-in-{language}')}"
            rtl = language == "ar"
            if name != "names":
                return TextField(look, path, caption, rtl=rtl, lines=_LINES.get(name, 3))
            return LineField(look, path, caption, rtl=rtl)
        if path in _FLAGS:
            return FlagField(look, path, caption)
        if path in _CHOSEN:
            return ChoiceField(look, path, caption)
        if path == "look":
            return LookField(look, path, caption)
        if path == "shortcut":
            return KeyField(look, path, caption)
        if path == "choices":
            return ChoicesField(look, path, caption)
        if path in ("labels", "domain", "range"):
            none = look.say("labelset-all-labels" if path == "labels" else "labelset-all-ends")
            return SeveralField(look, path, caption, none)
        return LineField(look, path, caption, rtl=False, late=path == "code")

    def show_wrongs(self, wrongs: dict[str, str]) -> None:
        for path, it in self.fields.items():
            said = wrongs.get(path, "")
            if path == "look":
                said = said or wrongs.get("slot", "")
            if it.wrong != said:
                it.show_wrong(said)

    def go_to(self, path: str) -> None:
        """Put the keys into that field, on whatever page it stands."""
        field = self.fields.get(path)
        if field is None:
            return
        for at in range(self.tabs.count()):
            page = self.tabs.widget(at)
            if page is not None and page.isAncestorOf(field):
                self.tabs.setCurrentIndex(at)
        field.setFocus()

    def lock(self, *, on: bool) -> None:
        for it in self.fields.values():
            it.lock(on=on)
