"""W3C Web Annotation, written: one JSON-LD file, a page of annotations an article, its text among them.

The text is the body of an annotation that describes it, so that the file is whole by itself. Spans are tags with a
position and a quote, relations link two annotations, classes are of the text. What the model has no word for
stands under ``hashiya:``, a prefix that the context declares.
"""

from __future__ import annotations

from pathlib import Path

from hashiya.formats.format import ALL, Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.web_annotation.pages import page
from hashiya.formats.web_annotation.reading import owns, read, recognises
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """An array of pages, one a line."""
    with target.open("wb") as stream:
        stream.write(b"[")
        for number, annotated in enumerate(dataset):
            stream.write(b",\n" if number else b"\n")
            stream.write(page(annotated))
        stream.write(b"\n]\n")


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """A link names its other end by an IRI, in whatever article; only one that starts elsewhere is left out."""
    ids = {it.id for it in annotated.annotations}
    for it in annotated.relations:
        if it.from_id not in ids:
            tally.add("relation_across", it.label)
            tally.add_all("relation_attribute", it.attributes)


FORMAT = Format(
    id="w3c",
    suffixes=(".jsonld",),
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    owns=owns,
    carries=ALL,
)
