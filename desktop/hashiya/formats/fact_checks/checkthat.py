"""CheckThat!, written: sentences or claims with whether they are worth checking, one a line; no offsets.

The lab's training files: ``Sentence_id``, ``Text``, ``class_label`` (``Yes`` or ``No``), tabs between
them; its task on normalisation has comma-separated ``post`` and ``normalized claim``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from hashiya.formats.claims import (
    WORDING,
    WORTH,
    Claim,
    Written,
    claims_of,
    lacks,
    one_line,
    weigh_rest,
)
from hashiya.formats.format import Format, Option, WriteOptions
from hashiya.formats.losses import LossReport, Tally
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema
from hashiya.text.sentences import sentences

SENTENCES, CLAIMS, NORMALISED = FLAVOURS = ("sentences", "claims", "normalised")
_HEADS = {
    SENTENCES: ("Sentence_id", "Text", "class_label"),
    CLAIMS: ("Sentence_id", "Text", "class_label"),
    NORMALISED: ("post", "normalized claim"),
}


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """UTF-8, LF; quotes doubled inside quoted fields, tabs and line ends of the text become spaces."""
    flavour = options.flavour or SENTENCES
    with target.open("w", encoding="utf-8", newline="") as stream:
        delimiter = "," if flavour == NORMALISED else "\t"
        table = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
        table.writerow(_HEADS[flavour])
        for number, annotated in enumerate(dataset, start=1):
            table.writerows(_rows(annotated, dataset.schema, flavour, number))


def _rows(
    annotated: AnnotatedArticle, schema: Schema, flavour: str, number: int
) -> Iterator[tuple[str, ...]]:
    text = annotated.article.text
    claims = list(claims_of(annotated, schema))
    if flavour == NORMALISED:
        yield from ((one_line(it.annotation.quote), it.wording) for it in _worded(claims))
    elif flavour == CLAIMS:
        for k, it in enumerate(claims, start=1):
            yield f"{number}_{k}", one_line(it.annotation.quote), _answer(it.is_check_worthy)
    else:
        worthy = [it.annotation for it in claims if it.is_check_worthy]
        for k, (start, end) in enumerate(sentences(text), start=1):
            worth = any(it.start < end and it.end > start for it in worthy)
            yield f"{number}_{k}", one_line(text[start:end]), _answer(worth)


def _worded(claims: list[Claim]) -> list[Claim]:
    return [it for it in claims if it.said(WORDING)]


def _answer(worth: bool) -> str:  # noqa: FBT001 - the one question of the format
    return "Yes" if worth else "No"


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """A sentence says only whether a claim in it is worth checking; a claim's row has its words too.

    A claim without a normalised wording has no row where the wordings leave.
    """
    flavour = options.flavour or SENTENCES
    claims = list(claims_of(annotated, schema))
    said = WORDING if flavour == NORMALISED else WORTH
    having_row = _worded(claims) if flavour == NORMALISED else claims
    marks = {it.annotation.id for it in having_row}
    if flavour == SENTENCES:
        tally.add_all("claim_sentence", (it.annotation.label for it in claims))
    written = Written(
        marks=marks,
        attributes={it: {said} for it in marks},
        because="unworded",
        lacking={it.annotation.id for it in claims} - marks,
        text="spacing" if flavour == SENTENCES else "text",
    )
    weigh_rest(annotated, tally, written)


def _lacks(report: LossReport, options: WriteOptions) -> str:
    """Sentences have their rows even where no claim is."""
    return "" if options.flavour in ("", SENTENCES) else lacks(report, options)


FORMAT = Format(
    id="checkthat",
    suffixes=(".checkthat.tsv",),
    write=write,
    weigh=weigh,
    unit="none",
    options=(Option("flavour", FLAVOURS, avoids=("claim_sentence", "unworded")),),
    lacks=_lacks,
)
