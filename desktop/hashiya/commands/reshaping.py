"""Small changes of a label set, each with the wishes that carry its uses along; it touches no project.

A change keeps the set whole: whatever names a label or relation elsewhere in it goes along. Each takes a
draft and gives the next: many changes are one in the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from hashiya.model.attribute import Choice
from hashiya.model.label_change import (
    AttributeKey,
    Carry,
    LabelFate,
    LabelKey,
    RelationFate,
    ValueFate,
)
from hashiya.model.schema import Label, RelationType, Schema

T = TypeVar("T", Choice, RelationType)
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Draft:
    """A label set in the making, and what becomes of uses of what it was made from."""

    schema: Schema
    carry: Carry = field(default_factory=Carry)


def rename_label(draft: Draft, key: LabelKey, code: str) -> Draft:
    """Give a label another code; its uses get it."""
    layer, old = key
    labels = tuple(
        replace(it, code=code) if (it.layer, it.code) == key else it for it in draft.schema.labels
    )
    schema = _with_labels(draft.schema, labels, {old: code})
    return Draft(schema, retargeted(draft.carry, key, (layer, code)))


def merge_labels(draft: Draft, keys: Iterable[LabelKey], into: LabelKey) -> Draft:
    """Uses of some labels get that of another, and they leave the set."""
    carry, schema = draft.carry, draft.schema
    for key in keys:
        if key != into:
            carry = retargeted(carry, key, into)
            labels = tuple(it for it in schema.labels if (it.layer, it.code) != key)
            schema = _with_labels(schema, labels, {key[1]: into[1]})
    return Draft(schema, carry)


def split_label(
    draft: Draft, key: LabelKey, by: str, values: Mapping[str, Label], *, keep: bool = True
) -> Draft:
    """New labels for uses by the value of an attribute; what has none of the values keeps the label."""
    there = {(it.layer, it.code) for it in draft.schema.labels}
    fresh = {(it.layer, it.code): it for it in values.values()}
    labels = (*draft.schema.labels, *(it for one, it in fresh.items() if one not in there))
    targets = {value: (it.layer, it.code) for value, it in values.items()}
    fates = {**draft.carry.labels, key: LabelFate(by=by, values=targets)}
    split = Draft(replace(draft.schema, labels=labels), replace(draft.carry, labels=fates))
    return split if keep else remove_label(split, key, fate=fates[key])


def remove_label(draft: Draft, key: LabelKey, fate: LabelFate | None = None) -> Draft:
    """Take a label out of the set. Without a fate its uses stay, marked as unknown."""
    labels = tuple(it for it in draft.schema.labels if (it.layer, it.code) != key)
    schema = _with_labels(draft.schema, labels, {key[1]: ""})
    fates = dict(draft.carry.labels)
    for old in _origins(draft.carry, key):
        if fate is not None:
            fates[old] = fate
        elif old != key:
            fates[old] = LabelFate()
    for old, it in fates.items():  # of a split, what was to get it stays with the rest
        kept = {value: to for value, to in it.values.items() if to != key}
        if kept != it.values:
            fates[old] = replace(it, values=kept, by=it.by if kept else "")
    chosen = {one: to for one, to in draft.carry.chosen.items() if to != key}
    return Draft(schema, replace(draft.carry, labels=fates, chosen=chosen))


def rename_attribute(draft: Draft, key: AttributeKey, name: str) -> Draft:
    """Give an attribute of a layer another name; its values go along."""
    layer, old = key
    attributes = tuple(
        replace(it, name=name) if (it.layer, it.name) == key else it
        for it in draft.schema.attributes
    )
    before = [it for it, fate in draft.carry.attributes.items() if (it[0], fate.to) == key]
    fates = dict(draft.carry.attributes)
    for origin in before or [(layer, old)]:
        fates[origin] = replace(fates.get(origin, ValueFate()), to=name)
    schema = replace(draft.schema, attributes=attributes)
    return Draft(schema, replace(draft.carry, attributes=fates))


def rename_choice(draft: Draft, key: AttributeKey, old: str, new: str) -> Draft:
    """Give one value another code; where the attribute has that code already, the two are one."""
    attributes = tuple(
        replace(
            it,
            choices=_unique(
                replace(one, code=new) if one.code == old else one for one in it.choices
            ),
            default=new if it.default == old else it.default,
        )
        if (it.layer, it.name) == key
        else it
        for it in draft.schema.attributes
    )
    before = [it for it, fate in draft.carry.attributes.items() if (it[0], fate.to) == key]
    fates = dict(draft.carry.attributes)
    for origin in before or [key]:
        fate = fates.get(origin, ValueFate())
        choices = {code: new if to == old else to for code, to in fate.choices.items()}
        fates[origin] = replace(fate, choices={**choices, old: new})
    schema = replace(draft.schema, attributes=attributes)
    return Draft(schema, replace(draft.carry, attributes=fates))


def rename_relation(draft: Draft, old: str, code: str) -> Draft:
    """Give a relation another code; where the set has it already, the two are one."""
    kinds = (replace(it, code=code) if it.code == old else it for it in draft.schema.relations)
    before = [it for it, fate in draft.carry.relations.items() if fate.to == old]
    fates = dict(draft.carry.relations)
    for origin in before or [old]:
        fates[origin] = replace(fates.get(origin, RelationFate()), to=code)
    schema = replace(draft.schema, relations=_unique(kinds))
    return Draft(schema, replace(draft.carry, relations=fates))


def wished(
    old: Schema, new: Schema, rename: Mapping[str, str] = _NONE, drop: Sequence[str] = ()
) -> Carry:
    """Wishes by codes alone, whatever they are codes of; and what two sets agree on by name.

    A thing that is gone, while another of the same name came, was given another code.
    """
    labels: dict[LabelKey, LabelFate] = {}
    coming = {it.code: (it.layer, it.code) for it in new.labels}
    for it in old.labels:
        if it.code in drop:
            labels[it.layer, it.code] = LabelFate(remove=True)
        elif it.code in rename:
            to = coming.get(rename[it.code], (it.layer, rename[it.code]))
            labels[it.layer, it.code] = LabelFate(to=to)
    for key, to in _same_names(old, new).items():
        labels.setdefault(key, LabelFate(to=to))
    relations = {
        it.code: RelationFate(to=rename.get(it.code, ""), remove=it.code in drop)
        for it in old.relations
        if it.code in rename or it.code in drop
    }
    attributes = {
        (it.layer, it.name): ValueFate(to=rename.get(it.name, ""), remove=it.name in drop)
        for it in old.attributes
        if it.name in rename or it.name in drop
    }
    documents = {
        it.code: ValueFate(to=rename.get(it.code, ""), remove=it.code in drop)
        for it in old.document_labels
        if it.code in rename or it.code in drop
    }
    return Carry(labels=labels, relations=relations, attributes=attributes, documents=documents)


def _same_names(old: Schema, new: Schema) -> dict[LabelKey, LabelKey]:
    """Labels that went, each with the one that came under its name in its layer."""
    was = {(it.layer, it.code) for it in old.labels}
    now = {(it.layer, it.code) for it in new.labels}
    named = {
        (it.layer, language, name.strip()): (it.layer, it.code)
        for it in new.labels
        if (it.layer, it.code) not in was
        for language, name in it.names.items()
        if name.strip()
    }
    found: dict[LabelKey, LabelKey] = {}
    for it in old.labels:
        if (it.layer, it.code) not in now:
            said = [named.get((it.layer, one, name.strip())) for one, name in it.names.items()]
            targets = {to for to in said if to is not None}
            if len(targets) == 1:
                found[it.layer, it.code] = targets.pop()
    return found


def _origins(carry: Carry, key: LabelKey) -> list[LabelKey]:
    """The labels of the project whose uses would have that label in the draft."""
    return [it for it, fate in carry.labels.items() if fate.to == key] or [key]


def retargeted(carry: Carry, key: LabelKey, to: LabelKey) -> Carry:
    fates = dict(carry.labels)
    for origin in _origins(carry, key):
        fates[origin] = replace(fates.get(origin, LabelFate()), to=to)
    for origin, fate in fates.items():
        if key in fate.values.values():
            values = {code: to if it == key else it for code, it in fate.values.items()}
            fates[origin] = replace(fate, values=values)
    chosen = {one: to if it == key else it for one, it in carry.chosen.items()}
    return replace(carry, labels=fates, chosen=chosen)


def _with_labels(schema: Schema, labels: tuple[Label, ...], codes: Mapping[str, str]) -> Schema:
    """The set with these labels; what names one elsewhere follows, or goes where it named nothing else."""
    renamed = _renaming(codes)
    attributes = tuple(
        replace(it, labels=renamed(it.labels))
        for it in schema.attributes
        if not it.labels or renamed(it.labels)
    )
    relations = tuple(
        replace(it, domain=renamed(it.domain), range=renamed(it.range))
        for it in schema.relations
        if (not it.domain or renamed(it.domain)) and (not it.range or renamed(it.range))
    )
    children = tuple(
        replace(it, parent=codes.get(it.parent, it.parent))
        if codes.get(it.parent, it.parent) != it.code
        else replace(it, parent="")
        for it in labels
    )
    return replace(schema, labels=children, attributes=attributes, relations=relations)


def _renaming(codes: Mapping[str, str]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    def renamed(some: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(to for it in some if (to := codes.get(it, it))))

    return renamed


def _unique(rows: Iterable[T]) -> tuple[T, ...]:
    """The first of each code."""
    found: dict[str, T] = {}
    for it in rows:
        found.setdefault(it.code, it)
    return tuple(found.values())
