"""Folders and files that only their owner may read, whatever the umask says; it chooses no place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO


def make_folder(place: Path) -> None:
    """Make a folder and what leads to it; only what is new is closed to others."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)


def open_new(file: Path) -> BinaryIO:
    """A file to write, empty at first."""
    return _open(file, os.O_TRUNC)


def open_end(file: Path) -> BinaryIO:
    """A file to write on at its end."""
    return _open(file, os.O_APPEND)


def _open(file: Path, how: int) -> BinaryIO:
    made = os.open(file, os.O_WRONLY | os.O_CREAT | how | getattr(os, "O_NOFOLLOW", 0), 0o600)
    return os.fdopen(made, "wb", buffering=0)
