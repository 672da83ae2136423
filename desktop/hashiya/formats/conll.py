"""CoNLL, written: one token and its tag a line, a blank line after each sentence; flat, one layer."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hashiya.formats import losses
from hashiya.formats.flat import Claimed, choose, loss_of
from hashiya.formats.format import Format, Option, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema
from hashiya.text.sentences import sentences
from hashiya.text.words import tokens

Range = tuple[int, int]

_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Token:
    """One line of the file; ``start`` and ``end`` say where it stands in the article."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class _Layout:
    """An article cut for writing: its tokens, the spans written and those left out."""

    words: list[Range]
    pieces: list[Range]
    kept: list[Claimed]
    rest: list[Claimed]
    wordless: list[Annotation]


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """TAB between token and tag, UTF-8, LF."""
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for annotated in dataset:
            if options.docstart:
                stream.write("-DOCSTART-\t-X-\tO\n\n")
            text = annotated.article.text
            for sentence in tagged(annotated, options):
                lines = [f"{text[it.start : it.end]}\t{it.tag}\n" for it in sentence]
                stream.write("".join(lines) + "\n")


def tagged(annotated: AnnotatedArticle, options: WriteOptions) -> Iterator[list[Token]]:
    """Sentences of tagged tokens; no sentence ends inside a span that is written."""
    layout = _layout(annotated, options)
    breaks = [start for start, _ in sentences(annotated.article.text)]
    owners = _owners(layout)
    sentence: list[Token] = []
    number = 0
    for index, (start, end) in enumerate(layout.pieces):
        now = bisect_right(breaks, start)
        inside = index and owners[index] >= 0 and owners[index] == owners[index - 1]
        if sentence and now != number and not inside:
            yield sentence
            sentence = []
        number = now
        sentence.append(Token(start, end, _tag(index, owners, layout, options)))
    if sentence:
        yield sentence


def _layout(annotated: AnnotatedArticle, options: WriteOptions) -> _Layout:
    """How the article is cut: kept until the next one, since it is weighed and then written."""
    global _last  # replaced whole, so that threads may meet here
    last = _last
    if last is None or last[0] is not annotated or last[1] != options:
        last = _last = (annotated, options, _laid_out(annotated, options))
    return last[2]


_last: tuple[AnnotatedArticle, WriteOptions, _Layout] | None = None


def _laid_out(annotated: AnnotatedArticle, options: WriteOptions) -> _Layout:
    words = tokens(annotated.article.text)
    claimed: list[Claimed] = []
    wordless: list[Annotation] = []
    for it in annotated.annotations:
        if it.layer != options.layer or len(it.fragments) > 1:
            continue
        covered = _covered(words, it.start, it.end)
        if not covered:
            wordless.append(it)
        elif options.edges == "expand":
            claimed.append(Claimed(it, covered[0][0], covered[-1][1]))
        else:
            start, end = max(it.start, covered[0][0]), min(it.end, covered[-1][1])
            claimed.append(Claimed(it, start, end))
    kept, rest = choose(claimed, options.level)
    edges = sorted({edge for it in kept for edge in (it.start, it.end)})
    return _Layout(words, list(_cut(words, edges)), kept, rest, wordless)


def _covered(words: list[Range], start: int, end: int) -> list[Range]:
    """Tokens that share a code point with the range."""
    first = bisect_right(words, start, key=lambda it: it[1])
    last = bisect_left(words, end, key=lambda it: it[0])
    return words[first:last]


def _cut(words: list[Range], edges: list[int]) -> Iterator[Range]:
    for start, end in words:
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        yield from zip([start, *inner], [*inner, end], strict=True)


def _owners(layout: _Layout) -> list[int]:
    """For each piece the number of the written span that it belongs to, or -1."""
    starts = [it.start for it in layout.kept]
    owners: list[int] = []
    for start, _ in layout.pieces:
        at = bisect_right(starts, start) - 1
        owners.append(at if at >= 0 and start < layout.kept[at].end else -1)
    return owners


def _tag(index: int, owners: list[int], layout: _Layout, options: WriteOptions) -> str:
    owner = owners[index]
    if owner < 0:
        return "O"
    first = index == 0 or owners[index - 1] != owner
    last = index + 1 == len(owners) or owners[index + 1] != owner
    name = _tag_name(layout.kept[owner].annotation.label)
    if options.scheme == "bioes" and last:
        return f"{'S' if first else 'E'}-{name}"
    return f"{'B' if first else 'I'}-{name}"


def _tag_name(label: str) -> str:
    """A label as a column can hold it: no white space."""
    return _WHITE.sub("_", label)


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Count what the tags do not say."""
    layout = _layout(annotated, options)
    for it in annotated.annotations:
        if it.layer != options.layer:
            tally.add("layer", it.label)
        elif len(it.fragments) > 1:
            tally.add("discontinuous", it.label)
    tally.add_all("no_word", (it.label for it in layout.wordless))
    for claimed in layout.rest:
        tally.add(loss_of(claimed, layout.kept), claimed.annotation.label)
    for claimed in layout.kept:
        _weigh_kept(claimed.annotation, layout.words, options, tally)
    tally.add_all("relation", (it.label for it in annotated.relations))
    losses.attributes_lost(annotated, tally)
    losses.document_labels_lost(annotated, tally)
    losses.facts_lost(annotated, tally)


def _weigh_kept(
    annotation: Annotation, words: list[Range], options: WriteOptions, tally: Tally
) -> None:
    label = annotation.label
    tally.add("annotator", annotation.annotator)
    if _tag_name(label) != label:
        tally.add("label_renamed", label)
    covered = _covered(words, annotation.start, annotation.end)
    if covered[0][0] < annotation.start or annotation.end < covered[-1][1]:
        tally.add("token_cut" if options.edges == "split" else "word_widened", label)


FORMAT = Format(
    id="conll",
    suffixes=(".conll",),
    write=write,
    weigh=weigh,
    unit="token",
    options=(
        Option("layer", avoids=("layer",)),
        Option("scheme", ("iob2", "bioes")),
        Option("level", ("outermost", "innermost")),
        Option("edges", ("split", "expand"), avoids=("token_cut", "word_widened")),
        Option("docstart", ("no", "yes")),
    ),
)
