"""In what two label sets differ, each difference with the id of its sentence; it judges none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from hashiya.model.attribute import AttributeType, Choice
from hashiya.model.label_change import Difference, Standing
from hashiya.model.schema import Schema
from hashiya.wording import Inserted

T = TypeVar("T")


def same_content(one: Schema, other: Schema) -> bool:
    """Whether they are equal but for the number of their version."""
    return replace(one, version=0) == replace(other, version=0)


def standing(ours: Schema, other: Schema) -> Standing:
    """How another set stands to that of the project."""
    if same_content(ours, other):
        return "same"
    if ours.id != other.id:
        return "other"
    if ours.version == other.version:
        return "disagrees"
    return "newer" if other.version > ours.version else "older"


def describe(old: Schema, new: Schema) -> tuple[Difference, ...]:
    """What is new, gone and changed in ``new``, in its order; nothing for a mere number of version."""
    return tuple(_differences(old, new))


def _differences(old: Schema, new: Schema) -> Iterator[Difference]:
    for field in ("id", "names", "guideline", "silenced"):
        if getattr(old, field) != getattr(new, field):
            yield Difference(message="labels-differs-set", values={"field": field})
    yield from _parts("layer", old.layers, new.layers, lambda it: it.code)
    yield from _parts("label", old.labels, new.labels, lambda it: it.code)
    yield from _parts("relation", old.relations, new.relations, lambda it: it.code)
    yield from _parts("document", old.document_labels, new.document_labels, lambda it: it.code)
    yield from _parts("attribute", old.attributes, new.attributes, _attribute)


def _attribute(it: AttributeType) -> str:
    """Attributes of one name may serve different labels."""
    return " ".join((it.name, *it.labels[:3])) if it.labels else it.name


def _parts(
    part: str, old: Sequence[T], new: Sequence[T], key: Callable[[T], str]
) -> Iterator[Difference]:
    was = {key(it): it for it in old}
    now = {key(it): it for it in new}
    for code in was:
        if code not in now:
            yield Difference(message=f"labels-differs-{part}-gone", values={"what": code})
    for code, it in now.items():
        if code not in was:
            yield Difference(message=f"labels-differs-{part}-new", values={"what": code})
        elif it != was[code]:
            yield from _changed(part, code, was[code], it)
    common = [code for code in was if code in now]
    if common != [code for code in now if code in was]:
        yield Difference(message=f"labels-differs-{part}-order")


def _changed(part: str, code: str, old: Any, new: Any) -> Iterator[Difference]:
    told: list[str] = []
    for one in fields(old):
        if getattr(old, one.name) == getattr(new, one.name):
            continue
        if one.name == "choices":
            yield from _choices(code, old.choices, new.choices)
        else:
            told.append(one.name)
    if told:
        values: dict[str, Inserted] = {"what": code, "fields": tuple(told)}
        yield Difference(message=f"labels-differs-{part}-changed", values=values)


def _choices(code: str, old: Sequence[Choice], new: Sequence[Choice]) -> Iterator[Difference]:
    for it in _parts("choice", old, new, lambda one: one.code):
        yield Difference(message=it.message, values={"of": code, **it.values})
