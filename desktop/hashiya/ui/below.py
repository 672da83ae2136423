"""Opens a menu below what asks for it, from the edge at which both are read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QMenu, QWidget


def open_below(menu: QMenu, asked: QWidget) -> None:
    """Below a button, in line with the edge at which it begins."""
    x = asked.width() if asked.isRightToLeft() else 0
    open_at(menu, asked.mapToGlobal(QPoint(x, asked.height())))


def open_at(menu: QMenu, place: QPoint) -> None:
    """From a point of the screen towards where lines end.

    WORKAROUND: Qt mirrors menus of menus and those below the pointer, and others at a point never.
    """
    aside = menu.sizeHint().width() if menu.isRightToLeft() else 0
    menu.popup(place - QPoint(aside, 0))


def start_below(place: QRect, asked: QWidget) -> QPoint:
    """The lower corner of a place in the widget at which reading begins, on the screen."""
    corner = place.bottomRight() if asked.isRightToLeft() else place.bottomLeft()
    return asked.mapToGlobal(corner)
