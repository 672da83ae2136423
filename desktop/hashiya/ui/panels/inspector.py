"""The focused annotation, or the article when none is: what is known of it, each fact editable."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QScrollArea, QWidget

from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeType, AttributeValue, guess_kind
from hashiya.model.relation import Relation
from hashiya.ui.look import Look
from hashiya.ui.panels.article_facts import LEAST_FIELD, ArticleFacts
from hashiya.ui.panels.attribute_fields import field
from hashiya.ui.panels.panel import Panel
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import GRID, ElidedLabel, button, column, holder, label, row, rule
from hashiya.wording import isolate

_QUOTE = 160


class InspectorPanel(Panel):
    details_asked = Signal(str)

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__(session, look, tagging, "ui-panel-article")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(self.accessibleName())
        self.body.addWidget(self._scroll, 1)
        self.entry = self._scroll
        self._entries: dict[str, QWidget] = {}
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
        position = self._scroll.verticalScrollBar().value()
        if annotation is not None:
            self.set_title(self.look.say("ui-panel-inspector"))
            form = self._annotation_form(annotation)
        else:
            self.set_title(self.look.say("ui-panel-article"))
            form = self._article_form()
        self._scroll.setAccessibleName(self.accessibleName())
        self._scroll.setWidget(form)
        self._scroll.verticalScrollBar().setValue(position)

    def edit(self, name: str) -> None:
        """Put the keyboard into the field of that attribute; without a name into the first one."""
        self.refresh()
        found = self._entries.get(name) if name else next(iter(self._entries.values()), None)
        if found is None:
            return
        inner = [found, *found.findChildren(QWidget)]
        target = next((it for it in inner if it.focusPolicy() != Qt.FocusPolicy.NoFocus), found)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(target)

    @property
    def _writable(self) -> bool:
        return self.session.writable

    def _article_form(self) -> QWidget:
        article = self.session.article
        if article is None:
            return holder(
                column(label(self.look.say("ui-inspector-nothing"), "muted", wrap=True), 1)
            )
        return ArticleFacts(article, self.session, self.look)

    def _annotation_form(self, annotation: Annotation) -> QWidget:
        quote = annotation.quote
        words = label(quote if len(quote) <= _QUOTE else quote[:_QUOTE] + "…", "quote", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = column(words, self._where(annotation), rule(), margin=0)
        box.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        box.addLayout(self._fields(annotation))
        self._add_relations(box.addWidget, annotation)
        if self._writable:
            remove = button(
                self.look.say("ui-action-delete"),
                lambda: self.tagging.remove([annotation.id]),
                "danger",
            )
            box.addLayout(row(remove, 1))
        box.addStretch(1)
        form = holder(box)
        form.setEnabled(True)
        return form

    def _where(self, annotation: Annotation) -> QWidget:
        text = self.look.say(
            "ui-inspector-where",
            start=annotation.start,
            end=annotation.end,
            name=annotation.annotator,
        )
        return label(text, "muted", wrap=True)

    def _fields(self, annotation: Annotation) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [
            (self.look.say("ui-inspector-label"), self._label_choice(annotation))
        ]
        self._entries = {}
        for kind in self._kinds(annotation):
            name = kind.names.get(self.look.language) or kind.name
            tell = self._teller(annotation, kind.name)
            entry = field(kind, annotation.attributes.get(kind.name), self.look, tell)
            self._entries[kind.name] = entry
            rows.append((name, entry))
        for at, (name, widget) in enumerate(rows):
            caption = label(name, "caption", wrap=True)
            caption.setBuddy(widget)
            widget.setAccessibleName(name)
            widget.setEnabled(self._writable)
            grid.addWidget(caption, at, 0)
            widget.setMinimumWidth(LEAST_FIELD)
            grid.addWidget(widget, at, 1)
        return grid

    def _kinds(self, annotation: Annotation) -> list[AttributeType]:
        """The attributes that the label set gives, then those that only this annotation has."""
        known = list(self.session.schema.attributes_of(annotation.layer, annotation.label))
        names = {it.name for it in known}
        for name, value in annotation.attributes.items():
            if name not in names:
                known.append(
                    AttributeType(name=name, kind=guess_kind(value), layer=annotation.layer)
                )
        return known

    def _teller(self, annotation: Annotation, name: str) -> Callable[[AttributeValue | None], None]:
        def tell(value: AttributeValue | None) -> None:
            from hashiya.commands import annotate

            workspace = self.session.workspace
            if workspace is not None:
                self.session.attempt(
                    lambda: annotate.set_attribute(workspace, annotation.id, name, value)
                )

        return tell

    def _label_choice(self, annotation: Annotation) -> QComboBox:
        made = QComboBox()
        labels = self.session.schema.labels
        made.addItems([it.name(self.look.language) for it in labels])
        names = [(it.layer, it.code) for it in labels]
        here = (annotation.layer, annotation.label)
        if here in names:
            made.setCurrentIndex(names.index(here))
        else:
            made.addItem(annotation.label)
            made.setCurrentIndex(made.count() - 1)

        def told() -> None:
            from hashiya.commands import annotate

            at, workspace = made.currentIndex(), self.session.workspace
            if at < len(labels) and workspace is not None:
                chosen = labels[at]
                self.session.attempt(
                    lambda: annotate.retag(workspace, annotation.id, chosen.layer, chosen.code)
                )

        made.activated.connect(lambda: told())
        return made

    def _add_relations(self, add: Callable[[QWidget], object], annotation: Annotation) -> None:
        mine = self.session.arrows.of(annotation.id)
        if not mine and not self._writable:
            return
        add(rule())
        add(label(self.look.say("ui-inspector-relations"), "heading"))
        for it in mine:
            add(self._relation_line(it, annotation))
        if self._writable:
            add(button(self.look.say("ui-action-relate"), self.tagging.relate, "quiet"))

    def _relation_line(self, relation: Relation, annotation: Annotation) -> QWidget:
        outgoing = relation.from_id == annotation.id
        other_id = relation.to_id if outgoing else relation.from_id
        other = self.session.annotation(other_id)
        kind = self.session.schema.relation(relation.label)
        name = kind.name(self.look.language) if kind else relation.label
        message = "ui-relation-out" if outgoing else "ui-relation-in"
        caption = label(self.look.say(message, name=name), "caption")
        words = ElidedLabel()
        words.show_text(isolate(" ".join(other.quote.split())) if other else "…")
        jump = button(
            self.look.say("ui-relation-jump"), lambda: self.tagging.jump_to(other_id), "quiet"
        )
        line = row(words, jump, gap=GRID // 2)
        line.setStretch(0, 1)
        if self._writable:
            line.addWidget(
                button(
                    self.look.say("ui-relation-remove"), lambda: self._unrelate(relation), "quiet"
                )
            )
        return holder(column(caption, holder(line), self._relation_note(relation), gap=0))

    def _relation_note(self, relation: Relation) -> QWidget:
        """What is said of the arrow itself: a note, stored when the field is left."""
        name = self.look.say("history-relation-note")
        kind = AttributeType(name="comment", kind="text", layer="")

        def tell(value: AttributeValue | None) -> None:
            from hashiya.commands import annotate

            workspace = self.session.workspace
            if workspace is not None:
                self.session.attempt(
                    lambda: annotate.set_relation_attribute(
                        workspace, relation.id, kind.name, value
                    )
                )

        made = field(kind, relation.attributes.get(kind.name), self.look, tell)
        made.setAccessibleName(name)
        made.setEnabled(self._writable)
        if isinstance(made, QLineEdit):
            made.setPlaceholderText(name)
        return made

    def _unrelate(self, relation: Relation) -> None:
        from hashiya.commands import annotate

        workspace = self.session.workspace
        if workspace is not None:
            self.session.attempt(lambda: annotate.unrelate(workspace, [relation.id]))
