"""Small parts that every panel and dialog is put together from; they know nothing of the project."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hashiya.text.direction import first_strong
from hashiya.ui.crash import calm
from hashiya.ui.theme import Theme
from hashiya.ui.wrapped import WrappedLabel
from hashiya.wording import visible

GRID = 8


def label(text: str = "", role: str = "", *, wrap: bool = False, whole: bool = False) -> QLabel:
    """A label that never reads its text as markup; ``whole``: wrapped, and never cut for want of height."""
    made = WrappedLabel(whole=whole) if wrap or whole else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, run: Callable[[], object], role: str = "") -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(role == "primary")
    if role:
        made.setProperty("role", role)
    made.clicked.connect(lambda: run())
    return made


def frame(role: str) -> QFrame:
    made = QFrame()
    made.setProperty("role", role)
    return made


def rule() -> QFrame:
    return frame("rule")


def column(*items: QWidget | QLayout | int, margin: int = 0, gap: int = GRID) -> QVBoxLayout:
    """Widgets and layouts from top to bottom; a number is a stretch."""
    box = QVBoxLayout()
    _fill(box, items, margin, gap)
    return box


def row(*items: QWidget | QLayout | int, margin: int = 0, gap: int = GRID) -> QHBoxLayout:
    """The same from start to end."""
    box = QHBoxLayout()
    _fill(box, items, margin, gap)
    return box


def _fill(
    box: QBoxLayout, items: tuple[QWidget | QLayout | int, ...], margin: int, gap: int
) -> None:
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(gap)
    for item in items:
        if isinstance(item, int):
            box.addStretch(item)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)


def holder(layout: QLayout, name: str = "") -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    if name:
        made.setObjectName(name)
    return made


def show_in_direction(editor: QPlainTextEdit, words: str, *, rtl: bool) -> None:
    """Set a plain text that begins at the side from which it is read."""
    option = editor.document().defaultTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    # WORKAROUND: a plain text document does not mirror its alignment with its direction.
    option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    editor.document().setDefaultTextOption(option)
    editor.setPlainText(words)


def search_field(hint: str, clear_tip: str) -> QLineEdit:
    """A line to filter by; its cross says what it does, to eyes and to ears."""
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint)
    made.setClearButtonEnabled(True)
    cross = made.findChild(QAbstractButton)
    if cross is not None:
        cross.setAccessibleName(clear_tip)
        cross.setToolTip(clear_tip)
    return made


def wait_at_start(field: QLineEdit, *, rtl: bool) -> None:
    """The caret of an empty field stands where the window's reading begins."""
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    # WORKAROUND: an empty field takes its side from the keyboard, also from a Latin one in a mirrored window.
    field.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the tip shows all of it."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        return QSize(GRID * 6, super().minimumSizeHint().height())

    @calm
    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        paint_line(painter, self.contentsRect(), self.text(), self.layoutDirection())
        painter.end()

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.setToolTip(text)


def paint_line(painter: QPainter, room: QRect, text: str, interface: Qt.LayoutDirection) -> None:
    """One line at the interface's start side, cut at its own end: a text reads in its own direction."""
    line = visible(" ".join(text.split()))
    strong = first_strong(line)
    own = interface
    if strong is not None:
        rtl = strong == "rtl"
        own = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    elided = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room.width())
    side = QStyle.visualAlignment(interface, Qt.AlignmentFlag.AlignLeft)
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    option.setTextDirection(own)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.drawText(QRectF(room), elided, option)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> bool:
    """The ground of a row that is chosen or under the pointer; whether there is one."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
        return False
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.chosen if chosen else theme.hover))
    painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
    return True


def paint_hairline(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, margin: int
) -> None:
    """The line that parts a row from the next one."""
    painter.setPen(QPen(QColor(theme.hairline), 1))
    y = option.rect.bottom()
    painter.drawLine(option.rect.left() + margin, y, option.rect.right() - margin, y)


def paint_keys(painter: QPainter, room: QRect, keys: str, theme: Theme, *, at_left: bool) -> int:
    """A chord as one key cap at that side of the room, always left to right; gives its width."""
    ink = painter.pen()
    width = max(22, painter.fontMetrics().horizontalAdvance(keys) + 14)
    x = room.left() if at_left else room.right() - width
    box = QRectF(x, room.center().y() - 11, width, 23)
    painter.setPen(QPen(QColor(theme.hairline), 1))
    painter.setBrush(QColor(theme.page))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(ink)
    option = QTextOption(Qt.AlignmentFlag.AlignCenter)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.drawText(box, keys, option)
    return width


def key_cap_width(keys: str, font: QFont) -> float:
    shift, words = _on_cap(keys)
    width = QFontMetricsF(font).horizontalAdvance(words)
    return max(20.0, width + 10) + (10 if shift else 0)


def paint_key_cap(painter: QPainter, box: QRectF, keys: str, theme: Theme) -> None:
    """A key cap, always drawn left to right; an arrow stands for Shift, other keys held by their names."""
    shift, words = _on_cap(keys)
    painter.setPen(QPen(QColor(theme.strong_line), 1))
    painter.setBrush(QColor(theme.page))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    text_box = QRectF(box)
    if shift:
        _paint_shift(painter, QPointF(box.left() + 8, box.center().y()), theme)
        text_box.setLeft(box.left() + 11)
    painter.setPen(QColor(theme.text))
    option = QTextOption(Qt.AlignmentFlag.AlignCenter)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.drawText(text_box, words, option)


def _on_cap(keys: str) -> tuple[bool, str]:
    """Whether Shift is held, and what else is written: ``alt+1`` -> Alt+1."""
    *held, key = keys.split("+")
    names = [it.capitalize() for it in held if it != "shift"]
    return "shift" in held, "+".join([*names, key.upper()])


def _paint_shift(painter: QPainter, centre: QPointF, theme: Theme) -> None:
    x, y = centre.x(), centre.y()
    points = [(0, -5), (4.5, -0.5), (2, -0.5), (2, 4), (-2, 4), (-2, -0.5), (-4.5, -0.5)]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.text), 1))
    painter.drawPolygon([QPointF(x + dx, y + dy) for dx, dy in points])


def focus_within(parent: QWidget) -> str:
    """The name of what has the keyboard in it; empty when nothing has."""
    focus = parent.window().focusWidget() or parent.window()
    return focus.accessibleName() if parent.isAncestorOf(focus) else ""


def focus_named(parent: QWidget, name: str) -> bool:
    """Give the keyboard to what has that name in it, and is in view."""
    for it in parent.findChildren(QWidget):
        takes = it.isVisibleTo(parent) and it.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and it.accessibleName() == name:
            it.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    return False


def show_new(parent: QWidget) -> None:
    """Show what was just put into it: else that waits for the next event, and nothing can have the focus."""
    for it in parent.findChildren(QWidget):
        if not it.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            it.show()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
