"""What is wrong in a label set, each with its place in everyday words; it reads no file and repairs nothing.

One pass over each list: ten thousand labels cost ten thousand looks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from hashiya.model.attribute import AttributeType, Choice, parse
from hashiya.model.code import LONGEST_CODE, is_code, is_plain
from hashiya.model.errors import (
    BadLabel,
    BadSchema,
    SchemaCycle,
    SchemaDouble,
    SchemaField,
    SchemaGap,
    SchemaHidden,
    SchemaReference,
)
from hashiya.model.schema import Label, Names, RelationType, Schema

Part = Literal["set", "layer", "label", "attribute", "choice", "relation", "document"]

SLOTS = 8
LONGEST_TEXT = 20_000
_SHOWN = 60
_SHORTCUT = re.compile(r"(?:(?:ctrl|alt|shift)\+){0,3}(?:[a-z0-9\-=\[\];'`,./]|f[1-9]|f1[0-2])")
_KEY = re.compile(r"[a-z0-9]")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LAID_OUT = frozenset("\n\t\u200c\u200d\u200e\u200f\u061c")


def faults(schema: Schema, name: str = "") -> tuple[BadSchema, ...]:
    """Everything for which this set cannot be used; ``name`` is what its sentences call it."""
    return tuple(_Faults(schema, name or schema.id).all())


class _Faults:
    def __init__(self, schema: Schema, name: str) -> None:
        self.schema = schema
        self.name = name

    def all(self) -> Iterator[BadSchema]:
        yield from self._codes()
        yield from self._twice()
        yield from self._labels()
        yield from self._references()
        yield from self._attributes()
        yield from self._documents()
        yield from self._texts()

    # -- codes and names

    def _parts(self) -> Iterator[tuple[Part, Sequence[tuple[str, Names]]]]:
        it = self.schema
        yield "layer", [(one.code, one.names) for one in it.layers]
        yield "label", [(one.code, one.names) for one in it.labels]
        yield "attribute", [(one.name, one.names) for one in it.attributes]
        yield "relation", [(one.code, one.names) for one in it.relations]
        yield "document", [(one.code, one.names) for one in it.document_labels]

    def _codes(self) -> Iterator[BadSchema]:
        """What cannot be a code or a name; long and turning ones would deceive."""
        if not self.schema.id.strip():
            yield SchemaGap(name=self.name, part="set", number=0, item="", field="id", detail="id")
        words = [self.schema.id, *self.schema.names.values()] if self.schema.id.strip() else []
        for _, rows in self._parts():
            for code, names in rows:
                if not is_code(code):
                    yield self._bad(code)
                words += names.values()
        words += (it.short for it in self.schema.labels)
        for choice in self._choices():
            if not is_code(choice.code):
                yield self._bad(choice.code)
            words += choice.names.values()
        for word in words:
            if len(word) > LONGEST_CODE or not is_plain(word):
                yield self._bad(word)

    def _choices(self) -> Iterator[Choice]:
        for it in (*self.schema.attributes, *self.schema.document_labels):
            yield from it.choices

    def _bad(self, word: str) -> BadLabel:
        return BadLabel(name=self.name, label=word[:_SHOWN], detail=repr(word[:_SHOWN]))

    def _twice(self) -> Iterator[BadSchema]:
        """Codes, names and keys that two things share."""
        for part, rows in self._parts():
            if part != "attribute":  # of those, one name may serve several labels
                yield from self._repeats(part, "code", ((code, code) for code, _ in rows))
        for layer in {it.layer: None for it in self.schema.labels}:
            of = [it for it in self.schema.labels if it.layer == layer]
            yield from self._names("label", [(it.code, it.names) for it in of])
        yield from self._names("relation", [(it.code, it.names) for it in self.schema.relations])
        keys = ((it.code, it.shortcut) for it in self.schema.labels if it.shortcut)
        yield from self._repeats("label", "shortcut", keys)

    def _names(self, part: Part, rows: Sequence[tuple[str, Names]]) -> Iterator[BadSchema]:
        for language in {one: None for _, names in rows for one in names}:
            named = ((code, names[language].strip()) for code, names in rows if language in names)
            said = ((code, it) for code, it in named if it)
            yield from self._repeats(part, f"names.{language}", said)

    def _repeats(
        self, part: Part, field: str, rows: Iterable[tuple[str, str]]
    ) -> Iterator[BadSchema]:
        seen: dict[str, str] = {}
        told: set[str] = set()
        for item, value in rows:
            if value in seen and value not in told:
                told.add(value)
                yield SchemaDouble(
                    name=self.name,
                    part=part,
                    field=field,
                    value=value[:_SHOWN],
                    item=item[:_SHOWN],
                    other=seen[value][:_SHOWN],
                    detail=f"{part}.{field}: {value[:_SHOWN]!r}",
                )
            seen.setdefault(value, item)

    # -- labels

    def _labels(self) -> Iterator[BadSchema]:
        for number, it in enumerate(self.schema.labels, 1):
            if not 0 <= it.slot <= SLOTS:
                where = self._field("label", number, it.code, "slot", it.slot)
                yield SchemaField(**where, want="choice", choices=f"0 – {SLOTS}")
            if it.shortcut and not _SHORTCUT.fullmatch(it.shortcut):
                where = self._field("label", number, it.code, "shortcut", it.shortcut)
                yield SchemaField(**where, want="choice", choices="1 … 9, 0, shift+1, alt+1, a … z")
        yield from self._cycles()

    def _field(
        self, part: Part, number: int, item: str, field: str, found: object
    ) -> dict[str, str | int]:
        return {
            "name": self.name,
            "part": part,
            "number": number,
            "item": item[:_SHOWN],
            "field": field,
            "found": str(found)[:_SHOWN],
            "detail": f"{part}s[{number - 1}].{field}: {str(found)[:_SHOWN]!r}",
        }

    def _cycles(self) -> Iterator[BadSchema]:
        """Labels that are their own ancestors; each ring is told once."""
        parents = {it.code: it.parent for it in self.schema.labels}
        done: set[str] = set()
        for code in parents:
            path: dict[str, None] = {}
            at = code
            while at and at in parents and at not in done and at not in path:
                path[at] = None
                at = parents[at]
            if at in path:
                yield SchemaCycle(
                    name=self.name, item=at[:_SHOWN], detail=f"parent: {at[:_SHOWN]!r}"
                )
            done.update(path)

    # -- what names something else

    def _references(self) -> Iterator[BadSchema]:
        layers = {it.code for it in self.schema.layers}
        labels = {it.code for it in self.schema.labels}
        for number, it in enumerate(self.schema.labels, 1):
            yield from self._known("label", number, it.code, "layer", (it.layer,), layers)
            if it.parent:
                yield from self._known("label", number, it.code, "parent", (it.parent,), labels)
        for number, it in enumerate(self.schema.attributes, 1):
            yield from self._known("attribute", number, it.name, "layer", (it.layer,), layers)
            yield from self._known("attribute", number, it.name, "labels", it.labels, labels)
        for number, it in enumerate(self.schema.relations, 1):
            for field, codes in (("domain", it.domain), ("range", it.range)):
                yield from self._known("relation", number, it.code, field, codes, layers | labels)

    def _known(
        self,
        part: Part,
        number: int,
        item: str,
        field: str,
        codes: Iterable[str],
        known: set[str],
    ) -> Iterator[BadSchema]:
        for code in codes:
            if code not in known:
                yield SchemaReference(
                    name=self.name,
                    part=part,
                    number=number,
                    item=item[:_SHOWN],
                    field=field,
                    value=code[:_SHOWN],
                    detail=f"{part}s[{number - 1}].{field}: {code[:_SHOWN]!r}",
                )

    # -- attributes and document labels

    def _attributes(self) -> Iterator[BadSchema]:
        serves = _Serving()
        for number, it in enumerate(self.schema.attributes, 1):
            for field, value in (("name", it.name), ("key", it.key)):
                other = serves.claim(field, it, value) if value else None
                if other is not None:
                    yield SchemaDouble(
                        name=self.name,
                        part="attribute",
                        field=field,
                        value=value[:_SHOWN],
                        item=it.name[:_SHOWN],
                        other=other[:_SHOWN],
                        detail=f"attributes[{number - 1}].{field}: {value[:_SHOWN]!r}",
                    )
            if it.key and not _KEY.fullmatch(it.key):
                where = self._field("attribute", number, it.name, "key", it.key)
                yield SchemaField(**where, want="choice", choices="a … z")
            yield from self._choice_codes(it.name, it.choices)
            if it.default and not _may_be(it):
                where = self._field("attribute", number, it.name, "default", it.default)
                codes = ", ".join(one.code for one in it.choices[:12]) or it.kind
                yield SchemaField(**where, want="choice", choices=codes)

    def _documents(self) -> Iterator[BadSchema]:
        for it in self.schema.document_labels:
            yield from self._choice_codes(it.code, it.choices)

    def _choice_codes(self, item: str, choices: Sequence[Choice]) -> Iterator[BadSchema]:
        rows = ((item, it.code) for it in choices)
        yield from self._repeats("choice", "code", rows)
        for language in {one: None for it in choices for one in it.names}:
            said = ((item, it.names[language]) for it in choices if it.names.get(language))
            yield from self._repeats("choice", f"names.{language}", said)

    # -- longer texts

    def _texts(self) -> Iterator[BadSchema]:
        """Guidelines may have lines; nothing in them may turn what stands around them."""
        for part, number, item, field, text in self._guidelines():
            bad = dict.fromkeys(it for it in text if it in _TURNING or _breaks(it))
            if bad:
                codes = " ".join(f"U+{ord(it):04X}" for it in bad)
                yield SchemaHidden(
                    name=self.name,
                    part=part,
                    number=number,
                    item=item[:_SHOWN],
                    field=field,
                    codes=codes,
                    detail=f"{part}s[{number - 1}].{field}: {codes}",
                )
            elif len(text) > LONGEST_TEXT:
                where = self._field(part, number, item, field, text[:20] + "…")
                yield SchemaField(**where, want="choice", choices=f"1 – {LONGEST_TEXT}")

    def _guidelines(self) -> Iterator[tuple[Part, int, str, str, str]]:
        it = self.schema
        for language, text in it.guideline.items():
            yield "set", 0, "", f"guideline.{language}", text
        for number, label in enumerate(it.labels, 1):
            for field, names in _card(label):
                for language, text in names.items():
                    yield "label", number, label.code, f"{field}.{language}", text
        for part, number, item, names in self._described():
            for language, text in names.items():
                yield part, number, item, f"guideline.{language}", text

    def _described(self) -> Iterator[tuple[Part, int, str, Names]]:
        for number, it in enumerate(self.schema.attributes, 1):
            yield "attribute", number, it.name, it.guideline
        for number, it in enumerate(self.schema.relations, 1):
            yield "relation", number, it.code, it.guideline
        for number, it in enumerate(self.schema.document_labels, 1):
            yield "document", number, it.code, it.guideline
        for choice in self._choices():
            yield "choice", 0, choice.code, choice.guideline


class _Serving:
    """Which name or key of an attribute serves which labels already, in one look each."""

    def __init__(self) -> None:
        self._everywhere: dict[tuple[str, str, str], str] = {}
        self._on_label: dict[tuple[str, str, str, str], str] = {}
        self._anywhere: dict[tuple[str, str, str], str] = {}

    def claim(self, field: str, it: AttributeType, value: str) -> str | None:
        """The attribute that has it already on one of these labels, if there is one."""
        place = field, it.layer, value
        other = self._everywhere.get(place)
        if other is None and not it.labels:
            other = self._anywhere.get(place)
        for label in it.labels:
            other = other or self._on_label.get((*place, label))
        self._anywhere.setdefault(place, it.name)
        if not it.labels:
            self._everywhere.setdefault(place, it.name)
        for label in it.labels:
            self._on_label.setdefault((*place, label), it.name)
        return other


def _card(label: Label) -> Iterator[tuple[str, Names]]:
    yield "guideline", label.guideline
    yield "card.include", label.card.include
    yield "card.exclude", label.card.exclude
    yield "card.examples", label.card.examples
    yield "card.decision", label.card.decision


def _breaks(it: str) -> bool:
    category = unicodedata.category(it)
    return it not in _LAID_OUT and category[0] == "C" and category not in {"Cf", "Co", "Cn"}


def _may_be(it: AttributeType) -> bool:
    """Whether the default is a value that the attribute can have."""
    try:
        value = parse(it.kind, it.default)
    except ValueError:
        return False
    if it.kind not in {"choice", "choices"} or not it.choices:
        return True
    codes = {one.code for one in it.choices}
    return codes.issuperset(value if isinstance(value, tuple) else (str(value),))


def unreachable(schema: Schema) -> tuple[RelationType, ...]:
    """Relation types that can join nothing, for a set without labels of their ends' layers."""
    used = {it.layer for it in schema.labels} | {it.code for it in schema.labels}
    return tuple(
        it
        for it in schema.relations
        if (it.domain and not used & {*it.domain}) or (it.range and not used & {*it.range})
    )
