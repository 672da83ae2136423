"""Training data for spaCy in JSON, read: pairs of a text and its annotations, documents as dictionaries; it writes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any, cast

import msgspec

from hashiya.formats import columns, facts, guesses, json_records, json_values, lines
from hashiya.formats.corpus import flat_marks, layers
from hashiya.formats.corpus import said as corpus_said
from hashiya.formats.corpus.ends import Ends
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.json_values import BadJson
from hashiya.formats.jsonl import jsonl
from hashiya.formats.jsonl.reading import KNOWN
from hashiya.formats.said import names_shown
from hashiya.formats.source import Source, head_of
from hashiya.formats.spacy import paragraphs as spacy_paragraphs
from hashiya.formats.spacy.reading import ANY, link_name
from hashiya.formats.whole_numbers import pair

LARGEST = 256 << 20
_PEEKED = 1 << 20
_BOM = b"\xef\xbb\xbf"
_HALF = 0.5
_TRIED = 50
_OPENS = re.compile(rb'\[\s*"')
_ENDS = re.compile(rb"\}\s*\]")
_MARKS = ("entities", "ents")
_TOKENS = ("tokens", "sents")
_OWN = frozenset({*_MARKS, "text", "cats", "spans", "tokens", "sents", "meta", "id", "links"})
_Row = Mapping[str, Any]


def recognises(source: Source, head: bytes) -> bool:
    """Pairs, as tutorials of version 2 have them; or a text with ``ents``, ``entities``, ``spans`` or ``cats``."""
    start = head.removeprefix(_BOM).lstrip()
    if start.startswith(b"["):
        peeked = head_of(source, _PEEKED).removeprefix(_BOM).lstrip()
        if _is_pair(_parsed(peeked.partition(b"\n")[0])) or _begins_with_pair(peeked):
            return True
    elif not start.startswith(b"{"):
        return False
    rows = list(json_records.firsts(source))
    if source.suffix.lower() in jsonl.FORMAT.suffixes and all(it.keys() <= KNOWN for it in rows):
        return False  # nothing that our own format does not read, and more of it: times, annotators
    if flat_marks.are(rows):
        return False  # each record a mark, but for a few
    if any("_task_hash" in it or "_input_hash" in it for it in rows):
        return False  # an export of Prodigy, as an array
    return any(map(_is_document, rows)) or any(_pairs_inside(it) is not None for it in rows[:1])


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each text an article, or a note with its line and the reason.

    Raises:
        OSError: the file cannot be read.
    """
    more: dict[str, None] = {}
    for line, found in _records(source):
        if isinstance(found, Note):
            yield found
        elif found is not None:
            more |= dict.fromkeys(_more(found))
            yield _article(source.name, line, found)
    if more:
        values: dict[str, str | int] = {"keys": names_shown(more), "count": len(more)}
        yield Note(message="formats-unknown-keys", name=source.name, values=values, lost=True)


def _records(source: Source) -> Iterator[tuple[int, _Row | Note | None]]:
    """Every record as one dictionary, whichever shape the file has."""
    for line, data in _cut(source):
        if data is not None and not data.strip():
            continue
        try:
            value = json_values.parse(data) if data is not None else None
        except BadJson as bad:
            yield (
                line,
                Note(
                    message=bad.message, name=source.name, line=line, values=bad.values, lost=True
                ),
            )
            continue
        inside = _pairs_inside(value)
        for it in [value] if inside is None else inside:
            if it is None and inside is not None:
                continue  # a text that was passed over
            row = _row(it)
            yield (
                line,
                row
                or Note(message="formats-line-no-object", name=source.name, line=line, lost=True),
            )


