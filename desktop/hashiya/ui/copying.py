"""Save a copy: asks where, has it written, and goes on in it where the project itself takes nothing more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hashiya.ui.there import is_there

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow
    from hashiya.workspace import Workspace


class Copying(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def save(self) -> bool:
        """Ask for a place and write the copy; gives whether there is one now."""
        from hashiya.ui.dialogs import files

        window = self._window
        workspace = window.session.workspace
        if workspace is None:
            return False
        stem, look = workspace.path.stem, window.look
        name = f"{look.say('keeping-copy-name', name=stem)}.hashiya"
        path = files.copy_target(window, look, _unmarked(_folder(workspace) / name))
        return path is not None and self.save_to(path)

    def save_to(self, path: Path) -> bool:
        """Write it there; a file of that name was agreed to be replaced."""
        window = self._window
        session, look = window.session, window.look
        workspace = session.workspace
        if workspace is None:
            return False
        lost = _is_lost(workspace)
        made = session.attempt(lambda: workspace.save_copy(path, replace=is_there(path)))
        if made is None:
            return False
        if not lost:
            session.said.emit(look.say("keeping-copy-made", name=made.name))
            return True
        session.close()
        session.project_changed.emit()
        window.flows.open_project(made)
        session.said.emit(look.say("keeping-copy-goes-on", name=made.name))
        return True


def _folder(workspace: Workspace) -> Path:
    """Beside the project, unless its own place takes nothing: then the copy belongs elsewhere."""
    if workspace.working is not None:  # its drive may be slow, or away
        return Path.home()
    beside = workspace.path.parent
    return Path.home() if workspace.pending or not beside.is_dir() else beside


def _unmarked(path: Path) -> Path:
    """Without the marks that isolate a name in a sentence: they are no part of a file's name."""
    return path.with_name("".join(it for it in path.name if it not in "\u2068\u2069"))


def _is_lost(workspace: Workspace) -> bool:
    """Whether the project's own file takes nothing more, so that work goes on in the copy."""
    from hashiya.model.errors import HashiyaError, SaveHeld

    if workspace.read_only:
        return False
    if workspace.pending:
        return True
    try:
        workspace.look()
    except SaveHeld:
        return False
    except HashiyaError:
        return True
    return False
