"""What the program is, its version and the libraries that it stands on."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from hashiya import __version__
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import label


class AboutDialog(Dialog):
    def __init__(self, parent: QWidget | None, look: Look) -> None:
        super().__init__(parent, look, "ui-app-name")
        words = label(look.say("ui-about-text"), wrap=True)
        words.setMinimumWidth(400)
        versions = look.say(
            "ui-about-versions",
            version=__version__,
            python=platform.python_version(),
            qt=str(qVersion()),
        )
        self.body.addWidget(words)
        self.body.addWidget(label(versions, "muted", wrap=True))
        self.act("ui-ok", self.accept, "primary").setDefault(True)
