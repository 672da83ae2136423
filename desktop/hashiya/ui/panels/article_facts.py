"""The facts of an article as a form: title, source, address, author, date, language, direction, labels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from hashiya.model.article import Article, LabelValue
from hashiya.model.schema import DocumentLabel
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.value_field import ValueField
from hashiya.ui.widgets import GRID, column, label, rule

_TEXTS = ("title", "source", "author", "published", "url")
_LTR = frozenset({"url", "published"})
LANGUAGES = ("ar", "fa", "ur", "he", "en", "fr")
LEAST_FIELD = 72
_DIRECTIONS = ("auto", "rtl", "ltr")


class ArticleFacts(QWidget):
    """Every field is stored when it is left; a refused value goes back to what is stored."""

    def __init__(self, article: Article, session: Session, look: Look) -> None:
        super().__init__()
        self._article = article
        self._session = session
        self._look = look
        self._writable = session.may_change(article.id) and not session.past
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        for name in _TEXTS:
            self._add(look.say(f"ui-article-{name}"), self._text_field(name))
        self._add(look.say("ui-article-language"), self._language_field())
        self._add(look.say("ui-article-direction"), self._direction_field())
        for it in session.schema.document_labels:
            name = it.names.get(look.language) or it.names.get("en") or it.code
            self._add(name, self._label_field(it))
        size = look.say("ui-article-size", characters=len(article.text), encoding=article.encoding)
        box = column(self._grid, rule(), label(size, "muted", wrap=True), 1)
        box.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        self.setLayout(box)

    def _add(self, name: str, field: QWidget) -> None:
        at = self._grid.rowCount()
        caption = label(name, "caption", wrap=True)
        caption.setBuddy(field)
        field.setAccessibleName(name)
        field.setMinimumWidth(LEAST_FIELD)  # else the longest choice sets the width of the panel
        field.setEnabled(self._writable)
        self._grid.addWidget(caption, at, 0)
        self._grid.addWidget(field, at, 1)

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
        made = QComboBox()
        codes = [*LANGUAGES]
        if self._article.language not in codes:
            codes.append(self._article.language)
        for code in codes:
            made.addItem(language_name(code, self._look), code)
        made.setCurrentIndex(codes.index(self._article.language))
        made.activated.connect(lambda: self._update({"language": made.currentData()}))
        return made

    def _direction_field(self) -> QComboBox:
        made = QComboBox()
        for code in _DIRECTIONS:
            made.addItem(self._look.say(f"ui-direction-{code}"), code)
        made.setCurrentIndex(_DIRECTIONS.index(self._article.direction))
        made.activated.connect(lambda: self._update({"direction": made.currentData()}))
        return made

    def _label_field(self, kind: DocumentLabel) -> QWidget:
        value = self._article.labels.get(kind.code)
        if not kind.choices or kind.many:
            return self._free_label(kind, value)
        made = QComboBox()
        made.addItem(self._look.say("ui-attribute-none"), None)
        for it in kind.choices:
            made.addItem(it.name_in(self._look.language), it.code)
        made.setCurrentIndex(max(made.findData(value), 0))
        made.activated.connect(lambda: self._set_label(kind.code, made.currentData()))
        return made

    def _free_label(self, kind: DocumentLabel, value: LabelValue | None) -> QLineEdit:
        comma = "، " if self._look.wording.rtl else ", "
        stored = comma.join(value) if isinstance(value, tuple) else (value or "")
        made = ValueField(stored)

        def told() -> None:
            text = made.text().strip()
            if text == stored:
                return
            parts = tuple(it.strip() for it in text.replace("،", ",").split(",") if it.strip())
            self._set_label(kind.code, (parts if kind.many else text) or None)

        made.editingFinished.connect(told)
        return made

    def _set_label(self, code: str, value: LabelValue | None) -> None:
        labels = {key: it for key, it in self._article.labels.items() if key != code}
        if value is not None:
            labels[code] = value
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
