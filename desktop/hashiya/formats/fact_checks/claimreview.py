"""ClaimReview, written: rated claims as search engines and fact-checkers' exchanges read them; no offsets.

One JSON object a line, in the terms of schema.org; a claim without a verdict is left out and counted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from hashiya.formats.claims import (
    VERDICT,
    VERDICT_FACTS,
    WORDING,
    Claim,
    Written,
    claims_of,
    lacks,
    weigh_rest,
)
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

RATINGS = {"false": 1, "mostly_false": 2, "mixed": 3, "mostly_true": 4, "true": 5}
"""Verdicts that are numbers from worst to best; others are told in words alone."""


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """UTF-8, LF."""
    encode = msgspec.json.Encoder().encode
    with target.open("wb") as stream:
        for annotated in dataset:
            for it in claims_of(annotated, dataset.schema):
                if it.verdict:
                    stream.write(encode(_review(it, annotated.article, dataset.schema)) + b"\n")


def _review(claim: Claim, article: Article, schema: Schema) -> dict[str, Any]:
    by, date, url = (claim.said(it) for it in VERDICT_FACTS)
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "datePublished": date,
            "url": url,
            "claimReviewed": claim.wording,
            "author": _named("Organization", by),
            "inLanguage": article.language,
            "itemReviewed": _claim(claim, article),
            "reviewRating": _rating(claim, article, schema),
        }
    )


def _claim(claim: Claim, article: Article) -> dict[str, Any]:
    appearance = _filled(
        {
            "@type": "NewsArticle",
            "headline": article.title,
            "url": article.url,
            "publisher": _named("Organization", article.source),
        }
    )
    return _filled(
        {
            "@type": "Claim",
            "author": _speaker(claim),
            "datePublished": article.published,
            "text": claim.annotation.quote,
            "appearance": appearance,
        }
    )


def _speaker(claim: Claim) -> dict[str, Any] | None:
    speaker, entity = claim.speaker, claim.entity
    if speaker is None:
        return None
    known = _said(entity, "wikidata") or _said(speaker, "wikidata")
    name = _said(entity, "canonical") or (entity.quote if entity else speaker.quote)
    kind = "Organization" if entity is not None and entity.label == "ORG" else "Person"
    found = {"@type": kind, "name": " ".join(name.split())}
    if known.startswith("Q"):
        found["sameAs"] = f"http://www.wikidata.org/entity/{known}"
    return found


def _said(mark: Annotation | None, name: str) -> str:
    return str(mark.attributes.get(name, "")) if mark else ""


def _rating(claim: Claim, article: Article, schema: Schema) -> dict[str, Any]:
    mark = claim.annotation
    known = schema.attribute(mark.layer, mark.label, VERDICT)
    choices = {it.code: it for it in known.choices} if known else {}
    chosen = choices.get(claim.verdict)
    rating: dict[str, Any] = {"@type": "Rating"}
    if claim.verdict in RATINGS:
        rating |= {"ratingValue": RATINGS[claim.verdict], "bestRating": 5, "worstRating": 1}
    name = chosen.name_in(article.language) if chosen else claim.verdict
    return rating | {"alternateName": name}


def _named(kind: str, name: str) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: it for key, it in values.items() if it not in ("", None)}


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Of rated claims the wording, the speaker and the verdict are written; of all else nothing."""
    claims = list(claims_of(annotated, schema))
    rated = [it for it in claims if it.verdict]
    unrated = {it.annotation.id for it in claims if not it.verdict}
    marks = {it.annotation.id for it in rated}
    said = {WORDING, VERDICT, *VERDICT_FACTS}
    attributes = dict.fromkeys(marks, said)
    kept: set[str] = set()
    ends: set[tuple[str, str]] = set()
    for it in rated:
        if it.speaker:
            marks.add(it.speaker.id)
            ends.add((it.annotation.id, it.speaker.id))
        if it.speaker and it.entity:
            marks.add(it.entity.id)
            ends.add((it.speaker.id, it.entity.id))
        for mark in (it.speaker, it.entity):
            if mark:
                attributes[mark.id] = {"wikidata", "canonical"}
    kinds = {it.code for role in ("speaker", "speaker_entity") for it in schema.relations_as(role)}
    for it in annotated.relations:
        if it.label in kinds and (it.from_id, it.to_id) in ends:
            kept.add(it.id)
            ends.discard((it.from_id, it.to_id))
    facts = ("title", "language", "source", "url", "published") if rated else ()
    written = Written(
        marks=marks,
        relations=kept,
        attributes=attributes,
        facts=facts,
        because="unrated",
        lacking=unrated,
    )
    weigh_rest(annotated, tally, written)


FORMAT = Format(
    id="claimreview",
    suffixes=(".claimreview.jsonl",),
    write=write,
    weigh=weigh,
    unit="none",
    lacks=lacks,
)
