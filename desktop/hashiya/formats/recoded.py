"""JSON that stands in UTF-16 or UTF-32, as some programs for Windows save it, seen as the UTF-8 that readers know."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Literal, cast

from hashiya.formats.source import Size, Source, head_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED = 256
_PIECE = 1 << 16
_NO_LETTER = "\udcff"
"""Stands for a unit that is none in its encoding: no letter of UTF-8 either, so whoever reads the line says so."""
_HANDLER = "hashiya-no-letter"


def _no_letter(bad: UnicodeError) -> tuple[str, int]:
    if not isinstance(bad, UnicodeDecodeError):
        raise bad
    return _NO_LETTER, bad.end


codecs.register_error(_HANDLER, _no_letter)


def seen(source: Source) -> Source:
    """The same file, or one that reads as UTF-8 what is JSON in a wider encoding.

    Raises:
        OSError: it cannot be read.
    """
    encoding = _wide(head_of(source, _LOOKED))
    return Recoded(source, encoding) if encoding else source


def _wide(head: bytes) -> str:
    if b"\0" not in head:
        return ""
    for mark, encoding in _BOMS:
        rest = head.removeprefix(mark)
        unit = 4 if "32" in encoding else 2
        if len(rest) == len(head) and rest[:unit].strip(b"\0") not in (b"{", b"["):
            continue
        begin = rest[: len(rest) // unit * unit].decode(encoding, "ignore").lstrip()
        if begin.startswith(("{", "[")):
            return encoding
    return ""


@dataclass(frozen=True, slots=True)
class Recoded:
    """``origin`` is in ``encoding``; what lies beside it is as it is."""

    origin: Source
    encoding: str

    @property
    def name(self) -> str:
        return self.origin.name

    @property
    def stem(self) -> str:
        return self.origin.stem

    @property
    def suffix(self) -> str:
        return self.origin.suffix

    def open(self, mode: Literal["rb"]) -> IO[bytes]:
        return cast("IO[bytes]", io.BufferedReader(_Narrow(self.origin.open(mode), self.encoding)))

    def read_bytes(self) -> bytes:
        with self.open("rb") as stream:
            return stream.read()

    def with_name(self, name: str) -> Source:
        return self.origin.with_name(name)

    def with_suffix(self, suffix: str) -> Source:
        return self.origin.with_suffix(suffix)

    def is_file(self) -> bool:
        return self.origin.is_file()

    def stat(self) -> Size:
        return self.origin.stat()


class _Narrow(io.RawIOBase):
    """A stream of the same letters in UTF-8, without a byte order mark; it can only be read on."""

    def __init__(self, wide: IO[bytes], encoding: str) -> None:
        super().__init__()
        self._wide = wide
        self._decoder = codecs.getincrementaldecoder(encoding)(_HANDLER)
        self._begun = self._ended = False
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        while not self._rest and not self._ended:
            self._rest = self._next()
        room = memoryview(buffer).cast("B")
        count = min(len(room), len(self._rest))
        room[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _next(self) -> bytes:
        data = self._wide.read(_PIECE)
        self._ended = not data
        text = self._decoder.decode(data, final=self._ended)
        if text and not self._begun:
            self._begun, text = True, text.removeprefix("\ufeff")
        return text.encode("utf-8", "surrogatepass")

    def close(self) -> None:
        self._wide.close()
        super().close()
