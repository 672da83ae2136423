"""The bar of labels under the reader: key, name, hue and line style of each; a click tags the selection."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QMenu, QPushButton, QSizePolicy, QWidget

from hashiya.display.palette import palette
from hashiya.model.schema import Label, LineStyle, Schema
from hashiya.ui.crash import calm
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, clear, holder, key_cap_width, label, paint_key_cap, row

PEN_STYLES: dict[LineStyle, Qt.PenStyle] = {
    "solid": Qt.PenStyle.SolidLine,
    "dashed": Qt.PenStyle.DashLine,
    "dotted": Qt.PenStyle.DotLine,
}
_HEIGHT = 34
_SHORT_HEIGHT = 30
_CAP = 20
_PAD = 8
_GAP = 6
_NARROW = 600
"""Below this width names would take the page's room: the codes of the page stand for them."""


class LabelButton(QAbstractButton):
    """One label. It never takes the focus by mouse, so that the keys stay with the reader.

    Where ``explains`` is set it has a menu: ``card_asked`` and ``edit_asked`` name its label.
    """

    card_asked = Signal(object)
    edit_asked = Signal(object)

    def __init__(self, of: Label, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = of
        self._look = look
        self.explains = False
        self._height = _HEIGHT
        self._name = of.name(look.language)
        self.setText(self._name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._name)
        guide = of.guideline.get(look.language, "")
        self.setToolTip(f"{self._name} ({of.code})\n{guide}".strip())
        self.setAccessibleDescription(guide)

    def shorten(self, *, on: bool) -> None:
        """Show the code instead of the name."""
        self.setText(short_of(self.label) if on else self._name)
        self._height = _SHORT_HEIGHT if on else _HEIGHT
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        text = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        cap = key_cap_width(self.label.shortcut, self.font()) + 6 if self.label.shortcut else 0
        return QSize(round(text + cap + 2 * _PAD), self._height)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.explains:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        card = menu.addAction(self._look.say("labelset-card-of", name=self._name))
        card.triggered.connect(lambda: self.card_asked.emit(self.label))
        edit = menu.addAction(self._look.say("labelset-edit-label"))
        edit.triggered.connect(lambda: self.edit_asked.emit(self.label))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    @calm
    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_line(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._look.theme
        ground = theme.hover if self.underMouse() or self.isDown() else theme.panel
        edge, width = (theme.accent, 2.0) if self.hasFocus() else (theme.hairline, 1.0)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(ground))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)

    def _paint_line(self, painter: QPainter) -> None:
        hue = palette(self._look.theme.name).hue(self.label.slot)
        pen = QPen(QColor(hue), 3.0, PEN_STYLES[self.label.line])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.label.line != "solid":
            pen.setDashPattern([3.0, 1.6] if self.label.line == "dashed" else [1.0, 1.0])
        painter.setPen(pen)
        y = self.height() - 4.0
        painter.drawLine(_PAD, round(y), self.width() - _PAD, round(y))

    def _paint_words(self, painter: QPainter) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = QRectF(_PAD, 0, self.width() - 2 * _PAD, self.height() - 6)
        keys = self.label.shortcut
        if keys:
            width = key_cap_width(keys, self.font())
            start = room.right() - width if rtl else room.left()
            paint_key_cap(painter, QRectF(start, 4, width, _CAP), keys, self._look.theme)
            if rtl:
                room.setRight(start - 6)
            else:
                room.setLeft(start + width + 6)
        painter.setPen(QColor(self._look.theme.text))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        # sizeHint() rounds: a pixel of that is no reason for an ellipsis
        most = round(room.width()) + 2
        cut = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, most)
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), cut)


