"""Shows another article when a step takes the one in view away: the one open before it, else its neighbour in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hashiya.model.errors import HashiyaError

if TYPE_CHECKING:
    from hashiya.ui.panels.articles import ArticlesPanel
    from hashiya.ui.session import Session

MOST = 20
"""Articles back that are gone through for one that is still there."""


class LostArticle(QObject):
    """A page is empty only where the project has no article; then the list says how some come in."""

    def __init__(self, session: Session, articles: ArticlesPanel) -> None:
        super().__init__(articles)
        self._session = session
        self._articles = articles
        self._seen: list[str] = []
        """The articles that were in view, the last one last."""
        self._row = 0
        session.project_changed.connect(self.forget)
        session.article_shown.connect(self._remember)
        session.lost.connect(self._show_another)

    def forget(self) -> None:
        """What was open before is of no account any more."""
        self._seen = []

    def _remember(self) -> None:
        article = self._session.article
        if article is None:
            return
        self._seen = [*(it for it in self._seen if it != article.id), article.id][-MOST:]
        self._row = max(0, self._articles.lines.row_of(article.id))

    def _show_another(self) -> None:
        self._session.show(self._before() or self._near())

    def _before(self) -> str | None:
        workspace = self._session.workspace
        assert workspace is not None
        try:
            found = workspace.listing.lines_of(self._seen)
        except HashiyaError:  # the list says itself what the file does not give
            return None
        there = {it.id for it in found.values() if not it.deleted}
        return next((it for it in reversed(self._seen) if it in there), None)

    def _near(self) -> str | None:
        """What stands now where it stood in the list, else the last of it."""
        lines = self._articles.lines
        return lines[min(self._row, len(lines) - 1)].id if len(lines) else None
