"""Brings the corpus list up to what is asked of it: at once, or in a worker where there are very many articles.

What is newest asked counts; what was asked before is given up. The window works on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from hashiya.display import corpus
from hashiya.display.corpus import Corpus
from hashiya.ui.background import Cancelled, Job, Progress

T = TypeVar("T")

AT_ONCE = 50_000
"""Articles up to which nobody has to wait for the list."""
FIRST = 500
"""Articles of a larger project that are shown while the others are counted."""
TYPED_MS = 150


class Turn(QObject):
    """One doing in a worker; told only as long as nothing newer was begun."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job[Any] | None = None
        self._number = 0
        self._done: Callable[[Any], object] = id
        self._failed: Callable[[Exception], object] = id

    @property
    def busy(self) -> bool:
        return self._job is not None

    def begin(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self.stop()
        self._number += 1
        number = self._number

        def numbered(progress: Progress) -> tuple[int, T | None, Exception | None]:
            try:
                return number, work(progress), None
            except Cancelled:
                raise
            except Exception as error:  # told on the main thread, if it is still asked for
                return number, None, error

        self._done, self._failed = done, failed
        self._job = Job(numbered)
        self._job.voice.finished.connect(self._finished)
        self._job.start()

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _finished(self, told: Any) -> None:
        number, result, error = told
        if self._job is None or number != self._number:
            return
        self._job = None
        if error is None:
            self._done(result)
        else:
            self._failed(error)


class Arranging(QObject):
    """``arranged``: the corpus shows what is asked; ``began``: it will, in a while."""

    arranged = Signal()
    began = Signal()
    failed = Signal(object)

    def __init__(self, shown: Corpus, parent: QObject) -> None:
        super().__init__(parent)
        self._corpus = shown
        self._turn = Turn(self)
        self._whole = True
        self._source: corpus.Source | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TYPED_MS)
        self._soon.timeout.connect(self._arrange)

    @property
    def busy(self) -> bool:
        return self._turn.busy or self._soon.isActive()

    @property
    def whole(self) -> bool:
        """Whether every article is in the list, and not yet only the first ones."""
        return self._whole

    def open(self, source: corpus.Source | None) -> None:
        """Another project."""
        self.stop()
        self._source = source
        many = source is not None and source.size() > AT_ONCE
        if source is None or not many:
            self._whole = True
            self._corpus.load(source)
            self.arranged.emit()
            return
        self._whole = False
        self._corpus.start(corpus.read(source, FIRST))
        self._corpus.show()
        self.arranged.emit()
        self.read()

    def read(self) -> None:
        """Articles came, went or changed place: read the columns anew."""
        source = self._source
        if source is None or (self._whole and source.size() <= AT_ONCE):
            self._corpus.load(source)
            self.arranged.emit()
            return
        self._turn.begin(lambda _progress: corpus.read(source), self._read, self.failed.emit)
        self.began.emit()

    def _read(self, what: corpus.Read) -> None:
        self._whole = True
        self._corpus.start(what)
        self._arrange()

    def show(self, *, typed: bool = False) -> None:
        """Filter or order changed; while somebody types the last letter is waited for."""
        if len(self._corpus) <= AT_ONCE and self._whole:
            self._corpus.show()
            self.arranged.emit()
        elif not self._whole:
            self._corpus.show()  # of the first ones; the others follow when they are read
            self.arranged.emit()
        elif typed:
            self._turn.stop()
            self._soon.start()
            self.began.emit()
        else:
            self._arrange()

    def _arrange(self) -> None:
        self._soon.stop()
        shown, asked = self._corpus, self._corpus.asked
        self._turn.begin(
            lambda progress: shown.arranged(asked, progress), self._take, self.failed.emit
        )
        self.began.emit()

    def _take(self, places: Any) -> None:
        self._corpus.take(places)
        self.arranged.emit()

    def stop(self) -> None:
        self._soon.stop()
        self._turn.stop()

    def close(self) -> None:
        """The project is being closed: the list reads no more of it."""
        self.stop()
        self._source = None
        self._corpus.let_go()
