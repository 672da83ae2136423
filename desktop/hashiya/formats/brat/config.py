"""brat's two configuration files from a label set; it reads no article."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.formats.brat.codes import Codes, Free, is_valued_flag
from hashiya.formats.naming import code
from hashiya.model.attribute import AttributeType
from hashiya.model.schema import Label, RelationType, Schema

NAMES_IN = "ar"
OWN = "# Written by Hashiya"
"""The first line of our ``annotation.conf``: notes are escaped, ``LAYER`` says where labels belong."""
LAYER = "# layer: "
_OVERLAP = "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>"
_PAPER = "#FFFFFF"
_HUES = (
    "#D9D9D9",
    "#BFC7EE",
    "#DDBCBD",
    "#C6E0D5",
    "#D1C2DC",
    "#E2CDC2",
    "#C1D6DD",
    "#E1DBBB",
    "#C7C9CC",
)
"""Light grounds for black letters, one for each of the eight hues of the label sets."""


def annotation_conf(schema: Schema, codes: Codes, free: Free) -> str:
    """Types, relations and attributes: all four sections, even the empty ones."""
    return f"{OWN}\n" + _sections(
        entities=list(_entities(schema, codes)),
        relations=[_OVERLAP, *(_relation(it, schema, codes) for it in schema.relations)],
        events=[],
        attributes=[*_attributes(schema, codes), *_free_attributes(free)],
    )


def _entities(schema: Schema, codes: Codes) -> Iterator[str]:
    """The labels, and before those of each layer a remark that tells which one it is."""
    for layer in dict.fromkeys(it.layer for it in schema.labels):
        yield f"{LAYER}{layer}"
        yield from (codes.label(it.layer, it.code) for it in schema.labels_of(layer))


def visual_conf(schema: Schema, codes: Codes) -> str:
    """Arabic names and colours."""
    names = [
        f"{codes.label(it.layer, it.code)} | {_shown(it.name(NAMES_IN))} | {_shown(it.short)}"
        for it in schema.labels
    ]
    names += [f"{codes.relation(it.code)} | {_shown(it.name(NAMES_IN))}" for it in schema.relations]
    drawing = [
        f"SPAN_DEFAULT\tfgColor:black, bgColor:{_PAPER}, borderColor:darken",
        "ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5",
        "ATTRIBUTE_DEFAULT\tglyph:*",
        *(_drawn(it, codes) for it in schema.labels),
    ]
    return _sections(labels=names, drawing=drawing)


def _sections(**sections: list[str]) -> str:
    return "\n".join(
        f"[{name}]\n" + "".join(f"{it}\n" for it in sections[name]) for name in sections
    )


def _relation(relation: RelationType, schema: Schema, codes: Codes) -> str:
    ends = _ends(relation.domain, schema, codes), _ends(relation.range, schema, codes)
    line = f"{codes.relation(relation.code)}\tArg1:{ends[0]}, Arg2:{ends[1]}"
    return line + (", <REL-TYPE>:symmetric" if relation.symmetric else "")


def _ends(allowed: tuple[str, ...], schema: Schema, codes: Codes) -> str:
    labels = [it for it in schema.labels if it.code in allowed or it.layer in allowed]
    return "|".join(codes.label(it.layer, it.code) for it in labels) or "<ENTITY>"


def _attributes(schema: Schema, codes: Codes) -> Iterator[str]:
    """One line a name: what several labels define is put together."""
    names = dict.fromkeys(it.name for it in schema.attributes if it.kind in {"flag", "choice"})
    for name in names:
        types = [
            it for it in schema.attributes if it.name == name and it.kind in {"flag", "choice"}
        ]
        bearers = [it for it in schema.labels if any(t.serves(it.layer, it.code) for t in types)]
        args = "|".join(codes.label(it.layer, it.code) for it in bearers) or "<ENTITY>"
        values = _values(types, schema)
        yield _attribute(codes.attribute(name), args, values)


def _free_attributes(free: Free) -> Iterator[str]:
    for name, values in free.values.items():
        yield _attribute(name, "|".join(free.bearers[name]), "|".join(values))


def _attribute(name: str, args: str, values: str) -> str:
    return f"{name}\tArg:{args}" + (f", Value:{values}" if values else "")


def _values(types: list[AttributeType], schema: Schema) -> str:
    found = dict.fromkeys(
        choice.code for it in types for choice in it.choices if code(choice.code) == choice.code
    )
    if is_valued_flag(schema, types[0].name):
        found |= {"true": None, "false": None}
    return "|".join(found)


def _drawn(label: Label, codes: Codes) -> str:
    hue = _HUES[label.slot] if 0 <= label.slot < len(_HUES) else _HUES[0]
    return f"{codes.label(label.layer, label.code)}\tbgColor:{hue}, fgColor:black"


def _shown(name: str) -> str:
    return " ".join(name.replace("|", "/").split())
