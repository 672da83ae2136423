"""Finds the article of the project that a file tells of by its address or its name; the words that it quotes decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hashiya.formats import addresses
from hashiya.formats.format import Standing
from hashiya.workspace import Workspace

_ASKED = 50
"""So many quotes are looked for in a text."""
MOST_OF_A_NAME = 200
"""A name that more articles bear is that of the file which brought them, and tells of none."""


class TextsHere:
    """Asked while an import passes; what the project has is read when the first file asks."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._by_address: dict[str, list[str]] | None = None
        self._by_name: dict[str, list[str]] = {}

    def __call__(self, address: str, quotes: Sequence[str]) -> Standing | None:
        """Of the articles with that address, else of that name or title, the one that has most of the quoted words.

        None of them that has none; without any quote one that is alone under the address.
        """
        if self._by_address is None:
            self._by_address = self._look()
        of_address = self._by_address.get(addresses.plain(address), [])
        return self._best(of_address, quotes) or self._best(self._named(address), quotes)

    def _best(self, ids: Sequence[str], quotes: Sequence[str]) -> Standing | None:
        asked = [*dict.fromkeys(quotes)][:_ASKED]
        found: tuple[int, Standing] | None = None
        for article_id in ids:
            it = self._ws.article(article_id)
            met = sum(one in it.text for one in asked)
            if met > (found[0] if found else 0) or (not asked and len(ids) == 1):
                title = it.title or it.name
                found = (
                    met,
                    Standing(
                        text=it.text, name=it.name, title=title, language=it.language, url=it.url
                    ),
                )
        return found[1] if found else None

    def _named(self, address: str) -> list[str]:
        found = (self._by_name.get(it, []) for it in _names(address))
        told = (ids for ids in found if len(ids) <= MOST_OF_A_NAME)
        return [*dict.fromkeys(one for ids in told for one in ids)]

    def _look(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for article_id, url in self._ws.addresses():
            if plain := addresses.plain(url):
                found.setdefault(plain, []).append(article_id)
        for it in self._ws.articles():
            for name in dict.fromkeys((it.name, _stem(it.name), it.title)):
                self._by_name.setdefault(name, []).append(it.id)
        return found


def _names(address: str) -> Iterator[str]:
    """What the article may be called: the whole, the last part of the path, and that without its ending."""
    last = addresses.path_of(address).rstrip("/").rpartition("/")[2]
    yield from dict.fromkeys(it for it in (address, last, _stem(last)) if it)


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
