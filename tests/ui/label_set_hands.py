"""What a person does in the editor of the label set, in words; for tests of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate
from hashiya.model.span import Span
from hashiya.ui.dialogs.label_set import LabelSetDialog
from hashiya.ui.dialogs.label_set_fates import SplitDialog


class Hands:
    """Opens it, chooses, writes, answers, reviews and applies; ``close`` at the end."""

    def __init__(self, window, qtbot, monkeypatch):
        self.window, self.bot, self.patch = window, qtbot, monkeypatch
        self.ws = window.session.workspace

    def tag(self, words, label, layer="entity", **said):
        session = self.window.session
        at = session.article.text.index(words)
        span = Span(at, at + len(words))
        made = annotate.tag(self.ws, session.article.id, span, layer, label)
        for name, value in said.items():
            annotate.set_attribute(self.ws, made.id, name, value)
        return made.id

    def open(self, at=None):
        self.window.flows.label_set(at)
        self.it = self.window.findChildren(LabelSetDialog)[-1]
        self.bot.waitUntil(lambda: bool(self.it.editing.uses.labels) or not self.marks())
        return self.it

    def marks(self):
        return [it.label for it in self.window.session.annotations]

    def choose(self, code, tab="label"):
        schema = self.it.editing.schema
        rows = schema.labels if tab == "label" else schema.attributes
        at = next(k for k, it in enumerate(rows) if getattr(it, "code", None) == code)
        self.it.desk.go_to(tab, at)
        assert self.it.desk.list.current == at

    def field(self, path):
        return self.it.desk.forms[self.it.desk.tab].fields[path]

    def write(self, path, text):
        line = self.field(path).line
        line.setText(text)
        line.textEdited.emit(text)
        line.editingFinished.emit()
        self.it.desk._settled.now()

    def answer(self, dialog, **how):
        """The next dialog of that kind is answered at once."""

        def exec_(asked):
            for name, act in how.items():
                act(getattr(asked, name))
            if isinstance(asked, SplitDialog):
                asked._agree()
            return 1

        self.patch.setattr(dialog, "exec", exec_)

    def review(self):
        self.it.agree.click()
        self.bot.waitUntil(lambda: not self.it.work.busy)
        return self.it.review.sentences

    def apply(self):
        assert self.it.reviewing, self.it.said.text()
        steps = len(self.ws.history(limit=50))
        self.it.agree.click()
        self.bot.waitUntil(
            lambda: not self.window.findChildren(LabelSetDialog) or not self.it.isVisible()
        )
        self.bot.waitUntil(lambda: len(self.ws.history(limit=50)) == steps + 1)

    def close(self):
        for it in self.window.findChildren(LabelSetDialog):
            it.abandon()
        QApplication.processEvents()
