"""Equal marks of several people in a file that tells of none whose they are: counted; it decides nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable

from hashiya.formats.losses import SPANS_LOST, Tally
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle


def weigh(annotated: AnnotatedArticle, tally: Tally, counting: Callable[[], None]) -> None:
    """``counting`` is what a format counts of the article; what only names tell apart is added to it, by label.

    Of a label of which marks are left out too, these are taken for the ones that are alike: rather too few are told.
    """
    if len({it.annotator for it in annotated.annotations}) < 2:
        counting()
        return
    nameless, silent = tally.counted("annotator").total(), tally.counted("attribute").total()
    gone = tally.counted(*SPANS_LOST)
    counting()
    if tally.counted("annotator").total() == nameless:
        return
    told = tally.counted("attribute").total() == silent
    found = _alike(annotated.annotations, attributes=told)
    for label, count in (found - (tally.counted(*SPANS_LOST) - gone)).items():
        tally.add("indistinct", label, count)


def _alike(marks: Iterable[Annotation], *, attributes: bool) -> Counter[str]:
    """How many marks more than one stand on a place, by label, that differ by their annotators alone."""
    people: defaultdict[tuple[str, Hashable], set[str]] = defaultdict(set)
    for it in marks:
        said = frozenset(it.attributes.items()) if attributes else None
        people[it.label, (it.layer, it.fragments, said)].add(it.annotator)
    found = Counter[str]()
    for (label, _), names in people.items():
        found[label] += len(names) - 1
    return +found
