"""The text of a brat document and the lines of its standoff files, decoded; what they say it does not know."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.formats.brat import names as brat_names
from hashiya.formats.draft import Draft
from hashiya.text import decoding

Line = tuple[int, str]
"""With its number."""


def decoded(data: bytes, encoding: str | None, told: brat_names.Told) -> decoding.Decoded | str:
    """The text, or the message that says why it is none.

    A byte order mark is a letter for brat: what we wrote ourselves keeps it where the text had it.
    """
    if told.own:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return decoding.Decoded(text, "utf-8", bom=False, replaced=0, certain=True)
    try:
        return decoding.decode(data, encoding)
    except decoding.NotText as error:
        return f"formats-{error.reason}"


def lines_of(data: bytes, encoding: str, draft: Draft) -> list[Line]:
    """The lines that can be read: UTF-8, or what the text is written in."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        return [*_lines_one_by_one(data, encoding, draft)]
    lines = whole.split("\n")
    if "\r" in whole:
        lines = [it.removesuffix("\r") for it in lines]
    return [it for it in enumerate(lines, start=1) if it[1]]


def _lines_one_by_one(data: bytes, encoding: str, draft: Draft) -> Iterator[Line]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        for of in ("utf-8", encoding):
            try:
                found = line.decode(of)
            except (UnicodeDecodeError, LookupError):
                continue
            if found := found.removesuffix("\r"):
                yield number, found
            break
        else:
            draft.lose("formats-line-not-utf8", line=number)
