"""Keeps the reader and the session of one mind: what is shown, selected, focused; no command runs here."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from hashiya.model.article import Article
from hashiya.model.span import Span
from hashiya.text.aligning import align
from hashiya.ui.look import Look
from hashiya.ui.places import Place, Places
from hashiya.ui.reader.faces import group_of
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging

KEEP_AFTER_MS = 1200

RESERVED_LANES = 2


class Reading(QObject):
    def __init__(self, reader: ReaderView, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(reader)
        self._reader = reader
        self._session = session
        self._look = look
        self._tagging = tagging
        self._shown = ""
        self._places = Places(look.settings)
        # a crash must not lose the place, and a frame of scrolling must not wait for the note
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(KEEP_AFTER_MS)
        self._later.timeout.connect(self.keep_place)
        reader.scrolled.connect(self._later.start)
        reader.word_changed.connect(self._later.start)
        reader.far = session.far.get
        session.article_shown.connect(self._show_article)
        session.marks_edited.connect(reader.apply_edits)
        session.schema_changed.connect(self._show_again)
        session.focus_changed.connect(self._show_focus)
        reader.annotation_focused.connect(self._focused)
        reader.selection_changed.connect(self._selected)
        reader.edge_dragged.connect(self._dragged)
        reader.text_size_changed.connect(self._zoomed)
        look.changed.connect(self._show_look)
        self._show_look()

    def keep_place(self) -> None:
        """Remember where the article in view is read."""
        if self._shown and self._reader.sheet is not None:
            self._places.remember(self._shown, Place(*self._reader.place()))

    def _show_article(self) -> None:
        article, session = self._session.article, self._session
        self.keep_place()
        if article is None:
            self._shown = ""
            self._reader.setVisible(False)
            return
        self._reader.setVisible(True)
        carried = self._carried(article) if self._shown == article.id else None
        held = session.focused if self._shown == article.id else None
        self._shown = article.id
        self._look.read_in(group_of(article.language, article.text))
        self._reader.show_article(
            article, session.marks, session.arrows, session.schema, self._look.language
        )
        place = carried or self._places.recall(article.id)
        if place is not None:
            self._reader.return_to(*place)
        if held and session.annotation(
            held
        ):  # a fact of the article changed: the mark stays chosen
            self._reader.focus_annotation(held, show=False)
            session.focus(held)

    def _carried(self, article: Article) -> Place | None:
        """The place in view, in a text that was corrected since it was shown."""
        sheet = self._reader.sheet
        if sheet is None or sheet.text == article.text:
            return None
        alignment = align(sheet.text, article.text)
        return Place(*(alignment.window(at, at)[1] for at in self._reader.place()))

    def _show_again(self) -> None:
        if self._shown:
            self._show_article()

    def _show_focus(self) -> None:
        if self._reader.focused() != self._session.focused:
            self._reader.focus_annotation(self._session.focused)

    def _focused(self, annotation_id: str) -> None:
        self._session.focus(annotation_id or None)

    def _selected(self) -> None:
        if self._reader.focused() is None:
            self._session.focus(None)

    def _dragged(self, annotation_id: str, span: object) -> None:
        if isinstance(span, Span):
            self._tagging.moved(annotation_id, span)

    def _zoomed(self, pixels: float) -> None:
        """The wheel changed the size of the text: keep it."""
        if round(pixels) != self._look.text_size:
            self._look.set_text_size(round(pixels))

    def _show_look(self) -> None:
        self._reader.set_theme(self._look.theme.name)
        set_as = self._look.typography()
        self._reader.set_typography(set_as.face, set_as.size, set_as.measure, set_as.spacing)
        self._reader.set_harakat(on=self._look.harakat)
        self._reader.show_signs(on=self._look.signs)
        self._reader.reserve_lanes(RESERVED_LANES if self._look.flag("reserve-lanes") else 0)
        self._reader.show_all_relations(on=self._look.flag("all-relations"))
