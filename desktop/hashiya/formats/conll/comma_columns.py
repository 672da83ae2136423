"""Tagged tokens in a table between commas, as sentences of rows between TABs; it reads no tag and opens no file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from hashiya.formats.conll.column_shapes import shape_of
from hashiya.formats.tokens.paragraphs import Paragraph

_SENTENCE = re.compile(r"sent(?:ence)?\b.*", re.IGNORECASE)
_END = re.compile(r"\r?\n|\r(?=[^\r\n])")
_MOST = 5_000
"""Rows given at once where nothing tells sentences apart."""


def is_tokens(text: str) -> bool:
    """Whether some first lines name their columns and have a token and its tag in each row below."""
    if "," not in next(_lines([text]), ""):
        return False
    shape = shape_of(tabbed(text))
    return bool(shape.header) and shape.tag > 0 and shape.rows > 1


def tabbed(text: str) -> str:
    """The same rows between TABs, the names of the columns first."""
    names, _ = _named(next(csv.reader(_lines([text])), []))
    found = (it for _, it, _ in sentences([text]) if it)
    return "\n\n".join(["\t".join(names), *found]) + "\n"


def sentences(stream: Iterable[str]) -> Iterator[Paragraph]:
    """Each sentence with the line of its first row: a row without a word ends one, and so does another
    name in a column of sentences, which is left out."""
    reader = csv.reader(_lines(stream))
    rows: list[str] = []
    first, now = 0, ""
    try:
        _, apart = _named(next(reader, []))
        for cells in reader:
            told = cells[apart].strip() if 0 <= apart < len(cells) else ""
            empty = not any(map(str.strip, cells))
            if rows and (empty or (told and told != now) or len(rows) >= _MOST):
                yield first, "\n".join(rows), empty or len(rows) < _MOST
                rows.clear()
            now = told or now
            if not empty:
                first = first if rows else reader.line_num
                rows.append("\t".join(" ".join(it.split()) for it in _without(cells, apart)))
    except csv.Error:  # a cell larger than any word
        yield reader.line_num, None, True
    if rows:
        yield first, "\n".join(rows), True


def _named(cells: list[str]) -> tuple[list[str], int]:
    """The names of the columns, and where the one of sentences stood (-1: nowhere)."""
    apart = next((at for at, it in enumerate(cells) if _SENTENCE.fullmatch(it.strip())), -1)
    return [it.strip() for it in _without(cells, apart)], apart


def _without(cells: list[str], apart: int) -> list[str]:
    return cells[:apart] + cells[apart + 1 :] if apart >= 0 else cells


def _lines(stream: Iterable[str]) -> Iterator[str]:
    """Whole ones, whichever way they end; also where a file ends them in several ways."""
    rest = ""
    for chunk in stream:
        *whole, rest = _END.split(rest + chunk)
        yield from (f"{it}\n" for it in whole)
    if rest:
        yield from (f"{it}\n" for it in rest.removesuffix("\r").split("\r"))
