"""Loads the bundled typefaces and names the families to read in; it sets no sizes."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

READING = "Amiri"
INTERFACE = "Noto Sans Arabic"
HEBREW = "Frank Ruhl Libre"
LATIN = ("Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue", "Arial")
EMOJI = ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji")

_PACKAGES = ("fontpkg_amiri", "fontpkg_noto_sans_arabic", "fontpkg_frank_ruhl_libre")


@cache
def load() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt, once; gives the families found.

    A missing package is no error: the system's fonts then serve.
    """
    families: list[str] = []
    for package in _PACKAGES:
        for file in _files(package):
            number = QFontDatabase.addApplicationFont(str(file))
            families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


def reading_font(
    pixels: float, family: str = "", *, style: str = "", latin: tuple[str, ...] = ()
) -> QFont:
    """The face for article text with its fallbacks for Latin, Hebrew and emoji.

    ``style`` names the file of the family to take; ``latin`` are the families for what it lacks.
    """
    load()
    font = QFont()
    wanted = (family, *latin, READING, HEBREW, INTERFACE, *EMOJI)
    font.setFamilies([it for it in dict.fromkeys(wanted) if it])
    font.setPixelSize(max(1, round(pixels)))
    if style:
        font.setStyleName(style)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def small_font(pixels: float, *, bold: bool = False, latin: bool = False) -> QFont:
    """The face for chips, codes and legends; ``latin`` letters are of a bundled face, alike everywhere."""
    load()
    font = QFont()
    font.setFamilies([READING, *LATIN, INTERFACE, *EMOJI] if latin else [INTERFACE, *LATIN, *EMOJI])
    font.setPixelSize(max(1, round(pixels)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _files(package: str) -> list[Path]:
    try:
        root = Path(importlib.import_module(package).ROOT)
    except ImportError:
        return []
    return sorted((root / "files").glob("*.[ot]tf"))
