"""Labels, relations and attributes of files, taken as a person decided while they come in; nothing is ever
taken for another one, or left out, unasked, and all of it is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

import msgspec

from hashiya.commands.arrived import Match
from hashiya.commands.name_matches import KINDS, Kind, Proposer
from hashiya.commands.reading import ImportItem
from hashiya.formats.format import IncomingRelation, IncomingSpan, Note
from hashiya.model.attribute import AttributeValue
from hashiya.model.errors import NotInLabelSet, UnknownLabel
from hashiya.model.schema import Schema

OMITTED = ""
"""What a name is taken as when all that has it stays out."""


def _none() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Names of files with those of the project that they are taken as; ``OMITTED``: not at all; one with itself
    stays as it is. With ``proposed`` what is proposed is accepted for every name that is not decided."""

    labels: Mapping[str, str] = field(default_factory=_none)
    relations: Mapping[str, str] = field(default_factory=_none)
    attributes: Mapping[str, str] = field(default_factory=_none)
    proposed: bool = False

    def of(self, kind: Kind) -> Mapping[str, str]:
        match kind:
            case "label":
                return self.labels
            case "relation":
                return self.relations
            case "attribute":
                return self.attributes


UNDECIDED = Decisions()


class Names:
    """One kind of names: what each is taken as, and how often it came."""

    def __init__(self, schema: Schema, kind: Kind, decisions: Decisions) -> None:
        self._kind: Kind = kind
        self._decided = decisions.of(kind)
        self._proposer = Proposer(schema, kind)
        self._accepts = decisions.proposed
        self._targets: dict[str, str] = {}
        self._missing = [
            to for name, to in self._decided.items() if to not in self._proposer.known | {name, ""}
        ]
        self.counts: Counter[str] = Counter()

    def refuse_unknown(self) -> None:
        """
        Raises:
            UnknownLabel, NotInLabelSet: names are to be taken as one that the project does not have.
        """
        for to in self._missing:
            if self._kind == "label":
                raise UnknownLabel(label=to, layer="")
            raise NotInLabelSet(kind=self._kind, name=to)

    def target(self, name: str) -> str:
        """What it is taken as: itself, another, or ``OMITTED``."""
        found = self._targets.get(name)
        if found is None:
            found = self._decided.get(name)
            if found is None:
                found = (self._proposer.one(name) if self._accepts else "") or name
            self._targets[name] = found
        return found

    def changed(self, names: Iterable[str]) -> dict[str, str]:
        """Those of these that are not taken as themselves."""
        return {it: to for it in names if (to := self.target(it)) != it}

    @property
    def matched(self) -> Iterator[Match]:
        """What was taken as another."""
        for name, to in self._targets.items():
            if to not in {name, OMITTED} and self.counts[name]:
                yield Match(name, to, self.counts[name], self._kind)

    @property
    def omitted(self) -> Iterator[Match]:
        for name, to in self._targets.items():
            if to == OMITTED and self.counts[name]:
                yield Match(name, OMITTED, self.counts[name], self._kind)

    @property
    def alike(self) -> Iterator[Match]:
        """What came in under a name of its own, undecided, though the project may have it."""
        for name, to in self._targets.items():
            if to == name and name not in self._decided and (may_be := self._proposer.one(name)):
                yield Match(name, may_be, self.counts[name], self._kind)

    @property
    def unmet(self) -> Iterator[Match]:
        """What was decided for a name that nothing had."""
        for name, to in self._decided.items():
            if to != name and name not in self._targets:
                yield Match(name, to, 0, self._kind)


