"""RULES, the one list of what a well-kept article obeys; each may be silenced by the label set."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.rules import describing, edges, relating
from hashiya.rules.rule import Broken, Fix, Marked, Rule

RULES: tuple[Rule, ...] = (
    Rule("unknown-label", describing.unknown_labels),
    Rule("missing-attribute", describing.missing_attributes),
    Rule("odd-attribute", describing.odd_attributes),
    Rule("overlap", describing.crossings),
    Rule("double", describing.doubles),
    Rule("white-edge", edges.white_edges),
    Rule("stray-mark", edges.stray_marks),
    Rule("half-pair", edges.half_pairs),
    Rule("inside-word", edges.inside_words),
    Rule("attached-letters", edges.attached_letters),
    Rule("unknown-relation", relating.unknown_relations),
    Rule("loose-end", relating.loose_ends),
    Rule("relation-ends", relating.wrong_ends),
    Rule("double-relation", relating.double_arrows),
    Rule("unused-part", relating.unused_parts),
    Rule("attribution", relating.attribution),
)


def broken(of: Marked) -> Iterator[Broken]:
    """Every rule that something in the article breaks, rule by rule."""
    for it in RULES:
        if it.id not in of.schema.silenced:
            yield from it.find(of)


__all__ = ["RULES", "Broken", "Fix", "Marked", "Rule", "broken"]
