"""Sheets that have a word and its tag in each row, read as the same rows between commas are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Literal

from hashiya.formats.conll import comma_columns, reading
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.source import Source
from hashiya.formats.tables.plain import Numbered

LOOKED = 500
"""Rows that are looked at: the first ones may all be of one name."""


def is_one(rows: Sequence[Numbered]) -> bool:
    return len(rows) > 1 and comma_columns.is_tokens(_between_commas(rows))


def articles(
    source: Source, rows: Iterable[Numbered], options: ReadOptions
) -> Iterator[Incoming | Note]:
    """One for each sheet, as of a file with these rows."""
    yield from reading.read(_Table(source, _between_commas(rows).encode("utf-8")), options)


def _between_commas(rows: Iterable[Numbered]) -> str:
    """The rows on the lines that they have in the sheet: an empty one ends a sentence."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    at = 0
    for number, row in rows:
        at = at or number
        stream.write("\n" * (number - at))
        writer.writerow([" ".join(it.split()) for it in row])
        at = number + 1
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class _Table:
    """What a reader sees of a sheet: a file of that name between commas."""

    source: Source
    data: bytes
    suffix: str = ".csv"

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def stem(self) -> str:
        return self.source.stem

    @property
    def st_size(self) -> int:
        return len(self.data)

    def open(self, mode: Literal["rb"]) -> IO[bytes]:
        return io.BytesIO(self.data)

    def read_bytes(self) -> bytes:
        return self.data

    def with_name(self, name: str) -> Source:
        return self.source.with_name(name)

    def with_suffix(self, suffix: str) -> Source:
        return self.source.with_suffix(suffix)

    def is_file(self) -> bool:
        return True

    def stat(self) -> _Table:
        return self
