"""What is open and in view: project, article, its marks, the focused mark; UI state, never data of its own.

``marks_edited`` carries what a step changed in the article in view, as edits of its annotations and
relations; ``marks`` and ``arrows`` have taken it over by then. ``marks_changed`` follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from hashiya.display.relation_index import RelationIndex
from hashiya.display.span_index import SpanIndex
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.errors import HashiyaError, NoSuchArticle, ProjectChanged, ProjectDamaged
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.ui.crash import report
from hashiya.ui.far_ends import FarEnds

if TYPE_CHECKING:
    from hashiya.model.dataset import AnnotatedArticle
    from hashiya.model.edit import Edit, Step
    from hashiya.workspace import Workspace

SETTLE_AFTER_MS = 1000
T = TypeVar("T")


class Session(QObject):
    """Holds what is in view as the file has it: after every commit it takes over what the step says."""

    project_changed = Signal()
    closing = Signal()
    """The project is still open, for the last time."""
    closed = Signal()
    articles_changed = Signal()
    article_shown = Signal()
    marks_edited = Signal(object)
    marks_changed = Signal()
    schema_changed = Signal()
    focus_changed = Signal()
    saved = Signal()
    refused = Signal()
    """Something is not stored, and waits: ``workspace.refusal`` says why."""
    settled = Signal(bool)
    failed = Signal(object)
    stepped = Signal(object)
    said = Signal(str)
    writing_changed = Signal()
    """What may be changed is another now: damage was found, or is gone."""
    lost = Signal()
    """A step took the article in view away, and none is in view."""
    unreadable = Signal(str)
    """The article to be shown is damaged, and not all of it can be read."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        self.article: Article | None = None
        self.marks = SpanIndex()
        self.arrows = RelationIndex()
        self.far = FarEnds()
        """The ends in other articles of the relations in view."""
        self._annotations: tuple[Annotation, ...] | None = None
        self.schema = Schema(id="")
        self.focused: str | None = None
        self.locked = False
        """The reading lock of this sitting, over every window and project."""
        self.past = False
        """What is in view is the article as it was: it is looked at and not changed."""
        self._unsubscribe: Callable[[], None] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_AFTER_MS)
        self._settle.timeout.connect(self.settle)

    def attempt(self, act: Callable[[], T]) -> T | None:
        """Run a command; an error that a person should be told goes to the banner."""
        try:
            return act()
        except HashiyaError as error:
            self.failed.emit(error)
            return None

    def open(self, workspace: Workspace) -> None:
        self.close()
        workspace.be_patient()  # what waits is shown, and tried again
        self.workspace = self.far.workspace = workspace
        self.schema = workspace.schema()
        self._unsubscribe = workspace.subscribe(self._hear)
        self._settle.start()  # a program that stopped suddenly left its last edits beside the file
        self.project_changed.emit()

    def close(self) -> None:
        if self.workspace is None:
            return
        self.closing.emit()
        self._settle.stop()
        if self._unsubscribe:
            self._unsubscribe()
        self.workspace.retry()
        workspace, self.workspace = self.workspace, None
        self._clear_article()
        workspace.close()
        self.closed.emit()

    def show(self, article_id: str | None) -> None:
        """Put that article in view; ``None`` shows none."""
        if self.workspace is None:
            return
        self.past = False
        unreadable = ""
        self._clear_article()
        try:
            if article_id:
                self.article = self._read(article_id)
                self._read_marks()
        except HashiyaError as error:
            self._clear_article()
            if isinstance(error, ProjectDamaged) and article_id:
                unreadable = article_id
            else:
                self.failed.emit(error)
        self.article_shown.emit()
        self.focus_changed.emit()
        if unreadable:
            self.unreadable.emit(unreadable)

    @property
    def writable(self) -> bool:
        """Whether what is in view may be changed."""
        return not self.past and self.may_change(self.article.id if self.article else None)

    def may_change(self, article_id: str | None = None) -> bool:
        """Whether that article may be changed; without one, whether the project may."""
        it = self.workspace
        return it is not None and not it.read_only and article_id not in it.closed.names

    def look_back(self, then: AnnotatedArticle) -> None:
        """Put an article in view as it was; ``show`` and every step on it bring back what is now."""
        self.past = True
        self.article = then.article
        self._annotations = then.annotations
        self.marks = SpanIndex(then.annotations)
        self.arrows = RelationIndex(then.relations)
        self.focused = None
        self.article_shown.emit()
        self.focus_changed.emit()

    def focus(self, annotation_id: str | None) -> None:
        if annotation_id != self.focused:
            self.focused = annotation_id
            self.focus_changed.emit()

    @property
    def focused_annotation(self) -> Annotation | None:
        return self.annotation(self.focused) if self.focused else None

    def annotation(self, annotation_id: str) -> Annotation | None:
        return self.marks.get(annotation_id)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Those of the article in reading order; ask ``marks`` for one, for a place or for the count."""
        if self._annotations is None:
            self._annotations = tuple(self.marks.in_order())
        return self._annotations

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All that begin or end in the article; ask ``arrows`` for those of one mark or for the count."""
        return tuple(self.arrows)

    def settle(self) -> None:
        """Bring the project to rest: everything in the one file."""
        self._settle.stop()
        if self.workspace is None:
            return
        if self.workspace.lent:
            self._settle.start()
            return
        try:
            done = self.workspace.settle()
        except ProjectChanged:  # the guard of the file says so, and nothing goes into it any more
            return
        except HashiyaError:  # what was saved is safe beside the file: tried again until it fits
            done = False
        if not done:
            self._settle.start()
        self.settled.emit(done)

    def retry(self) -> bool:
        """Try to store what waits, and say how it went."""
        if self.workspace is None or not self.workspace.pending:
            return True
        if not self.workspace.retry():
            # what of it was stored comes to rest: that alone may make the room for the others
            if not self._settle.isActive():
                self._settle.start()
            self.refused.emit()
            return False
        self._settle.start()
        self.articles_changed.emit()  # the file, where the list reads its counts, has them now
        self.saved.emit()
        return True

    def _read(self, article_id: str) -> Article:
        assert self.workspace is not None
        return self.workspace.article(article_id)

    def _read_marks(self) -> None:
        if self.workspace is not None and self.article is not None:
            length = len(self.article.text)
            found = self.workspace.annotations(self.article.id)
            # a mark that damage moved past the text is drawn nowhere; the check names it
            self._annotations = tuple(it for it in found if it.fragments[-1].end <= length)
            self.marks = SpanIndex(self._annotations)
            mine = self.workspace.relations(self.article.id)
            others = self.workspace.relations_into(self.article.id)
            self.arrows = RelationIndex((*mine, *others))

    def _clear_article(self) -> None:
        self.past = False
        self.article = None
        self.marks, self.arrows = SpanIndex(), RelationIndex()
        self._annotations = None
        self.focused = None
        self.far.forget()

    def _hear(self, step: Step) -> None:
        try:
            self._step_done(step)
        except (
            Exception
        ) as error:  # the step is stored, whatever failed here: show what the file has
            report(error)
            self._settle.start()
            self._read_marks()
            self.article_shown.emit()
            self.articles_changed.emit()
            waits = self.workspace is not None and self.workspace.pending
            (self.refused if waits else self.saved).emit()

    def _step_done(self, step: Step) -> None:
        """After a commit: read again what the step touched, then tell the widgets."""
        assert self.workspace is not None
        self._settle.start()
        if step.long or any(isinstance(edit.record, Schema) for edit in step.edits):
            self.schema = self.workspace.schema()
            self.schema_changed.emit()
        looked_far, had = len(self.far), self.article is not None
        self.far.forget()
        if self.article is not None and self._concerns(step, self.article.id):
            self._refresh(step, self.article.id)
        elif looked_far:
            self.marks_edited.emit(())  # a far end may read otherwise now
        self.stepped.emit(step)
        self.articles_changed.emit()
        (self.refused if self.workspace.pending else self.saved).emit()
        if had and self.article is None:
            self.lost.emit()

    def _take_over(self, step: Step, article_id: str) -> tuple[Edit, ...]:
        """The committed edits of this article's marks; reading all of them again takes far longer."""
        coming = {it.record.id for it in step.edits if isinstance(it.record, Annotation)}
        edits = tuple(
            edit
            for edit in step.edits
            if isinstance(edit.record, Annotation | Relation)
            and (edit.record.article == article_id or self._comes_in(edit, coming))
        )
        self.marks.apply(edits)
        self.arrows.apply(edits)
        self._annotations = None
        return edits

    def _concerns(self, step: Step, article_id: str) -> bool:
        return step.touches(article_id) or any(self._comes_in(it) for it in step.edits)

    def _comes_in(self, edit: Edit, coming: Collection[str] = ()) -> bool:
        """Whether it is about a relation of another article that ends here, or at what comes with it."""
        record = edit.record
        return isinstance(record, Relation) and (
            record.to_id in self.marks or record.to_id in coming
        )

    def _read_again(self, article_id: str) -> None:
        """The article in view as it is now; it may be gone, which is no failure."""
        try:
            self.article = self._read(article_id)
        except NoSuchArticle:
            self.article = None
        except HashiyaError as error:
            self.article = None
            self.failed.emit(error)
        if self.article is None or self.article.deleted:
            self._clear_article()

    def _refresh(self, step: Step, article_id: str) -> None:
        if self.past:
            self.show(article_id)
            return
        if step.long:
            self._read_marks()
        edits = self._take_over(step, article_id)
        if self.focused and self.annotation(self.focused) is None:
            self.focused = None
        if step.long or any(isinstance(edit.record, Article) for edit in step.edits):
            self._read_again(article_id)
            self.article_shown.emit()
        else:
            self.marks_edited.emit(edits)
            self.marks_changed.emit()
        self.focus_changed.emit()
