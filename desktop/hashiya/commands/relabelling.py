"""What one record becomes under a new label set, and a note of everything that happens to it; it reads no project.

Nothing is lost silently: what the new set does not know or allow stays as it was, and is noted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from hashiya.commands.annotate import EVERYWHERE
from hashiya.commands.converting import converted, mapped, unknown_codes
from hashiya.model.annotation import Annotation
from hashiya.model.article import LabelValue
from hashiya.model.attribute import Attributes, AttributeType, AttributeValue
from hashiya.model.label_change import (
    Carry,
    EffectKind,
    LabelFate,
    LabelKey,
    RelationFate,
    ValueFate,
)
from hashiya.model.relation import Relation
from hashiya.model.schema import Label, RelationType, Schema

_NO_LABEL, _NO_VALUE, _NO_RELATION = LabelFate(), ValueFate(), RelationFate()
Pair = tuple[Annotation, Annotation | None]


class Note(NamedTuple):
    """One thing that happened to one record."""

    kind: EffectKind
    layer: str = ""
    what: str = ""
    value: str = ""
    to: str = ""


Noting = Callable[[Note], None]


class Known:
    """A label set with answers kept: a hundred thousand uses ask the same few questions."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.labels = {(it.layer, it.code): it for it in schema.labels}
        self.relations = {it.code: it for it in schema.relations}
        self.documents = {it.code: it for it in schema.document_labels}
        self._attributes: dict[tuple[str, str, str], AttributeType | None] = {}
        self._by_name: dict[tuple[str, str], list[AttributeType]] = {}
        self._fits: dict[tuple[str, LabelKey, LabelKey], bool] = {}
        for it in schema.attributes:
            self._by_name.setdefault((it.layer, it.name), []).append(it)

    def attribute(self, layer: str, label: str, name: str) -> AttributeType | None:
        key = layer, label, name
        if key not in self._attributes:
            those = self._by_name.get((layer, name), ())
            found = next((it for it in those if it.serves(layer, label)), None)
            self._attributes[key] = found or EVERYWHERE.get(name)
        return self._attributes[key]

    def fits(self, code: str, start: LabelKey, end: LabelKey) -> bool:
        """Whether a relation may join these; one that is not known fits nothing and everything."""
        kind = self.relations.get(code)
        if kind is None:
            return True
        key = code, start, end
        if key not in self._fits:
            from_label, to_label = (
                self.labels.get(it) or Label(code=it[1], layer=it[0]) for it in (start, end)
            )
            allowed = kind.domain, kind.range
            self._fits[key] = all(
                not codes or it.code in codes or it.layer in codes
                for codes, it in zip(allowed, (from_label, to_label), strict=True)
            )
        return self._fits[key]


