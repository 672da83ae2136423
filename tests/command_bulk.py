"""The rule of the machine of commands for many marks at once: one thing said of all, entities made one and split.

One rule for all three: every rule more makes each of the others rarer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from command_world import PICK, doing
from hypothesis import strategies as st
from hypothesis.stateful import rule

from hashiya.commands import bulk
from hashiya.model.annotation import Annotation

SAID = st.sampled_from(["ترامب", "1", ""])


class BulkRules:
    """Mixed into the machine; ``ws``, ``world``, ``all`` and ``changed`` are its own."""

    @doing(bulk.set_attribute, bulk.make_one, bulk.split_off)
    @rule(
        which=st.lists(PICK, min_size=1, max_size=4),
        what=st.sampled_from(["comment", "one", "off"]),
        said=SAID,
        link=st.booleans(),
    )
    def say_of_many(self: Any, which: list[int], what: str, said: str, *, link: bool) -> None:
        found = [it for it in self.all(Annotation) if what == "comment" or self.may_be_named(it)]
        marks = {it.id: it for it in (found[k % len(found)] for k in which if found)}
        values: dict[str, str] = {"comment" if what == "comment" else "canonical": said}
        if what == "comment":
            bulk.set_attribute(self.ws, [*marks], "comment", said or None)
        elif what == "one":
            bulk.make_one(self.ws, [*marks], said, "Q22686" if link else "")
            values |= {"wikidata": "Q22686"} if link else {}
        else:
            bulk.split_off(self.ws, [*marks], said)
            values["wikidata"] = ""
        self.changed(self.world | {key: described(it, values) for key, it in marks.items()})

    def may_be_named(self: Any, it: Annotation) -> bool:
        """Another rule may have changed the label set."""
        names = {kind.name for kind in self.schema_now.attributes_of(it.layer, it.label)}
        return {"canonical", "wikidata"} <= names


def described(it: Annotation, values: dict[str, str]) -> Annotation:
    kept = {name: value for name, value in it.attributes.items() if name not in values}
    return replace(it, attributes=kept | {name: value for name, value in values.items() if value})
