"""The corpus list of an open project as it is now: what is stored with what waits laid over; no SQL, no Qt.

It may be asked in any thread. It keeps nothing: whoever shows the list keeps the columns.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from hashiya.model.article import ArticleLine
from hashiya.model.columns import Columns, TextOrder
from hashiya.store.project_file import ProjectFile
from hashiya.unsaved import Unsaved


class Listing:
    """Articles by the numbers that the store gives them."""

    def __init__(self, project: ProjectFile, unsaved: Unsaved) -> None:
        self._project = project
        self._unsaved = unsaved

    def size(self) -> int:
        """At most so many articles there are, the bin included; it costs nothing to ask."""
        return self._project.size()

    def count(self) -> int:
        """How many articles are stored, the bin left out."""
        return self._project.count()

    def columns(self, first: int | None = None) -> Columns:
        """All, or the first of the list, as stored: of ``waiting`` they are not the truth."""
        return self._project.columns(first)

    def waiting(self) -> dict[int, ArticleLine]:
        """The articles that differ from what is stored."""
        return self.lines_of(self._unsaved.articles) if self._unsaved else {}

    def lines(self, numbers: Sequence[int]) -> dict[int, ArticleLine]:
        """The lines of these articles, of those that are there."""
        return self._laid_over(self._project.lines(numbers))

    def lines_of(self, article_ids: Sequence[str]) -> dict[int, ArticleLine]:
        """The same by ids, in the bin or not."""
        return self._laid_over(self._project.lines_of(article_ids))

    def words(self, ranges: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, str]]]:
        """Title, name, source and date of the articles in these ranges of numbers, as stored."""
        return self._project.line_words(ranges)

    def in_order(self, order: TextOrder) -> array[int]:
        """All articles by their titles or dates, as stored."""
        return self._project.in_order(order)

    def labelled(self, code: str, value: str = "") -> array[int]:
        """The articles that have this label, or this value of it, as stored."""
        return array("q", self._project.lines_of(self._project.labelled_articles([code], value)))

    def waiting_in(self) -> array[int]:
        """The articles in which marks wait for a place, the bin left out, as stored."""
        return self._project.articles_waiting()

    def letters(self) -> int:
        """Letters of all articles outside the bin."""
        return self._project.letters()

    def _laid_over(self, stored: dict[int, ArticleLine]) -> dict[int, ArticleLine]:
        if not self._unsaved:
            return stored
        return dict(zip(stored, self._unsaved.lines([*stored.values()]), strict=True))
