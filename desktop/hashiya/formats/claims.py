"""The claims of an article with what fact-checkers' formats want of them; it writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hashiya.formats import losses
from hashiya.formats.format import WriteOptions
from hashiya.formats.losses import LossKind, LossReport, Tally
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Schema

WORDING = "normalized"
WORTH = "check_worthy"
VERDICT = "verdict"
VERDICT_FACTS = ("verdict_by", "verdict_date", "verdict_url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim as it is written out. ``wording`` stands alone: the normalised wording, else the words
    of the claim on one line. ``speaker`` is who says it, ``entity`` the one that the speaker is.
    """

    annotation: Annotation
    wording: str
    speaker: Annotation | None = None
    entity: Annotation | None = None

    @property
    def is_check_worthy(self) -> bool:
        return self.said(WORTH) == "yes"

    @property
    def verdict(self) -> str:
        """Its code; empty while nobody rated it."""
        found = self.said(VERDICT)
        return "" if found == "unrated" else found

    def said(self, name: str) -> str:
        value = self.annotation.attributes.get(name, "")
        if isinstance(value, bool):
            return "yes" if value else "no"
        return " ".join(value) if isinstance(value, tuple) else str(value)


def claims_of(annotated: AnnotatedArticle, schema: Schema) -> Iterator[Claim]:
    """In text order."""
    kinds = {(it.layer, it.code) for it in schema.labels_as("claim")}
    says = _arrows(annotated, {it.code for it in schema.relations_as("speaker")})
    is_who = _arrows(annotated, {it.code for it in schema.relations_as("speaker_entity")})
    marks = {it.id: it for it in annotated.annotations}
    for it in annotated.annotations:
        if (it.layer, it.label) in kinds:
            speaker = marks.get(says.get(it.id, ""))
            entity = marks.get(is_who.get(speaker.id, "")) if speaker else None
            wording = str(it.attributes.get(WORDING, "")).strip() or it.quote
            yield Claim(annotation=it, wording=one_line(wording), speaker=speaker, entity=entity)


def one_line(text: str) -> str:
    return " ".join(text.split())


def _arrows(annotated: AnnotatedArticle, kinds: set[str]) -> dict[str, str]:
    """The first relation of these kinds from each mark."""
    found: dict[str, str] = {}
    for it in annotated.relations:
        if it.label in kinds:
            found.setdefault(it.from_id, it.to_id)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a format of claims writes of an article: marks and relations by their ids, of each mark the
    attributes of these names, ``facts`` of the article.

    ``lacking`` are claims that it would write if they had what ``because`` says; of all other marks it knows
    nothing. ``text`` is what the words of the article lose.
    """

    marks: set[str]
    attributes: dict[str, set[str]]
    because: LossKind
    lacking: set[str]
    relations: set[str] = field(default_factory=set[str])
    facts: tuple[str, ...] = ()
    text: LossKind = "text"


def weigh_rest(annotated: AnnotatedArticle, tally: Tally, written: Written) -> None:
    """Count all that is not written, labels of the article included."""
    for it in annotated.annotations:
        if it.id in written.marks:
            tally.add("annotator", it.annotator)
        else:
            tally.add(written.because if it.id in written.lacking else "label", it.label)
        kept = written.attributes.get(it.id, set())
        tally.add_all("attribute", (name for name in it.attributes if name not in kept))
    for it in annotated.relations:
        if it.id not in written.relations:
            tally.add("relation", it.label)
        tally.add_all("relation_attribute", it.attributes)
    losses.document_labels_lost(annotated, tally)
    losses.facts_lost(annotated, tally, written.facts)
    tally.add(written.text, "text" if written.text == "text" else "")


def lacks(report: LossReport, options: WriteOptions) -> str:
    """Why a file of claims alone would be empty: they lack something, or there are none."""
    if report.spans_written:
        return ""
    return next((it for it in ("unrated", "unworded") if report.count(it)), "claims")
