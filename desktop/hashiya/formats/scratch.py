"""Room on the disk for what a reader must put down before it can read on: a file without a name; it reads nothing.

Where strangers' files are read nothing may be opened to write in: room is lent there before that is forbidden.
"""

from __future__ import annotations

import os
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO

LARGEST = 4 << 30
"""Bytes that may be put down."""

_lent: list[IO[bytes]] = []


def lend() -> None:
    """From now on room is taken from a file that is open already; without a disk to write on there is none."""
    with suppress(OSError):
        _lent.append(TemporaryFile())  # noqa: SIM115 - it is open as long as the process lives


def room() -> IO[bytes]:
    """An empty file to write, read and close; where room was lent only one at a time.

    Raises:
        OSError: there is none.
    """
    if not _lent:
        return TemporaryFile()
    taken = os.fdopen(os.dup(_lent[0].fileno()), "w+b")
    taken.seek(0)
    taken.truncate()
    return taken
