"""Marks of places in the records of a corpus, whatever names and shapes a program or a script gave them.

A mark says where, of which label, and mostly what stands there: as an object, as a list of these, or below its label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeGuard, cast

from hashiya.formats.corpus import edges, places
from hashiya.formats.corpus import said as corpus_said
from hashiya.formats.corpus.ends import UNNAMED, Ends
from hashiya.formats.corpus.places import Range, flat, folded, has_start, plain
from hashiya.formats.draft import Draft, Told
from hashiya.formats.whole_numbers import whole

LABELS = (
    "label", "labels", "tagname", "entitygroup", "entitytype", "entitylabel", "nertag", "technique", "type", "tag",
    "category", "categories", "class", "classname", "displayname", "ner", "entity", "cui",
)  # fmt: skip
_QUOTES = (
    "text",
    "quote",
    "surface",
    "surfaceform",
    "mention",
    "exact",
    "content",
    "spantext",
    "textfragment",
    "entity",
    "name",
)
_WORDS = ("value", "word", "token")
"""What stands there in most files; in some a form of it, which says nothing against its place."""
_WHO = ("annotator", "annotatedby", "createdby", "user")

_ONE_IN = 10
"""At the most one in so many may be no mark, or one whose words stand nowhere, in a column of marks; it is told."""
_COLUMNS = frozenset(
    ["label", "labels", "entities", "ents", "spans", "annotations", "marks", "mentions", "entitymentions"]
)  # fmt: skip
"""Names of columns of marks, whatever stands in them."""
_FEWEST = 3
"""Values of a mark that is a list: both ends and a label."""
_DEEPEST = 8
"""Lists and objects that a label may lie in."""
_IDS = ("id", "spanid", "entityid", "mentionid", "annotationid", "uri")
_KNOWN = frozenset([*places.NAMES, *_WHO, *_IDS, "points", "mentions"]) - {"uri"}
_TWEETS = frozenset(["hashtags", "urls", "user_mentions", "symbols", "media", "polls"])
_LINKS = frozenset(["url", "href", "link"])


class Point(str):
    """What one place of a mark says that has others, and is none; it stands in nobody's way, and is told."""


class Mark(NamedTuple):
    """``ranges`` is empty where a file says only what stands there; ``proof``: its words prove the place."""

    labels: Sequence[str]
    ranges: Sequence[Range] = ()
    words: str | None = None
    proof: bool = True
    whose: Sequence[str] = ("",)
    item: Mapping[str, Any] = {}
    """As it is written, for its ids and what else it says."""
    label: str = ""
    """The folded name under which the label stands."""


def are(values: Iterable[Any], texts: Iterable[str] | None = None) -> bool:
    """Whether what the records have in a column are such marks; ``texts``: those of the same records.

    Marks without a place are taken for some only when their words stand in the texts.
    """
    pairs = [(it, text) for it, text in zip(values, texts or _empty(), strict=False) if it]
    every = ((mark, text) for it, text in pairs for mark in _marks_in(it))
    found = [(mark, text) for mark, text in every if not isinstance(mark, Point)]
    sound = [
        it
        for it, text in found
        if isinstance(it, Mark) and (it.ranges or (it.words or "\0") in text)
    ]
    few = (len(found) - len(sound)) * _ONE_IN <= len(found)
    bare = [(it.ranges[0], text) for it, text in found if _is_bare(it) and text]
    return few and any(it.labels for it in sound) and edges.share(bare) >= edges.HALF


def _is_bare(mark: Mark | str) -> TypeGuard[Mark]:
    """Whether it has one place, and no words that show it."""
    return isinstance(mark, Mark) and len(mark.ranges) == 1 and not mark.words


def seem(name: str, values: Iterable[Any]) -> bool:
    """Whether a column of which nothing is taken holds marks all the same, by its name or by what one has."""
    named = plain(name) in _COLUMNS
    lists = (cast("list[Any]", it) for it in values if isinstance(it, list))
    return any(it and all(_seems(one, named=named) for one in it) for it in lists)


def _seems(item: Any, *, named: bool) -> bool:
    if isinstance(item, list):
        items = cast("list[Any]", item)
        numbers = sum(whole(it) is not None for it in items)
        return len(items) >= _FEWEST and (named or (numbers > 1 and _of_list(items) is not None))
    return isinstance(item, dict) and any(isinstance(it, Mark) for it in _marks(item))


def _empty() -> Iterator[str]:
    while True:
        yield ""


def besides(name: str, values: Iterable[Any]) -> list[str]:
    """What else the marks have, of which nothing is taken."""
    found: dict[str, None] = {}
    for of in values:
        for it in _objects(of):
            row = folded(it)
            known = _known(_label_key(row), _quote(flat(row), _label_key(row))[0])
            found |= {f"{name}.{key}": None for key in corpus_said.unsaid(it, known)}
    return list(found)


