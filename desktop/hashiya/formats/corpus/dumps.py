"""Dumps of many texts in one file: WET of Common Crawl, Wikipedia as WikiExtractor leaves it; read in pieces.

Every record is an article with its address. A WARC of pages as servers sent them is told from that and refused.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import partial
from typing import IO

from hashiya.formats.documents.html_facts import fitting_language, line
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.naming import of_record
from hashiya.formats.source import Source, head_of
from hashiya.wording import Inserted, first_of

LARGEST = 4 << 30
LONGEST = 64 << 20
"""Bytes of one record."""

_WARC = b"WARC/"
_DOC = re.compile(rb"(?:\xef\xbb\xbf)?\s*<doc id=\"[^\"<>]*\" [^<>\n]*>")
_START = re.compile(r"(<doc id=\"[^\"\n]*(?:\"[^\n]*?)?\"\s*>)(.*)", re.DOTALL)
_END = "</doc>"
_FACT = re.compile(r"\b(\w+)=\"(.*?)\"(?=\s+\w+=\"|\s*$)")
_LANGUAGES = {"ara": "ar", "fas": "fa", "heb": "he", "urd": "ur", "eng": "en"}
_LONGEST_HEAD = 4096
_NAMED = 10
"""So many records without words are told by their lines."""


def recognises(source: Source, head: bytes) -> bool:
    return head.startswith(_WARC) or bool(_DOC.match(head))


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """An article for each record with words, and a note for those without.

    Raises:
        OSError: the file cannot be read.
    """
    yield from in_words(source, _read(source))


def _read(source: Source) -> Iterator[Incoming | Note]:
    if source.stat().st_size > LARGEST:
        raise Refused("formats-too-large")
    head = head_of(source, 4096)
    if not recognises(source, head):
        raise Refused("formats-damaged")
    empty: list[int] = []
    outside: list[int] = []
    found = 0
    with source.open("rb") as stream:
        records = (
            _pages(source, stream) if head.startswith(_WARC) else _entries(source, stream, outside)
        )
        for it in records:
            if isinstance(it, int):
                empty.append(it)
            else:
                found += 1
                yield it
    yield from _of_lines(source, "formats-dump-outside", outside)
    yield from _of_lines(source, "formats-corpus-empty-rows", empty)
    if not found and not empty:
        raise Refused("formats-empty")


def _of_lines(source: Source, message: str, at: list[int]) -> Iterator[Note]:
    """How many lines it befell, and the first of them."""
    if at:
        values: dict[str, Inserted] = {"count": len(at), "lines": first_of(at, _NAMED)}
        yield Note(message=message, name=source.name, values=values, lost=True)


def _address(told: str) -> str:
    return line(told) if told.startswith(("http://", "https://")) else ""


# -- pages of the web


def _pages(source: Source, stream: IO[bytes]) -> Iterator[Incoming | Note | int]:
    """Records of a WET by their length; the number of a line where one has no words."""
    at, number = 1, 0
    while version := stream.readline(1000):
        begun, at = at, at + 1
        if not version.strip():
            continue
        if not version.startswith(_WARC):
            raise Refused("formats-dump-broken", line=begun)
        heads: dict[str, str] = {}
        while (told := stream.readline(1 << 16)).strip():
            at += 1
            name, _, value = told.decode("utf-8", "replace").partition(":")
            heads[name.strip().lower()] = value.strip()
        length = heads.get("content-length", "")
        if not length.isdecimal() or len(length) > 20 or int(length) > LONGEST:
            raise Refused("formats-dump-broken", line=begun)
        data = stream.read(int(length))
        at += 1 + data.count(b"\n")
        kind = heads.get("warc-type", "")
        if kind in ("response", "request", "resource", "revisit"):
            raise Refused("formats-warc")
        if kind == "conversion":
            number += 1
            yield _page(source, data, heads, (begun, number))


def _page(
    source: Source, data: bytes, heads: dict[str, str], where: tuple[int, int]
) -> Incoming | int:
    text = data.decode("utf-8", "surrogateescape").rstrip("\r\n")
    if not has_letter(text):
        return where[0]
    told = heads.get("warc-identified-content-language", "").split(",")[0]
    draft = Draft(source.name, text, line=where[0])
    if len(data) < int(heads["content-length"]):
        draft.lose("formats-dump-ends")
    return draft.incoming(
        name=of_record(source.stem, where[1]),
        url=_address(heads.get("warc-target-uri", "").strip("<>")),
        language=fitting_language(_LANGUAGES.get(told, ""), text),
    )


# -- Wikipedia


def _entries(source: Source, stream: IO[bytes], outside: list[int]) -> Iterator[Incoming | int]:
    """What stands between ``<doc …>`` and ``</doc>``; its first line repeats the title.

    ``outside`` gets the numbers of lines with words that stand in no entry.
    """
    begun, head, words, size = 0, "", list[str](), 0
    for number, data in enumerate(iter(partial(stream.readline, LONGEST), b""), 1):
        row = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
        starts = None if begun else _START.match(row.lstrip()[:_LONGEST_HEAD])
        if starts:
            row = row.lstrip()[starts.end(1) :]
            begun, head, words, size = number, starts[1], [], 0
        size += len(data)
        if not begun:
            if has_letter(row):
                outside.append(number)
            continue
        if size > LONGEST:
            raise Refused("formats-text-too-long", count=LONGEST >> 20)
        ends = row.rstrip().endswith(_END)
        words.append(row.rstrip().removesuffix(_END) if ends else row)
        if ends:
            yield _entry(source, head, "".join(words), begun)
            begun = 0
    if begun:
        yield _entry(source, head, "".join(words), begun, ends=False)


def _entry(
    source: Source, head: str, text: str, begun: int, *, ends: bool = True
) -> Incoming | int:
    text = html.unescape(text.strip("\r\n"))
    facts = {name: html.unescape(it) for name, it in _FACT.findall(head.strip("<>"))}
    if not has_letter(text):
        return begun
    draft = Draft(source.name, text, line=begun)
    if not ends:
        draft.lose("formats-dump-ends")
    return draft.incoming(
        name=of_record(source.stem, facts.get("id") or begun),
        title=line(facts.get("title")),
        url=_address(facts.get("url", "")),
    )


FORMAT = Format(
    id="dump",
    suffixes=(".wet",),
    read=read,
    recognises=recognises,
    unit="none",
    carries=frozenset({"text", "facts"}),
)
