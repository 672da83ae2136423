"""Keeps the reader and the session of one mind: what is shown, selected, focused; no command runs here."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hashiya.model.span import Span
from hashiya.ui.look import Look
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging


class Reading(QObject):
    def __init__(self, reader: ReaderView, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(reader)
        self._reader = reader
        self._session = session
        self._look = look
        self._tagging = tagging
        self._shown = ""
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

    def _show_article(self) -> None:
        article, session = self._session.article, self._session
        if article is None:
            self._shown = ""
            self._reader.setVisible(False)
            return
        self._reader.setVisible(True)
        self._shown = article.id
        self._reader.show_article(
            article, session.marks, session.arrows, session.schema, self._look.language
        )

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
        self._reader.set_text_size(self._look.text_size)