def _known(label: str, words: str | None) -> corpus_said.Known:
    """What of a mark with this label and these words is its place, its words, or who made it."""

    def holds(name: str, value: Any) -> bool:
        if name == label or name in _KNOWN:
            return True
        if name in _QUOTES or name in _WORDS:
            return value == words or isinstance(value, list)
        return isinstance(value, dict) and has_start(flat(folded(value)))

    return holds


def put(draft: Draft, value: Any, ends: Ends | None = None) -> None:
    """Those whose place or label nobody can tell are told too: the first records showed none.

    ``ends`` learns how relations may name them.
    """
    for it in _marks_in(value):
        if isinstance(it, str):
            draft.span("", it, [])
        else:
            put_one(draft, it, ends)


def put_one(draft: Draft, it: Mark, ends: Ends | None = None) -> str:
    """The first span that comes of it; empty: none, which is told."""
    ranges, quote = _placed(draft.text, it)
    if not ranges:
        count = draft.text.count(it.words or "\0")
        draft.lose("formats-mark-not-once", count=count, words=(it.words or "")[:80])
        return ""
    said = corpus_said.attributes(it.item, _known(it.label, it.words)) if it.item else {}
    if not it.labels:
        return draft.span("", "", ranges, quote)
    made = [
        draft.span("", label, ranges, quote, told=Told(annotator=annotator))
        for label in it.labels
        for annotator in it.whose
    ]
    for span in filter(None, made if said else ()):
        draft.attributes(span, said)
    first = next(filter(None, made), "")
    if ends:
        place = it.ranges or ranges
        ids = [of for key, of in folded(it.item).items() if key in _IDS]
        tokens = corpus_said.tokens(it.item)
        ends.add(first, ids, (place[0][0], place[-1][1]), quote or it.words, tokens)
    return first


def found(value: Any) -> Iterator[Mark]:
    """The marks of one column that can be told."""
    return (it for it in _marks_in(value) if isinstance(it, Mark))


def _placed(text: str, mark: Mark) -> tuple[list[Range], str | None]:
    """Where it stands; an end that counts the last letter is known by its words."""
    words = mark.words
    if not mark.ranges:
        at = text.find(words) if words else -1
        once = words is not None and at >= 0 and text.find(words, at + 1) < 0
        return ([(at, at + len(words or ""))], words) if once else ([], None)
    ranges = list(mark.ranges)
    start, end = ranges[0][0], ranges[-1][1]
    if not words:
        return ranges, None
    if len(ranges) > 1:
        return ranges, text[start:end] if 0 <= start < end <= len(text) else None
    if text[start:end] == words:
        return ranges, words
    if text[start : end + 1] == words:
        return [(start, end + 1)], words
    return ranges, words if mark.proof else None


# -- the marks of one record


def _marks_in(value: Any) -> Iterator[Mark | str]:
    """What is no mark comes as words that say what it is."""
    if isinstance(value, list):
        for it in cast("list[Any]", value):
            yield from list(_marks(it)) or [_shown(it)]
    elif isinstance(value, dict):
        yield from _by_label(cast("dict[str, Any]", value))
    elif value:
        yield _shown(value)


def _shown(value: Any) -> str:
    return str(value)[:40]


def _by_label(value: Mapping[str, Any]) -> Iterator[Mark | str]:
    """``{label: {words: [[start, last]]}}``, ``{label: [{"indices": [start, end]}]}``, ``{label: [words]}``."""
    if value.keys() <= _TWEETS:
        yield _shown(value)  # what a network has marked itself, not a person
        return
    every = [list(_marks(it)) for it in value.values() if isinstance(it, dict)]
    placed = [any(isinstance(one, Mark) and one.ranges for one in it) for it in every]
    if every and len(every) == len(value) and all(placed):
        for it in every:  # each mark under its number or its id
            yield from it
        return
    for label, of in value.items():
        if isinstance(of, dict):
            for words, at in cast("dict[str, Any]", of).items():
                pairs = places.pairs(at) if _are_lists(at) else []
                yield from [Mark([label], [it], words) for it in pairs] or [_shown(of)]
            continue
        if not isinstance(of, list):
            yield _shown(of)  # one value of one name says something of the whole text
            continue
        for it in cast("list[Any]", of):
            yield _below(label, it) or _shown(it)


def _are_lists(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(it, list) for it in cast("list[Any]", value))


def _below(label: str, item: Any) -> Mark | None:
    if isinstance(item, str) and item.strip():
        return Mark([label], (), item)
    if pairs := places.pairs(item):
        return Mark([label], pairs)
    if isinstance(item, dict):
        it = folded(item)
        ranges = places.ranges(it)
        said = cast("dict[str, Any]", item)
        return Mark([label], ranges, *_quote(it, ""), item=said) if ranges else None
    return None


