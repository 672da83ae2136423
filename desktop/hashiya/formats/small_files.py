"""Writes files that are made as a whole, of which a folder has one for each article; it reads none."""

from __future__ import annotations

from io import FileIO
from pathlib import Path


def put(folder: Path, name: str, data: bytes) -> None:
    """Without a stream round it, and no path made of it: for a small file that is as much work as itself.

    Raises:
        OSError: the disk refuses.
    """
    with FileIO(f"{folder}/{name}", "wb") as file:
        rest = memoryview(data)
        while rest:  # a disk that is nearly full takes a part, and refuses what is left
            rest = rest[file.write(rest) :]
