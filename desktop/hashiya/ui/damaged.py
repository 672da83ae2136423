"""An article in which damage was found: read only, beside its last good state, which can be put back; it finds no damage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame

from hashiya.model.damage import GoodState
from hashiya.model.errors import ArticleUnreadable, NoGoodState
from hashiya.ui.banner import announce
from hashiya.ui.look import Look
from hashiya.ui.running import moment
from hashiya.ui.widgets import GRID, button, clear, column, holder, label, row

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

Offer = tuple[str, Callable[[], object]]


class DamageStrip(QFrame):
    """Stands over the page of a damaged article: what it is, and what can be done with it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._offers: list[Offer] = []
        self.setProperty("role", "past")
        self._text = label("", wrap=True)
        self._verbs = row(gap=GRID)
        box = column(self._text, holder(self._verbs), gap=GRID // 2)
        box.setContentsMargins(GRID + GRID // 2, GRID // 2, GRID + GRID // 2, GRID // 2)
        self.setLayout(box)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def tell(self, sentence: str, offers: list[Offer]) -> None:
        """The first of the offers is the one to advise. Told again, the buttons stay, and so does the focus."""
        before, self._offers = [title for title, _ in self._offers], offers
        if [title for title, _ in offers] != before:
            clear(self._verbs)
            for number, (title, _act) in enumerate(offers):
                act = partial(self._act, number)
                role = "" if number else "primary"
                self._verbs.addWidget(button(self._look.say(title), act, role))
            self._verbs.addStretch(1)
        if sentence != self._text.text() or self.isHidden():
            self._text.setText(sentence)
            self.setAccessibleName(sentence)
            announce(self, sentence)
        self.show()

    def _act(self, number: int) -> None:
        self._offers[number][1]()


class DamagedArticle(QObject):
    """Keeps the strip of mind with what is in view, and does what its buttons say."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._look = window.look
        self._good: dict[str, GoodState | None] = {}
        self._seen: GoodState | None = None
        """The good state that is in view."""
        self.strip = DamageStrip(window.look)
        session = self._session
        session.article_shown.connect(self._show)
        session.writing_changed.connect(self._found)
        session.unreadable.connect(self._see_instead)
        session.closing.connect(self._good.clear)

    # what is in view

    def _found(self) -> None:
        """The damage is another now: what was found of it before says nothing any more."""
        self._good.clear()
        self._show()

    def _show(self) -> None:
        session, workspace = self._session, self._session.workspace
        article = session.article
        if article is None or workspace is None:
            self._seen = None
            self.strip.hide()
            return
        if session.past and self._seen is not None:
            self._tell_of_the_past(self._seen, "rescue-article-then")
            return
        self._seen = None
        name = workspace.closed.names.get(article.id)
        if name is None or session.past or workspace.read_only:
            self.strip.hide()
            return
        good = self._last_good(article.id)
        others: list[Offer] = [("rescue-article-repair", self._repair)]
        if good is None:
            self.strip.tell(self._look.say("rescue-article-alone", name=name), others)
            return
        sentence = self._look.say("rescue-article", name=name, when=moment(good.backup.at))
        see: Offer = ("rescue-article-see", lambda: self._see(good))
        back: Offer = ("rescue-article-put-back", lambda: self.put_back(good))
        self.strip.tell(sentence, [see, back, *others])

    def _tell_of_the_past(self, good: GoodState, message: str) -> None:
        article = good.whole.shown.article
        sentence = self._look.say(
            message, name=article.title or article.name, when=moment(good.backup.at)
        )
        offers: list[Offer] = [("rescue-article-put-back", lambda: self.put_back(good))]
        if message == "rescue-article-then":
            offers.append(("history-to-now", self._leave))
        self.strip.tell(sentence, offers)

    def _last_good(self, article_id: str) -> GoodState | None:
        from hashiya.commands import good_state

        workspace = self._session.workspace
        if workspace is not None and article_id not in self._good:
            try:
                self._good[article_id] = good_state.find(workspace, article_id)
            except NoGoodState:
                self._good[article_id] = None
        return self._good.get(article_id)

    # doing

    def _see(self, good: GoodState) -> None:
        """The article as it is in the backup, to look at only."""
        self._seen = good
        self._session.look_back(good.whole.shown)

    def _see_instead(self, article_id: str) -> None:
        """Not all of it can be read: the good state, where there is one, is all there is to show."""
        workspace = self._session.workspace
        if workspace is None:
            return
        closed = article_id in workspace.closed.names
        good = self._last_good(article_id) if closed else None
        if good is None:
            name = next((it.title or it.name for it in workspace.lines_of([article_id])), "")
            self._session.failed.emit(ArticleUnreadable(name=name))
            return
        self._see(good)
        self._tell_of_the_past(good, "rescue-article-instead")

    def _leave(self) -> None:
        article = self._session.article
        if article is not None:
            self._session.show(article.id)

    def _repair(self) -> None:
        self._window.doctoring.repair_or_rescue()

    def put_back(self, good: GoodState) -> None:
        """Show what would change, and make the article that again if it is agreed to."""
        from hashiya.commands import good_state
        from hashiya.ui.dialogs.put_back import PutBackDialog

        session, workspace = self._session, self._session.workspace
        if workspace is None:
            return
        differs = good_state.difference(workspace, good.whole)
        dialog = PutBackDialog(self._window, self._look, good, differs, session.schema)
        agreed = dialog.exec()
        dialog.deleteLater()
        if not agreed:
            return
        made = session.attempt(lambda: good_state.put_back(workspace, good.whole))
        if made is None:
            return
        article = good.whole.shown.article
        session.show(article.id)
        kept = self._look.say("repair-kept", path=str(made.kept))
        said = self._look.say(
            "rescue-article-is-back",
            name=article.title or article.name,
            when=moment(good.backup.at),
        )
        self._window.doctoring.look_again(f"{said} {kept}")
