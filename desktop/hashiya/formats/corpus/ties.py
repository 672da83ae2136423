"""Relations between the marks of a record, whatever names and shapes a program or a script gave them; opens no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from hashiya.formats.corpus import said as corpus_said
from hashiya.formats.corpus.ends import Ends
from hashiya.formats.corpus.places import folded
from hashiya.formats.draft import Draft, Told

UNNAMED = "related"
"""The name of a relation that has none."""

_PAIRS = (
    ("fromid", "toid"), ("from", "to"), ("headid", "tailid"), ("head", "tail"), ("sourceid", "targetid"),
    ("source", "target"), ("subjectid", "objectid"), ("subject", "object"), ("subj", "obj"), ("arg1id", "arg2id"),
    ("arg1", "arg2"), ("argument1", "argument2"), ("h", "t"), ("head", "child"), ("headspan", "childspan"),
    ("parent", "child"), ("governor", "dependent"), ("entity1", "entity2"), ("e1", "e2"), ("em1", "em2"),
    ("em1text", "em2text"), ("fromentity", "toentity"), ("sourceentity", "targetentity"), ("node1", "node2"),
    ("src", "dst"), ("headentity", "tailentity"), ("fromspan", "tospan"), ("subjid", "objid"), ("span1", "span2"),
    ("startentity", "endentity"),
)  # fmt: skip
_TYPES = (
    "type", "relationtype", "relationlabel", "label", "labels", "relation", "rel", "predicate", "pred", "r", "reltype",
    "property", "relationid", "name", "category",
)  # fmt: skip
_NODES = ("arguments", "nodes", "args", "members", "participants")
_OF_ENDS = (
    "type",
    "label",
    "entitytype",
    "charspan",
    "span",
    "tokspan",
    "text",
    "pos",
    "start",
    "end",
)
_OF_IDS = (*_OF_ENDS, "value", "cui", "startidx", "endidx")
"""What is said of an end beside its id, which tells it already."""
_SHORT = {"subject": "subj", "object": "obj"}
_NAMES = ("surfaceform", "label", "name", "text", "value", "uri", "id")
_KNOWN = frozenset(["id", "sentid", "sentenceid", "annotator", "user"])
_PLACED = 5
_TWO = 2
_DEEPEST = 8
"""Lists and objects that a name may lie in."""


class Tie(NamedTuple):
    label: str
    one: Any
    other: Any
    said: Mapping[str, Any] = {}
    annotator: str = ""
    untold: Sequence[str] = ()
    """Names of what is no attribute."""


def put(draft: Draft, value: Any, ends: Ends) -> int:
    """Takes in what a column has of them, and tells each whose ends are not known; gives how many were taken in."""
    made = 0
    for item in cast("list[Any]", value) if isinstance(value, list) else [value]:
        found = list(of(item))
        if not found:
            draft.lose("formats-not-a-record", number=made + 1, what=str(item)[:80])
        for it in found:
            one, other = ends.of(it.one), ends.of(it.other)
            told = Told(annotator=it.annotator)
            name = draft.relation("", it.label, one, other, told)
            if name:
                draft.attributes(name, it.said)
                corpus_said.tell(draft, [*it.untold, *ends.untold(it.one, it.other)], it.label)
                made += bool(one and other)
                if isinstance(item, dict):
                    ends.name(name, cast("dict[str, Any]", item).get("id"))
    return made


def of(item: Any) -> Iterator[Tie]:
    """The relations that an item says: several where it has several names or more than two ends."""
    if isinstance(item, list):
        yield from _of_list(cast("list[Any]", item))
    elif isinstance(item, dict):
        yield from _of_record(cast("dict[str, Any]", item))


def _of_list(item: list[Any]) -> Iterator[Tie]:
    """``[from, name, to]`` in words, ``[s, e, s, e, name]``, ``[[s, e], [s, e], name]``, brat's ``[id, name, [[role, id]]]``."""
    match item:
        case [str(), str() as label, [[_, str()], [_, str()], *_] as nodes]:
            yield from _of_nodes(label, [(it[0], it[1]) for it in nodes], {})
        case [str() as one, str() as label, str() as other]:
            yield Tie(label, one, other)
        case [int() as one, int() as other, str() as label]:
            yield Tie(label, one, other)
        case [int(), int(), int(), int(), str() as label, *_] if len(item) <= _PLACED + 2:
            yield Tie(label, item[:2], item[2:4])
        case [list() as one, list() as other, str() as label]:
            yield Tie(label, one, other)
        case _:
            pass


