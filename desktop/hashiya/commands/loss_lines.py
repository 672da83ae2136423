"""What a format leaves out or changes, in sentences: one for each kind of loss, with what it befalls; it counts nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from hashiya.formats import FORMATS
from hashiya.formats.losses import Loss, LossKind, LossReport
from hashiya.model.schema import Schema
from hashiya.wording import Wording

Called = Callable[[Loss], str]
_ATTRIBUTES = frozenset[LossKind](
    ("attribute", "relation_attribute", "flag_false", "value_as_text", "relation_value_as_text")
)
_BORDER = "border"
"""The only fact of articles that a choice of a format can keep: it is told apart from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossLine:
    """``keepable`` is false where no choice of the format could keep what is told here, whatever its kind."""

    kind: LossKind
    words: str
    keepable: bool = True


def lines(report: LossReport, wording: Wording, called: Called | None = None) -> Iterator[LossLine]:
    """In the order of the report, borders last; ``called`` names what is lost, else it has its code."""
    ranked = sorted(report.losses, key=lambda it: _group(it)[1])  # a border after all else
    for (kind, border), losses in groupby(ranked, key=_group):
        if kind == "unplaced":
            count, names = sum(it.count for it in losses), wording.join(carrying_waiting(wording))
            words = wording.say("datasets-loss-unplaced", count=count, formats=names)
        elif border:
            count = sum(it.count for it in losses)
            what = wording.say("datasets-loss-border")
            words = wording.say("datasets-loss-all", what=what, count=count)
        else:
            words = _line(kind, [*losses], wording, called or _code, report.spans_written)
        yield LossLine(kind=kind, words=words, keepable=kind != "article_fact" or border)


def carrying_waiting(wording: Wording) -> list[str]:
    """Names of the formats that can be written and take marks along which wait for a place."""
    return [wording.say(it.title) for it in FORMATS if it.write and "unplaced" in it.carries]


def names_of(schema: Schema, language: str) -> Called:
    """What a person calls labels, those of articles, relations and attributes; what is not of the label set keeps its code."""
    labels = {it.code: it.name(language) for it in schema.labels}
    relations = {it.code: it.name(language) for it in schema.relations}
    of_articles = {it.code: it.name(language) for it in schema.document_labels}
    attributes = {it.name: it.name_in(language) for it in schema.attributes}

    def called(loss: Loss) -> str:
        if loss.kind in ("annotator", "character"):
            return loss.label
        if loss.kind == "document_label":
            return of_articles.get(loss.label) or loss.label
        if loss.kind in _ATTRIBUTES:
            return attributes.get(loss.label) or loss.label
        known = relations if loss.kind.startswith("relation") else labels
        return known.get(loss.label) or loss.label

    return called


def mixed(report: LossReport) -> list[str]:
    """Annotators, where a format mixes the annotations of several and tells of none whose they are."""
    names = [it.label for it in report.losses if it.kind == "annotator"]
    return names if len(names) > 1 else []


def _group(loss: Loss) -> tuple[LossKind, bool]:
    return loss.kind, loss.kind == "article_fact" and loss.label == _BORDER


def _code(loss: Loss) -> str:
    return loss.label


def _line(
    kind: LossKind, losses: Sequence[Loss], wording: Wording, called: Called, written: int
) -> str:
    count = sum(it.count for it in losses)
    what = wording.say(f"datasets-loss-{kind}", others=written - count)
    named = [(_named(it, wording, called), it.count) for it in losses]
    named.sort(key=lambda it: -it[1])
    which = [f"{name}\u00a0{n:,}" if len(named) > 1 else name for name, n in named if name]
    if not which:
        return wording.say("datasets-loss-all", what=what, count=count)
    return wording.say("datasets-loss-which", what=what, count=count, which=wording.row(which))


def _named(loss: Loss, wording: Wording, called: Called) -> str:
    if loss.kind == "article_fact":
        return wording.say("datasets-fact", label=loss.label)
    return "" if loss.kind == "text" else called(loss)
