"""What a dataset holds, counted while its articles pass by, less what its format leaves out; it keeps none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from hashiya.formats.losses import RELATIONS_LOST, SPANS_LOST, LossReport
from hashiya.model.article import state_of
from hashiya.model.dataset import AnnotatedArticle


class Statistics:
    """Counts of articles, code points, marks and relations, in all and by part.

    ``labels`` count by (layer, label), ``attributes`` how often each says something by (layer,
    label, name); ``waiting`` are marks without a place. ``annotators`` count what was made; ``is_whose_known``
    says whether that is what was written too.
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
        self.is_whose_known = True

    def see(self, it: AnnotatedArticle, part: str = "") -> None:
        self.articles[part] += 1
        self.code_points[part] += len(it.article.text)
        self.spans[part] += len(it.annotations)
        self.relations_in[part] += len(it.relations)
        self.languages[it.article.language] += 1
        self.statuses[state_of(it.article.status, len(it.annotations))] += 1
        self.waiting += len(it.waiting)
        for mark in it.annotations:
            self.labels[mark.layer, mark.label] += 1
            self.annotators[mark.annotator] += 1
            for name in mark.attributes:
                self.attributes[mark.layer, mark.label, name] += 1
        self.relations.update(one.label for one in it.relations)
        for name, value in it.article.labels.items():
            values = value if isinstance(value, tuple) else (value,)
            self.document_labels.update((name, one) for one in values)

    def leave_out_of(self, part: str, report: LossReport) -> None:
        """Take away what the format loses of a part, so that its counts are of what was written."""
        self.spans[part] -= report.count(*SPANS_LOST)
        self.relations_in[part] -= report.count(*RELATIONS_LOST)

    def without_part(self, part: str) -> None:
        """Nothing was written of it: it holds no articles."""
        for counts in (self.articles, self.code_points, self.spans, self.relations_in):
            counts[part] = 0

    def leave_out(self, report: LossReport) -> None:
        """The same of all parts together, by label, attribute and relation."""
        self._leave_out_by_annotator(report)
        for it in report.losses:
            name, count = it.label, it.count
            if it.kind in SPANS_LOST:
                _take(self.labels, (of for of in self.labels if of[1] == name), count)
            elif it.kind in RELATIONS_LOST:
                _take(self.relations, (name,), count)
            elif it.kind in ("attribute", "flag_false"):
                _take(self.attributes, (of for of in self.attributes if of[2] == name), count)
            elif it.kind == "document_label":
                of_name = (of for of in self.document_labels if of[0] == name)
                _take(self.document_labels, of_name, count)

    def _leave_out_by_annotator(self, report: LossReport) -> None:
        """A loss of marks does not say whose they were; a format that writes no names counts whose the others are."""
        if not report.count(*SPANS_LOST):
            return
        self.is_whose_known = report.count("annotator") == report.spans_written
        if self.is_whose_known:
            written = {it.label: it.count for it in report.losses if it.kind == "annotator"}
            self.annotators = Counter(written)


def _take(counts: Counter[Any], keys: Iterable[Any], count: int) -> None:
    """A loss knows no layer and no value: where several things share its name, one after the other gives."""
    for key in list(keys):
        less = min(count, counts[key])
        count -= less
        counts[key] -= less
        if not counts[key]:
            del counts[key]
