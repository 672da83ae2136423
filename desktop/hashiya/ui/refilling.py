"""Makes a large index of words anew, some texts at a time between two gestures; it hinders no writing and no closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from hashiya.model.errors import HashiyaError

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow
    from hashiya.workspace import Workspace

EVERY_MS = 100


class Refilling(QObject):
    """What closing breaks off is begun again when the project is looked through after its next opening."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace: Workspace | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        window.session.closing.connect(self._end)

    @property
    def busy(self) -> bool:
        return self._workspace is not None

    def begin(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._timer.start(EVERY_MS)
        self._say("repair-words-begun")
        self._window.status.show_checking(self._window.look.say("repair-words-filling"))

    def _go_on(self) -> None:
        from hashiya.commands import repairing

        workspace = self._workspace
        if workspace is None or workspace.lent or workspace.pending:
            return  # a gesture goes first
        try:
            whole = repairing.refill(workspace)
        except (
            HashiyaError
        ):  # what it lacks is looked for in the texts; the next opening tries again
            self._end()
            return
        if whole:
            self._say("repair-words-whole")
            self._end()

    def _say(self, message: str) -> None:
        if self._workspace is not None:
            name = self._workspace.path.name
            self._window.session.said.emit(self._window.look.say(message, name=name))

    def _end(self) -> None:
        self._timer.stop()
        if self._workspace is not None:
            self._workspace = None
            self._window.status.show_checking("")
