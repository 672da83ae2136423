"""Marks of files that stand beside the one here which they seem to be: counted, with a few examples."""

from __future__ import annotations

from collections.abc import Iterator

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
