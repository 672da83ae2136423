"""A text file as it streams by, cut at its blank lines; what the lines say is not its affair."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import chain

from hashiya.formats.format import HEAD
from hashiya.formats.source import Source
from hashiya.text import decoding

_CHUNK = 1 << 16
"""Letters read at once; a line of more than two such is none of a token."""
_CRLF = re.compile(r"\r+\n")
_WHITE_LINE = re.compile(r"(?<=\n)[^\S\n]+\n|^[^\S\n]+\n")
_BEGINS_WHITE = re.compile(r"\n[^\S\n]")
"""The beginning of a line that may hold nothing but white space: looked for first, since it is rare."""

Paragraph = tuple[int, "str | None", bool]
"""The number of its first line, its lines (``None``: one that is too long), whether a blank one follows."""


def head_text(head: bytes, encoding: str | None = None) -> str:
    """The whole lines of some first bytes; empty when they are no text."""
    try:
        text = decoded_head(head, encoding).text
    except (decoding.NotText, LookupError):
        return ""
    kept, end, _ = text.rpartition("\n")
    return kept + end if end and len(head) >= HEAD else text


def decoded_head(head: bytes, encoding: str | None) -> decoding.Decoded:
    """What the first bytes say; UTF-8 is taken at its word, whatever its tokens hold.

    Raises:
        decoding.NotText: when they are empty or no text.
        LookupError: for an encoding that does not exist.
    """
    whole = _whole(head)
    if encoding is None and whole and b"\0" not in whole:
        with suppress(UnicodeDecodeError):
            text = in_lines(whole.decode("utf-8-sig"))
            return decoding.Decoded(text, "utf-8", bom=False, replaced=0, certain=True)
    decoded = decoding.decode(whole, encoding)
    return replace(decoded, text=in_lines(decoded.text))


def in_lines(text: str) -> str:
    """With line feeds where a Mac of old, or Excel for one, ended all lines without them."""
    return text.replace("\r", "\n") if _is_old(text) else text


def _is_old(text: str) -> bool:
    return "\r" in text and "\n" not in text


def _whole(head: bytes) -> bytes:
    """Without a letter of UTF-8 that the end cuts."""
    for cut in range(min(4, len(head))):
        try:
            head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return head[: len(head) - cut]
    return head


def chunks(path: Source, encoding: str) -> Iterator[str]:
    """The file's text as it streams by; what cannot be decoded becomes a sign that a draft counts."""
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    errors = "replace" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    with path.open("rb") as stream:
        text = io.TextIOWrapper(stream, encoding=name, errors=errors, newline="\n")
        first = text.read(_CHUNK)
        old = _is_old(first.removesuffix("\r"))  # behind which a line feed may come
        for it in chain([first], iter(partial(text.read, _CHUNK), "")):
            yield it.replace("\r", "\n") if old else it
    yield "\n\n"


def cut(number: int, stretch: str) -> Iterator[Paragraph]:
    """The paragraphs of a stretch whose first line has that number."""
    for it in stretch.split("\n\n"):
        rows = it.lstrip("\n")
        blank = len(it) - len(rows)
        if blank:  # behind more than one blank line
            yield number, "", True
        yield number + blank, rows, True
        number += it.count("\n") + 2


class Paragraphs:
    """What stands between blank lines; in pieces where none comes for long.

    ``rest`` begins with the line of that ``number``; its last line may not be whole yet.
    """

    def __init__(self, stream: Iterable[str]) -> None:
        self._stream = stream
        self._rest, self._number, self._skipping = "", 1, False

    def __iter__(self) -> Iterator[Paragraph]:
        for number, text, ends in self.stretches():
            if text is None or not ends:
                yield number, text, ends
            else:
                yield from cut(number, text)

    def stretches(self) -> Iterator[Paragraph]:
        """As many whole paragraphs at once as there are, blank lines between them (see ``cut``)."""
        for chunk in self._stream:
            self._rest += chunk
            if self._rest.endswith("\r"):
                continue
            if self._skipping and not self._skipped():
                continue
            if "\r" in self._rest:
                self._rest = _CRLF.sub("\n", self._rest)
            if self._rest[:1].isspace() or _BEGINS_WHITE.search(self._rest):
                self._rest = _WHITE_LINE.sub("\n", self._rest)
            *whole, self._rest = self._rest.split("\n\n")
            if whole:
                stretch = "\n\n".join(whole)
                yield self._number, stretch, True
                self._number += stretch.count("\n") + 2
            if len(self._rest) > 2 * _CHUNK:
                yield self._piece()

    def _piece(self) -> Paragraph:
        """The whole lines of what has no blank line yet; or a line that is too long, to be skipped."""
        number = self._number
        lines, end, self._rest = self._rest.rpartition("\n")
        if not end:
            self._rest, self._skipping = "", True
            return number, None, False
        self._number += lines.count("\n") + 1
        return number, lines, False

    def _skipped(self) -> bool:
        """Whether the end of the line that is too long has come."""
        _, end, self._rest = self._rest.partition("\n")
        if end:
            self._number += 1
            self._skipping = False
        else:
            self._rest = ""
        return bool(end)
