"""The colours of the window in light, sepia, dark and high contrast, and the stylesheet made of them; no widget."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from hashiya import assets
from hashiya.display.palette import ThemeName


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours by role; page, text and accent are those of ``display.palette``. Text on each surface has a contrast of 7:1 or more, muted text 4.5:1."""

    name: ThemeName
    dark: bool
    window: str
    page: str
    panel: str
    hairline: str
    strong_line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    chosen: str
    hover: str
    danger: str
    notice: str
    notice_line: str


LIGHT = Theme(
    name="light",
    dark=False,
    window="#EFEDE6",
    page="#FDFBF6",
    panel="#FAF8F2",
    hairline="#DCD8CD",
    strong_line="#858176",
    text="#1E1F24",
    muted="#5C5D62",
    accent="#1F5FBF",
    on_accent="#FFFFFF",
    chosen="#D5E0F7",
    hover="#E6E3DA",
    danger="#9B2226",
    notice="#FBEBD0",
    notice_line="#B9791A",
)
SEPIA = Theme(
    name="sepia",
    dark=False,
    window="#EADFC9",
    page="#F6EEDD",
    panel="#F3EAD6",
    hairline="#D5C6A8",
    strong_line="#8A7B5E",
    text="#2C2620",
    muted="#5F5545",
    accent="#1F5AA8",
    on_accent="#FFFFFF",
    chosen="#DDD9DC",
    hover="#E3D6BB",
    danger="#8E1E22",
    notice="#F7DFAE",
    notice_line="#A4690F",
)
DARK = Theme(
    name="dark",
    dark=True,
    window="#0F1115",
    page="#15171C",
    panel="#171A20",
    hairline="#2C3039",
    strong_line="#717783",
    text="#E4E2DC",
    muted="#A5A39C",
    accent="#7DB4FF",
    on_accent="#0B1220",
    chosen="#26385A",
    hover="#22262F",
    danger="#FF8A80",
    notice="#33291A",
    notice_line="#D89A3C",
)
CONTRAST = Theme(
    name="contrast",
    dark=True,
    window="#000000",
    page="#000000",
    panel="#000000",
    hairline="#8C8C8C",
    strong_line="#A6A6A6",
    text="#FFFFFF",
    muted="#D6D6D6",
    accent="#FFD60A",
    on_accent="#000000",
    chosen="#1E3F82",
    hover="#2E2E2E",
    danger="#FF9C94",
    notice="#2B2300",
    notice_line="#FFD60A",
)
THEMES = (LIGHT, SEPIA, DARK, CONTRAST)


def resolve(name: str) -> Theme:
    """The theme of that name; ``system`` asks the desktop."""
    if name == "system":
        if _wants_contrast():
            return CONTRAST
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return next((it for it in THEMES if it.name == name), LIGHT)


def _wants_contrast() -> bool:
    """Whether the desktop asks for high contrast; Qt before 6.10 cannot tell."""
    hints: Any = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    preference = getattr(accessibility(), "contrastPreference", None)
    return preference is not None and getattr(preference(), "name", "") == "HighContrast"


def stylesheet(theme: Theme) -> str:
    template = (assets.resources() / "themes" / "window.qss").read_text(encoding="utf-8")
    values = {
        **asdict(theme),
        "icons": (assets.resources() / "icons").as_posix(),
        "shade": "dark" if theme.dark else "light",
    }
    return Template(template).substitute(values)


def palette(theme: Theme) -> QPalette:
    """For what the stylesheet does not reach: item views, placeholders, links."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.hover,
        role.Text: theme.text,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.Highlight: theme.chosen,
        role.HighlightedText: theme.text,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Mid: theme.hairline,
        role.Accent: theme.accent,
    }
    made = QPalette()
    for key, colour in colours.items():
        made.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.strong_line))
    return made
