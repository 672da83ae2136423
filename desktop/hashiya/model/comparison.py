"""What two files of one project have that the other has not, as values; it reads none of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One article that is in both: marks and relations in one alone, in both but not alike; its text, its facts.

    ``facts`` is all that is known of the article beside its text and marks: title, status, labels and so on.
    """

    name: str
    here: int
    there: int
    unlike: int
    text: bool
    facts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Names of articles in one file alone, those that differ, and how many are alike."""

    only_here: tuple[str, ...]
    only_there: tuple[str, ...]
    differing: tuple[Difference, ...]
    alike: int
    same_project: bool
    same_labels: bool = True
    """Whether both have the same label set."""

    @property
    def equal(self) -> bool:
        """Whether one of them can go, and nothing goes with it."""
        return self.same_labels and not (self.only_here or self.only_there or self.differing)

    @property
    def more_there(self) -> bool:
        """Whether something could be brought over."""
        return bool(self.only_there) or any(it.there for it in self.differing)
