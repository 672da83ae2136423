"""Sizes and colours of a page in one theme and text size; the only place that knows the measures.

Measures are in em of the text size, so that they fit every zoom; those of a face are its own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from hashiya.display.palette import ThemeName, palette
from hashiya.ui.reader import fonts
from hashiya.ui.reader.faces import AMIRI, Face, font_of

DEFAULT_PX = 26.0
SMALLEST_PX, LARGEST_PX = 12.0, 72.0
Measure = Literal["narrow", "normal", "wide"]
Spacing = Literal["compact", "normal", "airy"]
MEASURES: dict[Measure, int] = {"narrow": 52, "normal": 68, "wide": 90}
SPACINGS: dict[Spacing, float] = {"compact": 0.84, "normal": 1.0, "airy": 1.22}


class Style:
    """One theme, face and size with a measure and a line spacing; immutable once made."""

    def __init__(  # noqa: PLR0913 all that a page is set by, each named
        self,
        theme: ThemeName = "light",
        text_px: float = DEFAULT_PX,
        *,
        face: Face = AMIRI,
        measure: Measure = "normal",
        spacing: Spacing = "normal",
        harakat: bool = True,
        reserved: int = 0,
    ) -> None:
        """``reserved`` lanes have room under every line, so that lines stay where they are."""
        em = min(max(text_px, SMALLEST_PX), LARGEST_PX)
        self.em = em
        self.face = face
        self.measure: Measure = measure
        self.spacing: Spacing = spacing
        self.harakat = harakat
        self.reserved = reserved
        self.palette = palette(theme)
        self.font = font_of(face, em)
        self.title_font = font_of(face, em * 1.32)
        self.title_font.setBold(face.bold_title)
        self.note_font = fonts.small_font(max(11.0, em * 0.5))
        self.chip_font = fonts.small_font(max(9.0, em * 0.42))
        self.code_font = fonts.small_font(max(10.0, em * 0.44), bold=True, latin=True)
        self.code_rise = round(QFontMetricsF(self.code_font).capHeight() / 2)
        self._measure_lines(em)
        self._measure_marks(em)

    def _measure_lines(self, em: float) -> None:
        face, wide = self.face, SPACINGS[self.spacing]
        self.over = max(face.over * wide, face.text_top + 0.06) * em
        self.under = max(face.under * wide, face.text_bottom + 0.12) * em
        self.text_top = face.text_top * em
        self.text_bottom = face.text_bottom * em
        self.paragraph_gap = 0.75 * em * wide
        self.blank_height = 0.0
        self.character = face.character * em
        self.column = MEASURES[self.measure] * self.character
        self.margin = 1.1 * em

    def _measure_marks(self, em: float) -> None:
        self.lane_first = round(self.face.lane_start * em)
        self.lane_step = round(0.39 * em)
        self.lane_width = max(2.0, round(0.085 * em))
        self.thin_width = max(1.0, round(0.045 * em))
        self.bar_width = max(2.0, round(0.075 * em))
        self.tick = round(0.16 * em)
        self.chip_height = round(0.62 * em)
        self.chip_gap = round(0.12 * em)
        self.chip_padding = 0.22 * em
        self.jump_arrow = 0.62 * em
        self.pill_font = fonts.small_font(max(9.0, em * 0.40))
        self.pill_height = round(max(14.0, em * 0.60))

    @property
    def pitch(self) -> float:
        """The least distance of two base lines."""
        return self.over + self.under

    @property
    def shape(self) -> tuple[object, ...]:
        """What decides where letters stand; styles of one shape differ in colours only."""
        return self.em, self.face.id, self.spacing, self.harakat, self.reserved

    def below_lanes(self, count: int) -> float:
        """How far under a base line the room below so many lanes begins."""
        return self.lane_first + max(0.0, count - 0.5) * self.lane_step + 1

    def with_size(self, text_px: float) -> Style:
        return self._like(text_px=text_px)

    def with_theme(self, theme: ThemeName) -> Style:
        return self._like(theme=theme)

    def with_harakat(self, *, on: bool) -> Style:
        """With vowel signs, or without them."""
        return self._like(harakat=on)

    def with_reserved(self, lanes: int) -> Style:
        return self._like(reserved=lanes)

    def set_in(self, face: Face, text_px: float, measure: Measure, spacing: Spacing) -> Style:
        """The same theme in another typography."""
        return Style(
            self.palette.name,
            text_px,
            face=face,
            measure=measure,
            spacing=spacing,
            harakat=self.harakat,
            reserved=self.reserved,
        )

    def _like(
        self,
        theme: ThemeName | None = None,
        text_px: float | None = None,
        *,
        harakat: bool | None = None,
        reserved: int | None = None,
    ) -> Style:
        return Style(
            theme or self.palette.name,
            text_px or self.em,
            face=self.face,
            measure=self.measure,
            spacing=self.spacing,
            harakat=self.harakat if harakat is None else harakat,
            reserved=self.reserved if reserved is None else reserved,
        )


@lru_cache(maxsize=512)
def colour(name: str, alpha: float = 1.0) -> QColor:
    """A colour of the palette for the painter."""
    made = QColor(name)
    made.setAlphaF(alpha)
    return made


@lru_cache(maxsize=4096)
def text_width(font: QFont, text: str) -> float:
    """How wide a short text is; the same few names are asked for again and again."""
    return QFontMetricsF(font).horizontalAdvance(text)
