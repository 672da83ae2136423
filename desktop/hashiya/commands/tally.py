"""What an import counts and tells while it passes; it works nothing out and stores nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from hashiya.commands.arrived import ImportReport
from hashiya.commands.growing import Part
from hashiya.formats.format import Incoming, Note
from hashiya.model.identity import END_OF_TIME


class Tally:
    """Filled while articles pass; ``report`` says at any time what became of them so far.

    ``articles``, ``completed`` and ``restored`` are ids, in the order in which they came.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.articles: dict[str, None] = {}
        self.restored: dict[str, None] = {}
        self.notes: list[Note] = []
        self._facts: Counter[str] = Counter()
        self._completed: dict[str, None] = {}
        self._duplicates: list[tuple[str, str]] = []

    def report(self, added: Iterable[tuple[Part, str]]) -> ImportReport:
        """``added`` is what the label set took in."""
        return ImportReport(
            articles=tuple(self.articles),
            completed=tuple(self._completed),
            restored=tuple(self.restored),
            duplicates=tuple(self._duplicates),
            annotations=self.counts["annotations"],
            relations=self.counts["relations"],
            repeated_annotations=self.counts["repeated_annotations"],
            repeated_relations=self.counts["repeated_relations"],
            doubled=self.counts["doubled"],
            filled=self.counts["filled"],
            facts=tuple(self._facts.items()),
            waiting=self.counts["waiting"],
            added=tuple(dict.fromkeys(added)),
            notes=tuple(self.notes),
        )

    @property
    def gains(self) -> int:
        """Marks that came in, and those here that got something: grows with each."""
        return self.counts["annotations"] + self.counts["waiting"] + self.counts["filled"]

    def again(
        self,
        kind: Literal["annotations", "relations"],
        article_id: str,
        *,
        stood: bool,
        is_filled: bool,
    ) -> None:
        """A mark or relation is here already: it ``stood`` before its file came, or only since these files did."""
        self.counts[f"repeated_{kind}"] += 1
        if not is_filled and (article_id in self.articles or not stood):
            self.counts["doubled"] += 1

    def has_completed(self, article_id: str) -> bool:
        """Whether anything was added to an article that was here before."""
        return article_id in self._completed

    def complete(self, article_id: str, facts: Iterable[str] = ()) -> None:
        """Something was added to an article, maybe these ``facts``; it counts as completed if it was here before."""
        if article_id not in self.articles:
            self._completed[article_id] = None
            self._facts.update(facts)

    def moment(self, told: int, now: int) -> int:
        """When something was made: as its file tells, or now where that is no time of a calendar."""
        if told < END_OF_TIME:
            return told or now
        self.counts["untimely"] += 1
        return now

    def duplicate(self, incoming: Incoming, title: str) -> None:
        self._duplicates.append((incoming.name, title))

    def note(
        self,
        incoming: Incoming,
        message: str,
        *,
        lost: bool,
        values: dict[str, str | int] | None = None,
    ) -> None:
        name, line = incoming.name, incoming.line
        told = Note(message=message, name=name, line=line, values=values or {}, lost=lost)
        self.notes.append(told)
