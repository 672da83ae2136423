"""Packs what archives hold by ISA-L, in a fifth of zlib's time and hardly larger; by zlib where it is not there.

Both write what every program unpacks. The same articles give the same bytes on one machine, not on any other.
Our own files are unpacked by it too, in a third of the time; those of strangers are zlib's business.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterator
from copy import copy
from functools import cache
from types import ModuleType
from typing import IO, Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

_QUICKLY = 2
"""Of zlib: files are a quarter larger than by the usual level, and packed in less than half the time."""
_RAW = -15
"""The window of a stream without zlib's head and checksum, as archives hold it."""
_PACKED = 1 << 16


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


class Packed:
    """An entry that is packed while it grows, and goes into an archive when it is whole.

    Until then ``stream`` keeps the packed bytes, a tenth of the others, so that many entries can grow at a time.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._packer = packer(_RAW)
        self._sum_up = (isa_l() or zlib).crc32
        self._size = self._check = 0

    def write(self, data: bytes) -> None:
        self._size += len(data)
        self._check = self._sum_up(data, self._check)
        self._stream.write(self._packer.compress(data))

    def into(self, archive: ZipFile, name: str) -> None:
        """The last that is done with it; the archive is one that is being written.

        WORKAROUND: ``zipfile`` takes nothing that is packed already. So the entry is put behind the others, and
        into its list of them, by what ``ZipFile`` has of these since Python 2.
        """
        assert archive.fp
        self._stream.write(self._packer.flush())
        entry = ZipInfo(name)
        entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
        entry.file_size, entry.compress_size = self._size, self._stream.tell()
        entry.CRC, entry.header_offset = self._check, archive.start_dir
        archive.fp.seek(archive.start_dir)
        archive.fp.write(entry.FileHeader())
        self._stream.seek(0)
        shutil.copyfileobj(self._stream, archive.fp)
        archive.start_dir = archive.fp.tell()
        archive.filelist.append(entry)
        archive.NameToInfo[name] = entry


def unpacked(archive: ZipFile, name: str, size: int) -> Iterator[bytes]:
    """What that entry holds, in pieces of at most ``size`` bytes; never more than it says of itself.

    Raises:
        BadZipFile: it is damaged, breaks off, or has another length or checksum than it says; what came before
            the end may be anything.
    """
    quick, info = isa_l(), archive.getinfo(name)
    if quick is None or info.compress_type != ZIP_DEFLATED:
        with archive.open(info) as stream:
            while data := stream.read(size):
                yield data
        return
    rest, check = info.file_size, 0
    with archive.open(_as_it_lies(info)) as stream:
        unpacker = quick.decompressobj(_RAW)
        while not unpacker.eof:
            packed = unpacker.unconsumed_tail or stream.read(_PACKED)
            try:
                data = unpacker.decompress(packed, size)
            except quick.error as error:
                raise BadZipFile(str(error)) from None
            rest, check = rest - len(data), quick.crc32(data, check)
            if rest < 0 or not (data or len(unpacker.unconsumed_tail) < len(packed)):
                raise BadZipFile(name)
            if data:
                yield data
    if rest or check != info.CRC:
        raise BadZipFile(name)


def _as_it_lies(entry: ZipInfo) -> ZipInfo:
    """By which an archive gives the packed bytes of the entry as they are."""
    bare = copy(entry)
    bare.compress_type, bare.file_size = ZIP_STORED, entry.compress_size
    del bare.CRC  # it is that of the unpacked ones
    return bare
