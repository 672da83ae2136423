"""Levels of tags that show late in a file: nested files may begin with a thousand sentences that have one tag a token."""

from __future__ import annotations

import re

from hashiya.formats.conll.column_shapes import Shape
from hashiya.formats.source import Source

_PIECE = 1 << 20
_TAG = rb"(?:O|[BIESLUMW](?:[-_:][^ \t\r\n]+)?)"
_BEGUN = re.compile(rb"[ \t][BIESLUMW][-_:]")
_TWO_TAGS = re.compile(rb"[ \t]%b[ \t]+%b[ \t\r]*(?:\n|\Z)" % (_TAG, _TAG))
"""How rows of several tags end, and some others."""
_TWO = 2
_NO_ROWS = (b"#", b"-DOCSTART-")
_LONGEST = 1 << 16
"""Bytes of a line that is looked at whole; none with a token is as long."""


def deepens(source: Source, shape: Shape) -> bool:
    """Whether a file that begins with a token and its tag has rows of several tags further on.

    Raises:
        OSError: it cannot be read.
    """
    if set(shape.widths) != {_TWO} or not shape.all_tags or shape.separator == "|":
        return False
    row = _row_of_several(b"\t" if shape.separator == "\t" else b"[ \t]+")
    rest = b""
    with source.open("rb") as stream:
        while piece := stream.read(_PIECE):
            data = rest + piece
            end = data.rfind(b"\n") + 1
            if _has_one(data[:end], row):
                return True
            rest = data[end:][-_LONGEST:]
    return _has_one(rest, row)


def _has_one(lines: bytes, row: re.Pattern[bytes]) -> bool:
    """Whether some line is a row with several tags, of which one is not ``O``."""
    for found in _TWO_TAGS.finditer(lines):
        line = lines[lines.rfind(b"\n", 0, found.start()) + 1 : found.end()]
        if not line.startswith(_NO_ROWS) and _BEGUN.search(line) and row.fullmatch(line):
            return True
    return False


def _row_of_several(sign: bytes) -> re.Pattern[bytes]:
    tags = rb"%b%b" % (sign, _TAG)
    return re.compile(rb"[^ \t\r\n][^\t\r\n]*?(?:%b){2,}[ \t\r]*\n?" % tags)
