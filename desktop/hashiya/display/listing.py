"""Rows of the list of annotations: order, depth of nesting, a short quote; it formats no widget."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hashiya.display.span_index import reading_order
from hashiya.model.annotation import Annotation
from hashiya.model.span import Span

QUOTE = 60

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list; ``depth`` is how many annotations embed it."""

    annotation: Annotation
    depth: int
    quote: str


def rows(annotations: Iterable[Annotation]) -> list[Row]:
    """All annotations in reading order, the embedding before the embedded."""
    outer: list[Span] = []
    listed: list[Row] = []
    for it in sorted(annotations, key=reading_order):
        outer[:] = [span for span in outer if span.end > it.start]
        depth = sum(span.embeds(it.span) for span in outer)
        outer.append(it.span)
        listed.append(Row(it, depth, short_quote(it.quote)))
    return listed


def short_quote(quote: str, most: int = QUOTE) -> str:
    """On one line, and cut after a whole word with an ellipsis when longer than ``most``."""
    line = _SPACE.sub(" ", quote).strip()
    if len(line) <= most:
        return line
    cut = line.rfind(" ", most // 2, most)
    return line[: cut if cut > 0 else most].rstrip(" ،,;؛:") + "…"


def words_before(text: str, most: int) -> str:
    """The end of ``text`` in about ``most`` letters, beginning with a whole word; … where more stands before."""
    if len(text) <= most:
        return text
    kept = text[-most:]
    if not text[-most - 1].isspace():
        _half, space, rest = kept.partition(" ")
        kept = rest if space else text.split()[-1]
    return f"… {kept.lstrip()}"


def words_after(text: str, most: int) -> str:
    """The beginning of ``text``, ending with a whole word; … where more stands behind."""
    if len(text) <= most:
        return text
    kept = text[:most]
    if not text[most].isspace():
        rest, space, _half = kept.rpartition(" ")
        kept = rest if space else text.split()[0]
    return f"{kept.rstrip()} …"
