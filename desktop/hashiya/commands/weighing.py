"""What a choice comes to, counted before anything is written: losses, parts, articles that stay bare."""

from __future__ import annotations

from dataclasses import dataclass, field

from hashiya import formats
from hashiya.commands import choosing, seeds
from hashiya.commands.choosing import Choice, Parts
from hashiya.commands.datasets import Progress, weighed
from hashiya.formats.format import WriteOptions
from hashiya.formats.losses import LossReport
from hashiya.model.dataset import AnnotatedArticle
from hashiya.workspace import Workspace


@dataclass(slots=True)
class Counts:
    """Of what was chosen; ``bare`` articles have none of the chosen annotations.

    ``shares`` is what the shares add up to (0: no parts), ``percents`` what each comes to. ``in_parts`` are the
    articles of each part that asks for a share; where one of them is empty and need not
    be, ``fuller`` are those with another ``seed``. ``is_marked`` says whether the articles have annotations
    of whatever kind.
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
    report = weighed(choosing.chosen(ws, choice), chosen, options, counts.see, progress)
    return report, counts


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
