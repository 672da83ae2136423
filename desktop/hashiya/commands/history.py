"""Looks back at an article, brings it back to how it was, takes one step back out of turn; draws nothing.

How an article was is reckoned backwards: what is stored now, and from the newest step on every
later edit turned round. No copies of the past are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Record, Step
from hashiya.model.errors import (
    NoSuchArticle,
    NoSuchStep,
    NotThereYet,
    StepCarries,
    StepChangedSince,
    StepUndone,
)
from hashiya.model.identity import new_id, now
from hashiya.model.record import LaterEdit
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.unplaced import Unplaced
from hashiya.workspace import Workspace

Records = dict[str, Record]
_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An article as it was after a step; ``article`` is ``None`` where it was not there.

    ``others`` are the records of it that are neither annotations nor relations.
    """

    article: Article | None
    annotations: tuple[Annotation, ...]
    relations: tuple[Relation, ...]
    others: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What going back would do: its edits, and the relations whose other end is gone.

    ``missed_out`` are relations of the article that cannot come back; ``taken_along`` are relations
    of other articles that end at an annotation that goes.
    """

    edits: tuple[Edit, ...]
    missed_out: tuple[Relation, ...] = ()
    taken_along: tuple[Relation, ...] = ()


def state_at(ws: Workspace, article_id: str, step_id: str) -> Past:
    """The article with its annotations and relations as they were after that step.

    Raises:
        NoSuchStep: the history has none of that id.
    """
    then = _then(ws, article_id, step_id, _now(ws, article_id))
    marks = [it for it in then.values() if isinstance(it, Annotation)]
    arrows = [it for it in then.values() if isinstance(it, Relation)]
    article = then.get(article_id)
    shown = {article_id, *(it.id for it in marks), *(it.id for it in arrows)}
    return Past(
        article=article if isinstance(article, Article) else None,
        annotations=tuple(sorted(marks, key=lambda it: (it.start, -it.end, it.id))),
        relations=tuple(sorted(arrows, key=lambda it: (it.created, it.id))),
        others=tuple(it for key, it in then.items() if key not in shown),
    )


def going_back(ws: Workspace, article_id: str, step_id: str) -> Return:
    """What ``go_back`` would do, without doing it.

    Raises:
        NoSuchStep: the history has none of that id. NotThereYet: the article came later.
    """
    now_there = _now(ws, article_id)
    then = _then(ws, article_id, step_id, now_there)
    article = then.get(article_id)
    if not isinstance(article, Article):
        raise NotThereYet(name=_name(now_there.get(article_id)))
    here = now_there.get(article_id)
    if isinstance(here, Article):
        then[article_id] = replace(article, position=here.position)
    gone = [it.id for it in _marks(now_there) if it.id not in then]
    taken = tuple(it for it in ws.relations_of(gone) if it.article != article_id)
    missed_out = _without_end(ws, article_id, then)
    for it in missed_out:
        del then[it.id]
    keys = dict.fromkeys((*now_there, *then))
    changes = (
        (now_there.get(key), then.get(key))
        for key in keys
        if not _same(now_there.get(key), then.get(key))
    )
    edits = [Edit(old, new) for old, new in changes]
    edits += [Edit(it, None) for it in taken]
    return Return(edits=tuple(edits), missed_out=missed_out, taken_along=taken)


def go_back(ws: Workspace, article_id: str, step_id: str) -> Step | None:
    """Bring the article back to how it was after that step, in one step; its place in the list stays.

    Other articles stay as they are, but for relations that end at an annotation that goes. Nothing
    to change, no step.

    Raises:
        NoSuchStep: the history has none of that id. NotThereYet: the article came later.
    """
    edits = going_back(ws, article_id, step_id).edits
    if not edits:
        return None
    return _apply(ws, "history.go_back", edits, None)


def take_back(ws: Workspace, step_id: str) -> Step:
    """Undo one step out of turn, anybody's, where nothing was built on it since.

    Raises:
        NoSuchStep, StepUndone: it is not there, or does not stand. StepChangedSince, StepCarries:
        it does not fit any more.
    """
    back = ws.history_states([step_id]).get(step_id)
    if back is not None:
        raise StepUndone(by=back.by)
    if ws.is_long(step_id):
        act, at = "history.take_back", now()
        step = Step(id=new_id(), act=act, by=ws.me, at=at, edits=(), undoes=step_id)
        return ws.apply_long(step, _parts_back(ws, step_id))
    target = ws.step(step_id)
    if target is None:
        raise NoSuchStep(step=step_id)
    _refuse_changed(ws, target)
    _refuse_carrying(ws, target)
    edits = tuple(it.inverse for it in reversed(target.edits))
    return _apply(ws, "history.take_back", edits, target.id)


def _parts_back(ws: Workspace, step_id: str) -> Iterator[tuple[Edit, ...]]:
    """Each part looked at when all after it are back: so what it meets is its own, or was built on it."""
    for part in ws.taken_back(step_id):
        edits = tuple(it.inverse for it in reversed(part))
        target = Step(id=step_id, act="", by="", at=0, edits=edits)
        _refuse_changed(ws, target)
        _refuse_carrying(ws, target)
        yield part


def _apply(ws: Workspace, act: str, edits: tuple[Edit, ...], undoes: str | None) -> Step:
    step = Step(id=new_id(), act=act, by=ws.me, at=now(), edits=edits, undoes=undoes)
    ws.apply(step)
    return step


def _now(ws: Workspace, article_id: str) -> Records:
    """Everything of an article as it is; nothing when there is no such article."""
    try:
        article = ws.article(article_id)
    except NoSuchArticle:
        return {}
    marks, arrows = ws.annotations(article_id), ws.relations(article_id)
    return {it.id: it for it in (article, *marks, *arrows, *ws.unplaced(article_id))}


def _then(ws: Workspace, article_id: str, step_id: str, now_there: Records) -> Records:
    found = dict(now_there)
    for later in ws.edits_after(step_id, article_id):
        before = later.edit.before
        if before is None:
            found.pop(_id(later.edit), None)
        else:
            found[_id(later.edit)] = before
    return found


def _id(edit: Edit) -> str:
    return edit.record.id


def _marks(records: Mapping[str, Record]) -> Iterable[Annotation]:
    return (it for it in records.values() if isinstance(it, Annotation))


def _without_end(ws: Workspace, article_id: str, then: Records) -> tuple[Relation, ...]:
    """Relations of that time with an end that is nowhere any more."""
    arrows = [it for it in then.values() if isinstance(it, Relation)]
    ends = {end for it in arrows for end in (it.from_id, it.to_id)} - then.keys()
    there = {it.id for it in ws.find_annotations(sorted(ends)).values() if it.article != article_id}
    missing = ends - there
    return tuple(it for it in arrows if {it.from_id, it.to_id} & missing)


def _same(one: Record | None, other: Record | None) -> bool:
    """Equal as they are stored: ``True`` is not 1 there."""
    if one != other:
        return False
    if isinstance(one, Annotation | Relation) and isinstance(other, Annotation | Relation):
        kinds = [{name: type(it) for name, it in each.attributes.items()} for each in (one, other)]
        return kinds[0] == kinds[1]
    return True


def _refuse_changed(ws: Workspace, target: Step) -> None:
    """Whatever the step left must still be so."""
    records = [it.record for it in target.edits]
    marks = ws.find_annotations([it.id for it in records if isinstance(it, Annotation)])
    arrows = ws.find_relations([it.id for it in records if isinstance(it, Relation)])
    for edit in target.edits:
        record = edit.record
        found = marks.get(record.id) or arrows.get(record.id) or _stored(ws, record)
        if not _same(found, edit.after):
            later = _later(ws, target.id, record)
            raise StepChangedSince(name=_name(record), by=later.by if later else "none")


def _stored(ws: Workspace, record: Record) -> Record | None:
    match record:
        case Annotation() | Relation():  # all of these were looked for together
            return None
        case Unplaced():
            return ws.find_unplaced([record.id]).get(record.id)
        case Schema():
            return ws.schema()
        case Article():
            try:
                return ws.article(record.id)
            except NoSuchArticle:
                return None


def _later(ws: Workspace, step_id: str, record: Record) -> LaterEdit | None:
    """The newest edit of a record after a step."""
    article = record.id if isinstance(record, Article) else getattr(record, "article", None)
    if article is None:
        return None
    return next((it for it in ws.edits_after(step_id, article) if _id(it.edit) == record.id), None)


def _refuse_carrying(ws: Workspace, target: Step) -> None:
    """What the step made must carry nothing that came later; what it removed must find its place."""
    ours = {_id(it) for it in target.edits}
    made = [it.record for it in target.edits if it.before is None]
    marks = [it for it in made if isinstance(it, Annotation)]
    for arrow in ws.relations_of([it.id for it in marks]):
        if arrow.id not in ours:
            mark = next(it for it in marks if it.id in {arrow.from_id, arrow.to_id})
            raise StepCarries(name=_name(mark))
    for it in made:
        if isinstance(it, Article):
            hanging = (*ws.annotations(it.id), *ws.unplaced(it.id))
            if any(mark.id not in ours for mark in hanging):
                raise StepCarries(name=_name(it))
    _refuse_homeless(ws, target, ours)


def _refuse_homeless(ws: Workspace, target: Step, ours: set[str]) -> None:
    coming = [it.record for it in target.edits if it.after is None]
    ends = {
        end for it in coming if isinstance(it, Relation) for end in (it.from_id, it.to_id)
    } - ours
    there = ws.find_annotations(sorted(ends)).keys()
    for it in coming:
        gone = isinstance(it, Relation) and not {it.from_id, it.to_id} <= ours | there
        if gone or (isinstance(it, Annotation) and not _fits_text(ws, it, ours)):
            later = _later(ws, target.id, it)
            raise StepChangedSince(name=_name(it), by=later.by if later else "none")


def _fits_text(ws: Workspace, it: Annotation, ours: set[str]) -> bool:
    if it.article in ours:
        return True
    try:
        return it.stands_in(ws.text(it.article))
    except NoSuchArticle:
        return False


def _name(record: Record | None) -> str:
    """What a sentence calls a record by."""
    found = (getattr(record, name, "") for name in ("quote", "title", "name", "label", "id"))
    return next((" ".join(str(it).split())[:_NAME] for it in found if it), "")
