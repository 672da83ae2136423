"""Sizes and colours of a page in one theme and text size; the only place that knows the measures.

Measures are in em of the text size, so that they fit every zoom.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from hashiya.display.palette import ThemeName, palette
from hashiya.ui.reader import fonts

DEFAULT_PX = 26.0
SMALLEST_PX, LARGEST_PX = 12.0, 72.0
MEASURE = 68
EM_PER_CHARACTER = 0.385


class Style:
    """One theme at one text size; immutable once made."""

    def __init__(self, theme: ThemeName = "light", text_px: float = DEFAULT_PX) -> None:
        em = min(max(text_px, SMALLEST_PX), LARGEST_PX)
        self.em = em
        self.palette = palette(theme)
        self.font = fonts.reading_font(em)
        self.title_font = fonts.reading_font(em * 1.32)
        self.title_font.setBold(True)
        self.note_font = fonts.small_font(max(11.0, em * 0.5))
        self.chip_font = fonts.small_font(max(9.0, em * 0.42))
        self.code_font = fonts.small_font(max(8.0, em * 0.34), bold=True, latin=True)
        self.code_rise = round(QFontMetricsF(self.code_font).capHeight() / 2)
        self._measure_lines(em)
        self._measure_marks(em)

    def _measure_lines(self, em: float) -> None:
        self.over = 1.08 * em
        self.under = 0.97 * em
        self.text_top = 0.94 * em
        self.text_bottom = 0.46 * em
        self.paragraph_gap = 0.75 * em
        self.blank_height = 0.0
        self.column = MEASURE * EM_PER_CHARACTER * em
        self.margin = 1.1 * em

    def _measure_marks(self, em: float) -> None:
        self.lane_first = round(0.62 * em)
        self.lane_step = round(0.39 * em)
        self.lane_width = max(2.0, round(0.085 * em))
        self.thin_width = max(1.0, round(0.045 * em))
        self.tick = round(0.16 * em)
        self.chip_height = round(0.62 * em)
        self.chip_gap = round(0.12 * em)
        self.chip_padding = 0.22 * em

    @property
    def pitch(self) -> float:
        """The least distance of two base lines."""
        return self.over + self.under

    def with_size(self, text_px: float) -> Style:
        return Style(self.palette.name, text_px)


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
