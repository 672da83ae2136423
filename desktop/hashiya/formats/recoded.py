"""JSON in another encoding, as some programs for Windows save it, seen as the UTF-8 that readers know.

UTF-16 and UTF-32 show themselves; which of the encodings with a byte for each letter it is, is guessed as of a text.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Literal, cast

from hashiya.formats.format import Incoming, Note, Reader, ReadOptions
from hashiya.formats.source import Size, Source, head_of
from hashiya.formats.unnamed import told_apart
from hashiya.text import decoding

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED = 256
_SURVEYED = 1 << 16
"""Bytes by which it is told which letters the others are; a file with none outside ASCII among them is UTF-8."""
_CUT = 3
"""Bytes of a letter of UTF-8 that the end of a piece may lack."""
_PIECE = 1 << 16
_TIMES = 2
"""In bytes of another encoding so many more are no letters of UTF-8 than happen to be some."""
_NO_LETTER = "\udcff"
"""Stands for a unit that is none in its encoding: no letter of UTF-8 either, so whoever reads the line says so."""
_HANDLER = "hashiya-no-letter"


def _no_letter(bad: UnicodeError) -> tuple[str, int]:
    if not isinstance(bad, UnicodeDecodeError):
        raise bad
    return _NO_LETTER, bad.end


codecs.register_error(_HANDLER, _no_letter)


def seen(source: Source, chosen: str | None = None) -> Source:
    """The same file, or one that reads as UTF-8 what is JSON in another encoding; ``chosen`` overrules the guess.

    Raises:
        OSError: it cannot be read. LookupError: for an encoding that does not exist.
    """
    head = head_of(source, _LOOKED)
    if wide := _wide(head):
        return Recoded(source, wide)
    if not head.lstrip().startswith((b"{", b"[")):
        return source
    narrow = _narrow(head_of(source, _SURVEYED), chosen)
    return Recoded(source, narrow, guessed=not chosen) if narrow else source


def read(reader: Reader, source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """What the reader finds in the file as ``seen``; told first if its letters were guessed.

    Articles for which the file has no names are told apart.

    Raises:
        OSError: it cannot be read. LookupError: for an encoding that does not exist.
    """
    found = seen(source, options.encoding)
    if isinstance(found, Recoded) and found.guessed:
        values = {"encoding": found.encoding}
        yield Note(message="formats-encoding-guessed", name=source.name, values=values)
    encoding = found.encoding if isinstance(found, Recoded) else ""
    narrow = encoding and not encoding.startswith("utf-")
    for it in told_apart(reader(found, options), source):
        yield replace(it, encoding=encoding) if narrow and isinstance(it, Incoming) else it


def _narrow(head: bytes, chosen: str | None) -> str:
    """The encoding with a byte for each letter; empty for UTF-8, also where some bytes of that are broken."""
    for cut in range(_CUT + 1):
        try:
            head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return ""
    text = head.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost < _TIMES * sum(not it.isascii() for it in text.replace("\ufffd", "")):
        return ""
    try:
        found = decoding.decode(head, chosen)
    except decoding.NotText:
        return ""
    return "" if found.encoding.startswith("utf-") else found.encoding


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
    """``origin`` is in ``encoding``; what lies beside it is as it is. ``guessed``: nothing in it says so."""

    origin: Source
    encoding: str
    guessed: bool = False

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
