"""The label set while it is edited: a draft over what the project has, what is wrong in it, how often its parts are used.

Nothing here changes the project; the draft says what would become of its uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass, replace
from typing import Any, cast

from PySide6.QtCore import QObject, Signal

from hashiya.commands import redrafting, reshaping
from hashiya.commands.redrafting import Part, Record, code_of, rows
from hashiya.commands.reshaping import Draft
from hashiya.commands.schema_differences import same_content
from hashiya.model.attribute import AttributeType, Choice
from hashiya.model.label_change import Carry, LabelKey
from hashiya.model.schema import DocumentLabel, Label, Layer, RelationType, Schema
from hashiya.model.uses import Uses
from hashiya.rules import names_of
from hashiya.ui.dialogs.label_set_codes import FIRST, following
from hashiya.ui.dialogs.label_set_faults import Wrong, wrong_code, wrongs
from hashiya.ui.look import Look

Place = tuple[str, int, str]


class Editing(QObject):
    """``changed`` tells that the draft is another; ``reshaped`` that its parts or their order are."""

    changed = Signal()
    reshaped = Signal()

    def __init__(self, before: Schema, look: Look) -> None:
        super().__init__()
        self.before = before
        self.look = look
        self.draft = Draft(before)
        self.uses = Uses()
        self._looked: Schema | None = None
        self._found: list[Wrong] = []
        self._held: dict[Place, str] = {}
        """Codes that were typed and cannot be: the draft does not have them."""

    @property
    def schema(self) -> Schema:
        return self.draft.schema

    @property
    def dirty(self) -> bool:
        same = same_content(self.before, self.schema)
        return bool(self._held) or not same or self.draft.carry != Carry()

    def wrongs(self) -> list[Wrong]:
        held = [Wrong(*place, said) for place, said in self._held.items()]
        if self._looked is not self.schema:  # asked at every repaint, and it looks through all
            self._looked, self._found = self.schema, wrongs(self.schema, self.before, self.look)
        return [*held, *self._found]

    def record(self, part: Part, at: int) -> Record:
        return rows(self.schema, part)[at]

    def take(self, draft: Draft) -> None:
        """That draft from now on."""
        self._held.clear()
        self.draft = draft
        self.reshaped.emit()
        self.changed.emit()

    # -- fields

    def tell(self, part: Part, at: int, path: str, value: Any) -> None:
        """A field of a record got another value."""
        if path == "code":
            self._recode(part, at, str(value).strip())
            return
        record = self.record(part, at)
        if path == "layer" and isinstance(record, Label):
            self._reshape(redrafting.move_label(self.draft, _key(record), str(value)))
            return
        if path == "names.en":
            self.draft = following(self.draft, self.before, part, at, str(value))
            record = self.record(part, at)
        self.draft = redrafting.put(self.draft, part, at, with_value(record, path, value))
        if path in ("parent", "layer"):
            self.reshaped.emit()
        self.changed.emit()

    def tell_set(self, path: str, value: Any) -> None:
        """A field of the set itself."""
        self.draft = replace(self.draft, schema=with_value(self.schema, path, value))
        self.changed.emit()

    def silence(self, rule: str, *, on: bool) -> None:
        kept = [it for it in self.schema.silenced if it not in (rule, *names_of(rule))]
        self.tell_set("silenced", (*kept, rule) if on else tuple(kept))

    def _recode(self, part: Part, at: int, code: str) -> None:
        self._held.pop((part, at, "code"), None)
        old = code_of(self.record(part, at))
        if code == old:
            self.changed.emit()
            return
        said = wrong_code(self.schema, part, at, code, self.look)
        if said:
            self._held[part, at, "code"] = said
            self.changed.emit()
            return
        record = self.record(part, at)
        if isinstance(record, Label):
            draft = reshaping.rename_label(self.draft, _key(record), code)
        elif isinstance(record, AttributeType):
            draft = reshaping.rename_attribute(self.draft, (record.layer, old), code)
        elif isinstance(record, RelationType):
            draft = reshaping.rename_relation(self.draft, old, code)
        elif isinstance(record, DocumentLabel):
            draft = redrafting.rename_document(self.draft, old, code)
        else:
            draft = redrafting.rename_layer(self.draft, old, code)
        self._reshape(draft)

    def _reshape(self, draft: Draft) -> None:
        self.draft = draft
        self.reshaped.emit()
        self.changed.emit()

    # -- records

    def add(self, part: Part, layer: str = "", like: int | None = None) -> int:
        """A new record, or one like another, after it; gives its place."""
        schema = self.schema
        if like is None:
            code = redrafting.free_code(schema, part, FIRST[part])
            layer = layer or next((it.code for it in schema.layers), "")
            made: Record = _MADE[part](code, layer)
            at = len(rows(schema, part))
        else:
            old = self.record(part, like)
            code = redrafting.free_code(schema, part, code_of(old))
            name = "name" if isinstance(old, AttributeType) else "code"
            names = {
                one: self.look.say("labelset-copy-of", name=said) for one, said in old.names.items()
            }
            values: dict[str, Any] = {name: code, "names": names}
            if isinstance(old, Label):
                values |= {"shortcut": "", "short": ""}
            if isinstance(old, AttributeType):
                values["key"] = ""
            made = replace(old, **values)
            at = like + 1
        self._held.clear()
        self._reshape(redrafting.add(self.draft, part, made, at))
        return at

    def move(self, part: Part, at: int, by: int) -> int:
        """One place up or down among its siblings; gives its new place."""
        some = rows(self.schema, part)
        other = at + by
        while 0 <= other < len(some) and _family(some[other]) != _family(some[at]):
            other += by
        if not 0 <= other < len(some):
            return at
        self._held.clear()
        self._reshape(redrafting.exchange(self.draft, part, at, other))
        return other

    # -- counts

    def uses_of(self, part: Part, at: int) -> int:
        """How many records of the project would be of it."""
        it, carry = self.record(part, at), self.draft.carry
        if isinstance(it, Label):
            return sum(self._of_label(one) for one in self.origins(_key(it)))
        if isinstance(it, AttributeType):
            key = it.layer, it.name
            found = [o for o, fate in carry.attributes.items() if (o[0], fate.to) == key] or [key]
            served = self._served(it)
            counts = self.uses.attributes.items()
            return sum(
                n
                for (layer, label, name), n in counts
                if (layer, name) in found and (served is None or (layer, label) in served)
            )
        if isinstance(it, RelationType):
            codes = [o for o, fate in carry.relations.items() if fate.to == it.code] or [it.code]
            return sum(self.uses.of_relation(one) for one in codes)
        if isinstance(it, DocumentLabel):
            codes = [o for o, fate in carry.documents.items() if fate.to == it.code] or [it.code]
            return sum(self.uses.documents.get(one, 0) for one in codes)
        return sum(n for (layer, _), n in self.uses.labels.items() if layer == it.code)

    def origins(self, key: LabelKey) -> list[LabelKey]:
        """Labels of the project whose uses would get that label."""
        fates = self.draft.carry.labels
        return [old for old, fate in fates.items() if fate.to == key] or [key]

    def uses_of_value(self, part: Part, at: int, code: str) -> int:
        it, carry = self.record(part, at), self.draft.carry
        if isinstance(it, DocumentLabel):
            fates = {one: fate for one, fate in carry.documents.items() if fate.to == it.code}
            keys = list(fates) or [it.code]
            return sum(
                self.uses.document_values.get((one, value), 0)
                for one in keys
                for value in _before(carry.documents.get(one), code)
            )
        if not isinstance(it, AttributeType):
            return 0
        mine = it.layer, it.name
        found = [o for o, fate in carry.attributes.items() if (o[0], fate.to) == mine] or [mine]
        served = self._served(it)
        wanted = {
            (*one, value) for one in found for value in _before(carry.attributes.get(one), code)
        }
        return sum(
            n
            for (layer, label, name, value), n in self.uses.values.items()
            if (layer, name, value) in wanted and (served is None or (layer, label) in served)
        )

    def _served(self, it: AttributeType) -> set[LabelKey] | None:
        """Labels of the project whose uses have that attribute; none: all of the layer."""
        if not it.labels:
            return None
        return {one for label in it.labels for one in self.origins((it.layer, label))}

    def _of_label(self, key: LabelKey) -> int:
        return self.uses.of_label(*key) + self.uses.waiting.get(key, 0)


def _before(fate: Any, code: str) -> list[str]:
    """The values of the project that would be that one."""
    choices: Mapping[str, str] = fate.choices if fate is not None else {}
    return [old for old, to in choices.items() if to == code] or [code]


def _key(it: Label) -> LabelKey:
    return it.layer, it.code


def _family(it: Record) -> tuple[str, str]:
    if isinstance(it, Label):
        return it.layer, it.parent
    return (it.layer if isinstance(it, AttributeType) else "", "")


_MADE: Mapping[Part, Callable[[str, str], Record]] = {
    "label": lambda code, layer: Label(code=code, layer=layer, slot=1),
    "attribute": lambda code, layer: AttributeType(name=code, kind="choice", layer=layer),
    "relation": lambda code, _layer: RelationType(code=code),
    "document": lambda code, _layer: DocumentLabel(code=code),
    "layer": lambda code, _layer: Layer(code=code),
}


# -- values by their path


def value_at(record: Any, path: str) -> Any:
    """What stands at a path such as ``card.include.ar``."""
    if path == "code" and isinstance(record, AttributeType):
        return record.name
    it: Any = record
    for name in path.split("."):
        it = (
            cast("Mapping[str, Any]", it).get(name)
            if isinstance(it, Mapping)
            else getattr(it, name)
        )
    return it


def with_value(record: Any, path: str, value: Any) -> Any:
    """The record with another value there; an empty text leaves a mapping."""
    name, _, rest = path.partition(".")
    if isinstance(record, Mapping):
        left = {key: it for key, it in cast("Mapping[str, Any]", record).items() if key != name}
        return {**left, name: value} if str(value).strip() else left
    if not rest:
        return replace(record, **{name: value})
    inner = getattr(record, name)
    assert is_dataclass(inner) or isinstance(inner, Mapping)
    return replace(record, **{name: with_value(inner, rest, value)})


def with_choice(some: tuple[Choice, ...], at: int, language: str, name: str) -> tuple[Choice, ...]:
    """The values with another name of one of them."""
    changed = with_value(some[at], f"names.{language}", name)
    return (*some[:at], changed, *some[at + 1 :])
