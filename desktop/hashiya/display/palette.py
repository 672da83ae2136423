"""The colours of the four themes as hex strings, with the rules of contrast; it paints nothing.

Eight hues by slot, one set for light and sepia pages, one for dark, one for high contrast; hue and line style together
tell twenty-four labels apart, also with the three kinds of colour blindness.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

ThemeName = Literal["light", "sepia", "dark", "contrast"]
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
GREY = 8

_ON_PAPER = (
    "#2B45C5",
    "#892124",
    "#439976",
    "#68298B",
    "#9E5B3A",
    "#337892",
    "#9A861B",
    "#474D58",
)
_ON_DARK = (
    "#2191E7",
    "#FB5B40",
    "#5ED99E",
    "#C6B0F6",
    "#FEA92F",
    "#A3F4FF",
    "#E3F068",
    "#989898",
)
_ON_BLACK = (
    "#6991FF",
    "#FF7259",
    "#3AE6A5",
    "#C3C5FF",
    "#FEB600",
    "#B1FEFF",
    "#F8FF18",
    "#B196AC",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours of one theme. ``slots`` are the eight hues; ``band`` is how much of a hue a band takes."""

    name: ThemeName
    page: str
    ink: str
    muted: str
    hairline: str
    selection: str
    word: str
    word_edge: str
    focus: str
    hit: str
    hit_edge: str
    slots: tuple[str, ...]
    band: float
    deep_band: float

    @property
    def focused_band(self) -> float:
        """A share that is seen to be more and still leaves 7:1 to the text."""
        return self.deep_band + 0.05

    def hue(self, slot: int) -> str:
        """The hue of a slot; whatever is not one of the eight is grey."""
        return self.slots[slot - 1 if 1 <= slot <= len(self.slots) else GREY - 1]

    def tint(self, slot: int, share: float) -> str:
        """The hue laid thinly over the page."""
        return _tint(self.hue(slot), self.page, share)

    def lettering(self, slot: int) -> str:
        """The hue made readable as small letters on the page and on a band (at least 4.5:1)."""
        return _lettering(self.name, slot)


_PALETTES: dict[ThemeName, Palette] = {
    "light": Palette(
        name="light",
        page="#FDFBF6",
        ink="#1E1F24",
        muted="#63656B",
        hairline="#E4DFD3",
        selection="#C9DCF7",
        word="#EEF1F4",
        word_edge="#8FA3BD",
        focus="#1F5FBF",
        hit="#FFE27A",
        hit_edge="#8A6A00",
        slots=_ON_PAPER,
        band=0.07,
        deep_band=0.15,
    ),
    "sepia": Palette(
        name="sepia",
        page="#F6EEDD",
        ink="#2C2620",
        muted="#675D4E",
        hairline="#DDD0B6",
        selection="#C7D5E3",
        word="#ECE4D4",
        word_edge="#968C78",
        focus="#1F5AA8",
        hit="#F9DA7C",
        hit_edge="#7D5E05",
        slots=_ON_PAPER,
        band=0.08,
        deep_band=0.16,
    ),
    "dark": Palette(
        name="dark",
        page="#15171C",
        ink="#E4E2DC",
        muted="#A2A49F",
        hairline="#2C3038",
        selection="#34435F",
        word="#20252E",
        word_edge="#66748C",
        focus="#7DB4FF",
        hit="#534206",
        hit_edge="#E0B73C",
        slots=_ON_DARK,
        band=0.09,
        deep_band=0.18,
    ),
    "contrast": Palette(
        name="contrast",
        page="#000000",
        ink="#FFFFFF",
        muted="#D6D6D6",
        hairline="#8C8C8C",
        selection="#1E3F82",
        word="#2A2A2A",
        word_edge="#C8C8C8",
        focus="#FFD60A",
        hit="#5A1B5A",
        hit_edge="#FF9BFF",
        slots=_ON_BLACK,
        band=0.14,
        deep_band=0.26,
    ),
}


def palette(theme: ThemeName) -> Palette:
    return _PALETTES[theme]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(over: str, under: str, share: float) -> str:
    """``share`` of one colour laid over another."""
    mixed = (
        round(a * share + b * (1 - share)) for a, b in zip(_rgb(over), _rgb(under), strict=True)
    )
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def nudged(colour: str, page: str, towards: str, ratio: float) -> str:
    """``colour`` moved towards another in small steps until it has that contrast with the page."""
    for step in range(21):
        candidate = blend(towards, colour, step / 20)
        if contrast(candidate, page) >= ratio:
            return candidate
    return towards


@cache
def _tint(hue: str, page: str, share: float) -> str:
    return blend(hue, page, share)


@cache
def _lettering(theme: ThemeName, slot: int) -> str:
    colours = _PALETTES[theme]
    ground = blend(colours.hue(slot), colours.page, colours.deep_band)
    return nudged(colours.hue(slot), ground, colours.ink, 4.5)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(it / 255) for it in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
