"""The facts of an article as a form: status, labels, note, then title, source, date, language, direction."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from hashiya.display.article_labels import fact_of, told_value
from hashiya.display.card import Fact
from hashiya.display.listing import short_quote
from hashiya.model.article import Article, state_of
from hashiya.model.attribute import AttributeType, AttributeValue
from hashiya.model.columns import STATUSES
from hashiya.model.schema import DocumentLabel
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.look import Look
from hashiya.ui.panels.attribute_fields import Hand, field
from hashiya.ui.panels.words_field import WordsField
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging
from hashiya.ui.value_field import ValueField
from hashiya.ui.widgets import GRID, button, column, label, rule
from hashiya.wording import isolate

_TEXTS = ("title", "source", "author", "published", "url")
_LTR = frozenset({"url", "published"})
LANGUAGES = ("ar", "fa", "ur", "he", "en", "fr")
LEAST_FIELD = 72
_WORDS = 34
_DIRECTIONS = ("auto", "rtl", "ltr")
LABEL = "label:"
"""Before the code of a label in ``entries``; alone it is the first of them."""


class ArticleFacts(QWidget):
    """Every field is stored when it is left; a refused value goes back to what is stored.

    ``entries`` are where each is written, by ``status``, ``label:CODE`` or the fact's name.
    """

    def __init__(self, article: Article, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__()
        self._article = article
        self._session = session
        self._look = look
        self._tagging = tagging
        self._writable = session.may_change(article.id) and not session.past
        self.entries: dict[str, QWidget] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        self._add("status", look.say("ui-article-status"), self._status_field())
        for name in _TEXTS:
            self._add(name, look.say(f"ui-article-{name}"), self._text_field(name))
        self._add("language", look.say("ui-article-language"), self._language_field())
        self._add("direction", look.say("ui-article-direction"), self._direction_field())
        for it in session.schema.document_labels:
            self._add_label(it)
        self._add_note()
        size = look.say("ui-article-size", characters=len(article.text), encoding=article.encoding)
        box = column(self._grid, *self._bookmarks(), rule(), label(size, "muted", wrap=True), 1)
        box.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        self.setLayout(box)

    def _add(self, key: str, name: str, field: QWidget, guideline: str = "") -> None:
        at = self._grid.rowCount()
        caption = label(name, "caption", wrap=True)
        caption.setBuddy(field)
        caption.setToolTip(guideline)
        field.setAccessibleName(name)
        field.setAccessibleDescription(guideline)
        field.setMinimumWidth(LEAST_FIELD)  # else the longest choice sets the width of the panel
        field.setEnabled(self._writable)
        self._grid.addWidget(caption, at, 0)
        self._grid.addWidget(field, at, 1)
        self.entries[key] = field

    def _add_label(self, kind: DocumentLabel) -> None:
        """A label of the whole article, in the field of its kind; what the set does not know stays in it."""
        look = self._look
        name = kind.name(look.language)
        if kind.required:
            name = look.say("ui-article-required", name=name)
        hand = Hand(
            tell=lambda value: self._set_label(kind, value),
            refuse=self._session.said.emit,
            leave=self._tagging.take_focus,
        )
        value = fact_of(kind, self._article.labels.get(kind.code), look.wording.comma)
        made = field(value, look, hand)
        guideline = kind.guideline.get(look.language) or kind.guideline.get("en") or ""
        self._add(f"{LABEL}{kind.code}", name, made, guideline)
        made.entry.setAccessibleName(name)
        self.entries[f"{LABEL}{kind.code}"] = made.entry
        self.entries.setdefault(LABEL, made.entry)

    def _add_note(self) -> None:
        name = self._look.say("ui-article-note")
        fact = Fact(
            kind=AttributeType(name="note", kind="text", layer="", long=True),
            value=self._article.note or None,
        )
        made = WordsField(
            fact, lambda it: self._update({"note": it or ""}), self._tagging.take_focus
        )
        made.setPlaceholderText(self._look.say("ui-article-note-hint"))
        self._add("note", name, made)

    def _bookmarks(self) -> list[QWidget]:
        """Each with the words that stand there; a click goes to them."""
        text = self._article.text
        places = [it for it in self._article.bookmarks if it < len(text)]
        if not places:
            return []
        head = label(self._look.say("bookmarks-title", count=len(places)), "heading")
        return [rule(), head, *(self._bookmark(it) for it in places)]

    def _bookmark(self, at: int) -> QWidget:
        words = short_quote(self._article.text[at : at + 60].partition("\n")[0], _WORDS)
        made = button(isolate(words), lambda: self._tagging.show_place(at), "quiet")
        made.setAccessibleName(self._look.say("bookmarks-go", words=words))
        return made

    def _status_field(self) -> QComboBox:
        made = CalmCombo()
        for it in STATUSES:
            made.addItem(self._look.say(f"ui-status-of-{it}"), it)
        now = state_of(self._article.status, len(self._session.marks))
        made.setCurrentIndex(STATUSES.index(now))
        made.activated.connect(lambda: self._update({"status": made.currentData()}))
        return made

    def _text_field(self, name: str) -> QLineEdit:
        stored = str(getattr(self._article, name))
        made = ValueField(stored)
        made.setCursorPosition(0)
        if name in _LTR:
            made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if name == "published":
            made.setPlaceholderText(self._look.say("ui-attribute-hint-date"))

        def told() -> None:
            text = made.text().strip()
            if text != stored and not self._update({name: text}):
                made.setText(stored)

        made.editingFinished.connect(told)
        return made

    def _language_field(self) -> QComboBox:
        made = CalmCombo()
        codes = [*LANGUAGES]
        if self._article.language not in codes:
            codes.append(self._article.language)
        for code in codes:
            made.addItem(language_name(code, self._look), code)
        made.setCurrentIndex(codes.index(self._article.language))
        made.activated.connect(lambda: self._update({"language": made.currentData()}))
        return made

    def _direction_field(self) -> QComboBox:
        made = CalmCombo()
        for code in _DIRECTIONS:
            made.addItem(self._look.say(f"ui-direction-{code}"), code)
        made.setCurrentIndex(_DIRECTIONS.index(self._article.direction))
        made.activated.connect(lambda: self._update({"direction": made.currentData()}))
        return made

    def _set_label(self, kind: DocumentLabel, value: AttributeValue | None) -> None:
        labels = {key: it for key, it in self._article.labels.items() if key != kind.code}
        new = told_value(kind, value)
        if new is not None:
            labels[kind.code] = new
        self._update({"labels": labels})

    def _update(self, changes: dict[str, object]) -> bool:
        from hashiya.commands import articles

        workspace = self._session.workspace
        if workspace is None:
            return False
        done = self._session.attempt(
            lambda: articles.update(workspace, self._article.id, **changes) or True
        )
        return done is not None


def language_name(code: str, look: Look) -> str:
    message = f"ui-language-{code}"
    return look.say(message) if look.wording.has(message) else code
