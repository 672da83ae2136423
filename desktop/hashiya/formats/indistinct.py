"""Equal marks of several people in a file that tells of none whose they are: counted; it decides nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable

from hashiya.formats.losses import SPANS_LOST, Tally
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle


def weigh(annotated: AnnotatedArticle, tally: Tally, counting: Callable[[], None]) -> None:
    """``counting`` is what a format counts of the article; what only names tell apart is added to it, by label.

    Of a label of which marks are left out too, these are taken for the ones that are alike, and an attribute counts as
    written unless all of it is left out: rather too few are told.
    """
    marks = annotated.annotations
    if len({it.annotator for it in marks}) < 2:
        counting()
        return
    nameless, silent = tally.counted("annotator").total(), tally.counted("attribute")
    gone = tally.counted(*SPANS_LOST)
    counting()
    if tally.counted("annotator").total() == nameless:
        return
    unsaid = tally.counted("attribute") - silent
    said = Counter(name for it in marks for name in it.attributes) - unsaid
    for label, count in (_alike(marks, said) - (tally.counted(*SPANS_LOST) - gone)).items():
        tally.add("indistinct", label, count)


def _alike(marks: Iterable[Annotation], said: Container[str]) -> Counter[str]:
    """How many marks more than one stand on a place, by label, that differ by their annotators alone; of attributes
    those that are ``said``."""
    people: defaultdict[tuple[str, Hashable], set[str]] = defaultdict(set)
    for it in marks:
        told = frozenset((name, value) for name, value in it.attributes.items() if name in said)
        people[it.label, (it.layer, it.fragments, told)].add(it.annotator)
    found = Counter[str]()
    for (label, _), names in people.items():
        found[label] += len(names) - 1
    return +found
