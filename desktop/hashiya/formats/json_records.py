"""Cuts a file of JSON objects into its records, one a line or in one array, without holding the file.

It knows no format. A record that is broken costs only itself, as long as its brackets can be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

import msgspec

from hashiya.formats import json_values, lines
from hashiya.formats.format import Incoming, Note
from hashiya.formats.json_values import BadJson
from hashiya.formats.source import Source

LONGEST = 256 * 1024 * 1024
FIRST = 4 * 1024 * 1024
"""Bytes that a recogniser reads at most to see the first record whole."""

LOOKED_AT = 50
"""Records of the beginning by which a format is recognised, at most."""

HELD = 32 * 1024 * 1024
"""Bytes of an array that is held as a whole: its elements are then told apart much faster."""

_CHUNK = 1024 * 1024
_elements = msgspec.json.Decoder(list[msgspec.Raw]).decode
_BOM = b"\xef\xbb\xbf"
_SIGNS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}"]', re.DOTALL)
_EMPTY = b" \t\r\n,"
_OPENING = b"[{"

Cut = tuple[int, bytes | None]
"""The line where a record begins, and its bytes (``None``: it is over the limit)."""


def objects(source: Source) -> Iterator[tuple[int, dict[str, Any]] | Note]:
    """Each record with the line where it begins, or a note that says why it cannot be used.

    Raises:
        OSError: the file cannot be read.
    """
    for it in records(source, _never):
        assert not isinstance(it, Incoming)
        yield it


Quick = Callable[[bytes, str, int], Incoming | None]
"""Makes an article of a record as Hashiya writes it: of its bytes, the file's name and the line."""


def records(source: Source, quick: Quick) -> Iterator[Incoming | tuple[int, dict[str, Any]] | Note]:
    """The same; a record that ``quick`` knows how to read comes as the article that it is.

    Raises:
        OSError: the file cannot be read.
    """
    found = False
    for line, data in cut(source):
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


def _never(data: bytes, file: str, line: int) -> None:
    """No record is known beforehand."""


def first(source: Source) -> dict[str, Any] | None:
    """The first record that is a sound object and not very long; to recognise formats by its keys."""
    return next(firsts(source), None)


def firsts(source: Source) -> Iterator[dict[str, Any]]:
    """Some records of the beginning, broken ones passed over: the very first may have nothing to know a
    format by, as a text in which nobody marked anything."""
    with source.open("rb") as stream:
        head = stream.read(FIRST).removeprefix(_BOM).lstrip()
    if head[:1] not in (b"{", b"["):
        return
    scan = _Scan(depth=1 if head.startswith(b"[") else 0)
    for data in islice(scan.feed(head[scan.depth :]), LOOKED_AT):
        with suppress(BadJson):
            yield json_values.record(data.strip(_EMPTY))


def cut(source: Source) -> Iterator[Cut]:
    """The records as they stand in the file, by the line where each begins.

    Raises:
        OSError: the file cannot be read.
    """
    with source.open("rb") as stream:
        head = stream.read(_CHUNK).removeprefix(_BOM).lstrip()
    if head.startswith(b"["):
        whole = _whole(source) if source.stat().st_size <= HELD else None
        return _cut(source, depth=1) if whole is None else whole
    line = head.partition(b"\n")[0].rstrip()
    if head.startswith(b"{") and len(line) < len(head.rstrip()) and not line.endswith(b"}"):
        return _cut(source, depth=0)
    return lines.numbered(source)


def _whole(source: Source) -> Iterator[Cut] | None:
    """The elements of an array that is sound and small enough to be held; ``None``: it is not sound."""
    data = source.read_bytes().removeprefix(_BOM)
    try:
        return _placed(data, _elements(data))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _placed(data: bytes, elements: list[msgspec.Raw]) -> Iterator[Cut]:
    line, at = 1 + data.count(b"\n", 0, data.index(b"[")), data.index(b"[") + 1
    for it in elements:
        piece = bytes(it)
        start = data.index(piece, at)
        line += data.count(b"\n", at, start)
        yield line, piece
        line += piece.count(b"\n")
        at = start + len(piece)


def _cut(source: Source, depth: int) -> Iterator[Cut]:
    """The elements of the array that the file is (``depth`` 1), or objects that follow another."""
    scan, line = _Scan(depth), 1
    with source.open("rb") as stream:
        chunk = stream.read(_CHUNK).removeprefix(_BOM)
        if depth:
            before, _, chunk = chunk.partition(b"[")
            line += before.count(b"\n")
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
