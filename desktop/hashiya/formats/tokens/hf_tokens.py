"""Token classification for Hugging Face, written: a folder of rows and a card that names the tags."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from hashiya import wording
from hashiya.formats import extras
from hashiya.formats.conll.conll import (
    layout_of,
    tags_in,
    weigh_edges,
    weigh_others,
    weigh_rest,
    weigh_text,
)
from hashiya.formats.format import Format, Option, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, code
from hashiya.formats.tokens.flat import annotations_of
from hashiya.formats.tokens.gliner import label_names, weigh_names
from hashiya.formats.tokens.hf_reading import SUFFIXES, read, recognises
from hashiya.formats.tokens.tag_schemes import tagger
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

JSONL, PARQUET = "jsonl", "parquet"
_KINDS = {"iob2": "BI", "iob1": "BI", "bioes": "BIES"}
_GROUP = 5_000
"""Rows of a row group: as many as are held in memory."""

Row = dict[str, Any]


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """``data.jsonl`` or ``data.parquet``, a sentence a row, and ``README.md`` with the tags' names.

    Raises:
        MissingExtra: Parquet is wanted, and its library is not there.
    """
    tags = tag_names(dataset.schema, options)
    if options.flavour == PARQUET:
        name = "data.parquet"
        rows = chain.from_iterable(_rows(dataset, tags, options))
        _write_parquet(rows, target / name, tags)
    else:
        name = "data.jsonl"
        encode = msgspec.json.Encoder().encode_lines
        with (target / name).open("wb") as stream:
            for rows in _rows(dataset, tags, options):
                stream.write(encode(rows))
    words = [wording.Wording(it).say("formats-hf-readme") for it in wording.languages()]
    card = "\n".join(
        (*_front(name, tags), "", "# Token classification", "", "\n\n".join(words), "")
    )
    (target / "README.md").write_bytes(card.encode("utf-8"))


def tag_names(schema: Schema, options: WriteOptions) -> list[str]:
    """``O`` and the tags of the layer's labels in the set's order: their places are the numbers written."""
    named = label_names(schema, options)
    return ["O", *(f"{kind}-{it}" for it in named.values() for kind in _KINDS[options.scheme])]


def _rows(dataset: Dataset, tags: list[str], options: WriteOptions) -> Iterator[list[Row]]:
    """Those of one article after the other."""
    named = label_names(dataset.schema, options)
    numbers = {it: number for number, it in enumerate(tags)}
    tagged = tagger(options.scheme, lambda tags: [numbers[it] for it in tags])
    ids = Names(code, folded=False)
    for annotated in dataset:
        article = annotated.article
        layout = layout_of(annotated, options)
        words = layout.pieces.words(article.text)
        said = tags_in(layout, options, numbers["O"], tagged, named)
        identity = ids.of(article.id)
        yield [
            {
                "id": f"{identity}-{number}",
                "document": article.name,
                "tokens": words[first:end],
                "ner_tags": said[first:end],
            }
            for number, (first, end) in enumerate(layout.sentences, 1)
        ]


def _front(name: str, tags: list[str]) -> Iterator[str]:
    """The card's front matter: which file is the data, and what its numbers mean."""
    yield "---"
    yield "configs:"
    yield "- config_name: default"
    yield "  data_files:"
    yield "  - split: train"
    yield f"    path: {name}"
    yield "dataset_info:"
    yield "  features:"
    for column in ("id", "document"):
        yield f"  - name: {column}"
        yield "    dtype: string"
    yield "  - name: tokens"
    yield "    sequence: string"
    yield "  - name: ner_tags"
    yield "    sequence:"
    yield "      class_label:"
    yield "        names:"
    for number, it in enumerate(tags):
        yield f"          '{number}': {json.dumps(it, ensure_ascii=False)}"
    yield "---"


def _write_parquet(rows: Iterator[Row], target: Path, tags: list[str]) -> None:
    arrow: Any = extras.module("pyarrow")
    parquet: Any = extras.module("pyarrow.parquet")
    schema = arrow.schema(
        [
            ("id", arrow.string()),
            ("document", arrow.string()),
            ("tokens", arrow.list_(arrow.string())),
            ("ner_tags", arrow.list_(arrow.int64())),
        ],
        metadata={"huggingface": json.dumps({"info": {"features": _features(tags)}})},
    )
    with parquet.ParquetWriter(target, schema) as writer:
        group: list[Row] = []
        for row in rows:
            group.append(row)
            if len(group) == _GROUP:
                writer.write_table(arrow.Table.from_pylist(group, schema=schema))
                group = []
        writer.write_table(arrow.Table.from_pylist(group, schema=schema))


def _features(tags: list[str]) -> dict[str, Any]:
    string = {"dtype": "string", "_type": "Value"}
    return {
        "id": string,
        "document": string,
        "tokens": {"feature": string, "_type": "List"},
        "ner_tags": {"feature": {"names": tags, "_type": "ClassLabel"}, "_type": "List"},
    }


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Count what the rows do not say."""
    layout = layout_of(annotated, options)
    weigh_rest(layout, tally)
    written = annotations_of(layout.kept)
    tally.add_all("annotator", [it.annotator for it in written])
    weigh_names(written, schema, options, tally)
    weigh_edges(written, layout.cutting, options, tally)
    weigh_others(annotated, layout.wordless, options, tally, carried=("name",))
    weigh_text(annotated, layout.pieces, layout.sentences, tally)


FORMAT = Format(
    id="hf",
    suffixes=SUFFIXES,
    folder=True,
    fixed=frozenset({"README.md"}),
    telling="data.jsonl",
    read=read,
    columned=True,
    write=write,
    weigh=weigh,
    recognises=recognises,
    tagged=True,
    unit="token",
    options=(
        Option("layer", avoids=("layer",)),
        Option("flavour", (JSONL, PARQUET)),
        Option("scheme", ("iob2", "bioes", "iob1")),
        Option("names", ("code", "ar", "en"), avoids=("label_renamed",)),
        Option("level", ("outermost", "innermost")),
        Option("edges", ("split", "expand"), avoids=("token_cut", "word_widened")),
    ),
)
