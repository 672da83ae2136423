"""Finds the annotations of a place, in reading order, at once; it never reads the text and draws nothing.

Buckets of a thousand code points with a short list of very long annotations beside them: cheap to
build and to change, and not slowed down by annotations that cover the whole article.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hashiya.model.annotation import Annotation
from hashiya.model.edit import Edit

SHIFT = 10
LONG = 64
MANY = 1000
"""Buckets that a mark may lie in before it counts as long; edits from which sorting anew is cheaper."""


def reading_order(annotation: Annotation) -> tuple[int, int, str]:
    """Sorting key: by start, the longest first."""
    parts = annotation.fragments
    return parts[0].start, -parts[-1].end, annotation.id


def innermost_first(annotation: Annotation) -> tuple[int, int, str]:
    """Sorting key: the shortest first."""
    return annotation.end - annotation.start, annotation.start, annotation.id


class SpanIndex:
    """The annotations of one article by id, by place and in reading order."""

    __slots__ = ("_buckets", "_by_id", "_long", "_order")

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._by_id = {it.id: it for it in annotations}
        self._buckets: defaultdict[int, list[Annotation]] = defaultdict(list)
        self._long: dict[str, Annotation] = {}
        buckets, ordered = self._buckets, True
        last_start, last_end, last_id = -1, 0, ""
        for it in self._by_id.values():  # a hundred thousand at once: no call for most of them
            parts, its_id = it.fragments, it.id
            start, end = parts[0].start, parts[-1].end
            if start <= last_start and (start, last_end, its_id) < (last_start, end, last_id):
                ordered = False
            last_start, last_end, last_id = start, end, its_id
            first = start >> SHIFT
            if (end - 1) >> SHIFT == first:
                buckets[first].append(it)
            else:
                self._put(it)
        # what comes in reading order, as from the file, need not be sorted
        self._order = list(self._by_id.values()) if ordered else None

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Annotation]:
        return iter(self.in_order())

    def __contains__(self, annotation_id: str) -> bool:
        return annotation_id in self._by_id

    def get(self, annotation_id: str | None) -> Annotation | None:
        return self._by_id.get(annotation_id) if annotation_id else None

    def all(self) -> Iterable[Annotation]:
        """All of them in any order."""
        return self._by_id.values()

    def in_order(self) -> Sequence[Annotation]:
        """All of them in reading order; it changes with the index and is not to be kept."""
        if self._order is None:
            self._order = sorted(self._by_id.values(), key=reading_order)
        return self._order

    def rank(self, annotation: Annotation) -> int:
        """Where an annotation stands (or would stand) in reading order."""
        return bisect_left(self.in_order(), reading_order(annotation), key=reading_order)

    def depth(self, annotation: Annotation) -> int:
        """How many annotations embed it; of two with the same extent the first embeds the second."""
        start, end, key = annotation.start, annotation.end, reading_order(annotation)
        return sum(it.end >= end and reading_order(it) < key for it in self._near(start, start + 1))

    def add(self, annotation: Annotation) -> None:
        """Put it in, in place of one with its id."""
        if self._by_id.get(annotation.id) is annotation:
            return
        self.discard(annotation.id)
        self._by_id[annotation.id] = annotation
        self._put(annotation)
        if self._order is not None:
            insort(self._order, annotation, key=reading_order)

    def discard(self, annotation_id: str) -> None:
        """Take it out, if it is there."""
        annotation = self._by_id.pop(annotation_id, None)
        if annotation is None:
            return
        if self._order is not None:
            del self._order[self.rank(annotation)]
        if self._long.pop(annotation_id, None) is None:
            for bucket in _buckets_of(annotation):
                here = self._buckets[bucket]
                del here[next(k for k, it in enumerate(here) if it.id == annotation_id)]

    def apply(self, edits: Sequence[Edit]) -> None:
        """Take over what a step changed; doing so twice does no harm."""
        if len(edits) > MANY:
            self._order = None
        for edit in edits:
            if isinstance(edit.after, Annotation):
                self.add(edit.after)
            elif isinstance(edit.before, Annotation):
                self.discard(edit.before.id)

    def differing(self, other: SpanIndex) -> Iterator[Annotation]:
        """Annotations of either that the other does not have, or has in another state."""
        for one, two in ((self, other), (other, self)):
            for it in one.all():
                there = two.get(it.id)
                if there is not it and there != it:
                    yield it

    def within(self, start: int, end: int) -> list[Annotation]:
        """Those whose extent touches ``[start, end)``, in reading order."""
        return sorted(self._near(start, end), key=reading_order)

    def at(self, position: int) -> list[Annotation]:
        """Those with a fragment over the position, the innermost first."""
        near = self._near(position, position + 1)
        here = [it for it in near if any(position in span for span in it.fragments)]
        return sorted(here, key=innermost_first)

    def over(self, position: int, word: tuple[int, int] | None) -> list[Annotation]:
        """Those over the position, then those that begin in its word: behind an attached و, say."""
        here = self.at(position)
        if word is None:
            return here
        begun = [it for it in self.within(*word) if it.start >= word[0] and it not in here]
        return here + sorted(begun, key=innermost_first)

    def starting_at(self, start: int) -> list[Annotation]:
        """Those that begin exactly there, in reading order."""
        return [it for it in self.within(start, start + 1) if it.start == start]

    def _put(self, annotation: Annotation) -> None:
        touched = _buckets_of(annotation)
        if len(touched) > LONG:
            self._long[annotation.id] = annotation
        else:
            for bucket in touched:
                self._buckets[bucket].append(annotation)

    def _near(self, start: int, end: int) -> list[Annotation]:
        found = [it for it in self._long.values() if it.start < end and start < it.end]
        first, last = start >> SHIFT, (max(start + 1, end) - 1) >> SHIFT
        for bucket in range(first, last + 1):
            lowest = bucket << SHIFT
            for it in self._buckets.get(bucket, ()):
                parts = it.fragments
                # one that lies in several buckets is taken from the first that is looked at
                begins = parts[0].start
                if begins < end and start < parts[-1].end and (bucket == first or begins >= lowest):
                    found.append(it)
        return found


def _buckets_of(annotation: Annotation) -> range:
    parts = annotation.fragments
    return range(parts[0].start >> SHIFT, ((parts[-1].end - 1) >> SHIFT) + 1)
