"""Tagged tokens in a table between commas or semicolons, as sentences of rows between TABs; it reads no tag and opens no file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from hashiya.formats.conll.column_shapes import Shape, shape_of
from hashiya.formats.tokens.paragraphs import Paragraph
from hashiya.formats.tokens.tag_schemes import is_tag

_SENTENCE = re.compile(
    r"(?:global[ _]?)?sent(?:ence)?(?:(?:[\W_]|id\b|no\b|num).*)?", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"(?:doc(?:ument)?|file)(?:[ _]?(?:id|name|no))?|(?:article|text)[ _]?id", re.IGNORECASE
)
_END = re.compile(r"\r?\n|\r(?=[^\r\n])")
_BEGUN = re.compile(r"[,;]\"?[BSU][-_:][^\s,;]+\s*$", re.MULTILINE)
_FEWEST, _TWO = 5, 2
_MOST = 5_000
"""Rows given at once where nothing tells sentences apart."""


def is_tokens(text: str) -> bool:
    """Whether some first lines have a token and its tag in each row, below names of columns or beyond doubt."""
    if not _sign(next(_lines([text]), "")):
        return False
    shape = shape_of(tabbed(text))
    return shape.tag > 0 and (shape.rows > 1 if shape.header else _is_sure(shape, text))


def _is_sure(shape: Shape, text: str) -> bool:
    """Whether rows without names of their columns can be nothing else."""
    if not _BEGUN.search(text):
        return False
    return shape.rows >= _FEWEST and shape.width == _TWO and not (shape.bare or shape.spelled)


def tabbed(text: str) -> str:
    """The same rows between TABs, the names of the columns first."""
    heads = _opened([text])[2]
    found = (it for _, it, _ in sentences([text]) if it)
    return "\n\n".join([*(["\t".join(heads.names)] if heads.names else []), *found]) + "\n"


def sentences(stream: Iterable[str]) -> Iterator[Paragraph]:
    """Each sentence with the line of its first row: a row without a word ends one, and so does another
    name in a column of sentences or of documents, which are left out; a comment tells of each document."""
    reader, begun, heads, sign = _opened(stream)
    rows: list[str] = []
    first, now = 0, ("", "")
    try:
        for row in chain(begun, reader):
            cells = _mended(row, sign) if not heads.names else row
            document, sentence = heads.told(cells)
            told = document or now[0], sentence or now[1]
            empty = not any(map(str.strip, cells))
            if rows and (empty or told != now or len(rows) >= _MOST):
                yield first, "\n".join(rows), empty or told != now or len(rows) < _MOST
                rows.clear()
            if told[0] != now[0]:
                yield reader.line_num, f"# newdoc id = {told[0]}", True
            now = told
            if not empty:
                first = first if rows else reader.line_num
                rows.append("\t".join(" ".join(it.split()) for it in heads.without(cells)))
    except csv.Error:  # a cell larger than any word
        yield reader.line_num, None, True
    if rows:
        yield first, "\n".join(rows), True


def _opened(stream: Iterable[str]) -> tuple[Any, list[list[str]], _Heads, str]:
    """The rows behind the first one; that, if it is none of names; the names, and what stands between cells."""
    lines = _lines(stream)
    line = next(lines, "")
    sign = _sign(line)
    reader = csv.reader(chain([line], lines), delimiter=sign or ",")
    try:
        row = next(reader, [])
    except csv.Error:  # a cell larger than any word
        row = []
    named = not any(map(is_tag, row))
    return reader, [] if named else [row], _Heads(row if named else []), sign


def _sign(line: str) -> str:
    """What parts the cells of a line; empty: neither a comma nor a semicolon."""
    return max(",;", key=line.count) if "," in line or ";" in line else ""


def _mended(cells: list[str], sign: str) -> list[str]:
    """A sign that is a token itself, where nobody put it between quotation marks: ``,,O``."""
    is_token = len(cells) > _TWO and not (cells[0] or cells[1]) and is_tag(cells[_TWO])
    return [sign, *cells[_TWO:]] if is_token else cells


class _Heads:
    """The names of the columns, without those of documents and of sentences."""

    def __init__(self, cells: list[str]) -> None:
        found = [next(_places(cells, it), -1) for it in (_DOCUMENT, _SENTENCE)]
        self._apart = found
        self.names = [it.strip() for it in self.without(cells)]

    def told(self, cells: list[str]) -> tuple[str, str]:
        document, sentence = (
            " ".join(cells[at].split()) if 0 <= at < len(cells) else "" for at in self._apart
        )
        return document, sentence

    def without(self, cells: list[str]) -> list[str]:
        return [it for at, it in enumerate(cells) if at not in self._apart]


def _places(cells: list[str], name: re.Pattern[str]) -> Iterator[int]:
    return (at for at, it in enumerate(cells) if name.fullmatch(it.strip()))


def _lines(stream: Iterable[str]) -> Iterator[str]:
    """Whole ones, whichever way they end; also where a file ends them in several ways."""
    rest = ""
    for chunk in stream:
        *whole, rest = _END.split(rest + chunk)
        yield from (f"{it}\n" for it in whole)
    if rest:
        yield from (f"{it}\n" for it in rest.removesuffix("\r").split("\r"))
