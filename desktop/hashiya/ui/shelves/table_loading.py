"""Reads the rows of a table: few at once, many in a worker, after a step the articles it touched; it shows nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from hashiya.display.claim_table import rows_of
from hashiya.display.table import Progress, Table
from hashiya.model.article import Article
from hashiya.model.table_rows import Asked, MarkRow
from hashiya.store.unhurried import unhurried
from hashiya.ui.panels.arranging import Turn
from hashiya.ui.session import Session

if TYPE_CHECKING:
    from hashiya.model.edit import Step
    from hashiya.workspace import Workspace

AT_ONCE = 2_000
"""Marks up to which nobody has to wait for the table."""
FIRST = 300
"""Marks of a larger project that are shown while the others are read."""
_FEW_ARTICLES = 20
_SOON_MS = 120
_PAINTED_MS = 40

Make = Callable[[list[MarkRow], Progress | None], Table[Any]]
Patch = Callable[[Table[Any], int, int, Sequence[MarkRow]], Table[Any]]


class Loading(QObject):
    """``loaded`` carries the table, which may be its beginning, ``whole`` says; ``began``: another is on its way.

    ``make`` puts marks together as a table, in a worker where there are many; ``patch``, where it is
    cheap, gives a table with other marks in a range of them.
    """

    loaded = Signal(object)
    began = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject, make: Make, patch: Patch | None) -> None:
        super().__init__(parent)
        self._session = session
        self._make, self._patch = make, patch
        self._turn = Turn(self)
        self._asked = Asked(labels=())
        self._table: Table[Any] | None = None
        self.marks: list[MarkRow] = []
        self.whole = False
        self._stale: set[str] | None = None
        """Articles to be read again; ``None``: all of them."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.read)
        self._then = QTimer(self)
        self._then.setSingleShot(True)
        self._then.setInterval(_PAINTED_MS)
        self._then.timeout.connect(self._read_the_rest)
        session.stepped.connect(self._hear)
        session.closing.connect(self.stop)

    @property
    def busy(self) -> bool:
        return self._turn.busy or self._soon.isActive() or self._then.isActive()

    def ask(self, asked: Asked) -> None:
        """From now on these marks with these attributes; nothing is read yet."""
        if asked != self._asked:
            self._asked, self._stale = asked, None

    def read(self) -> None:
        """Bring the table up to what the project holds."""
        self._soon.stop()
        workspace = self._session.workspace
        if workspace is None or self._stale == set():
            return
        if self._stale is None or not self.whole or len(self._stale) > _FEW_ARTICLES:
            self._read_all(workspace)
        else:
            self._read_again(workspace, sorted(self._stale))

    def stop(self) -> None:
        self._soon.stop()
        self._then.stop()
        self._turn.stop()
        self._stale = None

    def _hear(self, step: Step) -> None:
        if step.long or any(_moves(edit.before, edit.after) for edit in step.edits):
            self._stale = None
        elif self._stale is not None:
            self._stale |= step.articles.keys()
        parent = self.parent()
        if parent is not None and parent.isVisible():  # pyright: ignore[reportAttributeAccessIssue] - a widget
            self._soon.start()

    # all of it

    def _read_all(self, workspace: Workspace) -> None:
        self._then.stop()
        self._turn.stop()
        self._stale = set()
        asked, make = self._asked, self._make
        many = workspace.mark_count(asked.labels)
        if many <= AT_ONCE:
            self._take(_read(workspace, asked, make, None))
            return
        if self._table is None:
            first = [it for some in workspace.mark_rows(asked, first=FIRST) for it in some]
            self._table = make(first, None)
            self.loaded.emit(self._table)
        self.whole = False
        self._then.start()
        self.began.emit()

    def _read_the_rest(self) -> None:
        """In a worker, once what is there is painted: until then they would take each other's time."""
        workspace, asked, make = self._session.workspace, self._asked, self._make
        if workspace is not None:
            self._turn.begin(
                lambda progress: _read(workspace, asked, make, progress), self._take, self._fail
            )

    def _take(self, made: tuple[list[MarkRow], Table[Any]]) -> None:
        self.marks, self._table = made
        self.whole = True
        workspace = self._session.workspace
        waiting = (
            {it for step in workspace.pending for it in step.articles} if workspace else set[str]()
        )
        stale = (self._stale or set[str]()) | waiting
        if workspace is not None and stale and self._stale is not None:
            self._read_again(workspace, sorted(stale))
        else:
            self.loaded.emit(self._table)

    def _fail(self, error: Exception) -> None:
        self._stale = None
        self.failed.emit(error)

    # some articles

    def _read_again(self, workspace: Workspace, articles: Sequence[str]) -> None:
        self._stale = set()
        assert self._table is not None
        table, patch = self._table, self._patch
        before = self.marks
        for it in articles:
            rows = _of_article(workspace, it, self._asked)
            first, last = self._place(workspace, it)
            if rows == self.marks[first:last]:
                continue
            self.marks = [*self.marks[:first], *rows, *self.marks[last:]]
            if patch is not None:
                table = patch(table, first, last, rows)
        if patch is None and self.marks is not before:
            self._make_again()
            return
        self._table = table
        self.loaded.emit(table)

    def _make_again(self) -> None:
        marks, make = self.marks, self._make
        if len(marks) <= AT_ONCE:
            self._take((marks, make(marks, None)))
            return
        self._turn.begin(lambda progress: _made(marks, make, progress), self._take, self._fail)
        self.began.emit()

    def _place(self, workspace: Workspace, article_id: str) -> tuple[int, int]:
        """Where the rows of an article are, or would be in the order of the corpus."""
        found = [k for k, it in enumerate(self.marks) if it.article == article_id]
        if found:
            return found[0], found[-1] + 1
        starts = [
            k for k, it in enumerate(self.marks) if not k or it.article != self.marks[k - 1].article
        ]

        def position(article: str) -> int:
            return next((it.position for it in workspace.lines_of([article])), -1)

        at = bisect_left(
            starts, position(article_id), key=lambda k: position(self.marks[k].article)
        )
        place = starts[at] if at < len(starts) else len(self.marks)
        return place, place


