"""CoNLL, read: columns with one tag a token, whichever the scheme; the text is put together from the tokens."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import PurePath

from hashiya.formats import many
from hashiya.formats.conll import comma_columns
from hashiya.formats.conll.chains import Chains
from hashiya.formats.conll.column_files import Block, ColumnFile, Stretch
from hashiya.formats.conll.column_shapes import Shape, shape_of
from hashiya.formats.conll.deeper import deepens
from hashiya.formats.conllu.values import is_conllu
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.source import Source
from hashiya.formats.tokens.paragraphs import head_text
from hashiya.formats.tokens.tag_schemes import (
    Doubt,
    Found,
    Scheme,
    is_mixed,
    is_tag,
    reading,
    scheme_of,
    tags_in_brackets,
    usual,
)
from hashiya.formats.tokens.text import Places
from hashiya.text import decoding

SUFFIXES = (
    ".conll",
    ".bio",
    ".iob",
    ".iob2",
    ".bioes",
    ".iobes",
    ".bmes",
    ".conll03",
    ".conll2003",
)
OFTEN_COLUMNS = frozenset(
    ["", ".tab", ".data", ".train", ".dev", ".test", ".testa", ".testb", ".valid", ".ner", ".pos",
     ".annotated", ".gold", ".col", ".gold_conll", ".v4_gold_conll", ".v4_auto_conll", ".cupt"]
)  # fmt: skip
"""Suffixes of no format, under which corpora of tagged tokens are found: their content is asked in folders too."""
_FEWEST = 5
"""Rows that a file of another suffix must show before it is taken for columns of tags."""
_ID = re.compile(r"\S+")

Marker = Callable[[Draft, Block, Places], None]


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
    if shape.tag < 0 and not shape.chains:
        yield Note(message="formats-tokens-no-tags", name=path.name, lost=True)
    if shape.others:
        values = {"count": shape.others}
        yield Note(message="formats-tokens-columns", name=path.name, values=values, lost=True)
    surveyed = [tags for it in opened.surveyed() for tags in _levels(it, shape)]
    scheme: Scheme = "iob1" if shape.bare else scheme_of(surveyed)
    if is_mixed(surveyed):
        yield Note(message="formats-tokens-mixed", name=path.name)
    tagger = Chains(shape) if shape.chains else _Tagger(shape, scheme, strict=options.strict)
    yield from articles(opened, path, tagger.mark)


def open_columns(path: Source, options: ReadOptions) -> ColumnFile | Note:
    try:
        return ColumnFile(path, options)
    except decoding.NotText as error:
        return Note(message=f"formats-{error.reason}", name=path.name, lost=True)


def articles(opened: ColumnFile, path: Source, marker: Marker) -> Iterator[Incoming | Note]:
    """An article for each block; ``marker`` puts its spans into the draft."""
    yield from opened.notes
    told = False
    number = 0
    for block in opened.blocks():
        number += 1
        if block.cut and not told:
            told = True
            yield Note(message="formats-tokens-divided", name=path.name)
        yield from _joined(path, block, opened.shape.token)
        tokens = [it.columns[opened.shape.token] for it in block.stretches]
        name = _name(path, block, number)
        places = Places(tokens)
        draft = Draft(path.name, places.text, line=block.line)
        for line in block.short:
            draft.lose("formats-tokens-short", line=line)
        for line in block.long:
            draft.lose("formats-tokens-long", line=line)
        marker(draft, block, places)
        found = _ID.match(block.name)
        yield draft.incoming(name=name, id=found[0] if found else "", encoding=opened.encoding)
    if not number:
        yield Note(message="formats-no-letter", name=path.name, lost=True)


def _joined(path: Source, block: Block, token: int) -> Iterator[Note]:
    """Where nothing in the file says where an article begins: it may hold several."""
    studio = block.studio and block.alone
    count = 0 if (block.bordered and not studio) or block.cut else block.sentences(token)
    if count > 1:
        how = "studio" if studio else "commas" if path.suffix.lower() == ".csv" else "lines"
        values = {"count": count, "how": how}
        yield Note(message="formats-tokens-joined", name=path.name, values=values)


def _name(path: Source, block: Block, number: int) -> str:
    if block.name and not block.cut:
        return block.name
    if block.alone and not block.cut:
        return path.name
    return f"{PurePath(path.name).stem}-{number}"


def _tags(stretch: Stretch, shape: Shape) -> Sequence[str]:
    if not 0 <= shape.tag < len(stretch.columns):
        return ["O"] * len(stretch.columns[0])
    tags = stretch.columns[shape.tag]
    if shape.brackets:
        return tags_in_brackets(tags)
    if 0 <= shape.kind < len(stretch.columns):
        kinds = zip(tags, stretch.columns[shape.kind], strict=True)
        return [it if it == "O" else f"{it}-{kind}" for it, kind in kinds]
    tags = [*map(usual, tags)] if shape.spelled else tags
    return [it if it == "O" else f"I-{it}" for it in tags] if shape.bare else tags


def _levels(stretch: Stretch, shape: Shape) -> Iterator[Sequence[str]]:
    """The tags of each column that has some, the last column first."""
    yield _tags(stretch, shape)
    for at in shape.levels:
        if at < len(stretch.columns):
            column = stretch.columns[at]
            yield [*map(usual, column)] if shape.spelled else column


class _Tagger:
    """Finds the spans of an article by one column of tags."""

    def __init__(self, shape: Shape, scheme: Scheme, *, strict: bool) -> None:
        self._shape, self._strict = shape, strict
        self._scheme: Scheme = scheme

    def mark(self, draft: Draft, block: Block, places: Places) -> None:
        inside = deeper = 0
        for number, stretch in enumerate(block.stretches):
            deeper += _deeper(stretch, self._shape)
            levels = said_by(_levels(stretch, self._shape), self._scheme, strict=self._strict)
            found = levels[0] if levels else []
            if len(levels) > 1:  # what some of them say alike is told by the first
                once = dict.fromkeys(chain.from_iterable(levels))
                found = by_sentence(once, stretch.columns[self._shape.token])
            if found:
                inside += take(draft, found, places.of(number), stretch.line, strict=self._strict)
        tell_inside(draft, inside)
        if deeper:
            draft.lose("formats-tokens-deeper", count=deeper)


def _deeper(stretch: Stretch, shape: Shape) -> int:
    """Rows that have more tags than the others, where each has one."""
    if not shape.all_tags or len(stretch.columns) <= shape.width:
        return 0
    rows = zip(*stretch.columns[shape.width :], strict=True)
    return sum(any(it != "O" and is_tag(it) for it in row) for row in rows)


def said_by(
    columns: Iterable[Sequence[str]], scheme: Scheme, *, strict: bool
) -> list[list[Found | Doubt]]:
    """What each column of tags says that says anything."""
    return [reading(it, scheme, strict=strict) for it in columns if it.count("O") < len(it)]


def by_sentence(found: Iterable[Found | Doubt], tokens: Sequence[str]) -> list[Found | Doubt]:
    """What several columns of a stretch say: all of a sentence before what the next one holds."""
    ends = [at for at, token in enumerate(tokens) if not token]
    return sorted(found, key=lambda it: bisect(ends, _token_of(it)))


def _token_of(it: Found | Doubt) -> int:
    return it.token if isinstance(it, Doubt) else it.first


def take(
    draft: Draft, found: Sequence[Found | Doubt], at: list[int], line: int, *, strict: bool
) -> int:
    """The spans of a stretch into the draft (``at``: see ``Places.of``); how many took whole tokens."""
    marks: list[Found] = []
    for it in found:
        if isinstance(it, Doubt):
            _show(draft, marks, at, line)
            marks = []
            tell(draft, it, line, strict=strict)
        else:
            marks.append(it)
    _show(draft, marks, at, line)
    return sum([it.inside for it in found if isinstance(it, Found)])


def _show(draft: Draft, marks: Sequence[Found], at: list[int], line: int) -> None:
    firsts, ends = [it.first for it in marks], [it.end for it in marks]
    show(draft, [it.label for it in marks], firsts, ends, at, line)


def show(
    draft: Draft,
    labels: Sequence[str],
    firsts: Sequence[int],
    ends: Sequence[int],
    at: list[int],
    line: int,
) -> None:
    """Spans of tokens ``[first, end)`` of a stretch into the draft."""
    many.show(
        draft,
        labels,
        [at[it] + it for it in firsts],
        [at[it] + it - 1 for it in ends],
        [line + it for it in firsts],
    )


def tell(draft: Draft, doubt: Doubt, line: int, *, strict: bool) -> None:
    """What was done with a tag that is out of order."""
    at = line + doubt.token
    tag = doubt.tag[:80]
    if doubt.fault == "unknown":
        draft.lose("formats-tokens-unknown", line=at, tag=tag)
    elif strict:
        draft.lose("formats-tokens-not-taken", line=at, tag=tag)
    elif doubt.fault == "begins":
        draft.say("formats-tokens-begins", line=at, tag=tag)
    else:
        draft.say("formats-tokens-unfinished", line=at, tag=tag)


def tell_inside(draft: Draft, count: int) -> None:
    """Spans that took whole tokens, since the file does not say where in them they begin or end."""
    if count:
        draft.say("formats-tokens-inside", count=count)


def recognises(source: Source, head: bytes) -> bool:
    """Files named as columns are; of other names, whichever, only what shows columns of tags beyond doubt."""
    text = head_text(head)
    shape = shape_of(text)
    if source.name.lower().endswith(SUFFIXES):
        return not (is_nested(shape) or is_conllu(head) or deepens(source, shape))
    if source.suffix.lower() == ".csv" and comma_columns.is_tokens(text):
        return True
    return is_certain(shape) and not (is_nested(shape) or deepens(source, shape))


def has_tags(head: bytes) -> bool:
    """Whether the first bytes of a file are tokens with their tags beyond doubt, and no other table."""
    text = head_text(head)
    return is_certain(shape_of(text)) or comma_columns.is_tokens(text) or is_conllu(head)


def is_certain(shape: Shape) -> bool:
    return (
        shape.rows >= _FEWEST
        and (shape.tag > 0 or shape.chains)
        and (not shape.bare or shape.sure)
        and (
            len(shape.widths) == 1
            or shape.all_tags
            or shape.brackets
            or shape.chains
            or shape.kind >= 0
        )
    )


def is_nested(shape: Shape) -> bool:
    """Several tags behind the token and nothing else: each one is a level."""
    return shape.all_tags and max(shape.widths, default=0) > 2