def _cut(source: Source) -> Iterator[json_records.Cut]:
    """The records, whether one a line, one after the other, or in one array."""
    head = head_of(source, _PEEKED).removeprefix(_BOM).lstrip()
    if head.startswith(b"[") and _is_pair(_parsed(head.partition(b"\n")[0])):
        return lines.numbered(source)
    if head.startswith(b"[") and source.stat().st_size <= LARGEST:
        data = source.read_bytes().removeprefix(_BOM)
        try:
            elements = msgspec.json.decode(data, type=list[msgspec.Raw])
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            pass
        else:
            return ((number, bytes(it)) for number, it in enumerate(elements, 1))
    return json_records.cut(source)


def _parsed(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError):
        return None


_OF_SPANS = frozenset(
    ["start", "end", "label", "text", "kbid", "tokenstart", "tokenend", "id", "spanid"]
)


def _begins_with_pair(start: bytes) -> bool:
    """Whether the array's first element is a pair; the rest of it may be cut off."""
    inner = start[1:].lstrip()
    if not _OPENS.match(inner):
        return False
    for end in islice(_ENDS.finditer(inner), _TRIED):
        if (found := _parsed(inner[: end.end()])) is not None:
            return _is_pair(found)
    return any(it in inner for it in (b'"entities"', b'"cats"'))


def _is_pair(value: Any) -> bool:
    if not isinstance(value, list) or len(cast("list[Any]", value)) != 2:
        return False
    text, said = cast("list[Any]", value)
    return (
        isinstance(text, str) and isinstance(said, dict) and bool({*_MARKS, "cats"} & said.keys())
    )


def _pairs_inside(value: Any) -> list[Any] | None:
    """Those of an annotator that keeps its classes beside them."""
    found = cast("_Row", value).get("annotations") if isinstance(value, dict) else None
    if not isinstance(found, list) or "text" in value:
        return None
    pairs = cast("list[Any]", found)
    return pairs if any(map(_is_pair, pairs)) else None


def _is_document(row: _Row) -> bool:
    """A text with spans as spaCy's own dictionaries have them, or with the degrees of its classes; or
    the paragraphs of a corpus of version 2."""
    if spacy_paragraphs.is_corpus(row):
        return True
    if not isinstance(row.get("text"), str):
        return False
    if "format" in row:
        return False
    spans = next((row[it] for it in (*_MARKS, "spans") if isinstance(row.get(it), list)), None)
    if spans:
        first = cast("list[Any]", spans)[0]
        named = isinstance(first, dict) and {"start", "end", "label"} <= first.keys()
        return named and "layer" not in first
    return isinstance(row.get("cats"), dict) or (spans is not None and "tokens" in row)


def _row(value: Any) -> _Row | None:
    if _is_pair(value):
        text, said = cast("tuple[str, _Row]", value)
        return {**said, "text": text}
    if spacy_paragraphs.is_corpus(value):
        return spacy_paragraphs.as_document(cast("_Row", value))
    return cast("_Row", value) if isinstance(value, dict) else None


def _article(file: str, line: int, row: _Row) -> Incoming | Note:
    text = row.get("text")
    if not isinstance(text, str) or not guesses.has_letter(text):
        message = "formats-no-letter" if isinstance(text, str) else "formats-line-no-text"
        return Note(message=message, name=file, line=line, lost=True)
    draft = Draft(file, text, line=line)
    groups = row.get("spans")
    named = cast("_Row", groups) if isinstance(groups, dict) else {"": groups}
    entities = [it for key in _MARKS for it in _listed(row.get(key))]
    again = {_place(it) for items in named.values() for it in _listed(items)} - {None}
    links = {_place(it): it["kb_id"] for it in entities if isinstance(it, dict) and it.get("kb_id")}
    ends = Ends(draft)
    for item in entities:
        if _place(item) not in again:
            _span(draft, item, "", ends)
    for name, items in named.items():
        for item in _listed(items):
            _span(draft, item, "" if name in ANY else name, ends, links.get(_place(item)))
    kinds = _kinds(row, text)
    for name, put in kinds.items():
        put(draft, row[name], ends)
    _classes(draft, row.get("cats"))
    meta = row.get("meta")
    given = {**(cast("_Row", meta) if isinstance(meta, dict) else {})}
    given |= {name: it for name, it in row.items() if name not in _OWN and name not in kinds}
    said, rest = facts.heard(given, draft.text)
    columns.take(draft, rest, said)
    own = row.get("id")
    return draft.incoming(id=str(own) if isinstance(own, str | int) else "", **said)


