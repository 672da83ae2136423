"""Cuts a file into lines without ever holding one that is too long; it decodes nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, cast

from hashiya.formats.source import Source

LONGEST = 256 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_CHUNK = 1024 * 1024
_BUFFER = 256 * 1024


def numbered(path: Source, longest: int | None = None) -> Iterator[tuple[int, bytes | None]]:
    """Line number from 1 and the line without its end; ``None`` for a line over the limit.

    Raises:
        OSError: when the file cannot be read.
    """
    limit = longest or LONGEST
    with path.open("rb") as narrow, widely(narrow) as stream:
        number = 0
        while line := stream.readline(limit + 1):
            number += 1
            if len(line) > limit and not line.endswith(b"\n"):
                while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
                    pass
                yield number, None
                continue
            yield number, line.removeprefix(_BOM if number == 1 else b"").rstrip(b"\r\n")


def widely(stream: IO[bytes]) -> IO[bytes]:
    """The same bytes through a larger buffer: a line that holds an article is not put together of dozens."""
    return io.BufferedReader(cast("io.RawIOBase", stream), _BUFFER)
