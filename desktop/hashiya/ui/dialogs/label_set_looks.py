"""Chooses hue and line of a label among samples, and shows whose looks are taken; it knows no label set."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from hashiya.display.palette import palette
from hashiya.model.schema import Form, LineStyle
from hashiya.ui.crash import calm
from hashiya.ui.label_bar import PEN_STYLES
from hashiya.ui.look import Look

SLOTS = 8
LINES: tuple[LineStyle, ...] = ("solid", "dashed", "dotted")
LookKey = tuple[int, LineStyle]


def paint_sample(
    painter: QPainter, room: QRectF, look: Look, slot: int, line: LineStyle, form: Form
) -> None:
    """A mark as the reader draws it: a line under the text, or a band with its two bars."""
    colours = palette(look.theme.name)
    hue = QColor(colours.hue(slot))
    if form == "band":
        painter.fillRect(room, QColor(colours.tint(slot, colours.deep_band)))
        painter.fillRect(QRectF(room.left(), room.top(), 2, room.height()), hue)
        painter.fillRect(QRectF(room.right() - 2, room.top(), 2, room.height()), hue)
        return
    pen = QPen(hue, 2.0 if form == "thin" else 3.0, PEN_STYLES[line])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line != "solid":
        pen.setDashPattern([3.0, 1.6] if line == "dashed" else [1.0, 1.0])
    painter.setPen(pen)
    y = round(room.center().y())
    painter.drawLine(round(room.left()), y, round(room.right()), y)


class LookButton(QAbstractButton):
    """One look; a word in its corner tells who has it already."""

    def __init__(self, look: Look, slot: int, line: LineStyle) -> None:
        super().__init__()
        self._look = look
        self.slot = slot
        self.line: LineStyle = line
        self.form: Form = "lane"
        self.taken = ""
        self.setCheckable(True)
        self.setFixedSize(QSize(52, 38))

    def show_state(self, form: Form, taken: str) -> None:
        self.form, self.taken = form, taken
        line = self._look.say(f"labelset-line-{self.line}")
        name = self._look.say("labelset-look", slot=self.slot, line=line)
        whose = self._look.say("labelset-look-taken", name=taken) if taken else ""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}\n{whose}".strip())
        self.setAccessibleDescription(whose)
        self.update()

    @calm
    def paintEvent(self, _event: object) -> None:
        painter, theme = QPainter(self), self._look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = theme.accent if chosen or self.hasFocus() else theme.hairline
        painter.setPen(QPen(QColor(edge), 2.0 if chosen else 1.0))
        painter.setBrush(QColor(theme.chosen if chosen else theme.page))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        low = QRectF(9, self.height() - 14, self.width() - 18, 6)
        paint_sample(painter, low, self._look, self.slot, self.line, self.form)
        if self.taken:
            font = painter.font()
            font.setPixelSize(10)
            painter.setFont(font)
            painter.setPen(QColor(theme.muted))
            room = QRectF(4, 3, self.width() - 8, 18)
            words = painter.fontMetrics().elidedText(
                self.taken, Qt.TextElideMode.ElideRight, round(room.width())
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()


class LookGrid(QWidget):
    """Eight hues in three lines; a band has no line, so one row serves it."""

    chosen = Signal(int, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self._group = QButtonGroup(self)
        self.buttons: dict[LookKey, LookButton] = {}
        for row, line in enumerate(LINES):
            for slot in range(1, SLOTS + 1):
                made = LookButton(look, slot, line)
                made.clicked.connect(lambda _on=False, it=made: self.chosen.emit(it.slot, it.line))
                self._group.addButton(made)
                self.buttons[slot, line] = made
                grid.addWidget(made, row, slot - 1)
        grid.setColumnStretch(SLOTS, 1)
        self.setLayout(grid)

    def show_looks(
        self, slot: int, line: LineStyle, form: Form, taken: Mapping[LookKey, str]
    ) -> None:
        self._group.setExclusive(False)
        for (at, style), it in self.buttons.items():
            band = form == "band"
            it.setVisible(not band or style == "solid")
            it.setChecked(at == slot and (band or style == line))
            owner = taken.get((at, style), "")
            if band:
                owner = next((taken[at, one] for one in LINES if (at, one) in taken), "")
            it.show_state(form, owner)
        self._group.setExclusive(True)
