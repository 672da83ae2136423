"""Files out of a drag: local paths only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def paths(data: QMimeData) -> list[Path]:
    return [Path(it.toLocalFile()) for it in data.urls() if it.isLocalFile()]