def _read(
    workspace: Workspace, asked: Asked, make: Make, progress: Progress | None
) -> tuple[list[MarkRow], Table[Any]]:
    marks: list[MarkRow] = []
    with unhurried(workspace.mark_count(asked.labels)):  # else the collector holds the window
        for some in workspace.mark_rows(asked):
            marks += some
            if progress is not None:
                progress(len(marks), 0)
        return _made(marks, make, progress)


def _made(
    marks: list[MarkRow], make: Make, progress: Progress | None
) -> tuple[list[MarkRow], Table[Any]]:
    with unhurried(len(marks)):
        return marks, make(marks, progress)


def _of_article(workspace: Workspace, article_id: str, asked: Asked) -> list[MarkRow]:
    """As the window knows it: with what the disk refused."""
    line = next(iter(workspace.listing.lines_of([article_id]).values()), None)
    if line is None or line.deleted:
        return []
    annotations, relations = workspace.annotations(article_id), workspace.relations(article_id)
    here = {it.id for it in annotations}
    far = [it.to_id for it in relations if it.to_id not in here and asked.speaker]
    others = workspace.find_annotations(far) if far else {}
    return rows_of((article_id, line.title or line.name), annotations, relations, others, asked)


def _moves(before: object, after: object) -> bool:
    """Whether an edit brings articles, takes them, or changes their names or order."""
    if not isinstance(before, Article) or not isinstance(after, Article):
        return isinstance(before, Article) or isinstance(after, Article)
    kept = ("position", "deleted", "title", "name")
    return any(getattr(before, it) != getattr(after, it) for it in kept)
