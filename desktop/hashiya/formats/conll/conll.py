"""CoNLL: one token and its tag a line, a blank line after each sentence; flat, one layer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from hashiya.formats import losses
from hashiya.formats.conll.reading import SUFFIXES, read, recognises
from hashiya.formats.format import Format, Option, WriteOptions
from hashiya.formats.latest import Latest
from hashiya.formats.losses import Tally
from hashiya.formats.tokens.flat import Claimed, annotations_of, choose, losses_of
from hashiya.formats.tokens.layout import Pieces, claims, cut, opening, sentence_ranges
from hashiya.formats.tokens.tag_schemes import Tagger, name_of, tagger
from hashiya.formats.tokens.text import joined
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

Range = tuple[int, int]
Tag = TypeVar("Tag")
_label, _annotator = attrgetter("label"), attrgetter("annotator")
_BETWEEN = {"columns-2": "\t", "columns-4": " _ _ "}
_BORDERS = {"columns-2": "-DOCSTART-\tO\n\n", "columns-4": "-DOCSTART- -X- -X- O\n\n"}


@dataclass(frozen=True, slots=True)
class Layout:
    """An article cut for writing: its tokens, the spans written and those left out.

    ``cutting``: the ids of spans with an edge inside a word.
    """

    pieces: Pieces
    sentences: list[Range]
    kept: list[Claimed]
    rest: list[Claimed]
    wordless: list[Annotation]
    cutting: set[str]


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """Two columns between TABs, or CoNLL-2003's four between spaces; UTF-8, LF."""
    flavour = options.flavour if options.flavour in _BETWEEN else "columns-2"
    between, border = _BETWEEN[flavour], _BORDERS[flavour]
    tagged, empty = tagger(options.scheme, tuple[str, ...]), True
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for annotated in dataset:
            if options.docstart:
                stream.write(border)
                empty = False
            layout = layout_of(annotated, options)
            tags = tags_in(layout, options, "O", tagged)
            if empty and layout.pieces.starts:
                stream.write(opening(annotated.article.text, layout.pieces.starts))
                empty = False
            stream.write(in_rows(annotated, layout.pieces, tags, layout.sentences, between))


def in_rows(
    annotated: AnnotatedArticle,
    pieces: Pieces,
    tags: Sequence[str],
    sentences: list[Range],
    between: str,
) -> str:
    """A line for each token with its tag, a blank line after each sentence."""
    tails = {it: f"{between}{it}\n" for it in set(tags)}
    rows = [""] * (2 * len(tags))
    rows[::2] = pieces.words(annotated.article.text)
    rows[1::2] = map(tails.__getitem__, tags)
    for _, end in sentences:
        rows[2 * end - 1] += "\n"
    return "".join(rows)


def _laid_out(annotated: AnnotatedArticle, options: WriteOptions) -> Layout:
    found = claims(annotated, options)
    kept, rest = choose(found.claimed, options.level)
    pieces = cut(found, kept)
    sentences = sentence_ranges(annotated.article.text, pieces.starts, pieces.spans)
    return Layout(pieces, sentences, kept, rest, found.wordless, found.cutting)


layout_of = Latest(_laid_out)
"""How the article is cut; no sentence ends inside a span that is written."""


def tags_in(
    layout: Layout,
    options: WriteOptions,
    outside: Tag,
    tagged: Tagger[Tag],
    names: Mapping[str, str] | None = None,
) -> list[Tag]:
    """The tag of each token: ``outside`` of all spans, and in one what ``tagged`` says.

    ``names``: how labels are written in them; by their codes, without white space, where it has none.
    """
    names = names or {}
    lone = options.scheme == "iob1"  # which has to tell two spans of one name apart
    tags = [outside] * len(layout.pieces.starts)
    begins = {first for first, _ in layout.sentences} if lone else set[int]()
    before = (-1, "")
    for it, (first, end) in zip(layout.kept, layout.pieces.spans, strict=True):
        label = it.annotation.label
        name = names.get(label) or name_of(label)
        follows = lone and before == (first, name) and first not in begins
        tags[first:end] = tagged(name, end - first, follows)
        before = (end, name)
    return tags


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Count what the tags do not say."""
    layout = layout_of(annotated, options)
    weigh_rest(layout, tally)
    weigh_kept(annotations_of(layout.kept), layout.cutting, options, tally)
    weigh_others(annotated, layout.wordless, options, tally)
    weigh_text(annotated, layout.pieces, layout.sentences, tally)
    if not options.docstart:
        tally.border()


def weigh_rest(layout: Layout, tally: Tally) -> None:
    """Spans that others stand in the way of."""
    for claimed, kind in zip(layout.rest, losses_of(layout.rest, layout.kept), strict=True):
        tally.add(kind, claimed.annotation.label)


def weigh_kept(
    kept: Sequence[Annotation], cutting: set[str], options: WriteOptions, tally: Tally
) -> None:
    """What the tags do not say of the spans that they mark."""
    tally.add_all("annotator", map(_annotator, kept))
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
    broken = [it for it in here if len(it.fragments) > 1]
    tally.add_all("discontinuous", [it.label for it in broken if it.layer == layer])
    tally.add_all("no_word", map(_label, wordless))
    tally.add_all("relation", map(_label, annotated.relations))
    losses.attributes_lost(annotated, tally)
    losses.document_labels_lost(annotated, tally)
    losses.facts_lost(annotated, tally, carried)


def weigh_text(
    annotated: AnnotatedArticle, pieces: Pieces, sentences: list[Range], tally: Tally
) -> None:
    """Whether the text is another when it is put together from its tokens again."""
    text = annotated.article.text
    gaps = zip(pieces.starts[1:], pieces.ends, strict=False)
    same = all(start - end == 1 for start, end in gaps)  # ends at the first that is not
    if same:
        words = pieces.words(text)
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
