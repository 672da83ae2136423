"""The cells of a sheet as its XML has them (Office Open XML), a column at a time; it knows no file.

A cell has no name of its own and a row no number: each stands behind the one before it, an empty one too. So files
are smaller by a third. Words without need of care are written as a formula's result without the formula, as many
programs do: libraries read such a cell several times as quickly as one of rich text, which is kept for those that
need care.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise, repeat
from operator import itemgetter
from typing import cast
from xml.sax.saxutils import escape

from hashiya.formats.tables.cells import GUARDED, Column, Known
from hashiya.formats.tables.writing import Ready

LONGEST = 32_767
"""What a cell can hold, in UTF-16 units."""

SHORT = LONGEST // 7
"""Code points that a cell can hold whatever they are: one that XML cannot hold is written as seven letters."""

EMPTY = b"<c/>"
HEAD, _QUOTED = 1, 2
_WORDS, _WORDS_END = b'<c t="str"><v>', b"</v></c>"
_RICH, _RICH_END = b'<c t="inlineStr"><is><t xml:space="preserve">', b"</t></is></c>"
_GUARDED = f'<c s="{_QUOTED}"'.encode() + _RICH.removeprefix(b"<c")
_NOT_AS_IT_IS = b"&<>" + bytes({*range(1, 0x20)} - {0x0A})
_ODD = GUARDED | {""}
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_FIRST, _LAST = itemgetter(slice(1)), itemgetter(slice(-1, None))
"""A cell's first letter, its last, or the empty cell."""
_CODED = re.compile("_x([0-9A-Fa-f]{4})_")


def coded(text: str) -> str:
    """Letters that XML cannot hold, and carriage returns, as spreadsheets write them: ``_x000D_``."""
    if "_x" not in text and (text.isprintable() or text.replace("\n", "").isprintable()):
        return text
    return _SPECIAL.sub(lambda it: f"_x{ord(it[0]):04X}_", text)


def decoded(text: str) -> str:
    """The way back."""
    return _CODED.sub(lambda it: chr(int(it[1], 16)), text) if "_x" in text else text


def fits(text: str) -> bool:
    """Whether a cell can hold it."""
    return len(text) <= SHORT or _units(coded(text)) <= LONGEST


def pieces(text: str) -> list[str]:
    """A text cut into parts that each fit into a cell; none ends within a line end, which other programs would double."""
    if fits(text):
        return [text] if text else []
    size = min(30_000, (len(text) + 1) // 2)
    edges = [at + (text[at - 1 : at + 1] == "\r\n") for at in range(size, len(text), size)]
    cut = [text[one:end] for one, end in pairwise([0, *edges, len(text)])]
    return [part for it in cut if it for part in ([it] if fits(it) else pieces(it))]


def _units(text: str) -> int:
    return len(text) + sum(it > "\uffff" for it in text) if not text.isascii() else len(text)


def cell(words: str, style: int = 0) -> bytes:
    """With all care; there is none for what no cell can hold."""
    if not words or not fits(words):
        return EMPTY
    style = style or (_QUOTED if words[0] in GUARDED else 0)
    if words.isprintable() and "_x" not in words:  # its only white space is the usual one
        shown = words
        rich = style or words[0] == " " or words[-1] == " " or "  " in words
    else:
        shown = coded(words)
        rich = style or shown is not words or _has_edges(words)
    if "&" in shown or "<" in shown or ">" in shown:
        shown = escape(shown)
    if not rich:
        return _WORDS + shown.encode() + _WORDS_END
    start = f'<c s="{style}"'.encode() + _RICH.removeprefix(b"<c") if style else _RICH
    return start + shown.encode() + _RICH_END


def _has_edges(words: str) -> bool:
    """Whether it has white space that a program may leave out."""
    return (
        words[0].isspace() or words[-1].isspace() or "\n" in words or "  " in words or "\t" in words
    )


def of(columns: Sequence[Column | Ready[bytes]], known: Known[bytes]) -> list[Iterable[bytes]]:
    """The columns as they are written; those that are the same in all rows are one with their neighbours."""
    found: list[Iterable[bytes]] = []
    count = len(columns[0])
    same = b""
    for column in columns:
        if not isinstance(column, Ready) and column.count(column[0]) == count:
            same += _one(column[0], known if count > 1 else None)
            continue
        if same:
            found.append(repeat(same, count))
            same = b""
        found.append(column if isinstance(column, Ready) else _different(column, known))
    if same:
        found.append(repeat(same, count))
    return found


def _one(of: str | int, known: Known[bytes] | None) -> bytes:
    if isinstance(of, str):
        return cell(of) if known is None else known[of]
    return b"<c><v>%d</v></c>" % of


_SOME = 32
"""Cells by which it is told whether a column has the same words again and again."""


def _different(column: Column, known: Known[bytes]) -> Iterable[bytes]:
    if type(column[0]) is int:
        return map(b"<c><v>%d</v></c>".__mod__, column)
    return words(cast("Sequence[str]", column), known)


def words(column: Sequence[str], known: Known[bytes]) -> Iterable[bytes]:
    """Most columns need no care, which is seen of all their cells at once."""
    some = column[:_SOME]
    if 2 * len({*some}) < len(some):
        written = {it: known[it] for it in {*column}}
        return map(written.__getitem__, column)
    try:
        joined = "\0".join(column).encode()
    except UnicodeEncodeError:  # half a pair of surrogates
        return map(cell, column)
    if joined.count(b"\0") != len(column) - 1 or _needs_care(joined):
        return map(cell, column)
    firsts = [*map(_FIRST, column)]
    odd = _ODD.intersection(firsts)
    rich = not GUARDED.isdisjoint(odd) or _have_edges(column, firsts, joined)
    start, end = (_RICH, _RICH_END) if rich else (_WORDS, _WORDS_END)
    shown = (start + joined.replace(b"\0", end + b"\0" + start) + end).split(b"\0")
    if odd:
        for at, first in enumerate(firsts):
            if first in odd:
                shown[at] = _GUARDED + shown[at].removeprefix(start) if first else EMPTY
    return shown


def _have_edges(words: Sequence[str], firsts: Sequence[str], joined: bytes) -> bool:
    """Whether one of the cells has white space that a program may leave out."""
    if b"\n" in joined:
        return True
    if b" " not in joined and joined.isascii():
        return False
    lasts = map(_LAST, words)
    return any(map(str.isspace, chain(firsts, lasts))) or b"  " in joined


def _needs_care(joined: bytes) -> bool:
    """Whether something in one of them is not written as it is, or may not fit; a byte is sought the quickest."""
    return (
        (len(joined) > LONGEST and max(map(len, joined.split(b"\0"))) > LONGEST)
        or len(joined.translate(None, _NOT_AS_IT_IS)) < len(joined)
        or (b"_" in joined and b"_x" in joined)
        or (b"\xef" in joined and (b"\xef\xbf\xbe" in joined or b"\xef\xbf\xbf" in joined))
    )
