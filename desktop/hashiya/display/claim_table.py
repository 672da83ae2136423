"""The claims of a project as a table: its columns by the label set, and the rows of single articles; it reads nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hashiya.display.table import Column
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeType, AttributeValue
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.table_rows import CANONICAL, Asked, MarkRow
from hashiya.rules.describing import fits

WORDING = "normalized"
"""The attribute that words a claim so that it stands alone."""
FIRST = ("claim_type", "check_worthy", "verdict")
"""Attributes that have a column from the start, where the label set has them."""


def attributes_of_claims(schema: Schema) -> tuple[AttributeType, ...]:
    """Each once by its name, in the set's order, of all labels that are claims."""
    found: dict[str, AttributeType] = {}
    for label in schema.labels_as("claim"):
        for it in schema.attributes_of(label.layer, label.code):
            found.setdefault(it.name, it)
    return tuple(found.values())


def first_columns(schema: Schema) -> tuple[str, ...]:
    """The attributes shown at first: the known ones, else the first two choices of the set."""
    kinds = attributes_of_claims(schema)
    known = tuple(it.name for it in kinds if it.name in FIRST)
    choices = tuple(it.name for it in kinds if it.kind == "choice")
    return known or choices[:2]


def columns(
    schema: Schema,
    shown: Sequence[str],
    names: Sequence[str],
    language: str,
    titles: Mapping[str, str],
) -> tuple[Column[MarkRow], ...]:
    """``shown`` attributes after what every claim has; ``names`` are those of the rows; ``titles`` by id."""
    places = {name: k for k, name in enumerate(names)}
    wording = places.get(WORDING)

    def claim(row: MarkRow) -> str:
        said = row.values[wording] if wording is not None else None
        return one_line(str(said)) if said else one_line(row.quote)

    found: list[Column[MarkRow]] = [
        Column("claim", titles["claim"], claim, searched=True),
        Column("speaker", titles["speaker"], lambda it: it.speaker, searched=True),
        Column("article", titles["article"], lambda it: one_line(it.title), searched=True),
    ]
    kinds = {it.name: it for it in attributes_of_claims(schema)}
    labels = schema.labels_as("claim")
    if len(labels) > 1:
        names_of = {(it.layer, it.code): it.name(language) for it in labels}
        found.append(
            Column(
                "label", titles["label"], lambda it: names_of.get((it.layer, it.label), it.label)
            )
        )
    found += [
        attribute_column(kinds[it], places[it], language)
        for it in shown
        if it in kinds and it in places
    ]
    return tuple(found)


def attribute_column(kind: AttributeType, place: int, language: str) -> Column[MarkRow]:
    names = {it.code: it.name_in(language) for it in kind.choices}
    order = {it.code: k for k, it in enumerate(kind.choices)}

    def text(row: MarkRow) -> str:
        return spoken(row.values[place], names)

    def key(row: MarkRow) -> tuple[bool, object, str]:
        """Choices in the order of the set, numbers by size, what is not set last."""
        value = row.values[place]
        if isinstance(value, int | float) and not isinstance(value, bool):
            return False, value, ""
        first = value[0] if isinstance(value, tuple) and value else value
        rank = order.get(str(first), len(order)) if order else 0
        return value is None, float("inf") if kind.kind == "number" else rank, text(row)

    def stray(row: MarkRow) -> bool:
        value = row.values[place]
        return value is not None and not fits(kind, value)

    title, number = kind.name_in(language), kind.kind == "number"
    return Column(f"@{kind.name}", title, text, key=key, number=number, stray=stray)


def spoken(value: AttributeValue | None, names: Mapping[str, str]) -> str:
    """A value as people read it: choices by their names, a flag as a sign."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, tuple):
        return " · ".join(names.get(it, it) for it in value)
    return names.get(str(value), one_line(str(value)))


def one_line(text: str) -> str:
    return " ".join(text.split())


def rows_of(
    article: tuple[str, str],
    annotations: Iterable[Annotation],
    relations: Iterable[Relation],
    others: Mapping[str, Annotation],
    asked: Asked,
) -> list[MarkRow]:
    """The rows of one article (id, title) out of its records; ``others`` are ends in other articles."""
    marks = {it.id: it for it in annotations}
    known = {**others, **marks}
    arrows = [it for it in relations if it.from_id in known and it.to_id in known]
    found = [it for it in marks.values() if (it.layer, it.label) in asked.labels]
    found.sort(key=lambda it: (it.start, -it.end, it.id))
    return [
        MarkRow(
            it.id,
            *article,
            it.start,
            it.end,
            it.layer,
            it.label,
            it.quote,
            _speaker(it, arrows, known, asked) if asked.speaker else "",
            tuple(it.attributes.get(name) for name in asked.names),
        )
        for it in found
    ]


def _speaker(
    claim: Annotation, arrows: Sequence[Relation], known: Mapping[str, Annotation], asked: Asked
) -> str:
    sources = _ends(claim, asked.speaker, arrows, known)
    names: dict[str, None] = {}
    for source in sources:
        entity = next(iter(_ends(source, asked.speaker_entity, arrows, known)), None)
        name = (entity and entity.attributes.get(CANONICAL)) or source.attributes.get(CANONICAL)
        names[one_line(str(name) if name else (entity or source).quote)] = None
    return " · ".join(names)


def _ends(
    start: Annotation,
    kinds: Sequence[str],
    arrows: Sequence[Relation],
    known: Mapping[str, Annotation],
) -> list[Annotation]:
    found = {
        it.to_id: known[it.to_id] for it in arrows if it.from_id == start.id and it.label in kinds
    }
    return sorted(found.values(), key=lambda it: (it.start, it.end, it.id))
