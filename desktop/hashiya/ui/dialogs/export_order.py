"""What the export dialog has done in a worker: weigh a choice, write it; it knows no widget.

Each walk has a read-only connection to the project of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hashiya import formats
from hashiya.commands import (
    bundles,
    choosing,
    datasets,
    offers,
    previewing,
    projects,
    replacing,
    weighing,
)
from hashiya.commands.choosing import Choice, Parts
from hashiya.commands.datasets import Receipt
from hashiya.commands.offers import Offer
from hashiya.commands.weighing import Counts
from hashiya.commands.write_options import Way
from hashiya.formats.format import WriteOptions
from hashiya.formats.losses import LossReport
from hashiya.model.errors import HashiyaError
from hashiya.ui.background import Progress
from hashiya.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Weighed:
    """``lacking`` is why nothing at all would be written (a kind of ``NothingChosen``), empty else."""

    report: LossReport
    counts: Counts
    lacking: str = ""

    @property
    def is_any(self) -> bool:
        return self.counts.articles > 0 and not self.lacking


@dataclass(frozen=True, slots=True)
class Shown:
    """The beginning of what would be written, if there is anything to show."""

    preview: previewing.Preview | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """All that was chosen; ``total`` is how many articles there may be."""

    project: Path
    me: str
    choice: Choice
    parts: Parts | None
    format_id: str
    options: WriteOptions
    total: int

    def weigh(self, progress: Progress) -> object:
        """What the format loses of it, and what it comes to."""
        heard = partial(_hear, progress, self.total)
        with projects.open_project(self.project, self.me, read_only=True) as ws:
            report, counts = weighing.weigh(
                ws, self.choice, self.parts, self.format_id, self.options, heard
            )
        return Weighed(report, counts, formats.by_id(self.format_id).lacking(report, self.options))

    def preview(self, _progress: Progress) -> object:
        """How it begins; what cannot be shown is no failure of the export."""
        with (
            suppress(HashiyaError, OSError),
            projects.open_project(self.project, self.me, read_only=True) as ws,
        ):
            return Shown(previewing.preview(ws, self.choice, self.format_id, self.options))
        return Shown(None)

    def compare(
        self, before: LossReport, ways: Sequence[Way], progress: Progress
    ) -> tuple[Offer, ...]:
        """Those of the ways that keep more than they cost."""
        heard = partial(_hear, progress, self.total * len(ways))
        chosen = formats.by_id(self.format_id)
        with projects.open_project(self.project, self.me, read_only=True) as ws:
            files = choosing.datasets(ws, self.choice, self.parts).values()
            return tuple(offers.offers(files, chosen, self.options, before, ways, heard))

    def write(self, to: Destination, progress: Progress) -> object:
        """The file or folder, wholly or not at all.

        Raises:
            WouldReplace: something lies there that nobody agreed to lose.
        """
        with projects.open_project(self.project, self.me, read_only=True) as ws:
            if not to.agreed:
                self._refuse_to_replace(ws, to)
            receipt = self._write(ws, to, partial(_hear, progress, self.total))
        replacing.remember(receipt)
        return receipt

    def _refuse_to_replace(self, ws: Workspace, to: Destination) -> None:
        chosen = formats.by_id(self.format_id)
        bundled = to.about is not None
        listed = choosing.lines(ws, self.choice)
        names = bundles.names(chosen, self.parts, listed, bundled=bundled)
        as_folder = bundled or chosen.folder
        replacing.refuse(to.target, as_folder=as_folder, names=names)

    def _write(self, ws: Workspace, to: Destination, heard: datasets.Progress) -> Receipt:
        choice, parts = self.choice, self.parts
        if to.about is None:
            whole = choosing.chosen(ws, choice)
            return datasets.export(whole, to.target, self.format_id, self.options, heard)
        found = (
            choosing.in_parts(ws, choice, parts)
            if parts
            else {bundles.WHOLE: choosing.chosen(ws, choice)}
        )
        return bundles.export(found, to.target, self.format_id, self.options, to.about, heard)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to; ``about`` is what a card says, none when there is none; ``agreed``: whatever lies there may go."""

    target: Path
    about: bundles.About | None
    agreed: bool = False


def _hear(progress: Progress, total: int, done: int) -> None:
    progress(done, total)
