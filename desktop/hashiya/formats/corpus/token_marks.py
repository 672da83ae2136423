"""Marks that a row of tokens has by their numbers, whether the last one counts or not; it opens no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from hashiya.formats.corpus.ends import UNNAMED
from hashiya.formats.corpus.places import plain
from hashiya.formats.tokens.tag_schemes import is_tag

_COLUMNS = ("ner", "entities", "entity_mentions", "golden-entity-mentions", "mentions", "spans")
_LABELS = ("type", "label", "entity_type", "entity-type")
_SENTENCES = ("sentence", "text", "sent", "tweet")
_GLINERS = "tokenized_text"
"""Its training data have a format of their own."""

Mark = tuple[int, int, str, Mapping[str, Any]]
"""The first token, the one behind the last, the label, and what the file says of it."""

_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counting:
    """``last``: ends are numbers of the last token, not of the one behind it."""

    column: str
    last: bool


def counting(rows: Sequence[_Row], tokens: str) -> Counting | None:
    """Which column has such marks, if one has; what else the rows have decides how they count.

    Beside a text, marks may count letters: then only words that they quote prove that they count tokens.
    """
    if tokens == _GLINERS:
        return None
    for column in _COLUMNS:
        held = [
            (_words(row, tokens), list(_raw(row.get(column)))) for row in rows if row.get(column)
        ]
        marks = [(words, it) for words, found in held for it in found]
        if not marks or any(it is None for _, it in marks):
            continue
        sound = [(words, it) for words, it in marks if it is not None]
        if any(not 0 <= it[0] <= it[1] <= len(words) for words, it in sound):
            continue
        last = _is_last(sound, by_list=isinstance(_first(rows, column), list))
        if any(it[1] + last > len(words) or it[0] >= it[1] + last for words, it in sound):
            continue
        if any(
            isinstance(row.get(it), str) for row in rows for it in ("text", "sentence")
        ) and not all(
            it[3] and _joined(words[it[0] : it[1] + last]) == _bare(it[3]) for words, it in sound
        ):
            continue
        return Counting(column, last)
    return None


def of(row: _Row, how: Counting, count: int) -> tuple[list[Mark], int]:
    """The marks of a row with so many tokens, and how many are none."""
    found: list[Mark] = []
    odd = 0
    value = row.get(how.column)
    listed = cast("list[Any]", value) if isinstance(value, list) else []
    odd += bool(value) and not isinstance(value, list)
    for it, item in zip(_raw(listed), listed, strict=True):
        if it is None or not 0 <= it[0] < it[1] + how.last <= count or not it[2].strip():
            odd += 1
        else:
            said = cast("dict[str, Any]", item) if isinstance(item, dict) else {}
            found.append((it[0], it[1] + how.last, it[2], said))
    return found, odd


def opened(row: _Row) -> _Row:
    """With the words of a sentence beside tags as tokens; the ends of a relation as marks and one between these."""
    return _split(_related(row))


def _split(row: _Row) -> _Row:
    """A sentence with as many words as there are tags in a list beside it."""
    lists = [cast("list[Any]", it) for it in row.values() if isinstance(it, list)]
    tagged = [it for it in lists if _are_tags(it)]
    for key, value in row.items() if tagged else ():
        if isinstance(value, str) and plain(key) in _SENTENCES:
            words = value.split()
            if any(len(it) == len(words) for it in tagged):
                rest = {name: it for name, it in row.items() if name != key}
                return {**rest, "tokens": words, "text": value}
    return row


def _are_tags(items: list[Any]) -> bool:
    """Of several words, and not letters that may be classes of a text."""
    sound = len(items) > 1 and all(isinstance(it, str) and is_tag(it) for it in items)
    return sound and any(it == "O" or it[1:2] for it in items)


def _related(row: _Row) -> _Row:
    """The two ends of one relation, as TACRED and FewRel have them, as marks and a relation between these.

    An end that stands in several places is a mark at each; the relation is that of the first.
    """
    ends = [_end(row, it) for it in ("subj", "obj")] if "subj_start" in row else []
    if (
        not ends
        and "h" in row
        and "t" in row
        and isinstance(row.get("tokens", row.get("token")), list)
    ):
        ends = [_linked(row, it) for it in ("h", "t")]
    if not ends or not all(ends):
        return row
    rest = {it: value for it, value in row.items() if it not in _OF_TWO}
    arrow = {"type": row.get("relation"), "head": ends[0][0], "tail": ends[1][0]}
    return {**rest, "entities": [*ends[0], *ends[1]], "relations": [arrow]}


_OF_TWO = (
    "subj_start",
    "subj_end",
    "obj_start",
    "obj_end",
    "subj_type",
    "obj_type",
    "relation",
    "h",
    "t",
)


def _end(row: _Row, name: str) -> list[dict[str, Any]]:
    first, last = row.get(f"{name}_start"), row.get(f"{name}_end")
    if type(first) is not int or type(last) is not int:
        return []
    return [{"start": first, "end": last + 1, "type": row.get(f"{name}_type") or UNNAMED}]


def _linked(row: _Row, name: str) -> list[dict[str, Any]]:
    """``[words, id, [[numbers of tokens]...]]``, or the same by name with ``pos``."""
    match row.get(name):
        case [str(), str() as own, [[int(), *_], *_] as places] if all(map(_are_numbers, places)):
            ends = [(min(it), max(it) + 1) for it in places]
        case {"pos": [int() as start, int() as end], "id": str() as own}:
            ends = [(start, end)]
        case _:
            return []
    return [{"start": start, "end": end, "type": UNNAMED, "uri": own} for start, end in ends]


def _are_numbers(items: Any) -> bool:
    numbers = cast("list[Any]", items) if isinstance(items, list) else []
    return bool(numbers) and all(type(it) is int for it in numbers)


def _is_last(
    marks: Sequence[tuple[list[str], tuple[int, int, str, str]]], *, by_list: bool
) -> bool:
    """By their words; by an end that would lie before the start, or behind the last token; else by custom."""
    for words, (start, end, _, said) in marks:
        if said and _joined(words[start:end]) != _joined(words[start : end + 1]):
            return _joined(words[start : end + 1]) == _bare(said)
        if start == end:
            return True
        if end == len(words):
            return False
    return by_list


def _raw(value: Any) -> Iterator[tuple[int, int, str, str] | None]:
    """Both ends as they are written, the label, and the words if they are said."""
    for item in cast("list[Any]", value) if isinstance(value, list) else ():
        match item:
            case [int() as start, int() as end, str() as label, *_]:
                yield start, end, label, ""
            case {"start": int() as start, "end": int() as end}:
                it = cast("dict[str, Any]", item)
                label = next((it[key] for key in _LABELS if isinstance(it.get(key), str)), "")
                said = it.get("text")
                yield (start, end, label, said if isinstance(said, str) else "") if label else None
            case _:
                yield None


def _first(rows: Sequence[_Row], column: str) -> Any:
    held = (cast("list[Any]", it) for row in rows if isinstance(it := row.get(column), list) and it)
    return next((it[0] for it in held), None)


def _words(row: _Row, tokens: str) -> list[str]:
    value = row.get(tokens)
    return [str(it) for it in cast("list[Any]", value)] if isinstance(value, list) else []


def _joined(words: Sequence[str]) -> str:
    return _bare("".join(words))


def _bare(words: str) -> str:
    return "".join(words.split())
