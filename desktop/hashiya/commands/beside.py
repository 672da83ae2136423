"""Marks of files that stand beside one here: which they seem to be, or which another person has; counted, with a few
examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hashiya.commands.meeting import EXAMPLES, short
from hashiya.formats.format import Note
from hashiya.model.annotation import Annotation


class Beside:
    """Those that are here with another label, place or value: which one is right only a person can say."""

    def __init__(self) -> None:
        self._count = 0
        self._examples: list[Note] = []

    def add(self, theirs: Annotation, article: str) -> None:
        """``theirs`` is the one of the file, ``article`` the title of that in which both stand."""
        self._count += 1
        if self._count > EXAMPLES:
            return
        values: dict[str, str | int] = {
            "article": short(article),
            "label": theirs.label,
            "what": short(theirs.quote),
        }
        self._examples.append(Note(message="articles-differing-example", values=values))

    def notes(self) -> Iterator[Note]:
        if self._count:
            yield Note(message="articles-differing", values={"count": self._count})
            yield from self._examples


class Agreeing:
    """Those that another person has here on the same place under the same label: opinions of two, none of them wrong.

    Of marks that name nobody only a person knows whether they are: those are told by themselves.
    """

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, bool]] = Counter()

    def add(self, theirs: Annotation, others: Iterable[str], *, named: bool) -> None:
        """``others`` have an equal one; ``named``: the file says whose ``theirs`` is."""
        self._counts.update((theirs.annotator, it, named) for it in others)

    def notes(self) -> Iterator[Note]:
        pairs = sorted(self._counts.items(), key=lambda it: (-it[1], it[0]))
        for (theirs, ours, named), count in pairs[:EXAMPLES]:
            message = "articles-agreeing" if named else "articles-agreeing-unnamed"
            values: dict[str, str | int] = {"theirs": theirs, "ours": ours, "count": count}
            yield Note(message=message, values=values)
        if others := sum(count for _, count in pairs[EXAMPLES:]):
            yield Note(message="articles-agreeing-others", values={"count": others})
