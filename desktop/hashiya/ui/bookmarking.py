"""Places of the article to come back to: set at the mark, selection or paragraph, shown beside it, gone through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from hashiya.text.blocks import paragraph_start
from hashiya.ui.crash import calm
from hashiya.ui.look import Look
from hashiya.ui.reader.theme import colour
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging

_WIDTH = 14
_RIBBON = (8, 15)


class Bookmarking(QObject):
    def __init__(self, reader: ReaderView, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(reader)
        self._reader, self._session = reader, session
        self._look, self._tagging = look, tagging
        self.ribbons = Ribbons(reader, session, look)

    def toggle(self) -> None:
        """Set one at the focused mark, at the selection, else at the paragraph; there again it goes."""
        from hashiya.commands import articles

        workspace, article = self._session.workspace, self._session.article
        if workspace is None or article is None:
            return
        at = self._place()
        done = self._session.attempt(lambda: articles.toggle_bookmark(workspace, article.id, at))
        if done is not None:
            said = "bookmarks-set" if at in done.bookmarks else "bookmarks-gone"
            self._session.said.emit(self._look.say(said))

    def go(self, by: int) -> None:
        """To the next (+1) or previous (-1) one, round the ends of the article."""
        article = self._session.article
        if article is None:
            return
        places = [it for it in article.bookmarks if it < len(article.text)]
        if not places:
            self._session.said.emit(self._look.say("bookmarks-none"))
            return
        here = self._here()
        if by > 0:
            to = next((it for it in places if it > here), places[0])
        else:
            to = next((it for it in reversed(places) if it < here), places[-1])
        self._tagging.show_place(to)
        at = places.index(to) + 1
        self._session.said.emit(self._look.say("bookmarks-at", at=at, of=len(places)))

    def _here(self) -> int:
        focused = self._session.focused_annotation
        return focused.start if focused else self._reader.selecting.position

    def _place(self) -> int:
        article, chosen = self._session.article, self._reader.selection()
        focused = self._session.focused_annotation
        if focused is not None:
            return focused.start
        if chosen is not None or article is None:
            return chosen.start if chosen else 0
        position = self._reader.selecting.position
        return paragraph_start(article.text, position, article.directions)


class Ribbons(QWidget):
    """A ribbon beside each line that has a bookmark, in the margin where lines begin; it takes no clicks."""

    def __init__(self, reader: ReaderView, session: Session, look: Look) -> None:
        super().__init__(reader.viewport())
        self._reader, self._session, self._look = reader, session, look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        reader.viewport().installEventFilter(self)
        reader.scrolled.connect(self.update)
        session.article_shown.connect(self._show)
        session.marks_changed.connect(self.update)
        look.changed.connect(self.update)
        self._show()

    def _show(self) -> None:
        article = self._session.article
        self.setVisible(article is not None and bool(article.bookmarks))
        self._place()
        self.update()

    def _place(self) -> None:
        area = self._reader.viewport().rect()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setGeometry(area.width() - _WIDTH if rtl else 0, 0, _WIDTH, area.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def rows(self) -> list[float]:
        """Where ribbons hang now, in pixels from the top."""
        article = self._session.article
        if article is None:
            return []
        ends = len(article.text)
        boxes = (self._reader.rect_of(it, it + 1) for it in article.bookmarks if it < ends)
        tops = (float(it.center().y()) for it in boxes if not it.isEmpty())
        return [it for it in tops if -_RIBBON[1] < it < self.height() + _RIBBON[1]]

    @calm
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._look.theme.accent))
        wide, high = _RIBBON
        x = (_WIDTH - wide) / 2
        for middle in self.rows():
            y = middle - high / 2
            corners = ((0, 0), (wide, 0), (wide, high), (wide / 2, high - 5), (0, high))
            painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
        painter.end()
