"""Nested CoNLL, read: every cell after the token is a tag, in fixed columns or one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hashiya.formats.column_files import Block, Sentence
from hashiya.formats.column_shapes import Shape, shape_of
from hashiya.formats.conll_reading import SUFFIXES as FLAT_SUFFIXES
from hashiya.formats.conll_reading import (
    articles,
    is_certain,
    is_nested,
    open_columns,
    take,
    tell_inside,
)
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.paragraphs import head_text
from hashiya.formats.source import Source
from hashiya.formats.tag_schemes import Doubt, Found, Scheme, parted, reading, scheme_of
from hashiya.formats.token_text import Places

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
        for number, sentence in enumerate(block.sentences):
            if found := self.found(sentence):
                inside += take(draft, found, places.of(number), sentence.line, strict=self._strict)
        tell_inside(draft, inside)

    def found(self, sentence: Sentence) -> list[Found | Doubt]:
        raise NotImplementedError


class _Columns(_Tagger):
    """NEMO's way: each level reads like a flat file."""

    def found(self, sentence: Sentence) -> list[Found | Doubt]:
        found: list[Found | Doubt] = []
        for tags in sentence.columns[1:]:
            if tags.count("O") < len(tags):
                found += reading(tags, self._scheme, strict=self._strict)
        return found


class _Stacks(_Tagger):
    """Wojood's way: the tags of a token, outermost first; a tag goes on with the first open span of its label."""

    def found(self, sentence: Sentence) -> list[Found | Doubt]:
        found: list[Found | Doubt] = []
        open_ones: list[tuple[str, int]] = []
        going = "O"
        for at, tags in enumerate(sentence.columns[-1]):
            if tags == going:  # nothing begins and nothing ends, as at most tokens
                continue
            open_ones = self._step(at, tags.split(), open_ones, found)
            going = " ".join([f"I-{label}" for label, _ in open_ones]) or "O"
        end = len(sentence.columns[0])
        return [*found, *(Found(label, first, end) for label, first in open_ones)]

    def _step(
        self,
        at: int,
        tags: Sequence[str],
        before: list[tuple[str, int]],
        found: list[Found | Doubt],
    ) -> list[tuple[str, int]]:
        """The spans that are open after this token."""
        waiting = before.copy()
        after: list[tuple[str, int]] = []
        for tag in tags:
            kind, label = parted(tag)
            if kind == "O":
                continue
            if kind == "?":
                found.append(Doubt(at, tag, "unknown"))
                continue
            mine = _first_of(label, waiting) if kind in "IE" else None
            if mine is not None:
                waiting.remove(mine)
            elif kind in "IE" and self._scheme != "iob1":
                found.append(Doubt(at, tag, "begins"))
                if self._strict:
                    continue
            one = mine or (label, at)
            if kind in "ES":
                found.append(Found(label, one[1], at + 1))
            else:
                after.append(one)
        for label, first in waiting:
            found.append(Found(label, first, at))
        return after


def _first_of(label: str, waiting: list[tuple[str, int]]) -> tuple[str, int] | None:
    for it in waiting:
        if it[0] == label:
            return it
    return None


def recognises(source: Source, head: bytes) -> bool:
    """Files with several tags behind a token and nothing else."""
    name = source.name.lower()
    shape = shape_of(head_text(head))
    if name.endswith(SUFFIXES):
        return True
    return is_nested(shape) and (is_certain(shape) or name.endswith(FLAT_SUFFIXES))
