"""The marks that a correction left without a place: their old words, a place for each, or let them go."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListView

from hashiya.display.listing import Row, short_quote, words_after, words_before
from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.model.unplaced import Unplaced
from hashiya.text.blocks import display_text
from hashiya.ui.look import Look
from hashiya.ui.panels.annotations import AnnotationModel, AnnotationPainter, Index
from hashiya.ui.panels.panel import Panel, choose_row
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import button, label, row
from hashiya.wording import isolate

_QUOTE, _BESIDE = 24, 12
_LEAST, _LEAST_OF_ONE = 72, 38
"""Pixels of the list: two rows, or the only one there is."""


class WaitingModel(AnnotationModel):
    """Marks that stand nowhere: no depth, no neighbours."""

    def _row(self, annotation: Annotation) -> Row:
        return Row(annotation, 0, short_quote(annotation.quote))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            role = Qt.ItemDataRole.DisplayRole
        return super().data(index, role)


class UnplacedPanel(Panel):
    """Hidden while every mark of the article has a place."""

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(session, look, tagging, "correcting-panel")
        self.waiting: tuple[Unplaced, ...] = ()
        self.model = WaitingModel(session, look, self)
        self.list = self._make_list()
        self._words = label("", "muted", whole=True)
        self.place = button(look.say("correcting-place"), self._place)
        self.let_go = button(look.say("correcting-let-go"), self._let_go, "quiet")
        self.place.setToolTip(look.say("correcting-place-why"))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._words)
        self.body.addLayout(row(self.place, self.let_go, 1))
        self.entry = self.list
        self.hide()
        session.article_shown.connect(self.later.start)
        session.marks_changed.connect(self.later.start)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(AnnotationPainter(self.model, self.look, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.look.say("correcting-panel"))
        view.selectionModel().currentChanged.connect(self._show_words)
        view.clicked.connect(self._point)
        view.activated.connect(self._point)
        return view

    def refresh(self) -> None:
        super().refresh()
        workspace, article = self.session.workspace, self.session.article
        at = max(0, self.list.currentIndex().row())
        self.waiting = workspace.unplaced(article.id) if workspace and article else ()
        held = [self.list, self.place, self.let_go]
        if not self.waiting and any(it.hasFocus() for it in held):
            self.tagging.take_focus()  # else Qt gives the keys to whatever comes next
        self.setVisible(bool(self.waiting))
        self.set_count(f"{len(self.waiting):,}")
        self.list.setMinimumHeight(_LEAST if len(self.waiting) > 1 else _LEAST_OF_ONE)
        self.model.show_marks([it.annotation for it in self.waiting])
        if self.waiting:
            choose_row(self.list, self.model.index(min(at, len(self.waiting) - 1)))
        self._show_words()
        writable = self.session.writable
        self.place.setEnabled(writable)
        self.let_go.setEnabled(writable)

    @property
    def current(self) -> Unplaced | None:
        at = self.list.currentIndex().row()
        return self.waiting[at] if 0 <= at < len(self.waiting) else None

    def _show_words(self) -> None:
        """What stood round it, and why it has no place."""
        it = self.current
        if it is None:
            self._words.setText("")
            return
        quote = short_quote(it.quote, _QUOTE)
        words = f"{words_before(it.before, _BESIDE)}[{quote}]{words_after(it.after, _BESIDE)}"
        shown = isolate(" ".join(display_text(words, 0, len(words)).split()))
        why = self.look.say(f"correcting-lost-{it.reason}")
        self._words.setText(f"{why}\n{shown}")

    def _point(self, _index: QModelIndex) -> None:
        """Select its words where they stand nearest, so that placing it is one more press."""
        it, article = self.current, self.session.article
        if it is None or article is None or it.reason == "unquoted":
            return
        near = min(it.annotation.start, len(article.text))
        places = article.text.rfind(it.quote, 0, near), article.text.find(it.quote, near)
        found = [at for at in places if at >= 0]
        if found:
            at = min(found, key=lambda place: abs(place - near))
            self.tagging.point_at(Span(at, at + len(it.quote)))

    def _place(self) -> None:
        it = self.current
        if it is not None:
            self.tagging.put_here(it.id)

    def _let_go(self) -> None:
        it = self.current
        if it is not None:
            self.tagging.let_go([it.id])
