"""Finds the claims of other articles that share most words with one, a little at a time; it shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hashiya.model.errors import HashiyaError
from hashiya.text.folding import key
from hashiya.text.likeness import content_words, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hashiya.store.across import Cursor, Quote
    from hashiya.workspace import Workspace

MOST = 60
AT_ONCE = 150


class Alike(QObject):
    """``found`` gives the most alike first, once all are compared; keys and painting never wait for it."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._labels: Sequence[tuple[str, str]] = ()
        self._article = ""
        self._after: Cursor | None = None
        self._ranked: list[tuple[tuple[int, float], Quote]] = []
        self._wanted: frozenset[str] = frozenset()
        self._language = "ar"
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._turn)

    @property
    def busy(self) -> bool:
        return self._turns.isActive()

    def search(
        self,
        workspace: Workspace,
        words: str,
        language: str,
        labels: Sequence[tuple[str, str]],
        article: str,
    ) -> None:
        """Compare with the annotations of these labels in all articles but that one."""
        self._workspace, self._labels, self._article = workspace, labels, article
        self._wanted, self._language = content_words(words, language), language
        self._after, self._ranked = (0, 0, 0), []
        self._turns.start()

    def stop(self) -> None:
        self._turns.stop()
        self._workspace = None

    def _turn(self) -> None:
        if self._workspace is None or self._after is None:
            self._turns.stop()
            return
        try:
            some, self._after = self._workspace.quotes_outside(
                self._labels, self._article, self._after, AT_ONCE
            )
        except HashiyaError as error:
            self.stop()
            self.failed.emit(error)
            return
        for it in some:
            self._weigh(it)
        if self._after is None:
            self.stop()
            self._ranked.sort(key=lambda it: it[0], reverse=True)
            self.found.emit([it for _, it in self._ranked[:MOST]])

    def _weigh(self, quote: Quote) -> None:
        folded = key(quote[2], ta_marbuta=True, hamza=True)
        if not any(it in folded for it in self._wanted):  # most share nothing: seen at a glance
            return
        much = likeness(self._wanted, content_words(quote[2], self._language))
        if much[0]:
            self._ranked.append((much, quote))
