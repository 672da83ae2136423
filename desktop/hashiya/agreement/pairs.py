"""Agreement of each two annotators, added up while articles pass by; no article is kept.

Two annotators are compared on the articles in which both have annotations. ``exact``: the same layer and label on
the same code points, discontinuous places by all their parts. ``overlap``: the same layer and label, and at least
one code point in common. Each annotation counts once, and as many as can be are paired.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from hashiya.agreement import matching
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle

Kind = tuple[str, str]
"""Layer and label."""
Places = Mapping[Kind, list[matching.Place]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Annotations of both sides, and how many of them agree."""

    one: int = 0
    other: int = 0
    exact: int = 0
    overlap: int = 0

    def __add__(self, more: Counts) -> Counts:
        return Counts(
            one=self.one + more.one,
            other=self.other + more.other,
            exact=self.exact + more.exact,
            overlap=self.overlap + more.overlap,
        )

    @property
    def f1_exact(self) -> float:
        return _f1(self.exact, self.one + self.other)

    @property
    def f1_overlap(self) -> float:
        return _f1(self.overlap, self.one + self.other)


def _f1(agreeing: int, both: int) -> float:
    """Precision of one held against the other is recall of the other: F1 does not ask whose is right."""
    return 2 * agreeing / both if both else 1.0


NONE = Counts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two annotators by name, ``one`` before ``other``; ``kinds`` are the counts of each layer and label."""

    one: str
    other: str
    articles: int
    kinds: Mapping[Kind, Counts]

    @property
    def counts(self) -> Counts:
        return sum(self.kinds.values(), NONE)


class Agreement:
    """``annotators`` are the names of all that passed by, also of those who met nobody."""

    def __init__(self) -> None:
        self.annotators: set[str] = set()
        self._articles: Counter[tuple[str, str]] = Counter()
        self._kinds: dict[tuple[str, str], dict[Kind, Counts]] = defaultdict(dict)

    def see(self, it: AnnotatedArticle) -> None:
        here = {mark.annotator for mark in it.annotations}
        self.annotators |= here
        if len(here) < 2:
            return
        places = _places(it.annotations)
        for pair in combinations(sorted(here), 2):
            self._articles[pair] += 1
            kinds = self._kinds[pair]
            for kind, counts in _compared(places[pair[0]], places[pair[1]]).items():
                kinds[kind] = kinds.get(kind, NONE) + counts

    def pairs(self) -> tuple[Pair, ...]:
        """Those who met in at least one article, in order of name."""
        return tuple(
            Pair(one=pair[0], other=pair[1], articles=count, kinds=dict(self._kinds[pair]))
            for pair, count in sorted(self._articles.items())
        )


def together(pairs: Iterable[Pair]) -> dict[Kind, Counts]:
    """The counts of all pairs added up, by layer and label."""
    found: dict[Kind, Counts] = {}
    for pair in pairs:
        for kind, counts in pair.kinds.items():
            found[kind] = found.get(kind, NONE) + counts
    return found


def in_all(pairs: Iterable[Pair]) -> Counts:
    return sum((it.counts for it in pairs), NONE)


def _places(marks: Iterable[Annotation]) -> Mapping[str, Places]:
    """By annotator and kind."""
    found: dict[str, dict[Kind, list[matching.Place]]] = defaultdict(lambda: defaultdict(list))
    for it in marks:
        found[it.annotator][it.layer, it.label].append(it.fragments)
    return found


def _compared(one: Places, other: Places) -> dict[Kind, Counts]:
    return {
        kind: _counts(one.get(kind, []), other.get(kind, []))
        for kind in dict.fromkeys((*one, *other))
    }


def _counts(one: list[matching.Place], other: list[matching.Place]) -> Counts:
    exact = matching.same(one, other)
    least = min(len(one), len(other))
    overlap = exact if exact == least else matching.meeting(one, other)
    return Counts(one=len(one), other=len(other), exact=exact, overlap=overlap)
