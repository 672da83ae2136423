"""A mouse on the reader: press, drag over words, double-click, release; as a person would."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.view import ReaderView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.MouseButton.NoButton


def middle(view: ReaderView, start: int, end: int | None = None) -> QPoint:
    """The middle of what the first line of a range covers on the screen."""
    assert view.sheet is not None
    block = view.sheet.blocks.at(start)
    part = stretches(view.sheet.placed(block).shaped, start, end or start + 1)[0]
    x0, x1 = part.extents[0]
    box = view.rect_of(start, start + 1)
    return QPoint(round(x0 + x1) // 2 + round(view._origin()), box.center().y())


def send(
    view: ReaderView,
    kind: QEvent.Type,
    at: QPoint,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    port = view.viewport()
    held = NONE if kind == QEvent.Type.MouseButtonRelease else LEFT
    event = QMouseEvent(kind, QPointF(at), QPointF(port.mapToGlobal(at)), LEFT, held, modifiers)
    QApplication.sendEvent(port, event)


def drag(
    view: ReaderView,
    start: QPoint,
    end: QPoint,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    send(view, QEvent.Type.MouseButtonPress, start, modifiers)
    for share in (0.25, 0.5, 0.75, 1.0):
        x = round(start.x() + share * (end.x() - start.x()))
        y = round(start.y() + share * (end.y() - start.y()))
        send(view, QEvent.Type.MouseMove, QPoint(x, y), modifiers)
    send(view, QEvent.Type.MouseButtonRelease, end, modifiers)


def click(
    view: ReaderView,
    at: QPoint,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    send(view, QEvent.Type.MouseButtonPress, at, modifiers)
    send(view, QEvent.Type.MouseButtonRelease, at, modifiers)


def double_click(view: ReaderView, at: QPoint) -> None:
    click(view, at)
    send(view, QEvent.Type.MouseButtonDblClick, at)
    send(view, QEvent.Type.MouseButtonRelease, at)
