"""How the window speaks and looks now: language, theme, typography; every widget asks here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, Qt, Signal

from hashiya.ui import theme as themes
from hashiya.ui.reader.faces import Face, Group, face_for, faces_for
from hashiya.ui.reader.system_faces import OWN, installed, system_face
from hashiya.ui.reader.theme import MEASURES, SPACINGS, Measure, Spacing
from hashiya.ui.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings
from hashiya.wording import Value, Wording, isolate

TEXT_SIZES = (12, 14, 16, 18, 20, 21, 22, 23, 24, 26, 28, 30, 32, 36, 42, 48, 54, 60, 66, 72)


@dataclass(frozen=True, slots=True)
class Typography:
    """How article text is set: which face, how large, how wide a column, how far its lines apart."""

    face: Face
    size: int
    measure: Measure
    spacing: Spacing


class Look(QObject):
    """``changed`` is told after theme or typography changed; a new language makes a new window.

    Face and size are kept for each group of languages, measure and spacing for all of them.
    """

    changed = Signal()

    def __init__(self, settings: Settings, language: str = "") -> None:
        """``language`` goes before the one of the settings, for as long as this look lives."""
        super().__init__()
        self.settings = settings
        self.wording = Wording(language or settings.language)
        self.theme = themes.resolve(settings.theme)
        self.group: Group = "ar"

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

    def set_language(self, code: str) -> None:
        self.settings.language = code
        self.wording = Wording(code)

    # colours

    def set_theme(self, name: str) -> None:
        self.settings.theme = name
        self.theme = themes.resolve(name)
        self.changed.emit()

    def follow_system(self) -> None:
        """The desktop changed between light, dark and high contrast."""
        if self.settings.theme == "system":
            self.set_theme("system")

    # the text of articles

    def read_in(self, group: Group) -> None:
        """An article of that group of languages is read from now on."""
        if group != self.group:
            self.group = group
            self.changed.emit()

    def typography(self, group: Group | None = None) -> Typography:
        """How a group's articles are set; of the group in view when none is named."""
        group = group or self.group
        wanted = self.settings.face(group)
        face = (wanted and system_face(wanted, group)) or face_for(group, wanted)
        own = round(face.size * self.settings.zoom / 100)
        size = self.settings.text_size(group) or _within(own)
        return Typography(face, size, self.measure, self.spacing)

    def faces(self, group: Group | None = None) -> list[tuple[str, Face]]:
        """The faces to choose from, each with its name: those we know well, then the machine's own."""
        group = group or self.group
        offered = (*faces_for(group), *installed(group))
        own = {it.id: isolate(it.family) for it in offered if it.id.startswith(OWN)}
        return [(own.get(it.id) or self.say(f"ui-action-face-{it.id}"), it) for it in offered]

    @property
    def text_size(self) -> int:
        return self.typography().size

    @property
    def measure(self) -> Measure:
        found = self.settings.choice("measure", "normal")
        return found if found in MEASURES else "normal"

    @property
    def spacing(self) -> Spacing:
        found = self.settings.choice("spacing", "normal")
        return found if found in SPACINGS else "normal"

    def set_face(self, face: Face, group: Group | None = None) -> None:
        """Read that group in another face, as much enlarged as the one before."""
        group = group or self.group
        before = self.typography(group)
        self.settings.remember_face(group, face.id)
        size = round(face.size * before.size / before.face.size)
        self.settings.remember_text_size(group, _within(size))
        self.changed.emit()

    @property
    def harakat(self) -> bool:
        """Whether vowel signs are shown."""
        return self.settings.flag("harakat", default=True)

    @property
    def signs(self) -> bool:
        """Whether invisible characters are shown."""
        return self.settings.flag("signs", default=False)

    def show_harakat(self, *, on: bool) -> None:
        self.settings.remember_flag("harakat", on=on)
        self.changed.emit()

    def show_signs(self, *, on: bool) -> None:
        self.settings.remember_flag("signs", on=on)
        self.changed.emit()

    def set_measure(self, measure: Measure) -> None:
        self.settings.remember_choice("measure", measure)
        self.changed.emit()

    def set_spacing(self, spacing: Spacing) -> None:
        self.settings.remember_choice("spacing", spacing)
        self.changed.emit()

    def flag(self, name: str) -> bool:
        """Something that is on or off, at first off."""
        return self.settings.flag(name, default=False)

    def toggle(self, name: str) -> None:
        self.settings.remember_flag(name, on=not self.flag(name))
        self.changed.emit()

    def zoom(self, by: int) -> None:
        """One step larger or smaller; 0 goes back to the face's own size."""
        size = self.text_size
        if by == 0:
            self.set_text_size(self.typography().face.size)
        elif by > 0:
            self.set_text_size(next((it for it in TEXT_SIZES if it > size), LARGEST_TEXT))
        else:
            smaller = [it for it in TEXT_SIZES if it < size]
            self.set_text_size(smaller[-1] if smaller else SMALLEST_TEXT)

    def set_text_size(self, pixels: int, group: Group | None = None) -> None:
        group = group or self.group
        pixels = _within(pixels)
        self.settings.remember_text_size(group, pixels)
        if group == self.group:
            self.settings.zoom = round(100 * pixels / self.typography(group).face.size)
        self.changed.emit()


def _within(pixels: int) -> int:
    return min(max(pixels, SMALLEST_TEXT), LARGEST_TEXT)
