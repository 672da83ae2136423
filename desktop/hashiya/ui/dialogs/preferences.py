"""The settings: language, theme, text size, who annotates; each takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.settings import TEXT_SIZES
from hashiya.ui.widgets import GRID, label
from hashiya.wording import languages

THEMES = ("system", "light", "sepia", "dark", "contrast")


class PreferencesDialog(Dialog):
    """Only the language waits for the dialog to close: it makes a new window."""

    keys_asked = Signal()

    def __init__(self, parent: QWidget | None, look: Look) -> None:
        super().__init__(parent, look, "ui-settings-title")
        self.setMinimumWidth(440)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.language = self._language()
        self.theme = self._theme()
        self.text_size = self._sizes()
        self.annotator = QLineEdit(look.settings.annotator)
        self._add("ui-settings-language", self.language)
        self._add("ui-settings-theme", self.theme)
        self._add("ui-settings-size", self.text_size)
        self._add("ui-settings-annotator", self.annotator)
        self.body.addWidget(label(look.say("ui-settings-annotator-why"), "muted", wrap=True))
        self.body.addStretch(1)
        self.act("keys-change", self.keys_asked.emit)
        self.act("ui-close", self.accept, "primary").setDefault(True)
        self.finished.connect(self._keep)

    def _add(self, message: str, field: QWidget) -> None:
        caption = label(self.look.say(message), "caption")
        caption.setBuddy(field)
        field.setAccessibleName(caption.text())
        at = self._grid.rowCount()
        self._grid.addWidget(caption, at, 0)
        self._grid.addWidget(field, at, 1)

    def _language(self) -> QComboBox:
        made = QComboBox()
        for code in languages():
            # every language in its own words, so that a lost reader finds the way back
            made.addItem({"ar": "العربية", "en": "English"}.get(code, code), code)
        made.setCurrentIndex(max(0, made.findData(self.look.settings.language)))
        return made

    def _theme(self) -> QComboBox:
        made = QComboBox()
        for name in THEMES:
            made.addItem(self.look.say(f"ui-theme-{name}"), name)
        made.setCurrentIndex(max(0, made.findData(self.look.settings.theme)))
        made.activated.connect(lambda: self.look.set_theme(made.currentData()))
        return made

    def _sizes(self) -> QComboBox:
        made = QComboBox()
        for pixels in sorted({*TEXT_SIZES, self.look.text_size}):
            made.addItem(str(pixels), pixels)
        made.setCurrentIndex(max(0, made.findData(self.look.text_size)))
        made.activated.connect(lambda: self.look.set_text_size(made.currentData()))
        return made

    def _keep(self) -> None:
        self.look.settings.language = self.language.currentData()
        name = self.annotator.text().strip()
        if name and name != self.look.settings.annotator:
            self.look.settings.annotator = name
