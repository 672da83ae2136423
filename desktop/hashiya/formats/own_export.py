"""The paper that lies in a folder that Hashiya exported: which files it wrote there; it opens no file itself."""

from __future__ import annotations

import msgspec

FILE = "export.json"


class _File(msgspec.Struct):
    name: str
    sha256: str = ""


class _Paper(msgspec.Struct):
    program: str
    files: list[_File]


_DECODER = msgspec.json.Decoder(_Paper)


def names_in(data: bytes) -> frozenset[str]:
    """Names of the files beside it that an export wrote, and its own; none when no export wrote it."""
    paper = _read(data)
    return frozenset([FILE, *(it.name for it in paper.files)]) if paper else frozenset()


def digests_in(data: bytes) -> dict[str, str]:
    """By name, the SHA-256 of each file as it was written; none when no export wrote the paper."""
    paper = _read(data)
    return {it.name: it.sha256 for it in paper.files} if paper else {}


def _read(data: bytes) -> _Paper | None:
    try:
        paper = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return paper if paper.program == "hashiya" else None
