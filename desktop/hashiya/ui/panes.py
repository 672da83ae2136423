"""The panes of the window in reading order: F6 goes from one to the next, Tab through what is in them.

Focus is never caught: from the last part of a pane Tab goes on to the next pane. It shows and
hides nothing and knows no annotation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from hashiya.ui.crash import calm
from hashiya.ui.look import Look

RING = 2
"""Width of the mark round what has the focus, in pixels."""
ROW = 14
"""Parts whose middles lie no farther apart stand in one row."""


@dataclass(frozen=True, slots=True)
class Pane:
    """``entry`` is (or tells) where one wants to be in it; while that is hidden, the first part that takes focus."""

    place: QWidget
    entry: QWidget | Callable[[], QWidget] | None = None


class Panes:
    """Panes in reading order. Where one lies in another, its parts are its own."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._panes: list[Pane] = []

    def set(self, *panes: Pane) -> None:
        self._panes = list(panes)

    def go(self, by: int) -> None:
        """F6: to the next pane that is in view, or the previous one; from nowhere to the first."""
        shown = [it for it in self._panes if it.place.isVisible() and self._parts(it)]
        if not shown:
            return
        here = self._pane_of(self._window.focusWidget())
        if here in shown:
            target = shown[(shown.index(here) + by) % len(shown)]
        else:
            target = shown[0 if by > 0 else -1]
        entry = target.entry
        if entry is not None and not isinstance(entry, QWidget):
            entry = entry()
        wanted = entry if entry is not None and takes_focus(entry) else self._parts(target)[0]
        wanted.setFocus(_reason(by))

    def tab(self, by: int) -> bool:
        """To the next part in reading order; False when the focus is in none of the panes."""
        focus = self._window.focusWidget()
        parts = [part for pane in self._panes for part in self._parts(pane)]
        if not parts or self._pane_of(focus) is None:
            return False
        at = next((k for k, it in enumerate(parts) if it is focus), None)
        if at is None:
            at = next((k for k, it in enumerate(parts) if it.isAncestorOf(focus)), None)
        if at is None:
            return False
        parts[(at + by) % len(parts)].setFocus(_reason(by))
        return True

    def _pane_of(self, widget: QWidget | None) -> Pane | None:
        """The innermost pane round a widget."""
        holding = [it for it in self._panes if widget and _holds(it.place, widget)]
        inner = [
            it
            for it in holding
            if not any(
                it.place is not other.place and _holds(it.place, other.place) for other in holding
            )
        ]
        return inner[0] if inner else None

    def _parts(self, pane: Pane) -> list[QWidget]:
        """What takes the focus in a pane and is in view, in reading order."""
        found = [
            it
            for it in (pane.place, *pane.place.findChildren(QWidget))
            if takes_focus(it) and it.window() is self._window and self._pane_of(it) is pane
        ]
        return in_reading_order(self._window, found)


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab may stop at a widget; one that hands its focus on is left to the other."""
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isEnabled()
        and widget.isVisible()
    )


def in_reading_order(window: QWidget, parts: list[QWidget]) -> list[QWidget]:
    """From the top to the bottom, in a row from the start side to the end side; a frame before its parts."""
    rtl = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    frames = [it for it in parts if any(_inside(other, it) for other in parts)]
    places = [
        (QRect(it.mapTo(window, QPoint()), it.size()), it) for it in parts if it not in frames
    ]
    places.sort(key=lambda it: it[0].top())
    rows: list[list[tuple[QRect, QWidget]]] = []
    for place in places:
        middle = place[0].center().y()
        row = rows[-1] if rows else None
        if row is not None and abs(row[0][0].center().y() - middle) <= ROW:
            row.append(place)
        else:
            rows.append([place])
    ordered: list[QWidget] = []
    for row in rows:
        row.sort(key=lambda it: -it[0].right() if rtl else it[0].left())
        ordered += [widget for _place, widget in row]
    for it in sorted(frames, key=lambda it: len(it.findChildren(QWidget))):
        ordered.insert(next(k for k, part in enumerate(ordered) if _inside(part, it)), it)
    return ordered


def _inside(part: QWidget, frame: QWidget) -> bool:
    return part is not frame and frame.isAncestorOf(part)


def _holds(place: QWidget, widget: QWidget) -> bool:
    return place is widget or place.isAncestorOf(widget)


def _reason(by: int) -> Qt.FocusReason:
    return Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason


class Ring(QFrame):
    """A page with a ring round it while the part in it has the focus."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._of: QWidget | None = None
        self.setProperty("role", "page")

    def watch(self, part: QWidget) -> None:
        self._of = part
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    @calm
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._of is None or not self._of.hasFocus():
            return
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._look.theme.accent), RING))
            inset = RING // 2
            painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), 7, 7)
        finally:
            painter.end()
