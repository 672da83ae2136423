"""Sets right in a project what is certain of its damage, as one step; the rest is named and left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from hashiya.commands import backups
from hashiya.model.damage import confined
from hashiya.model.edit import Step
from hashiya.model.errors import WritingStopped
from hashiya.model.identity import new_id, now
from hashiya.model.record import Finding
from hashiya.model.repair import COMPUTED, LACKING_WORDS, Repaired
from hashiya.store import repairing
from hashiya.workspace import Workspace

Recomputed = Literal["no", "whole", "begun"]
"""What became of what is computed: it could not be made anew, is whole again, or is to be filled bit by bit."""


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
    """Write again where nothing is damaged any more: in all of it, or in all but the damaged articles.

    What is computed from the rest closes nothing: without its index of words a project is searched
    text by text, and everything else goes on.
    """
    articles = confined(remains)
    stop = articles is None and any(it.message not in COMPUTED for it in damage(remains))
    if any(it.message == "store-finding-words" for it in remains):
        ws.doubt_words()
    ws.stop_writing(WritingStopped(name=ws.path.name) if stop else None)
    ws.closed.names = articles or {}


def possible(findings: Sequence[Finding]) -> bool:
    """Whether the file is whole enough to be repaired in its place."""
    return repairing.possible(findings)


def computed(findings: Sequence[Finding]) -> bool:
    """Whether nothing is wrong but what is computed from the rest."""
    return bool(findings) and all(it.message in COMPUTED for it in findings)


def recompute(ws: Workspace, findings: Sequence[Finding]) -> Recomputed:
    """Make anew what is computed from the rest, where that is all that is wrong; nobody is asked.

    The index of words of a large project is only emptied, so that it misleads nobody and keeps no
    article out: ``refill`` it then.
    """
    if not computed(findings) or ws.read_only:
        return "no"
    made = ws.repair(None, findings)
    lacks = any(it.message == "store-finding-words" for it in findings) and "words" not in made.done
    return "begun" if lacks else "whole"


def refill(ws: Workspace) -> bool:
    """Put the next texts into the index of words; whether it has all of them now."""
    made = ws.repair(None, [Finding(severity="damage", message=LACKING_WORDS)])
    return "words" in made.done
