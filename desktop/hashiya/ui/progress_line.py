"""The line that says how far an article is read; it follows the reader and moves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy

from hashiya.ui.look import Look
from hashiya.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from hashiya.ui.reader.view import ReaderView

_LATER_MS = 60


class ProgressLine(ElidedLabel):
    """Paragraph, share and minutes left; ``heading_seen`` tells when the heading comes or goes."""

    heading_seen = Signal(bool)

    def __init__(self, reader: ReaderView, look: Look) -> None:
        super().__init__("muted")
        self._reader = reader
        self._look = look
        self._seen: bool | None = None
        self._brief = False
        # it is short and the title is not: the title gives way, so that this is never cut
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        # a frame of scrolling must not wait for a label: several of them are shown at once
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self.refresh)
        reader.scrolled.connect(self._soon)
        reader.word_changed.connect(self._soon)

    def shorten(self, *, on: bool) -> None:
        """The share alone, for a narrow window; the tip still holds all of it."""
        if on != self._brief:
            self._brief = on
            self.refresh()

    def refresh(self) -> None:
        self._later.stop()
        found = self._reader.reading_progress()
        if found is None:
            self.clear()
            return
        said = self._look.say(
            "ui-progress", at=found.paragraph, all=found.paragraphs, percent=found.percent
        )
        left = "ui-progress-minutes" if found.minutes else "ui-progress-end"
        whole = f"{said} · {self._look.say(left, minutes=found.minutes)}"
        share = self._look.say("ui-progress-share", percent=found.percent)
        self.setText(share if self._brief else whole)
        self.setToolTip(f"{whole}\n{self._look.say('ui-progress-tip')}")
        seen = self._reader.heading_in_view()
        if seen != self._seen:
            self._seen = seen
            self.heading_seen.emit(seen)

    def _soon(self) -> None:
        if not self._later.isActive():
            self._later.start()
