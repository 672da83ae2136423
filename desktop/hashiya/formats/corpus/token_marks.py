"""Marks that a row of tokens has by their numbers, whether the last one counts or not; it opens no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

_COLUMNS = ("ner", "entities", "entity_mentions", "golden-entity-mentions", "mentions", "spans")
_LABELS = ("type", "label", "entity_type", "entity-type")
_GLINERS = "tokenized_text"
"""Its training data have a format of their own."""

Mark = tuple[int, int, str]
"""The first token, the one behind the last, and the label."""

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
    for it in _raw(row.get(how.column)):
        if it is None or not 0 <= it[0] < it[1] + how.last <= count or not it[2].strip():
            odd += 1
        else:
            found.append((it[0], it[1] + how.last, it[2]))
    return found, odd


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
    return next((row[column][0] for row in rows if row.get(column)), None)


def _words(row: _Row, tokens: str) -> list[str]:
    value = row.get(tokens)
    return [str(it) for it in cast("list[Any]", value)] if isinstance(value, list) else []


def _joined(words: Sequence[str]) -> str:
    return _bare("".join(words))


def _bare(words: str) -> str:
    return "".join(words.split())
