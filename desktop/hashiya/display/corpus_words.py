"""What articles are found by in the corpus list, folded once and kept; it decides no order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hashiya.display.corpus_rows import Shelf
from hashiya.model.article import ArticleLine
from hashiya.text import folding

_BITS = 10
"""Articles are folded by blocks of 1,024 numbers: one by one each costs as much as fifty together."""


def words_of(line: ArticleLine) -> str:
    return " ".join((line.title, line.name, line.source, line.published))


class Words:
    """The folded words by blocks, and of articles that changed since by themselves."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._blocks: dict[int, tuple[list[int], str]] = {}
        self._changed: dict[int, str] = {}

    def put(self, place: int, line: ArticleLine) -> None:
        """An article is called something else, perhaps."""
        self._changed[place] = folding.key(words_of(line))

    def having(self, wanted: str, progress: Callable[[int, int], object]) -> set[int]:
        """The places of those whose words have what is wanted, folded too."""
        missing = [it for it in self._all_blocks() if it not in self._blocks]
        for done, _ in enumerate(self._read(missing)):
            progress(done, len(missing))
        having: set[int] = set()
        for its_places, text in list(self._blocks.values()):
            if wanted in text:
                lines = zip(its_places, text.split("\n"), strict=True)
                having.update([place for place, line in lines if wanted in line])
        changed = list(self._changed.items())
        having.difference_update(place for place, _ in changed)
        return having.union(place for place, words in changed if wanted in words)

    def _all_blocks(self) -> list[int]:
        return sorted({it >> _BITS for it in self._shelf.columns.numbers})

    def _read(self, blocks: list[int]) -> Iterator[None]:
        source, place = self._shelf.source, self._shelf.place
        if source is None or not blocks:
            return
        ranges = [(it << _BITS, (it << _BITS) + (1 << _BITS) - 1) for it in blocks]
        for it, rows in zip(blocks, source.words(ranges), strict=True):
            lines = "\n".join(words.replace("\n", " ") for _, words in rows)
            self._blocks[it] = [place(number) for number, _ in rows], folding.key(lines)
            yield
