"""The paper that lies in a folder that Hashiya exported: which files it wrote there; it opens no file itself."""

from __future__ import annotations

import msgspec

FILE = "export.json"


class _File(msgspec.Struct):
    name: str


class _Paper(msgspec.Struct):
    program: str
    files: list[_File]


_DECODER = msgspec.json.Decoder(_Paper)


def names_in(data: bytes) -> frozenset[str]:
    """Names of the files beside it that an export wrote, and its own; none when no export wrote it."""
    try:
        paper = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return frozenset()
    if paper.program != "hashiya":
        return frozenset()
    return frozenset([FILE, *(it.name for it in paper.files)])
