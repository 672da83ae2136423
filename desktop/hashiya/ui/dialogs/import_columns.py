"""Which column of a table holds the texts, and which the titles: shown for tables only; it reads no row itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from hashiya.commands.reading import Asked
from hashiya.formats import for_reading
from hashiya.formats.corpus import corpus
from hashiya.formats.corpus.columns import Columns
from hashiya.formats.format import ReadOptions
from hashiya.model.errors import UnknownFormat
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, label, row

CHOSEN = ("text", "title")
LARGEST_LIST = 4 << 20
"""Bytes of a JSON list, which can only be read as a whole: the window would stand still for more."""

_SUFFIXES = (*corpus.FORMAT.suffixes, ".jsonl", ".txt")


class ColumnChoice(QWidget):
    """``asked`` when a person chose: what is what, as ``ReadOptions.columns`` says it."""

    asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._known: dict[Path, Columns] = {}
        self.fields: dict[str, QComboBox] = {}
        line = row(gap=2 * GRID)
        for role in CHOSEN:
            caption = label(look.say(f"ui-import-column-{role}"), "caption")
            field = self.fields[role] = CalmCombo()
            field.setAccessibleName(caption.text())
            field.setMinimumContentsLength(12)
            field.activated.connect(self._ask)
            caption.setBuddy(field)
            line.addWidget(caption)
            line.addWidget(field, 1)
        self._none = look.say("ui-import-column-none")
        self.setLayout(line)
        self.hide()

    def show_for(self, path: Path | None, asked: Asked) -> None:
        """The columns of that file, if it is a table; ``asked`` is how it was read before."""
        names = self._of(path) if path is not None else ()
        self.setVisible(bool(names))
        if path is None or not names:
            return
        guessed = {role: names[at] for role, at in self._known[path].roles.items()}
        for role, field in self.fields.items():
            field.clear()
            field.addItem(self._none, "")
            for it in names:
                field.addItem(it, it)
            field.setCurrentIndex(
                max(0, field.findData({**guessed, **dict(asked.columns)}.get(role, "")))
            )

    def _of(self, path: Path) -> tuple[str, ...]:
        if path.suffix.lower() not in _SUFFIXES:
            return ()
        if path not in self._known:
            try:
                if path.suffix.lower() == ".json" and path.stat().st_size > LARGEST_LIST:
                    return ()
                if for_reading(path) is not corpus.FORMAT:  # annotations: nothing is to be chosen
                    return ()
                self._known[path] = corpus.columns_in(path, ReadOptions())
            except (OSError, UnknownFormat):
                return ()
        return self._known[path].names

    def _ask(self) -> None:
        self.asked.emit({role: field.currentData() for role, field in self.fields.items()})
