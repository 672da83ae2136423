"""RULES, the one list of what a well-kept article obeys; each may be silenced by the label set."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hashiya.rules import describing, edges, relating
from hashiya.rules.rule import Broken, Fix, Marked, Rule

RULES: tuple[Rule, ...] = (
    Rule("unknown-label", describing.unknown_labels),
    Rule("missing-attribute", describing.missing_attributes),
    Rule("odd-attribute", describing.odd_attributes, ("unknown-attribute", "bad-value")),
    Rule("overlap", describing.crossings),
    Rule("double", describing.doubles),
    Rule("white-edge", edges.white_edges),
    Rule("stray-mark", edges.stray_marks),
    Rule("half-pair", edges.half_pairs),
    Rule("inside-word", edges.inside_words),
    Rule("attached-letters", edges.attached_letters),
    Rule("unknown-relation", relating.unknown_relations),
    Rule("loose-end", relating.loose_ends),
    Rule("wrong-ends", relating.wrong_ends, ("relation-ends", "relation-across")),
    Rule("double-relation", relating.double_arrows),
    Rule("unused-part", relating.unused_parts, ("unused-source", "unused-cue")),
    Rule("attribution", relating.attribution, ("no-source", "source-unsaid")),
)


NAMES: tuple[str, ...] = tuple(name for it in RULES for name in it.names)
"""Everything that can be told of an article, in the order in which it is told."""


def names_of(silenced: str) -> tuple[str, ...]:
    """What is not told because this stands among the silenced: a name, or a rule of several names."""
    return next((it.names for it in RULES if it.id == silenced), (silenced,))


def broken(of: Marked, only: Collection[str] = ()) -> Iterator[Broken]:
    """Every rule that something in the article breaks, rule by rule; ``only`` those told by these names."""
    silenced = of.schema.silenced
    for it in RULES:
        if it.id in silenced or (only and not set(only) & set(it.names)):
            continue
        yield from (
            one
            for one in it.find(of)
            if one.rule not in silenced and (not only or one.rule in only)
        )


__all__ = ["NAMES", "RULES", "Broken", "Fix", "Marked", "Rule", "broken", "names_of"]
