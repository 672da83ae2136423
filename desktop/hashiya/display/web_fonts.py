"""The typefaces of a web page: which ones its text needs, as rules that carry the font itself.

A page is to look alike wherever it is opened and to ask no server for anything, so the bundled
fonts travel in it. A font that is not installed is left out: the families name others.
"""

from __future__ import annotations

import base64
import importlib
import re
from pathlib import Path

FAMILIES = {
    "READING": '"Hashiya Arabic","Hashiya Hebrew",Amiri,"Scheherazade New","Noto Naskh Arabic","Traditional Arabic",serif',
    "INTERFACE": '"Noto Sans Arabic",system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif',
    "LATIN": 'system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif',
}
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_BUNDLED = (
    ("Hashiya Arabic", "fontpkg_amiri", "Amiri-Regular.ttf", _ARABIC),
    ("Hashiya Hebrew", "fontpkg_frank_ruhl_libre", "FrankRuhlLibre*.ttf", _HEBREW),
)


def font_faces(text: str) -> str:
    """A rule for each bundled font that the text needs."""
    return "\n".join(
        _rule(family, file)
        for family, package, pattern, letters in _BUNDLED
        if letters.search(text)
        for file in _files(package, pattern)[:1]
    )


def _rule(family: str, file: Path) -> str:
    data = base64.b64encode(file.read_bytes()).decode("ascii")
    return (
        f'@font-face{{font-family:"{family}";font-weight:100 900;font-display:block;'
        f'src:url(data:font/ttf;base64,{data}) format("truetype")}}'
    )


def _files(package: str, pattern: str) -> list[Path]:
    try:
        root = Path(importlib.import_module(package).ROOT)
    except ImportError:
        return []
    return sorted((root / "files").glob(pattern))
