"""Opens a project on a network drive by way of a copy here, while the window stays alive; others it leaves alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hashiya.ui.background import Cancelled, Progress

if TYPE_CHECKING:
    from hashiya.commands.working import WorkingCopy
    from hashiya.ui.main_window import MainWindow
    from hashiya.workspace import Workspace

ALWAYS = "local-copy-always"
"""The flag of who wants a copy wherever the project lies."""


def open_by_copy(
    window: MainWindow, path: Path, me: str, *, anyway: bool = False
) -> Workspace | None:
    """The project in a copy here; ``None``: it is to be opened where it lies.

    Raises:
        Cancelled: the person did not want to wait. And what opening it would raise.
    """
    from hashiya.commands import projects, working
    from hashiya.ui.dialogs import waiting

    look = window.look
    if not working.is_wanted(path, always=look.settings.flag(ALWAYS, default=False)):
        return None

    def work(progress: Progress) -> WorkingCopy | None:
        copy = working.fetch(path, me, anyway=anyway, progress=progress)
        try:
            progress(1, 1)  # nobody waits any more: it is given back
        except Cancelled:
            if copy is not None:
                copy.leave()
            raise
        return copy

    sentence = look.say("drive-fetching", name=path.name)
    copy = waiting.wait(window, look, work, "drive-fetching", sentence)
    return None if copy is None else projects.open_working(copy)
