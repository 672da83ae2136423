"""The settings: language, theme, who annotates, how articles are read; all but the language at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QTabWidget, QWidget

from hashiya.ui.actions.viewing import THEMES
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.reading_page import ReadingPage
from hashiya.ui.fetching import ALWAYS
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, column, holder, label
from hashiya.wording import languages


class PreferencesDialog(Dialog):
    """Only the language waits for the dialog to close: it makes a new window."""

    keys_asked = Signal()

    def __init__(self, parent: QWidget | None, look: Look, page: str = "general") -> None:
        super().__init__(parent, look, "ui-settings-title")
        self.resize(700, 560)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self.language = self._language()
        self.theme = self._theme()
        self.annotator = QLineEdit(look.settings.annotator)
        self._add("ui-settings-language", self.language, "ui-settings-language-why")
        self._add("ui-settings-theme", self.theme)
        self._add("ui-settings-annotator", self.annotator, "ui-settings-annotator-why")
        self.always_copy = QCheckBox(look.say("drive-settings-always"))
        self.always_copy.setChecked(look.settings.flag(ALWAYS, default=False))
        self._add("drive-settings-caption", self.always_copy, "drive-settings-why")
        self.reading = ReadingPage(look)
        self.pages = QTabWidget()
        general = holder(column(self._grid, 1, margin=2 * GRID))
        self.pages.addTab(general, look.say("ui-settings-general"))
        self.pages.addTab(self.reading, look.say("ui-settings-reading"))
        self.pages.setCurrentIndex(1 if page == "reading" else 0)
        self.body.addWidget(self.pages, 1)
        self.act("keys-change", self.keys_asked.emit)
        self.act("ui-close", self.accept, "primary").setDefault(True)
        self.finished.connect(self._keep)

    def _add(self, message: str, field: QWidget, why: str = "") -> None:
        """A line of the form; what it is for stands below the field that it is said of."""
        caption = label(self.look.say(message), "caption")
        caption.setBuddy(field)
        field.setAccessibleName(caption.text())
        at = self._grid.rowCount()
        self._grid.addWidget(caption, at, 0)
        self._grid.addWidget(field, at, 1)
        if why:
            self._grid.addWidget(label(self.look.say(why), "muted", wrap=True), at + 1, 1)

    def _language(self) -> QComboBox:
        made = CalmCombo()
        for code in languages():
            # every language in its own words, so that a lost reader finds the way back
            made.addItem({"ar": "العربية", "en": "English"}.get(code, code), code)
        made.setCurrentIndex(max(0, made.findData(self.look.language)))
        return made

    def _theme(self) -> QComboBox:
        made = CalmCombo()
        for name in THEMES:
            made.addItem(self.look.say(f"ui-theme-{name}"), name)
        made.setCurrentIndex(max(0, made.findData(self.look.settings.theme)))
        made.activated.connect(lambda: self.look.set_theme(made.currentData()))
        # a bound method: it ends with the dialog, and the look outlives dialogs
        self.look.changed.connect(self._show_theme)
        return made

    def _show_theme(self) -> None:
        self.theme.setCurrentIndex(self.theme.findData(self.look.settings.theme))

    def _keep(self) -> None:
        # the language of one run alone is not chosen by looking at it
        if self.language.currentData() != self.look.language:
            self.look.settings.language = self.language.currentData()
        self.look.settings.remember_flag(ALWAYS, on=self.always_copy.isChecked())
        name = self.annotator.text().strip()
        if name and name != self.look.settings.annotator:
            self.look.settings.annotator = name
