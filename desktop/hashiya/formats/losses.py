"""What an export leaves out or changes, counted by kind and label; it never decides what is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

from hashiya.formats.latest import Latest
from hashiya.model.attribute import AttributeValue
from hashiya.model.dataset import AnnotatedArticle

LossKind = Literal[
    "layer",
    "label",
    "nested",
    "crossing",
    "same_extent",
    "shared_word",
    "no_word",
    "discontinuous",
    "unrated",
    "unworded",
    "unplaced",
    "claim_sentence",
    "token_cut",
    "word_widened",
    "line_break",
    "edge_moved",
    "group_only",
    "character",
    "spacing",
    "label_renamed",
    "relation",
    "relation_across",
    "attribute",
    "relation_attribute",
    "flag_false",
    "value_as_text",
    "relation_value_as_text",
    "annotator",
    "indistinct",
    "document_label",
    "article_fact",
    "text",
]
SPANS_LOST: tuple[LossKind, ...] = (
    "layer",
    "label",
    "nested",
    "crossing",
    "same_extent",
    "shared_word",
    "no_word",
    "discontinuous",
    "unrated",
    "unworded",
)
RELATIONS_LOST: tuple[LossKind, ...] = ("relation", "relation_across")
CHANGED: frozenset[LossKind] = frozenset(
    {
        "claim_sentence",
        "token_cut",
        "word_widened",
        "line_break",
        "edge_moved",
        "group_only",
        "character",
        "spacing",
        "label_renamed",
        "flag_false",
        "value_as_text",
        "relation_value_as_text",
        "indistinct",
    }
)


FACTS = (
    "name",
    "title",
    "language",
    "direction",
    "directions",
    "source",
    "url",
    "author",
    "published",
    "status",
    "note",
    "bookmarks",
)
"""What an article says of itself, by its attributes; the text and its digest are no such facts."""


@dataclass(frozen=True, slots=True)
class Loss:
    """``count`` things of one kind and label; ``changed`` when they are written, but differently.

    ``label`` is the label of the spans or relations, or the name of the attribute, document label
    or article fact; of a ``character`` its code point (``U+0007``).
    """

    kind: LossKind
    label: str
    count: int

    @property
    def changed(self) -> bool:
        return self.kind in CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class LossReport:
    """What stands in a dataset and what of it a format cannot carry."""

    articles: int
    spans: int
    relations: int
    losses: tuple[Loss, ...] = ()

    def count(self, *kinds: LossKind) -> int:
        """How many things of these kinds (of all kinds: none given)."""
        return sum(it.count for it in self.losses if not kinds or it.kind in kinds)

    @property
    def spans_written(self) -> int:
        return self.spans - self.count(*SPANS_LOST)

    @property
    def relations_written(self) -> int:
        return self.relations - self.count(*RELATIONS_LOST)

    @property
    def none_written(self) -> bool:
        """There are annotations, and every one of them is left out."""
        return self.spans > 0 and not self.spans_written

    @property
    def counts(self) -> dict[str, int]:
        """What is written of what there is, as values of a sentence."""
        return {
            "spans": self.spans_written,
            "all_spans": self.spans,
            "relations": self.relations_written,
            "all_relations": self.relations,
        }

    @property
    def lossless(self) -> bool:
        return not self.losses


class Tally:
    """Counts while articles pass by; the report is made at the end."""

    def __init__(self) -> None:
        self._counts: dict[LossKind, Counter[str]] = defaultdict(Counter)
        self._articles = self._spans = self._relations = 0

    def article(self, annotated: AnnotatedArticle) -> None:
        self._articles += 1
        self._spans += len(annotated.annotations)
        self._relations += len(annotated.relations)

    def add(self, kind: LossKind, label: str, count: int = 1) -> None:
        if count:
            self._counts[kind][label] += count

    def add_all(self, kind: LossKind, labels: Iterable[str]) -> None:
        self._counts[kind].update(iter(labels))  # of a mapping it would add up the values

    def border(self) -> None:
        """That nothing stands before the article just told of, where others precede it in its file: of n articles n-1."""
        self.add("article_fact", "border", int(self._articles > 1))

    def include(self, other: Tally) -> None:
        """What another one counted, of other articles, as if it had been counted here."""
        for kind, counts in other._counts.items():
            self._counts[kind].update(counts)
        self._articles += other._articles
        self._spans += other._spans
        self._relations += other._relations

    def counted(self, *kinds: LossKind) -> Counter[str]:
        """What was counted of these kinds so far, by label."""
        found = Counter[str]()
        for it in kinds:
            if it in self._counts:
                found.update(self._counts[it])
        return found

    @property
    def spans_written(self) -> int:
        """As the report would have it."""
        lost = (self._counts[kind].total() for kind in SPANS_LOST if kind in self._counts)
        return self._spans - sum(lost)

    def report(self) -> LossReport:
        losses = (
            Loss(kind, label, count)
            for kind, counts in self._counts.items()
            for label, count in counts.items()
        )
        return LossReport(
            articles=self._articles,
            spans=self._spans,
            relations=self._relations,
            losses=tuple(sorted(losses, key=_rank)),
        )


def _rank(loss: Loss) -> tuple[int, str]:
    """Whole annotations first, then relations, then what was said of them."""
    return _KINDS.index(loss.kind), loss.label


class Values(NamedTuple):
    """What the attributes of all spans and relations say, in their order; ``others``: where among it stands
    what is not words, ``types`` those of all of it."""

    all: list[AttributeValue]
    others: list[int]
    types: set[type]


def _values_of(annotated: AnnotatedArticle) -> Values:
    marks = [*annotated.annotations, *annotated.relations]
    said = [it.attributes.values() for it in marks if it.attributes]
    values = [*chain.from_iterable(said)]
    others = [at for at, it in enumerate(values) if type(it) is not str]
    types = {type(values[at]) for at in others}
    return Values(values, others, types | {str} if len(others) < len(values) else types)


values_of = Latest(_values_of)
"""Asked more than once of an article."""


def attributes_lost(annotated: AnnotatedArticle, tally: Tally) -> None:
    """All attributes of all spans and relations."""
    tally.add_all("attribute", chain.from_iterable(map(_attributes, annotated.annotations)))
    relation_attributes_lost(annotated, tally)


def relation_attributes_lost(annotated: AnnotatedArticle, tally: Tally) -> None:
    said = chain.from_iterable(map(_attributes, annotated.relations))
    tally.add_all("relation_attribute", said)


def relations_across_lost(annotated: AnnotatedArticle, tally: Tally) -> None:
    """Relations with an end in another article, with what is said of them."""
    ids = {it.id for it in annotated.annotations}
    for it in annotated.relations:
        if it.from_id not in ids or it.to_id not in ids:
            tally.add("relation_across", it.label)
            tally.add_all("relation_attribute", it.attributes)


def facts_lost(annotated: AnnotatedArticle, tally: Tally, carried: Iterable[str] = ()) -> None:
    """Facts of the article that are not ``carried``, each only where it says something."""
    article = annotated.article
    kept = set(carried)
    for name in FACTS:
        if name not in kept and getattr(article, name) not in _SILENT.get(name, ("",)):
            tally.add("article_fact", name)


def document_labels_lost(annotated: AnnotatedArticle, tally: Tally) -> None:
    tally.add_all("document_label", annotated.article.labels)


_attributes = attrgetter("attributes")
_KINDS: tuple[LossKind, ...] = get_args(LossKind)
_SILENT: dict[str, tuple[object, ...]] = {
    "bookmarks": ((),),
    "directions": ({},),
    "status": ("new",),
    "encoding": ("", "utf-8"),
    "direction": ("auto",),
}
