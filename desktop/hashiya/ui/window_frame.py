"""What Qt tells the window: shown, painted, dropped on, left, closed; what to do then is done elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter

from hashiya.ui import dropping, window_place

if TYPE_CHECKING:
    from hashiya.ui.flows import Flows
    from hashiya.ui.keeping import Keeping
    from hashiya.ui.keys import Router
    from hashiya.ui.look import Look
    from hashiya.ui.panes import Panes
    from hashiya.ui.reading import Reading
    from hashiya.ui.session import Session


class WindowFrame(QMainWindow):
    """``painted`` once, when the window was first seen."""

    painted = Signal()
    session: Session
    look: Look
    flows: Flows
    keeping: Keeping
    panes: Panes
    reading: Reading
    router: Router

    def __init__(self) -> None:
        super().__init__()
        self._was_painted = False
        self._splitters: dict[str, QSplitter] = {}

    def focusNextPrevChild(self, forward: bool, /) -> bool:  # noqa: FBT001 - Qt's own signature
        return self.panes.tab(1 if forward else -1) or super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.router.watch(self.windowHandle())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropping.paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropping.paths(event.mimeData())
        event.acceptProposedAction()
        # the dialog opens after the drop is over, so that the source of the drag is free again
        QTimer.singleShot(0, lambda: self.flows.take(paths))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange:
            (self.keeping.look if self.isActiveWindow() else self.session.settle)()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and not self.keeping.may_leave():
            event.ignore()
            return
        self.remember_sizes()
        super().closeEvent(event)

    def part(self) -> None:
        """Leave the session to the window that takes our place."""
        self.router.stop()
        self.session.disconnect(self)
        self.hide()

    def remember_sizes(self) -> None:
        self.reading.keep_place()
        settings = self.look.settings
        settings.remember_state("window", self.saveGeometry())
        for name, splitter in self._splitters.items():
            settings.remember_state(name, splitter.saveState())
        settings.save()

    def _restore_sizes(self) -> None:
        settings = self.look.settings
        window_place.restore(self, settings.state("window"))
        for name, splitter in self._splitters.items():
            window_place.restore_splitter(splitter, settings.state(name))
