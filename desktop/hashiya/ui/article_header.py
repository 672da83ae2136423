"""The head of the reader: the article's title and facts, and the buttons to go on; it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from hashiya.model.article import Article, state_of
from hashiya.ui.look import Look
from hashiya.ui.progress_line import ProgressLine
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, ElidedLabel, button, row
from hashiya.wording import isolate

if TYPE_CHECKING:
    from hashiya.ui.reader.view import ReaderView

_FACTS_FROM = 640
_EDIT_FROM = 560


class ArticleHeader(QFrame):
    previous_asked = Signal()
    next_asked = Signal()
    done_asked = Signal()
    title_asked = Signal()
    unplaced_asked = Signal()

    def __init__(self, session: Session, look: Look, reader: ReaderView) -> None:
        super().__init__()
        self._session = session
        self._look = look
        self._title = ElidedLabel("heading")
        self._facts = ElidedLabel("muted")
        self._progress = ProgressLine(reader, look)
        self.unplaced = button("", self.unplaced_asked.emit, "chip")
        self._done = button("", self.done_asked.emit)
        self._edit = button(look.say("ui-header-edit"), self.title_asked.emit, "quiet")
        words = row(self._title, self._facts, gap=2 * GRID)
        words.setStretch(0, 3)
        words.setStretch(1, 2)
        words.addWidget(self.unplaced)
        words.addWidget(self._progress)
        buttons = row(
            self._edit,
            button(look.say("ui-header-previous"), self.previous_asked.emit, "quiet"),
            button(look.say("ui-header-next"), self.next_asked.emit, "quiet"),
            self._done,
        )
        box = row(words, buttons, gap=2 * GRID)
        box.setStretch(0, 1)
        box.setContentsMargins(GRID, 0, 0, 0)
        self.setLayout(box)
        session.article_shown.connect(self.refresh)
        session.writing_changed.connect(self.refresh)
        session.marks_changed.connect(self._show_facts)
        # the page has its own heading: the title stands here only while that one is scrolled away
        self._progress.heading_seen.connect(lambda seen: self._title.setVisible(not seen))
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons to go on stay whole: what else stands here gives way first."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        chip = 0 if self.unplaced.isHidden() else self.unplaced.sizeHint().width() + 2 * GRID
        room = self.width() - chip
        self._facts.setVisible(room >= _FACTS_FROM)
        self._edit.setVisible(room >= _EDIT_FROM)
        self._progress.shorten(on=room < _FACTS_FROM)

    def refresh(self) -> None:
        article = self._session.article
        self.setVisible(article is not None)
        if article is None:
            return
        self._title.show_text(article.title or article.name)
        self._show_facts()
        done = article.status == "done"
        self._done.setText(self._look.say("ui-header-undone" if done else "ui-header-done"))
        self._done.setEnabled(self._session.writable)
        self._edit.setEnabled(self._session.writable)

    def _show_facts(self) -> None:
        article = self._session.article
        workspace = self._session.workspace
        if article is None or workspace is None:
            return
        count = len(self._session.marks)
        self._facts.show_text(facts(article, count, self._look))
        waiting = len(workspace.unplaced(article.id))
        self.unplaced.setVisible(waiting > 0)
        if waiting:
            self.unplaced.setText(self._look.say("correcting-chip", count=waiting))
        self._make_room()


def facts(article: Article, annotations: int, look: Look) -> str:
    """Status, source, author and date in one line, the empty ones left out."""
    items = [article.source, article.author, article.published]
    status = look.say(f"ui-status-of-{state_of(article.status, annotations)}")
    return " · ".join([status, *(isolate(it) for it in items if it)])
