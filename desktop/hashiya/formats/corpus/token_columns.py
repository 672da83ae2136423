"""Which columns rows of tokens have: words, tags or marks, the document, and names of tags; it makes no article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from hashiya.formats.corpus import layers, token_marks
from hashiya.formats.tokens.tag_schemes import is_tag, parted

TOKENS = ("tokens", "words", "token", "word", "tokenized_text", "sentence", "text")
TAGS = ("ner_tags", "ner_tag", "ner", "tags", "labels", "ner_labels", "bio_tags", "iob_tags", "entities", "tag", "label")  # fmt: skip
_IN_DOCUMENT = re.compile(r".*-\d+", re.DOTALL)
_DOCUMENTS = ("document", "document_id", "doc_id", "docid", "doc", "article_id")
_TEXTS = ("text", "sentence", "sent", "raw")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TokenColumns:
    """Which column holds what; ``names`` are those of the numbers that stand for tags.

    ``numbers``: tags are numbers, and nobody says what they mean. ``sentence``: ids that end in a number
    from 1 on within each document. ``others``: nothing of them is taken.
    """

    tokens: str
    tags: str
    names: tuple[str, ...] = ()
    document: str = ""
    text: str = ""
    numbers: bool = False
    sentence: str = ""
    others: tuple[str, ...] = ()
    counting: token_marks.Counting | None = None
    """Not tags but marks by the numbers of their tokens."""
    layered: Mapping[str, layers.Put] = field(default_factory=dict[str, "layers.Put"])
    """Columns of what is said of these marks: relations, events."""


def columns_in(
    rows: Sequence[Row], names: Mapping[str, Sequence[str]] | None = None
) -> TokenColumns | None:
    """Of some rows, if they are such; ``names``: what the numbers of a column stand for."""
    rows = list(map(token_marks.opened, rows))
    classes = names or {}
    keys = list(dict.fromkeys(key for row in rows for key in row))
    tokens = next((it for it in TOKENS if it in keys and _are_words(rows, it)), "")
    if not tokens:
        return None
    beside = [it for it in keys if it != tokens and _is_beside(rows, tokens, it)]
    beside.sort(key=lambda it: TAGS.index(it) if it in TAGS else len(TAGS))
    usual = classes.get("", ())
    tags = next((it for it in beside if _are_tags(rows, it, classes.get(it, usual))), "")
    numbers = not tags
    tags = tags or next((it for it in beside if it in TAGS and _are_numbers(rows, it)), "")
    counting = None if tags else token_marks.counting(rows, tokens)
    if counting:
        tags, numbers = counting.column, False
    if not tags:
        return None
    document = next((it for it in _DOCUMENTS if it in keys and _are_single(rows, it)), "")
    text = next((it for it in _TEXTS if it in keys and _are_single(rows, it)), "")
    sentence = "id" if document and all(map(_IN_DOCUMENT.fullmatch, _strings(rows, "id"))) else ""
    more = layers.of_tokens(keys) if counting else {}
    taken = {tokens, tags, document, text, sentence, *more}
    others = tuple(it for it in keys if it not in taken)
    named = tuple(classes.get(tags) or classes.get("", ()))
    return TokenColumns(
        tokens, tags, named, document, text, numbers, sentence, others, counting, more
    )


def _strings(rows: Sequence[Row], name: str) -> Iterator[str]:
    """What the rows have there, as words; empty where they have none."""
    return (it if isinstance(it := row.get(name), str) else "" for row in rows)


def tags_in(values: list[Any], names: Sequence[str]) -> list[str]:
    """A tag for each value; numbers that have no name, such as -100 for parts of words, are outside."""
    kinds = {*map(type, values)}
    if kinds == {int} and names and min(values) >= 0 and max(values) < len(names):
        return list(map(names.__getitem__, values))
    if kinds == {str} and "" not in values:
        return list(map(str.strip, values))
    return [_tag(it, names) for it in values]


def _tag(value: Any, names: Sequence[str]) -> str:
    if isinstance(value, str):
        return value.strip() or "O"
    return names[value] if type(value) is int and 0 <= value < len(names) else "O"


# -- what a column holds


def _are_words(rows: Sequence[Row], name: str) -> bool:
    lists = [listed(row.get(name)) for row in rows]
    return any(lists) and all(isinstance(it, str) for of in lists for it in of)


def _is_beside(rows: Sequence[Row], tokens: str, name: str) -> bool:
    """Whether it is a list as long as that of the tokens, in nearly all rows."""
    even = [
        isinstance(row.get(name), list) and len(listed(row.get(name))) == len(listed(row[tokens]))
        for row in rows
        if row.get(tokens)
    ]
    return bool(even) and sum(even) * 10 >= len(even) * 9


def _are_tags(rows: Sequence[Row], name: str, names: Sequence[str]) -> bool:
    """Tags of a scheme; or, in a column of their usual names, labels with O among them."""
    values = {_tag(it, names) for row in rows for it in listed(row.get(name))}
    if not names and _are_numbers(rows, name):
        return False
    known = set(names) or values
    marks = {it for it in known if it != "O"}
    if name in TAGS and "O" in known:
        return True
    return bool(marks) and all(is_tag(it) and parted(it)[0] != "?" for it in marks)


def _are_numbers(rows: Sequence[Row], name: str) -> bool:
    values = [it for row in rows for it in listed(row.get(name))]
    return bool(values) and all(type(it) is int for it in values)


def _are_single(rows: Sequence[Row], name: str) -> bool:
    return all(isinstance(row.get(name), str | int | None) for row in rows)


def listed(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []
