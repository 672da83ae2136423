"""What the sign of an invisible character is called, for a tip over it; it paints nothing."""

from __future__ import annotations

from hashiya.display.invisible import code_of
from hashiya.ui.reader.hits import place_at
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.signs import PlacedSign
from hashiya.wording import Wording, isolate

REACH = 4.0


def sign_at(sheet: Sheet, x: float, y: float, *, every: bool) -> PlacedSign | None:
    """The sign under a point; without ``every`` only those of risky controls, which always show."""
    place = place_at(sheet, x, y)
    if place is None:
        return None
    shaped = place.placed.shaped
    for it in sheet.signs(place.block):
        if it.line != place.line or not (every or it.sign.risky):
            continue
        box = it.box(shaped, sheet.style)
        on_line = it.sign.kind == "flag" and abs(place.x - it.x) < REACH
        if on_line or box.adjusted(-1, -1, 1, 1).contains(place.x, place.y):
            return it
    return None


def tip_at(sheet: Sheet, x: float, y: float, *, every: bool) -> str:
    """Name and code point of the sign under a point; empty where there is none."""
    found = sign_at(sheet, x, y, every=every)
    if found is None:
        return ""
    name = Wording(sheet.language).say(found.sign.message)
    return f"{name} · {isolate(code_of(found.char))}"
