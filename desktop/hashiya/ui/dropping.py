"""What other programs hand over, by a drag or by copying: their files are local paths only."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def paths(data: QMimeData) -> list[Path]:
    return [Path(it.toLocalFile()) for it in data.urls() if it.isLocalFile()]


def copied() -> QMimeData:
    """What was copied last; empty where nothing was, for which some systems give no data at all."""
    held = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
    return QMimeData() if held is None else held
