"""Pictures of an article, PNG and SVG: as long as the article, and in several parts where none could hold it."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Schema
from hashiya.ui.paper.choice import Choice, Size, face_of
from hashiya.ui.paper.composing import Composition, Part, Sample
from hashiya.ui.paper.cutting import Cut
from hashiya.ui.paper.svg import completed, letters_of
from hashiya.ui.reader.faces import AMIRI
from hashiya.ui.reader.theme import DEFAULT_PX, Style, colour

TALLEST = 32_000
"""Dots: what painters and viewers of pictures can take."""
MOST_DOTS = 64_000_000
LEAST_MARGIN = 40
TEXT_SHARE = 0.027
_SIZES: dict[Size, float] = {"small": 0.85, "normal": 1.0, "large": 1.25}
_INCH = 0.0254


class Picture:
    """The parts are known once ``measure`` has been gone through; then each can be drawn."""

    def __init__(self, annotated: AnnotatedArticle, schema: Schema, choice: Choice) -> None:
        px = max(DEFAULT_PX, choice.width * TEXT_SHARE) * _SIZES[choice.size]
        face = face_of(annotated, choice)
        style = Style(choice.theme or "light", px * face.size / AMIRI.size, face=face)
        column = min(style.column, choice.width - 2.0 * LEAST_MARGIN)
        self._whole = Composition(annotated, schema, choice.language, style, column)
        self._style, self._choice = style, choice
        self._title = self._whole.sheet.article.title

    @property
    def parts(self) -> list[Part]:
        return self._whole.parts

    def measure(self) -> Generator[float, None, None]:
        wide = self._choice.width * self._choice.scale
        tallest = min(TALLEST, MOST_DOTS // wide) / self._choice.scale
        room = tallest - 3 * self._style.margin
        return self._whole.measure(room, legend=self._choice.legend)

    def sample(self, height: float) -> Sample:
        """The beginning of the picture, as far as that height, for a preview."""
        cuts = [Cut(0, min(it.cut.bottom, height)) for it in self.parts[:1] if it.cut]
        page = self._style.palette.page
        return Sample(
            self._choice.width, height, page, lambda painter: self._paint_from(painter, cuts)
        )

    def _paint_from(self, painter: QPainter, cuts: list[Cut]) -> None:
        for it in cuts:
            painter.translate(self._origin(Part(it))[0], 0)
            self._whole.paint(painter, Part(it))

    def height(self, part: Part) -> int:
        return round(self._above(part) + self._whole.height(part) + self._below(part))

    def draw(self, part: Part) -> QImage:
        scale = self._choice.scale
        size = QSize(self._choice.width * scale, self.height(part) * scale)
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setText("Title", self._title)
        image.setDotsPerMeterX(round(96 * scale / _INCH))
        image.setDotsPerMeterY(round(96 * scale / _INCH))
        image.fill(colour(self._style.palette.page))
        painter = QPainter(image)
        try:
            painter.scale(scale, scale)
            self._paint(painter, part)
        finally:
            painter.end()
        return image

    def svg(self, part: Part) -> bytes:
        """Letters stay letters: one line of text a line."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        size = QSize(self._choice.width, self.height(part))
        generator.setSize(size)
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setResolution(96)
        generator.setTitle(self._title)
        painter = QPainter(generator)
        try:
            page = QRectF(0, 0, size.width(), size.height())
            painter.fillRect(page, colour(self._style.palette.page))
            self._paint(painter, part, letters=False)
        finally:
            painter.end()
        lines = list(letters_of(self._whole.sheet, part.cut)) if part.cut else []
        drawing = bytes(buffer.data().data()).decode("utf-8")
        return completed(drawing, lines, self._origin(part)).encode("utf-8")

    def _paint(self, painter: QPainter, part: Part, *, letters: bool = True) -> None:
        painter.translate(*self._origin(part))
        self._whole.paint(painter, part, letters=letters)

    def _origin(self, part: Part) -> tuple[float, float]:
        """Where the column begins."""
        return round((self._choice.width - self._whole.sheet.width) / 2), self._above(part)

    def _above(self, part: Part) -> float:
        """The heading brings its own white above it."""
        return 0 if part is self.parts[0] else round(self._style.margin)

    def _below(self, part: Part) -> float:
        return self._style.margin * (0.5 if part.rows else 2.0)


def packed(image: QImage) -> bytes:
    """The image as PNG. It takes seconds for a large one, and may be done in another thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # WORKAROUND: QImage.save refuses the bytes that its stub asks for
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())
