"""What a project tells of itself: lines of its history and findings of its check; plain values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hashiya.model.edit import Edit

Severity = Literal["damage", "rule", "waiting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One step as the history list shows it: ``edits`` is how many records it changed.

    ``article`` is the id of the article to show, if any; ``sample`` is the name of the first
    article that the step changes, else with ``label`` the words of the first annotation. ``undoes`` is the step taken back.
    """

    id: str
    act: str
    by: str
    at: int
    article: str | None
    edits: int
    label: str
    sample: str
    undoes: str | None


@dataclass(frozen=True, slots=True)
class Undone:
    """Who took a step back, and when (milliseconds since 1970)."""

    by: str
    at: int


@dataclass(frozen=True, slots=True)
class LaterEdit:
    """An edit that came after the step one looks back to: whose, when, and what."""

    by: str
    at: int
    edit: Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that the check found: ``damage`` to the file, a ``rule`` of the label set broken, or
    marks that are ``waiting`` for a place.

    ``message`` is the id of its sentence in the catalogue, ``values`` what the sentence names;
    ``article`` is the id of the article concerned, ``record`` that of the annotation or relation.
    ``fixable``: one fix is certain; where it gives the mark another place, the value ``becomes`` says its words.
    """

    severity: Severity
    message: str
    values: dict[str, str | int] = field(default_factory=dict[str, "str | int"])
    article: str | None = None
    record: str | None = None
    fixable: bool = False

    @property
    def rule(self) -> str:
        """The name of the rule; of damage, the id of its sentence."""
        return self.message.removeprefix("rules-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of an article's text: the first as it came in, each later one by a correction.

    ``step`` is the id of the step that brought it (empty for the first when history does not know it), ``act`` its act, ``text``
    the hex digest by which the text can be read, ``current`` whether it is the article's text now.
    """

    step: str
    act: str
    by: str
    at: int
    text: str
    code_points: int
    current: bool
