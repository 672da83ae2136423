"""What a rescue saved and what it could not save; plain values only."""

from __future__ import annotations

from dataclasses import dataclass, field

from hashiya.model.record import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """How many there were, as far as that can be known, and how many were saved."""

    known: int = 0
    saved: int = 0

    @property
    def lost(self) -> int:
        return max(0, self.known - self.saved)


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueReport:
    """``notes`` name, one by one, what was lost, repaired or is in doubt.

    ``repaired`` were damaged and are proved to be right again; ``doubtful`` were kept although
    nothing proves them. ``history_kept``: the history is there from its first step to its last.
    """

    articles: Saved = field(default_factory=Saved)
    annotations: Saved = field(default_factory=Saved)
    relations: Saved = field(default_factory=Saved)
    steps: Saved = field(default_factory=Saved)
    repaired: int = 0
    doubtful: int = 0
    foreign: tuple[str, ...] = ()
    notes: tuple[Finding, ...] = ()

    @property
    def whole(self) -> bool:
        """Everything is there and proved."""
        parts = (self.articles, self.annotations, self.relations, self.steps)
        return not self.doubtful and not any(it.lost for it in parts)

    @property
    def history_kept(self) -> bool:
        return self.steps.saved > 0 and not self.steps.lost
