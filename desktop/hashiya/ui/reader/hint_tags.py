"""Small key tags over the words or marks in view; it draws them and takes no key and no click."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hashiya.display.palette import blend, contrast
from hashiya.ui.reader import fonts, hits
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.theme import colour

if TYPE_CHECKING:
    from hashiya.ui.reader.view import ReaderView

_VEIL = 0.34
_THIN_SPACE = "\u2009"
_APART = 2.0


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag at the start of ``[start, end)``; ``keys`` are positions, ``note`` says what stands there."""

    keys: str
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    tag: Tag
    letters: str
    box: QRectF
    rtl: bool


class HintTags(QWidget):
    """Lies over the viewport of a reader while hints are up."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._tags: list[_Placed] = []
        self._typed = ""
        self._pointed = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_tags(self, tags: Iterable[Tag], printed: dict[str, str]) -> None:
        """``printed`` says what the keyboard prints on a position."""
        style = self._view.style_in_use()
        font = fonts.small_font(max(11.0, style.em * 0.46), bold=True)
        self.setFont(font)
        self._typed = self._pointed = ""
        self._tags = []
        for tag in tags:
            self._place(tag, "".join(printed.get(it, it.upper()) for it in tag.keys), font)
        self.setGeometry(self._view.viewport().rect())
        self.show()
        self.raise_()

    def show_pointed(self, keys: str) -> None:
        """The one tag that Enter would take."""
        self._pointed = keys
        self.update()

    def show_typed(self, keys: str) -> None:
        """Only the tags that begin so stay."""
        self._typed = keys
        self.update()

    def boxes(self) -> dict[str, QRectF]:
        """Where each tag lies, by its keys."""
        return {it.tag.keys: it.box for it in self._tags}

    def _place(self, tag: Tag, letters: str, font: QFont) -> None:
        view = self._view
        if view.sheet is None:
            return
        block = view.sheet.blocks.at(tag.start)
        shaped = view.sheet.placed(block).shaped
        parts = stretches(shaped, tag.start, tag.end)
        if not parts:
            return
        style, edge = view.style_in_use(), parts[0].start
        metrics = QFontMetricsF(font)
        height = round(metrics.height() * 0.96)
        words = _spaced(letters) + (f"  {tag.note}" if tag.note else "")
        width = max(height, metrics.horizontalAdvance(words) + height * 0.5)
        base = view.sheet.top(block) + shaped.lines[parts[0].line].base
        corner = view.from_sheet(edge.x, base - style.text_top * 0.92 - height)
        x = corner.x() - width + 2 if edge.rtl else corner.x() - 2
        box = QRectF(x, max(0.0, corner.y()), width, height)
        self._tags.append(_Placed(tag, letters, self._beside_others(box, rtl=edge.rtl), edge.rtl))

    def _beside_others(self, box: QRectF, *, rtl: bool) -> QRectF:
        """Marks may begin at one place: their tags stand in a row."""
        for _ in range(len(self._tags)):
            other = next((it.box for it in self._tags if it.box.intersects(box)), None)
            if other is None:
                break
            if rtl:
                box.moveRight(other.left() - _APART)
            else:
                box.moveLeft(other.right() + _APART)
        room = self._view.viewport().width()
        box.moveLeft(min(max(box.left(), 0.0), room - box.width()))
        return box

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            page = self._view.style_in_use().palette.page
            painter.fillRect(event.rect(), colour(page, _VEIL))
            for it in self._tags:
                if it.tag.keys.startswith(self._typed):
                    self._paint(painter, it)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, placed: _Placed) -> None:
        colours = self._view.style_in_use().palette
        ground = blend(colours.focus, colours.page, 0.16)
        pointed = placed.tag.keys == self._pointed
        rim = colours.focus if pointed else blend(colours.focus, colours.page, 0.6)
        painter.setPen(QPen(colour(rim), 3 if pointed else 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(placed.box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        ink = colours.ink if contrast(colours.ink, ground) >= 4.5 else colours.page
        painter.setPen(colour(ink))
        inner = placed.box.adjusted(placed.box.height() * 0.25, -1, -placed.box.height() * 0.25, -1)
        rest = placed.letters[len(self._typed) :]
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if placed.rtl else Qt.LayoutDirection.LeftToRight
        )
        if placed.tag.note:
            leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, leading, _spaced(rest))
            painter.setPen(colour(colours.muted))
            painter.drawText(inner, trailing, placed.tag.note)
        else:
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, _spaced(rest))


def shown_range(view: ReaderView) -> tuple[int, int]:
    """The positions between the first and the last line in view."""
    if view.sheet is None:
        return 0, 0
    height = view.viewport().height()
    first = hits.place_at(view.sheet, *view.to_sheet(QPointF(0, 0)))
    last = hits.place_at(view.sheet, *view.to_sheet(QPointF(0, height - 1)))
    if first is None or last is None:
        return 0, 0
    return _line_range(first)[0], _line_range(last)[1]


def _line_range(place: hits.Place) -> tuple[int, int]:
    shaped = place.placed.shaped
    line = shaped.lines[place.line]
    return shaped.positions.to_article(line.start), shaped.positions.to_article(line.end)


def in_sight(view: ReaderView, start: int) -> bool:
    """Whether the line of a position is in view, with room for a tag over it."""
    box = view.rect_of(start, start + 1)
    return 0 <= box.center().y() < view.viewport().height()


def _spaced(letters: str) -> str:
    """Apart, so that Arabic letters do not join."""
    return letters if letters.isascii() else _THIN_SPACE.join(letters)
