"""Faces that this machine has beside those of the table: found by their letters, measured by their ink.

It loads no font and sets no text; a family that lacks a letter of the group is not offered.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase, QFontMetricsF, QRawFont

from hashiya.ui.reader import fonts
from hashiya.ui.reader.faces import FACES, LATIN, NASKH, Face, Group, letters_of

OWN = "system:"
"""How the id of such a face begins; its family follows."""
_SCRIPTS: dict[Group, QFontDatabase.WritingSystem] = {
    "ar": QFontDatabase.WritingSystem.Arabic,
    "fa": QFontDatabase.WritingSystem.Arabic,
    "ur": QFontDatabase.WritingSystem.Arabic,
    "he": QFontDatabase.WritingSystem.Hebrew,
    "other": QFontDatabase.WritingSystem.Latin,
}
_INK: dict[Group, str] = {
    "ar": "لإآكطغجعيّىٍِ",
    "fa": "لإآگطچعیّپ",
    "ur": "لآگٹڈےھچیّ",
    "he": "לקךץףשׁ",
    "other": "Ågjpqý",
}
_EM = 200.0
_SMALLEST, _LARGEST = 17, 28
MOST = 60


@cache
def installed(group: Group) -> tuple[Face, ...]:
    """The other families with the letters of the group, by name."""
    fonts.load()
    known = {it.family for it in FACES}
    names = QFontDatabase.families(_SCRIPTS[group])
    # a name in brackets is a foundry's: two of them have the same family
    plain = dict.fromkeys(it.split(" [")[0] for it in names)
    others = [it for it in plain if it not in known and _for_text(it)]
    found = (system_face(f"{OWN}{it}", group) for it in others[: 3 * MOST])
    return tuple([it for it in found if it is not None][:MOST])


def _for_text(family: str) -> bool:
    symbols = QFontDatabase.WritingSystem.Symbol
    return not QFontDatabase.isPrivateFamily(family) and (
        symbols not in QFontDatabase.writingSystems(family)
    )


@cache
def system_face(wanted: str, group: Group) -> Face | None:
    """The face of that id with its measures; None when it is not there, or lacks letters."""
    fonts.load()
    family = wanted.removeprefix(OWN)
    if family == wanted or family not in QFontDatabase.families():
        return None
    if not QFontDatabase.isSmoothlyScalable(family):
        return None
    font = fonts.reading_font(_EM, family, latin=LATIN)
    raw = QRawFont.fromFont(font, QFontDatabase.WritingSystem.Any)
    letters = letters_of(group)
    if not raw.isValid() or not all(raw.supportsCharacter(ord(it)) for it in letters):
        return None
    metrics = QFontMetricsF(font)
    ink = metrics.tightBoundingRect(_INK[group])
    top, bottom = max(0.6, -ink.top() / _EM), max(0.25, ink.bottom() / _EM)
    character = max(0.2, metrics.horizontalAdvance(letters) / len(letters) / _EM)
    lanes = bottom + 0.13
    size = round(NASKH.size * NASKH.character / character)
    return Face(
        id=wanted,
        family=family,
        size=min(max(size, _SMALLEST), _LARGEST),
        over=top + 0.16,
        under=lanes + 0.40,
        text_top=top,
        text_bottom=bottom,
        lane_start=lanes,
        character=character,
        letters=letters,
        groups=(group,),
        latin=LATIN,
    )
