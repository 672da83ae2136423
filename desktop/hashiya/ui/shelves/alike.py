"""Finds the claims of other articles that share most words with one, a little at a time; it shows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from hashiya.text.likeness import content_words, likeness

MOST = 60
_AT_ONCE = 200

Quote = tuple[str, str, str]
"""Id, article and words of a claim."""


class Alike(QObject):
    """``found`` gives the most alike first, once all are compared."""

    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._quotes: Iterator[Quote] = iter(())
        self._ranked: list[tuple[tuple[int, float], Quote]] = []
        self._wanted: frozenset[str] = frozenset()
        self._language = "ar"
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._turn)

    def search(self, words: str, language: str, quotes: list[Quote]) -> None:
        self._wanted, self._language = content_words(words, language), language
        self._quotes, self._ranked = iter(quotes), []
        self._turns.start()

    def stop(self) -> None:
        self._turns.stop()

    def _turn(self) -> None:
        some = list(islice(self._quotes, _AT_ONCE))
        for it in some:
            much = likeness(self._wanted, content_words(it[2], self._language))
            if much[0]:
                self._ranked.append((much, it))
        if not some:
            self._turns.stop()
            self._ranked.sort(key=lambda it: it[0], reverse=True)
            self.found.emit([it for _, it in self._ranked[:MOST]])
