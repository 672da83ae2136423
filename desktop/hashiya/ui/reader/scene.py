"""What the layers of the painter share while one block is painted; it paints nothing itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from hashiya.ui.reader.placing import PlacedBlock
from hashiya.ui.reader.theme import Style

if TYPE_CHECKING:
    from hashiya.ui.reader.painter import Shown


@dataclass(frozen=True, slots=True)
class Scene:
    """One block on its way to the page; the painter's origin is the block's first line."""

    painter: QPainter
    placed: PlacedBlock
    style: Style
    shown: Shown
    lines: Collection[int]

    def crisp(self) -> None:
        """Straight lines on whole pixels."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def smooth(self) -> None:
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)

    def box(self, line: int, x0: float, x1: float) -> QRectF:
        """The room that letters take on a line between two places."""
        base = self.placed.shaped.lines[line].base
        top = round(base - self.style.text_top)
        bottom = round(base + self.style.text_bottom)
        return QRectF(round(x0), top, max(1, round(x1) - round(x0)), bottom - top)

    def shows(self, annotation: str) -> bool:
        """Whether an annotation is one of those that are painted."""
        return self.shown.hides is None or not self.shown.hides(annotation)

    def marked(self, annotation: str) -> bool:
        """Whether an annotation is focused or under the mouse."""
        return bool(annotation) and annotation in (self.shown.focused, self.shown.hovered)
