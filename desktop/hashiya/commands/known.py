"""Which texts, files and names a project has while an import passes; it changes nothing.

What is kept of a text is its digest and the id of its article: an import of any size asks the file for
everything else.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence

from hashiya.formats.format import Incoming
from hashiya.model.article import Article
from hashiya.workspace import Workspace

COMPARED = 20_000
"""Code points of two texts that are held against each other."""
ALIKE = 0.5
"""Share of their words that two versions of one text have in common, at the least."""


class Known:
    """Asked for each article that comes in; ``look`` goes before, once for many of them."""

    def __init__(self, ws: Workspace, *, wholly: bool = False) -> None:
        """``wholly``: ids and titles of all articles are kept, and no ``look`` is needed."""
        self._ws = ws
        lines = [*ws.articles(), *ws.articles(deleted=True)]
        self.next_position = max((it.position for it in lines), default=-1) + 1
        self._binned = {it.id for it in lines if it.deleted}
        self._by_text = ws.by_text() if lines else {}
        often = Counter(it.name for it in lines if not it.deleted)
        self._by_name = {it.name: it.id for it in lines if often[it.name] == 1 and not it.deleted}
        self._files: set[str] = set()
        self._ids: set[str] = {it.id for it in lines} if wholly else set()
        self.titles = {it.id: it.title or it.name for it in lines} if wholly else {}

    def look(self, portion: Sequence[Incoming]) -> None:
        """Ask the project for what it has of these."""
        self._files = set(self._ws.by_digest(sorted({it.sha256 for it in portion})))
        ids = sorted({it.id for it in portion if is_id(it.id)})
        self._ids = {it.id for it in self._ws.lines_of(ids)} if ids else set()

    def find(self, incoming: Incoming) -> str | None:
        """The article that has this very text."""
        return self._by_text.get(digest(incoming.text))

    def but_for_line_ends(self, incoming: Incoming) -> str | None:
        """The article outside the bin whose text is the same one with other signs at the ends of all lines."""
        found = (self._by_text.get(digest(it)) for it in other_ends(incoming.text))
        return next((it for it in found if it and it not in self._binned), None)

    def is_taken(self, article_id: str) -> bool:
        return article_id in self._ids

    def is_of_other_text(self, incoming: Incoming) -> bool:
        """Whether the digest it brings is that of an article with another text."""
        return incoming.sha256 in self._files

    def remember(self, article: Article) -> None:
        self._ids.add(article.id)
        self._files.add(article.sha256)
        self._by_text[digest(article.text)] = article.id

    def version_of(self, incoming: Incoming) -> str | None:
        """The article outside the bin of which this seems to be a changed version: its id, or name and most words, are
        the same."""
        if incoming.id in self._ids and incoming.id not in self._binned:
            return incoming.id
        named = self._by_name.get(incoming.name)
        if named is None:
            return None
        return named if alike(self._ws.article(named).text, incoming.text) else None


def other_ends(text: str) -> Iterator[str]:
    """The text as the other systems end its lines."""
    if "\n" not in text and "\r" not in text:
        return
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for end in ("\n", "\r\n", "\r"):
        found = plain.replace("\n", end)
        if found != text:
            yield found


def alike(one: str, other: str) -> bool:
    """Whether two texts share so many words that one seems to come of the other."""
    some, others = _words(one), _words(other)
    return len(some & others) >= ALIKE * max(len(some), len(others), 1)


def _words(text: str) -> set[str]:
    return set(text[:COMPARED].split())


def is_id(text: str) -> bool:
    """Whether it is an id as we write them: lower case, with hyphens."""
    if len(text) != 36:
        return False
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def digest(text: str) -> bytes:
    """What the project knows a text by."""
    return hashlib.sha256(text.encode("utf-8")).digest()


def taken_ids(ws: Workspace, portion: Sequence[Incoming]) -> set[str]:
    """Of the ids that these may want, those that the project uses."""
    spans = [it.id for incoming in portion for it in incoming.spans]
    relations = [it.id for incoming in portion for it in incoming.relations]
    return taken(ws, spans, relations)


def taken(ws: Workspace, spans: list[str], relations: list[str]) -> set[str]:
    """Of these ids of annotations and relations, those that are taken, also by what waits for a place."""
    spans = [it for it in spans if is_id(it)]
    relations = [it for it in relations if is_id(it)]
    waiting = ws.waiting(spans) if spans else {}
    found = {*waiting, *(of.id for it in waiting.values() for of in it.relations)}
    found |= ws.find_annotations(spans).keys() if spans else set[str]()
    return found | (set(ws.find_relations(relations)) if relations else set[str]())
