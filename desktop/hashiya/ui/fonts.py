"""The faces of the window: loads the bundled interface font; the reader chooses its own."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

INTERFACE = "Noto Sans Arabic"
FALLBACKS = ("Noto Sans", "Segoe UI", "DejaVu Sans", "Liberation Sans", "Arial")
INTERFACE_PX = 14


def interface_font() -> QFont:
    """The interface's font, the bundled face loaded first."""
    for file in _files("fontpkg_noto_sans_arabic"):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont([INTERFACE, *FALLBACKS])
    font.setPixelSize(INTERFACE_PX)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _files(package: str) -> list[Path]:
    """The font files of a package, found without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return []
    folder = Path(spec.origin).parent / "files"
    return sorted(it for it in folder.iterdir() if it.suffix in {".ttf", ".otf"})
