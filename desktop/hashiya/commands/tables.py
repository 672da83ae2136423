"""Writes a table of the project as a file for spreadsheets; what is in it is made elsewhere."""

from __future__ import annotations

from pathlib import Path

from hashiya.commands.safe_writing import new_file


def write_csv(text: str, target: Path) -> None:
    """UTF-8 with a byte order mark, in place of what stood there.

    Raises:
        WriteProblem: the disk refuses, or no plain file stands there.
    """
    with new_file(target) as place:
        place.write_bytes(text.encode("utf-8-sig"))
