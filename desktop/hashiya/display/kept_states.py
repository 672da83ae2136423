"""What a backup says of itself, in words for window and terminal; it opens none and draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from hashiya.model.backup import Backup, Reason

Say = Callable[..., str]
_REASONS = frozenset(get_args(Reason))
_KB, _MB = 1_000, 1_000_000


def reason(it: Backup, say: Say) -> str:
    """Why it was made; one of a later version of the program was made for some reason too."""
    return say(f"backups-reason-{it.reason if it.reason in _REASONS else 'asked'}")


def facts(it: Backup, say: Say) -> str:
    """How much it holds and how large it is."""
    holds = it.contents
    counted = (
        say("backups-articles", count=holds.articles),
        say("backups-annotations", count=holds.annotations),
        size(it.size, say),
    )
    return " · ".join(counted)


def size(count: int, say: Say) -> str:
    if count < _MB:
        return say("backups-kilobytes", size=max(1, round(count / _KB)))
    return say("backups-megabytes", size=f"{count / _MB:,.1f}")
