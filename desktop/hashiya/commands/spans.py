"""Marks that come in: which are here, what those gain, which are new, which wait for a place; it stores nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hashiya.commands.arrived import annotation_key, waiting_key
from hashiya.commands.beside import Agreeing, Beside
from hashiya.commands.destinations import Destinations, family_of, told_id
from hashiya.commands.growing import Growing
from hashiya.commands.known import is_id
from hashiya.commands.meeting import Kept, Meeting, fresh, place_of, shared_place, waiting_place
from hashiya.commands.targets import Target
from hashiya.formats.format import Incoming, IncomingSpan
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit
from hashiya.workspace import Workspace

WAITS = "formats-span-waits"
"""What readers note of each mark that has no place."""


class Spans:
    """Makes edits of incoming marks; those that wait are left with the ``misplaced`` of ``places``."""

    def __init__(
        self, ws: Workspace, at: int, growing: Growing, places: Destinations, kept: Kept
    ) -> None:
        self._ws, self._at = ws, at
        self._growing, self._places, self._kept = growing, places, kept
        self._tally = places.tally
        self._family = ""
        self.beside, self.agreeing = Beside(), Agreeing()

    def near(self, incoming: Incoming, target: Target, ids: dict[str, str]) -> Iterator[Edit]:
        """Those of one article; ``ids`` learns by which id each goes here."""
        before = self._tally.gains
        self._family = family_of(target.article.id, incoming)
        wait = False
        for span, annotation in self._annotations(incoming, target):
            if span.words:
                wait = self._waits(annotation, span, target, ids) or wait
            elif added := self._stands(annotation, span, target, ids):
                yield Edit(None, added)
        self._tally.notes.extend(it for it in incoming.notes if wait or it.message != WAITS)
        if self._tally.gains > before:
            self._tally.complete(target.article.id)

    def _annotations(
        self, incoming: Incoming, target: Target
    ) -> Iterable[tuple[IncomingSpan, Annotation]]:
        """Its marks as ours, none of them kept; where marks stand already, those first that are the same."""
        made = ((it, self._annotation(it, target.article)) for it in incoming.spans)
        if not (target.marks or target.waiting):
            return made
        found = list(made)
        for there, key, waits in (
            (target.marks, annotation_key, False),
            (target.waiting, waiting_key, True),
        ):
            coming = [it for span, it in found if bool(span.words) == waits]
            equal = [its_id for it in coming if (its_id := target.annotations.get(key(it)))]
            others = [it for it in coming if key(it) not in target.annotations]
            there.begin(equal, ((it, told_id(it.id, self._family)) for it in others))
        return found

    def _annotation(self, span: IncomingSpan, article: Article) -> Annotation:
        layer = self._growing.label(span.layer, span.label)
        start, end = span.fragments[0].start, span.fragments[-1].end
        return Annotation(
            id=span.id,
            article=article.id,
            layer=layer,
            label=span.label,
            fragments=span.fragments,
            quote=span.words or article.text[start:end],
            attributes=self._growing.attributes(layer, span.label, span.attributes),
            annotator=span.annotator or self._ws.me,
            created=self._tally.moment(span.created, self._at),
        )

    def _stands(
        self, theirs: Annotation, span: IncomingSpan, target: Target, ids: dict[str, str]
    ) -> Annotation | None:
        """One that has its place, as it is to be added; none if it is here."""
        key = annotation_key(theirs)
        if key in target.annotations:
            self._repeated(theirs, target.annotations[key], ids, target)
            return None
        if target.marks or target.waiting:
            if self._is_met(theirs, target, ids):
                return None
            self._tell_beside(theirs, span, target)
        annotation = self._taken(theirs, target, ids)
        target.annotations[key] = annotation.id
        self._tally.counts["annotations"] += 1
        return annotation

    def _is_met(self, theirs: Annotation, target: Target, ids: dict[str, str]) -> bool:
        """Whether it stands here with other attributes: those that it lacks are added, others stay."""
        own = told_id(theirs.id, self._family)
        here = target.marks.meet(theirs, own)
        if here is None:
            ids_then = self._places.earlier(target).get(place_of(theirs), ())
            here = target.marks.meet_earlier(theirs, own, ids_then)
            self._tally.counts["stayed"] += here is not None
        if here is None:
            return False
        full = self._filled(target, target.marks, here, theirs)
        self._repeated(theirs, here.id, ids, target, is_filled=full is not None)
        if full:
            target.annotations[annotation_key(full)] = full.id
        return True

    def _tell_beside(self, theirs: Annotation, span: IncomingSpan, target: Target) -> None:
        """One that is added where others stand."""
        twin = is_id(theirs.id) and target.marks.stand_at(theirs)
        others = [
            it for it in target.opinions.get(shared_place(theirs), ()) if it != theirs.annotator
        ]
        if others:
            self.agreeing.add(theirs, others, named=bool(span.annotator))
        if twin or self._was(theirs, span, target):
            self.beside.add(theirs, target.article.title)

    def _was(self, theirs: Annotation, span: IncomingSpan, target: Target) -> bool:
        """Whether one here seems to be this before the file changed it: it has its id, and is by the same person.

        A number that begins at 1 in every file is no proof: that one must stand on some of the same letters too.
        """
        its_id, proof = told_id(theirs.id, self._family), is_id(theirs.id)
        here = target.marks.now(its_id)
        if here is None:
            here = target.waiting.now(its_id) if proof else None
        elif not proof and not _share_letters(here, theirs):
            return False
        if here is None or here.annotator == theirs.annotator:
            return here is not None
        nobody = proof and not span.annotator  # ours without a name: whoever brings it
        return nobody and shared_place(here) != shared_place(theirs)

    def _waits(
        self, theirs: Annotation, span: IncomingSpan, target: Target, ids: dict[str, str]
    ) -> bool:
        """One that has no place: kept unless it is here, or was dealt with here; whether it waits now."""
        key = waiting_key(theirs)
        if key in target.annotations:
            self._repeated(theirs, target.annotations[key], ids, target)
            return True
        here = target.waiting.meet(theirs, told_id(theirs.id, self._family))
        if here is not None:
            full = self._filled(target, target.waiting, here, theirs)
            self._repeated(theirs, here.id, ids, target, is_filled=full is not None)
            if full:
                self._places.misplaced.fill(full)
            return True
        settled = self._places.settled(target).get(waiting_place(theirs))
        if settled is None and span.waits and _is_placed(theirs, target):
            settled = theirs.id
        if settled is None:
            if self._was(theirs, span, target):
                self.beside.add(theirs, target.article.title)
            annotation = self._taken(theirs, target, ids)
            target.annotations[key] = annotation.id
            self._places.misplaced.add(annotation, target.article.text, span.waits)
            self._tally.counts["waiting"] += 1
            return True
        return self._is_settled(theirs, settled, target, ids)

    def _is_settled(
        self, theirs: Annotation, its_id: str, target: Target, ids: dict[str, str]
    ) -> bool:
        """One that waited here before: it has been placed, or somebody let it go; whether it waits now."""
        placed = target.marks.now(its_id)
        if placed is not None:
            full = self._filled(target, target.marks, placed, theirs)
            self._repeated(theirs, its_id, ids, target, is_filled=full is not None)
            if full:
                target.annotations[annotation_key(full)] = full.id
            return False
        if target.waiting.now(its_id):  # it lost its place again
            self._repeated(theirs, its_id, ids, target)
            return True
        self._tally.counts["let_go"] += 1
        return False

    def _repeated(
        self,
        theirs: Annotation,
        its_id: str,
        ids: dict[str, str],
        target: Target,
        *,
        is_filled: bool = False,
    ) -> None:
        ids[theirs.id] = its_id
        stood = (its_id in target.marks or its_id in target.waiting) and its_id not in target.came
        self._tally.again("annotations", target.article.id, stood=stood, is_filled=is_filled)

    def _filled(
        self, target: Target, there: Meeting[Annotation], here: Annotation, theirs: Annotation
    ) -> Annotation | None:
        """The one here with what it lacked, if it lacked anything; what differs is told and stays."""
        self._kept.add(here, theirs, target.article.title)
        found = fresh(here.attributes, theirs.attributes)
        if not found:
            return None
        self._growing.choose(here.layer, here.label, found)
        self._tally.counts["filled"] += 1
        return there.fill(here, found)

    def _taken(self, theirs: Annotation, target: Target, ids: dict[str, str]) -> Annotation:
        self._growing.choose(theirs.layer, theirs.label, theirs.attributes)
        annotation = replace(theirs, id=self._places.free(theirs.id, self._family))
        ids[theirs.id] = annotation.id
        return annotation


def _is_placed(theirs: Annotation, target: Target) -> bool:
    """Whether one that waited where the file comes from is here by its id, under its name, and has its place."""
    here = target.marks.now(theirs.id) if is_id(theirs.id) else None
    named = theirs.layer, theirs.label, theirs.annotator
    return here is not None and (here.layer, here.label, here.annotator) == named


def _share_letters(one: Annotation, other: Annotation) -> bool:
    return any(mine.overlaps(its) for mine in one.fragments for its in other.fragments)
