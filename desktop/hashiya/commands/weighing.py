"""What a choice comes to, counted before anything is written: losses, parts, articles that stay bare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hashiya import formats
from hashiya.commands import choosing, seeds
from hashiya.commands.choosing import Choice, Parts
from hashiya.commands.datasets import Progress, Watched
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.losses import LossReport, Tally
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.workspace import Workspace


@dataclass(slots=True)
class Counts:
    """Of what was chosen; ``bare`` articles have none of the chosen annotations.

    ``shares`` is what the shares add up to (0: no parts), ``percents`` what each comes to. ``in_parts`` are the
    articles of each part that asks for a share; where one of them is empty and need not
    be, ``fuller`` are those with another ``seed``. ``is_marked`` says whether the articles have annotations
    of whatever kind. What a format makes of the parts is known once it was weighed: ``bare_parts`` have articles
    and none of the annotations, ``unwritten_parts`` would have no entry and get no file.
    """

    articles: int = 0
    bare: int = 0
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
    counts = _begun(ws, choice, parts)
    if choice.takes_all:
        counts.articles = len(choosing.lines(ws, choice))
        return counts
    for it in choosing.chosen(ws, choice):
        counts.see(it)
    return counts


def weigh(
    ws: Workspace,
    choice: Choice,
    parts: Parts | None,
    format_id: str,
    options: WriteOptions,
    progress: Progress | None = None,
) -> tuple[LossReport, Counts]:
    """The losses too, in one walk through the articles; ``progress`` may end it by raising."""
    counts = _begun(ws, choice, parts)
    chosen = formats.by_id(format_id)
    whole = {"": choosing.chosen(ws, choice)}
    datasets = choosing.in_parts(ws, choice, parts) if parts else whole
    tallies = {name: Tally() for name in datasets}
    for number, it in enumerate(_watched(datasets, tallies, chosen, options), start=1):
        counts.see(it)
        if progress:
            progress(number)
    total = Tally()
    for it in tallies.values():
        total.include(it)
    if parts:
        reports = {name: it.report() for name, it in tallies.items()}
        counts.bare_parts, counts.unwritten_parts = without_marks(reports, chosen, options)
    return total.report(), counts


def _watched(
    datasets: Mapping[str, Dataset],
    tallies: Mapping[str, Tally],
    chosen: Format,
    options: WriteOptions,
) -> Iterator[AnnotatedArticle]:
    """The articles of all parts; each is weighed into the tally of its own."""
    for name, dataset in datasets.items():
        yield from Watched(dataset, chosen, options, tally=tallies[name])


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


def _begun(ws: Workspace, choice: Choice, parts: Parts | None) -> Counts:
    listed = choosing.lines(ws, choice)
    counts = Counts(
        is_marked=any(it.annotations for it in listed),
        narrowed=not (choice.takes_all or choice.only_marked),
        shares=parts.total if parts else 0,
        percents=parts.percents if parts else {},
        in_parts=choosing.counts_of(listed, parts) if parts else {},
    )
    if parts and listed and counts.empty_parts:
        nearest = seeds.nearest([it.sha256 for it in listed], parts)
        found = choosing.counts_of(listed, nearest)
        if sum(map(bool, found.values())) > sum(map(bool, counts.in_parts.values())):
            counts.seed, counts.fuller = nearest.seed, found
    return counts
