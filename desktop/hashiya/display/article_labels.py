"""A label of a whole article as a fact that a field shows, and back; it stores nothing."""

from __future__ import annotations

from hashiya.display.card import Fact
from hashiya.model.article import LabelValue
from hashiya.model.attribute import AttributeKind, AttributeType, AttributeValue
from hashiya.model.schema import DocumentLabel


def fact_of(kind: DocumentLabel, value: LabelValue | None, comma: str = ", ") -> Fact:
    """One of its choices, several of them, or free words; several free ones are parted by commas."""
    codes = {it.code for it in kind.choices}
    values = (value,) if isinstance(value, str) else value or ()
    shown: AttributeValue | None
    if kind.choices:
        shown = values if kind.many else next(iter(values), None)
    else:
        shown = comma.join(values)
    return Fact(
        kind=AttributeType(
            name=kind.code,
            kind=_kind(kind),
            layer="",
            names=kind.names,
            choices=kind.choices,
            required=kind.required,
        ),
        value=shown or None,
        strays=tuple(it for it in values if codes and it not in codes),
    )


def told_value(kind: DocumentLabel, value: AttributeValue | None) -> LabelValue | None:
    """What was chosen or written, as the article keeps it; ``None`` takes the label away."""
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return value
    text = str(value).strip()
    if not kind.many or kind.choices:
        return text or None
    parts = [it.strip() for it in text.replace("،", ",").replace("؛", ",").split(",")]
    return tuple(dict.fromkeys(it for it in parts if it)) or None


def _kind(it: DocumentLabel) -> AttributeKind:
    if not it.choices:
        return "text"
    return "choices" if it.many else "choice"
