"""How the window speaks and looks now: language, theme, text size; every widget asks here."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, Qt, Signal

from hashiya.ui import theme as themes
from hashiya.ui.settings import DEFAULT_TEXT_SIZE, TEXT_SIZES, Settings
from hashiya.wording import Value, Wording


class Look(QObject):
    """``changed`` is told after the theme or the text size changed; a new language makes a new window."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.wording = Wording(settings.language)
        self.theme = themes.resolve(settings.theme)

    @property
    def language(self) -> str:
        return self.wording.language

    @property
    def direction(self) -> Qt.LayoutDirection:
        rtl = self.wording.rtl
        return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight

    @property
    def locale(self) -> QLocale:
        """Western digits in every language, so that the window has one digit system."""
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)

    def say(self, message: str, **values: Value) -> str:
        return self.wording.say(message, **values)

    @property
    def text_size(self) -> int:
        return self.settings.text_size

    def set_language(self, code: str) -> None:
        self.settings.language = code
        self.wording = Wording(code)

    def set_theme(self, name: str) -> None:
        self.settings.theme = name
        self.theme = themes.resolve(name)
        self.changed.emit()

    def follow_system(self) -> None:
        """The desktop changed between light and dark."""
        if self.settings.theme == "system":
            self.set_theme("system")

    def zoom(self, by: int) -> None:
        """One step larger or smaller; 0 goes back to the default."""
        sizes = TEXT_SIZES
        if by == 0:
            self.set_text_size(DEFAULT_TEXT_SIZE)
            return
        nearest = min(range(len(sizes)), key=lambda k: abs(sizes[k] - self.text_size))
        self.set_text_size(sizes[min(max(nearest + by, 0), len(sizes) - 1)])

    def set_text_size(self, pixels: int) -> None:
        self.settings.text_size = pixels
        self.changed.emit()
