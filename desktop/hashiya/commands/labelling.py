"""A label set from a labelling configuration of Label Studio (config.xml); what that cannot say stays as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hashiya.commands import xml_sets
from hashiya.model.schema import Label, Schema

if TYPE_CHECKING:
    from hashiya.formats.label_studio.config_reading import Config

# the formats are many, and only who has a configuration needs one of them here
SUFFIX = ".xml"


def is_config(file: str | Path) -> bool:
    return Path(file).suffix.lower() == SUFFIX


def heard(name: str, data: bytes) -> Config:
    """
    Raises:
        BadSchema: it is no labelling configuration; said with the line.
    """
    from hashiya.formats.label_studio import config_reading as reading

    return xml_sets.heard(name, data, reading.heard, reading.NoConfig, "Label Studio")


def read(name: str, data: bytes) -> Schema:
    """
    Raises:
        BadSchema: it is no labelling configuration.
    """
    from hashiya.formats.label_studio import config_reading

    return config_reading.label_set(heard(name, data), Path(name).stem)


def _mixed(theirs: Label, ours: Label | None) -> Label:
    """Ours; of one that an import brought, and that nobody has described yet, colour, key and name are theirs."""
    if ours is None or ours.names or ours.guideline:
        return ours or theirs
    looks = replace(ours, slot=theirs.slot, line=theirs.line, names=theirs.names)
    return replace(looks, shortcut=ours.shortcut or theirs.shortcut, guideline=theirs.guideline)


def completed(theirs: Schema, ours: Schema) -> Schema:
    """Their labels with all that ours say of the same ones; kinds of which theirs has none stay as ours.

    A set that says other things is the next version of ours.
    """
    known = {it.code: it for it in reversed(ours.labels)}
    labels = tuple(_mixed(it, known.get(it.code)) for it in theirs.labels)
    keys = {it.shortcut for it in labels if it.code in known}
    free = (
        it if it.code in known or it.shortcut not in keys else replace(it, shortcut="")
        for it in labels
    )
    made = tuple({(it.layer, it.code): it for it in free}.values())
    wanted = {it.layer for it in made}
    used = {it.code: it for it in theirs.layers if it.code in wanted}
    used |= {it.code: it for it in ours.layers}
    codes = {*used, *(it.code for it in made)}
    attributes = {(it.layer, it.name): it for it in theirs.attributes if it.layer in used}
    for it in ours.attributes:
        fits = it.layer in used and (not it.labels or codes.issuperset(it.labels))
        if fits and (not theirs.attributes or (it.layer, it.name) in attributes):
            attributes[it.layer, it.name] = it
    relations = {it.code: it for it in theirs.relations}
    for it in ours.relations:
        if codes.issuperset((*it.domain, *it.range)) and (
            not theirs.relations or it.code in relations
        ):
            relations[it.code] = it
    documents = {it.code: it for it in theirs.document_labels or ours.document_labels}
    documents |= {it.code: it for it in ours.document_labels if it.code in documents}
    found = replace(
        ours,
        layers=tuple(used.values()),
        labels=made,
        attributes=tuple(attributes.values()),
        relations=tuple(relations.values()),
        document_labels=tuple(documents.values()),
    )
    return found if found == ours else replace(found, version=ours.version + 1)
