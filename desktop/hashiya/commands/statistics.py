"""What a dataset holds, counted while its articles pass by; it keeps none of them."""

from __future__ import annotations

from collections import Counter

from hashiya.model.dataset import AnnotatedArticle


class Statistics:
    """Counts of articles, code points, marks and relations, in all and by part.

    ``labels`` count by (layer, label), ``attributes`` how often each says something by (layer,
    label, name); ``waiting`` are marks without a place.
    """

    def __init__(self) -> None:
        self.articles: Counter[str] = Counter()
        self.code_points: Counter[str] = Counter()
        self.spans: Counter[str] = Counter()
        self.relations_in: Counter[str] = Counter()
        self.labels: Counter[tuple[str, str]] = Counter()
        self.attributes: Counter[tuple[str, str, str]] = Counter()
        self.relations: Counter[str] = Counter()
        self.annotators: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.statuses: Counter[str] = Counter()
        self.document_labels: Counter[tuple[str, str]] = Counter()
        self.waiting = 0

    def see(self, it: AnnotatedArticle, part: str = "") -> None:
        self.articles[part] += 1
        self.code_points[part] += len(it.article.text)
        self.spans[part] += len(it.annotations)
        self.relations_in[part] += len(it.relations)
        self.languages[it.article.language] += 1
        self.statuses[it.article.status] += 1
        self.waiting += it.waiting
        for mark in it.annotations:
            self.labels[mark.layer, mark.label] += 1
            self.annotators[mark.annotator] += 1
            for name in mark.attributes:
                self.attributes[mark.layer, mark.label, name] += 1
        self.relations.update(one.label for one in it.relations)
        for name, value in it.article.labels.items():
            values = value if isinstance(value, tuple) else (value,)
            self.document_labels.update((name, one) for one in values)
