"""An open project as the program sees it: read, apply a step, undo, tell who listens; no SQL, no Qt.

``apply`` is the only door of change: the store commits, then the step is told to everyone. There
is nothing in memory that could differ from the file: of what is read only a text is kept. The one
exception is what the disk refused: a patient workspace keeps it and lays it over what is read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from hashiya.listing import Listing
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article, ArticleLine
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import HashiyaError, NothingToRedo, NothingToUndo
from hashiya.model.identity import new_id, now
from hashiya.model.record import Finding, LaterEdit
from hashiya.model.relation import Relation
from hashiya.model.repair import Repaired
from hashiya.model.schema import Schema
from hashiya.passing import Passing, Progress, counted
from hashiya.store.lending import Loan
from hashiya.store.project_file import ProjectFile
from hashiya.unsaved import REFUSALS, Unsaved, can_wait

if TYPE_CHECKING:
    from hashiya.model.damage import Whole
    from hashiya.store.closed import Closed
    from hashiya.store.working import WorkingCopy

log = logging.getLogger(__name__)

Listener = Callable[[Step], None]
LARGE = 1_000
"""Edits of one step from which the state before it is kept as a backup."""
_PATIENCE = 0.2


class Workspace(Passing):
    """An open project in somebody's hands. ``me`` is the annotator whose steps these are."""

    def __init__(self, project: ProjectFile, me: str, working: WorkingCopy | None = None) -> None:
        super().__init__(project)
        self.working = working
        self._listeners: list[Listener] = []
        self.me = me
        self.saved_at: int | None = None
        self._text: tuple[str, str] | None = None
        self.before_large: Callable[[Workspace], object] | None = None
        """Called before a large step that is no undo: history alone would take it back, a backup also
        when the file itself is lost."""
        self._unsaved = Unsaved()
        self.listing = Listing(project, self._unsaved)
        self._patient = False
        self._untold: list[Step] = []

    # -- changing

    def apply(self, step: Step) -> None:
        """Store the step, then tell everyone; what it raises, the store raised, and nothing changed.

        A patient workspace keeps a gesture that the disk refuses: it is told and read as if it were
        stored, ``pending`` has it, and nothing says that it is saved.
        """
        if any(isinstance(edit.record, Article) for edit in step.edits):
            self._text = None
        if len(step.edits) >= LARGE:
            self._prepare(step)
        try:
            self._store_what_waits()
            self._project.commit(step)
        except REFUSALS as why:
            self._unsaved.why = why
            if not self._patient or not can_wait(step):
                raise
            self._unsaved.add(step)
        else:
            self.saved_at = now()
        self._tell(step)

    def apply_long(self, step: Step, parts: Iterable[Sequence[Edit]]) -> Step:
        """Store a step of very many edits, as one step all the same; gives it as it was told.

        ``parts`` are asked for one after the other and none is kept; each stands on its own after
        those before it. What they raise takes everything back: so a long step is given up.
        """
        self._text = None
        self._prepare(step)
        self._store_what_waits()
        size = self._project.commit(replace(step, edits=(), long=1), parts)
        told = replace(step, edits=(), long=size)
        self.saved_at = now()
        self._tell(told)
        return told

    def _prepare(self, step: Step) -> None:
        if self.before_large is not None and step.undoes is None:
            self.before_large(self)

    def lend(self) -> Loan:
        """Give the project to a worker, which enters what it gets; see ``ProjectFile.lend``.

        What the worker stores is told to nobody until ``tell_untold`` is called where they listen.
        """
        return self._project.lend()

    @property
    def lent(self) -> bool:
        return self._project.lent

    def tell_untold(self) -> None:
        steps, self._untold = self._untold, []
        for step in steps:
            self._tell(step)

    def _tell(self, step: Step) -> None:
        if self.lent:
            self._untold.append(step)
            return
        for listener in tuple(self._listeners):
            try:
                listener(step)
            except Exception:  # it is stored: one broken view must not keep it from the others
                log.exception("a listener failed on %s", step.act)

    def ahead(self, way: Literal["undo", "redo"]) -> int:
        """How many edits a very long step has that would be taken back next; 0 for any other."""
        if self._unsaved:
            return 0
        ids = self._project.undo_id(self.me) if way == "undo" else self._project.redo_id(self.me)
        return self._project.is_long(ids) if ids else 0

    def undo(self, progress: Progress | None = None) -> Step:
        """Take back my newest step that still stands, and give the step that did it.

        ``progress`` hears of the edits of a very long step; what it raises leaves all as it was.

        Raises:
            NothingToUndo: there is none. StaleEdit: somebody changed the place since.
        """
        if self.retry():
            return self._take_back(self._project.undo_id(self.me), "undo", NothingToUndo, progress)
        waiting, cancelled = self._unsaved.undo_target(self.me)
        target = waiting.id if waiting else self._project.undo_id(self.me)
        if target in cancelled and self._unsaved.why:  # what lies deeper is known once it is stored
            raise self._unsaved.why
        return self._take_back(target, "undo", NothingToUndo)

    def redo(self, progress: Progress | None = None) -> Step:
        """Do again what my newest undo took back; ``progress`` as with ``undo``.

        Raises:
            NothingToRedo: there is none. StaleEdit: somebody changed the place since.
        """
        if self.retry():
            return self._take_back(self._project.redo_id(self.me), "redo", NothingToRedo, progress)
        waiting, decided = self._unsaved.redo_target(self.me)
        if waiting is None and not decided:
            return self._take_back(self._project.redo_id(self.me), "redo", NothingToRedo)
        return self._take_back(waiting.id if waiting else None, "redo", NothingToRedo)

    def _take_back(
        self,
        target: str | None,
        act: str,
        nothing: type[NothingToUndo | NothingToRedo],
        progress: Progress | None = None,
    ) -> Step:
        if target is None:
            raise nothing()
        edits = 0 if self._unsaved.step(target) else self._project.is_long(target)
        if edits:
            step = Step(id=new_id(), act=act, by=self.me, at=now(), edits=(), undoes=target)
            parts = self._project.taken_back(target)
            return self.apply_long(step, counted(parts, edits, progress) if progress else parts)
        known = self.step(target)
        assert known is not None
        step = known.inverse(step_id=new_id(), act=act, at=now())
        self.apply(step)
        return step

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every step after it is stored; call what you get to hear no more."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    # -- what the disk refused

    @property
    def pending(self) -> tuple[Step, ...]:
        """Gestures that are not stored, in their order."""
        return self._unsaved.steps

    @property
    def refusal(self) -> HashiyaError | None:
        """Why the last of them was not stored; ``None`` while nothing waits."""
        return self._unsaved.why if self._unsaved else None

    def be_patient(self) -> None:
        """Keep from now on what the disk refuses, for whoever can show it and try again."""
        self._patient = True
        self._project.patience = _PATIENCE

    def retry(self) -> bool:
        """Try to store what waits; gives whether nothing waits any more."""
        if not self._unsaved:
            return True
        try:
            self._store_what_waits()
        except HashiyaError as why:
            self._unsaved.why = why
        return not self._unsaved

    def _store_what_waits(self) -> None:
        if not self._unsaved:
            return
        self._project.look()
        while self._unsaved:
            step = self._unsaved.steps[0]
            # a save that failed may have come through all the same: then it is not done twice
            if not self._project.has_step(step.id):
                self._project.commit(step)
            self._unsaved.drop_first()
        self.saved_at = now()

    def save_copy(self, path: Path | str, *, replace: bool = False) -> Path:
        """A whole and checked copy with everything that waits; see ``ProjectFile.save_copy``."""
        return self._project.save_copy(path, self.pending, replace=replace)

    # -- the file

    def look(self) -> None:
        """Whether the file still is ours to write; see ``ProjectFile.look`` for what it raises."""
        self._project.look()

    def renew_hold(self) -> None:
        self._project.renew_hold()

    def follow(self, path: Path | str) -> None:
        with self._project.alone():  # a check that reads would be in the way for minutes
            self._project.follow(path)

    @property
    def free_to_write(self) -> bool:
        return self._project.free_to_write()

    @property
    def changed_outside(self) -> bool:
        return self._project.changed_outside()

    @property
    def path(self) -> Path:
        """Where the project lies for its people."""
        return self.working.origin if self.working else self._project.path

    @property
    def file(self) -> Path:
        """What is written: a copy here, where the project lies on a network drive."""
        return self._project.path

    @property
    def project_id(self) -> str:
        return self._project.project_id

    @property
    def read_only(self) -> bool:
        return self._project.read_only

    def settle(self) -> bool:
        return self._project.settle()

    def close(self) -> None:
        self._listeners.clear()
        self._text = None
        self._project.close()
        if self.working is not None:
            self.working.leave()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- reading

    def schema(self) -> Schema:
        return self._project.schema()

    def articles(self, *, deleted: bool = False) -> list[ArticleLine]:
        return self._unsaved.lines(self._project.articles(deleted=deleted))

    def article(self, article_id: str) -> Article:
        article = self._unsaved.article(self._project.article(article_id))
        self._text = article.id, article.text
        return article

    def text(self, article_id: str) -> str:
        """The text of an article; that of the one read last is kept, for texts never change."""
        if self._text is not None and self._text[0] == article_id:
            return self._text[1]
        return self.article(article_id).text

    def annotations(self, article_id: str, start: int | None = None) -> tuple[Annotation, ...]:
        """Those of an article by start, longest first; with ``start`` only those that begin there."""
        stored = self._project.annotations(article_id, start)
        return self._unsaved.annotations(stored, article_id, start) if self._unsaved else stored

    def annotation(self, annotation_id: str) -> Annotation | None:
        return self.find_annotations([annotation_id]).get(annotation_id)

    def find_annotations(self, ids: Sequence[str]) -> dict[str, Annotation]:
        stored = self._project.find_annotations(ids)
        return self._unsaved.find_annotations(stored, ids) if self._unsaved else stored

    def relations(self, article_id: str) -> tuple[Relation, ...]:
        stored = self._project.relations(article_id)
        return self._unsaved.relations(stored, article_id) if self._unsaved else stored

    def relations_into(self, article_id: str) -> tuple[Relation, ...]:
        """Relations of other articles that end in this one."""
        stored = self._project.relations_into(article_id)
        if not self._unsaved:
            return stored
        return self._unsaved.relations_into(stored, self.find_annotations, article_id)

    def find_relations(self, ids: Sequence[str]) -> dict[str, Relation]:
        stored = self._project.find_relations(ids)
        return self._unsaved.find_relations(stored, ids) if self._unsaved else stored

    def relations_of(self, annotation_ids: Sequence[str]) -> tuple[Relation, ...]:
        stored = self._project.relations_of(annotation_ids)
        return self._unsaved.relations_of(stored, annotation_ids) if self._unsaved else stored

    def edits_after(self, step_id: str, article_id: str) -> list[LaterEdit]:
        stored = self._project.edits_after(step_id, article_id)
        return [*self._unsaved.edits_of(article_id), *stored]

    def step(self, step_id: str) -> Step | None:
        return self._unsaved.step(step_id) or self._project.step(step_id)

    @property
    def can_undo(self) -> bool:
        return self._unsaved.undo_target(self.me)[0] is not None or self._project.can_undo(self.me)

    @property
    def can_redo(self) -> bool:
        waiting, decided = self._unsaved.redo_target(self.me)
        return waiting is not None or (not decided and self._project.can_redo(self.me))

    def stop_writing(self, because: HashiyaError | None) -> None:
        """Damage was found: nothing is written from now on, and ``because`` is why; ``None``: it is gone."""
        self._project.stop_writing(because)

    def repair(self, step: Step | None, findings: Sequence[Finding]) -> Repaired:
        """Set right what is certain of that, and tell of the step; without one only what is computed."""
        return self._told(self._project.repair(step, findings))

    @property
    def closed(self) -> Closed:
        """The articles in which damage was found: ``apply`` refuses what touches one."""
        return self._project.closed

    def put_back(self, step: Step, good: Whole) -> Repaired:
        """Make a damaged article what it is in a good state of it, and tell of the step."""
        return self._told(self._project.put_back(step, good))

    def _told(self, made: Repaired) -> Repaired:
        self._text = None
        if made.step is not None:
            self.saved_at = now()
            self._tell(made.step)
        return made
