"""Rules about labels and attributes: known ones, required ones, values that fit, no mark twice."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeType, AttributeValue, parse
from hashiya.model.span import Span
from hashiya.rules.rule import Broken, Fix, Marked

GENERAL = frozenset(["comment", "certain"])
"""Attributes that every annotation may have, whatever the label set says."""


def unknown_labels(of: Marked) -> Iterator[Broken]:
    for it in of.annotations:
        if of.label(it) is None:
            yield Broken(rule="unknown-label", record=it.id, values=_what(it))


def doubles(of: Marked) -> Iterator[Broken]:
    """The same place with the same label twice by one annotator; the later one is too many."""
    seen: dict[tuple[str, str, tuple[Span, ...], str], Annotation] = {}
    for it in sorted(of.annotations, key=lambda it: (it.created, it.id)):
        key = (it.layer, it.label, it.fragments, it.annotator)
        first = seen.setdefault(key, it)
        if first is not it:
            certain = not of.going.get(it.id) and not of.arriving.get(it.id)
            fix = Fix(remove=True) if certain and _says_no_more(it, first) else None
            yield Broken(rule="double", record=it.id, values=_what(it), fix=fix)


def crossings(of: Marked) -> Iterator[Broken]:
    """What the overlap policy of a layer forbids."""
    policies = {it.code: it.overlap for it in of.schema.layers if it.overlap != "any"}
    if not policies:
        return
    open_marks: list[Annotation] = []
    for it in sorted(of.annotations, key=lambda it: (it.start, -it.end, it.id)):
        open_marks = [other for other in open_marks if other.end > it.start]
        policy = policies.get(it.layer)
        if policy is None:
            continue
        rivals = [
            other
            for other in open_marks
            if (other.layer, other.annotator) == (it.layer, it.annotator)
            and _collide(it, other, nested=policy == "nested")
        ]
        if rivals:
            values = {**_what(it), "other": rivals[0].quote[:80]}
            yield Broken(rule="overlap", record=it.id, values=values)
        open_marks.append(it)


def missing_attributes(of: Marked) -> Iterator[Broken]:
    """A required attribute without a value; its default sets it right where it has one."""
    for it in of.annotations:
        for kind in of.schema.attributes_of(it.layer, it.label):
            if not kind.required or it.attributes.get(kind.name) not in (None, "", ()):
                continue
            value = _parsed(kind, kind.default) if kind.default else None
            fix = None if value is None else Fix(attribute=kind.name, value=value)
            values = {**_what(it), "attribute": kind.name}
            yield Broken(rule="missing-attribute", record=it.id, values=values, fix=fix)


def odd_attributes(of: Marked) -> Iterator[Broken]:
    """Attributes that the label does not have, and values that do not fit: kept, and told."""
    for it in of.annotations:
        for name, value in it.attributes.items():
            kind = of.schema.attribute(it.layer, it.label, name)
            values = {**_what(it), "attribute": name, "value": _shown(value)}
            if kind is None:
                if name not in GENERAL and of.label(it) is not None:
                    yield Broken(rule="unknown-attribute", record=it.id, values=values)
            elif not fits(kind, value):
                yield Broken(rule="bad-value", record=it.id, values=values)


def fits(kind: AttributeType, value: AttributeValue) -> bool:
    """Whether the value is one of that kind, and among its choices."""
    parsed = _parsed(kind, value)
    if parsed is None:
        return False
    if kind.kind not in ("choice", "choices") or not kind.choices:
        return True
    codes = {it.code for it in kind.choices}
    return codes.issuperset(parsed if isinstance(parsed, tuple) else (str(parsed),))


def _parsed(kind: AttributeType, value: AttributeValue) -> AttributeValue | None:
    try:
        return parse(kind.kind, value)
    except ValueError:
        return None


def _says_no_more(later: Annotation, first: Annotation) -> bool:
    return later.attributes.items() <= first.attributes.items()


def _collide(one: Annotation, other: Annotation, *, nested: bool) -> bool:
    pairs = ((a, b) for a in one.fragments for b in other.fragments)
    return any(a.crosses(b) if nested else a.overlaps(b) for a, b in pairs)


def _what(it: Annotation) -> dict[str, str | int]:
    return {"what": it.quote[:80], "label": it.label}


def _shown(value: AttributeValue) -> str:
    return ", ".join(value)[:80] if isinstance(value, tuple) else str(value)[:80]
