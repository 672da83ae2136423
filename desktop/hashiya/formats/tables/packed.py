"""Workbooks as archives: whether one can be opened without harm; it looks at no sheet."""

from __future__ import annotations

from zipfile import BadZipFile, ZipFile

from hashiya.formats.source import Source

LARGEST = 1 << 30
"""Bytes that one part of the workbook may say that it unpacks to."""

RATIO = 400
_FREE = 1 << 20


def refused(source: Source, part: str) -> str:
    """Why a workbook, which has that part, is not even opened; what the parts say of their size they cannot exceed."""
    with source.open("rb") as stream:
        try:
            with ZipFile(stream) as archive:
                entries = archive.infolist()
                if any(
                    it.file_size > min(LARGEST, max(_FREE, RATIO * it.compress_size))
                    for it in entries
                ):
                    return "formats-archive-bomb"
                if part not in archive.namelist():
                    return "formats-damaged"
        except (BadZipFile, ValueError, NotImplementedError):
            return "formats-damaged"
    return ""
