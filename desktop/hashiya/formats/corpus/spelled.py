"""Marks that a column spells in a way of its own, told as others are: by start, end and label; it opens no file.

Numbers of letters (toxic spans), terms from one place to another (opinions on aspects), answers to questions (SQuAD),
entries of marks in lists side by side.
What has no place in the text comes under a name that is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any, cast

from hashiya.formats.corpus import marks
from hashiya.formats.corpus.columns import CLASSES
from hashiya.formats.corpus.places import folded, plain, ranges
from hashiya.formats.corpus.shapes import Record, odd_in, record_of, records_in
from hashiya.formats.tokens.tag_schemes import NAMELESS
from hashiya.formats.whole_numbers import whole

ANSWER, ASPECT = "answer", "aspect"

_STARTS = ("answer_start", "start_char")
_ENDS = ("start", "end")

Spelling = Callable[[str, Any, Record], "dict[str, Any] | None"]


def out(record: Record) -> Record:
    """The same with such columns in the usual words; the record itself where there are none."""
    found: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, dict) and (rows := _rows(cast("Record", value))):
            found[name] = rows
            continue
        if told := _unlabelled(plain(name), value):
            found[name] = told
            continue
        spelling = _SPELLINGS.get(plain(name)) if isinstance(value, list | dict) and value else None
        if spelling and (of := spelling(name, value, record)) is not None:
            found |= of
    return {**record, **found} if found else record


# -- a list for each entry of a mark


def _rows(value: Record) -> list[dict[str, Any]]:
    """``{"start": [4, 9], "end": [8, 16], "label": [...]}``, as ``datasets`` keeps marks: one object for each."""
    lists = [cast("list[Any]", it) for it in value.values() if isinstance(it, list)]
    if len(lists) < len(value) or len({*map(len, lists)}) != 1 or len(lists) < len(_ENDS):
        return []
    rows = [dict(zip(value, it, strict=True)) for it in zip(*lists, strict=True)]
    return rows if all(ranges(folded(it)) for it in rows) else []


# -- marks that say no label


_SINGULAR = {
    "claims": "claim",
    "quotes": "quote",
    "quotations": "quote",
    "statements": "statement",
    "evidence": "evidence",
    "evidences": "evidence",
    "rationales": "rationale",
    "spans": NAMELESS,
    "highlights": "highlight",
}
"""What the marks of a column are that say it by its name alone."""


def _unlabelled(name: str, value: Any) -> list[dict[str, Any]]:
    """``"claims": [{"claim": words, "start": 0, "end": 20}]``: each with the label that the column's name says."""
    items = records_in(value) if name in _SINGULAR else []
    if not items or any(of and plain(key) in marks.LABELS for key, of in items[0].items()):
        return []
    found = [*marks.found(items)]
    if not len(found) == len(items) == len(value) or not all(
        it.ranges and not it.labels for it in found
    ):
        return []
    label = _SINGULAR[name]
    words = [it.get(label) if "text" not in it else None for it in items]
    return [
        {**{key: of for key, of in it.items() if key != label}, "label": label, "text": quote}
        if isinstance(quote, str)
        else {**it, "label": label}
        for it, quote in zip(items, words, strict=True)
    ]


# -- numbers of letters


def _letters(name: str, value: Any, record: Record) -> dict[str, Any] | None:
    """``[8, 9, 10, 15]``: each run is a mark."""
    numbers = cast("list[Any]", value) if isinstance(value, list) else []
    longest = max((len(it) for it in record.values() if isinstance(it, str)), default=0)
    if not _are_letters(numbers, longest):
        return None
    ends = [at for at in range(1, len(numbers)) if numbers[at] != numbers[at - 1] + 1]
    runs = zip([0, *ends], [*ends, len(numbers)], strict=True)
    places = [{"start": numbers[a], "end": numbers[b - 1] + 1, "label": NAMELESS} for a, b in runs]
    return {name: places}


def _are_letters(numbers: list[Any], longest: int) -> bool:
    if not numbers or any(type(it) is not int for it in numbers):
        return False
    if len(numbers) == len(_ENDS) and numbers[1] > numbers[0] + 1:
        return False  # more likely where something begins and ends
    rising = all(one < other for one, other in pairwise(numbers))
    return rising and numbers[0] >= 0 and numbers[-1] < longest


# -- opinions on aspects


