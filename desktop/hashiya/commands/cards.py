"""The card of a dataset: what it holds and by which rules it was made, in Markdown; it counts nothing itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import hashiya
from hashiya.agreement.pairs import Agreement
from hashiya.commands import card_agreement, loss_lines
from hashiya.commands.markdown import inline, table
from hashiya.commands.sparing import SparingWording
from hashiya.commands.statistics import Statistics
from hashiya.formats.format import Format
from hashiya.formats.losses import LossReport
from hashiya.model.identity import now
from hashiya.model.schema import Label, Schema

if TYPE_CHECKING:
    from hashiya.commands.bundles import About

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LICENCES = frozenset(
    [
        "apache-2.0",
        "cc0-1.0",
        "cc-by-4.0",
        "cc-by-3.0",
        "cc-by-sa-4.0",
        "cc-by-sa-3.0",
        "cc-by-nc-4.0",
        "cc-by-nc-sa-4.0",
        "cc-by-nd-4.0",
        "cc-by-nc-nd-4.0",
        "mit",
        "odbl",
        "pddl",
        "odc-by",
        "gpl-3.0",
        "unlicense",
    ]
)
"""Names by which the hub knows licences; any other is "other", with its name beside it."""


def card(
    schema: Schema,
    statistics: Statistics,
    agreement: Agreement,
    chosen: Format,
    report: LossReport,
    about: About,
) -> str:
    """``README.md`` of a dataset: front matter that the Hugging Face hub reads, then words for people."""
    words = _Card(schema, about, agreement).lines(statistics, chosen, report)
    return "\n".join((*_front(statistics, chosen, about), *words))


def _front(statistics: Statistics, chosen: Format, about: About) -> Iterator[str]:
    total = statistics.articles.total()
    size = next((name for most, name in _SIZES if total < most), "n>1M")
    yield "---"
    yield from _yaml("language", sorted(statistics.languages))
    licence = "-".join(about.licence.lower().split())
    if licence in _LICENCES:
        yield from _yaml("license", licence)
    elif licence:
        yield from _yaml("license", "other")
        yield from _yaml("license_name", about.licence)
    yield from _yaml("pretty_name", about.title or "Hashiya")
    yield from _yaml("task_categories", ["token-classification"])
    yield from _yaml("size_categories", [size])
    parts = [name for name, count in statistics.articles.items() if count]
    if not chosen.folder and chosen.suffixes:
        yield "configs:"
        yield "- config_name: default"
        yield "  data_files:"
        for name in parts:
            yield f"  - split: {_word('train' if name == 'data' else name)}"
            yield f"    path: {_word(name + chosen.suffixes[0])}"
    yield "---"
    yield ""


def _yaml(key: str, value: str | Sequence[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{key}: {_word(value)}"
        return
    yield f"{key}:"
    yield from (f"- {_word(it)}" for it in value)


def _word(value: str) -> str:
    """As JSON writes it: every such string means the same in YAML."""
    return json.dumps(value, ensure_ascii=False)


class _Card:
    """Writes the words of a card in one language."""

    def __init__(self, schema: Schema, about: About, agreement: Agreement) -> None:
        self._schema, self._about = schema, about
        self._wording = SparingWording(about.language)
        self._agreement = agreement

    def _say(self, message: str, **values: str | int) -> str:
        return self._wording.say(f"datasets-card-{message}", **values)

    def lines(self, counts: Statistics, chosen: Format, report: LossReport) -> Iterator[str]:
        yield f"# {inline(self._about.title or self._say('title'))}"
        yield ""
        yield self._say(
            "made",
            version=hashiya.__version__,
            when=f"{datetime.fromtimestamp(now() / 1000, UTC):%Y-%m-%d}",
        )
        yield ""
        yield from self._facts(counts, chosen)
        yield from self._parts(counts)
        yield from self._labels(counts)
        yield from self._relations(counts)
        yield from self._document_labels(counts)
        names = {(it.layer, it.code): _both_names(it) for it in self._schema.labels}
        yield from card_agreement.section(self._agreement, names, self._wording)
        yield from self._losses(report)

    def _facts(self, counts: Statistics, chosen: Format) -> Iterator[str]:
        schema = self._schema
        name = schema.names.get(self._about.language) or schema.id
        facts = {
            "format": self._wording.say(chosen.title),
            "unit": self._say(f"unit-{chosen.unit}"),
            "licence": self._about.licence or self._say("no-licence"),
            "schema": f"{name} ({schema.id}, {schema.version})",
            "languages": self._wording.comma.join(sorted(counts.languages)),
            "annotators": self._wording.comma.join(
                f"{who} ({n:,})" if counts.is_whose_known else who
                for who, n in counts.annotators.most_common()
            ),
            "agreement": card_agreement.in_short(self._agreement, self._wording),
        }
        for fact, value in facts.items():
            if value:
                yield f"- **{self._say(fact)}**: {inline(value)}"
        if self._about.held_back:
            yield f"- {self._say('held-back')}"
        if counts.waiting:
            waiting = "orphans" if "unplaced" in chosen.carries else "waiting"
            yield f"- {self._say(waiting, count=counts.waiting)}"
        yield ""

    def _parts(self, counts: Statistics) -> Iterator[str]:
        yield f"## {self._say('counts')}"
        yield ""
        heads = ("part", "articles", "code-points", "spans", "relations")
        rows = [
            (
                name if self._about.parts else self._say("all"),
                *(
                    f"{of[name]:,}"
                    for of in (
                        counts.articles,
                        counts.code_points,
                        counts.spans,
                        counts.relations_in,
                    )
                ),
            )
            for name in counts.articles
        ]
        yield from table([self._say(it) for it in heads], rows)
        if self._about.parts:
            yield self._say("split", parts=self._about.parts, seed=self._about.seed)
            yield ""

    def _labels(self, counts: Statistics) -> Iterator[str]:
        for layer in self._schema.layers:
            used = self._schema.labels_of(layer.code)
            if not any(counts.labels[layer.code, it.code] for it in used):
                continue
            language = self._about.language
            yield f"## {inline(layer.names.get(language) or layer.code)} (`{layer.code}`)"
            yield ""
            heads = ("code", "name", "count", "definition")
            rows = [
                (
                    f"`{it.code}`",
                    _both_names(it),
                    f"{counts.labels[layer.code, it.code]:,}",
                    it.guideline.get(language, ""),
                )
                for it in used
            ]
            yield from table([self._say(it) for it in heads], rows)
            yield from self._attributes(counts, layer.code)

    def _attributes(self, counts: Statistics, layer: str) -> Iterator[str]:
        language = self._about.language
        rows: list[Sequence[str]] = []
        for it in self._schema.attributes:
            often = sum(
                n
                for (on, _, name), n in counts.attributes.items()
                if (on, name) == (layer, it.name)
            )
            if it.layer == layer and often:
                values = ", ".join(f"`{one.code}`" for one in it.choices)
                rows.append((f"`{it.name}`", it.name_in(language), it.kind, f"{often:,}", values))
        if rows:
            heads = ("attribute", "name", "kind", "count", "values")
            yield from table([self._say(it) for it in heads], rows)

    def _relations(self, counts: Statistics) -> Iterator[str]:
        used = [it for it in self._schema.relations if counts.relations[it.code]]
        if not used:
            return
        language = self._about.language
        yield f"## {self._say('relations')}"
        yield ""
        rows = [
            (
                f"`{it.code}`",
                it.name(language),
                f"{counts.relations[it.code]:,}",
                ", ".join(it.domain),
                ", ".join(it.range),
            )
            for it in used
        ]
        heads = ("code", "name", "count", "from", "to")
        yield from table([self._say(it) for it in heads], rows)

    def _document_labels(self, counts: Statistics) -> Iterator[str]:
        if not counts.document_labels:
            return
        yield f"## {self._say('document-labels')}"
        yield ""
        rows = [
            (f"`{name}`", value, f"{n:,}")
            for (name, value), n in sorted(counts.document_labels.items())
        ]
        yield from table([self._say(it) for it in ("code", "value", "count")], rows)

    def _losses(self, report: LossReport) -> Iterator[str]:
        yield f"## {self._say('losses')}"
        yield ""
        if report.lossless:
            yield self._wording.say("datasets-lossless")
        for it in loss_lines.lines(report, self._wording):
            yield f"- {inline(it.words)}"
        yield ""


def _both_names(label: Label) -> str:
    return " · ".join(
        dict.fromkeys(it for it in (label.names.get("ar"), label.names.get("en")) if it)
    )