def _more(row: _Row) -> list[str]:
    """What spans have beside place and label, of which nothing is taken: scores of a model, say."""
    groups = row.get("spans")
    named = cast("_Row", groups).values() if isinstance(groups, dict) else [groups]
    items = (it for of in (*named, *map(row.get, _MARKS)) for it in _listed(of))
    found = (
        corpus_said.unsaid(cast("_Row", it), _is_of_span) for it in items if isinstance(it, dict)
    )
    return list(dict.fromkeys(chain.from_iterable(found)))


def _is_of_span(name: str, value: Any) -> bool:
    return name in _OF_SPANS


def _kinds(row: _Row, text: str) -> dict[str, layers.Put]:
    """Its lists of relations, events, chains."""
    lists = {name: [it] for name, it in row.items() if isinstance(it, list) and name not in _TOKENS}
    others = any(name not in _OWN and _are_records(it[0]) for name, it in lists.items())
    return layers.parted(lists, [row], [text])[1] if others else {}


def _are_records(value: Any) -> bool:
    return any(isinstance(it, dict | list) for it in _listed(value))


def _place(item: Any) -> tuple[int, int, str] | None:
    """Where it is and of which label: a group of spans often holds the entities too."""
    if not isinstance(item, dict):
        return None
    of = cast("_Row", item)
    start, end, label = of.get("start"), of.get("end"), of.get("label")
    place = pair(start, end)
    return (*place, label) if place and isinstance(label, str) else None


def _span(draft: Draft, item: Any, layer: str, ends: Ends, link: Any = None) -> None:
    """``[start, end, label]``, or the same by name; links to a knowledge base become an attribute."""
    if isinstance(item, list) and len(cast("list[Any]", item)) >= 3:
        start, end, label = cast("list[Any]", item)[:3]
        of: _Row = {}
    elif isinstance(item, dict):
        of = cast("_Row", item)
        start, end, label = of.get("start"), of.get("end"), of.get("label")
    else:
        draft.lose_entry(item)
        return
    place = pair(start, end)
    ranges = [place] if place else []
    quote = of.get("text")
    found = draft.span(
        "",
        label if isinstance(label, str) else "",
        ranges,
        quote if isinstance(quote, str) else None,
        layer=layer,
    )
    linked = of.get("kb_id") or link
    if found and isinstance(linked, str) and linked:
        draft.attribute(found, link_name(linked), linked)
    if found:
        draft.attributes(found, corpus_said.attributes(of, _is_of_span))
    ids = [of.get("id"), of.get("span_id")]
    words = quote if isinstance(quote, str) else None
    ends.add(found, ids, ranges[0] if ranges else None, words, corpus_said.tokens(of))


def _classes(draft: Draft, cats: Any) -> None:
    """Classes that hold; of those that do not hold nothing is kept, as in spaCy's own ``doc.cats``."""
    if isinstance(cats, dict):
        degrees = cast("_Row", cats).items()
        holds = tuple(
            it for it, degree in degrees if isinstance(degree, int | float) and degree >= _HALF
        )
        if holds:
            draft.label("cats", holds)
    elif names := tuple(it for it in _listed(cats) if isinstance(it, str)):
        draft.label("cats", names)


def _listed(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


FORMAT = Format(
    id="spacy-json",
    suffixes=(".json", ".jsonl"),
    read=read,
    recognises=recognises,
    carries=frozenset({"text", "nested", "same_extent", "crossing", "layers", "document_labels"}),
)
