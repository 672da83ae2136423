"""Takes marks out of sight and brings them back; the foot of the window says so, and no mark is touched."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from hashiya.ui.look import Look
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session
from hashiya.ui.status_bar import StatusBar

HELD_S = 0.35
"""A key that is down for longer is held: letting it go brings back what was there before."""


class Hiding(QObject):
    """What is marked is always seen: a step, and another article, bring the marks back.

    One layer alone stays chosen until another is, for whoever works through it; a mark of another
    layer that has the focus is painted all the same.
    """

    def __init__(
        self,
        reader: ReaderView,
        session: Session,
        look: Look,
        status: StatusBar,
        is_own_key: Callable[[QKeyEvent], bool],
    ) -> None:
        """``is_own_key`` tells the key of hiding from others when it is let go."""
        super().__init__(reader)
        self._reader = reader
        self._session = session
        self._look = look
        self._status = status
        self._is_own_key = is_own_key
        self._since: float | None = None
        self.layer = ""
        """The code of the one layer that is shown; empty: all are."""
        session.saved.connect(self.show)
        session.article_shown.connect(self.show)
        session.project_changed.connect(self._show_all_layers)
        reader.installEventFilter(self)

    def toggle(self) -> None:
        """Hide all marks or show them; what is done by holding the key ends when it is let go."""
        self._since = perf_counter()
        self._set(shown=not self._reader.marks_shown)

    def _show_all_layers(self) -> None:
        self._show_layer("")

    def next_layer(self) -> None:
        """The marks of one layer alone, then of the next, then all again."""
        codes = ["", *(it.code for it in self._session.schema.layers)]
        at = codes.index(self.layer) if self.layer in codes else 0
        self._show_layer(codes[(at + 1) % len(codes)])
        name = self._layer_name()
        say = self._look.say
        told = say("keys-layer-only", layer=name) if self.layer else say("keys-layer-all")
        self._session.said.emit(told)

    def show(self) -> None:
        self._since = None
        if not self._reader.marks_shown:
            self._set(shown=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self._let_go(event)
        return False

    def _let_go(self, event: QKeyEvent) -> None:
        if self._since is None or event.isAutoRepeat() or not self._is_own_key(event):
            return
        held = perf_counter() - self._since
        self._since = None
        if held >= HELD_S:
            self._set(shown=not self._reader.marks_shown)

    def _set(self, *, shown: bool) -> None:
        self._reader.show_marks(on=shown)
        self._tell()

    def _show_layer(self, code: str) -> None:
        self.layer = code
        self._reader.show_layer(code)
        self._set(shown=True)

    def _layer_name(self) -> str:
        layers = {it.code: it.names for it in self._session.schema.layers}
        return layers.get(self.layer, {}).get(self._look.language, self.layer)

    def _tell(self) -> None:
        say = self._look.say
        if not self._reader.marks_shown:
            self._status.show_hidden(say("keys-hidden-status"))
        elif self.layer:
            self._status.show_hidden(say("keys-layer-status", layer=self._layer_name()))
        else:
            self._status.show_hidden("")
