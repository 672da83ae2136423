"""A second article beside the first: chosen by title or by a claim like this one, read, its marks chosen.

It changes nothing: what is related is drawn by the window's linking, which knows this reader too.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hashiya.display.listing import short_quote
from hashiya.display.relation_index import RelationIndex
from hashiya.display.span_index import SpanIndex
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Step
from hashiya.model.relation import Relation
from hashiya.text.folding import key
from hashiya.ui.banner import announce
from hashiya.ui.look import Look
from hashiya.ui.panes import RING, Ring
from hashiya.ui.places import Places
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session
from hashiya.ui.shelves.alike import Alike
from hashiya.ui.shelves.article_choice import ArticleChoice, ChoiceList
from hashiya.ui.shelves.shelf import ShelfView
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import button, column, search_field, wait_at_start

MOST = 300


def _page(look: Look, reader: ReaderView) -> Ring:
    """With the ring that says which of the two has the keys."""
    made = Ring(look)
    box = column(reader, gap=0)
    box.setContentsMargins(RING, RING, RING, RING)
    made.setLayout(box)
    made.watch(reader)
    return made


class SecondArticleView(ShelfView):
    """``chosen`` gives a mark that was focused in the second article."""

    chosen = Signal(object)

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(session, look, tagging, "linking-second-title")
        say = look.say
        self.article: Article | None = None
        self.marks = SpanIndex()
        self.reader = ReaderView()
        self.page = _page(look, self.reader)
        self.field = search_field(say("linking-second-hint"), say("ui-clear"))
        wait_at_start(self.field, rtl=look.wording.rtl)
        self.list = ChoiceList(look, say("linking-second-list"))
        self.like = button(say("linking-like"), self.show_alike, "quiet")
        self.like.setToolTip(say("linking-like-tip"))
        self._alike = Alike(self)
        self.tools.addWidget(self.field, 1)
        self.tools.addWidget(self.like)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.page, 1)
        self.entry = self.field
        self.page.hide()
        self._connect()
        self._show_look()

    def _connect(self) -> None:
        session = self.session
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._take_first)
        self.list.activated.connect(lambda _index: self._open_choice())
        self.list.clicked.connect(lambda _index: self._open_choice())
        self._alike.found.connect(self._show_found)
        self._alike.failed.connect(session.failed)
        self.reader.far = session.far.get
        self.reader.annotation_focused.connect(self._focused)
        session.stepped.connect(self._stepped)
        session.schema_changed.connect(self._read_again)
        session.closing.connect(self._alike.stop)
        self.look.changed.connect(self._show_look)

    # choosing

    def refresh(self) -> None:
        """What was open stays; without an article the ones read last are offered."""
        if self.article is None:
            self.offer()

    def offer(self) -> None:
        """The list in place of the article."""
        self.entry = self.field
        self.list.show()
        self.page.hide()
        self._filter(self.field.text())

    def _filter(self, words: str) -> None:
        """Titles with these letters, whatever their harakat and hamza; without any those read last."""
        workspace = self.session.workspace
        if workspace is None:
            return
        self._alike.stop()
        first = self.session.article
        lines = self.session.attempt(workspace.articles) or []
        lines = [it for it in lines if first is None or it.id != first.id]
        wanted = key(words.strip(), ta_marbuta=True, hamza=True)
        if wanted:
            named = ((it, key(it.title or it.name, ta_marbuta=True, hamza=True)) for it in lines)
            lines = [it for it, folded in named if wanted in folded]
        else:
            seen = {it: at for at, it in enumerate(Places(self.look.settings).recent())}
            lines.sort(key=lambda it: seen.get(it.id, len(seen)))
        self._show([ArticleChoice(it.id, it.title or it.name) for it in lines[:MOST]])
        self.list.show()
        self.page.hide()

    def show_alike(self) -> None:
        """Claims of other articles that share most words with the focused one."""
        session, workspace = self.session, self.session.workspace
        claim = session.focused_annotation
        labels = [(it.layer, it.code) for it in session.schema.labels_as("claim")]
        if workspace is None or claim is None or (claim.layer, claim.label) not in labels:
            session.said.emit(self.look.say("linking-like-none-focused"))
            return
        language = session.article.language if session.article else "ar"
        self._alike.search(workspace, claim.quote, language, labels, claim.article)

    def _show_found(self, found: list[tuple[str, str, str]]) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        lines = {it.id: it for it in workspace.lines_of([it[1] for it in found])}
        names = {key: it.title or it.name for key, it in lines.items()}
        choices = [ArticleChoice(it[1], names.get(it[1], ""), it[0], it[2]) for it in found]
        self._show(choices)
        self.list.show()
        self.page.hide()
        self.list.setFocus()
        self.session.said.emit(self.look.say("linking-like-found", count=len(choices)))

    def _show(self, choices: list[ArticleChoice]) -> None:
        self.list.choices.show_choices(choices)
        if choices:
            self.list.setCurrentIndex(self.list.choices.index(0))
        self.count.setText(str(len(choices)))

    def _take_first(self) -> None:
        self._open_choice()

    def _open_choice(self) -> None:
        it = self.list.choice()
        if it is not None:
            self.open_article(it.article, it.mark)

    # reading

    def open_article(self, article_id: str, mark: str = "") -> None:
        """Show that article, at that mark; the keys go to it."""
        workspace = self.session.workspace
        found = self.session.attempt(lambda: workspace.article(article_id)) if workspace else None
        if found is None:
            return
        self.article = found
        self._show_article()
        self.list.hide()
        self.page.show()
        self.entry = self.reader
        self.count.setText(short_quote(found.title or found.name, 32))
        if mark:
            self.reader.focus_annotation(mark)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.reader, found.title or found.name)

    def close_article(self) -> bool:
        """Back to the list; False when it is there already."""
        if self.article is None:
            return False
        self.article = None
        self.reader.clear()
        self.offer()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def annotation(self, annotation_id: str) -> Annotation | None:
        return self.marks.get(annotation_id)

    def _show_article(self) -> None:
        workspace, article = self.session.workspace, self.article
        if workspace is None or article is None:
            return
        length = len(article.text)
        found = self.session.attempt(lambda: workspace.annotations(article.id)) or ()
        self.marks = SpanIndex(it for it in found if it.fragments[-1].end <= length)
        self.reader.show_article(
            article, self.marks, self._arrows(), self.session.schema, self.look.language
        )

    def _arrows(self) -> RelationIndex:
        workspace, article = self.session.workspace, self.article
        if workspace is None or article is None:
            return RelationIndex()
        mine = self.session.attempt(lambda: workspace.relations(article.id)) or ()
        others = self.session.attempt(lambda: workspace.relations_into(article.id)) or ()
        return RelationIndex((*mine, *others))

    def _read_again(self) -> None:
        """After a step: the same place and the same mark, as they are now."""
        workspace, article = self.session.workspace, self.article
        if workspace is None or article is None:
            return
        now = self.session.attempt(lambda: workspace.article(article.id))
        if now is None or now.deleted:
            self.close_article()
            return
        focused, place = self.reader.focused(), self.reader.place()
        self.article = now
        self._show_article()
        self.reader.return_to(*place)
        if focused and focused in self.marks:
            self.reader.focus_annotation(focused, show=False)

    def _stepped(self, step: Step) -> None:
        """Read again what the step touched here, and what a relation may lead to elsewhere."""
        if self.article is None:
            return
        joins = any(isinstance(it.record, Relation | Article) for it in step.edits)
        if joins or step.touches(self.article.id):
            self._read_again()

    def _focused(self, annotation_id: str) -> None:
        found = self.marks.get(annotation_id)
        if found is not None:
            self.chosen.emit(found)

    def _show_look(self) -> None:
        set_as = self.look.typography()
        self.reader.set_theme(self.look.theme.name)
        self.reader.set_typography(set_as.face, set_as.size, set_as.measure, set_as.spacing)
        self.reader.set_harakat(on=self.look.harakat)
        self.reader.show_signs(on=self.look.signs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus: QWidget | None = self.focusWidget()
        down = event.key() == Qt.Key.Key_Down
        if down and focus is self.field and self.list.isVisible():
            self.list.setFocus()
            return
        super().keyPressEvent(event)
