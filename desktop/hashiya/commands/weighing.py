"""What a choice comes to, counted before anything is written: losses, parts, articles that stay bare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hashiya import formats
from hashiya.commands import choosing, seeds
from hashiya.commands.choosing import Choice, Parts
from hashiya.commands.datasets import Progress, Watched
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.losses import LossReport, Tally
from hashiya.model.article import ArticleLine
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.workspace import Workspace


@dataclass(slots=True)
class Counts:
    """Of what was chosen; ``bare`` articles have none of the chosen annotations; ``labels`` counts these by their codes.

    ``shares`` is what the shares add up to (0: no parts), ``percents`` what each comes to. ``in_parts`` are the
    articles of each part that asks for a share; where one of them is empty, or gets none of
    the annotations, and need not be so, ``fuller`` are those with another ``seed``. ``is_marked`` says whether the articles have annotations
    of whatever kind. What a format makes of the parts is known once it was weighed: ``bare_parts`` have articles
    and none of the annotations, ``unwritten_parts`` would have no entry and get no file.
    """

    articles: int = 0
    bare: int = 0
    labels: Counter[str] = field(default_factory=Counter[str])
    is_marked: bool = False
    narrowed: bool = False
    shares: int = 0
    percents: dict[str, float] = field(default_factory=dict[str, float])
    in_parts: dict[str, int] = field(default_factory=dict[str, int])
    seed: int = 0
    fuller: dict[str, int] = field(default_factory=dict[str, int])
    bare_parts: tuple[str, ...] = ()
    unwritten_parts: tuple[str, ...] = ()

    def see(self, it: AnnotatedArticle) -> None:
        self.articles += 1
        self.bare += not it.annotations
        self.labels.update([one.label for one in it.annotations])

    @property
    def empty_parts(self) -> tuple[str, ...]:
        return tuple(name for name, count in self.in_parts.items() if not count)

    @property
    def none_chosen(self) -> bool:
        """Articles leave, and none of the annotations that they have."""
        return self.is_marked and self.bare == self.articles > 0

    @property
    def some_bare(self) -> bool:
        """Worth saying: whoever narrows the marks may not expect the other articles."""
        return self.narrowed and 0 < self.bare < self.articles


def count(ws: Workspace, choice: Choice, parts: Parts | None = None) -> Counts:
    """Without a format: what is no choice of marks is counted by the list of articles alone."""
    listed = choosing.lines(ws, choice)
    counts = _begun(listed, choice, parts)
    if choice.takes_all:
        counts.articles = len(listed)
        marked = {it.sha256 for it in listed if it.annotations}
    else:
        marked = {it.article.sha256 for it in _seen(ws, choice, counts) if it.annotations}
    if parts and counts.empty_parts:
        _propose(counts, listed, parts, marked)
    return counts


def _seen(ws: Workspace, choice: Choice, counts: Counts) -> Iterator[AnnotatedArticle]:
    for it in choosing.chosen(ws, choice):
        counts.see(it)
        yield it


def weigh(
    ws: Workspace,
    choice: Choice,
    parts: Parts | None,
    format_id: str,
    options: WriteOptions,
    progress: Progress | None = None,
) -> tuple[LossReport, Counts]:
    """The losses too, in one walk through the articles; ``progress`` may end it by raising."""
    listed = choosing.lines(ws, choice)
    counts = _begun(listed, choice, parts)
    chosen = formats.by_id(format_id)
    datasets = choosing.datasets(ws, choice, parts)
    tallies = {name: Tally() for name in datasets}
    marked: set[str] = set()
    walk = _watched(datasets, tallies, chosen, options, marked)
    for number, it in enumerate(walk, start=1):
        counts.see(it)
        if progress:
            progress(number)
    total = Tally()
    for it in tallies.values():
        total.include(it)
    if parts:
        reports = {name: it.report() for name, it in tallies.items()}
        counts.bare_parts, counts.unwritten_parts = without_marks(reports, chosen, options)
        if counts.empty_parts or counts.bare_parts or counts.unwritten_parts:
            _propose(counts, listed, parts, marked)
    return total.report(), counts


def _watched(
    datasets: Mapping[str, Dataset],
    tallies: Mapping[str, Tally],
    chosen: Format,
    options: WriteOptions,
    marked: set[str],
) -> Iterator[AnnotatedArticle]:
    """The articles of all parts; each is weighed into the tally of its own. ``marked`` gets the digests of those
    of whose annotations one would be written."""
    for name, dataset in datasets.items():
        tally, before = tallies[name], 0
        for it in Watched(dataset, chosen, options, tally=tally):
            if tally.spans_written > before:
                before = tally.spans_written
                marked.add(it.article.sha256)
            yield it


def without_marks(
    reports: Mapping[str, LossReport], chosen: Format, options: WriteOptions
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of parts that have articles those that get none of the annotations while others do, and those that get no file."""
    filled = {name: it for name, it in reports.items() if it.articles}
    lacking = [name for name, it in filled.items() if chosen.lacking(it, options)]
    if len(lacking) == len(filled):
        return (), ()  # nothing at all is written, which is told for itself
    some = any(it.spans_written for it in filled.values())
    bare = [name for name, it in filled.items() if not it.spans_written and name not in lacking]
    return tuple(bare) if some else (), tuple(lacking)


def _begun(listed: Sequence[ArticleLine], choice: Choice, parts: Parts | None) -> Counts:
    return Counts(
        is_marked=any(it.annotations for it in listed),
        narrowed=not (choice.takes_all or choice.only_marked),
        shares=parts.total if parts else 0,
        percents=parts.percents if parts else {},
        in_parts=choosing.counts_of(listed, parts) if parts else {},
    )


def _propose(
    counts: Counts, listed: Sequence[ArticleLine], parts: Parts, marked: Collection[str]
) -> None:
    """A seed that leaves fewer parts empty, or as many and fewer without any of the annotations."""
    digests = [it.sha256 for it in listed]
    nearest = seeds.nearest(digests, parts, marked)
    if seeds.lacking(digests, nearest, marked) < seeds.lacking(digests, parts, marked):
        counts.seed, counts.fuller = nearest.seed, choosing.counts_of(listed, nearest)
