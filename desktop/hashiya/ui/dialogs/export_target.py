"""Where an export goes: a name is proposed beside the project, one of one's own is kept; it writes nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hashiya.formats.format import Format
from hashiya.ui.dialogs import files
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, label, row


class ExportTarget:
    """``line`` has the caption, the ``field`` and the button behind it, for the dialog to lay."""

    def __init__(self, parent: QWidget, look: Look, project: Path) -> None:
        self._parent, self._look, self._project = parent, look, project
        self._suggested = ""
        say = look.say
        self.field = QLineEdit()
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.field.setAccessibleName(say("ui-export-target"))
        self.field.textChanged.connect(self.field.setToolTip)  # a long one is not seen whole
        self._caption = label(say("ui-export-target"), "caption")
        self._caption.setBuddy(self.field)
        self.choose_button = button(say("ui-choose"), self.choose)
        self.line: QHBoxLayout = row(self._caption, self.field, self.choose_button)
        self.line.setStretch(1, 1)

    @property
    def place(self) -> Path:
        return files.typed(self.field.text(), self._project.parent)

    def indent(self, pixels: int) -> None:
        """From the captions' edge to the fields above."""
        self._caption.setMinimumWidth(pixels - GRID)

    def suggest(self, chosen: Format, *, is_bundle: bool) -> None:
        """A name beside the project, with the ending of the format; a name of one's own is kept."""
        written = self.field.text()
        known = written in ("", self._suggested)
        base = (self._project if known else Path(written)).with_suffix("")
        is_folder = chosen.folder or is_bundle
        if is_folder:
            name = f"{base.name}-{chosen.id}" if known else base.name
        else:
            name = base.name + (chosen.suffixes[0] if chosen.suffixes else "")
        if known or not is_folder:
            self.field.setText(str(base.with_name(name)))
        if known:
            self._suggested = self.field.text()

    def choose(self) -> None:
        path = files.export_target(self._parent, self._look, self.place)
        if path is not None:
            self.field.setText(str(path))
