"""The verb for searching a whole project: every place of some words, with what stands round it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from hashiya.model.span import Span
from hashiya.text.matching import Edges, Matcher
from hashiya.text.searching import Sameness
from hashiya.workspace import Workspace

__all__ = ["Edges", "Hit", "Sameness", "search"]

AROUND = 120
"""Code points kept on either side of a place; who shows a line takes what has room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where the words stand: ``before``, ``found`` and ``after`` are the text as it is."""

    article: str
    name: str
    title: str
    span: Span
    before: str
    found: str
    after: str


def search(
    ws: Workspace,
    words: str,
    limit: int | None = None,
    *,
    sameness: Sameness | None = None,
    edges: Edges = "anywhere",
    progress: Callable[[], object] | None = None,
) -> Iterator[Hit]:
    """The places in the order of the corpus list, as soon as each is found; the bin is left out.

    Letters that readers call the same are the same, as in the article's own find bar. The search
    may run in any thread; whoever stops asking ends it. ``progress`` is called before each text that
    is looked into, and what it raises ends the search.
    """
    matcher = Matcher(words, sameness or Sameness(), edges)
    return islice(_hits(ws, words, matcher, progress), limit)


def _hits(
    ws: Workspace, words: str, matcher: Matcher, progress: Callable[[], object] | None
) -> Iterator[Hit]:
    if not matcher.wanted:
        return
    for it in ws.texts_with(words, matcher.edges):
        if progress is not None:
            progress()
        text = it.text
        for start, end in matcher.places(text):
            yield Hit(
                article=it.article,
                name=it.name,
                title=it.title,
                span=Span(start, end),
                before=text[max(0, start - AROUND) : start],
                found=text[start:end],
                after=text[end : end + AROUND],
            )
