"""What breaks the rules in the article in view: found anew a while after each step, for whoever shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QTimer, Signal

from hashiya.model.errors import HashiyaError
from hashiya.ui import background
from hashiya.ui.crash import report
from hashiya.ui.session import Session

if TYPE_CHECKING:
    from hashiya.model.dataset import AnnotatedArticle
    from hashiya.model.record import Finding
    from hashiya.model.schema import Schema
    from hashiya.workspace import Workspace

SOON_MS, LATER_MS = 150, 1500
FEW = 400
"""Marks up to which an article is looked through at once; of more it is done in a worker, and later."""


class Noting(QObject):
    """``findings`` are those of ``article``; ``changed`` says that they are others now."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._work: _Work | None = None
        self._number = 0
        self.article = ""
        self.findings: tuple[Finding, ...] = ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.look)
        session.article_shown.connect(self._other_article)
        session.marks_changed.connect(self._wait)
        session.schema_changed.connect(self._wait)
        session.closing.connect(self._other_article)
        self._wait()

    @property
    def busy(self) -> bool:
        return self._later.isActive() or self._work is not None

    def look(self) -> None:
        """Find anew what there is to note; of a long article the answer comes later."""
        from hashiya.commands import checking
        from hashiya.model.dataset import AnnotatedArticle

        session = self._session
        workspace, article = session.workspace, session.article
        self._later.stop()
        self._give_up()
        if workspace is None or article is None or session.past or workspace.lent:
            self._take((), "")
            return
        shown = AnnotatedArticle(
            article=article, annotations=session.annotations, relations=session.relations
        )
        if len(session.marks) > FEW:
            self._begin(workspace, session.schema, shown)
            return
        try:
            self._take(tuple(checking.of_article(workspace, session.schema, shown)), article.id)
        except HashiyaError:  # what cannot be read is told by who reads it for the page
            self._take((), "")

    def _begin(self, workspace: Workspace, schema: Schema, shown: AnnotatedArticle) -> None:
        self._number += 1
        work = _Work(workspace, schema, shown, self._number)
        work.voice.found.connect(self._found)
        work.voice.failed.connect(self._failed)
        self._work = work
        background.begin(work)

    def _found(self, findings: tuple[Finding, ...], number: int) -> None:
        if self._work is not None and number == self._number:
            article, self._work = self._work.article, None
            self._take(findings, article)

    def _failed(self, error: Exception, number: int) -> None:
        if number == self._number:
            self._work = None
            if not isinstance(error, HashiyaError):
                report(error)

    def _take(self, findings: tuple[Finding, ...], article: str) -> None:
        same = (findings, article) == (self.findings, self.article)
        self.findings, self.article = findings, article
        if not same:
            self.changed.emit()

    def _other_article(self) -> None:
        self._give_up()
        here = self._session.article
        if here is None or here.id != self.article:
            self._take((), "")
        self._wait()

    def _wait(self) -> None:
        self._give_up()
        self._later.start(SOON_MS if len(self._session.marks) <= FEW else LATER_MS)

    def _give_up(self) -> None:
        if self._work is not None:
            self._work.stopped = True
            self._work = None


def noting(session: Session) -> Noting:
    """The one of this session, made when it is first asked for."""
    found = session.findChild(Noting)
    return found if isinstance(found, Noting) else Noting(session)


class _Voice(QObject):
    found = Signal(object, int)
    failed = Signal(object, int)


class _Work(QRunnable):
    """Looks through what it is given; only ends of relations in other articles are read."""

    def __init__(
        self, workspace: Workspace, schema: Schema, shown: AnnotatedArticle, number: int
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._marked = (workspace, schema, shown)
        self._number = number
        self.article = shown.article.id
        self.voice = _Voice()
        self.stopped = False

    def run(self) -> None:
        from hashiya.commands import checking

        found: list[Finding] = []
        marked = self._marked
        del self._marked  # a pool keeps what it has run for good; the marks of an article are many
        try:
            for it in checking.of_article(*marked):
                found.append(it)
                if self.stopped:
                    return
        except Exception as error:  # told on the main thread
            self.voice.failed.emit(error, self._number)
        else:
            self.voice.found.emit(tuple(found), self._number)