def _terms(name: str, value: Any, record: Record) -> dict[str, Any] | None:
    """``{"term": words, "from": start, "to": end, "polarity": ...}``; a target has its category for a label."""
    items = records_in(value)
    if not items or not all(_is_term(folded(it)) for it in items):
        return None
    marks: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for it in items:
        of = folded(it)
        words, start, end = of.get("term", of.get("target")), whole(of["from"]), whole(of["to"])
        if words == _NOTHING:
            continue
        if start == end:  # it is said of nothing that the text names
            others.append(it)
            continue
        said = {key: given for key, given in it.items() if plain(key) not in _OF_TERM}
        label = said.pop("category", None) if "target" in of else None
        marks.append({**said, "label": label or ASPECT, "start": start, "end": end, "text": words})
    odd = {f"{name}.?": True} if odd_in(value) else {}
    return {name: marks, **odd, **_classes(others, record)}


_NOTHING = "noaspectterm"
"""How some files say that there is none."""
_OF_TERM = ("term", "target", "from", "to")


def _is_term(of: Mapping[str, Any]) -> bool:
    words = of.get("term", of.get("target", 0))
    placed = whole(of.get("from")) is not None and whole(of.get("to")) is not None
    return placed and (words is None or isinstance(words, str))


def _of_whole(name: str, value: Any, record: Record) -> dict[str, Any] | None:
    items = records_in(value)
    if not items or odd_in(value) or not all("category" in it for it in items):
        return None
    return {name: None, **_classes(items, record)}


def _classes(items: list[dict[str, Any]], record: Record) -> dict[str, Any]:
    """Categories with what is thought of them, as labels of the text."""
    said = [f"{it.get('category', ASPECT)}: {it.get('polarity', '')}".rstrip(": ") for it in items]
    told = record.get(CLASSES)
    if told not in (None, "", []) and said:
        return {f"{CLASSES}.?": said}
    return {CLASSES: said} if said else {}


# -- answers to questions


def _questions(name: str, value: Any, record: Record) -> dict[str, Any] | None:
    """Each answer is a mark that says its question; questions without one are told."""
    questions = records_in(value)
    if not questions or not any("answers" in it for it in questions):
        return None
    marks: list[dict[str, Any]] = []
    unanswered = len(odd_in(value))
    for it in questions:
        found = [*_answers_in(it.get("answers"), ANSWER)]
        found += _answers_in(it.get("plausible_answers"), f"plausible_{ANSWER}")
        asked = {key: it[key] for key in ("question", "id") if isinstance(it.get(key), str | int)}
        told = {f"question_{key}" if key == "id" else key: of for key, of in asked.items()}
        marks += [{**told, **of} for at, of in enumerate(found) if of not in found[:at]]
        unanswered += not found
    return {name: marks, **({f"{name}.unanswered": unanswered} if unanswered else {})}


def _answers(name: str, value: Any, record: Record) -> dict[str, Any] | None:
    """Of one question to a row: ``{"text": [words...], "answer_start": [start...]}``, or a list of objects."""
    found = _answers_in(value, ANSWER)
    if not found:
        return None
    asked = record.get("question")
    told = {"question": asked} if isinstance(asked, str) else {}
    return {name: [{**told, **it} for it in found], **dict.fromkeys(told)}


def _answers_in(value: Any, label: str) -> list[dict[str, Any]]:
    rows = records_in(value)
    if isinstance(value, dict):
        of = record_of(value)
        words, starts = of.get("text"), next((of[it] for it in _STARTS if it in of), None)
        if isinstance(words, list) and isinstance(starts, list):
            pairs = zip(cast("list[Any]", words), cast("list[Any]", starts), strict=False)
            rows = [{"text": it, _STARTS[0]: start} for it, start in pairs]
    found: list[dict[str, Any]] = []
    for it in rows:
        start = next((whole(it[of]) for of in _STARTS if of in it), None)
        if isinstance(it.get("text"), str) and start is not None:
            said = {key: of for key, of in it.items() if key not in _STARTS}
            found.append({**said, "start": start, "label": label})
    return found


_SPELLINGS: dict[str, Spelling] = {
    **dict.fromkeys(("spans", "toxicspans", "charspans", "position", "positions"), _letters),
    **dict.fromkeys(("aspectterms", "aspectterm", "aspects", "opinions", "opinion"), _terms),
    **dict.fromkeys(("aspectcategories", "aspectcategory"), _of_whole),
    **dict.fromkeys(("qas", "questions"), _questions),
    "answers": _answers,
}