class LabelBar(QWidget):
    """All labels that have a key, entities first; those with Shift fold away, the others are in the picker."""

    chosen = Signal(object)
    more_asked = Signal()
    card_asked = Signal(object)
    edit_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout()
        self._schema: Schema | None = None
        self._buttons: list[LabelButton] = []
        self._side: list[QWidget] = []
        """What is left out of a narrow bar."""
        self._narrow = self._low = False
        self._all: QPushButton | None = None
        self._open = look.settings.flag("label_bar_open", default=False)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self.setAccessibleName(look.say("ui-label-bar"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            for it in self._buttons:
                it.shorten(on=self._short)
            for name in self._side:
                name.setHidden(self._short)
            self._grid.invalidate()
            self.updateGeometry()
        self._fit()

    def keep_low(self, *, on: bool) -> None:
        """One row only: where a window is low, the text needs the room more; keys work as ever."""
        if on != self._low:
            self._low = on
            if self._schema is not None:
                self._build()
                self._grid.invalidate()
                self.updateGeometry()

    @property
    def _short(self) -> bool:
        return self._narrow or self._low

    def _fit(self) -> None:
        """In a low bar, show as many labels as one row holds; the picker has them all."""
        if not self._low:
            return
        used = self._all.sizeHint().width() if self._all else 0
        for it in self._buttons:
            used += it.sizeHint().width() + _GAP
            it.setHidden(used > self.width())

    def show_schema(self, schema: Schema) -> None:
        self._schema = schema
        self._build()

    def set_enabled(self, *, on: bool) -> None:
        for it in self._buttons:
            it.setEnabled(on)

    def first_button(self) -> LabelButton | None:
        return self._buttons[0] if self._buttons else None

    def _build(self) -> None:
        assert self._schema is not None
        clear(self._grid)
        self._buttons, self._side = [], []
        flow: FlowLayout | None = None
        for at, layer in enumerate(self._schema.layers):
            shown = [it for it in self._schema.labels_of(layer.code) if self._shown(it)]
            if not shown:
                continue
            if flow is None or not self._low:
                flow = FlowLayout(_GAP)
                self._grid.addWidget(_growing(flow), at, 1)
            if not self._low:
                name = layer.names.get(self._look.language, layer.code)
                self._grid.addWidget(self._group_name(name), at, 0, Qt.AlignmentFlag.AlignTop)
            for it in shown:
                flow.addWidget(self._button(it))
        if flow is not None:
            message = "ui-label-bar-less" if self._open else "ui-label-bar-more"
            fold = self._quiet(message, self._fold)
            flow.addWidget(fold)
            self._side.append(fold)
            if self._short:
                fold.hide()
            self._all = self._quiet("ui-label-bar-all", self.more_asked.emit)
            flow.addWidget(self._all)
        self._fit()

    def _shown(self, it: Label) -> bool:
        if not it.shortcut:
            return False
        return self._open or "+" not in it.shortcut or it.layer != "entity"

    def _button(self, of: Label) -> LabelButton:
        made = LabelButton(of, self._look, self)
        made.clicked.connect(lambda: self.chosen.emit(of))
        made.explains = True
        made.card_asked.connect(self.card_asked)
        made.edit_asked.connect(self.edit_asked)
        made.shorten(on=self._short)
        self._buttons.append(made)
        return made

    def _group_name(self, name: str) -> QWidget:
        made = holder(row(label(name, "caption"), margin=0))
        made.setFixedHeight(_HEIGHT)
        self._side.append(made)
        # only hidden, never shown: it has no parent yet, and a window of its own would take the focus
        if self._short:
            made.hide()
        return made

    def _quiet(self, message: str, run: object) -> QPushButton:
        made = button(self._look.say(message), run, "quiet")  # type: ignore[arg-type]
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setFixedHeight(_SHORT_HEIGHT if self._low else _HEIGHT)
        return made

    def _fold(self) -> None:
        self._open = not self._open
        self._look.settings.remember_flag("label_bar_open", on=self._open)
        self._build()
        self._grid.invalidate()
        self.updateGeometry()


def short_of(label: Label) -> str:
    return label.short or label.code[:3]


def _growing(flow: FlowLayout) -> QWidget:
    """A widget as high as its rows of labels need at its width."""
    made = holder(flow)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
