"""What may be asked of a place that a person named, before anything is written there."""

from __future__ import annotations

from pathlib import Path


def is_there(path: Path) -> bool:
    """Whether something stands there, as far as may be asked: of what cannot be, writing says why."""
    try:
        return path.exists()
    except OSError:
        return False
