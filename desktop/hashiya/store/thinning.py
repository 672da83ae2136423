"""Which backups may go: a pure choice over numbers; it deletes nothing and never asks the clock.

Age is time of work, which no jump of the clock can move: each backup keeps how much work went
before it, where a pause or a jump counts a day at the most and a step back nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from hashiya.model.backup import Backup

DAY = 86_400_000
ALL_FOR = 2 * DAY
DAILY_FOR = 31 * DAY
WEEKLY_FOR = 366 * DAY
NEWEST = 3
"""So many of each file are always kept."""
MOST_BYTES = 2 * 1024**3
"""Room for the backups of one project."""


def worked(at: int, previous: Backup | None) -> int:
    """Time of work up to a backup that is made at ``at``, after ``previous``."""
    if previous is None:
        return 0
    return previous.worked + min(max(at - previous.at, 0), DAY)


def surplus(backups: Sequence[Backup], most_bytes: int = MOST_BYTES) -> list[Backup]:
    """Those that may go, oldest first.

    Of each file all of the last two days stay, then the newest of each day for a month, of each
    week for a year, of each month beyond; and the newest three in any case. Where they take more
    than ``most_bytes`` together, the most crowded ones for their age go too.
    """
    by_file = sorted(backups, key=lambda it: (it.source, it.number))
    kept: list[Backup] = []
    safe: set[int] = set()
    for _, group in groupby(by_file, key=lambda it: it.source):
        own = list(group)
        safe |= {it.number for it in own[-NEWEST:]}
        kept += _spaced(own)
    kept = sorted(kept, key=lambda it: it.number)
    while sum(it.size for it in kept) > most_bytes:
        crowded = _most_crowded(kept, safe)
        if crowded is None:
            break
        kept.remove(crowded)
    numbers = {it.number for it in kept}
    return sorted((it for it in backups if it.number not in numbers), key=lambda it: it.number)


def _spaced(own: Sequence[Backup]) -> list[Backup]:
    """The newest of each stretch of time; a stretch lies still, so nothing slides out of it."""
    now = own[-1].worked
    kept = [one for one, other in pairwise(own) if _stretch(one, now) != _stretch(other, now)]
    kept.append(own[-1])
    newest = [it for it in own[-NEWEST:] if it not in kept]
    return kept + newest


def _stretch(it: Backup, now: int) -> tuple[str, int]:
    age = now - it.worked
    if age <= ALL_FOR:
        return "all", it.number
    if age <= DAILY_FOR:
        return "day", it.worked // DAY
    if age <= WEEKLY_FOR:
        return "week", it.worked // (7 * DAY)
    return "month", it.worked // (30 * DAY)


def _most_crowded(kept: Sequence[Backup], safe: set[int]) -> Backup | None:
    """The one whose neighbours are nearest to each other, measured by its age."""
    now = max(it.worked for it in kept)
    found: tuple[float, Backup] | None = None
    for k, it in enumerate(kept):
        if it.number in safe:
            continue
        before = kept[k - 1].worked if k else it.worked - WEEKLY_FOR  # the oldest goes last
        after = kept[k + 1].worked if k + 1 < len(kept) else now
        room = (after - before) / (now - it.worked + DAY / 24)
        if found is None or room < found[0]:
            found = room, it
    return found[1] if found else None
