"""The other small changes of a label set: order, copies, layers, what leaves it; each gives a draft, none touches a project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, cast

from hashiya.commands.reshaping import Draft, merge_labels, retargeted
from hashiya.model.attribute import AttributeType, Choice
from hashiya.model.label_change import LabelKey, RelationFate, ValueFate
from hashiya.model.schema import DocumentLabel, Label, Layer, RelationType, Schema

Record = Label | AttributeType | RelationType | DocumentLabel | Layer
Part = Literal["label", "attribute", "relation", "document", "layer"]
PARTS: tuple[Part, ...] = ("label", "attribute", "relation", "document", "layer")


def rows(schema: Schema, part: Part) -> tuple[Record, ...]:
    """The records of one part, in their order."""
    found: dict[Part, tuple[Record, ...]] = {
        "label": schema.labels,
        "attribute": schema.attributes,
        "relation": schema.relations,
        "document": schema.document_labels,
        "layer": schema.layers,
    }
    return found[part]


def code_of(it: Record) -> str:
    return it.name if isinstance(it, AttributeType) else it.code


def with_rows(schema: Schema, part: Part, some: Iterable[Record]) -> Schema:
    """The set with other records in that part."""
    made = tuple(some)
    match part:
        case "label":
            return replace(schema, labels=cast("tuple[Label, ...]", made))
        case "attribute":
            return replace(schema, attributes=cast("tuple[AttributeType, ...]", made))
        case "relation":
            return replace(schema, relations=cast("tuple[RelationType, ...]", made))
        case "document":
            return replace(schema, document_labels=cast("tuple[DocumentLabel, ...]", made))
        case "layer":
            return replace(schema, layers=cast("tuple[Layer, ...]", made))


def put(draft: Draft, part: Part, at: int, record: Record) -> Draft:
    """Another record in that place, of the same code: no use is concerned."""
    some = list(rows(draft.schema, part))
    some[at] = record
    return replace(draft, schema=with_rows(draft.schema, part, some))


def add(draft: Draft, part: Part, record: Record, at: int | None = None) -> Draft:
    some = list(rows(draft.schema, part))
    some.insert(len(some) if at is None else at, record)
    return replace(draft, schema=with_rows(draft.schema, part, some))


def exchange(draft: Draft, part: Part, one: int, other: int) -> Draft:
    """Two records change places."""
    some = list(rows(draft.schema, part))
    some[one], some[other] = some[other], some[one]
    return replace(draft, schema=with_rows(draft.schema, part, some))


def free_code(schema: Schema, part: Part, wish: str) -> str:
    """That code, with a number where it is taken."""
    taken = {code_of(it) for it in rows(schema, part)}
    number, code = 2, wish
    while code in taken:
        code, number = f"{wish}{number}", number + 1
    return code


# -- labels and layers


def move_label(draft: Draft, key: LabelKey, layer: str) -> Draft:
    """Put a label into another layer; its uses go along."""
    labels = tuple(
        replace(it, layer=layer) if (it.layer, it.code) == key else it for it in draft.schema.labels
    )
    carry = retargeted(draft.carry, key, (layer, key[1]))
    return Draft(replace(draft.schema, labels=labels), carry)


def merge_label(draft: Draft, key: LabelKey, into: LabelKey) -> Draft:
    """Uses of a label get another; what both had under one name becomes one attribute with all values."""
    layer, code = into
    own = {it.name for it in draft.schema.attributes if it.serves(layer, code)}
    letters = {it.key for it in draft.schema.attributes if it.serves(layer, code) and it.key}
    merged = merge_labels(draft, [key], into)
    kept: list[AttributeType] = []
    more: dict[str, tuple[Choice, ...]] = {}
    for old, it in _beside(draft.schema.attributes, merged.schema.attributes):
        came = old.layer == layer and code in it.labels and code not in old.labels
        if came and it.name in own:
            more[it.name] = (*more.get(it.name, ()), *it.choices)
            others = tuple(one for one in it.labels if one != code)
            if others:
                kept.append(replace(it, labels=others))
        elif came and it.key in letters:
            kept.append(replace(it, key=""))
        else:
            kept.append(it)
    attributes = tuple(
        replace(it, choices=_all_of(it.choices, more[it.name]))
        if it.name in more and it.serves(layer, code) and it.choices
        else it
        for it in kept
    )
    return replace(merged, schema=replace(merged.schema, attributes=attributes))


def _beside(
    before: tuple[AttributeType, ...], after: tuple[AttributeType, ...]
) -> list[tuple[AttributeType, AttributeType]]:
    """Each attribute with what it was; a merge of labels changes their number no more than it must."""
    found: list[tuple[AttributeType, AttributeType]] = []
    waiting = list(before)
    for it in after:
        at = next(
            k for k, old in enumerate(waiting) if replace(old, labels=()) == replace(it, labels=())
        )
        found.append((waiting[at], it))
        del waiting[: at + 1]
    return found


def _all_of(some: tuple[Choice, ...], more: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """All values, each code and each name once."""
    codes = {it.code for it in some}
    names = {name for it in some for name in it.names.values()}
    fresh = [it for it in more if it.code not in codes and not names & set(it.names.values())]
    return (*some, *{it.code: it for it in fresh}.values())


def rename_layer(draft: Draft, old: str, code: str) -> Draft:
    """Give a layer another code: its labels, attributes and all their uses get it."""
    it, carry = draft.schema, draft.carry

    def ends(some: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code if one == old else one for one in some)

    def key(one: LabelKey) -> LabelKey:
        return (code, one[1]) if one[0] == old else one

    schema = replace(
        it,
        layers=tuple(replace(one, code=code) if one.code == old else one for one in it.layers),
        labels=tuple(replace(one, layer=code) if one.layer == old else one for one in it.labels),
        attributes=tuple(
            replace(one, layer=code) if one.layer == old else one for one in it.attributes
        ),
        relations=tuple(
            replace(one, domain=ends(one.domain), range=ends(one.range)) for one in it.relations
        ),
    )
    before = [one for one, to in carry.layers.items() if to == old] or [old]
    fates = {
        one: replace(
            fate,
            to=key(fate.to) if fate.to else None,
            values={value: key(to) for value, to in fate.values.items()},
        )
        for one, fate in carry.labels.items()
    }
    carry = replace(
        carry,
        layers={**carry.layers, **dict.fromkeys(before, code)},
        labels=fates,
        chosen={one: key(to) for one, to in carry.chosen.items()},
    )
    return Draft(schema, carry)


def uses_layer(schema: Schema, code: str) -> bool:
    """Whether something of the set lies in that layer: then it cannot leave."""
    return any(it.layer == code for it in (*schema.labels, *schema.attributes))


def without(draft: Draft, part: Part, at: int) -> Draft:
    """Without that record, and nothing said of its uses: they stay, marked as unknown."""
    some = list(rows(draft.schema, part))
    del some[at]
    return replace(draft, schema=with_rows(draft.schema, part, some))


# -- what is said of uses of what leaves


def remove_attribute(draft: Draft, at: int, *, values: Literal["keep", "remove"]) -> Draft:
    """Take an attribute out; its values stay, marked, or go where no other has its name."""
    gone = draft.schema.attributes[at]
    found = without(draft, "attribute", at)
    twin = any((it.layer, it.name) == (gone.layer, gone.name) for it in found.schema.attributes)
    fates = dict(draft.carry.attributes)
    before = [it for it, fate in fates.items() if it[0] == gone.layer and fate.to == gone.name] or [
        (gone.layer, gone.name)
    ]
    for one in before:
        if values == "remove" and not twin:
            fates[one] = ValueFate(remove=True)
        elif not twin:
            fates.pop(one, None)
    return replace(found, carry=replace(found.carry, attributes=fates))


def remove_relation(draft: Draft, at: int, *, fate: RelationFate | None = None) -> Draft:
    """Take a relation out; its uses stay, marked, unless the fate says else."""
    gone = draft.schema.relations[at].code
    found = without(draft, "relation", at)
    fates = dict(draft.carry.relations)
    for one in [it for it, known in fates.items() if known.to == gone] or [gone]:
        if fate is None:
            fates.pop(one, None)
        else:
            fates[one] = fate
    return replace(found, carry=replace(found.carry, relations=fates))


def remove_document(draft: Draft, at: int, *, values: Literal["keep", "remove"]) -> Draft:
    gone = draft.schema.document_labels[at].code
    found = without(draft, "document", at)
    fates = dict(draft.carry.documents)
    for one in [it for it, known in fates.items() if known.to == gone] or [gone]:
        if values == "remove":
            fates[one] = ValueFate(remove=True)
        else:
            fates.pop(one, None)
    return replace(found, carry=replace(found.carry, documents=fates))


def rename_document(draft: Draft, old: str, code: str) -> Draft:
    """Give a label of articles another code; its values go along."""
    some = tuple(
        replace(it, code=code) if it.code == old else it for it in draft.schema.document_labels
    )
    fates = dict(draft.carry.documents)
    for one in [it for it, fate in fates.items() if fate.to == old] or [old]:
        fates[one] = replace(fates.get(one, ValueFate()), to=code)
    schema = replace(draft.schema, document_labels=some)
    return Draft(schema, replace(draft.carry, documents=fates))


# -- the values of attributes and of labels of articles


def change_choice(
    draft: Draft, part: Literal["attribute", "document"], at: int, old: str, new: str | None
) -> Draft:
    """A value gets another code; one that the list has already makes the two one; ``""`` takes it away.

    ``None`` takes it out of the list and leaves what has it, marked.
    """
    if part == "attribute":
        it = draft.schema.attributes[at]
        some = _recoded(it.choices, old, new)
        default = (new or "") if it.default == old else it.default
        found = put(draft, part, at, replace(it, choices=some, default=default))
        fates = dict(draft.carry.attributes)
        for one in [
            known for known, fate in fates.items() if (known[0], fate.to) == (it.layer, it.name)
        ] or [(it.layer, it.name)]:
            fates[one] = _fate(fates.get(one, ValueFate()), old, new)
        return replace(found, carry=replace(found.carry, attributes=fates))
    doc = draft.schema.document_labels[at]
    found = put(draft, part, at, replace(doc, choices=_recoded(doc.choices, old, new)))
    said = dict(draft.carry.documents)
    for code in [known for known, fate in said.items() if fate.to == doc.code] or [doc.code]:
        said[code] = _fate(said.get(code, ValueFate()), old, new)
    return replace(found, carry=replace(found.carry, documents=said))


def _recoded(some: tuple[Choice, ...], old: str, new: str | None) -> tuple[Choice, ...]:
    taken = {it.code for it in some}
    if not new or new in taken:
        return tuple(it for it in some if it.code != old)
    return tuple(replace(it, code=new) if it.code == old else it for it in some)


def _fate(fate: ValueFate, old: str, new: str | None) -> ValueFate:
    before = [one for one, to in fate.choices.items() if to == old] or [old]
    choices = dict(fate.choices)
    for one in before:
        if new is None:
            choices.pop(one, None)
        else:
            choices[one] = new
    return replace(fate, choices=choices)