class Relabelling:
    """From one label set to another, with what is wished for existing uses."""

    def __init__(self, before: Schema, after: Schema, carry: Carry) -> None:
        self.before = Known(before)
        self.after = Known(after)
        self.carry = carry

    # -- annotations

    def annotation(self, it: Annotation, note: Noting) -> Annotation | None:
        """What it becomes; ``None``: it is taken away. The very same where nothing changes."""
        key = it.layer, it.label
        target = self.target(it)
        if target is None:
            note(Note("label-removed", *key))
            return None
        if target != key:
            note(Note("label-moved", *key, to=target[1]))
        elif key in self.before.labels and key not in self.after.labels:
            note(Note("label-unknown", *key))
        said = self._attributes(it.attributes, key, target, note)
        if target == key and said is it.attributes:
            return it
        return Annotation(  # not replace(): a hundred thousand uses take half as long
            id=it.id,
            article=it.article,
            layer=target[0],
            label=target[1],
            fragments=it.fragments,
            quote=it.quote,
            attributes=said,
            annotator=it.annotator,
            created=it.created,
        )

    def target(self, it: Annotation) -> LabelKey | None:
        """The label that it gets; ``None``: it is taken away."""
        chosen = self.carry.chosen.get(it.id)
        if chosen is not None:
            return chosen
        key = it.layer, it.label
        fate = self.carry.labels.get(key, _NO_LABEL)
        if fate.by and fate.by in it.attributes:
            for code in _codes(it.attributes[fate.by]):
                if code in fate.values:
                    return fate.values[code]
        if fate.remove:
            return None
        return fate.to or (self.carry.layers.get(it.layer, it.layer), it.label)

    def _attributes(
        self, old: Attributes, key: LabelKey, target: LabelKey, note: Noting
    ) -> Attributes:
        """What is said of a record after the change; the very same mapping where nothing changes."""
        if not old:
            return old
        new: dict[str, AttributeValue] = {}
        changed = False
        for name, value in old.items():
            fate = self.carry.attributes.get((key[0], name), _NO_VALUE)
            if fate.remove:
                note(Note("attribute-removed", key[0], name))
                changed = True
                continue
            to = fate.to or name
            if to != name and (to in old or to in new):
                note(Note("attribute-clash", key[0], name, to=to))
                to = name
            elif to != name:
                note(Note("attribute-renamed", key[0], name, to=to))
            kept = self._value(value, (*key, name), (*target, to), note)
            changed |= to != name or not _same(kept, value)
            if kept is not None:
                new[to] = kept
        return new if changed else old

    def _value(
        self,
        value: AttributeValue,
        old: tuple[str, str, str],
        new: tuple[str, str, str],
        note: Noting,
    ) -> AttributeValue | None:
        """One value after the change; ``None``: it is taken away."""
        layer, _, name = old
        fate = self.carry.attributes.get((layer, name), _NO_VALUE)
        now: AttributeValue | None = value
        if fate.choices:
            now = mapped(value, fate.choices)
            for code in _codes(value):
                if code in fate.choices:
                    to = fate.choices[code]
                    kind: EffectKind = "value-moved" if to else "value-removed"
                    note(Note(kind, layer, name, code, to))
            if now is None:
                return None
        was, kind_now = self.before.attribute(*old), self.after.attribute(*new)
        if kind_now is None:
            if was is not None:
                note(Note("attribute-unknown", layer, name))
            return now
        if was is not None and was.kind == kind_now.kind and was.choices == kind_now.choices:
            return now
        return self._fitted(now, was, kind_now, (layer, name), note)

    def _fitted(
        self,
        value: AttributeValue,
        was: AttributeType | None,
        kind: AttributeType,
        place: tuple[str, str],
        note: Noting,
    ) -> AttributeValue:
        fitting = converted(kind, value)
        if fitting is None:
            if was is None or converted(was, value) is None:
                return value  # it never was one
            if was.kind == kind.kind:
                for code in unknown_codes(kind, value):
                    note(Note("value-unknown", *place, code))
            else:
                note(Note("value-unconverted", *place, ", ".join(_codes(value))))
            return value
        if not _same(fitting, value):
            note(Note("value-converted", *place))
        return fitting

    # -- relations

    def relation(self, it: Relation, ends: Mapping[str, Pair], note: Noting) -> Relation | None:
        """What it becomes; its ends as they were and will be, as far as they are known."""
        start, end = ends.get(it.from_id), ends.get(it.to_id)
        if (start and start[1] is None) or (end and end[1] is None):
            note(Note("relation-hanging", "", it.label))
            return None
        fate = self.carry.relations.get(it.label, _NO_RELATION)
        if fate.remove:
            note(Note("relation-removed", "", it.label))
            return None
        to = fate.to or it.label
        if to != it.label:
            note(Note("relation-moved", "", it.label, to=to))
        elif it.label in self.before.relations and to not in self.after.relations:
            note(Note("relation-unknown", "", it.label))
        if start and end and self._misfits(it.label, to, start, end):
            if fate.misfits == "remove":
                note(Note("relation-misfit-removed", "", it.label))
                return None
            note(Note("relation-misfit", "", it.label, to=to))
        said = self._attributes(it.attributes, ("", it.label), ("", to), note)
        if to == it.label and said is it.attributes:
            return it
        return replace(it, label=to, attributes=said)

    def _misfits(self, old: str, new: str, start: Pair, end: Pair) -> bool:
        """Whether it was allowed and is not any more."""
        keys = [(_key(it[0]), _key(it[1] or it[0])) for it in (start, end)]
        return not self.after.fits(new, keys[0][1], keys[1][1]) and self.before.fits(
            old, keys[0][0], keys[1][0]
        )

    # -- document labels

    def labels(self, old: Mapping[str, LabelValue], note: Noting) -> dict[str, LabelValue]:
        """The document labels of an article after the change."""
        new: dict[str, LabelValue] = {}
        for code, value in old.items():
            fate = self.carry.documents.get(code, _NO_VALUE)
            if fate.remove:
                note(Note("document-removed", "", code))
                continue
            to = fate.to or code
            if to != code and (to in old or to in new):
                note(Note("document-clash", "", code, to=to))
                to = code
            elif to != code:
                note(Note("document-renamed", "", code, to=to))
            kept = mapped(value, fate.choices)
            for it in _codes(value):
                if it in fate.choices:
                    target = fate.choices[it]
                    kind: EffectKind = (
                        "document-value-moved" if target else "document-value-removed"
                    )
                    note(Note(kind, "", code, it, target))
            if kept is not None:
                new[to] = kept if isinstance(kept, tuple) else str(kept)
                self._note_unknown(code, to, new[to], note)
        return new

    def _note_unknown(self, code: str, to: str, value: LabelValue, note: Noting) -> None:
        was, now = self.before.documents.get(code), self.after.documents.get(to)
        if now is None:
            if was is not None:
                note(Note("document-unknown", "", code))
            return
        codes = {it.code for it in now.choices}
        known = {it.code for it in was.choices} if was else set[str]()
        for it in _codes(value):
            if codes and it not in codes and (not known or it in known):
                note(Note("document-value-unknown", "", code, it))


def _key(it: Annotation) -> LabelKey:
    return it.layer, it.label


def _codes(value: AttributeValue) -> tuple[str, ...]:
    """A value as codes: of several choices each, of a flag ``true`` or ``false``."""
    if isinstance(value, tuple):
        return value
    return (str(value).lower() if isinstance(value, bool) else str(value),)


def _same(one: AttributeValue | None, other: AttributeValue) -> bool:
    """Equal and of one kind: ``True`` is not 1 here."""
    return type(one) is type(other) and one == other


def ends_changed(old: RelationType | None, new: RelationType | None) -> bool:
    return old is None or new is None or (old.domain, old.range) != (new.domain, new.range)
