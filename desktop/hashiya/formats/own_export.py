"""The paper that lies in a folder that Hashiya exported: which files it wrote there; it opens no file itself.

It is believed only while its list of files is as an export wrote it: a hand that adds a name makes no file ours.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

FILE = "export.json"
_PROGRAM = "hashiya"
_SEAL = "seal"


class _File(msgspec.Struct):
    name: str
    sha256: str = ""


class _Paper(msgspec.Struct):
    program: str
    files: list[_File]
    digest: str = ""


_DECODER = msgspec.json.Decoder(_Paper)


def names_in(data: bytes) -> frozenset[str]:
    """Names of the files beside it that an export wrote, and its own; none when no export wrote it."""
    paper = _read(data)
    return frozenset([FILE, *(it.name for it in paper.files)]) if paper else frozenset()


def digests_in(data: bytes) -> dict[str, set[str]]:
    """By name, the SHA-256 that an export gave each file; none when no export wrote the paper.

    A file has two where an export was broken off: it may be the old one or the new one.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    paper = _read(data)
    for it in paper.files if paper else ():
        found[it.name].add(it.sha256)
    return found


def digest_of(files: Iterable[tuple[str, str]]) -> str:
    """Of names and digests, in their order: what tells one list of files from any other."""
    lines = "".join(f"{sha256}  {name}\n" for name, sha256 in files)
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()


def written(row: Mapping[str, Any]) -> bytes:
    """The paper with its seal, by which ``is_as_written`` sees whether a hand was at it."""
    sealed = dict(row) | {_SEAL: _seal(row)}
    return msgspec.json.format(msgspec.json.encode(sealed)) + b"\n"


def is_as_written(data: bytes) -> bool:
    try:
        row = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False
    return row.pop(_SEAL, "") == _seal(row)


def joined(old: bytes, new: bytes) -> bytes:
    """For the time in which files of two exports change places: each may be the old one or the new one."""
    papers = [it for it in map(_read, (old, new)) if it]
    files = [it for paper in papers for it in paper.files]
    return written(
        {
            "program": _PROGRAM,
            "digest": digest_of((it.name, it.sha256) for it in files),
            "files": [{"name": it.name, "sha256": it.sha256} for it in files],
        }
    )


def _read(data: bytes) -> _Paper | None:
    try:
        paper = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    known = paper.digest == digest_of((it.name, it.sha256) for it in paper.files)
    return paper if paper.program == _PROGRAM and known else None


def _seal(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(dict(row))).hexdigest()