def _of_record(item: Mapping[str, Any]) -> Iterator[Tie]:
    it = folded(item)
    nodes = next((key for key in _NODES if isinstance(it.get(key), list)), "")
    pair = () if nodes else next((of for of in _PAIRS if all(key in it for key in of)), ())
    taken = {*pair, *(f"{_SHORT.get(one, one)}{of}" for one in pair for of in _OF_ENDS)}
    taken |= {f"{one}{of}" for one in pair for of in _OF_IDS}
    key = next((key for key in _TYPES if key not in taken and _labels(it.get(key))), "")
    labels = _labels(it.get(key)) or [UNNAMED]

    def known(name: str, value: Any) -> bool:
        return name in (key, nodes) or name in taken or name in _KNOWN

    said, untold = corpus_said.attributes(item, known), corpus_said.unsaid(item, known)
    by = next((it[who] for who in ("annotator", "user") if isinstance(it.get(who), str)), "")
    for label in labels:
        if nodes:
            ends = [_node(one) for one in cast("list[Any]", it[nodes])]
            yield from _of_nodes(label, ends, said, by, untold)
        elif pair:
            yield Tie(label, _end(it, pair[0]), _end(it, pair[1]), said, by, untold)


def _of_nodes(
    label: str,
    nodes: Sequence[tuple[str, Any]],
    said: Mapping[str, Any],
    by: str = "",
    untold: Sequence[str] = (),
) -> Iterator[Tie]:
    """From the first to each other one; of more than two, each says its role."""
    if len(nodes) < _TWO:
        return
    for role, other in nodes[1:]:
        more = {**said, "role": role} if role and len(nodes) > _TWO else said
        yield Tie(label, nodes[0][1], other, more, by, untold)
        untold = ()


def _node(item: Any) -> tuple[str, Any]:
    """Its role, and the end itself."""
    if not isinstance(item, dict):
        return "", item
    role = cast("dict[str, Any]", item).get("role")
    rest = {key: it for key, it in cast("dict[str, Any]", item).items() if key != "role"}
    return role if isinstance(role, str) else "", rest


def _end(it: Mapping[str, Any], name: str) -> Any:
    """What is said of an end, gathered from the entries beside it that begin as its own."""
    end = it[name]
    if isinstance(end, dict):
        inner = cast("dict[str, Any]", end)
        end = inner.get("@value", inner) if len(inner) == 1 else inner
    if not isinstance(end, str):
        return end
    found: dict[str, Any] = {}
    for entry in _OF_ENDS:
        value = it.get(f"{name}{entry}", it.get(f"{_SHORT.get(name, name)}{entry}"))
        if value is not None and entry != "tokspan":
            found[entry] = value
    return {"id": end, **found, "text": found.get("text", end)} if found else end


def _labels(value: Any, depth: int = _DEEPEST) -> list[str]:
    if not depth:
        return []
    if isinstance(value, dict):
        of = cast("dict[str, Any]", value)
        return next((it for key in _NAMES if (it := _labels(of.get(key), depth - 1))), [])
    if isinstance(value, list):
        return [one for it in cast("list[Any]", value) for one in _labels(it, depth - 1)]
    return [value] if isinstance(value, str) and value.strip() else []
