"""A relation drawn with the mouse: from a mark's chip or lane to another mark, also of a second article.

It asks linking what fits and hands it both ends; it stores and draws nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPointF, QTimer

from hashiya.model.annotation import Annotation
from hashiya.ui.linking import Linking
from hashiya.ui.look import Look
from hashiya.ui.reader import hits
from hashiya.ui.reader.hint_tags import shown_range
from hashiya.ui.reader.rubber import Drawn, Rubber
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session

RIM = 30
"""So near to a reader's upper or lower edge the page is scrolled."""
_EVERY_MS = 30
_STEP = 14.0


@dataclass(slots=True)
class _Drag:
    reader: ReaderView
    start: Annotation
    at: QPointF
    """The pointer on the screen."""
    fits: dict[str, bool] = field(default_factory=dict[str, bool])
    """What linking said of the marks that came into view."""


class DragLinking(QObject):
    def __init__(self, session: Session, look: Look, linking: Linking) -> None:
        super().__init__(linking)
        self._session, self._look, self._linking = session, look, linking
        self._rubbers: dict[ReaderView, Rubber] = {}
        self._drag: _Drag | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_EVERY_MS)
        self._scrolling.timeout.connect(self._scroll)
        for it in linking.readers:
            self.add_reader(it)

    def add_reader(self, reader: ReaderView) -> None:
        """From now on marks can be joined from and to that one."""
        self._rubbers[reader] = Rubber(reader)
        reader.links = self._may_begin
        reader.link_began.connect(lambda key, at: self._began(reader, key, at))
        reader.link_moved.connect(self._moved)
        reader.link_dropped.connect(self._dropped)
        reader.link_left.connect(self._left)
        reader.scrolled.connect(self._show)
        rubbers = self._rubbers
        reader.destroyed.connect(lambda: rubbers.pop(reader, None))

    def rubber(self, reader: ReaderView) -> Rubber:
        return self._rubbers[reader]

    def _may_begin(self) -> bool:
        return self._session.workspace is not None and self._session.writable

    def _began(self, reader: ReaderView, key: str, at: QPointF) -> None:
        start = reader.sheet.index.get(key) if reader.sheet else None
        if start is not None:
            self._linking.cancel()
            self._drag = _Drag(reader, start, at)
            self._show()

    def _moved(self, at: QPointF) -> None:
        if self._drag is None:
            return
        self._drag.at = at
        if self._speed() and not self._scrolling.isActive():
            self._scrolling.start()
        self._show()

    def _dropped(self) -> None:
        drag, end = self._drag, self._aim()
        if drag is not None and end is not None:
            self._end()
            self._linking.join(drag.start, end)
        else:
            self._left()

    def _left(self) -> None:
        """Let go over nothing, or given up."""
        if self._drag is not None:
            self._end()
            self._session.said.emit(self._look.say("ui-relate-cancelled"))

    def _end(self) -> None:
        self._drag = None
        self._scrolling.stop()
        for it in self._rubbers.values():
            it.hide()

    # what is under the pointer

    def _under(self) -> tuple[ReaderView, QPointF] | None:
        """The reader under the pointer, and the point in its viewport."""
        if self._drag is None:
            return None
        for reader in self._rubbers:
            port = reader.viewport()
            point = QPointF(port.mapFromGlobal(self._drag.at))
            if reader.isVisible() and port.rect().contains(point.toPoint()):
                return reader, point
        return None

    def _aim(self) -> Annotation | None:
        """The mark that the arrow would reach: of several the first that fits."""
        under = self._under()
        if under is None or self._drag is None:
            return None
        reader, point = under
        sheet = reader.sheet
        if sheet is None:
            return None
        ids = hits.annotations_at(sheet, *reader.to_sheet(point))
        found = [it for it in map(sheet.index.get, ids) if it and it.id != self._drag.start.id]
        return next((it for it in found if self._fits(it)), found[0] if found else None)

    def _fits(self, end: Annotation) -> bool:
        assert self._drag is not None
        if end.id not in self._drag.fits:
            self._drag.fits[end.id] = self._linking.joins(self._drag.start, end)
        return self._drag.fits[end.id]

    # what is seen

    def _show(self) -> None:
        drag, aim = self._drag, self._aim()
        if drag is None:
            return
        for reader, rubber in self._rubbers.items():
            sheet = reader.sheet
            if sheet is None or not reader.isVisible():
                continue
            near = sheet.index.within(*shown_range(reader))
            start = drag.start if reader is drag.reader else None
            point = QPointF(reader.viewport().mapFromGlobal(drag.at)) if start else None
            fits = tuple(it for it in near if self._fits(it))
            rubber.show_drawn(Drawn(start, fits, aim.id if aim else "", point))

    def _speed(self) -> float:
        """How far the page goes on: up or down near an edge, faster beyond it."""
        if self._drag is None:
            return 0.0
        under = self._under()
        reader = under[0] if under else self._drag.reader
        port = reader.viewport()
        y = QPointF(port.mapFromGlobal(self._drag.at)).y()
        over = min(0.0, y - RIM) + max(0.0, y - port.height() + RIM)
        return max(-_STEP * 4, min(_STEP * 4, over / RIM * _STEP))

    def _scroll(self) -> None:
        speed = self._speed()
        if self._drag is None or not speed:
            self._scrolling.stop()
            return
        under = self._under()
        (under[0] if under else self._drag.reader).scroll_by(speed)
