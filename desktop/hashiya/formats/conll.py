"""CoNLL: one token and its tag a line, a blank line after each sentence; flat, one layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from hashiya.formats import losses
from hashiya.formats.conll_reading import SUFFIXES, read, recognises
from hashiya.formats.flat import Claimed, choose, losses_of
from hashiya.formats.format import Format, Option, WriteOptions
from hashiya.formats.latest import Latest
from hashiya.formats.losses import Tally
from hashiya.formats.tag_schemes import name_of, tags_of
from hashiya.formats.token_layout import claims, cut, opening, sentence_ranges
from hashiya.formats.token_text import joined
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

Range = tuple[int, int]
Token = tuple[int, int, str]
"""Where it stands in the article, and its tag."""

_BETWEEN = {"columns-2": "\t", "columns-4": " _ _ "}
_BORDERS = {"columns-2": "-DOCSTART-\t-X-\tO\n\n", "columns-4": "-DOCSTART- -X- -X- O\n\n"}


@dataclass(frozen=True, slots=True)
class Layout:
    """An article cut for writing: its tokens, the spans written (``spans``: by pieces) and those left out.

    ``cutting``: the ids of spans with an edge inside a word.
    """

    pieces: list[Range]
    sentences: list[Range]
    kept: list[Claimed]
    spans: list[Range]
    rest: list[Claimed]
    wordless: list[Annotation]
    cutting: set[str]


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """Two columns between TABs, or CoNLL-2003's four between spaces; UTF-8, LF."""
    flavour = options.flavour if options.flavour in _BETWEEN else "columns-2"
    between, border = _BETWEEN[flavour], _BORDERS[flavour]
    empty = True
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for annotated in dataset:
            if options.docstart:
                stream.write(border)
                empty = False
            layout = layout_of(annotated, options)
            tags = _tags(layout, options, {})
            if empty and layout.pieces:
                stream.write(opening(annotated.article.text, layout.pieces))
                empty = False
            stream.write(in_rows(annotated, layout.pieces, tags, layout.sentences, between))


def in_rows(
    annotated: AnnotatedArticle,
    pieces: list[Range],
    tags: Sequence[str],
    sentences: list[Range],
    between: str,
) -> str:
    """A line for each token with its tag, a blank line after each sentence."""
    text = annotated.article.text
    tails = {it: f"{between}{it}\n" for it in set(tags)}
    behind = [tails[it] for it in tags]
    for _, end in sentences:
        behind[end - 1] += "\n"
    rows = [""] * (2 * len(pieces))
    rows[::2] = [text[start:end] for start, end in pieces]
    rows[1::2] = behind
    return "".join(rows)


def tagged(
    annotated: AnnotatedArticle, options: WriteOptions, names: Mapping[str, str] | None = None
) -> Iterator[list[Token]]:
    """Sentences of tagged tokens; no sentence ends inside a span that is written.

    ``names``: how labels are written in the tags; by their codes, without white space, where it has none.
    """
    layout = layout_of(annotated, options)
    tags = _tags(layout, options, names or {})
    for first, end in layout.sentences:
        places = layout.pieces[first:end]
        yield [(*place, tag) for place, tag in zip(places, tags[first:end], strict=True)]


def _laid_out(annotated: AnnotatedArticle, options: WriteOptions) -> Layout:
    found = claims(annotated, options)
    kept, rest = choose(found.claimed, options.level)
    pieces, spans = cut(found, kept)
    sentences = sentence_ranges(annotated.article.text, pieces, spans)
    return Layout(pieces, sentences, kept, spans, rest, found.wordless, found.cutting)


layout_of = Latest(_laid_out)
"""How the article is cut."""


def _tags(layout: Layout, options: WriteOptions, names: Mapping[str, str]) -> list[str]:
    tags = ["O"] * len(layout.pieces)
    begins = {first for first, _ in layout.sentences}
    before = (-1, "")
    for claimed, (first, end) in zip(layout.kept, layout.spans, strict=True):
        label = claimed.annotation.label
        name = names.get(label) or name_of(label)
        follows = before == (first, name) and first not in begins
        tags[first:end] = tags_of(name, end - first, options.scheme, follows=follows)
        before = (end, name)
    return tags


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Count what the tags do not say."""
    layout = layout_of(annotated, options)
    for claimed, kind in zip(layout.rest, losses_of(layout.rest, layout.kept), strict=True):
        tally.add(kind, claimed.annotation.label)
    weigh_kept([it.annotation for it in layout.kept], layout.cutting, options, tally)
    weigh_others(annotated, layout.wordless, options, tally)
    weigh_text(annotated, layout.pieces, layout.sentences, tally)
    if not options.docstart:
        tally.add("article_fact", "border")


def weigh_kept(
    kept: Sequence[Annotation], cutting: set[str], options: WriteOptions, tally: Tally
) -> None:
    """What the tags do not say of the spans that they mark."""
    tally.add_all("annotator", [it.annotator for it in kept])
    labels = [it.label for it in kept]
    renamed = {it for it in set(labels) if name_of(it) != it}
    if renamed:
        tally.add_all("label_renamed", (it for it in labels if it in renamed))
    weigh_edges(kept, cutting, options, tally)


def weigh_edges(
    kept: Sequence[Annotation], cutting: set[str], options: WriteOptions, tally: Tally
) -> None:
    """Edges inside a word: it is cut there, or taken whole."""
    if cutting:
        kind = "token_cut" if options.edges == "split" else "word_widened"
        tally.add_all(kind, (it.label for it in kept if it.id in cutting))


def weigh_others(
    annotated: AnnotatedArticle,
    wordless: list[Annotation],
    options: WriteOptions,
    tally: Tally,
    carried: Iterable[str] = (),
) -> None:
    """What no format of tagged tokens has a place for."""
    layer, here = options.layer, annotated.annotations
    tally.add_all("layer", [it.label for it in here if it.layer != layer])
    broken = [it.label for it in here if len(it.fragments) > 1 and it.layer == layer]
    tally.add_all("discontinuous", broken)
    tally.add_all("no_word", [it.label for it in wordless])
    tally.add_all("relation", [it.label for it in annotated.relations])
    losses.attributes_lost(annotated, tally)
    losses.document_labels_lost(annotated, tally)
    losses.facts_lost(annotated, tally, carried)


def weigh_text(
    annotated: AnnotatedArticle, pieces: list[Range], sentences: list[Range], tally: Tally
) -> None:
    """Whether the text is another when it is put together from its tokens again."""
    text = annotated.article.text
    same = all(other[0] - one[1] == 1 for one, other in pairwise(pieces))  # ends at the first not
    if same:
        words = [text[start:end] for start, end in pieces]
        same = joined([words[first:end] for first, end in sentences]) == text
    if not same:
        tally.add("spacing", "")


FORMAT = Format(
    id="conll",
    suffixes=SUFFIXES,
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    tagged=True,
    unit="token",
    options=(
        Option("layer", avoids=("layer",)),
        Option("scheme", ("iob2", "bioes", "iob1")),
        Option("flavour", ("columns-2", "columns-4")),
        Option("level", ("outermost", "innermost")),
        Option("edges", ("split", "expand"), avoids=("token_cut", "word_widened")),
        Option("docstart", ("no", "yes"), avoids=("article_fact",)),
    ),
)
