"""Where the parts of a project lie that is just as Hashiya writes it, so that it need not be held; it reads no mark.

Such a project names its sources, then its notes, then its links, all in the order of the sources: three that read
it side by side find together what belongs to one source.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import SEEK_END
from typing import IO, NamedTuple

from hashiya.formats.quick_checks import UnusualError
from hashiya.formats.refi import names

PORTION = 1 << 18
_LONGEST = 64 << 20
"""Bytes of one source's marks, or of what stands before the sources, that are read quickly at most."""
_START = (
    f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="{names.SPACE}" '
    f'name="Hashiya" origin="{names.ORIGIN} '
).encode()
_END = b"</Project>\n"
_SOURCE = b"</TextSource>\n"
_SELECTION, _ORIGIN = b'<PlainTextSelection guid="', b' originGUID="'
_GUID = 36

Place = tuple[int, int]


class Layout(NamedTuple):
    """What stands before the sources, and from where to where in the stream the parts are."""

    head: bytes
    sources: Place
    notes: Place
    links: Place


def layout(stream: IO[bytes], *, vouched: bool = False) -> Layout | None:
    """``None``: the project is not ours, or something in it stands elsewhere than we put it.

    ``vouched``: it is byte for byte as it was written, so that nothing was moved in it.
    """
    stream.seek(0)
    if stream.read(len(_START)) != _START:
        return None
    start = _find(stream, b"<Sources>\n", 0)
    end = _last(stream, b"</Sources>\n", start) if 0 <= start < _LONGEST else -1
    if end < 0:
        return None
    stream.seek(0)
    head = stream.read(start)
    at = end + len(b"</Sources>\n")
    notes, at = _part(stream, b"Notes", at)
    links, at = _part(stream, b"Links", at)
    stream.seek(at)
    if stream.read(len(_END) + 1) != _END or b"<!" in head:
        return None
    found = Layout(head, (start + len(b"<Sources>\n"), end), notes, links)
    try:
        return found if vouched or _in_order(stream, found) else None
    except UnusualError:
        return None


def _find(stream: IO[bytes], words: bytes, at: int) -> int:
    stream.seek(at)
    rest = b""
    while portion := stream.read(PORTION):
        data = rest + portion
        found = data.find(words)
        if found >= 0:
            return at + found
        cut = max(0, len(data) - len(words) + 1)
        rest = data[cut:]
        at += cut
    return -1


def _last(stream: IO[bytes], words: bytes, first: int) -> int:
    """Where they stand last; from the end, for what comes before is most of a project."""
    at = stream.seek(0, SEEK_END)
    rest = b""
    while at > first:
        size = min(PORTION, at - first)
        at = stream.seek(at - size)
        data = stream.read(size) + rest
        found = data.rfind(words)
        if found >= 0:
            return at + found
        rest = data[: len(words) - 1]
    return -1


def _part(stream: IO[bytes], name: bytes, at: int) -> tuple[Place, int]:
    """The place of a part that may be missing, and where it ends."""
    first, last = b"<" + name + b">\n", b"</" + name + b">\n"
    stream.seek(at)
    if stream.read(len(first)) != first:
        return (at, at), at
    end = _find(stream, last, at)
    return ((at + len(first), end), end + len(last)) if end >= 0 else ((at, at), at)


def _in_order(stream: IO[bytes], of: Layout) -> bool:
    """Whether the links come as the sources come in which they begin: then none is missed on the way."""
    origins = _origins(stream, of.links)
    waiting = next(origins, None)
    if waiting is None:
        return True
    for data in pieces(stream, of.sources, _SOURCE):
        for source in data.split(_SOURCE):
            here = {it[:_GUID] for it in source.split(_SELECTION)}
            while waiting in here:
                waiting = next(origins, None)
    return waiting is None


def _origins(stream: IO[bytes], place: Place) -> Iterator[bytes]:
    """Of each link; a link that does not name one as we do it makes the order uncertain."""
    for data in pieces(stream, place, b"\n"):
        _, *found = data.split(_ORIGIN)
        if len(found) != data.count(b"<") - data.count(b"<NoteRef ") - data.count(b"</Link>"):
            raise UnusualError
        yield from (it[:_GUID] for it in found)


def pieces(stream: IO[bytes], place: Place, end: bytes) -> Iterator[bytes]:
    """Portions of what stands there, each with whole records: ``end`` is how a record ends.

    Raises:
        UnusualError: there is another end, or a record is too long.
    """
    at, last = place
    rest = b""
    while at < last:
        stream.seek(at)
        portion = stream.read(min(PORTION, last - at))
        at += len(portion)
        data = rest + portion
        cut = data.rfind(end) + len(end)
        if not portion or len(data) > _LONGEST:
            raise UnusualError
        if cut < len(end):
            rest = data
            continue
        yield data[:cut]
        rest = data[cut:]
    if rest:
        raise UnusualError
