"""Looks back in the window: shows the history, an article as it was, and goes back there; it reads no file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QWidget

from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.errors import NotThereYet
from hashiya.model.record import HistoryLine
from hashiya.ui.banner import announce
from hashiya.ui.look import Look
from hashiya.ui.panels.history import FEW, HistoryPanel
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, button, label, row

if TYPE_CHECKING:
    from hashiya.ui.panels.panel import Panel


class PastStrip(QFrame):
    """Stands over the page while it shows what was; its two buttons lead out."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "past")
        self._text = label("", wrap=True)
        self.back = button(look.say("history-go-back"), lambda: None, "primary")
        self.now = button(look.say("history-to-now"), lambda: None)
        box = row(self._text, self.back, self.now)
        box.setStretch(0, 1)
        box.setContentsMargins(GRID + GRID // 2, GRID // 2, GRID + GRID // 2, GRID // 2)
        self.setLayout(box)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def tell(self, sentence: str, *, writable: bool) -> None:
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.back.setVisible(writable)
        self.show()
        announce(self, sentence)


class LookingBack(QObject):
    def __init__(self, session: Session, look: Look, panel: HistoryPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._look = look
        self._panel = panel
        self._line: HistoryLine | None = None
        self._put_away: list[Panel] = []
        self._was_folded = False
        self.strip = PastStrip(look)
        self.strip.back.clicked.connect(lambda: self._line and self.go_back(self._line))
        self.strip.now.clicked.connect(self.leave)
        panel.past_asked.connect(self.show_past)
        panel.back_asked.connect(self.go_back)
        panel.take_back_asked.connect(self.take_back)
        session.article_shown.connect(self._article_shown)

    # -- the panel

    @property
    def on(self) -> bool:
        return not self._panel.isHidden()

    def toggle(self, side: QWidget, others: Sequence[Panel]) -> None:
        """Show the history in place of what else stands at its side, or put that back."""
        if self.on and not side.isHidden():
            self.leave()
            self._panel.hide()
            for it in self._put_away:
                it.show()
            self._put_away = []
            side.setHidden(self._was_folded)
            self._panel.tagging.take_focus()
            return
        if not self.on:
            self._put_away = [it for it in others if it is not self._panel and not it.isHidden()]
            for it in self._put_away:
                it.hide()
            self._was_folded = side.isHidden()
        side.show()
        self._panel.show()
        self._panel.take_focus()

    # -- the past

    def show_past(self, line: HistoryLine) -> None:
        """The article as it was after that step, to look at only."""
        from hashiya.commands import history

        workspace, article_id = self._session.workspace, self._panel.article_of(line)
        if workspace is None or article_id is None:
            return
        then = self._session.attempt(lambda: history.state_at(workspace, article_id, line.id))
        if then is None:
            return
        if then.article is None:
            self._session.failed.emit(NotThereYet(name=line.sample))
            return
        self._line = line
        shown = AnnotatedArticle(
            article=then.article, annotations=then.annotations, relations=then.relations
        )
        self._session.look_back(shown)
        step = workspace.step(line.id) if line.edits <= FEW else None
        if step is not None:
            self._panel.tagging.show_touched(step)
        sentence = self._look.say("history-past", when=self._panel.model.moment(line.at))
        self.strip.tell(sentence, writable=self._session.may_change(article_id))

    def leave(self) -> bool:
        """Back to what is now; False where that is what is shown."""
        article = self._session.article
        if not self._session.past or article is None:
            return False
        self._session.show(article.id)
        return True

    def go_back(self, line: HistoryLine) -> None:
        """Make the article what it was after that step: one step, and undo takes it back."""
        from hashiya.commands import history

        workspace, article_id = self._session.workspace, self._panel.article_of(line)
        if workspace is None or article_id is None:
            return
        plan = self._session.attempt(lambda: history.going_back(workspace, article_id, line.id))
        if plan is None:
            return
        self.leave()
        if not plan.edits:
            self._say("history-same-already")
            return
        self._session.attempt(lambda: history.go_back(workspace, article_id, line.id))
        lost = len(plan.missed_out) + len(plan.taken_along)
        when = self._panel.model.moment(line.at)
        if lost:
            self._say("history-went-back-without", when=when, count=lost)
        else:
            self._say("history-went-back", when=when)

    def take_back(self, line: HistoryLine) -> None:
        """Undo that step alone, where nothing was built on it; else the banner says why not."""
        from hashiya.commands import history

        workspace = self._session.workspace
        if workspace is None:
            return
        self.leave()
        made = self._session.attempt(lambda: history.take_back(workspace, line.id))
        if made is not None:
            self._panel.tagging.show_touched(made)
            self._say("hands-undone", what=self._panel.model.words(line))

    def _say(self, message: str, **values: str | int) -> None:
        self._session.said.emit(self._look.say(message, **values))

    def _article_shown(self) -> None:
        if not self._session.past:
            self._line = None
            self.strip.hide()
