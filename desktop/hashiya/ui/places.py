"""Where each article was left: its first line in view and its current word; a bounded memory.

What is remembered belongs to a person's window and not to the project. Nothing that is found in
it is trusted: a damaged note is an empty one, and the reader puts every position into its text.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from hashiya.ui.settings import Settings

MOST = 500
_NOTE = "places"


class Place(NamedTuple):
    """``top`` is the position of the first line in view (0: the article's very top)."""

    top: int
    word: int


class Places:
    """The places of the articles that were read last."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known = _read(settings.note(_NOTE))

    def recall(self, article_id: str) -> Place | None:
        return self._known.get(article_id)

    def recent(self) -> list[str]:
        """The articles, the one that was read last first."""
        return list(reversed(self._known))

    def remember(self, article_id: str, place: Place) -> None:
        if self._known.get(article_id) == place:
            return
        self._known.pop(article_id, None)
        self._known[article_id] = place
        while len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        note = json.dumps([[key, *it] for key, it in self._known.items()], separators=(",", ":"))
        self._settings.remember_note(_NOTE, note)


def _read(note: str) -> dict[str, Place]:
    try:
        rows: Any = json.loads(note)
    except (ValueError, RecursionError):
        return {}
    known: dict[str, Place] = {}
    for row in rows if isinstance(rows, list) else []:
        match row:
            case [str(key), int(top), int(word)] if top >= 0 and word >= 0:
                known[key] = Place(top, word)
            case _:
                continue
    return dict(list(known.items())[-MOST:])
