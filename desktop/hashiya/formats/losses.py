"""What an export leaves out or changes, counted by kind and label; it never decides what is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hashiya.model.dataset import AnnotatedArticle

LossKind = Literal[
    "layer",
    "nested",
    "crossing",
    "same_extent",
    "shared_word",
    "no_word",
    "discontinuous",
    "token_cut",
    "word_widened",
    "line_break",
    "label_renamed",
    "attribute",
    "flag_false",
    "annotator",
    "relation",
    "relation_attribute",
    "relation_across",
    "document_label",
    "article_fact",
    "text",
]
CHANGED: frozenset[LossKind] = frozenset(
    {"token_cut", "word_widened", "line_break", "label_renamed", "flag_false"}
)


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """``count`` things of one kind and label; ``changed`` when they are written, but differently.

    ``label`` is the label of the spans or relations, or the name of the attribute, document label
    or article fact.
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
    def lossless(self) -> bool:
        return not self.losses


class Tally:
    """Counts while articles pass by; the report is made at the end."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[LossKind, str]] = Counter()
        self._articles = self._spans = self._relations = 0

    def article(self, annotated: AnnotatedArticle) -> None:
        self._articles += 1
        self._spans += len(annotated.annotations)
        self._relations += len(annotated.relations)

    def add(self, kind: LossKind, label: str, count: int = 1) -> None:
        if count:
            self._counts[kind, label] += count

    def add_all(self, kind: LossKind, labels: Iterable[str]) -> None:
        self._counts.update((kind, label) for label in labels)

    def report(self) -> LossReport:
        losses = (Loss(kind, label, count) for (kind, label), count in self._counts.items())
        return LossReport(
            articles=self._articles,
            spans=self._spans,
            relations=self._relations,
            losses=tuple(sorted(losses)),
        )


def attributes_lost(annotated: AnnotatedArticle, tally: Tally) -> None:
    """All attributes of all spans and relations."""
    for annotation in annotated.annotations:
        tally.add_all("attribute", annotation.attributes)
    relation_attributes_lost(annotated, tally)


def relation_attributes_lost(annotated: AnnotatedArticle, tally: Tally) -> None:
    for relation in annotated.relations:
        tally.add_all("relation_attribute", relation.attributes)


def facts_lost(annotated: AnnotatedArticle, tally: Tally, names: Iterable[str]) -> None:
    """Facts of the article, each only where it says something."""
    article = annotated.article
    for name in names:
        if getattr(article, name) not in _SILENT.get(name, ("",)):
            tally.add("article_fact", name)


def document_labels_lost(annotated: AnnotatedArticle, tally: Tally) -> None:
    tally.add_all("document_label", annotated.article.labels)


_SILENT: dict[str, tuple[str, ...]] = {
    "status": ("new",),
    "encoding": ("", "utf-8"),
    "direction": ("auto",),
}
