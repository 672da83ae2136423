"""What the command palette finds: words in any order, in either language, on either keyboard layout.

It knows no widget and runs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from hashiya.text.folding import fold
from hashiya.ui.key_positions import swapped

_SWAPPED_COST = 3
_LINE = "\n"
_LEAST_STEM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the palette. ``words`` is all it is called besides its title, a line of text.

    ``also`` are other words by which people look for it; what is called so itself comes before it. ``about`` stands beside the title (its menu), ``keys`` are chords; ``weight`` puts whole kinds
    behind others when words fit equally well.
    """

    id: str
    title: str
    run: Callable[[], object]
    words: str = ""
    also: str = ""
    about: str = ""
    keys: tuple[str, ...] = ()
    enabled: bool = True
    weight: int = 0


@dataclass(slots=True)
class Search:
    """Entries and their folded words; ``recent`` are ids, the latest first."""

    entries: Sequence[Entry]
    recent: Sequence[str] = ()
    _folded: list[str] = field(default_factory=list[str])
    _also: list[str] = field(default_factory=list[str])
    _titles: list[str] = field(default_factory=list[str])
    _age: dict[str, int] = field(default_factory=dict[str, int])

    def __post_init__(self) -> None:
        self._titles = folded(it.title for it in self.entries)
        more = folded(f"{it.words} {it.about}" for it in self.entries)
        lines = zip(self._titles, more, strict=True)
        self._folded = [_with_bare(f" {title} {words}") for title, words in lines]
        self._also = [_with_bare(f" {it}") for it in folded(it.also for it in self.entries)]
        self._age = {name: k for k, name in enumerate(self.recent)}

    def find(self, words: str) -> list[Entry]:
        """The entries that fit, the best first; all of them, the most recent first, for no words."""
        if not words.strip():
            return self._usual()
        best: dict[int, int] = {}
        for cost, form in ((0, words), *((_SWAPPED_COST, it) for it in swapped(words.strip()))):
            for at, score in self._scores(form, words.strip()):
                best[at] = max(best.get(at, -99), score - cost)
        order = sorted(best, key=lambda at: (-best[at], self._rank(at)))
        return [self.entries[at] for at in order]

    def _usual(self) -> list[Entry]:
        order = sorted(range(len(self.entries)), key=self._rank)
        return [self.entries[at] for at in order]

    def _rank(self, at: int) -> tuple[int, int, bool, int]:
        entry = self.entries[at]
        return self._age.get(entry.id, 99), entry.weight, not entry.enabled, at

    def _scores(self, words: str, typed: str) -> Iterable[tuple[int, int]]:
        whole = folded([words])[0].strip()
        parts = [it for it in whole.replace("+", " ").split() if it]
        if not parts:
            return
        chord = typed.lower().replace(" ", "+") if len(typed) > 1 else words.lower()
        for at, line in enumerate(self._folded):
            score = _fit(line, self._also[at], parts)
            if chord in self.entries[at].keys:
                score = max(score, 0) + 20
            if score >= 0:
                title = self._titles[at]
                yield (
                    at,
                    score + (4 if title.startswith(whole) else 0) + (4 if title == whole else 0),
                )


def _fit(line: str, also: str, parts: list[str]) -> int:
    """How well all these words fit into lines that begin with a space; -1 when one does not."""
    score = 0
    for it in parts:
        bare = _bare(it)
        if f" {it}" in line or f" {bare}" in line:
            score += 3
        elif f" {it}" in also or f" {bare}" in also:
            score += 2
        elif it in line:
            score += 1
        elif len(it) > 2 and _scattered(it, line):
            score += 0
        else:
            return -1
    return score


def _bare(word: str) -> str:
    """A word without the Arabic article: nobody remembers whether a name has it."""
    stem = word.removeprefix("ال")
    return stem if len(stem) >= _LEAST_STEM else word


def _with_bare(line: str) -> str:
    """A folded line, and after it those of its words that have the article without it."""
    words = line.split()
    more = [bare for it in words if (bare := _bare(it)) != it]
    return " ".join([line, *more])


def _scattered(word: str, line: str) -> bool:
    """The letters of the word in their order within one word of the line: typed in haste."""
    at = line.find(f" {word[0]}")
    while at >= 0:
        end = line.find(" ", at + 1)
        rest = iter(line[at + 1 : end if end > 0 else len(line)])
        if all(letter in rest for letter in word):
            return True
        at = line.find(f" {word[0]}", at + 1)
    return False


def folded(lines: Iterable[str]) -> list[str]:
    """Each line folded for search; all at once, for one of them costs as much as a hundred."""
    listed = [it.replace(_LINE, " ") for it in lines]
    return fold(_LINE.join(listed), ta_marbuta=True, hamza=True).text.split(_LINE) if listed else []
