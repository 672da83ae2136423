"""Packs what archives hold by ISA-L, in a fifth of zlib's time and hardly larger; by zlib where it is not there.

Both write what every program unpacks. Nothing is unpacked here: files of strangers are zlib's business. The same
articles give the same bytes on one machine, not on any other.
"""

from __future__ import annotations

import zlib
from functools import cache
from types import ModuleType
from typing import IO, Protocol
from zipfile import ZipFile, ZipInfo

_QUICKLY = 2
"""Of zlib: files are a quarter larger than by the usual level, and packed in less than half the time."""
_RAW = -15
"""The window of a stream without zlib's head and checksum, as archives hold it."""


class Packer(Protocol):
    """As ``zlib.compressobj`` gives it."""

    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


@cache
def isa_l() -> ModuleType | None:
    """Imported when something is packed: it costs the start of a program six milliseconds."""
    try:
        from isal import isal_zlib
    except ImportError:  # it is made for some processors only
        return None
    return isal_zlib


def packer(window: int = zlib.MAX_WBITS) -> Packer:
    """One stream of zlib's form, or the bare one that ``window`` asks for."""
    quick = isa_l()
    if quick is not None:
        return quick.compressobj(quick.ISAL_DEFAULT_COMPRESSION, wbits=window)
    return zlib.compressobj(_QUICKLY, wbits=window)


def entry(archive: ZipFile, it: str | ZipInfo, *, large: bool = False) -> IO[bytes]:
    """An entry of an archive that deflates, to be written; ``large``: it may pass two gigabytes.

    WORKAROUND: ``zipfile`` has no way to say who packs (python/cpython#95534 asks for one); where its stream no
    longer keeps its packer under that name, zlib goes on.
    """
    stream = archive.open(it, "w", force_zip64=large)
    if isinstance(getattr(stream, "_compressor", None), type(zlib.compressobj())):
        setattr(stream, "_compressor", packer(_RAW))  # noqa: B010 - not an attribute to be known by types
    return stream
