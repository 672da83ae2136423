"""Correct the text of an article: what is marked goes along, and what cannot is kept to be placed by hand.

``plan`` changes nothing and says all; ``correct`` does what the plan says in one step. Both
versions of the text stay in the project.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hashiya.commands.annotate import Place, fragments_of, quote_of, refuse_overlap
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import CORRECT, Edit, Step
from hashiya.model.errors import NotCorrected, StaleEdit
from hashiya.model.identity import new_id, now
from hashiya.model.relation import Relation
from hashiya.model.span import Span
from hashiya.model.unplaced import Reason, Unplaced, waiting_id
from hashiya.text.aligning import Change, align
from hashiya.text.carrying import Carrier, Fate, How, carry_places, carry_starts
from hashiya.text.decoding import storable
from hashiya.workspace import Workspace

BESIDE = 40
"""Code points that are kept of what stood before and after a mark without a place."""
_REASONS: dict[How, Reason] = {"gone": "gone", "elsewhere": "elsewhere", "broken": "broken"}


@dataclass(frozen=True, slots=True)
class Moved:
    """A mark that has a place again which somebody should look at.

    ``why`` is ``words`` (its own words were changed), ``around`` (the same words, everything round
    them is new) or ``moved`` (the same words, with what stood round them, in another place).
    """

    before: Annotation
    after: Annotation
    why: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a new text would do to an article: every mark is in one of the three.

    ``placed`` are the marks whose words stand where they stood, as they will be. ``relations`` go
    with the ``unplaced``; ``changes`` are the stretches of both texts that differ.
    """

    before: Article
    after: Article
    placed: tuple[Annotation, ...] = ()
    moved: tuple[Moved, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    relations: tuple[Relation, ...] = ()
    changes: tuple[Change, ...] = ()
    edits: tuple[Edit, ...] = field(default=(), repr=False)

    @property
    def nothing(self) -> bool:
        """The text is the same: there is nothing to correct."""
        return not self.edits


def plan(ws: Workspace, article_id: str, new_text: str) -> Correction:
    """What correcting would do; nothing is changed.

    Raises:
        NoSuchArticle: there is no such article. NotCorrected: the text has no letter.
    """
    old = ws.article(article_id)
    text = storable(new_text)[0]
    if not text.strip():
        raise NotCorrected(name=old.title or old.name)
    marks = ws.annotations(article_id)
    if text == old.text:
        return Correction(before=old, after=old, placed=marks)
    alignment = align(old.text, text)
    after = replace(
        old,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        encoding="utf-8",
        directions=carry_starts(alignment, old.directions),
        bookmarks=carry_places(alignment, old.bookmarks),
    )
    carrier = Carrier(alignment)
    fates = [(it, carrier.carry([(s.start, s.end) for s in it.fragments])) for it in marks]
    lost = [it.id for it, fate in fates if not fate.parts]
    relations = ws.relations_of(lost) if lost else ()
    return _correction(old, after, fates, relations, tuple(alignment.changes()))


def _correction(
    old: Article,
    new: Article,
    fates: Sequence[tuple[Annotation, Fate]],
    relations: tuple[Relation, ...],
    changes: tuple[Change, ...],
) -> Correction:
    placed: list[Annotation] = []
    moved: list[Moved] = []
    unplaced: list[Unplaced] = []
    edits: list[Edit] = [Edit(old, new)]
    edits += [Edit(it, None) for it in relations]
    for it, fate in fates:
        if not fate.parts:
            waiting = _waiting(old.text, it, relations, _REASONS[fate.how])
            unplaced.append(waiting)
            edits += [Edit(it, None), Edit(None, waiting)]
            continue
        after = _carried(it, fate, new.text)
        if fate.how == "placed":
            placed.append(after)
        else:
            moved.append(Moved(it, after, fate.how))
        if after != it:
            edits.append(Edit(it, after))
    return Correction(
        before=old,
        after=new,
        placed=tuple(placed),
        moved=tuple(moved),
        unplaced=tuple(unplaced),
        relations=relations,
        changes=changes,
        edits=tuple(edits),
    )


def _carried(annotation: Annotation, fate: Fate, text: str) -> Annotation:
    parts = tuple(Span(start, end) for start, end in fate.parts)
    if parts == annotation.fragments and fate.how == "placed":
        return annotation
    return replace(annotation, fragments=parts, quote=text[parts[0].start : parts[-1].end])


def _waiting(
    text: str, annotation: Annotation, relations: Sequence[Relation], reason: Reason
) -> Unplaced:
    start, end = annotation.start, annotation.end
    return Unplaced(
        annotation=annotation,
        relations=tuple(it for it in relations if annotation.id in (it.from_id, it.to_id)),
        reason=reason,
        before=text[max(0, start - BESIDE) : start],
        after=text[end : end + BESIDE],
    )


def correct(ws: Workspace, article_id: str, new_text: str) -> Step | None:
    """Give an article a new text, in one step with all that it does to the marks; no step for the same text.

    Raises:
        NoSuchArticle, NotCorrected: as ``plan``.
    """
    return carry_out(ws, plan(ws, article_id, new_text))


def carry_out(ws: Workspace, correction: Correction) -> Step | None:
    """Do what was planned.

    Raises:
        StaleEdit: the article or a mark was changed since.
    """
    return _apply(ws, CORRECT, *correction.edits)


def place(ws: Workspace, unplaced_id: str, where: Place) -> Annotation:
    """Put a mark that has no place on this one; relations come back whose other end stands.

    Raises:
        StaleEdit: it does not wait any more. OverlapForbidden, QuoteMismatch: it cannot stand there.
    """
    waiting = _unplaced(ws, [unplaced_id])[0]
    fragments = fragments_of(where)
    quote = quote_of(ws, waiting.article, fragments)
    annotation = replace(waiting.annotation, fragments=fragments, quote=quote)
    refuse_overlap(ws, ws.schema(), annotation)
    ends = {end for it in waiting.relations for end in (it.from_id, it.to_id)} - {annotation.id}
    standing, others = (
        ws.find_annotations(list(ends)),
        ws.find_unplaced(list(map(waiting_id, ends))),
    )
    edits = [Edit(None, annotation), Edit(waiting, None)]  # the history tells the first of them
    edits += [
        Edit(None, it) for it in waiting.relations if _other_end(it, annotation.id) in standing
    ]
    for other in others.values():
        more = tuple(
            it
            for it in waiting.relations
            if _other_end(it, annotation.id) == other.annotation.id and it not in other.relations
        )
        if more:  # it comes back with the other end
            edits.append(Edit(other, replace(other, relations=other.relations + more)))
    _apply(ws, "correcting.place", *edits)
    return annotation


def _other_end(relation: Relation, end: str) -> str:
    return relation.to_id if relation.from_id == end else relation.from_id


def let_go(ws: Workspace, unplaced_ids: Sequence[str]) -> Step | None:
    """Keep marks without a place no longer."""
    going = _unplaced(ws, unplaced_ids)
    return _apply(ws, "correcting.let_go", *(Edit(it, None) for it in going))


def _unplaced(ws: Workspace, ids: Sequence[str]) -> list[Unplaced]:
    found = ws.find_unplaced(ids)
    if len(found) < len(set(ids)):
        raise StaleEdit(kind="unplaced", name="")
    return [found[it] for it in dict.fromkeys(ids)]


def _apply(ws: Workspace, act: str, *edits: Edit) -> Step | None:
    if not edits:
        return None
    step = Step(id=new_id(), act=act, by=ws.me, at=now(), edits=edits)
    ws.apply(step)
    return step
