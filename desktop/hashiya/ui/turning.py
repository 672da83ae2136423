"""The direction of the paragraph that is read, and breaks shown after ``.,``: what was given, and giving another; it stores nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hashiya.model.article import Direction
from hashiya.text.blocks import paragraph_start
from hashiya.text.joins import is_join, joins
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session


class Turning(QObject):
    def __init__(self, reader: ReaderView, session: Session) -> None:
        super().__init__(reader)
        self._reader = reader
        self._session = session

    @property
    def direction(self) -> Direction:
        """What the paragraph of the current word was given; ``auto`` when nobody turned it."""
        article = self._session.article
        if article is None:
            return "auto"
        position = self._reader.selecting.position
        start = paragraph_start(article.text, position, article.directions)
        return article.directions.get(start, "auto")

    @property
    def can_break(self) -> bool:
        """Whether a ``.,`` of the article seems to end a paragraph."""
        article = self._session.article
        return article is not None and bool(joins(article.text))

    @property
    def breaks(self) -> bool:
        """Whether a break is shown at one of them at least."""
        article = self._session.article
        return article is not None and any(is_join(article.text, it) for it in article.directions)

    def turn_breaks(self) -> None:
        """Show breaks after each ``.,``, or none; reading stays where it is."""
        from hashiya.commands import articles

        workspace, article = self._session.workspace, self._session.article
        if workspace is None or article is None:
            return
        shown = not self.breaks
        self._session.attempt(lambda: articles.break_at_joins(workspace, article.id, shown=shown))

    def turn(self, direction: Direction) -> None:
        """Give the paragraph of the current word a direction, or take it away; reading stays there."""
        from hashiya.commands import articles

        workspace, article = self._session.workspace, self._session.article
        if workspace is None or article is None:
            return
        position = self._reader.selecting.position
        self._session.attempt(lambda: articles.turn(workspace, article.id, position, direction))
