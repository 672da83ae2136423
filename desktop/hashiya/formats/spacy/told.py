"""What Hashiya tells of a document in its user data, as structures that are written and read; it opens no file."""

from __future__ import annotations

from typing import Any

import msgspec

from hashiya.formats.placing import Range
from hashiya.model.attribute import Attributes

MARK = "hashiya"


class Said(msgspec.Struct, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """What is said of a span beyond its group; ``fragments`` of one in parts only."""

    annotator: str
    created: int
    attributes: Attributes = msgspec.field(default_factory=dict)
    fragments: tuple[Range, ...] = ()


class Arrow(msgspec.Struct, gc=False, rename={"from_": "from"}, forbid_unknown_fields=True):
    """A relation."""

    id: str
    label: str
    from_: str
    to: str
    attributes: Attributes
    annotator: str
    created: int


class Ours(msgspec.Struct, forbid_unknown_fields=True):
    """``facts`` and ``labels`` are those of the article."""

    version: int
    facts: dict[str, Any]
    labels: dict[str, Any]
    spans: dict[str, Said]
    relations: list[Arrow]


class UserData(msgspec.Struct, forbid_unknown_fields=True):
    """All of it: none but Hashiya has told anything."""

    hashiya: Ours
