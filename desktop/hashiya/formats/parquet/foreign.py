"""Columns of others in Parquet and Arrow: texts with their marks, or tokens with their tags; it opens no file."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, cast

from hashiya.formats import columns, facts, guesses
from hashiya.formats.corpus import marks as corpus_marks
from hashiya.formats.corpus import token_columns, token_rows
from hashiya.formats.corpus.columns import columns_of
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.wording import Inserted, first_of

_SAMPLE = 64
"""Rows of the beginning that show what a column holds."""

_DEEPEST = 6
_SINGLE = ("string", "large_string", "string_view", "bool", "double", "float", "halffloat")
_Row = Mapping[str, Any]
_Names = Mapping[str, tuple[str, ...]]


def is_readable(kind: Any, depth: int = 0) -> bool:
    """Words, numbers, days, and lists and structures of these; nothing that an extension gives a meaning."""
    name = str(kind)
    if name.startswith("extension<"):
        return False
    if name.startswith("dictionary<"):
        return is_readable(kind.value_type, depth + 1)
    if name.startswith(("list<", "large_list<", "fixed_size_list<", "list_view<")):
        return depth < _DEEPEST and is_readable(kind.value_type, depth + 1)
    if name.startswith("struct<"):
        return depth < _DEEPEST and all(is_readable(it.type, depth + 1) for it in kind)
    return name in _SINGLE or name.lstrip("u").startswith(("int", "date", "timestamp"))


def articles(
    file: str, schema: Any, batches: Iterable[Any], options: ReadOptions
) -> Iterator[Incoming | Note]:
    """An article of each row, with its number for a line; or of many rows of tagged tokens."""
    rows = (row for batch in batches for row in batch.to_pylist())
    sample = list(islice(rows, _SAMPLE))
    names = _class_names(schema)
    everything = chain(sample, rows)
    unread = [it.name for it in schema if not is_readable(it.type)]
    if not sample:
        yield Note(message="formats-empty", name=file, lost=True)
        return
    tokens = None if options.columns.get("text") else token_columns.columns_in(sample, names)
    if tokens:
        yield from _passed_over(file, unread)
        stem = file.rpartition(".")[0] or file
        yield from token_rows.articles(file, stem, enumerate(everything, 1), tokens)
        return
    text = _text_column([it.name for it in schema], sample, options)
    if not text:
        yield Note(message="formats-parquet-no-text", name=file, lost=True)
        return
    marks = [
        it for it in sample[0] if it != text and corpus_marks.are([row.get(it) for row in sample])
    ]
    for it in marks:
        unread += corpus_marks.besides(it, [row.get(it) for row in sample])
    nested = [it for it in sample[0] if it not in (text, *marks) and _is_nested(sample, it)]
    yield from _passed_over(file, [*unread, *nested])
    taking = _Taking(file, text, tuple(marks), frozenset(nested), names, options)
    for number, row in enumerate(everything, 1):
        yield taking.article(number, row)


def _passed_over(file: str, names: Sequence[str]) -> Iterator[Note]:
    if names:
        keys = first_of([it[:40] for it in names], 20)
        values: dict[str, Inserted] = {"keys": keys, "count": len(names)}
        yield Note(message="formats-unknown-keys", name=file, values=values, lost=True)


def _class_names(schema: Any) -> _Names:
    """What the numbers of columns stand for, as ``datasets`` writes it beside the columns."""
    try:
        about = json.loads((schema.metadata or {}).get(b"huggingface", b"{}"))
        features = about["info"]["features"]
        items = features.items()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    found = {str(name): _names_in(it) for name, it in items}
    return {name: it for name, it in found.items() if it}


def _names_in(feature: Any) -> tuple[str, ...]:
    """Of a class, or of a list of classes in whichever way the library's versions write it."""
    for _ in range(_DEEPEST):
        if isinstance(feature, list) and feature:
            feature = cast("list[Any]", feature)[0]
        if not isinstance(feature, dict):
            return ()
        of = cast("_Row", feature)
        names = of.get("names")
        if isinstance(names, list):
            return tuple(str(it) for it in cast("list[Any]", names))
        feature = of.get("feature")
    return ()


def _text_column(names: Sequence[str], sample: Sequence[_Row], options: ReadOptions) -> str:
    """The column that the person named, else one with a usual name, else the one of long words, else the only one."""
    asked = options.columns.get("text", "")
    if asked.isascii() and asked.isdigit() and 0 < int(asked) <= len(names):
        return names[int(asked) - 1]
    if asked:
        return asked if asked in names else ""
    cells = [
        [it if isinstance(it := row.get(name), str) else "" for name in names] for row in sample
    ]
    at = columns_of([list(names), *cells], {}, named=True).roles.get("text")
    if at is not None and any(row[at].strip() for row in cells):
        return names[at]
    words = [name for at, name in enumerate(names) if any(row[at] for row in cells)]
    return words[0] if len(words) == 1 else ""


def _is_nested(sample: Sequence[_Row], name: str) -> bool:
    """Whether it holds structures, or lists of anything but words."""
    values = [it for row in sample if (it := row.get(name)) not in (None, [], {})]
    return any(isinstance(it, dict) or _is_list_of_others(it) for it in values)


def _is_list_of_others(value: Any) -> bool:
    if not isinstance(value, list):
        return False
    return not all(isinstance(it, str) for it in cast("list[Any]", value))


class _Taking:
    """Makes an article of a row, column by column."""

    def __init__(
        self,
        file: str,
        text: str,
        marks: tuple[str, ...],
        nested: frozenset[str],
        names: _Names,
        options: ReadOptions,
    ) -> None:
        self._file, self._text, self._marks, self._names = file, text, marks, names
        self._others = nested.union(marks, [text])
        self._chosen = {name: fact for fact, name in options.columns.items() if fact != "text"}

    def article(self, number: int, row: _Row) -> Incoming | Note:
        text = row.get(self._text)
        if not isinstance(text, str) or not guesses.has_letter(text):
            message = "formats-no-letter" if isinstance(text, str) else "formats-line-no-text"
            return Note(message=message, name=self._file, line=number, lost=True)
        draft = Draft(self._file, text, line=number)
        for name in self._marks:
            corpus_marks.put(draft, row.get(name))
        given = {
            self._chosen.get(name, name): self._value(name, value)
            for name, value in row.items()
            if name not in self._others
        }
        number_of = given.pop("id", None)
        said, rest = facts.heard(given, draft.text)
        columns.take(draft, rest, said)
        own_id = str(number_of) if isinstance(number_of, str | int) else ""
        return draft.incoming(id=own_id, **said)

    def _value(self, name: str, value: Any) -> Any:
        """Of a class its name; days as they are written."""
        classes = self._names.get(name, ())
        if type(value) is int and classes:
            return classes[value] if 0 <= value < len(classes) else str(value)
        return value.isoformat() if isinstance(value, datetime.date) else value
