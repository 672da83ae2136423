"""Documents whose sentences are tokens, laid open: marks, relations, events and chains by numbers of tokens; opens no file.

DocRED (``sents``, ``vertexSet``), SciERC, DyGIE++ and coreference (``sentences`` with ``ner``, ``relations``, ``events``,
``clusters``), OntoNotes (``sentences`` with ``words`` and ``coref_spans``). What has no place is given as it is: it is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, cast

Record = Mapping[str, Any]
MARKS, RELATIONS, EVENTS, CHAINS = "entities", "relations", "events", "clusters"
_IDS = ("doc_key", "document_id", "doc_id")
_RELATION, _ARGUMENT = 5, 3
_BY_SENTENCE = ("ner", "relations", "events")


def opened(record: Record) -> dict[str, Any] | None:
    """With the text under ``text`` and places in it; ``None`` for what is no such document."""
    key = "sents" if "vertexSet" in record else "sentences"
    listed = _listed(record.get(key))
    of_words = [_listed(it.get("words")) if isinstance(it, dict) else it for it in listed]
    sentences = [_strings(it) for it in of_words]
    if not sentences or not all(sentences):
        return None
    document = _Document(sentences)
    rest = {name: it for name, it in record.items() if name not in (key, "vertexSet", "ner")}
    rest |= next(({"id": rest.pop(it)} for it in _IDS if it in rest and "id" not in rest), {})
    if key == "sents":
        found = _docred(record, document)
    elif any(isinstance(it, dict) for it in listed):
        found = _ontonotes(listed, document)
    else:
        found = _dygie(record, document)
    return {**rest, "text": document.text, **found}


class _Document:
    """``sentence``: its number, or -1 where tokens are counted through all of them."""

    def __init__(self, sentences: list[list[str]]) -> None:
        self.text = "\n".join(map(" ".join, sentences))
        self._places: list[list[tuple[int, int]]] = []
        at = 0
        for words in sentences:
            self._places.append([])
            for word in words:
                self._places[-1].append((at, at + len(word)))
                at += len(word) + 1
        self._every = list(chain.from_iterable(self._places))

    def place(self, sentence: Any, first: Any, end: Any) -> dict[str, int]:
        """``end``: the token behind the last one; empty: there is no such place."""
        if type(first) is not int or type(end) is not int or type(sentence) is not int:
            return {}
        of = self._every if sentence == -1 else self._places[sentence : sentence + 1 or None]
        tokens = cast("list[tuple[int, int]]", of if sentence == -1 else of[0] if of else [])
        if sentence < -1 or not 0 <= first < end <= len(tokens):
            return {}
        return {"start": tokens[first][0], "end": tokens[end - 1][1]}

    def span(self, first: Any, last: Any) -> dict[str, int]:
        """Through all sentences, the last token counted."""
        return self.place(-1, first, last + 1 if type(last) is int else None)


def _docred(record: Record, of: _Document) -> dict[str, Any]:
    """A thing is the chain of its mentions; a relation begins and ends at the first of each."""
    marks: list[dict[str, Any]] = []
    chains: list[list[str]] = []
    firsts: list[str] = []
    for number, thing in enumerate(_listed(record.get("vertexSet"))):
        mentions = [cast("dict[str, Any]", it) for it in _listed(thing) if isinstance(it, dict)]
        names = [f"{number}.{at}" for at in range(len(mentions))]
        for name, it in zip(names, mentions, strict=True):
            ends = _listed(it.get("pos"))
            place = of.place(it.get("sent_id"), *ends) if len(ends) == 2 else {}
            others = {key: value for key, value in it.items() if key not in _DOCRED}
            known = place or {"place": str(ends)}
            marks.append({**others, **known, "label": it.get("type") or "ENTITY", "id": name})
        chains.append(names)
        firsts.append(names[0] if names else "")
    labels = record.get("labels")
    relations = [_docreds(it, firsts) for it in _by_rows(labels)]
    found: dict[str, Any] = {MARKS: marks, CHAINS: [it for it in chains if len(it) > 1]}
    return {**found, "labels": [], RELATIONS: relations}


_DOCRED = ("name", "pos", "sent_id", "type", "id", "global_pos", "index")


def _by_rows(labels: Any) -> Iterator[dict[str, Any]]:
    """As they are, or from the columns in which libraries for tables keep them."""
    if isinstance(labels, dict):
        of = {key: _listed(it) for key, it in cast("dict[str, Any]", labels).items()}
        for cells in zip(*of.values(), strict=False):
            yield dict(zip(of, cells, strict=True))
    for it in _listed(labels):
        if isinstance(it, dict):
            yield cast("dict[str, Any]", it)


def _docreds(it: dict[str, Any], firsts: list[str]) -> dict[str, Any]:
    ends = [it.get("h", it.get("head")), it.get("t", it.get("tail"))]
    one, other = (
        firsts[at] if type(at) is int and 0 <= at < len(firsts) else str(at) for at in ends
    )
    kind = it.get("relation_text") or it.get("r") or it.get("relation_id")
    said = {key: it[key] for key in ("evidence", "relation_id") if it.get(key) not in (None, kind)}
    return {"type": kind, "from": one, "to": other, **said}


def _dygie(record: Record, of: _Document) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if ner := list(_nested(record.get("ner"))):
        found[MARKS] = [_labelled(it, of) for it in ner]
    if relations := list(_nested(record.get("relations"))):
        found[RELATIONS] = [_related(it, of) for it in relations]
    if events := list(_nested(record.get("events"))):
        found[EVENTS] = [_event(it, of) for it in events]
    if clusters := _listed(record.get("clusters")):
        found[CHAINS] = [
            [of.span(*it) if len(it) == 2 else {} for it in map(_listed, _listed(one))]
            for one in clusters
        ]
    odd = [
        it
        for it in _BY_SENTENCE
        if any(not isinstance(one, list) for one in _items(record.get(it)))
    ]
    return found | {f"{it}.?": True for it in odd}


def _items(value: Any) -> Iterator[Any]:
    """All that the sentences have, lists or not; what stands for a sentence and is no list too."""
    for sentence in _listed(value):
        yield from _listed(sentence) if isinstance(sentence, list) else [sentence]


def _nested(value: Any) -> Iterator[list[Any]]:
    """What each sentence has."""
    for sentence in _listed(value):
        yield from (cast("list[Any]", it) for it in _listed(sentence) if isinstance(it, list))


def _labelled(it: list[Any], of: _Document) -> Any:
    match it:
        case [first, last, str() as label, *_] if place := of.span(first, last):
            return {**place, "label": label}
        case _:
            return it


def _related(it: list[Any], of: _Document) -> Any:
    if len(it) < _RELATION or not isinstance(it[4], str):
        return it
    return {"type": it[4], "from": of.span(*it[:2]), "to": of.span(*it[2:4])}


def _event(it: list[Any], of: _Document) -> Any:
    """``[[trigger, kind], [first, last, role]...]``; a trigger of several tokens has two numbers."""
    head, *others = map(_listed, it or [[]])
    if not head or not isinstance(head[1 if len(head) == 2 else -1], str):
        return it
    kind = next(one for one in head if isinstance(one, str))
    numbers = [one for one in head if type(one) is int]
    place = of.span(numbers[0], numbers[-1]) if numbers else {}
    arguments = [
        {"role": str(one[2]), **of.span(*one[:2])} if len(one) >= _ARGUMENT else {"role": "?"}
        for one in others  # one that is too short has no place: it is told
    ]
    return {"type": kind, "trigger": place, "arguments": arguments}


def _ontonotes(sentences: list[Any], of: _Document) -> dict[str, Any]:
    """Chains by number within each part; what else the sentences have is told."""
    chains: dict[tuple[str, int | None], list[dict[str, int]]] = {}
    others: dict[str, list[Any]] = {}
    for number, sentence in enumerate(sentences):
        row = cast("dict[str, Any]", sentence) if isinstance(sentence, dict) else {}
        for it in map(_listed, _listed(row.get("coref_spans"))):
            whole = len(it) == _ARGUMENT and all(type(one) is int for one in it)
            key = str(row.get("part_id")), it[0] if whole else None
            place = of.place(number, it[1], it[2] + 1) if whole else {}
            chains.setdefault(key, []).append(place)
        for name, value in row.items():
            if name not in ("words", "coref_spans", "part_id") and value not in (None, "", []):
                others.setdefault(f"sentences.{name}", []).append(value)
    told = {name: {"": values} for name, values in others.items()}
    return {CHAINS: list(chains.values()), **told}


def _listed(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _strings(value: Any) -> list[str]:
    items = _listed(value)
    return items if all(isinstance(it, str) for it in items) else []
