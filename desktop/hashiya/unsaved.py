"""Steps that the disk refused, in their order, and what they make of what is read; it stores nothing.

Until they are stored the window goes on as if they were: what is read of the project has them laid over
it. Only gestures on what is there can wait: whatever brings texts or a label set is done again instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article, ArticleLine
from hashiya.model.edit import Record, Step
from hashiya.model.errors import (
    HashiyaError,
    ProjectChanged,
    ProjectDamaged,
    ProjectMoved,
    ProjectTaken,
    SaveFailed,
)
from hashiya.model.record import LaterEdit
from hashiya.model.relation import Relation

REFUSALS = (SaveFailed, ProjectMoved, ProjectChanged, ProjectTaken, ProjectDamaged)
"""What may be over in a moment, or by what a person does: until then a gesture can wait."""
MOST_EDITS = 1_000
_FACTS = ("name", "title", "language", "direction", "source", "published", "status", "position")


def can_wait(step: Step) -> bool:
    """Whether a step may be kept until the disk takes it."""
    if step.long or len(step.edits) > MOST_EDITS:
        return False
    return all(
        isinstance(edit.record, Annotation | Relation)
        or (
            isinstance(edit.before, Article)
            and isinstance(edit.after, Article)
            and edit.before.text == edit.after.text
            and edit.before.deleted == edit.after.deleted
        )
        for edit in step.edits
    )


def _pairs(step: Step) -> bool:
    """Whether it belongs to what undo and redo go along; a step taken back out of turn is one of its own."""
    return step.undoes is not None and step.act in {"undo", "redo"}


class Unsaved:
    """``why`` is what the disk last said."""

    def __init__(self) -> None:
        self.steps: tuple[Step, ...] = ()
        self.why: HashiyaError | None = None
        self._now: dict[str, Record | None] = {}
        self._stored: dict[str, Record | None] = {}

    def __bool__(self) -> bool:
        return bool(self.steps)

    def add(self, step: Step) -> None:
        self.steps = (*self.steps, step)
        self._take(step)

    def drop_first(self) -> None:
        """The oldest one is stored, or given up."""
        self.steps = self.steps[1:]
        self._now, self._stored = {}, {}
        for it in self.steps:
            self._take(it)

    def step(self, step_id: str) -> Step | None:
        return next((it for it in self.steps if it.id == step_id), None)

    def _take(self, step: Step) -> None:
        for edit in step.edits:
            key = getattr(edit.record, "id", "")
            self._stored.setdefault(key, edit.before)
            self._now[key] = edit.after

    # laid over what is read

    def annotations(
        self, stored: Iterable[Annotation], article_id: str, start: int | None
    ) -> tuple[Annotation, ...]:
        """Those of an article by start, longest first, as they are with what waits."""
        waiting = (it for it in self._now.values() if isinstance(it, Annotation))
        found = [it for it in stored if it.id not in self._now]
        found += [it for it in waiting if it.article == article_id and start in {None, it.start}]
        return tuple(sorted(found, key=lambda it: (it.start, -it.end, it.id)))

    def find_annotations(
        self, stored: Mapping[str, Annotation], ids: Sequence[str]
    ) -> dict[str, Annotation]:
        found = {key: it for key, it in stored.items() if key not in self._now}
        return found | {key: it for key in ids if isinstance(it := self._now.get(key), Annotation)}

    def relations(self, stored: Iterable[Relation], article_id: str) -> tuple[Relation, ...]:
        kept = [it for it in stored if it.id not in self._now]
        return (*kept, *(it for it in self._relations() if it.article == article_id))

    def find_relations(
        self, stored: Mapping[str, Relation], ids: Sequence[str]
    ) -> dict[str, Relation]:
        found = {key: it for key, it in stored.items() if key not in self._now}
        return found | {key: it for key in ids if isinstance(it := self._now.get(key), Relation)}

    def relations_of(self, stored: Iterable[Relation], ids: Sequence[str]) -> tuple[Relation, ...]:
        ends = set(ids)
        kept = [it for it in stored if it.id not in self._now]
        return (*kept, *(it for it in self._relations() if ends & {it.from_id, it.to_id}))

    def relations_into(
        self,
        stored: Iterable[Relation],
        ends: Callable[[Sequence[str]], Mapping[str, Annotation]],
        article_id: str,
    ) -> tuple[Relation, ...]:
        """Those of other articles that end in this one; ``ends`` finds annotations as they are now."""
        kept = [it for it in stored if it.id not in self._now]
        waiting = [it for it in self._relations() if it.article != article_id]
        found = ends([it.to_id for it in waiting])
        here = {key for key, it in found.items() if it.article == article_id}
        return (*kept, *(it for it in waiting if it.to_id in here))

    def _relations(self) -> list[Relation]:
        return [it for it in self._now.values() if isinstance(it, Relation)]

    def article(self, stored: Article) -> Article:
        waiting = self._now.get(stored.id)
        if not isinstance(waiting, Article):
            return stored
        return replace(waiting, original=stored.original)

    @property
    def articles(self) -> list[str]:
        """The articles of which something waits."""
        records = [it for it in (*self._now.values(), *self._stored.values()) if it is not None]
        ids = (it.id if isinstance(it, Article) else getattr(it, "article", "") for it in records)
        return [*dict.fromkeys(ids)]

    def lines(self, stored: Sequence[ArticleLine]) -> list[ArticleLine]:
        """The corpus list with the facts and the counts that wait."""
        return [self._line(it) for it in stored] if self else list(stored)

    def _line(self, line: ArticleLine) -> ArticleLine:
        waiting = self._now.get(line.id)
        if isinstance(waiting, Article):
            line = replace(line, **{it: getattr(waiting, it) for it in _FACTS})
        return replace(
            line,
            annotations=line.annotations + self._more(Annotation, line.id),
            relations=line.relations + self._more(Relation, line.id),
        )

    def _more(self, kind: type[Annotation] | type[Relation], article_id: str) -> int:
        def counts(it: Record | None) -> bool:
            return isinstance(it, kind) and it.article == article_id

        return sum(counts(it) for it in self._now.values()) - sum(
            counts(it) for it in self._stored.values()
        )

    def edits_of(self, article_id: str) -> list[LaterEdit]:
        """What waits for an article, newest first."""
        return [
            LaterEdit(by=step.by, at=step.at, edit=edit)
            for step in reversed(self.steps)
            for edit in reversed(step.edits)
            if (
                edit.record.id
                if isinstance(edit.record, Article)
                else getattr(edit.record, "article", "")
            )
            == article_id
        ]

    # undo among what waits

    def undo_target(self, by: str) -> tuple[Step | None, set[str]]:
        """The newest step of that annotator which stands, and the stored ones that are cancelled."""
        cancelled: set[str] = set()
        for it in self._own(by):
            if it.id in cancelled:
                continue
            if not _pairs(it):
                return it, cancelled
            cancelled.add(it.undoes or "")
        return None, cancelled

    def redo_target(self, by: str) -> tuple[Step | None, bool]:
        """The newest undo that was not redone, and whether a gesture since forbids to redo older ones."""
        cancelled: set[str] = set()
        for it in self._own(by):
            if it.id in cancelled:
                continue
            if not _pairs(it):
                return None, True
            if it.act != "redo":
                return it, True
            cancelled.add(it.undoes or "")
        return None, bool(cancelled)

    def _own(self, by: str) -> Iterable[Step]:
        return (it for it in reversed(self.steps) if it.by == by)
