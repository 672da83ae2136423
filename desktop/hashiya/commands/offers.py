"""Choices of a format that keep more than they cost: each is weighed against what stands, none is guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hashiya.commands.datasets import Progress, Watched
from hashiya.commands.write_options import Way, options_for, taken_as_written
from hashiya.formats.format import Format, OptionName, WriteOptions
from hashiya.formats.losses import (
    CHANGED,
    RELATIONS_LOST,
    SPANS_LOST,
    Loss,
    LossKind,
    LossReport,
    Tally,
)
from hashiya.model.dataset import Dataset

_Key = tuple[str, str]
_BESIDE: frozenset[LossKind] = frozenset({"annotator", "indistinct", "unplaced"})
"""Told, but no matter of choice: whoever writes more annotations writes more of them without a name."""
_CUT: LossKind = "token_cut"
"""The annotation is as it was; only a word is divided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Another value of an option: it keeps ``kept`` of what is told as lost in these ways, and costs ``instead``
    others, which are fewer. ``is_whole``: what is kept was left out before, else it was written differently.
    """

    name: OptionName
    value: str
    kinds: frozenset[LossKind]
    kept: int
    instead: int
    is_whole: bool = True

    @property
    def sentence(self) -> str:
        """The end of the name of the sentence that tells it, with both numbers where there are two."""
        return ("keep" if self.is_whole else "as-is") + ("-instead" if self.instead else "")


def offers(
    datasets: Collection[Dataset],
    chosen: Format,
    taken: WriteOptions,
    before: LossReport,
    ways: Sequence[Way],
    progress: Progress | None = None,
) -> list[Offer]:
    """Those of the ``ways`` that keep more than they lose in all; the articles are walked through once for each.

    ``datasets`` are those that ``before`` was weighed of, each a file of its own.
    """
    found: list[Offer] = []
    passed = 0
    for way in ways:
        given = taken_as_written(chosen, taken) | {way.name: way.value}
        total = Tally()
        for dataset in datasets:
            watched = Watched(dataset, chosen, options_for(chosen, given, dataset.schema))
            for _ in watched:
                passed += 1
                if progress:
                    progress(passed)
            total.include(watched.tally)
        offer = compared(way, before, total.report())
        if offer is not None:
            found.append(offer)
    return found


def compared(way: Way, before: LossReport, after: LossReport) -> Offer | None:
    """What the way gains and costs; nothing where it costs as much.

    What is left out counts first, what is written differently only where nothing else is left out by it.
    """
    theirs = [it for it in before.losses if it.kind in way.kinds]
    ranks = list(zip(_ranked(before.losses), _ranked(after.losses), strict=True))
    for rank, (was, will_be) in enumerate(ranks):
        less, more = was - will_be, will_be - was
        if not less and not more:
            continue
        kept = sum(less[it] for it in {_key(it) for it in theirs})
        below = ranks[rank + 1 :] if rank else []
        instead = more.total() + sum((then - now).total() for now, then in below)
        if less.total() <= more.total() or kept <= more.total():
            return None
        return Offer(
            name=way.name,
            value=way.value,
            kinds=way.kinds,
            kept=kept,
            instead=instead,
            is_whole=not rank,
        )
    return None


def _ranked(losses: Iterable[Loss]) -> tuple[Counter[_Key], Counter[_Key], Counter[_Key]]:
    """What is left out, what is written differently, the words that are cut."""
    out, changed, cut = Counter[_Key](), Counter[_Key](), Counter[_Key]()
    for it in losses:
        if it.kind not in _BESIDE:
            counts = cut if it.kind == _CUT else changed if it.kind in CHANGED else out
            counts[_key(it)] += it.count
    return out, changed, cut


def _key(it: Loss) -> _Key:
    """An annotation that is left out is the same one whatever the reason."""
    if it.kind in SPANS_LOST:
        return "span", it.label
    return ("relation" if it.kind in RELATIONS_LOST else it.kind), it.label
