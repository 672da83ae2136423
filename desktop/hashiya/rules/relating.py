"""Rules about arrows and what hangs on them: ends that fit, sources in use, sayings that agree."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.schema import Label, LabelRole, RelationRole
from hashiya.rules.rule import Broken, Fix, Marked

_SAID = frozenset(["explicit", "implicit"])
_UNSAID = frozenset(["author", "impersonal"])


def unknown_relations(of: Marked) -> Iterator[Broken]:
    for it in of.relations:
        if of.schema.relation(it.label) is None:
            yield Broken(rule="unknown-relation", record=it.id, values={"label": it.label})


def loose_ends(of: Marked) -> Iterator[Broken]:
    """An arrow one end of which is no annotation that is known here."""
    for it in of.relations:
        if it.from_id not in of.by_id or it.to_id not in of.by_id:
            values = {"label": it.label}
            yield Broken(rule="loose-end", record=it.id, values=values, fix=Fix(remove=True))


def wrong_ends(of: Marked) -> Iterator[Broken]:
    """Domain and range; and two articles only where the kind may join them."""
    for it in of.relations:
        kind = of.schema.relation(it.label)
        start, end = of.by_id.get(it.from_id), of.by_id.get(it.to_id)
        if kind is None or start is None or end is None:
            continue
        one, other = (
            of.label(mark) or Label(code=mark.label, layer=mark.layer) for mark in (start, end)
        )
        if kind not in of.schema.fitting(one, other):
            values = {"label": it.label, "from": start.label, "to": end.label}
            yield Broken(rule="relation-ends", record=it.id, values=values)
        elif start.article != end.article and not of.schema.joins_articles(kind):
            yield Broken(rule="relation-across", record=it.id, values={"label": it.label})


def double_arrows(of: Marked) -> Iterator[Broken]:
    """The same arrow twice by the same annotator; the later one is too many."""
    seen: set[tuple[str, str, str, str]] = set()
    for it in sorted(of.relations, key=lambda it: (it.created, it.id)):
        keys = [(it.label, it.from_id, it.to_id, it.annotator)]
        kind = of.schema.relation(it.label)
        if kind is not None and kind.symmetric:
            keys.append((it.label, it.to_id, it.from_id, it.annotator))
        if any(key in seen for key in keys):
            values = {"label": it.label}
            yield Broken(rule="double-relation", record=it.id, values=values, fix=Fix(remove=True))
        seen.update(keys)


def unused_parts(of: Marked) -> Iterator[Broken]:
    """A source or cue that no claim has."""
    parts: dict[LabelRole, RelationRole] = {"source": "speaker", "cue": "cue"}
    for role, part in parts.items():
        kinds = {it.code for it in of.schema.relations_as(part)}
        labels = {(it.layer, it.code) for it in of.schema.labels_as(role)}
        if not kinds:
            continue
        for it in of.annotations:
            if (it.layer, it.label) not in labels:
                continue
            if not any(arrow.label in kinds for arrow in of.arriving.get(it.id, ())):
                yield Broken(rule=f"unused-{role}", record=it.id, values={"what": it.quote[:80]})


def attribution(of: Marked) -> Iterator[Broken]:
    """A claim said to be attributed has a source, and one with a source is said to be attributed."""
    kinds = {it.code for it in of.schema.relations_as("speaker")}
    if not kinds:
        return
    claims = {(it.layer, it.code) for it in of.schema.labels_as("claim")}
    for it in of.annotations:
        if (it.layer, it.label) not in claims:
            continue
        said = str(it.attributes.get("attribution", ""))
        has = any(arrow.label in kinds for arrow in of.going.get(it.id, ()))
        values = {"what": it.quote[:80]}
        if said in _SAID and not has:
            yield Broken(rule="no-source", record=it.id, values=values)
        elif said in _UNSAID and has:
            yield Broken(rule="source-unsaid", record=it.id, values=values)
