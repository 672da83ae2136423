"""What an article that is here gains by the facts of a file, and which stay as they are; it stores nothing.

What is lacking here comes from the file, what is here is never overwritten (decision 0026). A title or a language
that only a rule gave is nothing that a file says, and neither is what everything has that nobody touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from hashiya.commands.meeting import EXAMPLES, short
from hashiya.commands.surveying import LONGEST_TITLE
from hashiya.formats import guesses
from hashiya.formats.format import Incoming, Note
from hashiya.model.article import Article

_DEFAULTS: Mapping[str, str] = {
    "direction": "auto",
    "source": "",
    "url": "",
    "author": "",
    "published": "",
    "status": "new",
    "note": "",
}
"""What these are where nobody said anything."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A fact that is one here and another one in the file."""

    fact: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Met:
    """``article`` with what it lacked; names of the facts that it got, and what stayed."""

    article: Article
    filled: tuple[str, ...]
    kept: tuple[Differing, ...]


def met(here: Article, incoming: Incoming, *, new: bool) -> Met:
    """``new``: the article came in by this very import, so a title and a language by a rule may still give way."""
    fresh: dict[str, Any] = {}
    kept: list[Differing] = []
    for fact, theirs in _said(here, incoming).items():
        ours = getattr(here, fact)
        if ours == _DEFAULTS.get(fact, "") or (new and _by_rule(fact, ours, here)):
            fresh[fact] = theirs
        elif ours != theirs:
            kept.append(Differing(fact, ours, theirs))
    places = tuple(sorted({*here.bookmarks, *incoming.bookmarks}))
    if places != here.bookmarks:
        fresh["bookmarks"] = places
    turned = {**incoming.directions, **here.directions}
    if turned != here.directions:
        fresh["directions"] = dict(sorted(turned.items()))
    others = (it for it, way in incoming.directions.items() if turned[it] != way)
    if (at := next(others, None)) is not None:
        kept.append(Differing("directions", here.directions[at], incoming.directions[at]))
    return Met(replace(here, **fresh) if fresh else here, tuple(fresh), tuple(kept))


def _said(here: Article, incoming: Incoming) -> dict[str, str]:
    """What the file says otherwise than it stands here; what a format cannot say is not among it."""
    found: dict[str, str] = {}
    for fact in ("title", "language", *_DEFAULTS):
        theirs = getattr(incoming, fact)
        if theirs in (getattr(here, fact), "", _DEFAULTS.get(fact)):
            continue
        if not _by_rule(fact, theirs, incoming):
            found[fact] = theirs
    return found


def _by_rule(fact: str, value: str, of: Article | Incoming) -> bool:
    """Whether a rule gives this title or language to a text that says none."""
    if fact == "language":
        return value == guesses.language(of.text)
    if fact != "title":
        return False
    first_line = of.text.split("\n", 1)[0].strip()[:LONGEST_TITLE]
    return value in (guesses.title(of.text), first_line, PurePath(of.name).stem)


class FactsKept:
    """Facts of files that were not taken because there are others here: counted, with a few examples."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, list[Note]] = {}

    def add(self, it: Differing, title: str) -> None:
        """``title`` is that of the article here."""
        self._counts[it.fact] += 1
        examples = self._examples.setdefault(it.fact, [])
        if len(examples) < EXAMPLES:
            values: dict[str, str | int] = {
                "fact": it.fact,
                "article": short(title),
                "ours": short(" ".join(it.ours.split())),
                "theirs": short(" ".join(it.theirs.split())),
            }
            examples.append(
                Note(message=_EXAMPLES.get(it.fact, _EXAMPLE), values=values, lost=True)
            )

    def notes(self) -> Iterator[Note]:
        for fact, count in self._counts.items():
            values: dict[str, str | int] = {"fact": fact, "count": count}
            yield Note(message="articles-fact-kept", values=values, lost=True)
            yield from self._examples[fact]


_EXAMPLE = "articles-fact-kept-example"
_EXAMPLES: Mapping[str, str] = {
    "status": "articles-status-kept-example",
    "direction": "articles-direction-kept-example",
    "directions": "articles-direction-kept-example",
}
"""Facts whose values have words of their own."""
