"""Going back to an earlier state from the window: shows the backups, closes, puts back, opens again.

The project is closed only when a state was chosen, and opened again whatever became of it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hashiya.model.errors import HashiyaError
from hashiya.ui import fetching
from hashiya.ui.background import Cancelled

if TYPE_CHECKING:
    from hashiya.model.backup import Backup
    from hashiya.ui.main_window import MainWindow


class Restoring(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def begin(self, path: Path | None = None) -> None:
        """Ask which state, of that file, else of the open project, else of all that have backups."""
        from hashiya.commands import backups
        from hashiya.ui.dialogs.restore_backup import RestoreDialog

        window = self._window
        workspace = window.session.workspace
        wanted = path or (workspace.path if workspace else None)
        now = None
        if wanted is None:
            choices = backups.known()
        else:
            try:
                found = fetching.on_drive(
                    window, wanted, lambda _it: backups.offer(wanted), "drive-asking"
                )
            except Cancelled:
                return
            choices = [(wanted, found)] if found else []
        if workspace is not None and workspace.path == wanted:
            now = window.session.attempt(lambda: backups.now_of(workspace))
        if not choices:
            window.flows.say_calmly(window.look.say("backups-there-are-none"))
            return
        dialog = RestoreDialog(window, window.look, choices, now)
        if dialog.exec() and dialog.chosen is not None:
            if dialog.in_place:
                self.put_in_place(dialog.chosen, dialog.project)
            else:
                self.open_copy(dialog.chosen, dialog.project)
        dialog.deleteLater()

    def open_copy(self, backup: Backup, project: Path) -> None:
        """Write it as a new file beside the project, and open that; the project stays as it is."""
        from hashiya.commands import backups

        window = self._window
        try:
            copy = fetching.on_drive(
                window,
                project,
                lambda it: backups.open_as_copy(backup, project, it),
                "drive-copying",
            )
        except Cancelled:
            self._left("drive-copying-left", project)
        except HashiyaError as error:
            window.flows.tell(error)
        else:
            window.flows.open_project(copy)
            window.toast.say(window.look.say("backups-copy-opened", name=copy.name))

    def put_in_place(self, backup: Backup, project: Path) -> None:
        """Close, put it in place, open again; a failure leaves the project and opens it again."""
        from hashiya.commands import backups

        window = self._window
        session, look = window.session, window.look
        opened = session.workspace is not None and session.workspace.path == project
        if opened:
            window.flows.close_project()
            if session.workspace is not None:  # the person would rather not lose what waits
                return
        failure: HashiyaError | None = None
        aside: Path | None = None
        try:
            aside = fetching.on_drive(
                window,
                project,
                lambda it: backups.put_in_place(backup, project, it),
                "drive-restoring",
            )
        except Cancelled:  # it stays closed: a drive that does not answer cannot open it either
            self._left("drive-restoring-left", project)
            return
        except HashiyaError as error:
            failure = error
        if failure is None or opened:
            window.flows.open_project(project)
        if failure is not None:
            window.flows.tell(failure)
        elif aside is not None:
            window.flows.say_calmly(look.say("backups-in-place-damaged", place=str(aside)))
        else:
            time = datetime.fromtimestamp(backup.at / 1000).strftime("%Y-%m-%d %H:%M")
            window.toast.say(look.say("backups-in-place", time=time))

    def _left(self, message: str, project: Path) -> None:
        self._window.flows.say_calmly(self._window.look.say(message, name=project.name))
