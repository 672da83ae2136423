"""Finds the annotations of a display block and of a position at once; it never reads the text.

Block buckets with a short list of very long annotations beside them: cheap to change, and not
slowed down by annotations that cover the whole article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from hashiya.model.annotation import Annotation

LONG = 64


def reading_order(annotation: Annotation) -> tuple[int, int, str]:
    """Sorting key: by start, the longest first."""
    return annotation.start, -annotation.end, annotation.id


def innermost_first(annotation: Annotation) -> tuple[int, int, str]:
    """Sorting key: the shortest first."""
    return annotation.end - annotation.start, annotation.start, annotation.id


class SpanIndex:
    """Annotations by display block; ``starts`` are the blocks' first code points, ascending."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = starts
        self._by_id: dict[str, Annotation] = {}
        self._buckets: dict[int, dict[str, Annotation]] = {}
        self._long: dict[str, Annotation] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterable[Annotation]:
        return iter(self._by_id.values())

    def __contains__(self, annotation_id: str) -> bool:
        return annotation_id in self._by_id

    def get(self, annotation_id: str | None) -> Annotation | None:
        return self._by_id.get(annotation_id) if annotation_id else None

    def blocks_of(self, annotation: Annotation) -> range:
        """The display blocks that an annotation touches."""
        first = bisect_right(self._starts, annotation.start) - 1
        last = bisect_right(self._starts, annotation.end - 1) - 1
        return range(max(0, first), max(0, last) + 1)

    def add(self, annotation: Annotation) -> range:
        """Put it in (in place of one with its id); gives the blocks it touches."""
        if annotation.id in self._by_id:
            self.remove(annotation.id)
        self._by_id[annotation.id] = annotation
        touched = self.blocks_of(annotation)
        if len(touched) > LONG:
            self._long[annotation.id] = annotation
        else:
            for block in touched:
                self._buckets.setdefault(block, {})[annotation.id] = annotation
        return touched

    def remove(self, annotation_id: str) -> range:
        """Take it out; gives the blocks it touched."""
        annotation = self._by_id.pop(annotation_id)
        touched = self.blocks_of(annotation)
        if self._long.pop(annotation_id, None) is None:
            for block in touched:
                self._buckets[block].pop(annotation_id, None)
        return touched

    def replace(self, annotations: Iterable[Annotation]) -> set[int]:
        """Become exactly these annotations; gives the blocks in which something changed."""
        wanted = {it.id: it for it in annotations}
        touched: set[int] = set()
        for gone in [it for it in self._by_id if it not in wanted]:
            touched.update(self.remove(gone))
        for annotation in wanted.values():
            known = self._by_id.get(annotation.id)
            if known is annotation or known == annotation:
                continue
            if known is not None:
                touched.update(self.remove(known.id))
            touched.update(self.add(annotation))
        return touched

    def in_block(self, block: int) -> list[Annotation]:
        """Those that touch the block, in reading order."""
        found = list(self._buckets.get(block, {}).values())
        found += [it for it in self._long.values() if block in self.blocks_of(it)]
        return sorted(found, key=reading_order)

    def at(self, position: int) -> list[Annotation]:
        """Those with a fragment over the position, the innermost first."""
        block = max(0, bisect_right(self._starts, position) - 1)
        here = [it for it in self.in_block(block) if any(position in span for span in it.fragments)]
        return sorted(here, key=innermost_first)
