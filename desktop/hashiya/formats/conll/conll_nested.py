"""Nested CoNLL, written: after each token the tags of all levels, as Wojood or as NEMO has them; one layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import lt
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile

from hashiya.formats.conll.conll import in_rows, weigh_kept, weigh_others, weigh_text
from hashiya.formats.conll.nested_reading import SUFFIXES, read, recognises
from hashiya.formats.format import Format, Option, WriteOptions
from hashiya.formats.latest import Latest
from hashiya.formats.losses import Tally
from hashiya.formats.tokens.flat import Claimed, annotations_of
from hashiya.formats.tokens.layout import Pieces, claims, cut, opening, sentence_ranges
from hashiya.formats.tokens.tag_schemes import name_of, tags_of
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

Range = tuple[int, int]
WOJOOD, NEMO = "wojood", "nemo"
LEVELS = 4
"""Columns of tags in NEMO's files; more only where an article needs them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """An article cut for writing; ``kept`` outermost first."""

    pieces: Pieces
    sentences: list[Range]
    kept: list[Claimed]
    crossing: list[Annotation]
    wordless: list[Annotation]
    cutting: set[str]


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """Cells between single spaces, UTF-8, LF."""
    columns, empty = LEVELS, True
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for annotated in dataset:
            layout = layout_of(annotated, options)
            tags = _columns(layout) if options.flavour == NEMO else _stacks(layout)
            columns = max(columns, _depth(layout)) if options.flavour == NEMO else columns
            if options.docstart:
                stream.write("-DOCSTART- O\n\n")
                empty = False
            if empty and layout.pieces.starts:
                stream.write(opening(annotated.article.text, layout.pieces.starts))
                empty = False
            stream.write(in_rows(annotated, layout.pieces, tags, layout.sentences, " "))
    if columns > LEVELS:
        _widen(target, columns)


def _laid_out(annotated: AnnotatedArticle, options: WriteOptions) -> Layout:
    found = claims(annotated, options)
    claimed = _outermost_first(found.claimed)
    kept, crossing = (claimed, []) if options.flavour == NEMO else _without_crossing(claimed)
    pieces = cut(found, kept)
    sentences = sentence_ranges(annotated.article.text, pieces.starts, pieces.spans)
    return Layout(pieces, sentences, kept, crossing, found.wordless, found.cutting)


layout_of = Latest(_laid_out)
"""How the article is cut."""


def _outermost_first(claimed: list[Claimed]) -> list[Claimed]:
    places = [(start, -end) for _, start, end, _ in claimed]
    if all(map(lt, places, places[1:])):  # as the annotations of most articles are
        return claimed
    return sorted(claimed, key=_place)


def _place(it: Claimed) -> tuple[int, int, str, str]:
    return it.start, -it.end, it.annotation.label, it.annotation.id


def _without_crossing(claimed: list[Claimed]) -> tuple[list[Claimed], list[Annotation]]:
    """Without columns of their own two spans of one label that cross cannot be told apart."""
    kept: list[Claimed] = []
    crossing: list[Annotation] = []
    by_name: dict[str, list[int]] = {}
    labels = {it.annotation.label for it in claimed}
    ends = {it: by_name.setdefault(name_of(it), []) for it in labels}
    """Of those that are open, by their label: none that was kept ends behind one that began before."""
    for it in claimed:
        annotation, start, end, _ = it
        mine = ends[annotation.label]
        while mine and mine[-1] <= start:
            mine.pop()
        if mine and mine[-1] < end:
            crossing.append(annotation)
            continue
        mine.append(end)
        kept.append(it)
    return kept, crossing


def _stacks(layout: Layout) -> Sequence[str]:
    """The tags of each token, outermost first and without gaps: Wojood's way."""
    tags = ["O"] * len(layout.pieces.starts)
    names = {it.annotation.label: name_of(it.annotation.label) for it in layout.kept}
    for claimed, (first, end) in zip(layout.kept, layout.pieces.spans, strict=True):
        name = names[claimed.annotation.label]
        if end - first == 1:
            was = tags[first]
            tags[first] = f"B-{name}" if was == "O" else f"{was} B-{name}"
            continue
        made, taken = tags_of(name, end - first, "iob2"), tags[first:end]
        if taken.count("O") == end - first:
            tags[first:end] = made
        else:
            both = zip(taken, made, strict=True)
            tags[first:end] = [tag if was == "O" else f"{was} {tag}" for was, tag in both]
    return tags


def _levels(layout: Layout) -> Iterator[int]:
    """The column of each span: beneath those that hold it, the first that is free."""
    ends: list[int] = []
    holders: list[tuple[int, int]] = []
    for first, end in layout.pieces.spans:
        holders = [it for it in holders if it[0] > first]
        level = max((level for reach, level in holders if reach >= end), default=-1) + 1
        while level < len(ends) and ends[level] > first:
            level += 1
        ends += [0] * (level + 1 - len(ends))
        ends[level] = end
        holders.append((end, level))
        yield level


def _depth(layout: Layout) -> int:
    return max(_levels(layout), default=-1) + 1


def _columns(layout: Layout) -> Sequence[str]:
    """The tags of each token, a column for each level: NEMO's way."""
    levels = list(_levels(layout))
    count = max(LEVELS, max(levels, default=0) + 1)
    columns = [["O"] * len(layout.pieces.starts) for _ in range(count)]
    for claimed, (first, end), level in zip(layout.kept, layout.pieces.spans, levels, strict=True):
        name = name_of(claimed.annotation.label)
        columns[level][first:end] = tags_of(name, end - first, "bioes")
    return list(map(" ".join, zip(*columns, strict=True)))


def _widen(target: Path, columns: int) -> None:
    """Give every row as many columns as the widest has: rarely needed, so done afterwards."""
    with (
        TemporaryFile("w+", encoding="utf-8", newline="\n") as narrow,
        target.open("r+", encoding="utf-8", newline="\n") as stream,
    ):
        copyfileobj(stream, narrow)
        narrow.seek(0)
        stream.seek(0)
        for line in narrow:
            missing = columns - line.count(" ")
            stream.write(line if line == "\n" else f"{line[:-1]}{' O' * missing}\n")


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Count what the tags do not say."""
    layout = layout_of(annotated, options)
    tally.add_all("crossing", (it.label for it in layout.crossing))
    weigh_kept(annotations_of(layout.kept), layout.cutting, options, tally)
    weigh_others(annotated, layout.wordless, options, tally)
    weigh_text(annotated, layout.pieces, layout.sentences, tally)
    if not options.docstart:
        tally.border()


FORMAT = Format(
    id="conll-nested",
    suffixes=SUFFIXES,
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    tagged=True,
    unit="token",
    carries=frozenset({"nested", "same_extent", "crossing"}),
    options=(
        Option("layer", avoids=("layer",)),
        Option("flavour", (WOJOOD, NEMO), avoids=("crossing",)),
        Option("edges", ("split", "expand"), avoids=("token_cut", "word_widened")),
        Option("docstart", ("no", "yes"), avoids=("article_fact",)),
    ),
)
