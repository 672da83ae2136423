"""Nested CoNLL, read: every cell after the token is a tag, in fixed columns or one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from hashiya.formats.conll.column_files import Block, Stretch
from hashiya.formats.conll.column_shapes import Shape, shape_of
from hashiya.formats.conll.deeper import deepens
from hashiya.formats.conll.reading import SUFFIXES as FLAT_SUFFIXES
from hashiya.formats.conll.reading import (
    articles,
    by_sentence,
    is_certain,
    is_nested,
    open_columns,
    said_by,
    show,
    take,
    tell,
    tell_inside,
)
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.source import Source
from hashiya.formats.tokens.paragraphs import head_text
from hashiya.formats.tokens.tag_schemes import Doubt, Fault, Scheme, parted, scheme_of
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
            inside += self._take(draft, stretch, places.of(number))
        tell_inside(draft, inside)

    def _take(self, draft: Draft, stretch: Stretch, at: list[int]) -> int:
        """The spans of a stretch into the draft; how many took whole tokens."""
        raise NotImplementedError


class _Columns(_Tagger):
    """NEMO's way: each level reads like a flat file."""

    def _take(self, draft: Draft, stretch: Stretch, at: list[int]) -> int:
        levels = said_by(stretch.columns[1:], self._scheme, strict=self._strict)
        found = levels[0] if levels else []
        if len(levels) > 1:
            found = by_sentence(chain.from_iterable(levels), stretch.columns[0])
        return take(draft, found, at, stretch.line, strict=self._strict)


class _Stacks(_Tagger):
    """Wojood's way: the tags of a token, outermost first; a tag goes on with the first open span of its label.

    What a cell of tags does to the labels that are open is worked out once.
    """

    def __init__(self, scheme: Scheme, *, strict: bool) -> None:
        super().__init__(scheme, strict=strict)
        self._known: dict[tuple[str, ...], dict[str, _Step]] = {}
        self._count = 0

    def _take(self, draft: Draft, stretch: Stretch, at: list[int]) -> int:
        found = _Ranges([], [], [])
        labels, begun, ends = found
        open_now: tuple[str, ...] = ()
        firsts: list[int] = []
        going, steps = "O", self._known.setdefault((), {})
        for token, cell in enumerate(stretch.columns[-1]):
            if cell == going:  # nothing begins and nothing ends, as at most tokens
                continue
            step = steps.get(cell) or self._step(open_now, cell)
            doubts, ended, opened, open_now, going, steps = step
            if doubts:
                found.take_in(draft, at, stretch.line)
                for tag, fault in doubts:
                    tell(draft, Doubt(token, tag, fault), stretch.line, strict=self._strict)
            firsts.append(token)  # of what begins here
            for which, label, more in ended:
                labels.append(label)
                begun.append(firsts[which])
                ends.append(token + more)
            firsts = [firsts[it] for it in opened] if opened else []
        labels += open_now
        begun += firsts
        ends += [len(stretch.columns[0])] * len(firsts)
        found.take_in(draft, at, stretch.line)
        return 0

    def _step(self, before: tuple[str, ...], cell: str) -> _Step:
        if self._count >= _KEPT:
            self._forget()
        self._count += 1
        made = _stepped(before, cell.split(), strict=self._strict, lone=self._scheme == "iob1")
        made = made._replace(steps=self._known.setdefault(made.labels, {}))
        self._known.setdefault(before, {})[cell] = made
        return made

    def _forget(self) -> None:
        for it in self._known.values():
            it.clear()  # steps lead to others by them
        self._known.clear()
        self._count = 0


_KEPT = 4096
"""Steps that are kept: files have few."""


class _Ranges(NamedTuple):
    """Spans of tokens, until they are taken in."""

    labels: list[str]
    firsts: list[int]
    ends: list[int]

    def take_in(self, draft: Draft, at: list[int], line: int) -> None:
        show(draft, *self, at, line)
        for it in self:
            it.clear()


class _Step(NamedTuple):
    """What a cell of tags does to open spans; they are told by their place among them, -1: begins here.

    ``ended`` says with each span its label and how many tokens of this cell belong to it; ``open`` are those that
    are open afterwards, with these ``labels``, and ``going`` is the cell that lets them all go on. ``steps`` are
    those that are known from there, by their cells.
    """

    doubts: list[tuple[str, Fault]]
    ended: list[tuple[int, str, int]]
    open: list[int]
    labels: tuple[str, ...]
    going: str
    steps: dict[str, _Step]


def _stepped(before: tuple[str, ...], tags: Sequence[str], *, strict: bool, lone: bool) -> _Step:
    """``lone``: a tag of the inside may begin a span."""
    step = _Step([], [], [], (), "", {})
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
    if not (is_certain(shape) or name.endswith(FLAT_SUFFIXES)):
        return False
    return is_nested(shape) or deepens(source, shape)
