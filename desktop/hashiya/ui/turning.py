"""The direction of the paragraph that is read: what it was given, and giving it another; it stores nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hashiya.model.article import Direction
from hashiya.text.blocks import paragraph_start
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
        start = paragraph_start(article.text, self._reader.selecting.position)
        return article.directions.get(start, "auto")

    def turn(self, direction: Direction) -> None:
        """Give the paragraph of the current word a direction, or take it away; reading stays there."""
        from hashiya.commands import articles

        workspace, article = self._session.workspace, self._session.article
        if workspace is None or article is None:
            return
        position = self._reader.selecting.position
        self._session.attempt(lambda: articles.turn(workspace, article.id, position, direction))
