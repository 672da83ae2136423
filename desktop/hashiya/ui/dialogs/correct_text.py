"""Correct the text of an article: edit, see what it does to the marks, then correct; nothing is stored before.

The editor shows a copy. What comes out of it is brought into the text by its differences, so that
what nobody touched keeps its exact characters.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QStackedWidget, QWidget

from hashiya.commands import articles, correcting
from hashiya.commands.articles import ImportBatch
from hashiya.commands.correcting import Correction
from hashiya.model.article import Article
from hashiya.model.record import Revision
from hashiya.text.direction import base_direction
from hashiya.text.editable import EditableCopy
from hashiya.ui.background import Job
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.correction_review import CorrectionReview
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.reader.faces import font_of, group_of
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, button, column, holder, label, row, show_in_direction

_LARGEST = 26
_MARGIN = 2 * GRID


class CorrectTextDialog(Dialog):
    """``correction`` is what was done, once the dialog is accepted."""

    def __init__(
        self, parent: QWidget | None, article: Article, session: Session, look: Look
    ) -> None:
        super().__init__(parent, look, "correcting-title")
        self.resize(980, 720)
        self._article = article
        self._session = session
        self._copy = EditableCopy(article.text)
        self._job: Job[ImportBatch] | None = None
        self._leaving = False
        self.correction: Correction | None = None
        self.editor = self._make_editor()
        self.versions = self._make_versions()
        self.review = CorrectionReview(look, session.schema)
        self.note = label("", wrap=True)
        self.pages = QStackedWidget()
        self._assemble()
        self._show_text(self._copy)

    # the pages

    def _make_editor(self) -> QPlainTextEdit:
        article, look = self._article, self.look
        made = QPlainTextEdit()
        set_as = look.typography(group_of(article.language, article.text))
        made.setFont(font_of(set_as.face, min(set_as.size, _LARGEST)))
        made.document().setDocumentMargin(_MARGIN)
        made.setAccessibleName(look.say("correcting-editor"))
        made.setTabChangesFocus(True)
        made.textChanged.connect(self._edited)
        return made

    def _make_versions(self) -> QComboBox:
        made = CalmCombo()
        made.setAccessibleName(self.look.say("correcting-versions"))
        workspace = self._session.workspace
        found = workspace.revisions(self._article.id) if workspace else []
        for number, it in reversed(list(enumerate(found, 1))):
            made.addItem(self._version(number, it), it)
        made.setVisible(len(found) > 1)
        made.activated.connect(self._show_version)
        return made

    def _version(self, number: int, revision: Revision) -> str:
        from datetime import datetime

        when = datetime.fromtimestamp(revision.at / 1000).strftime("%Y-%m-%d %H:%M")
        name = "correcting-version-now" if revision.current else "correcting-version"
        return self.look.say(name, number=number, when=when, name=revision.by)

    def _assemble(self) -> None:
        say = self.look.say
        self.from_file = button(say("correcting-from-file"), self._choose_file, "quiet")
        tools = row(self.from_file, self.versions, 1)
        first = column(label(say("correcting-hint"), "muted", wrap=True), tools, self.editor)
        first.setStretch(2, 1)
        self.pages.addWidget(holder(first))
        self.pages.addWidget(self.review)
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self.note)
        self._cancel = self.add_cancel()
        self._back = self.act("correcting-back", self.edit)
        self._on = self.act("correcting-review", self.show_review, "primary")
        self._go = self.act("correcting-go", self.correct, "primary")
        self.edit()

    def edit(self) -> None:
        """To the first page: the text."""
        self.pages.setCurrentIndex(0)
        self._back.hide()
        self._go.hide()
        self._on.show()
        self._cancel.show()
        self._say("")
        self.editor.setFocus()

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def show_review(self) -> None:
        """To the second page: what the new text does to the article."""
        workspace = self._session.workspace
        if workspace is None:
            return
        text = self.text()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            plan = self._session.attempt(lambda: correcting.plan(workspace, self._article.id, text))
        finally:
            QGuiApplication.restoreOverrideCursor()
        if plan is None:
            self._say(self.look.say("correcting-empty"))
            return
        if plan.nothing:
            self._say(self.look.say("correcting-same"))
            return
        self.correction = plan
        self.review.show_plan(plan)
        self._say("")
        self.pages.setCurrentIndex(1)
        self._on.hide()
        self._cancel.hide()
        self._back.show()
        self._go.show()
        self._go.setFocus()

    def correct(self) -> None:
        """Do what was shown, in one step."""
        workspace, plan = self._session.workspace, self.correction
        if workspace is None or plan is None:
            return
        if self._session.attempt(lambda: correcting.carry_out(workspace, plan)) is not None:
            self.accept()
        else:
            self._say(self.look.say("correcting-refused"))

    # the text

    def text(self) -> str:
        """What the article would say."""
        raw = self.editor.document().toRawText()
        return self._copy.restored(raw.replace("\u2029", "\n"))

    def take(self, text: str) -> None:
        """Another text to go on from: of a file, of an earlier version."""
        self._copy = EditableCopy(text)
        self._show_text(self._copy)
        self.edit()

    def _show_text(self, copy: EditableCopy) -> None:
        blocker = QSignalBlocker(self.editor)
        rtl = base_direction(copy.text) == "rtl"
        show_in_direction(self.editor, copy.shown, rtl=rtl)
        blocker.unblock()

    def _edited(self) -> None:
        self._leaving = False
        self._say("")

    def _show_version(self) -> None:
        workspace, revision = self._session.workspace, self.versions.currentData()
        if workspace is not None and isinstance(revision, Revision):
            text = self._session.attempt(lambda: workspace.revision_text(revision))
            if text is not None:
                self.take(text)

    # a file

    def _choose_file(self) -> None:
        path = files.text_to_take(self, self.look)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Take the text of a file; it is read in a worker."""
        job: Job[ImportBatch] = Job(lambda progress: articles.read([path], progress=progress))
        self._job = job
        job.voice.finished.connect(self._take_batch)
        job.voice.failed.connect(self._failed)
        self.from_file.setEnabled(False)
        self._say(self.look.say("ui-import-reading"))
        job.start()

    def _take_batch(self, batch: object) -> None:
        assert isinstance(batch, ImportBatch)
        self._job = None
        self.from_file.setEnabled(True)
        found = [it.incoming for it in batch.items]
        same = [it for it in found if self._article.name == it.name or self._article.id == it.id]
        chosen = found if len(found) == 1 else same
        if len(chosen) != 1:
            notes = [self.look.say(it.message, **it.values) for it in batch.problems]
            self._say("\n".join(notes) or self.look.say("correcting-many"))
            return
        self.take(chosen[0].text)
        sure = "correcting-taken" if chosen[0].certain else "correcting-taken-unsure"
        self._say(self.look.say(sure, encoding=chosen[0].encoding))

    def _failed(self, error: object) -> None:
        self._job = None
        self.from_file.setEnabled(True)
        self._say("")
        if isinstance(error, Exception):
            raise error

    # leaving

    def reject(self) -> None:
        """Esc goes back to the text; from there it leaves, and asks once when the text was changed."""
        if self.pages.currentIndex() == 1:
            self.edit()
            return
        if not self._leaving and self.text() != self._article.text:
            self._leaving = True
            self._say(self.look.say("correcting-leave"))
            return
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.correction = None
        super().reject()
