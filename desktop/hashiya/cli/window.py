"""``open``: starts the window, when there is a screen to show it on; it draws nothing itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hashiya.cli.speech import MISUSED, Speech


def has_screen() -> bool:
    """Only on Linux can a process know beforehand: Qt would end it without a word."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(it) for it in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def show_window(project: str | None = None, speech: Speech | None = None) -> int:
    """Open the window and stay until it is closed."""
    speech = speech or Speech()
    if not has_screen():
        speech.warn(speech.words("cli-no-screen"))
        return MISUSED
    from hashiya.ui.application import run

    return run(Path(project) if project else None, language=speech.asked)
