"""Sets right in a project what is certain of its damage, as one step; the rest is named and left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hashiya.commands import backups
from hashiya.model.damage import confined
from hashiya.model.edit import Step
from hashiya.model.errors import WritingStopped
from hashiya.model.identity import new_id, now
from hashiya.model.record import Finding
from hashiya.model.repair import COMPUTED, Repaired
from hashiya.store import repairing
from hashiya.workspace import Workspace

MOST_LETTERS = 4_000_000
"""Code points of a project whose index is made anew in a moment, while its window waits."""


def damage(findings: Sequence[Finding]) -> list[Finding]:
    return [it for it in findings if it.severity == "damage"]


def repair(
    ws: Workspace, findings: Sequence[Finding] | None = None, place: Path | None = None
) -> Repaired:
    """Keep it as it is, set right what is certain, look again; ``findings`` are what the check found.

    While damage is left nothing more is written into the project.

    Raises:
        NotRepairable: the file itself is damaged; nothing was written. BackupNotMade: it cannot be
        kept as it is. ProjectReadOnly and what else stands in the way of a commit.
    """
    found = damage(list(ws.check()) if findings is None else findings)
    if not found:
        return Repaired()
    made = mend(ws, found, place)
    remains = damage(list(ws.check()))
    judge(ws, remains)
    return replace(made, remains=tuple(remains))


def mend(ws: Workspace, found: Sequence[Finding], place: Path | None = None) -> Repaired:
    """The same without looking again."""
    kept = backups.as_found(ws, place)
    step = Step(id=new_id(), act="repairing.repair", by=ws.me, at=now(), edits=())
    return replace(ws.repair(step, found), kept=kept)


def judge(ws: Workspace, remains: Sequence[Finding]) -> None:
    """Write again where nothing is damaged any more: in all of it, or in all but the damaged articles."""
    articles = confined(remains)
    stop = bool(damage(remains)) and articles is None
    ws.stop_writing(WritingStopped(name=ws.path.name) if stop else None)
    ws.closed.names = articles or {}


def possible(findings: Sequence[Finding]) -> bool:
    """Whether the file is whole enough to be repaired in its place."""
    return repairing.possible(findings)


def recompute(ws: Workspace, findings: Sequence[Finding]) -> bool:
    """Make anew what is computed from the rest, where that is all that is wrong; nobody is asked.

    Not in a large project, where it takes its time.
    """
    messages = {it.message for it in findings}
    if not messages or messages - COMPUTED or ws.read_only:
        return False
    if ws.listing.letters() > MOST_LETTERS:
        return False
    ws.repair(None, findings)
    return True
