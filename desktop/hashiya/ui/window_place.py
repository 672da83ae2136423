"""Where a window stands: as it was left, but always on a screen that is there and no larger than it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

_SHARE = 0.92
_GRIP = (160, 40)
"""So much of the top of a window must be on a screen to be taken hold of."""


def restore(window: QWidget, state: QByteArray) -> None:
    """Put the window where it was; where nobody could reach it, on the main screen."""
    if not window.restoreGeometry(state):
        window.resize(window.screen().availableGeometry().size() * _SHARE)
        return
    screens = [it.availableGeometry() for it in QGuiApplication.screens()]
    if screens:
        place = onto(window.geometry(), screens)
        if place != window.geometry():
            window.setGeometry(place)


def onto(place: QRect, screens: list[QRect]) -> QRect:
    """That place if its top can be reached and it fits, else the nearest on the first screen."""
    top = QRect(place.x(), place.y(), place.width(), min(_GRIP[1], place.height()))
    for screen in screens:
        seen = top.intersected(screen)
        fits = place.width() <= screen.width() and place.height() <= screen.height()
        if fits and seen.width() >= min(_GRIP[0], place.width()) and seen.height() == top.height():
            return place
    screen = screens[0]
    size = place.size().boundedTo(screen.size() * _SHARE)
    moved = QRect(screen.topLeft(), size)
    moved.moveCenter(screen.center())
    return moved


def restore_splitter(splitter: QSplitter, state: QByteArray) -> None:
    """Only the sizes are taken over: how the window is built is not a matter of memory."""
    way, folding, handle = (
        splitter.orientation(),
        splitter.childrenCollapsible(),
        splitter.handleWidth(),
    )
    splitter.restoreState(state)
    splitter.setOrientation(way)
    splitter.setChildrenCollapsible(folding)
    splitter.setHandleWidth(handle)
