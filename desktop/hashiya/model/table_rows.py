"""Marks of a whole project as rows of a table: what is asked for and what a row says; no record of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hashiya.model.attribute import AttributeValue
from hashiya.model.schema import LabelRole, Schema

CANONICAL = "canonical"
"""The attribute that names an entity, in every label set that has one."""
_ROLES: tuple[LabelRole, ...] = ("claim", "source", "cue", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which labels, which attributes of them, and which relations lead to who said it."""

    labels: tuple[tuple[str, str], ...]
    names: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    speaker_entity: tuple[str, ...] = ()


class MarkRow(NamedTuple):
    """One mark. ``values`` are those of the attributes asked for, in their order; ``None``: not set.

    ``title`` is its article's, or the article's name; ``speaker`` is empty where nobody is named.
    """

    id: str
    article: str
    title: str
    start: int
    end: int
    layer: str
    label: str
    quote: str
    speaker: str
    values: tuple[AttributeValue | None, ...]


def claims_asked(schema: Schema, names: tuple[str, ...]) -> Asked:
    """The claims of a project, by the parts that its label set gives."""
    return Asked(
        labels=tuple((it.layer, it.code) for it in schema.labels_as("claim")),
        names=names,
        speaker=tuple(it.code for it in schema.relations_as("speaker")),
        speaker_entity=tuple(it.code for it in schema.relations_as("speaker_entity")),
    )


def entities_asked(schema: Schema) -> Asked:
    """What is named in texts: every label of the layers that hold no part of a claim."""
    claiming = {it.layer for role in _ROLES for it in schema.labels_as(role)}
    labels = tuple((it.layer, it.code) for it in schema.labels if it.layer not in claiming)
    return Asked(labels=labels, names=(CANONICAL, *link_names(schema)))


def link_names(schema: Schema) -> tuple[str, ...]:
    """The attributes that lead to a record of the entity elsewhere, such as a QID."""
    return tuple(dict.fromkeys(it.name for it in schema.attributes if it.kind == "link"))
