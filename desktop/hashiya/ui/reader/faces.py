"""The faces that articles can be read in, each with its own typography; it loads no font and sets no text.

All measures are in em. They were read off the ink of the faces: the tallest and the deepest letter
with its marks decide ``text_top`` and ``text_bottom``, and lanes begin below the deepest tail, so
that no dot of ب or ي is ever struck through.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal, get_args

from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from hashiya.ui.reader import contour_anchors, fonts

SAMPLE = 4000
Group = Literal["ar", "fa", "ur", "he", "other"]
GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One family. ``over`` and ``under`` are a line's room above and below its base line.

    ``style`` names the font file to take where a family declares two of the same weight; ``mended``
    is the name under which a copy with plain anchors is set (see ``contour_anchors``).
    """

    id: str
    family: str
    size: int
    over: float
    under: float
    text_top: float
    text_bottom: float
    lane_start: float
    character: float
    letters: str
    groups: tuple[Group, ...]
    style: str = ""
    latin: tuple[str, ...] = ()
    bold_title: bool = True
    mended: str = ""


_ARABIC = "ابجدلي"
_PERSIAN = "پچژگکی"
_URDU = "ٹڈڑںےہ"
_HEBREW = "אבגשת"
_SERIF = ("Noto Serif", "Amiri")
_SANS = ("Noto Sans", "DejaVu Sans")

NASKH = Face(
    id="naskh",
    family="Noto Naskh Arabic",
    size=23,
    over=1.08,
    under=0.97,
    text_top=0.92,
    text_bottom=0.46,
    lane_start=0.57,
    character=0.40,
    letters=_ARABIC,
    groups=("ar", "fa", "ur"),
    latin=_SERIF,
)
AMIRI = Face(
    id="amiri",
    family="Amiri",
    size=26,
    over=1.08,
    under=0.97,
    text_top=0.94,
    text_bottom=0.46,
    lane_start=0.62,
    character=0.385,
    letters=_ARABIC,
    groups=("ar", "fa", "ur", "other"),
)
SCHEHERAZADE = Face(
    id="scheherazade",
    family="Scheherazade New",
    size=26,
    over=1.12,
    under=0.98,
    text_top=0.98,
    text_bottom=0.50,
    lane_start=0.64,
    character=0.37,
    letters=_ARABIC,
    groups=("ar", "fa", "ur"),
)
SANS = Face(
    id="sans",
    family="Noto Sans Arabic",
    size=21,
    over=1.20,
    under=1.0,
    text_top=0.98,
    text_bottom=0.47,
    lane_start=0.58,
    character=0.44,
    letters=_ARABIC,
    groups=("ar", "fa", "ur", "other"),
    latin=_SANS,
)
VAZIRMATN = Face(
    id="vazirmatn",
    family="Vazirmatn",
    size=21,
    over=1.08,
    under=0.97,
    text_top=0.95,
    text_bottom=0.50,
    lane_start=0.62,
    character=0.42,
    letters=_PERSIAN,
    groups=("fa", "ar"),
)
NASTALIQ = Face(
    id="nastaliq",
    family="Noto Nastaliq Urdu",
    size=21,
    over=2.02,
    under=1.02,
    text_top=1.78,
    text_bottom=0.76,
    lane_start=0.96,
    character=0.38,
    letters=_URDU,
    groups=("ur", "fa"),
    # Debian's Bold file calls itself Regular; taken for it, letters run into each other
    style="Regular",
    latin=_SERIF,
    bold_title=False,
    mended="Noto Nastaliq Read",
)
FRANK_RUHL = Face(
    id="frank-ruhl",
    family="Frank Ruhl Libre",
    size=23,
    over=0.98,
    under=0.82,
    text_top=0.86,
    text_bottom=0.30,
    lane_start=0.42,
    character=0.42,
    letters=_HEBREW,
    groups=("he", "other"),
)
SERIF_HEBREW = Face(
    id="serif-hebrew",
    family="Noto Serif Hebrew",
    size=22,
    over=0.98,
    under=0.82,
    text_top=0.92,
    text_bottom=0.30,
    lane_start=0.42,
    character=0.46,
    letters=_HEBREW,
    groups=("he",),
    latin=_SERIF,
)
FACES = (NASKH, AMIRI, SCHEHERAZADE, SANS, VAZIRMATN, NASTALIQ, FRANK_RUHL, SERIF_HEBREW)

_FIRST: dict[Group, tuple[Face, ...]] = {
    "ar": (NASKH, AMIRI, SCHEHERAZADE),
    "fa": (VAZIRMATN, NASKH, AMIRI),
    "ur": (NASTALIQ, NASKH, AMIRI),
    "he": (FRANK_RUHL, SERIF_HEBREW),
    "other": (AMIRI,),
}


