"""The focused annotation, or the article when none is: what is known of it, each fact editable."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from hashiya.display.card import Beyond, Card, card
from hashiya.display.derived import proclitic
from hashiya.model.annotation import Annotation
from hashiya.model.errors import HashiyaError
from hashiya.ui.look import Look
from hashiya.ui.panels.article_facts import ArticleFacts
from hashiya.ui.panels.card_acts import CardActs
from hashiya.ui.panels.card_view import CardView, shape_of
from hashiya.ui.panels.panel import Panel
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import column, focus_named, focus_within, holder, label

_KEPT = 8
"""Cards that are kept for the next annotation of their shape: making one takes far longer."""


class InspectorPanel(Panel):
    details_asked = Signal(str)

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(session, look, tagging, "ui-panel-article")
        self._acts = CardActs(session, look, tagging)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(self.accessibleName())
        self.body.addWidget(self._scroll, 1)
        self.entry = self._scroll
        self._view: CardView | None = None
        self._views: list[CardView] = []
        for signal in (
            session.focus_changed,
            session.marks_changed,
            session.article_shown,
            session.schema_changed,
        ):
            signal.connect(self.later.start)

    def refresh(self) -> None:
        super().refresh()
        annotation = self.session.focused_annotation
        if annotation is None:
            self._show_article()
            return
        shown = self._card(annotation)
        article = self.session.article
        before = proclitic(annotation, article.text) if article else ""
        shape = shape_of(shown, self._acts)
        view = next((it for it in self._views if it.shape == shape), None)
        if view is None:
            view = CardView(shown, before, self._acts)
        else:
            self._views.remove(view)
            view.show_card(shown, before)
        self._views.append(view)  # the one used last stands last
        if view is not self._view:
            self.set_title(self.look.say(f"card-{shown.form}"))
            self._put(view)
            self._view = view
        while len(self._views) > _KEPT:
            self._views.pop(0).deleteLater()

    def edit(self, name: str) -> None:
        """Put the keyboard into the field of that attribute; without a name into the first one."""
        self.refresh()
        entries = self._entries
        found = entries.get(name) if name else next(iter(entries.values()), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(found)

    @property
    def _entries(self) -> dict[str, QWidget]:
        """Where each attribute is written, or each fact of the article, by its name, in order."""
        facts = self._scroll.widget()
        if isinstance(facts, ArticleFacts):
            return facts.entries
        rows = self._view.rows if self._view is not None else {}
        return {name: it.field.entry for name, it in rows.items()}

    def _card(self, annotation: Annotation) -> Card:
        session = self.session
        return card(
            annotation, session.marks, session.arrows, session.schema, self._beyond(annotation)
        )

    def _beyond(self, annotation: Annotation) -> Beyond:
        """Ends in other articles and relations that these hold; what was is shown as it was."""
        session, workspace = self.session, self.session.workspace
        if workspace is None or session.past:
            return Beyond()
        try:
            stored = workspace.relations_of([annotation.id])
            ends = {end for it in stored for end in (it.from_id, it.to_id)}
            away = [it for it in ends if session.annotation(it) is None]
            found = workspace.find_annotations(away) if away else {}
        except HashiyaError:  # told where it is read for its own sake; the card shows what it has
            return Beyond()
        here = annotation.article
        return Beyond(arriving=tuple(it for it in stored if it.article != here), ends=found)

    def _show_article(self) -> None:
        self.set_title(self.look.say("ui-panel-article"))
        article = self.session.article
        if article is None:
            words = label(self.look.say("ui-inspector-nothing"), "muted", wrap=True)
            self._put(holder(column(words, 1)))
        else:
            self._put(ArticleFacts(article, self.session, self.look, self.tagging))
        self._view = None

    def _put(self, form: QWidget) -> None:
        """In place of what stood there; who had the keyboard in it has it in what has the same name."""
        if self._view is not None:
            self._view.release()
        focused = focus_within(self._scroll)
        position = self._scroll.verticalScrollBar().value()
        self._scroll.setUpdatesEnabled(False)
        self._scroll.setAccessibleName(self.accessibleName())
        before = self._scroll.takeWidget() if self._scroll.widget() else None
        self._scroll.setWidget(form)
        form.show()
        if isinstance(before, CardView):
            before.setParent(self)
            before.hide()
        elif before is not None:
            before.deleteLater()
        alike = isinstance(before, CardView) and isinstance(form, CardView)
        self._scroll.verticalScrollBar().setValue(position if alike else 0)
        if focused and not focus_named(form, focused):
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.setUpdatesEnabled(True)
