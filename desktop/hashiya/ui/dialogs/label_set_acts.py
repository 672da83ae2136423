"""Removing, merging and splitting in the editor of the label set: it asks what becomes of uses, then changes the draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from hashiya.commands import redrafting, reshaping
from hashiya.commands.redrafting import Part, code_of
from hashiya.model.attribute import AttributeType, Choice
from hashiya.model.code import is_code
from hashiya.model.label_change import LabelFate, RelationFate
from hashiya.model.schema import DocumentLabel, Label, RelationType
from hashiya.ui.dialogs.label_set_codes import FIRST_VALUE, value_code
from hashiya.ui.dialogs.label_set_editing import Editing, with_choice
from hashiya.ui.dialogs.label_set_fates import (
    KEEP,
    MOVE,
    REMOVE,
    FateDialog,
    MergeDialog,
    SplitDialog,
    Targets,
)
from hashiya.ui.dialogs.label_set_faults import wrong_word

SPLITTING = ("choice", "choices", "flag")


class Acts:
    """Each gives a sentence where it cannot be done, else nothing; the draft says whether it was."""

    def __init__(self, parent: QWidget, editing: Editing) -> None:
        self._parent = parent
        self._editing = editing
        self._look = editing.look

    # -- what leaves

    def remove(self, part: Part, at: int) -> str:
        editing, draft = self._editing, self._editing.draft
        record = editing.record(part, at)
        if part == "layer":
            if redrafting.uses_layer(editing.schema, code_of(record)):
                return self._look.say("labelset-layer-used", name=self._name(record))
            editing.take(redrafting.without(draft, part, at))
            return ""
        count = editing.uses_of(part, at)
        fate: str = KEEP
        target: Any = None
        if count:
            asked = FateDialog(
                self._parent, self._look, self._name(record), count, self._targets(part, at)
            )
            if not asked.exec():
                return ""
            fate, target = asked.fate, asked.target
        if isinstance(record, Label):
            key = record.layer, record.code
            if fate == MOVE:
                editing.take(redrafting.merge_label(draft, key, target))
            else:
                wish = LabelFate(remove=True) if fate == REMOVE else None
                editing.take(reshaping.remove_label(draft, key, wish))
        elif isinstance(record, AttributeType):
            values = "remove" if fate == REMOVE else "keep"
            editing.take(redrafting.remove_attribute(draft, at, values=values))
        elif isinstance(record, RelationType):
            said = {REMOVE: RelationFate(remove=True), MOVE: RelationFate(to=str(target))}
            editing.take(redrafting.remove_relation(draft, at, fate=said.get(fate)))
        else:
            values = "remove" if fate == REMOVE else "keep"
            editing.take(redrafting.remove_document(draft, at, values=values))
        return ""

    def _targets(self, part: Part, at: int) -> Targets:
        """What uses may move to: another label, another relation."""
        language, schema = self._look.language, self._editing.schema
        if part == "label":
            layer = schema.labels[at].layer  # those of its own layer first: they are meant most
            others = [it for k, it in enumerate(schema.labels) if k != at]
            others.sort(key=lambda it: it.layer != layer)
            return [((it.layer, it.code), it.name(language)) for it in others]
        if part == "relation":
            return [
                (it.code, it.name(language)) for k, it in enumerate(schema.relations) if k != at
            ]
        return []

    def _name(self, record: redrafting.Record) -> str:
        return record.names.get(self._look.language) or code_of(record)

    # -- labels

    def merge(self, at: int) -> str:
        editing = self._editing
        record = editing.schema.labels[at]
        targets = self._targets("label", at)
        if not targets:
            return self._look.say("labelset-merge-nothing")
        count = editing.uses_of("label", at)
        asked = MergeDialog(self._parent, self._look, self._name(record), count, targets)
        if asked.exec():
            key = record.layer, record.code
            editing.take(redrafting.merge_label(editing.draft, key, asked.target))
        return ""

    def split(self, at: int) -> str:
        editing = self._editing
        label = editing.schema.labels[at]
        origins = editing.origins((label.layer, label.code))
        if len(origins) != 1 or origins[0] not in {
            (it.layer, it.code) for it in editing.before.labels
        }:
            return self._look.say("labelset-split-later")
        key = origins[0]
        known = [it for it in editing.before.attributes_of(*key) if it.kind in SPLITTING]
        if not known:
            return self._look.say("labelset-split-no-attribute", name=self._name(label))
        counts = {
            (name, value): n
            for (layer, code, name, value), n in editing.uses.values.items()
            if (layer, code) == key
        }
        asked = SplitDialog(
            self._parent, self._look, label, known, editing.schema.labels_of(label.layer), counts
        )
        if asked.exec():
            editing.take(self._split(label, key, asked.by.currentData(), asked.values))
        return ""

    def _split(
        self, label: Label, key: tuple[str, str], by: str, values: dict[str, Label]
    ) -> reshaping.Draft:
        """New labels stand after theirs, and have what it has of attributes and ends of relations."""
        draft = self._editing.draft
        before = draft.carry.labels.get(key, LabelFate())
        made = reshaping.split_label(draft, key, by, values)
        fates = dict(made.carry.labels)
        fates[key] = replace(fates[key], to=before.to, remove=before.remove)
        there = {(it.layer, it.code) for it in draft.schema.labels}
        fresh = [it.code for it in values.values() if (it.layer, it.code) not in there]

        def shared(codes: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(dict.fromkeys((*codes, *fresh))) if label.code in codes else codes

        schema = replace(
            made.schema,
            attributes=tuple(
                replace(it, labels=shared(it.labels)) for it in made.schema.attributes
            ),
            relations=tuple(
                replace(it, domain=shared(it.domain), range=shared(it.range))
                for it in made.schema.relations
            ),
        )
        return reshaping.Draft(schema, replace(made.carry, labels=fates))

    # -- values

    def choice(self, part: Part, at: int, act: str, row: int) -> str:
        """Add, remove or move a value of an attribute or of a label of articles."""
        editing = self._editing
        record = editing.record(part, at)
        if not isinstance(record, AttributeType | DocumentLabel):
            return ""
        some = list(record.choices)
        if act == "add":
            taken, number = {it.code for it in some}, len(some) + 1
            while f"{FIRST_VALUE}{number}" in taken:
                number += 1
            some.append(Choice(code=f"{FIRST_VALUE}{number}"))
        elif act in ("up", "down") and 0 <= row < len(some):
            other = row + (1 if act == "down" else -1)
            if not 0 <= other < len(some):
                return ""
            some[row], some[other] = some[other], some[row]
        elif act == "remove" and 0 <= row < len(some):
            return self._remove_choice(part, at, some[row], some)
        editing.tell(part, at, "choices", tuple(some))
        return ""

    def _remove_choice(self, part: Part, at: int, gone: Choice, some: list[Choice]) -> str:
        editing, language = self._editing, self._look.language
        count = editing.uses_of_value(part, at, gone.code)
        to: str | None = None
        if count:
            targets = [(it.code, it.name_in(language)) for it in some if it != gone]
            name = gone.name_in(language)
            asked = FateDialog(self._parent, self._look, name, count, targets)
            if not asked.exec():
                return ""
            to = {KEEP: None, REMOVE: ""}.get(asked.fate, str(asked.target))
        kind = "attribute" if part == "attribute" else "document"
        editing.take(redrafting.change_choice(editing.draft, kind, at, gone.code, to))
        return ""

    def cell(self, part: Part, at: int, row: int, column: str, text: str) -> str:
        """A text was written into the table of values."""
        editing = self._editing
        record = editing.record(part, at)
        if not isinstance(record, AttributeType | DocumentLabel):
            return ""
        old = record.choices[row]
        if column != "code":
            some = with_choice(record.choices, row, column, text.strip())
            if column == "en" and not editing.uses_of_value(part, at, old.code):
                code = value_code(some, row, text)
                some = (*some[:row], replace(some[row], code=code), *some[row + 1 :])
            editing.tell(part, at, "choices", some)
            return ""
        code = text.strip()
        if code == old.code:
            return ""
        said = wrong_word(code, self._look) if not is_code(code) else ""
        if any(it.code == code for it in record.choices):
            said = self._look.say("labelset-wrong-taken", value=code, other=code)
        if said:
            editing.changed.emit()
            return said
        kind = "attribute" if part == "attribute" else "document"
        editing.take(redrafting.change_choice(editing.draft, kind, at, old.code, code))
        return ""
