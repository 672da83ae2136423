"""An example of Prodigy as Hashiya writes it, in structures that are written and read at once; no doing."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from hashiya.formats.quick_checks import Value


class Structure(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What says nothing is not written, and nothing that it does not name is read."""


class Token(Structure):
    text: str
    start: int
    end: int
    id: int
    ws: bool


class Span(Structure):
    start: int
    end: int
    token_start: int
    token_end: int
    label: str
    text: str
    id: str
    layer: str
    fragments: tuple[tuple[int, int], ...] = ()
    attributes: dict[str, Value] = {}
    annotator: str = ""
    created: int = 0


class Place(Structure):
    start: int
    end: int
    token_start: int
    token_end: int
    label: str


class Relation(Structure, rename={"from_id": "from", "to_id": "to"}):
    """From the head to the child, each by its last token and with its place."""

    head: int
    child: int
    label: str
    head_span: Place
    child_span: Place
    from_id: str
    to_id: str
    attributes: dict[str, Value] = {}
    annotator: str = ""
    created: int = 0


class Example(Structure, kw_only=True):
    """``tokens`` are a list of ``Token`` as it stands in the file."""

    text: str
    meta: dict[str, Any]
    tokens: msgspec.Raw
    spans: list[Span]
    relations: list[Relation] | msgspec.UnsetType = msgspec.UNSET
    answer: Literal["accept"]
