"""Nested CoNLL, read: every cell after the token is a tag, in fixed columns or one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from hashiya.formats.conll.column_files import Block, Stretch
from hashiya.formats.conll.column_shapes import Shape, shape_of
from hashiya.formats.conll.reading import SUFFIXES as FLAT_SUFFIXES
from hashiya.formats.conll.reading import (
    articles,
    by_sentence,
    is_certain,
    is_nested,
    open_columns,
    said_by,
    take,
    tell_inside,
)
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.source import Source
from hashiya.formats.tokens.paragraphs import head_text
from hashiya.formats.tokens.tag_schemes import Doubt, Fault, Found, Scheme, parted, scheme_of
from hashiya.formats.tokens.text import Places

SUFFIXES = (".nested.conll", ".nested")


def read(path: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each article of the file, and notes of what is out of order.

    Raises:
        OSError: when the file cannot be read.
    """
    opened = open_columns(path, options)
    if isinstance(opened, Note):
        yield opened
        return
    shape = opened.shape
    if not shape.all_tags:
        yield Note(message="formats-tokens-no-tags", name=path.name, lost=True)
    tagger = _Columns if is_in_columns(shape) else _Stacks
    surveyed = [column for it in opened.surveyed() for column in it.columns[1:]]
    opened.stacked = tagger is _Stacks
    maker = tagger(scheme_of(surveyed), strict=options.strict)
    yield from articles(opened, path, maker.mark)


def is_in_columns(shape: Shape) -> bool:
    """Rows of one width throughout, ``O`` where a level has nothing: each column is a level."""
    return len(shape.widths) == 1 and shape.width > 2


class _Tagger:
    def __init__(self, scheme: Scheme, *, strict: bool) -> None:
        self._strict = strict
        self._scheme: Scheme = scheme

    def mark(self, draft: Draft, block: Block, places: Places) -> None:
        inside = 0
        for number, stretch in enumerate(block.stretches):
            if found := self.found(stretch):
                inside += take(draft, found, places.of(number), stretch.line, strict=self._strict)
        tell_inside(draft, inside)

    def found(self, stretch: Stretch) -> list[Found | Doubt]:
        raise NotImplementedError


class _Columns(_Tagger):
    """NEMO's way: each level reads like a flat file."""

    def found(self, stretch: Stretch) -> list[Found | Doubt]:
        levels = said_by(stretch.columns[1:], self._scheme, strict=self._strict)
        if len(levels) > 1:
            return by_sentence(chain.from_iterable(levels), stretch.columns[0])
        return levels[0] if levels else []


class _Stacks(_Tagger):
    """Wojood's way: the tags of a token, outermost first; a tag goes on with the first open span of its label.

    What a cell of tags does to the labels that are open is worked out once.
    """

    def __init__(self, scheme: Scheme, *, strict: bool) -> None:
        super().__init__(scheme, strict=strict)
        self._known: dict[tuple[tuple[str, ...], str], _Step] = {}

    def found(self, stretch: Stretch) -> list[Found | Doubt]:
        found: list[Found | Doubt] = []
        known = self._known
        labels: tuple[str, ...] = ()
        firsts: list[int] = []
        going = "O"
        for at, cell in enumerate(stretch.columns[-1]):
            if cell == going:  # nothing begins and nothing ends, as at most tokens
                continue
            step = known.get((labels, cell)) or self._step(labels, cell)
            doubts, ended, opened, labels, going = step
            for tag, fault in doubts:
                found.append(Doubt(at, tag, fault))
            firsts.append(at)  # of what begins here
            for which, label, more in ended:
                found.append(Found(label, firsts[which], at + more))
            firsts = [firsts[it] for it in opened] if opened else []
        end = len(stretch.columns[0])
        return [*found, *map(Found, labels, firsts, repeat(end))]

    def _step(self, before: tuple[str, ...], cell: str) -> _Step:
        made = _stepped(before, cell.split(), strict=self._strict, lone=self._scheme == "iob1")
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[before, cell] = made
        return made


_KEPT = 4096
"""Steps that are kept: files have few."""


class _Step(NamedTuple):
    """What a cell of tags does to open spans; they are told by their place among them, -1: begins here.

    ``ended`` says with each span its label and how many tokens of this cell belong to it; ``open`` are those that
    are open afterwards, with these ``labels``, and ``going`` is the cell that lets them all go on.
    """

    doubts: list[tuple[str, Fault]]
    ended: list[tuple[int, str, int]]
    open: list[int]
    labels: tuple[str, ...]
    going: str


def _stepped(before: tuple[str, ...], tags: Sequence[str], *, strict: bool, lone: bool) -> _Step:
    """``lone``: a tag of the inside may begin a span."""
    step = _Step([], [], [], (), "")
    waiting = list(enumerate(before))
    after: list[str] = []
    for tag in tags:
        kind, label = parted(tag)
        if kind == "O":
            continue
        if kind == "?":
            step.doubts.append((tag, "unknown"))
            continue
        mine = next((it for it in waiting if it[1] == label), None) if kind in "IE" else None
        if mine is not None:
            waiting.remove(mine)
        elif kind in "IE" and not lone:
            step.doubts.append((tag, "begins"))
            if strict:
                continue
        which = mine[0] if mine else -1
        if kind in "ES":
            step.ended.append((which, label, 1))
        else:
            step.open.append(which)
            after.append(label)
    step.ended.extend((which, label, 0) for which, label in waiting)
    going = " ".join([f"I-{it}" for it in after]) or "O"
    return step._replace(labels=tuple(after), going=going)


def recognises(source: Source, head: bytes) -> bool:
    """Files with several tags behind a token and nothing else."""
    name = source.name.lower()
    shape = shape_of(head_text(head))
    if name.endswith(SUFFIXES):
        return True
    return is_nested(shape) and (is_certain(shape) or name.endswith(FLAT_SUFFIXES))
