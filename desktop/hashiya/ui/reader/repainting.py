"""Brings a viewport up to date with as little painting as can be; it knows no text and no marks."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from hashiya.ui.reader.seen import Seen, changes, joined

MOST_AREAS = 6


class Repainter:
    """Remembers what is on the screen of one viewport."""

    def __init__(self, port: QWidget) -> None:
        self._port = port
        self._before: tuple[object, Seen] | None = None

    def show(self, state: object, seen: Seen, em: float) -> None:
        """The page is now this: paint what is new in it and move what stays.

        ``state`` is what all of it depends on; None, and all is painted.
        """
        before, self._before = self._before, None if state is None else (state, seen)
        port = self._port
        found = None
        # at one and a half pixels a point no picture can be moved exactly
        if before is not None and before[0] == state and port.devicePixelRatioF().is_integer():
            found = changes(before[1], seen, port.height(), em)
        if found is None:
            port.update()
            return
        if found.moved is not None:
            top, bottom = found.moved
            self._move(QRect(0, top, port.width(), bottom - top), found.by)
        for top, bottom in joined(found.stale):
            port.update(0, top, port.width(), bottom - top)

    def _move(self, area: QRect, by: int) -> None:
        """What lies over the page stays where it is, and its picture must not go with the letters."""
        port = self._port
        over = [it.geometry() for it in port.findChildren(QWidget) if it.isVisible()]
        port.scroll(0, by, area)
        for box in over:
            port.update(box.united(box.translated(0, by)))

    def told_wrong(self, seen: Seen) -> bool:
        """Whether lines stand elsewhere than was told, as where a block above was measured since."""
        if self._before is None:
            return False
        told = self._before[1]
        return any(key in told and told[key].y != line.y for key, line in seen.items())

    def forget(self) -> None:
        """Nobody knows what is on the screen."""
        self._before = None
        self._port.update()


def areas_of(event: QPaintEvent) -> list[QRect]:
    """What is to be painted: a few rooms one by one, many as one."""
    region = event.region()
    return list(region) if region.rectCount() <= MOST_AREAS else [region.boundingRect()]  # pyright: ignore