LATIN = _SERIF
"""Fallbacks for Latin letters of a face that nobody has looked at."""
_LETTERS: dict[Group, str] = {
    "ar": _ARABIC,
    "fa": _ARABIC + _PERSIAN,
    "ur": _ARABIC + _URDU,
    "he": _HEBREW,
    "other": "abcdeiot",
}


def letters_of(group: Group) -> str:
    """Letters that a face must have to be offered for a group."""
    return _LETTERS[group]


def group_of(language: str, text: str = "") -> Group:
    """The group of faces for an article: by its language where that fits its script, else by the script."""
    code = language.lower().replace("_", "-").split("-")[0]
    script = _by_script(text)
    declared: Group | None = next((it for it in GROUPS if it == code), None)
    if declared is None or declared == "other":
        return script
    hebrew = declared == "he"
    fits = script == "he" if hebrew else script in {"ar", "fa", "ur"}
    return declared if fits or not any(it.isalpha() for it in text[:SAMPLE]) else script


def font_of(face: Face, pixels: float) -> QFont:
    """The face at a size, with its fallbacks for Latin, quotes, Hebrew and emoji."""
    family = _mended(face) if face.mended else ""
    return fonts.reading_font(pixels, family or face.family, style=face.style, latin=face.latin)


def offered() -> tuple[Face, ...]:
    """The faces that this machine really has, in the order of the table."""
    return tuple(it for it in FACES if _sound(it))


def faces_for(group: Group) -> tuple[Face, ...]:
    """The faces to choose from for a group, its own first choice at the head."""
    others = [it for it in FACES if group in it.groups]
    return tuple(it for it in dict.fromkeys([*_FIRST[group], *others]) if _sound(it))


def face_for(group: Group, wanted: str = "") -> Face:
    """The wanted face if it can be had and suits the group, else the group's first choice.

    With no font at all the bundled face's measures serve: Qt then draws with what it has.
    """
    possible = [it for it in FACES if it.id == wanted and group in it.groups and _sound(it)]
    possible = possible or [*islice((it for it in _FIRST[group] if _sound(it)), 1)]
    return possible[0] if possible else AMIRI


@cache
def _sound(face: Face) -> bool:
    """Whether Qt, asked for the face, takes it and has its letters, and not another file's."""
    fonts.load()
    if face.family not in QFontDatabase.families():
        return False
    raw = QRawFont.fromFont(font_of(face, 20), QFontDatabase.WritingSystem.Any)
    if not raw.isValid() or not all(raw.supportsCharacter(ord(it)) for it in face.letters):
        return False
    return not face.style or (raw.styleName() == face.style and joins(font_of(face, 100)))


def joins(font: QFont) -> bool:
    """Whether a slanting face at 100 px joins a word as drawn: its first letter half an em up."""
    layout = QTextLayout("گفتگو", font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    places = [place for run in line.glyphRuns() for place in run.positions()]
    return bool(places) and 35 < line.ascent() - min(it.y() for it in places) < 80


@cache
def _mended(face: Face) -> str:
    """The family of a copy of the face with plain anchors; empty when none could be made."""
    raw = QRawFont.fromFont(fonts.reading_font(20, face.family, style=face.style))
    if raw.familyName() != face.family:
        return ""
    tables = {tag: bytes(raw.fontTable(tag).data()) for tag in contour_anchors.TABLES}
    try:
        tables["GPOS"] = contour_anchors.plain_anchors(tables["GPOS"])
    except (IndexError, struct.error):
        return ""
    tables["name"] = contour_anchors.renamed(tables["name"], face.family, face.mended)
    number = QFontDatabase.addApplicationFontFromData(contour_anchors.font_file(tables))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return face.mended if face.mended in families else ""


def _by_script(text: str) -> Group:
    counts: dict[Group, int] = dict.fromkeys(GROUPS, 0)
    for letter in text[:SAMPLE]:
        if "\u0590" <= letter <= "\u05ff":
            counts["he"] += 1
        elif letter in "ٹڈڑںےۓہھ":
            counts["ur"] += 1
        elif letter in "پچژگکی":
            counts["fa"] += 1
        elif "\u0600" <= letter <= "\u06ff":
            counts["ar"] += 1
        elif letter.isalpha():
            counts["other"] += 1
    arabic = counts["ar"] + counts["fa"] + counts["ur"]
    if max(counts["he"], counts["other"]) > arabic:
        return "he" if counts["he"] >= counts["other"] else "other"
    if not arabic:
        return "other"
    # letters that Arabic does not have: a twentieth of the text is far more than its foreign names
    if counts["ur"] * 20 > arabic:
        return "ur"
    return "fa" if (counts["fa"] + counts["ur"]) * 20 > arabic else "ar"
