"""The list of places that a search found: one line each, the words in the middle; it searches nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyleOptionViewItem

from hashiya.display.concordance import Line, line
from hashiya.text.direction import base_direction
from hashiya.ui.crash import CalmPainter
from hashiya.ui.look import Look
from hashiya.ui.widgets import paint_ground, paint_hairline, paint_line

if TYPE_CHECKING:
    from hashiya.commands.searching import Hit

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 32
_PAD = 10
_NAME = (120, 220)
_LETTERS = 90


class HitModel(QAbstractListModel):
    """Hits come in batches while the search runs; those that are there stay as they are."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._hits: list[Hit] = []

    @property
    def hits(self) -> list[Hit]:
        return self._hits

    def clear(self) -> None:
        self.beginResetModel()
        self._hits = []
        self.endResetModel()

    def add(self, hits: list[Hit]) -> None:
        first = len(self._hits)
        self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
        self._hits += hits
        self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return str(line(hit.before, hit.found, hit.after))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{hit.title}\n{hit.name}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = str(line(hit.before, hit.found, hit.after, 40))
            return self._look.say("corpus-hit-said", title=hit.title or hit.name, words=words)
        return None


class HitPainter(CalmPainter):
    """The article's title at the start side, then the line with the words found in the middle.

    The line is laid out as a whole, so that letters join across the edges of what was found.
    """

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, _HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit | None = index.data(HIT_ROLE)
        if hit is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not paint_ground(painter, option, self._look.theme):
            paint_hairline(painter, option, self._look.theme, _PAD)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        wide = min(max(_NAME[0], room.width() // 5), _NAME[1])
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        name = QRect(room.right() - wide if rtl else room.x(), room.y(), wide, room.height())
        rest = room.adjusted(0, 0, -wide - _PAD, 0) if rtl else room.adjusted(wide + _PAD, 0, 0, 0)
        font = QFont(option.font)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(self._look.theme.muted))
        paint_line(painter, name, hit.title or hit.name, option.direction)
        font.setPixelSize(15)
        shown = fitting(hit, QFontMetricsF(font), rest.width())
        self._paint_words(painter, rest, shown, font, hit.before + hit.found + hit.after)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, room: QRect, shown: Line, font: QFont, around: str
    ) -> None:
        """Before and after lie on either side of the middle, as the text itself runs."""
        option = QTextOption()
        rtl = base_direction(around, "rtl" if self._look.wording.rtl else "ltr") == "rtl"
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout = QTextLayout(str(shown), font)
        layout.setTextOption(option)
        start, end = _units(shown.before), _units(shown.before + shown.found)
        ink = QTextCharFormat()
        ink.setForeground(QColor(self._look.theme.accent))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, end - start, ink  # pyright: ignore[reportAttributeAccessIssue] - the stubs know methods alone
        layout.setFormats([found])
        layout.beginLayout()
        laid = layout.createLine()
        laid.setLineWidth(100_000)
        layout.endLayout()
        one, two = _x(laid.cursorToX(start)), _x(laid.cursorToX(end))
        x = room.center().x() - (one + two) / 2
        y = room.y() + (room.height() - laid.height()) / 2
        painter.setClipRect(room)
        painter.setPen(QColor(self._look.theme.text))
        layout.draw(painter, QPointF(x, y))


def fitting(hit: Hit, letters: QFontMetricsF, room: int) -> Line:
    """As many whole words on either side as have room beside the words that were found."""
    found = line("", hit.found, "").found
    if letters.horizontalAdvance(found) > room:
        return Line("", letters.elidedText(found, Qt.TextElideMode.ElideRight, room), "")
    side = (room - letters.horizontalAdvance(found)) / 2
    whole = line("", "x", hit.after, len(hit.after)).after

    def before(most: int) -> str:
        shown = line(hit.before, "x", "", most).before
        return shown if shown[:1] != "…" or shown[1:2] == " " else "…"

    def after(most: int) -> str:
        shown = line("", "x", hit.after, most).after
        at = len(shown) - 1
        return shown if shown[-1:] != "…" or whole[at : at + 1] == " " else "…"

    return Line(_longest(before, letters, side), found, _longest(after, letters, side))


def _longest(cut: Callable[[int], str], letters: QFontMetricsF, room: float) -> str:
    """The longest of what can be cut that has room; nothing where not even a word has."""
    most = _LETTERS
    while most > 0:
        shown = cut(most)
        width = letters.horizontalAdvance(shown)
        if width <= room:
            return shown
        most = min(most - 1, len(shown) - 1, int(len(shown) * room / width) + 1)
    return ""


def _units(text: str) -> int:
    """Length as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2


def _x(found: object) -> float:
    """Where a cursor stands; PySide gives the position too."""
    return float(found[0] if isinstance(found, tuple) else found)  # pyright: ignore[reportArgumentType, reportUnknownArgumentType]
