"""The rows of CoNLL-U that Hashiya writes: columns of an article put together at once; it knows no file.

Nearly all rows differ in nothing but their words and numbers: each column is made for itself, what is told of
few rows is put into it, and one join makes the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from hashiya.formats.conllu.layout import Layout, Range
from hashiya.formats.conllu.values import others, quoted, spaces
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle

_LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ODD_WHITE = re.compile(r"[^\S ]|  ")
_KEPT = 1 << 15
_FIRST = itemgetter(0)
_WIDTH = 6
"""Number, word, what stands between it and MISC, what is told of it, its start, its end: joined to a row."""


class _Numbered:
    """``template`` with each number from 0 on, kept as far as texts usually reach.

    What is kept is replaced whole, so that threads may meet here.
    """

    def __init__(self, template: str) -> None:
        self._template = template
        self._kept: list[str] = []

    def of(self, numbers: Sequence[int]) -> list[str]:
        """Ascending numbers."""
        template, kept = self._template, self._kept
        if not numbers or numbers[-1] >= _KEPT:
            return [template % it for it in numbers]
        if numbers[-1] >= len(kept):
            kept = self._kept = [template % it for it in range(min(_KEPT, 2 * numbers[-1] + 1))]
        return [*map(kept.__getitem__, numbers)]


_starts, _ends = _Numbered("StartChar=%d|"), _Numbered("EndChar=%d\n")


@lru_cache(1024)
def _counted(count: int) -> list[str]:
    return [f"{it}\t" for it in range(1, count + 1)]


def document(annotated: AnnotatedArticle, layout: Layout, gap: str, name: str) -> str:
    """All sentences of an article, each with its comments; ``gap`` is what stands between word and MISC."""
    text, starts, ends = annotated.article.text, layout.starts, layout.ends
    if not starts:
        return ""
    numbers = [*chain.from_iterable([_counted(end - first) for first, end in layout.sentences])]
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    told, fronts = _around(text, layout, gap)
    for at, brackets in _entities(annotated, layout).items():
        told[at] = brackets + told[at]
    for at, row in fronts.items():
        numbers[at] = row + numbers[at]
    stops = _ends.of(ends)
    before = 0
    for number, (first, end) in enumerate(layout.sentences, 1):
        start, stop = starts[first], ends[end - 1]
        begins = number == 1 or _LINE_BREAK.search(text, before, start)
        shown = text[start:stop]
        if not (shown.isprintable() and "  " not in shown) and _ODD_WHITE.search(shown):
            shown = _shown(words, layout, first, end)
        paragraph = "# newpar\n" if begins else ""
        numbers[first] = (
            f"{paragraph}# sent_id = {name}-{number}\n# text = {shown}\n{numbers[first]}"
        )
        stops[end - 1] += "\n"
        before = stop
    cells = [gap] * (_WIDTH * len(starts))
    cells[0::_WIDTH], cells[1::_WIDTH], cells[3::_WIDTH] = numbers, words, told
    cells[4::_WIDTH], cells[5::_WIDTH] = _starts.of(starts), stops
    return "".join(cells)


def _shown(words: list[str], layout: Layout, first: int, end: int) -> str:
    """The sentence as the rows give it to a reader that knows of one space only."""
    parts: list[str] = []
    before = layout.starts[first]
    for at in range(first, end):
        parts += (" " if layout.starts[at] > before else "", words[at])
        before = layout.ends[at]
    return "".join(parts)


# -- spaces


def _around(text: str, layout: Layout, gap: str) -> tuple[list[str], dict[int, str]]:
    """What tells of the white space around each piece; the rows of words that are cut, by their first piece."""
    starts, ends = layout.starts, layout.ends
    following = [*starts[1:], len(text)]
    gaps = [text[stop:start] for stop, start in zip(ends, following, strict=True)]
    around = [*map(_after, gaps)]
    for _, end in layout.sentences:
        if gaps[end - 1] == " ":
            around[end - 1] = "SpacesAfter=\\s|"
    front = f"SpacesBefore={spaces(text[: starts[0]])}|" if starts[0] else ""
    rows: dict[int, str] = {}
    for first, last in layout.divided:
        before = layout.sentences[bisect_right(layout.sentences, first, key=_FIRST) - 1][0] - 1
        start, stop = starts[first], ends[last]
        rows[first] = (
            f"{first - before}-{last - before}\t{text[start:stop]}{gap}"
            f"{'' if first else front}{around[last]}StartChar={start}|EndChar={stop}\n"
        )
        around[first : last + 1] = [""] * (last + 1 - first)
    if 0 not in rows:
        around[0] = front + around[0]
    return around, rows


@lru_cache(1024)
def _after(gap: str) -> str:
    """What tells of white space within a sentence."""
    if not gap:
        return "SpaceAfter=No|"
    return "" if gap == " " else f"SpacesAfter={spaces(gap)}|"


# -- brackets


def _entities(annotated: AnnotatedArticle, layout: Layout) -> dict[int, str]:
    """``Entity=…|`` by piece: what ends first, then what begins, the longer before the shorter."""
    opens: dict[int, str] = {}
    closes: dict[int, str] = {}
    single: dict[int, str] = {}
    for number, it in enumerate(annotated.annotations, 1):
        parts = layout.spans.get(it.id)
        if not parts:
            continue
        says, several = _says(it, parts, layout), len(parts) > 1
        for part, (first, end) in enumerate(parts, 1):
            key = f"e{number}[{part}/{len(parts)}]" if several else f"e{number}"
            if end - first == 1:
                single[first] = f"{single.get(first, '')}({key}-{says})"
            else:
                opens[first] = f"{opens.get(first, '')}({key}-{says}"
                closes[end - 1] = f"{key}){closes.get(end - 1, '')}"
    found: dict[int, str] = {}
    for at, begun in opens.items():
        found[at] = f"Entity={closes.pop(at, '')}{begun}{single.pop(at, '')}|"
    for at, ended in closes.items():
        found[at] = f"Entity={single.pop(at, '')}{ended}|"
    for at, alone in single.items():
        found[at] = f"Entity={alone}|"
    return found


def _says(annotation: Annotation, parts: list[Range], layout: Layout) -> str:
    """Label, layer, annotator, moment and attributes; and the exact place where tokens do not give it."""
    said = _whose(annotation.label, annotation.layer, annotation.annotator)
    if annotation.created:
        said = f"{said},@at:{annotation.created}"
    fragments, starts, ends = annotation.fragments, layout.starts, layout.ends
    exact = len(fragments) == len(parts)
    for it, (first, end) in zip(fragments, parts, strict=False):
        if it.start != starts[first] or it.end != ends[end - 1]:
            exact = False
    if not exact:
        said += ",@chars:" + "".join([f"{it.start}_{it.end};" for it in fragments])
    if annotation.attributes:
        said = f"{said},{others(annotation.attributes)}"
    known = annotation.layer or annotation.annotator
    return said if known else said.replace("-1-,", "-1-", 1)


@lru_cache(1024)
def _whose(label: str, layer: str, annotator: str) -> str:
    told = f",@layer:{quoted(layer)}" if layer else ""
    if annotator:
        told = f"{told},@by:{quoted(annotator)}"
    return f"{quoted(label)}-1-{told[1:]}"
