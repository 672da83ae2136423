"""What a record says of its marks beside their places: relations, events, chains of mentions, attributes by id; opens no file.

Each column is of one kind, told by its name and its shape, and by whether something comes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, cast

from hashiya.formats.corpus import marks, ties
from hashiya.formats.corpus import said as corpus_said
from hashiya.formats.corpus.ends import Ends, is_of_end
from hashiya.formats.corpus.places import folded, plain
from hashiya.formats.draft import Draft
from hashiya.formats.said import COREFERENCE

_EVENTS = ("events", "eventmentions", "goldeneventmentions")
_CHAINS = (
    "clusters", "predictedclusters", "goldclusters", "coreferences", "coreference", "coref", "corefs", "corefclusters",
    "coreferencechains", "chains", "equivs", "equivalences",
)  # fmt: skip
_SAYINGS = ("attributes", "modifications", "normalizations")
_TYPES = ("eventtype", "type", "label", "name")
_OWNERS = ("refid", "subj", "target", "entityid", "obj")
_OF_SAYINGS = frozenset(["id", "type", "refid", "text"])
_MEMBERS = ("entityids", "refids", "mentions", "members", "ids")
_ROLES = ("role", "type", "name", "label")
_TRIED = 5
_OF_TIES = ("rel", "tripl", "tuple", "spo", "fact", "edge", "link")
_FEWEST = 3
_RELATIONS = (
    "relations",
    "relation",
    "relationmentions",
    "goldenrelationmentions",
    "triples",
    "edges",
)
_OF_TOKENS = frozenset([*_EVENTS, *_RELATIONS])

Put = Callable[[Draft, Any, Ends], int]


def parted(
    columns: Mapping[str, Sequence[Any]], rows: Sequence[Mapping[str, Any]], texts: Sequence[str]
) -> tuple[list[str], dict[str, Put]]:
    """The columns of marks, and those of what is said of them in the order to be put; ``columns``: what the rows have."""
    marked = [name for name, held in columns.items() if marks.are(held, texts)]
    kinds: dict[str, Put] = {}
    order = sorted(columns, key=lambda it: (plain(it) in _SAYINGS, plain(it) not in _EVENTS))
    for name in order:
        others = [it for it in marked if it != name]
        if put := _kind(name, rows, texts, others, kinds):
            if name in marked and not _is_rather(name, columns[name], put):
                continue
            kinds[name] = put
            marked = others
    return marked, kinds


def of_tokens(names: Iterable[str]) -> dict[str, Put]:
    """Of columns beside tokens those that say something of marks there, by their names alone: events first."""
    known = [it for it in names if plain(it) in _OF_TOKENS]
    return {it: _able(it) for it in sorted(known, key=lambda it: plain(it) not in _EVENTS)}


def _is_rather(name: str, held: Sequence[Any], put: Put) -> bool:
    """Whether what might be marks too is something else: relations that tell the places of their ends."""
    items = [it for of in held for it in _listed(of)]
    if put is _events:
        return all(isinstance(it, dict) and "arguments" in it for it in items)
    if put is not ties.put:
        return False
    return plain(name) in _RELATIONS or all(isinstance(it, dict) for it in items)


def _kind(
    name: str,
    rows: Sequence[Mapping[str, Any]],
    texts: Sequence[str],
    marked: Sequence[str],
    others: Mapping[str, Put],
) -> Put | None:
    """What brings something in one of the first rows that have it."""
    put = _able(name)
    if put is ties.put and not _is_named(name):
        rows = [it for it in rows if not any(map(_is_of_words, _listed(it.get(name))))]
    held = [(row, text) for row, text in zip(rows, texts, strict=False) if _listed(row.get(name))]
    brings = any(_brings(row, text, name, put, marked, others) for row, text in held[:_TRIED])
    return put if brings else None


def _able(name: str) -> Put:
    called = plain(name)
    if called in _EVENTS:
        return _events
    if called in _CHAINS:
        return _chains
    return _sayings if called in _SAYINGS else ties.put


def _is_named(name: str) -> bool:
    return any(it in plain(name) for it in _OF_TIES)


def _is_of_words(item: Any) -> bool:
    """Three words may be anything, a sentence too: only a name says that they are a relation."""
    return _are_words(item, 1)


def _brings(
    row: Mapping[str, Any],
    text: str,
    name: str,
    put: Put,
    marked: Sequence[str],
    others: Mapping[str, Put],
) -> bool:
    """Tried on a draft that is thrown away."""
    draft = Draft("", text)
    ends = Ends(draft)
    for it in marked:
        marks.put(draft, row.get(it), ends)
    for other, before in others.items():
        if row.get(other):
            before(draft, row[other], ends)
    made = put(draft, row[name], ends)
    fewest = 1 if put is not ties.put or _is_named(name) else (len(row[name]) + 1) // 2
    return made >= fewest


# -- events


def _events(draft: Draft, value: Any, ends: Ends) -> int:
    """The words that tell of an event are a mark, its arguments relations by their roles, as from brat."""
    found = [of for it in _listed(value) if (of := _event(it, ends))]
    lost = len(_listed(value)) - len(found)
    if lost:
        draft.lose("formats-corpus-events", count=lost)
    for trigger, arguments, said in found:
        draft.attributes(trigger, said.attributes)
        corpus_said.tell(draft, said.untold, said.kind)
        for it in arguments:
            made = draft.relation("", it.role or ties.UNNAMED, trigger, ends.of(it.end))
            if made:
                draft.attributes(made, it.said)
                corpus_said.tell(draft, it.untold, it.role)
    return len(found)


class _Said(NamedTuple):
    """What an event says besides its trigger and arguments; ``untold``: names of what is no attribute."""

    kind: str = ""
    attributes: Mapping[str, Any] = {}
    untold: Sequence[str] = ()


class _Argument(NamedTuple):
    role: str
    end: Any
    said: Mapping[str, Any] = {}
    untold: Sequence[str] = ()


_Event = tuple[str, list[_Argument], _Said]


def _event(item: Any, ends: Ends) -> _Event | None:
    match item:
        case [str() as name, str() as trigger, [*arguments]]:  # brat: its trigger is a mark
            span = ends.of_id(trigger)
            ends.name(span, name)
            told = [_Argument(*_pair(it)) for it in arguments]
            return (span, told, _Said()) if span else None
        case [[*place, str() as kind], *arguments]:  # by places, as DyGIE++ has it
            span = _trigger({"span": place}, kind, "", ends)
            told = [_Argument(it[-1], it[:-1]) for it in map(_listed, arguments) if _has_role(it)]
            told += [_Argument("", None) for it in arguments if not _has_role(_listed(it))]
            return (span, told, _Said()) if span else None
        case dict():
            return _event_record(cast("dict[str, Any]", item), ends)
        case _:
            return None


def _pair(argument: Any) -> tuple[str, Any]:
    """Its role and its end; no end of what is none, which is told as such."""
    return (argument[0], argument[1]) if _are_words(argument, 2) else ("", None)


def _has_role(argument: list[Any]) -> bool:
    return bool(argument) and isinstance(argument[-1], str)


def _event_record(item: dict[str, Any], ends: Ends) -> _Event | None:
    it = folded(item)
    called = next((key for key in _TYPES if isinstance(it.get(key), str) and it[key]), "")
    kind = str(it.get(called, ""))
    trigger = it.get("trigger")
    span = (
        ends.of_id(trigger)
        if isinstance(trigger, str)
        else _trigger(trigger, kind, it.get("id"), ends)
    )
    if not span:
        return None
    ends.name(span, it.get("id"))
    said = it.get("arguments")
    arguments = (
        [*_by_roles(cast("dict[str, Any]", said))]
        if isinstance(said, dict)
        else [*map(_argument, _listed(said))]
    )

    def known(name: str, value: Any) -> bool:
        return name in (called, "trigger", "id") or (name == "arguments" and bool(arguments))

    attributes = corpus_said.attributes(item, known)
    untold = [*corpus_said.unsaid(item, known), *_beside_words(trigger)]
    return span, arguments, _Said(kind, attributes, untold)


def _argument(item: Any) -> _Argument:
    if not isinstance(item, dict):
        return _Argument("", item)
    of = cast("dict[str, Any]", item)
    key = next((key for key in _ROLES if isinstance(of.get(key), str)), "")
    end = {name: value for name, value in of.items() if name != key}
    said, untold = corpus_said.attributes(end, is_of_end), corpus_said.unsaid(end, is_of_end)
    return _Argument(str(of.get(key, "")), end, said, untold)


def _beside_words(trigger: Any) -> list[str]:
    """Names of what a trigger says beside its words and their place."""
    of = cast("dict[str, Any]", trigger) if isinstance(trigger, dict) else {}
    return [f"trigger.{it}" for it, value in of.items() if not is_of_end(plain(it), value)]


def _trigger(trigger: Any, kind: str, called: Any, ends: Ends) -> str:
    if not isinstance(trigger, dict):
        return ""
    of = {key: it[0] if _is_one(it) else it for key, it in cast("dict[str, Any]", trigger).items()}
    mark = next(marks.found([{**of, "label": kind, "id": called}]), None) if kind else None
    return ends.make(list(mark.ranges), mark.words, kind, called) if mark else ""


def _by_roles(said: Mapping[str, Any]) -> Iterator[_Argument]:
    """Arguments by their roles, one or several of each."""
    for role, end in said.items():
        several = isinstance(end, list) and all(isinstance(it, str | dict) for it in _listed(end))
        for it in _listed(end) if several else [end]:
            argument = _argument(it)
            yield argument._replace(role=role, end=argument.end if isinstance(it, dict) else it)


def _is_one(value: Any) -> bool:
    """Words in a list of their own."""
    return _are_words(value, 1) and len(value) == 1


# -- chains


def _chains(draft: Draft, value: Any, ends: Ends) -> int:
    """Each mention to the one before it."""
    made = 0
    for chain in _listed(value):
        spans = [found for it in _members(chain) if (found := ends.of(it))]
        if isinstance(chain, dict):
            others = corpus_said.others(cast("dict[str, Any]", chain), {"id", *_MEMBERS})
            corpus_said.tell(draft, others, COREFERENCE)
        lost = len(_members(chain)) - len(spans)
        if lost or not _members(chain):
            draft.lose("formats-corpus-mentions", count=max(lost, 1))
        for before, span in pairwise(spans):
            made += bool(before != span and draft.relation("", COREFERENCE, span, before))
    return made


def _members(chain: Any) -> list[Any]:
    if isinstance(chain, dict):
        of = folded(chain)
        lists = (of.get(key) for key in _MEMBERS)
        return next((_listed(it) for it in lists if isinstance(it, list)), [])
    items = _listed(chain)
    if _are_words(items, _FEWEST) and items[0] in ("*", "Equiv"):  # brat's
        items = items[items.index("Equiv") + 1 :] if "Equiv" in items else items[1:]
    return items


# -- attributes by the ids of what they are said of


def _sayings(draft: Draft, value: Any, ends: Ends) -> int:
    made = 0
    for item in _listed(value):
        owner, name, of, others = _saying(item)
        span = ends.of_id(owner)
        if not span or not name:
            draft.lose("formats-not-a-record", number=made + 1, what=str(item)[:80])
            continue
        draft.attribute(span, name, of)
        corpus_said.tell(draft, others, name)
        made += 1
    return made


def _saying(item: Any) -> tuple[Any, str, Any, list[str]]:
    """Of what, the name, the value, and the names of what else it says."""
    match item:
        case [str(), str() as name, str() as owner]:
            return owner, name, True, []
        case [str(), str() as name, str() as owner, str() as base, str() as own, *_]:
            return owner, name, f"{base}:{own}", []
        case [str(), str() as name, str() as owner, of]:
            return owner, name, of, []
        case dict():
            return _saying_record(cast("dict[str, Any]", item))
        case _:
            return None, "", None, []


def _saying_record(item: Mapping[str, Any]) -> tuple[Any, str, Any, list[str]]:
    it = folded(item)
    key = next((key for key in _OWNERS if isinstance(it.get(key), str | int)), "")
    base, own = it.get("resourcename"), it.get("cuid")
    if base and own:
        others = corpus_said.others(item, {key, "resourcename", "cuid", *_OF_SAYINGS})
        return it.get(key), "normalized", f"{base}:{own}", others
    called = next((of for of in ("pred", "type", "name") if isinstance(it.get(of), str)), "")
    valued = "obj" if key != "obj" and it.get("obj") is not None else "value"
    said = it.get(valued)
    others = corpus_said.others(item, {key, called, valued, *_OF_SAYINGS})
    return it.get(key), it.get(called, ""), True if said in (None, "") else said, others


def _listed(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _are_words(value: Any, fewest: int) -> bool:
    items = _listed(value)
    return len(items) >= fewest and all(isinstance(it, str) for it in items)
