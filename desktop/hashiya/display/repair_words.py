"""What a repair did, as messages of the catalogue and their values; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.repair import PARTS, Repaired

Said = tuple[str, dict[str, str | int]]


def lines(made: Repaired) -> Iterator[Said]:
    """One line for each kind of thing that was set right, then what can be undone and what is kept."""
    for part in PARTS:
        if count := made.done.get(part):
            yield f"repair-did-{part}", {"count": count}
    if made.step is not None:
        yield "repair-undo", {}
    if made.kept is not None:
        yield "repair-kept", {"path": str(made.kept)}
