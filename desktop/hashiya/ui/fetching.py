"""Opens a project with a window that stays alive: by way of a copy from a slow drive, or once another program lets go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hashiya.model.errors import ProjectInUse
from hashiya.ui.background import Cancelled, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from hashiya.commands.working import WorkingCopy
    from hashiya.ui.main_window import MainWindow
    from hashiya.workspace import Workspace

ALWAYS = "local-copy-always"
"""The flag of who wants a copy wherever the project lies."""
A_MOMENT = 0.2
"""Seconds that a window may wait for another program without a word."""
T = TypeVar("T")


def open_project(window: MainWindow, path: Path, me: str, *, anyway: bool = False) -> Workspace:
    """The project, to be written.

    Raises:
        Cancelled: the person did not want to wait for the drive. And what opening it would raise.
    """
    by_copy = _open_by_copy(window, path, me, anyway=anyway)
    return by_copy if by_copy is not None else _open_here(window, path, me, anyway=anyway)


def on_drive(window: MainWindow, path: Path, work: Callable[[Progress], T], room: str) -> T:
    """Do what reaches the place of that file; where that is a drive of a network, nobody's hands wait for it.

    Raises:
        Cancelled: the person did not want to wait. And what ``work`` raises.
    """
    from hashiya.store.surroundings import on_network
    from hashiya.ui.dialogs import waiting

    if not on_network(path):
        return work(lambda _done, _total: None)
    sentence = window.look.say(room, name=path.name)
    return waiting.wait(window, window.look, work, room, sentence)


def _open_by_copy(
    window: MainWindow, path: Path, me: str, *, anyway: bool = False
) -> Workspace | None:
    """The project in a copy here; ``None``: it is to be opened where it lies."""
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


def _open_here(window: MainWindow, path: Path, me: str, *, anyway: bool) -> Workspace:
    """The project where it lies; it is waited for while a program that is none of ours holds the file."""
    from hashiya.commands import projects
    from hashiya.store import busy
    from hashiya.ui.dialogs import waiting

    try:
        return projects.open_project(path, me, anyway=anyway, patience=A_MOMENT)
    except ProjectInUse as in_use:
        if not busy.is_busy(path):  # a window of ours has it, for as long as its person works
            raise
        sentence = window.look.say("keeping-held", name=path.name)
        try:
            waiting.wait(
                window, window.look, lambda it: busy.wait(path, it), "keeping-held", sentence
            )
        except Cancelled:
            raise in_use from None
    return projects.open_project(path, me, anyway=anyway, patience=A_MOMENT)
