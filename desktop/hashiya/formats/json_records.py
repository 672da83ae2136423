"""Cuts a file of JSON objects into its records, one a line or in one array, without holding the file.

It knows no format. A record that is broken costs only itself, as long as its brackets can be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from itertools import islice
from typing import IO, Any, TypeVar

import msgspec

from hashiya.formats import json_large, json_values, lines
from hashiya.formats.format import Note
from hashiya.formats.json_values import BadJson
from hashiya.formats.source import Source

LONGEST = 256 * 1024 * 1024
FIRST = 4 * 1024 * 1024
"""Bytes that a recogniser reads at most to see the first record whole."""

LOOKED_AT = 50
"""Records of the beginning by which a format is recognised, at most."""

_CHUNK = 1024 * 1024
_one = msgspec.json.Decoder(msgspec.Raw).decode
_GOES_ON = re.compile(r"trailing characters \(byte (\d+)\)")
_ENDS_TOO_EARLY = "Input data was truncated"
_BETWEEN = re.compile(rb"[ \t\r\n,]*")
_ENDING = (b",", b"]")
_BOM = b"\xef\xbb\xbf"
_SIGNS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}"]', re.DOTALL)
_EMPTY = b" \t\r\n,"
_OPENING = b"[{"
_SHORT = 8

Cut = tuple[int, bytes | None]
"""The line where a record begins, and its bytes (``None``: it is over the limit)."""


Record = tuple[int, dict[str, Any]]
Made = TypeVar("Made")
Quick = Callable[[bytes, str, int], Made | None]
"""Makes an article, or what it is made of, of a record as Hashiya writes it: of its bytes, the file's name and
the line."""


def records(source: Source, quick: Quick[Made]) -> Iterator[Made | Record | Note]:
    """Each record with the line where it begins, or a note that says why it cannot be used.

    A record that ``quick`` knows how to read comes as what it makes of it.

    Raises:
        OSError: the file cannot be read.
    """
    done, ended = yield from _ours(source, quick)
    if ended:
        return
    found = done > 0
    for line, data in islice(cut(source), done, None):
        if data is not None and not data.strip():
            continue
        found = True
        if data is not None and (made := quick(data, source.name, line)):
            yield made
            continue
        try:
            yield line, json_values.record(data)
        except BadJson as bad:
            yield Note(
                message=bad.message, name=source.name, line=line, values=bad.values, lost=True
            )
    if not found:
        yield Note(message="formats-empty", name=source.name, lost=True)


def _ours(source: Source, quick: Quick[Made]) -> Generator[Made, None, tuple[int, bool]]:
    """The first articles of an array with a record a line, and whether these are all there is.

    What ``quick`` takes is one whole record: such a file need not be cut up before it is read.
    """
    done = 0
    with source.open("rb") as narrow, lines.widely(narrow) as stream:
        if stream.readline(_SHORT).removeprefix(_BOM) not in (b"[\n", b"[\r\n"):
            return 0, False
        while line := stream.readline(LONGEST):
            record = line.strip(_EMPTY)
            made = quick(record, source.name, done + 2) if record[:1] == b"{" else None
            if made is None:
                return done, done > 0 and record == b"]" and not stream.read(_CHUNK).strip()
            done += 1
            yield made
    return done, False


def first(source: Source) -> dict[str, Any] | None:
    """The first record that is a sound object; to recognise formats by its keys."""
    return next(firsts(source), None)


def firsts(source: Source) -> Iterator[dict[str, Any]]:
    """Some records of the beginning, broken ones passed over: the very first may have nothing to know a
    format by, as a text in which nobody marked anything. One that is very long comes cut down."""
    with source.open("rb") as stream:
        head = stream.read(FIRST)
        some = False
        for it in firsts_in(head):
            some = True
            yield it
        if not some and len(head) == FIRST:
            yield from _large(head + stream.read(json_large.MOST))


def _large(data: bytes) -> Iterator[dict[str, Any]]:
    """The first record, where it is sound."""
    head = data.removeprefix(_BOM)
    start = len(head) - len(head.lstrip(b" \t\r\n["))
    end = _behind(head, start) if head[start : start + 1] == b"{" else 0
    found = json_large.shortened(head[start:end]) if end else None
    if found is not None:
        yield found


def firsts_in(data: bytes) -> Iterator[dict[str, Any]]:
    """Some records of an array, or one after the other, that begin with these bytes."""
    head = data.removeprefix(_BOM).lstrip()
    if head[:1] not in (b"{", b"["):
        return
    for it in islice(_begun(head), LOOKED_AT):
        with suppress(BadJson):
            yield json_values.record(it.strip(_EMPTY))


def _begun(head: bytes) -> Iterator[bytes]:
    """The objects that these bytes begin: by the decoder as long as they are sound, from then on by brackets."""
    at = depth = 1 if head.startswith(b"[") else 0
    while True:
        start = next(_BETWEEN.finditer(head, at)).end()
        end = _behind(head, start) if head[start : start + 1] == b"{" else 0
        if not end:
            break
        yield head[start:end]
        at = end
    yield from _Scan(depth=depth).feed(head[at:])


def _behind(data: bytes, start: int) -> int:
    """Where what follows the object begins that begins there; 0: it is not sound, or not whole."""
    try:
        _one(memoryview(data)[start:])
    except msgspec.DecodeError as why:
        found = _GOES_ON.search(str(why))
        return start + int(found[1]) - 1 if found else 0
    except RecursionError:
        return 0
    return len(data)


def cut(source: Source) -> Iterator[Cut]:
    """The records as they stand in the file, by the line where each begins.

    Raises:
        OSError: the file cannot be read.
    """
    with source.open("rb") as stream:
        head = stream.read(_CHUNK).removeprefix(_BOM).lstrip()
    if head.startswith(b"["):
        return _elements(source)
    line = head.partition(b"\n")[0].rstrip()
    if head.startswith(b"{") and len(line) < len(head.rstrip()) and not line.endswith(b"}"):
        return _objects(source)
    return lines.numbered(source)


def _elements(source: Source) -> Iterator[Cut]:
    """The elements of the array that the file is; from one that is not sound on they are told by brackets."""
    with source.open("rb") as stream:
        before, _, data = stream.read(_CHUNK).removeprefix(_BOM).partition(b"[")
        line, at = 1 + before.count(b"\n"), 0
        while True:
            start = next(_BETWEEN.finditer(data, at)).end()
            line += data.count(b"\n", at, start)
            at, end = start, _end(data, start)
            if end > 0:
                yield line, data[at:end].rstrip()
                line += data.count(b"\n", at, end)
                at = end
                continue
            waiting = len(data) - at
            more = stream.read(max(_CHUNK, waiting)) if not end and waiting <= LONGEST else b""
            if not more:
                break
            data, at = data[at:] + more, 0
        yield from _loose(stream, _Scan(depth=1), data[at:], line)


def _end(data: bytes, start: int) -> int:
    """Where the value ends that begins there; 0: it needs more bytes; -1: it is not sound.

    The decoder passes over one value hundreds of times as quickly as we could, and complains of what follows.
    """
    try:
        _one(memoryview(data)[start:])
    except msgspec.DecodeError as why:
        if str(why) == _ENDS_TOO_EARLY:
            return 0
        found = _GOES_ON.search(str(why))
        end = start + int(found[1]) - 1 if found else 0
        return end if data[end : end + 1] in _ENDING and end > start else -1
    except RecursionError:
        return -1
    return 0


def _objects(source: Source) -> Iterator[Cut]:
    """Objects that follow each other, each on as many lines as it likes."""
    with source.open("rb") as stream:
        yield from _loose(stream, _Scan(depth=0), stream.read(_CHUNK).removeprefix(_BOM), 1)


def _loose(stream: IO[bytes], scan: _Scan, chunk: bytes, line: int) -> Iterator[Cut]:
    """What the scan tells apart in the chunk and what follows it."""
    while chunk:
        for data in scan.feed(chunk):
            kept = data.strip(_EMPTY)
            line += data[: len(data) - len(data.lstrip(_EMPTY))].count(b"\n")
            if kept:
                yield line, kept
            line += data.lstrip(_EMPTY).count(b"\n")
        if scan.waiting > LONGEST:
            yield line, None
            return
        chunk = stream.read(max(_CHUNK, scan.waiting))
    rest = scan.rest().strip(_EMPTY)
    if rest:
        yield line, rest


class _Scan:
    """Finds where the objects of a stream end, by brackets outside of strings."""

    def __init__(self, depth: int) -> None:
        self.depth = self._outer = depth
        self._buffer = bytearray()
        self._at = 0
        self._done = False

    @property
    def waiting(self) -> int:
        """Bytes of a record that is not over yet."""
        return len(self._buffer)

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """All that the chunk completes: each object with what stands between it and the one before."""
        self._buffer += chunk
        begin = 0
        for sign in _SIGNS.finditer(self._buffer, self._at):
            what = self._buffer[sign.start()]
            if what == 0x22:  # a quotation mark
                if sign.end() - sign.start() == 1:
                    self._at = sign.start()
                    break
                continue
            if what in _OPENING:
                self.depth += 1
                continue
            self.depth -= 1
            if self.depth == self._outer:
                yield bytes(self._buffer[begin : sign.end()])
                begin = sign.end()
            elif self.depth < self._outer:  # the array's own end, or one bracket too many
                if (between := bytes(self._buffer[begin : sign.start()])).strip(_EMPTY):
                    yield between
                begin, self.depth = sign.end(), self._outer
        else:
            self._at = len(self._buffer)
        del self._buffer[:begin]
        self._at = max(0, self._at - begin)

    def rest(self) -> bytes:
        return bytes(self._buffer)
