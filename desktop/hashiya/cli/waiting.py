"""What the commands say of marks that wait for a place: how many, in which articles, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from hashiya.model.record import Finding
from hashiya.wording import isolate

if TYPE_CHECKING:
    from hashiya.cli.speech import Speech
    from hashiya.model.article import ArticleLine

MOST = 20
"""Articles that are named one by one; ``list`` has all."""


@dataclass(frozen=True, slots=True)
class Wait:
    """An article in which marks wait: its number in the list, its id and name, and how many."""

    number: int
    article: str
    name: str
    waiting: int


def of_lines(lines: Iterable[ArticleLine]) -> list[Wait]:
    """Those of a list of articles, in its order."""
    return [Wait(at, it.id, it.name, it.unplaced) for at, it in enumerate(lines, 1) if it.unplaced]


def total(waits: Iterable[Wait]) -> int:
    return sum(it.waiting for it in waits)


def as_values(waits: Iterable[Wait]) -> list[dict[str, object]]:
    """For programs."""
    return [asdict(it) for it in waits]


def as_findings(waits: Iterable[Wait]) -> list[Finding]:
    """One of each article, neither damage nor a broken rule."""
    return [
        Finding(
            severity="waiting",
            message="cli-waiting-in",
            values={"name": it.name, "count": it.waiting},
            article=it.article,
        )
        for it in waits
    ]


def tell(speech: Speech, waits: list[Wait], *, named: bool = True) -> None:
    """How many wait in how many articles, the articles by their names, and what a person does about it."""
    if not waits:
        return
    speech.tell("cli-waiting", marks=marks(speech, total(waits)), count=len(waits))
    for it in waits[:MOST] if named else ():
        speech.line(f"{it.number:>4}  {isolate(it.name)}  ·  {counted(speech, it.waiting)}")
    if named and len(waits) > MOST:
        speech.tell("cli-waiting-more", count=len(waits) - MOST)
    speech.tell("cli-waiting-do")


def tell_here(speech: Speech, count: int) -> None:
    """The same of one article."""
    if count:
        speech.tell("cli-waiting-here", marks=marks(speech, count))
        speech.tell("cli-waiting-do")


def marks(speech: Speech, count: int) -> str:
    return speech.words("cli-waiting-marks", count=count)


def counted(speech: Speech, count: int) -> str:
    """So many marks without a place, in a line with other counts."""
    return speech.words("correcting-chip", count=count)