class Matching:
    """Hands on what comes in as was decided; counts what was taken otherwise, left out, and left unknown.

    Raises:
        UnknownLabel, NotInLabelSet: names are to be taken as one that the project does not have.
    """

    def __init__(self, schema: Schema, decisions: Decisions = UNDECIDED) -> None:
        self._layers = {it.code: it.layer for it in reversed(schema.labels)}
        self._known = {(it.layer, it.code) for it in schema.labels}
        self._labels, self._relations, self._attributes = self._names = [
            Names(schema, kind, decisions) for kind in KINDS
        ]
        for it in self._names:
            it.refuse_unknown()
        self._loose = 0

    def passing(self, found: Iterable[ImportItem | Note]) -> Iterator[ImportItem | Note]:
        for it in found:
            yield self._decided_in(it) if isinstance(it, ImportItem) else it

    def _decided_in(self, item: ImportItem) -> ImportItem:
        incoming = item.incoming
        spans = self._spans(incoming.spans)
        relations = self._arrows(incoming.relations)
        if len(spans) < len(incoming.spans):
            relations = self._with_ends(relations, {it.id for it in incoming.spans}, spans)
        if spans is incoming.spans and relations is incoming.relations:
            return item
        return replace(item, incoming=replace(incoming, spans=spans, relations=relations))

    def _spans(self, spans: tuple[IncomingSpan, ...]) -> tuple[IncomingSpan, ...]:
        here = Counter(it.label for it in spans)
        self._labels.counts.update(here)
        if labels := self._labels.changed(here):
            spans = tuple(self._as(it, labels) for it in spans if labels.get(it.label) != OMITTED)
        named = {*chain.from_iterable(it.attributes for it in spans)}
        names = self._attributes.changed(named)
        counted = Counter(chain.from_iterable(it.attributes for it in spans))
        self._attributes.counts.update({it: n for it, n in counted.items() if it not in names})
        return tuple(self._described(it, names) for it in spans) if names else spans

    def _as(self, span: IncomingSpan, labels: Mapping[str, str]) -> IncomingSpan:
        to = labels.get(span.label, span.label)
        if to == span.label:
            return span
        layer = span.layer if (span.layer, to) in self._known else self._layers[to]
        return msgspec.structs.replace(span, label=to, layer=layer)

    def _described(self, span: IncomingSpan, names: Mapping[str, str]) -> IncomingSpan:
        """With its attributes as they were decided; two that would be one both stay."""
        changing = [it for it in span.attributes if it in names]
        if not changing:
            return span
        found: dict[str, AttributeValue] = {
            it: value for it, value in span.attributes.items() if it not in names
        }
        for it in changing:
            to = names[it]
            if to == OMITTED:
                self._attributes.counts[it] += 1
            elif to in found:
                found[it] = span.attributes[it]
            else:
                found[to] = span.attributes[it]
                self._attributes.counts[it] += 1
        return msgspec.structs.replace(span, attributes=found)

    def _arrows(self, relations: tuple[IncomingRelation, ...]) -> tuple[IncomingRelation, ...]:
        here = Counter(it.label for it in relations)
        self._relations.counts.update(here)
        changed = self._relations.changed(here)
        if not changed:
            return relations
        return tuple(
            msgspec.structs.replace(it, label=changed[it.label]) if it.label in changed else it
            for it in relations
            if changed.get(it.label) != OMITTED
        )

    def _with_ends(
        self,
        relations: tuple[IncomingRelation, ...],
        before: set[str],
        spans: tuple[IncomingSpan, ...],
    ) -> tuple[IncomingRelation, ...]:
        """Without those of which an end was left out."""
        gone = before - {it.id for it in spans}
        kept = tuple(it for it in relations if gone.isdisjoint((it.from_id, it.to_id)))
        self._loose += len(relations) - len(kept)
        return kept

    @property
    def matched(self) -> tuple[Match, ...]:
        """What was taken as another of its kind."""
        return tuple(chain.from_iterable(it.matched for it in self._names))

    @property
    def omitted(self) -> tuple[Match, ...]:
        """What was left out because somebody decided so."""
        return tuple(chain.from_iterable(it.omitted for it in self._names))

    @property
    def loose(self) -> int:
        """Relations that went with annotations that were left out."""
        return self._loose

    @property
    def alike(self) -> tuple[Match, ...]:
        """What came in as new, undecided, though the project may have it."""
        return tuple(chain.from_iterable(it.alike for it in self._names))

    @property
    def unmet(self) -> tuple[Match, ...]:
        """What was decided about names that no file has."""
        return tuple(chain.from_iterable(it.unmet for it in self._names))
