"""A file of CoNLL-U cut into documents as Hashiya writes them, and whatever else into paragraphs; it reads no row."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from hashiya.formats.format import Incoming
from hashiya.formats.source import Source
from hashiya.formats.tokens.paragraphs import Paragraphs, chunks

Paragraph = tuple[int, str]
"""The number of its first line, and its lines."""
Maker = Callable[[int, bytes], Incoming | None]
"""What makes an article of a whole document, of which it is told its first line, or leaves it alone."""
_Piece = tuple[int, bytes, bool]
"""The number of its first line, some bytes of a document, whether it ends with them."""

MOST_HELD = 1 << 21
"""Bytes of a document that is taken as a whole; it has fewer tokens than may be together."""

_CHUNK = 1 << 16
_BEGIN = b"# newdoc id = "
_BORDER = b"\n\n" + _BEGIN
_OURS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:# global\.columns = [^\t\n]+\n)?"
    rb"# newdoc id = [^\t\n]+\n# global\.Entity = [^\t\n]+\n# hashiya\.article = "
)
_CRLF = re.compile(rb"\r+\n")


def documents(
    path: Source, encoding: str, head: bytes, make: Maker
) -> Iterator[Incoming | Paragraph]:
    """What ``make`` makes of each document of ours; of all others their paragraphs, in order.

    ``head`` are the file's first bytes: only a file of our own is cut into documents, by its bytes.
    """
    if encoding != "utf-8" or not _OURS.match(_CRLF.sub(b"\n", head)):
        yield from _paragraphs(chunks(path, encoding), 1)
        return
    pieces = _pieces(path)
    for number, data, whole in pieces:
        made = make(number, data) if whole else None
        if made is not None:
            yield made
        else:
            yield from _paragraphs(_decoded(data, pieces, whole=whole), number)


def _paragraphs(stream: Iterable[str], number: int) -> Iterator[Paragraph]:
    for at, text, _ in Paragraphs(stream):
        if text:
            yield number - 1 + at, text


def _pieces(path: Source) -> Iterator[_Piece]:
    """Each document, in pieces when it is very long; line ends are LF."""
    number = 1
    with path.open("rb") as stream:
        rest = stream.read(_CHUNK).removeprefix(codecs.BOM_UTF8)
        for data in chain(iter(partial(stream.read, _CHUNK), b""), [b""]):
            rest += data
            if data and rest.endswith(b"\r"):
                continue
            if b"\r" in rest:
                rest = _CRLF.sub(b"\n", rest)
            first, *more = rest.split(_BORDER)
            *whole, rest = first, *(_BEGIN + it for it in more)
            for it in whole:
                yield number, it, True
                number += it.count(b"\n") + 2
            if len(rest) > MOST_HELD:
                piece, rest = rest[: -len(_BORDER)], rest[-len(_BORDER) :]
                yield number, piece, False
                number += piece.count(b"\n")
    yield number, rest, True


def _decoded(first: bytes, pieces: Iterator[_Piece], *, whole: bool) -> Iterator[str]:
    """The text of the document that these bytes begin, with the pieces that follow."""
    decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
    text = decode(first, whole)
    yield from (text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK))
    while not whole:
        _, data, whole = next(pieces)
        yield decode(data, whole)
    yield "\n\n"
