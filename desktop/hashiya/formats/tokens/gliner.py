"""GLiNER's training data, written: sentences of words and the spans of one layer by word numbers, ends included."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats.conll.conll import weigh_edges, weigh_others, weigh_text
from hashiya.formats.format import Format, Option, WriteOptions
from hashiya.formats.latest import Latest
from hashiya.formats.losses import Tally
from hashiya.formats.tokens.flat import annotations_of
from hashiya.formats.tokens.gliner_reading import read, recognises
from hashiya.formats.tokens.layout import Claims, Pieces, claims, cut, sentence_ranges
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema
from hashiya.text.cutting import Cutter

Range = tuple[int, int]

_WORDS = re.compile(r"\w++(?:-\w++)*+|\S")
"""How GLiNER itself cuts a text when it looks for entities: trained on others, it finds less.

Its own expression is ``\\w+(?:[-_]\\w+)*|\\S``: an underscore is one of ``\\w``, and nothing has to be given back."""
cut_as_gliner = Cutter(
    lambda piece: [it.span() for it in _WORDS.finditer(piece)],
    re.compile(r"(\w++)|[^\w\s]*(\w++)(?:[^\w\s-][^\w\s]*)?").fullmatch,
).edges
"""Where its words begin and end."""


@dataclass(frozen=True, slots=True)
class _Layout:
    found: Claims
    pieces: Pieces
    sentences: list[Range]


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """One JSON array, a sentence a line; UTF-8, LF."""
    names = label_names(dataset.schema, options)
    encode = msgspec.json.Encoder().encode_lines
    with target.open("wb") as stream:
        before = b"[\n"
        for annotated in dataset:
            if lines := encode(records(annotated, names, options)):
                stream.write(before + lines[:-1].replace(b"\n", b",\n"))  # no string holds one
                before = b",\n"
        stream.write(b"\n]\n" if before != b"[\n" else b"[]\n")


def records(
    annotated: AnnotatedArticle, names: dict[str, str], options: WriteOptions
) -> list[dict[str, Any]]:
    """A record for each sentence, those without a span too: they teach what is none."""
    layout = _layout_of(annotated, options)
    words = layout.pieces.words(annotated.article.text)
    spans = sorted(
        (first, end - 1, names.get(it.annotation.label, it.annotation.label))
        for it, (first, end) in zip(layout.found.claimed, layout.pieces.spans, strict=True)
    )
    found: list[dict[str, Any]] = []
    at, count = 0, len(spans)
    for first, end in layout.sentences:
        begun = at
        while at < count and spans[at][0] < end:
            at += 1
        marked = [(one - first, last - first, name) for one, last, name in spans[begun:at]]
        found.append({"tokenized_text": words[first:end], "ner": marked})
    return found


def label_names(schema: Schema, options: WriteOptions) -> dict[str, str]:
    """How each label of the layer is written; names that two labels share get their codes added."""
    labels = schema.labels_of(options.layer)
    if options.names == "code":
        return {it.code: it.code for it in labels}
    named = {it.code: it.name(options.names) for it in labels}
    shared = Counter(named.values())
    return {code: name if shared[name] == 1 else f"{name} ({code})" for code, name in named.items()}


def weigh_names(
    written: Iterable[Annotation], schema: Schema, options: WriteOptions, tally: Tally
) -> None:
    """Labels that are written by another name than their codes."""
    if options.names != "code":
        named = label_names(schema, options)
        labels = (it.label for it in written)
        tally.add_all("label_renamed", (it for it in labels if named.get(it, it) != it))


def _laid_out(annotated: AnnotatedArticle, options: WriteOptions) -> _Layout:
    text = annotated.article.text
    found = claims(annotated, options, cut_as_gliner(text))
    pieces = cut(found, found.claimed)
    return _Layout(found, pieces, sentence_ranges(text, pieces.starts, pieces.spans))


_layout_of = Latest(_laid_out)
"""How the article is cut."""


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Count what the records do not say."""
    layout = _layout_of(annotated, options)
    written = annotations_of(layout.found.claimed)
    tally.add_all("annotator", [it.annotator for it in written])
    weigh_names(written, schema, options, tally)
    weigh_edges(written, layout.found.cutting, options, tally)
    weigh_others(annotated, layout.found.wordless, options, tally)
    tally.border()
    weigh_text(annotated, layout.pieces, layout.sentences, tally)


FORMAT = Format(
    id="gliner",
    suffixes=(".gliner.json",),
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    unit="token",
    carries=frozenset({"nested", "same_extent", "crossing"}),
    options=(
        Option("layer", avoids=("layer",)),
        Option("names", ("code", "ar", "en"), avoids=("label_renamed",)),
        Option("edges", ("expand", "split"), avoids=("token_cut", "word_widened")),
    ),
)