def _marks(item: Any) -> Iterator[Mark | Point]:
    """Of one item its mark; one for each of its ``points`` or ``mentions``, if it has such."""
    if isinstance(item, list):
        items = cast("list[Any]", item)
        if items and all(isinstance(it, dict) for it in items):
            for it in items:  # what each of several people marked
                yield from _marks(it)
        elif found := _of_list(items):
            yield found
        return
    if not isinstance(item, dict):
        return
    it = folded(item)
    label = _label_key(it)
    labels = _labels(it.get(label)) or _linked(it)
    if not labels:  # its place is all that is known: it is told, where others have a label
        yield from [Mark((), found)] if (found := places.ranges(it)) else []
        return
    inner = it.get("points", it.get("mentions"))
    several = cast("list[Any]", inner) if isinstance(inner, list) else [item]
    found = [(one, _point(item, it, one, labels, label)) for one in several]
    if any(mark for _, mark in found):
        yield from (mark or Point(_shown(one)) for one, mark in found)


def _point(
    item: Any, it: Mapping[str, Any], one: Any, labels: Sequence[str], label: str
) -> Mark | None:
    """The mark of one of the points of an item, which is its own where it has none; ``it``: the item, folded."""
    if not isinstance(one, dict):
        return None
    of = flat(it if one is item else folded(one))
    words, proof = _quote(of, label)
    ranges = places.ranges(of, words)
    placeless = words and proof and not has_start(of) and _LINKS.isdisjoint(of)
    if not ranges and not placeless:
        return None
    said = item if one is item else {**item, **cast("dict[str, Any]", one)}
    return Mark(labels, ranges, words, proof, _whose(it), said, label)


def _linked(it: Mapping[str, Any]) -> list[str]:
    """Of what says only which thing it is, as where texts are linked to a knowledge base."""
    return [UNNAMED] if "surfaceform" in it and places.ranges(it) else []


def _of_list(item: list[Any]) -> Mark | None:
    """``[start, end, label]`` and ``[label, start, end]``, with the words or without; ``[id, label, [[start, end]]]``."""
    item = _counted(item)
    numbers = [it for it in item if type(it) is int]
    words = [it for it in item if isinstance(it, str)]
    if len(numbers) == 2 and words and len(item) <= 5:
        start, end = numbers
        if type(item[0]) is int:
            return Mark(words[:1], [(start, end)], words[1] if len(words) > 1 else None)
        if len(words) == 1 or type(item[1]) is not int:
            return Mark(words[:1], [(start, end)]) if len(words) == 1 else None
        return Mark(words[1:2], [(start, end)], words[0])
    if len(item) == 3 and len(words) == 2 and (pairs := places.pairs(item[2])):
        return Mark(words[1:], pairs, item={"id": words[0]})
    return None


def _counted(item: list[Any]) -> list[Any]:
    """With its two ends as numbers, where a table has made 6.0 or "6" of them, and something else is its label."""
    if len(item) < _FEWEST or sum(type(it) is int for it in item) > 1:
        return item
    for kinds in ((int, float), (int, float, str)):
        ends = [at for at, it in enumerate(item) if type(it) in kinds and whole(it) is not None][:2]
        others = (it for at, it in enumerate(item) if at not in ends)
        if len(ends) > 1 and any(isinstance(it, str) and whole(it) is None for it in others):
            return [whole(it) if at in ends else it for at, it in enumerate(item)]
    return item


def _label_key(it: Mapping[str, Any]) -> str:
    """The folded name under which its label stands."""
    return next((key for key in LABELS if it.get(key)), "")


def _labels(value: Any, depth: int = _DEEPEST) -> list[str]:
    if not depth:
        return []
    if isinstance(value, list):
        return [label for it in cast("list[Any]", value) for label in _labels(it, depth - 1)]
    if isinstance(value, dict):
        of = cast("dict[str, Any]", value)
        return _labels(of.get("value") or of.get("name"), depth - 1)
    return [value] if isinstance(value, str) and value.strip() else []


def _whose(of: Mapping[str, Any]) -> list[str]:
    """Who made it; several people who made the same one are several marks."""
    value = next((of[key] for key in _WHO if of.get(key)), None)
    items = cast("list[Any]", value) if isinstance(value, list) else [value]
    names = [
        cast("dict[str, Any]", it).get("annotator", cast("dict[str, Any]", it).get("email"))
        if isinstance(it, dict)
        else it
        for it in items
    ]
    return list(dict.fromkeys(it for it in names if isinstance(it, str) and it)) or [""]


def _quote(of: Mapping[str, Any], label: str) -> tuple[str | None, bool]:
    """What stands there, and whether it proves the place."""
    for key in (*_QUOTES, *_WORDS):
        if key != label and isinstance(found := of.get(key), str) and found:
            return found, key not in _WORDS
    return None, False


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    lists = cast("dict[str, Any]", value).values() if isinstance(value, dict) else [value]
    for of in lists:
        if isinstance(of, dict) and has_start(folded(of)):
            yield cast("dict[str, Any]", of)
        for it in cast("list[Any]", of) if isinstance(of, list) else ():
            if isinstance(it, dict):
                yield cast("dict[str, Any]", it)
