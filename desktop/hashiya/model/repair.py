"""What a repair set right and what it left; plain values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from hashiya.model.edit import Step
from hashiya.model.record import Finding

Part = Literal["texts", "marks", "moved", "taken", "articles", "counts", "words", "index"]
PARTS: tuple[Part, ...] = (
    "texts", "marks", "moved", "taken", "articles", "counts", "words", "index",
)  # fmt: skip
"""In the order in which they are told."""
COMPUTED = frozenset({"store-finding-counts", "store-finding-words"})
"""Findings of what is computed from the rest: it is made anew without asking."""

LACKING_WORDS = "store-lacking-words"
"""Not found but asked for: the next texts are to go into an index of words that was emptied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """``done`` says how many of each part were set right; ``step`` is what can be undone of it.

    ``remains`` is the damage that is still there, ``kept`` a copy of the project as it was found.
    """

    done: Mapping[Part, int] = field(default_factory=dict["Part", int])
    step: Step | None = None
    remains: tuple[Finding, ...] = ()
    kept: Path | None = None
