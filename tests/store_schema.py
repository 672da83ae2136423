"""A small label set for tests of the store: two layers, three labels, one relation."""

from __future__ import annotations

from hashiya.model.schema import Label, Layer, RelationType, Schema

SCHEMA = Schema(
    id="test",
    layers=(Layer(code="entity"), Layer(code="claim")),
    labels=(
        Label(code="PERS", layer="entity"),
        Label(code="ORG", layer="entity"),
        Label(code="CLAIM", layer="claim"),
    ),
    relations=(RelationType(code="about", domain=("CLAIM",), range=("entity",)),),
)
