"""Finds labels that look like others, before they are taken in: a person decides, nothing is refused here."""

from __future__ import annotations

from collections.abc import Iterable

from hashiya.formats.format import Incoming
from hashiya.model.schema import Schema
from hashiya.text.confusable import Lookalike, lookalikes


def in_schema(schema: Schema) -> tuple[Lookalike, ...]:
    """Labels, and relations, of one set that look alike."""
    return (
        *lookalikes(it.code for it in schema.labels),
        *lookalikes(it.code for it in schema.relations),
    )


def in_files(schema: Schema, incoming: Iterable[Incoming]) -> tuple[Lookalike, ...]:
    """What files bring that looks like a label or relation of the set, or like each other."""
    labels: dict[str, None] = {}
    relations: dict[str, None] = {}
    for it in incoming:
        labels.update((span.label, None) for span in it.spans)
        relations.update((relation.label, None) for relation in it.relations)
    known_labels = dict.fromkeys(it.code for it in schema.labels)
    known_relations = dict.fromkeys(it.code for it in schema.relations)
    return (
        *lookalikes([it for it in labels if it not in known_labels], known_labels),
        *lookalikes([it for it in relations if it not in known_relations], known_relations),
    )
