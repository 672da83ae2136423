"""What two files of one project have that the other has not, as values; it reads none of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One article that is in both: marks and relations in one alone, in both but not alike; its text."""

    name: str
    here: int
    there: int
    unlike: int
    text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Names of articles in one file alone, those that differ, and how many are alike."""

    only_here: tuple[str, ...]
    only_there: tuple[str, ...]
    differing: tuple[Difference, ...]
    alike: int
    same_project: bool

    @property
    def more_there(self) -> bool:
        """Whether something could be brought over."""
        return bool(self.only_there) or any(it.there for it in self.differing)
