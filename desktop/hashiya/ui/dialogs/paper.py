"""What printing and saving as a picture or page share: options, a preview that turns pages, progress."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.errors import HashiyaError
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.paper_options import PaperOptions
from hashiya.ui.look import Look
from hashiya.ui.paper.choice import Kind
from hashiya.ui.paper.images import Picture
from hashiya.ui.paper.pages import Pages
from hashiya.ui.paper.preview import Preview
from hashiya.ui.paper.stepping import Stepper
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, button, column, holder, label, row

_HUNDRED = 100
_SIZE = QSize(940, 840)
_PICTURE_SHARE = 1.3
"""How high the sample of a picture is, for its width."""


class PaperDialog(Dialog):
    """``work`` does the slow thing; ``draft`` measures for the preview meanwhile nothing is done.

    ``worked`` tells what the work gave, once it was done to its end.
    """

    worked = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        look: Look,
        title: str,
        kinds: Sequence[Kind],
    ) -> None:
        super().__init__(parent, look, title)
        session.settle()
        workspace, article = session.workspace, session.article
        assert workspace is not None
        assert article is not None
        self.session, self.article = session, article
        self._workspace = workspace
        self.options = PaperOptions(look, workspace.annotators(), kinds)
        self.options.setFixedWidth(248)
        self.preview = Preview()
        self.work, self._draft = Stepper(self), Stepper(self)
        self._shown: Pages | Picture | None = None
        self._page = 0
        self._read: tuple[str | None, AnnotatedArticle] | None = None
        self._turning = self._make_turning()
        self.status = label("", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, _HUNDRED)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self._lay_out()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.94))
        self.options.changed.connect(self._restart)
        self._draft.progressed.connect(self._show_sample)
        self._draft.finished.connect(self._show_sample)
        self._draft.failed.connect(self.failed)
        self.work.progressed.connect(self._show_progress)
        self.work.finished.connect(self._finished)
        self.work.failed.connect(self.failed)
        self._restart()

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(3 * GRID)
        across.addWidget(self.options)
        across.addWidget(holder(column(self.preview, self._turning, gap=GRID // 2)), 1)
        self.body.addLayout(across, 1)
        self.extra = column(gap=GRID)
        self.body.addLayout(self.extra)
        self.body.addWidget(self.status)
        self.body.addWidget(self.progress)

    def _make_turning(self) -> QWidget:
        say = self.look.say
        self._before = button(say("paper-page-before"), lambda: self._turn(-1))
        self._after = button(say("paper-page-after"), lambda: self._turn(1))
        self._which = label()
        self._which.setAlignment(Qt.AlignmentFlag.AlignCenter)
        turning = row(self._before, 1, self._which, 1, self._after)
        return holder(turning)

    # what is shown

    @property
    def annotated(self) -> AnnotatedArticle:
        """The article with the annotations of those who were chosen."""
        whose = self.options.annotator
        if self._read is None or self._read[0] != whose:
            found = next(iter(self._workspace.annotated([self.article.id], whose)))
            self._read = whose, found
        return self._read[1]

    def _restart(self) -> None:
        """Measure anew what was chosen; the first page is seen as soon as it is known."""
        self.status.setText("")
        kind, choice = self.options.chosen_kind, self.options.choice
        shown = choice.of(self.annotated)
        self._page = 0
        if kind == "pdf":
            self._shown = Pages(shown, self.session.schema, choice)
        elif kind in {"png", "svg"}:
            self._shown = Picture(shown, self.session.schema, choice)
        else:
            self._shown = None
        self._turning.setVisible(kind == "pdf")
        if self._shown is None:
            self._draft.stop()
            self._show_sample()
        else:
            self._draft.start(self._shown.measure())

    def _turn(self, by: int) -> None:
        if isinstance(self._shown, Pages):
            self._page = min(max(0, self._page + by), len(self._shown) - 1)
            self._show_sample()

    def _show_sample(self, _told: object = None) -> None:
        shown = self._shown
        if isinstance(shown, Pages) and len(shown):
            self.preview.show_sample(shown.sample(self._page))
            words = self.look.say("paper-page", page=self._page + 1, pages=len(shown))
            self._which.setText(words)
            self._before.setEnabled(self._page > 0)
            self._after.setEnabled(self._page + 1 < len(shown))
        elif isinstance(shown, Picture) and shown.parts:
            width = self.options.choice.width
            self.preview.show_sample(shown.sample(width * _PICTURE_SHARE))
        elif shown is None:
            self.preview.show_note(self.look.say("paper-page-note"))

    # work

    def begin(self) -> None:
        """Called when the work starts: only Cancel may be pressed now."""
        self._draft.stop()
        self.options.setEnabled(False)
        self.progress.setValue(0)
        self.progress.show()

    def end(self) -> None:
        self.options.setEnabled(True)
        self.progress.hide()

    def _show_progress(self, share: float) -> None:
        self.progress.setValue(round(share * _HUNDRED))

    def _finished(self, result: object) -> None:
        self.end()
        self.worked.emit(result)

    def failed(self, error: object) -> None:
        self.end()
        if isinstance(error, HashiyaError):
            self.status.setText(self.look.say(error.message, **error.values))
        elif isinstance(error, Exception):
            raise error

    def reject(self) -> None:
        """Cancel stops the work first, and leaves the dialog when nothing is being done."""
        if self.work.busy:
            self.work.stop()
            self.end()
            self.status.setText(self.look.say("paper-cancelled"))
            self._restart_draft()
            return
        self._draft.stop()
        super().reject()

    def _restart_draft(self) -> None:
        words = self.status.text()
        self._restart()
        self.status.setText(words)
