"""Lines of a table that are not wholly letters in its encoding, and what was guessed of that; it cuts no cells."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.formats.corpus.table_rows import passed_over
from hashiya.formats.format import Note
from hashiya.formats.source import Source
from hashiya.text.decoding import Decoded

_SIGN = "\ufffd"


def notes(source: Source, decoded: Decoded | None, *, doubtful: bool) -> Iterator[Note]:
    """``decoded``: what was read at once; ``None``: it came as UTF-8, and ``doubtful`` says that a sign came for
    something.

    Raises:
        OSError: it cannot be read.
    """
    if decoded is None:
        if doubtful:
            yield from passed_over(source.name, "undecoded", _not_utf8(source))
        return
    if decoded.replaced:
        lines = _not_utf8(source) if decoded.encoding == "utf-8" else []
        if not lines:
            every = decoded.text.splitlines()
            lines = [number for number, it in enumerate(every, 1) if _SIGN in it]
        yield from passed_over(source.name, "undecoded", lines)
    if not decoded.certain and decoded.encoding != "utf-8":
        values = {"encoding": decoded.encoding}
        yield Note(message="formats-encoding-guessed", name=source.name, values=values)


def _not_utf8(source: Source) -> list[int]:
    """A file may well have the substitute sign itself, which is a letter like any other."""
    found: list[int] = []
    with source.open("rb") as stream:
        for number, it in enumerate(stream, 1):
            try:
                it.decode()
            except UnicodeDecodeError:
                found.append(number)
    return found
