"""What two files of a project have that the other has not, as messages of the catalogue; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashiya.model.comparison import Comparison

MOST = 20
Said = tuple[str, dict[str, str | int]]


def lines(found: Comparison, here: str, there: str) -> Iterator[Said]:
    """First what is in one file alone, then what is not alike, then how much is alike."""
    if not found.same_project:
        yield "comparing-other-project", {}
    if found.equal:
        yield "comparing-equal", {}
    elif not found.same_labels:
        yield "comparing-other-labels", {}
    yield from _alone(found.only_here, here)
    yield from _alone(found.only_there, there)
    if found.differing:
        yield "comparing-differ", {"count": len(found.differing)}
    for it in found.differing[:MOST]:
        counts = {"here": it.here, "there": it.there}
        if it.text:
            yield "comparing-text", {"name": it.name, **counts}
        elif it.here or it.there or it.unlike:
            yield "comparing-marks", {"name": it.name, **counts, "unlike": it.unlike}
        if it.facts:
            yield "comparing-facts", {"name": it.name}
    yield from _more(len(found.differing))
    if found.alike:
        yield "comparing-alike", {"count": found.alike}


def _alone(names: Sequence[str], file: str) -> Iterator[Said]:
    if not names:
        return
    yield "comparing-only-here", {"count": len(names), "name": file}
    for it in names[:MOST]:
        yield "", {"name": it}
    yield from _more(len(names))


def _more(count: int) -> Iterator[Said]:
    if count > MOST:
        yield "comparing-more", {"count": count - MOST}
